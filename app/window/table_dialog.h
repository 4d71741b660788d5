// SPDX-License-Identifier: GPL-3.0-or-later
// The table twins of the pictures in the window: read by a screen reader, selected, copied. Follows
// the cursor while it is open. GUI thread.
#pragma once

#include "models/table_twin.h"

#include <QDialog>
#include <QPointer>
#include <QTimer>

class QComboBox;
class QStandardItemModel;
class QTableView;

namespace muxscope::ui {

// One thing with a table twin.
struct TwinSource {
    QString title;
    QPointer<QWidget> widget; // has an invokable tableTwin()
    [[nodiscard]] TableTwin read() const;
};
// The widget itself or those in it that have a table twin.
QList<QWidget*> twinWidgets(QWidget* content);

class TableDialog : public QDialog {
    Q_OBJECT
public:
    TableDialog(QList<TwinSource> sources, qsizetype chosen, QWidget* parent);

private:
    void refresh();
    void copy() const;

    QList<TwinSource> m_sources;
    TableTwin m_shown;
    QComboBox* m_which;
    QTableView* m_view;
    QStandardItemModel* m_model;
    QTimer m_pace;
};

} // namespace muxscope::ui
