// SPDX-License-Identifier: GPL-3.0-or-later
// An action that cannot be run now says why: in its tool tip, and where commands are searched. GUI
// thread.
#pragma once

#include <QString>

class QAction;

namespace muxscope::ui {

// `why` in the user's language: "No server runs."
void setAvailable(QAction& action, bool available, const QString& why);
// Empty while it can be run, or nobody said.
QString whyNot(const QAction& action);

} // namespace muxscope::ui
