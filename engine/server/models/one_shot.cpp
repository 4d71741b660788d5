// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/models/one_shot.h"

namespace muxscope::server {

using trace::kIn;
using trace::Site;

void OneShot::handle(const trace::FdBits& item) {
    m_disarmed = Fd{item.fd};
    Multiplexing::handle(item);
    const Fd fd = m_disarmed;
    m_disarmed = kNoFd;
    if (fd == m_listener.fd()) {
        if (!m_listenerPaused && !m_mux.change(fd, kIn, Site::rearm).ok())
            retryListener();
    } else if (rearmSource(fd)) {
        return;
    } else if (Connection* connection = m_connections.find(fd)) {
        if (!m_mux.change(fd, connection->watched, Site::rearm).ok()) {
            connection->watched = 0; // as the kernel has it: nobody would ever report it again
            rest(*connection);
        }
    }
}

// What the disarmed one is to be watched for is said once, when it is armed again.
void OneShot::watch(Connection& connection, std::uint32_t bits) {
    if (connection.fd == m_disarmed)
        connection.watched = bits;
    else
        Multiplexing::watch(connection, bits);
}

} // namespace muxscope::server
