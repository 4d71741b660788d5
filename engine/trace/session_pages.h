// SPDX-License-Identifier: GPL-3.0-or-later
// A session file as the store of a paged log: fetches a segment that was checked when it was loaded. The
// file is still open; that it was renamed, replaced or unlinked since does not matter, and where something
// else stands in it now that is noticed.
#pragma once

#include "trace/page_store.h"
#include "trace/session_database.h"
#include "trace/session_segment.h"

#include <memory>
#include <optional>
#include <vector>

namespace muxscope::trace {

// Of a segment as it stands in the file. Only this program, as long as it runs, knows it again.
std::uint64_t digestOf(std::span<const std::byte> packed);

class SessionPages : public PageStore {
public:
    // `bytes` are what the database reads when it is no file; `asItIs` is then closed. The log's first
    // event is this one of the recorded log.
    SessionPages(std::shared_ptr<const std::vector<std::byte>> bytes, Database database,
                 Database asItIs, std::uint64_t firstEvent);
    Status fetch(const PagePlace& place, std::span<std::byte> into) override;

private:
    Status find(const PagePlace& place);
    Status unpack(const PagePlace& place, std::span<std::byte> into);

    const std::shared_ptr<const std::vector<std::byte>> m_bytes;
    Database m_database;
    Database m_asItIs;
    std::optional<Statement> m_select; // after the database: it goes first
    const std::uint64_t m_firstEvent;
    SegmentUnpacker m_unpacker;
};

} // namespace muxscope::trace
