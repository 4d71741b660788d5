// SPDX-License-Identifier: GPL-3.0-or-later
// The phases of an exchange as bars with their durations, and as rows for who does not see them. A click
// or Enter goes to the call that ended the phase; the context menu also to the one that began it. GUI
// thread.
#pragma once

#include "models/exchange_timing_model.h"
#include "models/table_twin.h"

#include <QTreeView>

namespace muxscope::ui {

class ExchangeTimingView : public QTreeView {
    Q_OBJECT
public:
    explicit ExchangeTimingView(QWidget* parent = nullptr);

    [[nodiscard]] ExchangeTimingModel& timing() { return m_model; }
    Q_INVOKABLE muxscope::ui::TableTwin tableTwin() const;

signals:
    void callWanted(quint64 event);

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void goToEnd(const QModelIndex& row);

    ExchangeTimingModel m_model;
};

} // namespace muxscope::ui
