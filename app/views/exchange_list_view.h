// SPDX-License-Identifier: GPL-3.0-or-later
// Every exchange that is held, one a row: choosing one shows its parts and bytes, Enter or a double click
// goes to the call that brought its first byte. GUI thread.
#pragma once

#include "models/exchange_list_model.h"
#include "session/refresh.h"

#include <QWidget>

class QLineEdit;
class QStackedLayout;
class QToolButton;
class QTableView;
class QLabel;

namespace muxscope::ui {

class ExchangeListView : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY subtitleChanged)
public:
    explicit ExchangeListView(Session& session, QWidget* parent = nullptr);

    [[nodiscard]] QString subtitle() const { return m_subtitle; } // "12 exchanges"
    [[nodiscard]] ExchangeListModel& model() { return m_model; }

signals:
    void subtitleChanged(const QString& subtitle);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void build();
    void buildList();
    void refreshSoon();
    void refresh();
    void followSelection();
    void chooseRow(const QModelIndex& row);
    void goToRow(const QModelIndex& row);
    void offerRow(const QPoint& at);
    void fitColumns();

    Session& m_session;
    ExchangeListModel m_model;
    QString m_subtitle;
    QLineEdit* m_filter = nullptr;
    QToolButton* m_only = nullptr;
    QTableView* m_list = nullptr;
    QLabel* m_empty = nullptr;
    QStackedLayout* m_pages = nullptr;
    Refresh m_refresh;
    bool m_following = false;
};

} // namespace muxscope::ui
