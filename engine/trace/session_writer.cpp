// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/session_writer.h"

#include "trace/session_database_writer.h"

#include <cerrno>

namespace muxscope::trace {

Result<std::unique_ptr<SessionWriter>> SessionWriter::start(const TraceLog& log, Options options) {
    std::unique_ptr<SessionWriter> writer(new SessionWriter(log, std::move(options)));
    if (const Status created = writer->createFile(); !created)
        return created.error();
    writer->m_thread = std::thread([&recorder = *writer] { recorder.run(); });
    return writer;
}

std::unique_ptr<SessionWriter> SessionWriter::startLater(const TraceLog& log, Options options) {
    std::unique_ptr<SessionWriter> writer(new SessionWriter(log, std::move(options)));
    writer->m_thread = std::thread([&recorder = *writer] {
        if (const Status created = recorder.createFile(); !created)
            recorder.fail(created.error());
        recorder.run();
    });
    return writer;
}

SessionWriter::SessionWriter(const TraceLog& log, Options options)
    : m_log(log), m_options(std::move(options)) {
    m_reader.emplace(log);
    m_written.store(m_reader->keepFrom(), std::memory_order_release);
}

Status SessionWriter::createFile() {
    SessionFileOptions file;
    file.path = m_options.path;
    file.program = m_options.program;
    file.model = m_options.model;
    file.survivesPower = m_options.survivesPower;
    auto database = SessionDatabaseWriter::create(m_log, written(), file);
    if (!database)
        return database.error();
    m_database = std::move(*database);
    return {};
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

void SessionWriter::abandon() {
    {
        const std::lock_guard lock(m_mutex);
        m_abandoned = true;
    }
    (void)stop();
}

void SessionWriter::setMarks(std::vector<SessionMark> bookmarks, std::vector<SessionMark> notes) {
    const std::lock_guard lock(m_mutex);
    m_bookmarks = std::move(bookmarks);
    m_notes = std::move(notes);
    m_marksChanged = true;
}

void SessionWriter::run() {
    if (!failed())
        record();
    m_database.reset();
    m_reader.reset();
}

void SessionWriter::record() {
    bool goOn = true;
    while (goOn && !failed()) {
        goOn = waitForMore();
        if (const std::lock_guard lock(m_mutex); m_abandoned)
            return;
        const Moment end = m_log.end();
        Status status = end == written() ? Status{} : commitUpTo(end);
        if (status)
            status = commitMarks();
        // Out of descriptors, as the server may be on purpose: nothing is lost, the next look tries again.
        const bool passing = !status && (status.error().systemError == EMFILE ||
                                         status.error().systemError == ENFILE);
        if (!status && !(passing && goOn))
            fail(status.error());
    }
    if (failed())
        return;
    if (const Status status = m_database->close(); !status)
        fail(status.error());
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
    if (m_options.mostBytes != 0)
        if (const Status kept = m_database->keepAtMost(m_options.mostBytes); !kept)
            return kept;
    m_bytes.store(m_database->bytes(), std::memory_order_relaxed);
    m_written.store(end, std::memory_order_release);
    m_reader->setKeepFrom(end);
    return {};
}

Status SessionWriter::commitMarks() {
    std::vector<SessionMark> bookmarks;
    std::vector<SessionMark> notes;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_marksChanged)
            return {};
        m_marksChanged = false;
        bookmarks = m_bookmarks;
        notes = m_notes;
    }
    const Status status = m_database->setMarks(bookmarks, notes);
    if (!status) {
        const std::lock_guard lock(m_mutex);
        m_marksChanged = true; // where another try is made
    }
    return status;
}

void SessionWriter::fail(const Error& error) {
    m_status = error;
    m_failed.store(true, std::memory_order_release);
    if (m_options.onError)
        m_options.onError(error);
}

} // namespace muxscope::trace
