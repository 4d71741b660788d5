// SPDX-License-Identifier: GPL-3.0-or-later
#include "mux/poll_mux.h"

namespace muxscope::mux {

PollMux::PollMux(Calls& calls) : m_calls(calls) {}

Answer PollMux::open() {
    return {};
}

bool PollMux::canWatch(Fd fd) const {
    return fd.valid();
}

Answer PollMux::watch(Fd fd, std::uint32_t bits, Site) {
    const auto i = static_cast<std::size_t>(fd.n);
    if (i >= m_placeOf.size())
        m_placeOf.resize(i + 1, -1);
    if (m_placeOf[i] >= 0) // a number that came back without having been unregistered
        return change(fd, bits, Site::none);
    m_placeOf[i] = static_cast<std::int32_t>(m_entries.size());
    m_entries.push_back({fd.n, static_cast<short>(bits), 0});
    m_interest.set(fd, bits);
    return {};
}

Answer PollMux::change(Fd fd, std::uint32_t bits, Site) {
    m_entries[static_cast<std::size_t>(m_placeOf[static_cast<std::size_t>(fd.n)])].events =
        static_cast<short>(bits);
    m_interest.set(fd, bits);
    return {};
}

Answer PollMux::unwatch(Fd fd, Site) {
    // The last entry takes the place: order means nothing to poll, a gap would cost a look each time.
    auto& place = m_placeOf[static_cast<std::size_t>(fd.n)];
    const pollfd last = m_entries.back();
    m_entries[static_cast<std::size_t>(place)] = last;
    m_placeOf[static_cast<std::size_t>(last.fd)] = place;
    m_entries.pop_back();
    place = -1;
    m_interest.set(fd, 0);
    return {};
}

Answer PollMux::wait(std::int64_t timeoutNs, std::vector<FdBits>& ready) {
    return m_calls.poll(m_entries, timeoutNs,
                        m_interest.payload(static_cast<std::uint32_t>(m_entries.size())), ready);
}

void PollMux::close() {}

} // namespace muxscope::mux
