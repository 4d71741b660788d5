// SPDX-License-Identifier: GPL-3.0-or-later
// The user's language: resources/translations, compiled in. English has a file too, for its plurals.
// GUI thread, before the first window.
#pragma once

#include <QString>

class QApplication;

namespace muxscope::ui {

// "en", "zh_CN"; empty = the system's. English where there is no translation.
void installTranslation(QApplication& application, const QString& language);

} // namespace muxscope::ui
