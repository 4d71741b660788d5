// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/autosave.h"

#include "session/bookmarks.h"
#include "session/recording_marks.h"
#include "session/session.h"

namespace muxscope::ui {

Autosave::Autosave(Session& session, std::string folder, QObject* parent)
    : QObject(parent), m_session(session), m_folder(std::move(folder)) {
    // The old log is there until all have heard of the new one.
    connect(&session, &Session::traceReplaced, this, &Autosave::end);
    connect(&session, &Session::engineChanged, this, &Autosave::begin);
    connect(&session.bookmarks(), &Bookmarks::changed, this, &Autosave::writeMarks);
    connect(&session.bookmarks(), &Bookmarks::notesChanged, this, &Autosave::writeMarks);
    begin();
}

Autosave::~Autosave() {
    if (m_keep && m_writer) {
        (void)m_writer->stop();
        m_writer.reset();
        return; // and the place lets go of it
    }
    end();
}

// A server that runs; one that could not be started has nothing to be kept.
void Autosave::begin() {
    const bool runs = m_session.engine() == Session::Engine::running ||
                      m_session.engine() == Session::Engine::atGate;
    if (!runs || m_tried)
        return;
    m_tried = true;
    auto place = trace::RecoveryPlace::take(m_folder);
    if (!place) {
        emit failed(QString::fromStdString(place.error().text));
        return;
    }
    m_place = std::move(*place);
    trace::SessionWriter::Options options;
    options.path = m_place.path();
    options.program = "muxscope " MUXSCOPE_VERSION;
    const ServerSettings& settings = m_session.settings();
    options.model = (settings.model + QLatin1Char(' ') + settings.protocol).toStdString();
    options.mostBytes = kMostBytes;
    options.survivesPower = false; // four syncs a second would be felt by all who use the disk
    options.onError = [this](const Error& error) { // in the recorder's thread
        QMetaObject::invokeMethod(
            this, [this, text = QString::fromStdString(error.text)] { emit failed(text); },
            Qt::QueuedConnection);
    };
    m_writer = trace::SessionWriter::startLater(m_session.log(), options);
    writeMarks();
}

void Autosave::writeMarks() {
    if (m_writer)
        m_writer->setMarks(bookmarkMarks(m_session.bookmarks()),
                           noteMarks(m_session.bookmarks(), m_session.log().begin()));
}

void Autosave::end() {
    m_tried = false;
    if (m_writer) {
        m_writer->abandon();
        m_writer.reset();
    }
    m_place.discard();
}

} // namespace muxscope::ui
