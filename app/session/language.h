// SPDX-License-Identifier: GPL-3.0-or-later
// The language of every text on the screen. GUI thread.
#pragma once

#include <QString>
#include <QStringList>

namespace muxscope::ui {

// "en" or "zh_CN"; empty = the system's, English where there is no translation. English has a
// translation too: it holds the plurals ("1 byte", "2 bytes"). Texts that were
// made before keep their language. May be called again.
void useLanguage(const QString& language);
// The languages there are, as useLanguage takes them.
QStringList languages();

} // namespace muxscope::ui
