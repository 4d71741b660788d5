// SPDX-License-Identifier: GPL-3.0-or-later
// How a session file's events come into a log.
#include "trace/session_reader.h"

#include "trace/session_pages.h"
#include "trace/session_segment.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>
#include <sqlite3.h>

namespace muxscope::trace {
namespace {

Error badInput(std::string text) {
    return Error{Error::Kind::input, std::move(text)};
}

// Reads all of the file: seconds, for a large one. Nothing: goOn() said no in between.
std::optional<bool> isSound(Database& database, const std::function<bool()>& goOn) {
    struct Asked {
        const std::function<bool()>& goOn;
        bool stopped = false;
    } asked{goOn};
    constexpr int kStepsBetween = 10'000; // of SQLite's machine: some ms
    const auto ask = [](void* context) {
        auto* each = static_cast<Asked*>(context);
        each->stopped = each->stopped || !each->goOn();
        return each->stopped ? 1 : 0;
    };
    sqlite3_progress_handler(database.handle(), kStepsBetween, ask, &asked);
    bool sound = false;
    {
        auto check = database.prepare("PRAGMA quick_check(1)");
        sound = check && check->step() == SQLITE_ROW && check->text(0) == "ok";
    }
    sqlite3_progress_handler(database.handle(), 0, nullptr, nullptr);
    return asked.stopped ? std::nullopt : std::optional(sound);
}

} // namespace

// One segment, all or nothing of it. Into a paged log it goes as it is: unpacked to where it is read.
Status SessionReader::append(TraceLog& log, SegmentUnpacker& unpacker, Statement& segment) const {
    const auto count = static_cast<std::uint64_t>(segment.integer(1));
    const auto rawBytes = static_cast<std::uint64_t>(segment.integer(2));
    const std::span<const std::byte> packed = segment.blob(3);
    if (!log.isPaged())
        return unpacker.unpack(packed, count, rawBytes,
                               [&](const Record& record, std::span<const std::byte> payload,
                                   std::size_t full) { log.appendAt(record, payload, full); });
    if (const Status admitted = SegmentUnpacker::admit(packed, count, rawBytes); !admitted)
        return admitted;
    std::unique_ptr<std::byte[]> raw(new std::byte[rawBytes]);
    if (const Status unpacked = unpacker.unpackInto({raw.get(), rawBytes}, packed, count);
        !unpacked)
        return unpacked;
    const auto* records = reinterpret_cast<const Record*>(raw.get());
    const PagePlace place{
        log.end(),       static_cast<std::uint32_t>(count), static_cast<std::uint32_t>(rawBytes),
        records[0].atNs, records[count - 1].atNs,           digestOf(packed)};
    return log.appendPage(place, std::move(raw)) ? Status{}
                                                 : Status{badInput("it has too many segments")};
}

Result<std::uint64_t> SessionReader::load(TraceLog& log, const Progress& progress) {
    // A log that others read already has its epoch (FileSource).
    if (m_facts.epoch.monotonicNs != 0 && log.epoch() != m_facts.epoch)
        log.setEpoch(m_facts.epoch);
    SegmentUnpacker unpacker;
    std::uint64_t next = m_facts.firstEvent;
    std::uint64_t done = 0;
    std::string trouble;
    // One statement a segment: the file is not locked while a long recording loads.
    auto statement = m_database.prepare("SELECT first, count, raw_bytes, packed FROM segment WHERE "
                                        "first >= ?1 ORDER BY first LIMIT 1");
    if (!statement)
        return badInput("the events cannot be read: " + m_database.problem());
    while (!progress || progress(done, std::max(done, m_claimedEvents))) {
        statement->reset();
        statement->bind(1, static_cast<std::int64_t>(next));
        const int rc = statement->step();
        if (rc == SQLITE_DONE)
            break;
        if (rc != SQLITE_ROW) {
            trouble = m_database.problem();
            break;
        }
        const auto first = static_cast<std::uint64_t>(statement->integer(0));
        const auto count = static_cast<std::uint64_t>(statement->integer(1));
        if (first != next) {
            trouble = fmt::format("events {} to {} are absent", next + 1, first);
            break;
        }
        const Status status = append(log, unpacker, *statement);
        if (!status) {
            trouble = status.error().text;
            break;
        }
        next += count;
        done += count;
    }
    if (!trouble.empty()) {
        if (done == 0)
            return badInput("the recording is damaged: " + trouble);
        damage(fmt::format("sound up to event {}, then damaged: {}", next, trouble));
    }
    if (next < m_facts.endEvent && (!progress || progress(done, std::max(done, m_claimedEvents))))
        damage(fmt::format("{} events at the end are not in the file", m_facts.endEvent - next));
    // Last: each segment has its own checksum, and the first events are not to wait for the whole file.
    const std::optional<bool> sound = isSound(
        m_database, [&] { return !progress || progress(done, std::max(done, m_claimedEvents)); });
    if (sound && !*sound)
        damage("the file is damaged");
    return done;
}

} // namespace muxscope::trace
