// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/lost_page.h"

#include "trace/record.h"

#include <cstring>

namespace muxscope::trace {

// All share one payload: a page of many small events must not become larger than it was by much.
LostPage lostPage(const PagePlace& place) {
    const std::size_t recordBytes = place.count * sizeof(Record);
    LostPage page;
    page.bytes = recordBytes + sizeof(PayloadHead) + (kLostEventText.size() + 7) / 8 * 8;
    page.memory.reset(new std::byte[page.bytes]());
    Record record;
    record.value = static_cast<std::int64_t>(NoteKind::remark);
    record.payloadAt = static_cast<std::uint32_t>(recordBytes);
    record.phase = Phase::note;
    const std::int64_t betweenNs = (place.toNs - place.fromNs) / place.count;
    for (std::uint32_t i = 0; i < place.count; ++i) {
        record.atNs = place.fromNs + betweenNs * i;
        std::memcpy(page.memory.get() + i * sizeof(Record), &record, sizeof(record));
    }
    const PayloadHead head{static_cast<std::uint32_t>(kLostEventText.size()),
                           static_cast<std::uint32_t>(kLostEventText.size())};
    std::memcpy(page.memory.get() + recordBytes, &head, sizeof(head));
    std::memcpy(page.memory.get() + recordBytes + sizeof(head), kLostEventText.data(),
                kLostEventText.size());
    return page;
}

} // namespace muxscope::trace
