// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of CallsView: a table that asks the model for the visible rows only. One row is marked (the
// cursor's), any may be selected for copying. GUI thread.
#pragma once

#include "models/calls_model.h"
#include "models/row_selection.h"
#include "painters/palette.h"

#include <QAbstractScrollArea>

namespace muxscope::ui {

class CallsColumns;

class CallsTable : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit CallsTable(CallsModel& model, QWidget* parent = nullptr);

    // The marked row; scrolls so that it is seen. -1 = none.
    void setCurrentRow(int row);
    [[nodiscard]] int currentRow() const { return m_current; }
    void modelGrew(); // rows came or went
    void setEmptyText(const QString& text);
    [[nodiscard]] CallsColumns& columns() { return *m_columns; }

    [[nodiscard]] const RowSelection& selection() const { return m_selection; }
    // First and last row of each selected stretch; the marked row where none is selected.
    [[nodiscard]] std::vector<std::pair<int, int>> selectedRows() const;
    void selectAll();
    void clearSelection();

signals:
    void rowChosen(int row); // by mouse or keyboard
    void selectionChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    bool viewportEvent(QEvent* event) override;

private:
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] int visibleRows() const;
    [[nodiscard]] int rowAt(QPoint at) const;
    [[nodiscard]] QRect cell(int column, int top) const;
    void updateScrollBars();
    void showCurrent();
    void layoutColumns();
    [[nodiscard]] bool isNarrow() const;
    [[nodiscard]] QFont rowFont() const;
    [[nodiscard]] QString shortened(QString text, int column) const;
    [[nodiscard]] QString rowTip(int row) const;
    void extendTo(int row);
    void paintRow(QPainter& painter, const Palette& palette, int row, int top) const;
    int paintNotable(QPainter& painter, const Palette& palette, int row, QRect whole,
                     bool notYet) const;

    CallsModel& m_model;
    QString m_emptyText;
    int m_current = -1;
    int m_fdDigits = 0; // of the widest number seen
    CallsColumns* m_columns;
    RowSelection m_selection;
    std::uint64_t m_anchor = UINT64_MAX; // event of the row that a selection began at
    int m_reach = -1;                    // row up to which Shift has taken it
};

} // namespace muxscope::ui
