// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/session_pages.h"

#include <functional>
#include <sqlite3.h>
#include <string_view>
#include <utility>

namespace muxscope::trace {
namespace {

Error gone(std::string why) {
    return Error{Error::Kind::input, std::move(why)};
}

} // namespace

std::uint64_t digestOf(std::span<const std::byte> packed) {
    return std::hash<std::string_view>{}(
        {reinterpret_cast<const char*>(packed.data()), packed.size()});
}

SessionPages::SessionPages(std::shared_ptr<const std::vector<std::byte>> bytes, Database database,
                           Database asItIs, std::uint64_t firstEvent)
    : m_bytes(std::move(bytes)),
      m_database(std::move(database)),
      m_asItIs(std::move(asItIs)),
      m_firstEvent(firstEvent) {}

Status SessionPages::fetch(const PagePlace& place, std::span<std::byte> into) {
    Status status = find(place);
    if (status)
        status = unpack(place, into);
    if (m_select)
        m_select->reset(); // lets a recorder that still writes the file go on
    return status;
}

// What is loaded by one statement a segment is asked for by the same one: of a damaged file's pages other
// words could find another.
Status SessionPages::find(const PagePlace& place) {
    const auto first = static_cast<std::int64_t>(place.first + m_firstEvent);
    int rc = SQLITE_ERROR;
    if (!m_select) {
        auto select = m_database.prepare(
            "SELECT first, packed FROM segment WHERE first >= ?1 ORDER BY first LIMIT 1");
        if (select)
            m_select = std::move(*select);
    }
    if (m_select) {
        m_select->bind(1, first);
        rc = m_select->step();
    }
    if (rc == SQLITE_ROW && m_select->integer(0) == first)
        return {};
    if (rc == SQLITE_DONE || rc == SQLITE_ROW)
        return gone("they are no longer in the file");
    // The file has another one's name by now, or none, and beside it stands the journal of a recorder that
    // writes to that one: SQLite would have this file roll it back.
    if (m_database.code() != SQLITE_READONLY_ROLLBACK || !m_asItIs.isOpen())
        return gone(m_database.problem());
    m_select.reset();
    m_database = std::exchange(m_asItIs, Database());
    return find(place);
}

// What is the same bytes as then has been found sound then; and it is checked again: who can write to the
// file while it is open must not be able to crash us.
Status SessionPages::unpack(const PagePlace& place, std::span<std::byte> into) {
    const std::span<const std::byte> packed = m_select->blob(1);
    if (digestOf(packed) != place.digest)
        return gone("something else stands in the file now");
    if (const Status admitted = SegmentUnpacker::admit(packed, place.count, place.bytes); !admitted)
        return admitted;
    m_unpacker.expectFrom(place.fromNs);
    return m_unpacker.unpackInto(into, packed, place.count);
}

} // namespace muxscope::trace
