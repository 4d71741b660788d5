// SPDX-License-Identifier: GPL-3.0-or-later
// The other program that a session shows the calls of: begins to watch it, knows it as long as its trace is
// what the session shows, and says how it ended. One a session, made when it is first asked for. GUI
// thread; never blocks.
#pragma once

#include <QObject>

namespace muxscope::watch {
class ProgramSource;
struct WatchOrder;
} // namespace muxscope::watch

namespace muxscope::ui {

class Session;

class Watching : public QObject {
    Q_OBJECT
public:
    static Watching& of(Session& session);

    // Not while an engine runs: that is said to the user, and nothing else happens.
    void begin(const watch::WatchOrder& order);
    // What is watched, or was; null where the session shows something else.
    [[nodiscard]] const watch::ProgramSource* program() const { return m_program; }

private:
    explicit Watching(Session& session);
    void follow();

    Session& m_session;
    const watch::ProgramSource* m_program = nullptr; // the session's
    bool m_endingTold = false;
};

} // namespace muxscope::ui
