// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

// In a static library the linker drops what nobody names.
static void initTranslations() {
    Q_INIT_RESOURCE(translations);
}

namespace muxscope::ui {

namespace {

QTranslator& translatorFor(const char* name) {
    auto* translator = new QTranslator(QCoreApplication::instance());
    translator->setObjectName(QLatin1String(name));
    return *translator;
}

} // namespace

void useLanguage(const QString& language) {
    initTranslations();
    QCoreApplication* application = QCoreApplication::instance();
    for (QTranslator* old :
         application->findChildren<QTranslator*>(QString(), Qt::FindDirectChildrenOnly)) {
        QCoreApplication::removeTranslator(old);
        delete old;
    }
    const QString folder = QStringLiteral(":/translations");
    QTranslator& english = translatorFor("english");
    if (english.load(QStringLiteral("muxscope_en"), folder))
        QCoreApplication::installTranslator(&english);
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    // Qt's own dialogs and buttons, where its translations are installed.
    QTranslator& qt = translatorFor("qt");
    if (qt.load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&qt);
    QTranslator& chosen = translatorFor("chosen");
    if (chosen.load(locale, QStringLiteral("muxscope"), QStringLiteral("_"), folder))
        QCoreApplication::installTranslator(&chosen);
}

QStringList languages() {
    return {QStringLiteral("en"), QStringLiteral("zh_CN")};
}

} // namespace muxscope::ui
