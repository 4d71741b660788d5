// SPDX-License-Identifier: GPL-3.0-or-later
// Marks that the user sets: bookmarks and breakpoints.
#include "session/bookmarks.h"
#include "session/breakpoints.h"
#include "session/call_at_cursor.h"
#include "window/actions.h"
#include "window/docks.h"
#include "window/main_window.h"

#include <QApplication>

#include <algorithm>

namespace muxscope::ui {

void MainWindow::connectMarks() {
    Playback& playback = m_session.playback();
    const auto on = [this](Order order, auto&& what) {
        connect(orders()[order], &QAction::triggered, this, what);
    };
    on(Order::toggleBookmark, [this, &playback] {
        if (m_session.hasTrace())
            m_session.bookmarks().toggle(playback.cursor());
    });
    on(Order::nextBookmark,
       [this, &playback] { goTo(m_session.bookmarks().next(playback.cursor())); });
    on(Order::previousBookmark,
       [this, &playback] { goTo(m_session.bookmarks().previous(playback.cursor())); });
    on(Order::toggleBreakpoint, [this] { toggleBreakpoint(); });
    on(Order::showBreakpoints, [this] { docks().raise("breakpoints"); });
}

void MainWindow::goTo(const std::optional<Bookmark>& bookmark) {
    if (bookmark && m_session.hasTrace())
        m_session.playback().goTo(
            std::clamp<Moment>(bookmark->moment, m_session.firstMoment(), m_session.head()));
}

// Where the keys are: a view with lines of its own knows which; else at the cursor's call.
void MainWindow::toggleBreakpoint() {
    QWidget* focus = QApplication::focusWidget();
    if (focus != nullptr && focus->metaObject()->indexOfMethod("toggleBreakpoint()") >= 0) {
        QMetaObject::invokeMethod(focus, "toggleBreakpoint");
        return;
    }
    if (const auto call = callAtCursor(m_session))
        m_session.breakpoints().toggleCall(*call);
}

} // namespace muxscope::ui
