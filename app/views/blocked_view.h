// SPDX-License-Identifier: GPL-3.0-or-later
// "Why blocked": what the thread is in at the cursor and why, in one sentence; below, what all threads
// waited for, over the whole recording up to the head, what goes on so far (seeking costs nothing: only
// the sentence follows the cursor; while nothing goes on no clock runs). A row chosen: the cursor goes to its longest span, its descriptor is selected. GUI thread.
#pragma once

#include "models/table_twin.h"
#include "models/waits_model.h"
#include "session/refresh.h"
#include "session/session.h"

#include <QTimer>
#include <QWidget>

class QButtonGroup;
class QTableView;

namespace muxscope::ui {

class SentenceLabel;

class BlockedView : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY subtitleChanged)
    Q_PROPERTY(QObject* titleWidget READ titleWidget)
public:
    explicit BlockedView(Session& session, QWidget* parent = nullptr);

    [[nodiscard]] QString subtitle() const { return m_subtitle; }
    [[nodiscard]] QObject* titleWidget() const;
    void group(WaitsModel::Grouping grouping);
    Q_INVOKABLE muxscope::ui::TableTwin tableTwin() const;

signals:
    void subtitleChanged(const QString& subtitle);

protected:
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void buildGroups();
    void buildTable();
    void wake();
    void refresh();
    void showSentence();
    void showTotals();
    void showSubtitle();
    void chooseClock();
    void everyQuarter();
    [[nodiscard]] bool serverRuns() const;
    [[nodiscard]] std::vector<WaitsModel::Running> running() const;
    void goToLongest(const QModelIndex& index);

    Session& m_session;
    WaitsModel m_model;
    QWidget* m_groups = nullptr;
    QButtonGroup* m_buttons = nullptr;
    SentenceLabel* m_sentence = nullptr;
    QTableView* m_table = nullptr;
    QWidget* m_legend = nullptr;
    Refresh m_refresh;
    QTimer m_clock; // a sleep grows longer although no event comes
    std::uint64_t m_shownSpans = UINT64_MAX;
    QString m_subtitle;
};

} // namespace muxscope::ui
