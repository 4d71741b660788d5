// SPDX-License-Identifier: GPL-3.0-or-later
// What happened in the chosen range, as a table beside the timeline. Filled as the measure goes on.
// GUI thread.
#pragma once

#include <QWidget>

class QLabel;
class QTreeWidget;

namespace muxscope::ui {

class Session;

class TimelineRangePane : public QWidget {
    Q_OBJECT
public:
    explicit TimelineRangePane(Session& session, QWidget* parent = nullptr);

signals:
    void zoomWanted();

private:
    void fill();
    void copy();

    Session& m_session;
    QLabel* m_title;
    QTreeWidget* m_lines;
};

} // namespace muxscope::ui
