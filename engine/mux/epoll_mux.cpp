// SPDX-License-Identifier: GPL-3.0-or-later
#include "mux/epoll_mux.h"

namespace muxscope::mux {

EpollMux::EpollMux(Calls& calls, std::string_view name, std::uint32_t flags)
    : m_calls(calls), m_name(name), m_flags(flags) {}

Answer EpollMux::open() {
    const Answer answer = m_calls.epollCreate1(EPOLL_CLOEXEC, Site::createMux);
    m_epfd = answer.fd();
    return answer;
}

bool EpollMux::canWatch(Fd fd) const {
    return fd.valid();
}

Answer EpollMux::watch(Fd fd, std::uint32_t bits, Site site) {
    return m_calls.epollCtl(m_epfd, EPOLL_CTL_ADD, fd, bits | m_flags, site);
}

// The kernel looks afresh: what is ready is reported, edge or not, and a one-shot is armed again.
Answer EpollMux::change(Fd fd, std::uint32_t bits, Site site) {
    return m_calls.epollCtl(m_epfd, EPOLL_CTL_MOD, fd, bits | m_flags, site);
}

// Closing the last descriptor of a socket would do it too (epoll(7), Q6); said aloud it can be seen.
Answer EpollMux::unwatch(Fd fd, Site site) {
    return m_calls.epollCtl(m_epfd, EPOLL_CTL_DEL, fd, 0, site);
}

Answer EpollMux::wait(std::int64_t timeoutNs, std::vector<FdBits>& ready) {
    return m_calls.epollWait(m_epfd, m_room, timeoutNs, ready);
}

void EpollMux::close() {
    if (m_epfd.valid())
        m_calls.close(m_epfd, Site::close);
    m_epfd = kNoFd;
}

} // namespace muxscope::mux
