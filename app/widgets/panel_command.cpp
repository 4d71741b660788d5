// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panel_command.h"

#include <QAction>
#include <QWidget>

namespace muxscope::ui {

QAction* addPanelCommand(QWidget& widget, const QString& name, const QString& text,
                         const QList<QKeySequence>& keys, const std::function<void()>& run) {
    auto* action = new QAction(text, &widget);
    action->setObjectName(name);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetShortcut); // one letter: it means nothing elsewhere
    QObject::connect(action, &QAction::triggered, &widget, run);
    widget.addAction(action);
    return action;
}

} // namespace muxscope::ui
