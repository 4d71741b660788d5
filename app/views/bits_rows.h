// SPDX-License-Identifier: GPL-3.0-or-later
// Two values and what comes of them, bit below bit, sixteen a line; a bit that is set in the result has
// its name. The arrows, Home and End walk over the bits; Space points at the chosen one's name. GUI
// thread.
#pragma once

#include "models/bits_arithmetic.h"
#include "models/table_twin.h"

#include <QWidget>

namespace muxscope::ui {

class BitsRows : public QWidget {
    Q_OBJECT
public:
    explicit BitsRows(QWidget* parent = nullptr);

    // `b` null: an operator with one operand.
    void setSum(const BitsValue& a, BitsOperator op, const BitsValue* b, const BitsResult& result);
    void clear();
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, sizeHint().height()}; }

    // Bit by bit, highest first.
    Q_INVOKABLE muxscope::ui::TableTwin tableTwin() const;

signals:
    void named(const QString& name); // "POLLIN": the user points at it

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

private:
    struct Row {
        QString sign;
        BitsValue value;
        bool isResult = false;
    };
    [[nodiscard]] int groups() const; // of sixteen bits
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] int groupHeight() const;
    [[nodiscard]] QRect cell(int row, int bit) const;
    void choose(int row, int bit);
    void describe();
    [[nodiscard]] QString cellText(int row, int bit) const;
    void paintGroup(QPainter& painter, int group) const;

    std::vector<Row> m_rows;
    int m_shownBits = 0;
    int m_row = 0; // where the keyboard is
    int m_bit = 0;
};

} // namespace muxscope::ui
