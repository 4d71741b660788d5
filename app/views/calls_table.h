// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of CallsView: a table that asks the model for the visible rows only. GUI thread.
#pragma once

#include "models/calls_model.h"
#include "painters/palette.h"

#include <QAbstractScrollArea>
#include <array>

namespace muxscope::ui {

class CallsTable : public QAbstractScrollArea {
    Q_OBJECT
public:
    explicit CallsTable(CallsModel& model, QWidget* parent = nullptr);

    // The marked row; scrolls so that it is seen. -1 = none.
    void setCurrentRow(int row);
    [[nodiscard]] int currentRow() const { return m_current; }
    void modelGrew(); // rows came or went
    void setEmptyText(const QString& text);

signals:
    void rowChosen(int row); // by mouse or keyboard

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
    [[nodiscard]] int headerHeight() const;
    [[nodiscard]] int visibleRows() const;
    [[nodiscard]] int rowAt(QPoint at) const;
    [[nodiscard]] QRect cell(int column, int top) const;
    void updateScrollBar();
    void showCurrent();
    void layoutColumns();
    [[nodiscard]] bool isNarrow() const;
    [[nodiscard]] QFont rowFont() const;
    [[nodiscard]] QString cellText(int row, int column) const;
    [[nodiscard]] QString rowTip(int row) const;
    void paintHeader(QPainter& painter, const Palette& palette) const;
    void paintRow(QPainter& painter, const Palette& palette, int row, int top) const;

    CallsModel& m_model;
    QString m_emptyText;
    int m_current = -1;
    std::array<int, CallsModel::columnCount_ + 1>
        m_edges{}; // left edge of each column, and the end
};

} // namespace muxscope::ui
