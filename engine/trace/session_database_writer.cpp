// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/session_database_writer.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/utsname.h>
#include <unistd.h>

namespace muxscope::trace {
namespace {

Error cannotRecord(const std::string& path, std::string_view why, int systemError = 0) {
    return Error{Error::Kind::environment, fmt::format("cannot record to {}: {}", path, why),
                 systemError};
}

std::string hostText() {
    utsname host{};
    if (uname(&host) != 0)
        return "unknown";
    return fmt::format("{} {} {}, {} processors", host.sysname, host.release, host.machine,
                       sysconf(_SC_NPROCESSORS_ONLN));
}

// SQLite: https://www.sqlite.org/fileformat2.html, the magic at 0, application_id at 68.
bool isSession(std::span<const unsigned char, 72> head) {
    const std::array<unsigned char, 4> id{head[68], head[69], head[70], head[71]};
    return std::memcmp(head.data(), "SQLite format 3", 16) == 0 &&
           std::memcmp(id.data(), "MUXS", id.size()) == 0;
}

// Makes the place free: gone, or a recording that may be replaced.
Status clearPlace(const std::string& path) {
    if (const Status may = mayRecordTo(path); !may)
        return may;
    if (::unlink(path.c_str()) != 0 && errno != ENOENT)
        return cannotRecord(path, strerrordesc_np(errno), errno);
    // A journal left by a killed recorder would be rolled into the new file.
    ::unlink((path + "-journal").c_str());
    return {};
}

} // namespace

Status mayRecordTo(const std::string& path) {
    const int fd =
        ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK); // a pipe must not hold us
    if (fd < 0)
        return errno == ENOENT ? Status{}
                               : Status{cannotRecord(path, strerrordesc_np(errno), errno)};
    struct stat facts {};
    std::array<unsigned char, 72> head{};
    const bool regular = fstat(fd, &facts) == 0 && S_ISREG(facts.st_mode);
    const bool session = regular && ::read(fd, head.data(), head.size()) == 72 && isSession(head);
    ::close(fd);
    if (!regular)
        return cannotRecord(path, "it is not a plain file");
    if (facts.st_size != 0 && !session)
        return cannotRecord(path, "a file that is not a Muxscope recording is there already");
    return {};
}

Error SessionDatabaseWriter::problem() const {
    return cannotRecord(m_path, m_database.problem(), sqlite3_system_errno(m_database.handle()));
}

template <class Work>
Status SessionDatabaseWriter::together(Work&& work) {
    if (!m_database.run("BEGIN IMMEDIATE"))
        return problem();
    Status status = work();
    if (status && !m_database.run("COMMIT"))
        status = problem();
    if (!status)
        (void)m_database.run("ROLLBACK"); // SQLite may have done so already
    return status;
}

Result<std::unique_ptr<SessionDatabaseWriter>>
SessionDatabaseWriter::create(const TraceLog& log, Moment from, const SessionFileOptions& options) {
    if (options.path.empty())
        return Error{Error::Kind::usage, "a recording needs a file name"};
    if (const Status clear = clearPlace(options.path); !clear)
        return clear.error();
    auto writer = std::make_unique<SessionDatabaseWriter>();
    writer->m_path = options.path;
    writer->m_offset = options.firstEvent;
    auto database = Database::open(options.path, Database::Mode::create);
    if (!database)
        return cannotRecord(options.path, database.error().text, database.error().systemError);
    writer->m_database = std::move(*database);
    // A rollback journal, not a write-ahead log: what is committed stands in the one file, which
    // can be copied, or opened where nothing may be written. Appending makes the journal small.
    const std::string setUp =
        fmt::format("PRAGMA page_size={}; PRAGMA application_id={}; PRAGMA user_version={};"
                    "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous={}; PRAGMA mmap_size=0;"
                    "BEGIN; {}; {}; {}; {}; COMMIT",
                    options.small ? 1024 : 16384, kSessionApplicationId, kSessionFormat,
                    options.survivesPower ? "NORMAL" : "OFF", kMetaTable, kSegmentTable, kNoteTable,
                    kBookmarkTable);
    if (!writer->m_database.run(setUp.c_str()))
        return writer->problem();
    auto insert = writer->m_database.prepare(
        "INSERT INTO segment(first, count, from_ns, to_ns, raw_bytes, packed) "
        "VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
    auto set = writer->m_database.prepare("INSERT OR REPLACE INTO meta(key, value) VALUES(?1, ?2)");
    if (!insert || !set)
        return writer->problem();
    writer->m_insert = std::move(*insert);
    writer->m_setMeta = std::move(*set);
    const Status status = writer->together([&] { return writer->writeMeta(log, from, options); });
    if (!status)
        return status.error();
    return writer;
}

Status SessionDatabaseWriter::writeMeta(const TraceLog& log, Moment from,
                                        const SessionFileOptions& options) {
    const TraceLog::Epoch epoch = log.epoch();
    const auto first = static_cast<std::int64_t>(from + m_offset);
    const bool done =
        setNumber("format", kSessionFormat) && setMeta("program", options.program) &&
        setMeta("model", options.model) &&
        setMeta("host", options.host.empty() ? hostText() : options.host) &&
        setMeta("byte_order", "little") && setNumber("epoch_monotonic_ns", epoch.monotonicNs) &&
        setNumber("epoch_realtime_ns", epoch.realtimeNs) &&
        setNumber("created_ns", options.createdNs != 0 ? options.createdNs : realtimeNs()) &&
        setNumber("snap_length", log.snapLength()) && setNumber("first_event", first) &&
        setNumber("end_event", first);
    return done ? Status{} : Status{problem()};
}

Status SessionDatabaseWriter::setMeta(std::string_view key, std::string_view value) {
    m_setMeta->reset();
    m_setMeta->bind(1, key);
    m_setMeta->bind(2, value);
    const int rc = m_setMeta->step();
    if (rc != SQLITE_DONE)
        return problem();
    m_setMeta->reset();
    return {};
}

Status SessionDatabaseWriter::setNumber(std::string_view key, std::int64_t value) {
    return setMeta(key, fmt::format("{}", value));
}

Status SessionDatabaseWriter::append(const TraceLog& log, Moment from, Moment to) {
    const std::size_t before = m_stored.size();
    const std::uint64_t bytesBefore = m_bytes;
    Status status = together([&] { return insert(log, from, to); });
    if (!status) {
        m_stored.resize(before);
        m_bytes = bytesBefore;
    }
    return status;
}

Status SessionDatabaseWriter::insert(const TraceLog& log, Moment from, Moment to) {
    while (from < to) {
        const auto segment = m_packer.pack(log, from, to);
        if (!segment)
            return cannotRecord(m_path, segment.error().text);
        const std::uint64_t first = segment->first + m_offset;
        m_insert->reset();
        m_insert->bind(1, static_cast<std::int64_t>(first));
        m_insert->bind(2, static_cast<std::int64_t>(segment->count));
        m_insert->bind(3, segment->fromNs);
        m_insert->bind(4, segment->toNs);
        m_insert->bind(5, static_cast<std::int64_t>(segment->rawBytes));
        m_insert->bind(6, segment->packed);
        if (m_insert->step() != SQLITE_DONE) {
            const Status failed = problem();
            m_insert->reset();
            return failed;
        }
        m_insert->reset();
        m_stored.push_back({first, segment->count, segment->packed.size()});
        m_bytes += segment->packed.size();
        from += segment->count;
    }
    const TraceLog::Stalls stalls = log.stalls();
    const Status status = setNumber("end_event", static_cast<std::int64_t>(to + m_offset));
    if (!status || stalls.count == 0)
        return status;
    const Status counted = setNumber("stalls", static_cast<std::int64_t>(stalls.count));
    return counted ? setNumber("stalled_ns", stalls.ns) : counted;
}

Status SessionDatabaseWriter::keepAtMost(std::uint64_t bytes) {
    std::size_t many = 0;
    std::uint64_t left = m_bytes;
    while (left > bytes && many + 1 < m_stored.size())
        left -= m_stored[many++].bytes;
    if (many == 0)
        return {};
    const Status status = together([&] { return removeOldest(many); });
    if (!status)
        return status;
    m_stored.erase(m_stored.begin(), m_stored.begin() + static_cast<std::ptrdiff_t>(many));
    m_bytes = left;
    return {};
}

Status SessionDatabaseWriter::removeOldest(std::size_t many) {
    const auto first = static_cast<std::int64_t>(m_stored[many].first);
    const std::string sql = fmt::format("DELETE FROM segment WHERE first < {}", first);
    return m_database.run(sql.c_str()) ? setNumber("first_event", first) : Status{problem()};
}

Status SessionDatabaseWriter::setMarks(const std::vector<SessionMark>& bookmarks,
                                       const std::vector<SessionMark>& notes) {
    return together([&]() -> Status {
        if (!m_database.run("DELETE FROM bookmark; DELETE FROM note"))
            return problem();
        const Status status =
            putMarks("INSERT OR REPLACE INTO bookmark(moment, name) VALUES(?1, ?2)", bookmarks);
        return status ? putMarks("INSERT INTO note(moment, text) VALUES(?1, ?2)", notes) : status;
    });
}

Status SessionDatabaseWriter::putMarks(const char* sql, const std::vector<SessionMark>& marks) {
    auto statement = m_database.prepare(sql);
    if (!statement)
        return problem();
    for (const SessionMark& mark : marks) {
        statement->reset();
        statement->bind(1, static_cast<std::int64_t>(mark.moment + m_offset));
        statement->bind(2, std::string_view(mark.text));
        if (statement->step() != SQLITE_DONE)
            return problem();
    }
    return {};
}

Status SessionDatabaseWriter::close(std::int64_t closedNs) {
    if (!setNumber("closed_ns", closedNs != 0 ? closedNs : realtimeNs()))
        return problem();
    m_insert.reset();
    m_setMeta.reset();
    if (!m_database.run("PRAGMA journal_mode=DELETE"))
        return problem();
    m_database = {};
    return {};
}

} // namespace muxscope::trace
