// SPDX-License-Identifier: GPL-3.0-or-later
// The timeline with what stands around it: a scroll bar for its rows, the range's statistics or the
// bookmarks at its side, and its controls (property "titleWidget", shown beside the title). GUI thread.
#pragma once

#include <QPointer>
#include <QWidget>

class QScrollBar;
class QStackedWidget;

namespace muxscope::ui {

class Session;
class TimelineBookmarksPane;
class TimelineRangePane;
class TimelineTools;
class TimelineView;

class TimelinePanel : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY subtitleChanged)
    Q_PROPERTY(QObject* titleWidget READ titleWidget CONSTANT)
public:
    explicit TimelinePanel(Session& session, QWidget* parent = nullptr);

    [[nodiscard]] QString subtitle() const;
    [[nodiscard]] QObject* titleWidget() const;
    [[nodiscard]] TimelineView& view() const { return *m_view; }

public slots:
    void showBookmarks(bool shown);

signals:
    void subtitleChanged(const QString& subtitle);

private:
    void connectParts();
    void showRows(int first, int fitting, int all);
    void showRange();
    void showSide();

    Session& m_session;
    TimelineView* m_view;
    QScrollBar* m_rows;
    QStackedWidget* m_side;
    TimelineRangePane* m_range;
    TimelineBookmarksPane* m_bookmarks;
    QPointer<TimelineTools> m_tools; // the title's
    bool m_bookmarksShown = false;
};

} // namespace muxscope::ui
