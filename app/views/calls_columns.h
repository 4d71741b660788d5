// SPDX-License-Identifier: GPL-3.0-or-later
// The header of the calls table: which columns there are, how wide, in which order. What the user
// changes is told as one plain text, "time:90 call fd:40"; until then it arranges itself. GUI thread.
#pragma once

#include "models/calls_model.h"

#include <QHeaderView>
#include <QList>

class QMenu;

namespace muxscope::ui {

class CallsColumns : public QHeaderView {
    Q_OBJECT
public:
    explicit CallsColumns(const CallsModel& calls, QWidget* parent);

    // Columns as they stand, from left to right.
    [[nodiscard]] QList<int> shown() const;
    void setShown(int column, bool shown);
    // Empty: as it comes. A text that makes no sense is taken for empty.
    [[nodiscard]] QString state() const;
    void setState(const QString& state);
    // In little room, as long as the user has not chosen: times in ms, no column for the fd.
    [[nodiscard]] bool isNarrow(int width) const;
    // Widths for a table as wide as this.
    void arrange(int width, const QString& latestTime, int fdDigits);
    // A check box a column, and the way back.
    void fillMenu(QMenu& menu);

signals:
    void stateChanged(const QString& state);
    void arranged(); // the table is to be painted anew

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void userChanged();
    void reset();

    bool m_chosen = false;    // the user has changed something
    bool m_arranging = false; // the program does
};

} // namespace muxscope::ui
