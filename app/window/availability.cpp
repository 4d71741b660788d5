// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/availability.h"

#include <QAction>
#include <QVariant>

namespace muxscope::ui {

namespace {

constexpr const char* kWhy = "whyNot";
constexpr const char* kTip = "tipWhenAvailable";

} // namespace

void setAvailable(QAction& action, bool available, const QString& why) {
    if (!action.property(kTip).isValid())
        action.setProperty(kTip, action.toolTip());
    const QString tip = action.property(kTip).toString();
    action.setProperty(kWhy, available ? QString() : why);
    action.setToolTip(available ? tip : tip + QLatin1Char('\n') + why);
    action.setEnabled(available);
}

QString whyNot(const QAction& action) {
    return action.isEnabled() ? QString() : action.property(kWhy).toString();
}

} // namespace muxscope::ui
