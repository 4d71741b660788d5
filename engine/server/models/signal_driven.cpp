// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/models/signal_driven.h"

#include <sys/socket.h>

namespace muxscope::server {

using trace::kErr;
using trace::kHup;
using trace::kIn;
using trace::Site;

// Trouble is believed when recv says so too, or SO_ERROR where no input is wanted.
void SignalDriven::handle(const trace::FdBits& item) {
    constexpr std::uint32_t kTrouble = kErr | kHup;
    Connection* connection = m_connections.find(Fd{item.fd});
    if ((item.bits & kTrouble) == 0 || connection == nullptr) {
        EdgeTriggered::handle(item);
        return;
    }
    if ((connection->watched & kIn) != 0) {
        EdgeTriggered::handle({item.fd, (item.bits & ~kTrouble) | kIn});
        return;
    }
    int error = 0;
    m_calls.getsockopt(connection->fd, SOL_SOCKET, SO_ERROR, error, Site::socketError);
    if (error != 0)
        close(*connection);
}

} // namespace muxscope::server
