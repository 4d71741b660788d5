// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/number_box.h"

#include <QCoreApplication>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>

namespace muxscope::ui {

namespace {

constexpr qsizetype kMostSigns = 18; // more is no number that anybody means

} // namespace

template <class Base>
double NumberBoxOf<Base>::typed(const QString& input, bool& ok) const {
    QString text = input;
    if (!this->prefix().isEmpty() && text.startsWith(this->prefix()))
        text.remove(0, this->prefix().size());
    if (!this->suffix().isEmpty() && text.endsWith(this->suffix()))
        text.chop(this->suffix().size());
    text.remove(this->locale().groupSeparator());
    text = text.trimmed();
    const double number = this->locale().toDouble(text, &ok);
    ok = ok && text.size() <= kMostSigns;
    return number;
}

template <class Base>
QValidator::State NumberBoxOf<Base>::validate(QString& input, int& at) const {
    const QValidator::State state = Base::validate(input, at);
    if (state != QValidator::Invalid)
        return state;
    bool ok = false;
    const double number = typed(input, ok);
    return ok && number >= 0 ? QValidator::Intermediate : QValidator::Invalid;
}

template <class Base>
void NumberBoxOf<Base>::fixup(QString& input) const {
    bool ok = false;
    const double number = typed(input, ok);
    const auto least = static_cast<double>(this->minimum());
    const auto most = static_cast<double>(this->maximum());
    if (!ok || (number >= least && number <= most)) {
        Base::fixup(input);
        return;
    }
    const double nearest = std::clamp(number, least, most);
    using Value = decltype(this->value());
    input = this->prefix() + this->textFromValue(static_cast<Value>(nearest)) + this->suffix();
    QToolTip::showText(
        this->mapToGlobal(this->rect().bottomLeft()),
        QCoreApplication::translate("NumberBox", "From %1 to %2")
            .arg(this->textFromValue(this->minimum()), this->textFromValue(this->maximum())),
        const_cast<NumberBoxOf*>(this));
}

template <class Base>
void NumberBoxOf<Base>::wheelEvent(QWheelEvent* event) {
    if (this->hasFocus())
        Base::wheelEvent(event);
    else
        event->ignore();
}

template class NumberBoxOf<QSpinBox>;
template class NumberBoxOf<QDoubleSpinBox>;

} // namespace muxscope::ui
