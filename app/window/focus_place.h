// SPDX-License-Identifier: GPL-3.0-or-later
// Where the keyboard was, by the widgets' names: to be found again when the window's parts have been
// made anew in other words. GUI thread.
#pragma once

#include <QStringList>

class QWidget;

namespace muxscope::ui {

class FocusPlace {
public:
    explicit FocusPlace(const QWidget& window);
    // The same widget, or the nearest one around it that takes keys.
    void restore(QWidget& window) const;

private:
    QStringList m_path; // the names of the widget and of those around it, the innermost first
};

} // namespace muxscope::ui
