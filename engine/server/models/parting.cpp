// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/models/parting.h"

#include <array>
#include <string>
#include <sys/socket.h>

namespace muxscope::server {

void refuse(kernel::Calls& calls, Protocol& protocol, Fd fd, std::string_view why) {
    using trace::Site;
    calls.note(trace::NoteKind::connectionRefused, fd, why);
    const std::string reply = protocol.refusal(503);
    calls.send(fd, reply, MSG_NOSIGNAL | MSG_DONTWAIT, Site::refuse);
    calls.shutdown(fd, SHUT_WR, Site::refuse);
    // What has come is read: closing with unread bytes would send RST and take the 503 away.
    std::array<char, 16U << 10> room;
    calls.recv(fd, room, MSG_DONTWAIT, Site::refuse);
    calls.close(fd, Site::refuse);
}

} // namespace muxscope::server
