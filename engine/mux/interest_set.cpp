// SPDX-License-Identifier: GPL-3.0-or-later
#include "mux/interest_set.h"

#include <algorithm>
#include <cstring>

namespace muxscope::mux {

void InterestSet::set(Fd fd, std::uint32_t bits) {
    const auto i = static_cast<std::size_t>(fd.n);
    if (i >= m_now.size()) {
        const std::size_t size = std::max(i + 1, m_now.size() * 2);
        m_now.resize(size);
        m_told.resize(size);
        m_isDirty.resize(size);
    }
    m_now[i] = bits;
    if (m_isDirty[i] == 0) {
        m_isDirty[i] = 1;
        m_dirty.push_back(fd.n);
    }
}

std::span<const std::byte> InterestSet::payload(std::uint32_t nfds) {
    const trace::InterestHead head{nfds, m_first ? 1U : 0U};
    m_first = false;
    m_payload.resize(1);
    static_assert(sizeof(head) == sizeof(trace::FdBits));
    std::memcpy(static_cast<void*>(m_payload.data()), &head, sizeof(head));
    for (const std::int32_t fd : m_dirty) {
        const auto i = static_cast<std::size_t>(fd);
        m_isDirty[i] = 0;
        if (m_now[i] == m_told[i])
            continue;
        m_told[i] = m_now[i];
        m_payload.push_back({fd, m_now[i]});
    }
    m_dirty.clear();
    return std::as_bytes(std::span(m_payload));
}

} // namespace muxscope::mux
