// SPDX-License-Identifier: GPL-3.0-or-later
// A field for a number that may be typed too large or too small: what was typed stays to be read until
// it is finished, becomes the nearest one allowed, and the range is said. (Qt's own boxes take no digit
// that would lead out of the range: of 1500 with at most 1000 there remains 150.) The wheel scrolls the
// panel, unless the number has been chosen. GUI thread.
#pragma once

#include <QSpinBox>

namespace muxscope::ui {

// Base: QSpinBox or QDoubleSpinBox.
template <class Base>
class NumberBoxOf : public Base {
public:
    explicit NumberBoxOf(QWidget* parent) : Base(parent) {}

    QValidator::State validate(QString& input, int& at) const override;
    // Called when the number is finished.
    void fixup(QString& input) const override;

protected:
    void wheelEvent(QWheelEvent* event) override;

private:
    // The number alone, without prefix, suffix and the signs between thousands.
    [[nodiscard]] double typed(const QString& input, bool& ok) const;
};

extern template class NumberBoxOf<QSpinBox>;
extern template class NumberBoxOf<QDoubleSpinBox>;

using NumberBox = NumberBoxOf<QSpinBox>;
using LargeNumberBox = NumberBoxOf<QDoubleSpinBox>; // beyond 2^31

} // namespace muxscope::ui
