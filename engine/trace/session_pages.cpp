// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/session_pages.h"

#include <chrono>
#include <functional>
#include <sqlite3.h>
#include <string_view>
#include <thread>
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
                           std::uint64_t firstEvent)
    : m_bytes(std::move(bytes)), m_database(std::move(database)), m_firstEvent(firstEvent) {}

Status SessionPages::fetch(const PagePlace& place, std::span<std::byte> into) {
    Status status = find(place);
    if (status)
        status = unpack(place, into);
    if (m_select)
        m_select->reset(); // lets a recorder that still writes the file go on
    return status;
}

Status SessionPages::find(const PagePlace& place) {
    if (!m_select) {
        // As it was asked when it was loaded: of a damaged file's pages other words could find another.
        auto select = m_database.prepare(
            "SELECT first, packed FROM segment WHERE first >= ?1 ORDER BY first LIMIT 1");
        if (!select)
            return gone(m_database.problem());
        m_select = std::move(*select);
    }
    // A recording that has replaced the file has its journal where SQLite looks for one of this file; it
    // is empty again when that recorder's commit has ended.
    constexpr int kTries = 50;
    constexpr auto kBetween = std::chrono::milliseconds(2);
    const auto first = static_cast<std::int64_t>(place.first + m_firstEvent);
    for (int i = 0;; ++i) {
        m_select->reset();
        m_select->bind(1, first);
        const int rc = m_select->step();
        if (rc == SQLITE_ROW && m_select->integer(0) == first)
            return {};
        if (rc == SQLITE_DONE || rc == SQLITE_ROW)
            return gone("they are no longer in the file");
        if (m_database.code() != SQLITE_READONLY_ROLLBACK || i == kTries)
            return gone(m_database.problem());
        std::this_thread::sleep_for(kBetween);
    }
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
