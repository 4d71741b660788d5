// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/session_writer.h"

#include "trace/session_database.h"
#include "trace/session_segment.h"

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
    if (::unlink(path.c_str()) != 0)
        return cannotRecord(path, strerrordesc_np(errno), errno);
    // A journal left by a killed recorder would be rolled into the new file.
    ::unlink((path + "-journal").c_str());
    return {};
}

} // namespace

// The file: schema, one transaction a commit. The recorder's thread after create().
class SessionDatabaseWriter {
public:
    static Result<std::unique_ptr<SessionDatabaseWriter>>
    create(const TraceLog& log, const SessionWriter::Options& options);

    // Appends [from, to) as segments in one transaction.
    Status append(const TraceLog& log, Moment from, Moment to);
    Status close(const TraceLog& log);
    [[nodiscard]] std::uint64_t bytes() const { return m_bytes; }

private:
    Status insert(const TraceLog& log, Moment from, Moment to);
    Status setMeta(std::string_view key, std::string_view value);
    Status setMeta(std::string_view key, std::int64_t value) {
        return setMeta(key, std::string_view(fmt::format("{}", value)));
    }
    Status writeMeta(const TraceLog& log, const SessionWriter::Options& options);
    Error problem() const {
        return cannotRecord(m_path, m_database.problem(),
                            sqlite3_system_errno(m_database.handle()));
    }

    std::string m_path;
    Database m_database;
    std::optional<Statement> m_insert;
    std::optional<Statement> m_setMeta;
    SegmentPacker m_packer;
    std::uint64_t m_bytes = 0;
};

Result<std::unique_ptr<SessionDatabaseWriter>>
SessionDatabaseWriter::create(const TraceLog& log, const SessionWriter::Options& options) {
    if (options.path.empty())
        return Error{Error::Kind::usage, "a recording needs a file name"};
    if (const Status clear = clearPlace(options.path); !clear)
        return clear.error();
    auto writer = std::make_unique<SessionDatabaseWriter>();
    writer->m_path = options.path;
    auto database = Database::open(options.path, Database::Mode::create);
    if (!database)
        return cannotRecord(options.path, database.error().text, database.error().systemError);
    writer->m_database = std::move(*database);
    // A rollback journal, not a write-ahead log: what is committed stands in the one file, which
    // can be copied, or opened where nothing may be written. Appending makes the journal small.
    const std::string setUp =
        fmt::format("PRAGMA page_size=16384; PRAGMA application_id={}; PRAGMA user_version={};"
                    "PRAGMA journal_mode=TRUNCATE; PRAGMA synchronous=NORMAL; PRAGMA mmap_size=0;"
                    "BEGIN; {}; {}; {}; {}; COMMIT",
                    kSessionApplicationId, kSessionFormat, kMetaTable, kSegmentTable, kNoteTable,
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
    if (const Status status = writer->writeMeta(log, options); !status)
        return status.error();
    return writer;
}

Status SessionDatabaseWriter::writeMeta(const TraceLog& log,
                                        const SessionWriter::Options& options) {
    if (!m_database.run("BEGIN"))
        return problem();
    const TraceLog::Epoch epoch = log.epoch();
    const bool done =
        setMeta("format", kSessionFormat) && setMeta("program", options.program) &&
        setMeta("model", options.model) && setMeta("host", hostText()) &&
        setMeta("byte_order", "little") && setMeta("epoch_monotonic_ns", epoch.monotonicNs) &&
        setMeta("epoch_realtime_ns", epoch.realtimeNs) && setMeta("created_ns", realtimeNs()) &&
        setMeta("snap_length", log.snapLength()) &&
        setMeta("first_event", static_cast<std::int64_t>(log.begin())) &&
        setMeta("end_event", static_cast<std::int64_t>(log.begin()));
    if (!done || !m_database.run("COMMIT"))
        return problem();
    return {};
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

Status SessionDatabaseWriter::append(const TraceLog& log, Moment from, Moment to) {
    if (!m_database.run("BEGIN IMMEDIATE"))
        return problem();
    Status status = insert(log, from, to);
    if (status && !m_database.run("COMMIT"))
        status = problem();
    if (!status)
        (void)m_database.run("ROLLBACK"); // SQLite may have done so already
    return status;
}

Status SessionDatabaseWriter::insert(const TraceLog& log, Moment from, Moment to) {
    while (from < to) {
        const auto segment = m_packer.pack(log, from, to);
        if (!segment)
            return cannotRecord(m_path, segment.error().text);
        m_insert->reset();
        m_insert->bind(1, static_cast<std::int64_t>(segment->first));
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
        m_bytes += segment->packed.size();
        from += segment->count;
    }
    const TraceLog::Stalls stalls = log.stalls();
    if (const Status status = setMeta("end_event", static_cast<std::int64_t>(to)); !status)
        return status;
    if (stalls.count == 0)
        return {};
    const Status status = setMeta("stalls", static_cast<std::int64_t>(stalls.count));
    return status ? setMeta("stalled_ns", stalls.ns) : status;
}

Status SessionDatabaseWriter::close(const TraceLog& log) {
    (void)log;
    if (!setMeta("closed_ns", realtimeNs()))
        return problem();
    m_insert.reset();
    m_setMeta.reset();
    if (!m_database.run("PRAGMA journal_mode=DELETE"))
        return problem();
    m_database = {};
    return {};
}

Result<std::unique_ptr<SessionWriter>> SessionWriter::start(const TraceLog& log, Options options) {
    auto database = SessionDatabaseWriter::create(log, options);
    if (!database)
        return database.error();
    return std::unique_ptr<SessionWriter>(
        new SessionWriter(log, std::move(options), std::move(*database)));
}

SessionWriter::SessionWriter(const TraceLog& log, Options options,
                             std::unique_ptr<SessionDatabaseWriter> database)
    : m_log(log), m_options(std::move(options)), m_database(std::move(database)) {
    m_reader.emplace(log);
    m_written.store(m_reader->keepFrom(), std::memory_order_release);
    m_thread = std::thread([this] { run(); });
}

SessionWriter::~SessionWriter() {
    (void)stop(); // an error was told by onError already
}

Status SessionWriter::stop() {
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
    return m_status;
}

void SessionWriter::run() {
    bool goOn = true;
    while (goOn && !failed()) {
        goOn = waitForMore();
        const Moment end = m_log.end();
        if (end == written())
            continue;
        const Status status = commitUpTo(end);
        // Out of descriptors, as the server may be on purpose: nothing is lost, the next look tries again.
        const bool passing = !status && (status.error().systemError == EMFILE ||
                                         status.error().systemError == ENFILE);
        if (!status && !(passing && goOn))
            fail(status.error());
    }
    if (!failed())
        if (const Status status = m_database->close(m_log); !status)
            fail(status.error());
    m_database.reset();
    m_reader.reset();
}

// False when it is time to stop. A look at the log every kCommitMs / 5 finds a flood early.
bool SessionWriter::waitForMore() {
    std::unique_lock lock(m_mutex);
    for (int look = 0; look < 5 && !m_stopping; ++look) {
        if (m_log.end() - written() >= kCommitEvents)
            break;
        m_wake.wait_for(lock, std::chrono::milliseconds(kCommitMs / 5),
                        [this] { return m_stopping; });
    }
    return !m_stopping;
}

Status SessionWriter::commitUpTo(Moment end) {
    const Status status = m_database->append(m_log, written(), end);
    if (!status)
        return status;
    m_bytes.store(m_database->bytes(), std::memory_order_relaxed);
    m_written.store(end, std::memory_order_release);
    m_reader->setKeepFrom(end);
    return {};
}

void SessionWriter::fail(const Error& error) {
    m_status = error;
    m_failed.store(true, std::memory_order_release);
    if (m_options.onError)
        m_options.onError(error);
}

} // namespace muxscope::trace
