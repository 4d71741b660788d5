// SPDX-License-Identifier: GPL-3.0-or-later
// What one panel does by a key of its own. GUI thread.
#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>
#include <functional>

class QAction;
class QWidget;

namespace muxscope::ui {

// Runs while `widget` has the keyboard; stands, with its keys, in the sheet of shortcuts and in the
// command palette under its panel's name. `name`: the action's object name. The widget owns it.
QAction* addPanelCommand(QWidget& widget, const QString& name, const QString& text,
                         const QList<QKeySequence>& keys, const std::function<void()>& run);

} // namespace muxscope::ui
