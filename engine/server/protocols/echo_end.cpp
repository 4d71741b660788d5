// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/protocols/echo_end.h"

#include <array>
#include <sys/socket.h>

namespace muxscope::server {

using kernel::Answer;
using trace::Site;

namespace {
constexpr std::size_t kRoomBytes = 16u << 10;
}

std::uint32_t EchoEnd::wanted() const {
    const bool room = !m_inputEnded && waiting() < m_mostBytes;
    return (room ? trace::kIn : 0) | (waiting() != 0 ? trace::kOut : 0);
}

void EchoEnd::ready(std::uint32_t bits, std::int64_t) {
    if ((bits & trace::kIn) != 0)
        receive();
    else if ((bits & (trace::kErr | trace::kHup)) != 0) // nobody is there to read
        m_failed = true;
    if (!m_failed)
        flush();
}

void EchoEnd::receive() {
    std::array<char, kRoomBytes> room;
    const Answer got = m_calls.recv(m_fd, room, 0, Site::relay);
    if (got.wouldBlock() || got.interrupted())
        return;
    m_failed = !got.ok();
    m_inputEnded = got.value == 0;
    if (got.value > 0)
        m_held.append({room.data(), static_cast<std::size_t>(got.value)});
}

void EchoEnd::flush() {
    while (waiting() != 0) {
        const Answer took = m_calls.send(m_fd, m_held.front(), MSG_NOSIGNAL, Site::relay);
        if (took.wouldBlock() || took.interrupted())
            return;
        m_failed = !took.ok();
        if (m_failed)
            return;
        m_held.consumed(static_cast<std::size_t>(took.value));
    }
}

} // namespace muxscope::server
