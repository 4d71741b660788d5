// SPDX-License-Identifier: GPL-3.0-or-later
// What a paged log does in its own way.
#include "trace/trace_log.h"

#include <algorithm>
#include <cassert>

namespace muxscope::trace {

bool TraceLog::appendPage(const PagePlace& place, std::unique_ptr<std::byte[]> bytes) {
    assert(isPaged() && place.first == end() && place.count != 0);
    if (!m_pages->append(place, std::move(bytes), budgetBytes()))
        return false;
    m_end.store(place.first + place.count, std::memory_order_release);
    return true;
}

TraceLog::Stretch TraceLog::pageOf(std::uint64_t index, std::shared_ptr<const void>& hold) const {
    PageCache::Page page = m_pages->pageOf(index, budgetBytes());
    hold = std::move(page.hold);
    return {page.memory, page.first, page.end};
}

Event TraceLog::pagedAt(std::uint64_t index) const {
    Event event;
    readInto(event, pageOf(index, event.hold), index);
    return event;
}

std::vector<Loss> TraceLog::losses() const {
    return m_pages ? m_pages->losses() : std::vector<Loss>();
}

std::uint64_t TraceLog::firstAfter(std::int64_t atNs, std::uint64_t from, std::uint64_t to) const {
    if (m_pages) { // what is before the page is not later, what is behind it is
        const PagePlace page = m_pages->placeAfter(atNs);
        from = std::clamp(page.first, from, std::max(from, to));
        to = std::clamp(page.first + page.count, from, std::max(from, to));
    }
    while (from < to) {
        const std::uint64_t middle = from + (to - from) / 2;
        if (at(middle).record.atNs <= atNs)
            from = middle + 1;
        else
            to = middle;
    }
    return from;
}

std::int64_t TraceLog::atNsOf(std::uint64_t index) const {
    if (m_pages) {
        const PagePlace page = m_pages->placeOf(index);
        if (index == page.first)
            return page.fromNs;
        if (index + 1 == page.first + page.count)
            return page.toNs;
    }
    return at(index).record.atNs;
}

} // namespace muxscope::trace
