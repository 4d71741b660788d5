// SPDX-License-Identifier: GPL-3.0-or-later
#include "mux/select_mux.h"

#include <cstring>

namespace muxscope::mux {
namespace {

void put(fd_set& set, Fd fd, bool in) {
    if (in)
        FD_SET(fd.n, &set);
    else
        FD_CLR(fd.n, &set);
}

} // namespace

SelectMux::SelectMux(Calls& calls) : m_calls(calls) {}

Answer SelectMux::open() {
    FD_ZERO(&m_rlist);
    FD_ZERO(&m_wlist);
    FD_ZERO(&m_xlist);
    return {};
}

// The trap: FD_SET of a number >= FD_SETSIZE writes behind the set (select(2), BUGS).
bool SelectMux::canWatch(Fd fd) const {
    return fd.n >= 0 && fd.n < FD_SETSIZE;
}

Answer SelectMux::watch(Fd fd, std::uint32_t bits, Site site) {
    return change(fd, bits, site);
}

Answer SelectMux::change(Fd fd, std::uint32_t bits, Site) {
    if (!canWatch(fd))
        return {-EINVAL};
    put(m_rlist, fd, (bits & trace::kIn) != 0);
    put(m_wlist, fd, (bits & trace::kOut) != 0);
    put(m_xlist, fd, (bits & trace::kPri) != 0);
    m_interest.set(fd, bits);
    if (bits != 0 && fd.n > m_highest)
        m_highest = fd.n;
    while (m_highest >= 0 && m_interest.bitsOf(Fd{m_highest}) == 0)
        --m_highest;
    return {};
}

Answer SelectMux::unwatch(Fd fd, Site site) {
    return change(fd, 0, site);
}

Answer SelectMux::wait(std::int64_t timeoutNs, std::vector<FdBits>& ready) {
    // The kernel overwrites what it is given: it gets copies, of the words that count.
    const int nfds = m_highest + 1;
    const std::size_t bytes = static_cast<std::size_t>((nfds + 63) / 64) * 8;
    fd_set rlist;
    fd_set wlist;
    fd_set xlist;
    std::memcpy(&rlist, &m_rlist, bytes);
    std::memcpy(&wlist, &m_wlist, bytes);
    std::memcpy(&xlist, &m_xlist, bytes);
    return m_calls.select(nfds, &rlist, &wlist, &xlist, timeoutNs,
                          m_interest.payload(static_cast<std::uint32_t>(nfds)), ready);
}

void SelectMux::close() {}

} // namespace muxscope::mux
