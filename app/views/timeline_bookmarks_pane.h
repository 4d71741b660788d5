// SPDX-License-Identifier: GPL-3.0-or-later
// The bookmarks as a list beside the timeline: Enter goes there, F2 edits the note, Delete removes,
// Ctrl+Z brings back. GUI thread.
#pragma once

#include <QWidget>

class QToolButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace muxscope::ui {

class Session;

class TimelineBookmarksPane : public QWidget {
    Q_OBJECT
public:
    explicit TimelineBookmarksPane(Session& session, QWidget* parent = nullptr);

private:
    void addCommands();
    void fill();
    void goTo(const QTreeWidgetItem* item);
    void noteChanged(QTreeWidgetItem* item, int column);
    void removeCurrent();
    void showCursor();
    void updateButtons();

    Session& m_session;
    QTreeWidget* m_list;
    QToolButton* m_add;
    QToolButton* m_remove;
    QToolButton* m_undo;
    bool m_filling = false;
    bool m_unresolved = false; // a recording is being read: some are still ahead
};

} // namespace muxscope::ui
