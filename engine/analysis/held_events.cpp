// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/held_events.h"

namespace muxscope::analysis {

std::uint64_t HeldEvents::add(const trace::Record& record, std::span<const std::byte> payload,
                              std::size_t fullLength, bool complete) {
    if (m_items.empty() && (complete || m_most == 0)) {
        m_log.appendAt(record, payload, fullLength);
        return kNotHeld;
    }
    m_items.push_back({record, {payload.begin(), payload.end()}, fullLength, complete});
    m_bytes += sizeof(Item) + payload.size();
    const std::uint64_t ticket = m_first + m_items.size() - 1;
    // The oldest waits longest: it goes without its arguments, and what it kept from going with it.
    while (m_bytes > m_most && !m_items.empty()) {
        popFront();
        while (!m_items.empty() && m_items.front().complete)
            popFront();
    }
    return complete ? kNotHeld : ticket;
}

void HeldEvents::popFront() {
    const Item& item = m_items.front();
    m_log.appendAt(item.record, item.payload, item.fullLength);
    m_bytes -= sizeof(Item) + item.payload.size();
    m_items.pop_front();
    ++m_first;
}

trace::Record* HeldEvents::find(std::uint64_t ticket) {
    return ticket >= m_first && ticket - m_first < m_items.size()
               ? &m_items[ticket - m_first].record
               : nullptr;
}

void HeldEvents::release(std::uint64_t ticket) {
    if (find(ticket) == nullptr)
        return;
    m_items[ticket - m_first].complete = true;
    while (!m_items.empty() && m_items.front().complete)
        popFront();
}

void HeldEvents::releaseAll() {
    while (!m_items.empty())
        popFront();
}

} // namespace muxscope::analysis
