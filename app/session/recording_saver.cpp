// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/recording_saver.h"

#include "session/bookmarks.h"
#include "session/recording_marks.h"
#include "session/session.h"

#include <QFile>

namespace muxscope::ui {

namespace {

constexpr int kLookMs = 30;

// A recording that was opened stays what it was: made by whom, where and when.
trace::SessionSave::Options optionsFor(const Session& session, const QString& path) {
    trace::SessionSave::Options options;
    options.file.path = QFile::encodeName(path).toStdString();
    if (const auto recorded = session.recorded()) {
        options.file.program = recorded->program;
        options.file.model = recorded->model;
        options.file.host = recorded->host;
        options.file.createdNs = recorded->createdNs;
        options.file.firstEvent = recorded->firstEvent;
        options.closedNs = recorded->closedNs;
    } else {
        options.file.program = "muxscope " MUXSCOPE_VERSION;
        options.file.model =
            (session.settings().model + QLatin1Char(' ') + session.settings().protocol)
                .toStdString();
        options.file.createdNs = session.log().epoch().realtimeNs;
    }
    options.bookmarks = bookmarkMarks(session.bookmarks());
    options.notes = noteMarks(session.bookmarks(), session.log().begin());
    return options;
}

} // namespace

RecordingSaver::RecordingSaver(Session& session, QObject* parent)
    : QObject(parent), m_session(session) {
    connect(&m_pace, &QTimer::timeout, this, &RecordingSaver::look);
    // The old log is there until all have heard of the new one.
    connect(&session, &Session::traceReplaced, this, &RecordingSaver::forget);
}

RecordingSaver::~RecordingSaver() = default;

void RecordingSaver::save(const QString& path) {
    if (busy() || !m_session.hasTrace())
        return;
    m_path = path;
    const trace::TraceLog& log = m_session.log();
    m_save = std::make_unique<trace::SessionSave>(log, log.end(), optionsFor(m_session, path));
    m_pace.start(kLookMs);
}

void RecordingSaver::cancel() {
    if (m_save)
        m_save->cancel();
}

void RecordingSaver::look() {
    if (!m_save || m_save->state() == trace::SessionSave::State::running)
        return;
    m_pace.stop();
    const std::unique_ptr<trace::SessionSave> save = std::move(m_save);
    save->join();
    const bool done = save->state() == trace::SessionSave::State::done;
    if (done) {
        m_savedTo = save->savedTo();
        m_session.savedAs(m_path);
        emit saved(m_path);
    } else if (save->state() == trace::SessionSave::State::cancelled) {
        emit cancelled();
    } else {
        emit failed(QString::fromStdString(save->error().text));
    }
    emit finished(done);
}

void RecordingSaver::forget() {
    m_savedTo = 0;
    m_pace.stop();
    if (!m_save)
        return;
    m_save.reset();
    emit cancelled();
    emit finished(false);
}

} // namespace muxscope::ui
