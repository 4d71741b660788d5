// SPDX-License-Identifier: GPL-3.0-or-later
// The controls beside the timeline's title: the search for a lane, what is folded, what is shown,
// zoom. They keep the title one line high. GUI thread.
#pragma once

#include <QWidget>

class QLineEdit;
class QToolButton;

namespace muxscope::ui {

class Session;

// A small button with a word on it, with its object name, accessible name and tool tip.
QToolButton* timelineButton(const char* name, const QString& text, const QString& tip,
                            QWidget* parent);

class TimelineTools : public QWidget {
    Q_OBJECT
public:
    explicit TimelineTools(Session& session, QWidget* parent = nullptr);

    void showBookmarks(bool shown); // what the button says

public slots:
    void focusSearch();

signals:
    void zoomInWanted();
    void zoomOutWanted();
    void fitWanted();
    void frameActionWanted();
    void bookmarksWanted(bool shown);

private:
    void showChoices();

    Session& m_session;
    QLineEdit* m_search;
    QToolButton* m_gaps;
    QToolButton* m_counters;
    QToolButton* m_bookmarks;
};

} // namespace muxscope::ui
