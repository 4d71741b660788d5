// SPDX-License-Identifier: GPL-3.0-or-later
// Where the pages of a paged TraceLog stand while they are not in memory. A page is what one segment of
// a session file unpacks to (trace/session_segment.h): its records, then their payloads in the same order.
#pragma once

#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace muxscope::trace {

// Of a page that was checked when the log came to hold its events.
struct PagePlace {
    std::uint64_t first = 0; // index of its first event
    std::uint32_t count = 0; // events, at least one
    std::uint32_t bytes = 0; // unpacked
    std::int64_t fromNs = 0; // of its first and last event
    std::int64_t toNs = 0;
    std::uint64_t digest = 0; // of what stands in the store, for the store to know it again
};

class PageStore {
public:
    virtual ~PageStore() = default;
    // Fills `into` (place.bytes, 8-byte aligned) with the page that was checked, or says in one line why
    // it cannot: it is gone, or is not what it was. Never called by two threads at once; blocks on the
    // disk, for some ms.
    virtual Status fetch(const PagePlace& place, std::span<std::byte> into) = 0;
};

} // namespace muxscope::trace
