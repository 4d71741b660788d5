// SPDX-License-Identifier: GPL-3.0-or-later
// What people may call a command besides its title: in the program's other languages, and by words of
// their own ("font" for larger, "night" for the dark theme). GUI thread.
#pragma once

#include <QString>

class QAction;

namespace muxscope::ui {

// Notes with an action which text its title is made from, to be found in any language.
void noteSource(QAction& action, const char* context, const char* text);
void shareSource(const QAction& from, QAction& to);

// All of them, separated by spaces.
QString searchWords(const QAction& action);

// A menu's text as people read it: without the mark of its key, "&" within an English word, "(&O)"
// behind a Chinese one.
QString withoutMnemonic(QString text);

} // namespace muxscope::ui
