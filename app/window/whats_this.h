// SPDX-License-Identifier: GPL-3.0-or-later
// "What's this?": for each panel and each control that matters two or three sentences of its own: what
// it shows, how it is used, where that comes from. In one table by the widgets' names, so that the
// texts read as one. GUI thread.
#pragma once

#include <QString>
#include <QStringList>

class QWidget;

namespace muxscope::ui {

// Gives every widget in the window that the table names its text; one that has a text already keeps
// it, and what the table does not name gets its tool tip.
void explain(const QWidget& window);
// Empty when the table has none for that name.
QString whatsThisOf(const QString& name);
QStringList namesInWhatsThis();

} // namespace muxscope::ui
