// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps a copy of what is being recorded on the disk, so that a program that is killed loses no more than
// the last 250 ms (trace/session_writer.h). The copy goes when the window is closed or another trace takes
// the recording's place; what a killed program left is found by trace/recovery_folder.h. The recorder has
// a thread of its own; a full disk ends the copy, not the server. GUI thread; never waits for the disk,
// except for a moment when a copy is thrown away.
#pragma once

#include "trace/recovery_folder.h"
#include "trace/session_writer.h"

#include <QObject>
#include <memory>
#include <string>

namespace muxscope::ui {

class Session;

class Autosave : public QObject {
    Q_OBJECT
public:
    // Of packed events; the oldest go first.
    static constexpr std::uint64_t kMostBytes = std::uint64_t{256} << 20;

    Autosave(Session& session, std::string folder, QObject* parent = nullptr);
    ~Autosave() override; // throws the copy away, unless keep() was called

    // The copy outlives this: the program is ended from outside.
    void keep() { m_keep = true; }
    [[nodiscard]] bool recording() const { return m_writer && !m_writer->failed(); }
    // One past the last event that is safe.
    [[nodiscard]] Moment written() const { return m_writer ? m_writer->written() : 0; }

signals:
    // No copy is kept of this recording, with the reason. Once.
    void failed(const QString& text);

private:
    void begin();
    void writeMarks();
    void end();

    Session& m_session;
    const std::string m_folder;
    trace::RecoveryPlace m_place;
    std::unique_ptr<trace::SessionWriter> m_writer;
    bool m_tried = false; // for this trace
    bool m_keep = false;
};

} // namespace muxscope::ui
