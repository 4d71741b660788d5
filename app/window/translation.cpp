// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/translation.h"

#include <QApplication>
#include <QLocale>
#include <QTranslator>

namespace muxscope::ui {

namespace {

void install(QApplication& application, const QLocale& locale) {
    auto* translator = new QTranslator(&application);
    if (translator->load(locale, QStringLiteral("muxscope"), QStringLiteral("_"),
                         QStringLiteral(":/translations")))
        QApplication::installTranslator(translator);
}

} // namespace

void installTranslation(QApplication& application, const QString& language) {
    install(application, QLocale(QLocale::English));
    const QLocale locale = language.isEmpty() ? QLocale() : QLocale(language);
    if (locale.language() != QLocale::English && locale.language() != QLocale::C)
        install(application, locale);
    // Numbers and sizes are written as the language of the texts writes them.
    if (!language.isEmpty())
        QLocale::setDefault(locale);
}

} // namespace muxscope::ui
