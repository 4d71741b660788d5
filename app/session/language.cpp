// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/language.h"

#include <QCoreApplication>
#include <QHash>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include <memory>

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

QString& inForce() {
    static QString language;
    return language;
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
    const QString shown = languageShown(language);
    inForce() = shown;
    // Qt's own dialogs and buttons, where its translations are installed.
    QTranslator& qt = translatorFor("qt");
    if (qt.load(QLocale(shown), QStringLiteral("qtbase"), QStringLiteral("_"),
                QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&qt);
    QTranslator& chosen = translatorFor("chosen");
    if (chosen.load(QStringLiteral("muxscope_") + shown, folder))
        QCoreApplication::installTranslator(&chosen);
}

QStringList languages() {
    return {QStringLiteral("en"), QStringLiteral("zh_CN")};
}

QString languageShown(const QString& language) {
    const QLocale locale = language.isEmpty() ? QLocale::system() : QLocale(language);
    // As QTranslator::load chooses: by the languages that the user reads, best first.
    for (const QString& wanted : locale.uiLanguages())
        for (const QString& ours : languages())
            if (wanted.section(QLatin1Char('-'), 0, 0) == ours.section(QLatin1Char('_'), 0, 0))
                return ours;
    return QStringLiteral("en");
}

QLocale localeShown() {
    const bool systems = inForce().isEmpty() || inForce() == languageShown({});
    return systems ? QLocale::system() : QLocale(inForce());
}

QString languageName(const QString& language) {
    return language == QLatin1String("en") ? QStringLiteral("English") : QStringLiteral("中文");
}

QString languageMark(const QString& language) {
    return language == QLatin1String("en") ? QStringLiteral("EN") : QStringLiteral("中文");
}

QString inLanguage(const QString& language, const char* context, const char* text) {
    initTranslations();
    static QHash<QString, std::shared_ptr<QTranslator>> kept;
    std::shared_ptr<QTranslator>& translator = kept[language];
    if (translator == nullptr) {
        translator = std::make_shared<QTranslator>();
        if (!translator->load(QStringLiteral("muxscope_") + language,
                              QStringLiteral(":/translations")))
            qWarning("no translation into %s", qPrintable(language));
    }
    const QString translated = translator->translate(context, text);
    return translated.isEmpty() ? QString::fromUtf8(text) : translated;
}

} // namespace muxscope::ui
