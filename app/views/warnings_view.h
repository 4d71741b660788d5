// SPDX-License-Identifier: GPL-3.0-or-later
// "Warnings": what is wrong with the program that was recorded. A row chosen: the cursor goes to the
// evidence, the descriptor is selected, and the calls that show it are listed in the words of the calls
// table; a click or Enter on one goes to it. GUI thread.
#pragma once

#include "models/evidence_model.h"
#include "models/warnings_model.h"
#include "session/refresh.h"
#include "session/session.h"

#include <QWidget>

class QLabel;
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
    void goTo(std::uint64_t event);

    Session& m_session;
    WarningsModel m_model;
    EvidenceModel m_calls;
    QLabel* m_empty = nullptr;
    QWidget* m_page = nullptr;
    QStackedLayout* m_pages = nullptr;
    QTableView* m_table = nullptr;
    QLabel* m_sentence = nullptr;
    QTableView* m_evidence = nullptr;
    QLabel* m_gone = nullptr;
    Refresh m_refresh;
    std::uint64_t m_shownRaised = 0;
    QString m_subtitle;
};

} // namespace muxscope::ui
