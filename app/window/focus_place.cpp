// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/focus_place.h"

#include <QWidget>

namespace muxscope::ui {

FocusPlace::FocusPlace(const QWidget& window) {
    for (const QWidget* widget = window.focusWidget(); widget != nullptr && widget != &window;
         widget = widget->parentWidget())
        if (!widget->objectName().isEmpty() &&
            !widget->objectName().startsWith(QLatin1String("qt_")))
            m_path << widget->objectName();
}

void FocusPlace::restore(QWidget& window) const {
    // From the outside inwards: a name may occur in several panels.
    QWidget* around = &window;
    QWidget* found = nullptr;
    for (auto name = m_path.crbegin(); name != m_path.crend(); ++name) {
        auto* widget = around->findChild<QWidget*>(*name);
        if (widget == nullptr)
            break;
        around = widget;
        if (widget->focusPolicy() != Qt::NoFocus && widget->isEnabled())
            found = widget;
    }
    if (found != nullptr)
        found->setFocus(Qt::OtherFocusReason);
}

} // namespace muxscope::ui
