// SPDX-License-Identifier: GPL-3.0-or-later
// "Warnings": what is wrong with the program that was recorded. A row chosen: the cursor goes to the
// evidence, the descriptor is selected, and the events that show it are listed; each of them can be gone
// to. GUI thread.
#pragma once

#include "models/warnings_model.h"
#include "session/refresh.h"
#include "session/session.h"

#include <QWidget>

class QLabel;
class QListWidget;
class QStackedLayout;
class QTableView;

namespace muxscope::ui {

class WarningsView : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString subtitle READ subtitle NOTIFY subtitleChanged)
public:
    explicit WarningsView(Session& session, QWidget* parent = nullptr);

    [[nodiscard]] QString subtitle() const { return m_subtitle; }
    // Shows row `row` as if it had been chosen.
    void choose(int row);

signals:
    void subtitleChanged(const QString& subtitle);

private:
    void buildTable();
    void buildEvidence();
    void wake();
    void refresh();
    void goToEvidence(const QModelIndex& index);
    void explain(int row);
    void listEvidence(const world::Warning& warning);
    void goTo(std::uint64_t event);

    Session& m_session;
    WarningsModel m_model;
    QLabel* m_empty = nullptr;
    QWidget* m_page = nullptr;
    QStackedLayout* m_pages = nullptr;
    QTableView* m_table = nullptr;
    QLabel* m_sentence = nullptr;
    QListWidget* m_evidence = nullptr;
    Refresh m_refresh;
    std::uint64_t m_shownRaised = 0;
    QString m_subtitle;
};

} // namespace muxscope::ui
