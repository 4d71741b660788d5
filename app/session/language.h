// SPDX-License-Identifier: GPL-3.0-or-later
// The language of every text on the screen. GUI thread.
#pragma once

#include <QLocale>
#include <QString>
#include <QStringList>

namespace muxscope::ui {

// "en" or "zh_CN"; empty = the system's, English where there is no translation. English has a
// translation too: it holds the plurals ("1 byte", "2 bytes"). Texts that were
// made before keep their language. May be called again.
void useLanguage(const QString& language);
// The languages there are, as useLanguage takes them.
QStringList languages();
// Which of them that is: the system's is one of them, or English.
QString languageShown(const QString& language);
// How dates and sizes are written: as the system does where it speaks the language in force, otherwise
// as that language does.
QLocale localeShown();
// What a language calls itself, in full and in the least room: "English", "EN".
QString languageName(const QString& language);
QString languageMark(const QString& language);
// A text of the program in one of the languages(), whichever is in force.
QString inLanguage(const QString& language, const char* context, const char* text);

} // namespace muxscope::ui
