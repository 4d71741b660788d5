// SPDX-License-Identifier: GPL-3.0-or-later
// Saves what the session shows as a session file, in a thread of its own; the server goes on. A file that
// stood there is replaced once the new one is whole. GUI thread; never blocks, except for a moment when the
// session gets another trace before it is done.
#pragma once

#include "trace/session_save.h"

#include <QObject>
#include <QString>
#include <QTimer>
#include <memory>

namespace muxscope::ui {

class Session;

class RecordingSaver : public QObject {
    Q_OBJECT
public:
    explicit RecordingSaver(Session& session, QObject* parent = nullptr);
    ~RecordingSaver() override; // cancels

    // One at a time.
    void save(const QString& path);
    void cancel();
    [[nodiscard]] bool busy() const { return m_save != nullptr; }
    [[nodiscard]] double progress() const { return m_save ? m_save->progress() : 1.0; }
    [[nodiscard]] const QString& path() const { return m_path; } // of the latest
    // One past the last event of this trace that stands in a file.
    [[nodiscard]] Moment savedTo() const { return m_savedTo; }

signals:
    void saved(const QString& path);
    void failed(const QString& text);
    void cancelled();
    void finished(bool saved); // after any of the three

private:
    void look();
    void forget();

    Session& m_session;
    std::unique_ptr<trace::SessionSave> m_save;
    QTimer m_pace;
    QString m_path;
    Moment m_savedTo = 0;
};

} // namespace muxscope::ui
