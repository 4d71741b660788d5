// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/session_reader.h"

#include "trace/session_pages.h"
#include "trace/session_rescue.h"
#include "trace/session_segment.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <map>
#include <optional>
#include <sqlite3.h>

namespace muxscope::trace {
namespace {

Error badInput(std::string text) {
    return Error{Error::Kind::input, std::move(text)};
}

// https://www.sqlite.org/security.html, "Untrusted SQLite Database Files".
void harden(sqlite3* handle) {
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_ENABLE_VIEW, 0, nullptr);
    sqlite3_limit(handle, SQLITE_LIMIT_LENGTH, static_cast<int>(kSegmentLimitBytes) + (1 << 20));
    sqlite3_limit(handle, SQLITE_LIMIT_SQL_LENGTH, 4096);
    sqlite3_limit(handle, SQLITE_LIMIT_COLUMN, 32);
    sqlite3_limit(handle, SQLITE_LIMIT_EXPR_DEPTH, 20);
    sqlite3_limit(handle, SQLITE_LIMIT_COMPOUND_SELECT, 3);
    sqlite3_limit(handle, SQLITE_LIMIT_VDBE_OP, 25000);
    sqlite3_limit(handle, SQLITE_LIMIT_FUNCTION_ARG, 8);
    sqlite3_limit(handle, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(handle, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50);
    sqlite3_limit(handle, SQLITE_LIMIT_VARIABLE_NUMBER, 10);
    sqlite3_limit(handle, SQLITE_LIMIT_TRIGGER_DEPTH, 1);
    sqlite3_limit(handle, SQLITE_LIMIT_WORKER_THREADS, 0);
}

std::string printable(std::string text, std::size_t most = 200) {
    text.resize(std::min(text.size(), most));
    for (char& c : text)
        if (static_cast<unsigned char>(c) < 0x20 || c == 0x7f)
            c = '?';
    return text;
}

std::int64_t number(const std::string& text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = error == std::errc{} && end == text.data() + text.size();
    return whole ? std::clamp(value, std::int64_t{0}, std::int64_t{1} << 61) : 0;
}

} // namespace

struct SessionReader::Doors {
    std::shared_ptr<const std::vector<std::byte>> bytes; // null: they stand in a file
    Database database;
    Database pages;
    Database asItIs; // not of bytes
};

Result<std::unique_ptr<SessionReader>> SessionReader::open(const std::string& path) {
    const auto named = [&](Error error) {
        error.text = fmt::format("{}: {}", path, error.text);
        return error;
    };
    auto rescued = openForReading(path);
    if (!rescued)
        return named(rescued.error());
    auto reader = examine({nullptr, std::move(rescued->database), std::move(rescued->pages),
                           std::move(rescued->asItIs)});
    if (!reader)
        return named(reader.error());
    if (!rescued->what.empty())
        (*reader)->m_missing.insert((*reader)->m_missing.begin(), rescued->what);
    (*reader)->m_damaged |= rescued->cut;
    return reader;
}

Result<std::unique_ptr<SessionReader>> SessionReader::openBytes(std::span<const std::byte> bytes) {
    auto copy = std::make_shared<const std::vector<std::byte>>(bytes.begin(), bytes.end());
    auto database = Database::openBytes(*copy);
    if (!database)
        return database.error();
    auto pages = Database::openBytes(*copy);
    if (!pages)
        return pages.error();
    return examine({std::move(copy), std::move(*database), std::move(*pages), {}});
}

Result<std::unique_ptr<SessionReader>> SessionReader::examine(Doors doors) {
    harden(doors.database.handle());
    harden(doors.pages.handle());
    if (doors.asItIs.isOpen())
        harden(doors.asItIs.handle());
    std::unique_ptr<SessionReader> reader(new SessionReader(std::move(doors)));
    if (const Status status = reader->checkFile(); !status)
        return status.error();
    if (const Status status = reader->checkSchema(); !status)
        return status.error();
    if (const Status status = reader->readFacts(); !status)
        return status.error();
    reader->readClaims();
    reader->m_facts.bookmarks = reader->readMarks("bookmark", kBookmarkTable, "name");
    reader->m_facts.notes = reader->readMarks("note", kNoteTable, "text");
    return reader;
}

SessionReader::SessionReader(Doors doors)
    : m_bytes(std::move(doors.bytes)),
      m_database(std::move(doors.database)),
      m_pages(std::move(doors.pages)),
      m_asItIs(std::move(doors.asItIs)) {}

std::unique_ptr<PageStore> SessionReader::takePages() {
    return std::make_unique<SessionPages>(m_bytes, std::move(m_pages), std::move(m_asItIs),
                                          m_facts.firstEvent);
}

void SessionReader::miss(std::string what) {
    m_missing.push_back(std::move(what));
}

void SessionReader::damage(std::string what) {
    m_damaged = true;
    miss(std::move(what));
}

Status SessionReader::checkFile() {
    constexpr const char* kCarefully =
        "PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; "
        "PRAGMA temp_store=MEMORY; PRAGMA query_only=ON";
    if (!m_database.run(kCarefully) || !m_pages.run(kCarefully) ||
        (m_asItIs.isOpen() && !m_asItIs.run(kCarefully)))
        return badInput("not a Muxscope recording: " + m_database.problem());
    const auto pragma = [&](std::string_view sql) -> std::optional<std::int64_t> {
        auto statement = m_database.prepare(sql);
        if (!statement || statement->step() != SQLITE_ROW)
            return {};
        return statement->integer(0);
    };
    const auto id = pragma("PRAGMA application_id");
    if (!id)
        return badInput("not a Muxscope recording: " + m_database.problem());
    if (*id != kSessionApplicationId)
        return badInput("not a Muxscope recording");
    const auto format = pragma("PRAGMA user_version").value_or(0);
    if (format < kOldestSessionFormat || format > kSessionFormat)
        return badInput(fmt::format("recorded in format {}; this program reads format {}", format,
                                    kSessionFormat));
    m_facts.format = static_cast<std::int32_t>(format);
    return {};
}

Status SessionReader::checkSchema() {
    auto schema = m_database.prepare("SELECT type, name, sql FROM sqlite_schema LIMIT 64");
    if (!schema)
        return badInput("not a Muxscope recording: " + m_database.problem());
    const std::map<std::string, std::string_view> wanted = {{"meta", kMetaTable},
                                                            {"segment", kSegmentTable}};
    std::size_t found = 0;
    while (schema->step() == SQLITE_ROW) {
        const auto it = wanted.find(schema->text(1));
        if (it == wanted.end())
            continue;
        if (schema->text(0) != "table" || schema->text(2) != it->second)
            return badInput(fmt::format(
                "not a Muxscope recording: its table {} is not as it must be", it->first));
        ++found;
    }
    if (found != wanted.size())
        return badInput("not a Muxscope recording: it has no events");
    return {};
}

Status SessionReader::readFacts() {
    auto statement = m_database.prepare("SELECT key, value FROM meta LIMIT 256");
    if (!statement)
        return badInput("not a Muxscope recording: " + m_database.problem());
    std::map<std::string, std::string> meta;
    int rc = 0;
    while ((rc = statement->step()) == SQLITE_ROW)
        meta[statement->text(0)] = printable(statement->text(1));
    if (rc != SQLITE_DONE)
        damage("what the file says about itself is damaged");
    if (meta.contains("byte_order") && meta["byte_order"] != "little")
        return badInput("recorded on a machine of the other byte order");
    m_facts.program = meta["program"];
    m_facts.model = meta["model"];
    m_facts.host = meta["host"];
    m_facts.epoch = {number(meta["epoch_monotonic_ns"]), number(meta["epoch_realtime_ns"])};
    m_facts.createdNs = number(meta["created_ns"]);
    m_facts.closedNs = number(meta["closed_ns"]);
    m_facts.firstEvent = static_cast<std::uint64_t>(number(meta["first_event"]));
    m_facts.endEvent = static_cast<std::uint64_t>(number(meta["end_event"]));
    m_facts.stalls = static_cast<std::uint64_t>(number(meta["stalls"]));
    m_facts.stalledNs = number(meta["stalled_ns"]);
    if (m_facts.firstEvent != 0)
        miss(
            fmt::format("the recording begins with event {}; what was before it is not in the file",
                        m_facts.firstEvent + 1));
    return {};
}

// Sizes for a progress bar and a log. The claims are cut to what the segments may hold, so that a
// lie costs nothing.
void SessionReader::readClaims() {
    auto statement = m_database.prepare("SELECT count, raw_bytes FROM segment");
    if (!statement)
        return;
    while (statement->step() == SQLITE_ROW) {
        const std::int64_t bytes = statement->integer(1);
        if (bytes <= 0 || bytes > static_cast<std::int64_t>(kSegmentLimitBytes))
            break;
        m_claimedBytes += static_cast<std::uint64_t>(bytes);
        m_claimedEvents += static_cast<std::uint64_t>(std::clamp<std::int64_t>(
            statement->integer(0), 0, bytes / static_cast<std::int64_t>(sizeof(Record))));
    }
    if (m_facts.endEvent > m_facts.firstEvent)
        m_claimedEvents = std::max(
            m_claimedEvents, std::min(m_facts.endEvent - m_facts.firstEvent,
                                      m_claimedEvents * 2 + kSegmentLimitBytes / sizeof(Record)));
}

// A recording without them, or with tables that are not ours, has none: its events count all the same.
std::vector<SessionMark> SessionReader::readMarks(std::string_view table,
                                                  std::string_view definition,
                                                  std::string_view column) {
    constexpr int kMost = 10'000;
    constexpr std::size_t kLongest = 4096;
    auto schema = m_database.prepare(
        fmt::format("SELECT sql FROM sqlite_schema WHERE type='table' AND name='{}'", table));
    if (!schema || schema->step() != SQLITE_ROW || schema->text(0) != definition)
        return {};
    auto rows = m_database.prepare(
        fmt::format("SELECT moment, {} FROM {} ORDER BY moment LIMIT {}", column, table, kMost));
    std::vector<SessionMark> marks;
    while (rows && rows->step() == SQLITE_ROW) {
        const std::int64_t moment = rows->integer(0);
        if (moment < 0 || static_cast<std::uint64_t>(moment) < m_facts.firstEvent)
            continue; // of a part that is not in the file
        marks.push_back({static_cast<std::uint64_t>(moment) - m_facts.firstEvent,
                         printable(rows->text(1), kLongest)});
    }
    return marks;
}

} // namespace muxscope::trace
