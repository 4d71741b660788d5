// SPDX-License-Identifier: GPL-3.0-or-later
// Every system call, one row each, newest at the bottom; rows after the cursor are grey. A click
// moves the cursor, Shift and Ctrl select rows for copying. Paints the visible rows only, so millions
// of rows cost nothing. GUI thread.
#pragma once

#include "models/calls_model.h"
#include "session/refresh.h"
#include "session/session.h"

#include <QWidget>

class QLabel;
class QMenu;
class QToolButton;

namespace muxscope::ui {

class CallsCopy;
class CallsFilterField;
class CallsOrders;
class CallsSearch;
class CallsTable;
class LineLabel;
enum class CallsOrder;
enum class CallsFormat;

class CallsView : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY subtitleChanged)
public:
    explicit CallsView(Session& session, QWidget* parent = nullptr);

    [[nodiscard]] QString subtitle() const {
        return m_subtitle;
    } // "1 312 calls", for the title bar
    [[nodiscard]] QString filterText() const;
    [[nodiscard]] CallsModel& model() { return m_model; }

public slots:
    // Checked as it is typed; a text that is no filter says why below the field and changes nothing.
    void setFilterText(const QString& text);
    void focusFilter();

signals:
    void subtitleChanged(const QString& subtitle);

private:
    void layOut();
    void connectTable();
    void applyFilter(const QString& text);
    void carryOut(CallsOrder order);
    void seekOfFd(int step);
    void seekNotable(int step);
    void copy(CallsFormat format);
    void tellCopied(quint64 rows, quint64 leftOut);
    void showNotice(const QString& text); // for some seconds
    void narrowTo(const QString& condition);
    void fillMenu(QMenu& menu);
    void popupMenu(const QPoint& at);
    void enableOrders();
    void advance(); // once a frame
    void goOnSoon();
    void followCursor();
    void goToRow(int row);
    void updateSubtitle();

    Session& m_session;
    CallsModel m_model;
    QString m_subtitle;
    CallsFilterField* m_filter = nullptr;
    QToolButton* m_menuButton = nullptr;
    LineLabel* m_fault = nullptr;
    QLabel* m_notice = nullptr;
    CallsTable* m_table = nullptr;
    CallsOrders* m_orders = nullptr;
    CallsSearch* m_search = nullptr;
    CallsCopy* m_copy = nullptr;
    Refresh m_refresh;
    QTimer m_noticeEnds;
    bool m_searching = false; // there are events that were not looked at
    QTimer m_more;            // goes on taking in history after the server stopped
};

} // namespace muxscope::ui
