// SPDX-License-Identifier: GPL-3.0-or-later
// The translations are whole: every text of every language is translated, with all its plural forms
// and all its places for values.
#include "session/language.h"

#include <QCoreApplication>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>
#include <set>

class TranslationTest : public QObject {
    Q_OBJECT

private slots:
    void everyTextIsTranslated_data();
    void everyTextIsTranslated();
    void noTextIsMissingFromTheFiles();
    void eachTextStandsWhereItIsLookedFor();
    void pluralsAreRightInBothLanguages();

private:
    struct Message {
        QString context;
        QString source;
        QStringList forms;
        bool finished = true;
    };
    static QString pathOf(const QString& language) {
        return QStringLiteral(MUXSCOPE_SOURCE_ROOT "/resources/translations/muxscope_%1.ts")
            .arg(language);
    }
    static std::vector<Message> messages(const QString& path);
};

std::vector<TranslationTest::Message> TranslationTest::messages(const QString& path) {
    std::vector<Message> all;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return all;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == u"name") {
            context = xml.readElementText();
        } else if (xml.name() == u"message") {
            all.emplace_back();
            all.back().context = context;
        } else if (xml.name() == u"source") {
            all.back().source = xml.readElementText();
        } else if (xml.name() == u"translation") {
            all.back().finished = !xml.attributes().hasAttribute(QStringLiteral("type"));
            while (xml.readNext() != QXmlStreamReader::EndElement || xml.name() != u"translation") {
                if (xml.isStartElement() && xml.name() == u"numerusform")
                    all.back().forms << xml.readElementText();
                else if (xml.isCharacters() && !xml.isWhitespace())
                    all.back().forms << xml.text().toString();
                if (xml.atEnd())
                    break;
            }
        }
    }
    return all;
}

void TranslationTest::everyTextIsTranslated_data() {
    QTest::addColumn<QString>("language");
    for (const QString& language : muxscope::ui::languages())
        QTest::newRow(qPrintable(language)) << language;
}

void TranslationTest::everyTextIsTranslated() {
    QFETCH(QString, language);
    const auto all = messages(pathOf(language));
    QVERIFY(all.size() > 20);
    static const QRegularExpression kPlace(QStringLiteral("%(\\d|L?n)"));
    QStringList faults;
    for (const Message& message : all) {
        if (!message.finished || message.forms.isEmpty())
            faults << QStringLiteral("unfinished: ") + message.source;
        for (const QString& form : message.forms) {
            QStringList wanted, has;
            for (const auto& place : kPlace.globalMatch(message.source))
                wanted << place.captured();
            for (const auto& place : kPlace.globalMatch(form))
                has << place.captured();
            wanted.sort();
            has.sort();
            wanted.removeDuplicates();
            has.removeDuplicates();
            if (form.trimmed().isEmpty() || wanted != has || form.contains(QStringLiteral("(s)")))
                faults << QStringLiteral("“%1” for “%2”").arg(form, message.source);
        }
    }
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QLatin1Char('\n'))));
}

// lupdate finds nothing in the sources that the file does not hold.
void TranslationTest::noTextIsMissingFromTheFiles() {
    const QString lupdate = QStringLiteral(MUXSCOPE_LUPDATE);
    const QTemporaryDir folder;
    const QString copy = folder.filePath(QStringLiteral("muxscope_zh_CN.ts"));
    QVERIFY(QFile::copy(pathOf(QStringLiteral("zh_CN")), copy));
    QProcess process;
    process.setWorkingDirectory(QStringLiteral(MUXSCOPE_SOURCE_ROOT));
    process.start(lupdate,
                  {QStringLiteral("-silent"), QStringLiteral("-locations"), QStringLiteral("none"),
                   QStringLiteral("app"), QStringLiteral("-ts"), copy});
    QVERIFY2(process.waitForFinished(60'000), qPrintable(process.errorString()));
    QCOMPARE(process.exitCode(), 0);
    QStringList missing;
    for (const Message& message : messages(copy))
        if (message.forms.join(QString()).isEmpty())
            missing << message.source;
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1Char('\n'))));
}

// Where a file's words stand in a context of their own (Q_DECLARE_TR_FUNCTIONS), lupdate may take the
// class for it; the program looks in the declared one.
void TranslationTest::eachTextStandsWhereItIsLookedFor() {
    std::set<std::pair<QString, QString>> known;
    for (const Message& message : messages(pathOf(QStringLiteral("zh_CN"))))
        known.emplace(message.context, message.source);
    static const QRegularExpression kDeclared(
        QStringLiteral(R"re(struct (\w+) \{\s*Q_DECLARE_TR_FUNCTIONS\((\w+)\))re"));
    static const QRegularExpression kUsed(
        QStringLiteral(R"re((\w+)::tr\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+))re"));
    static const QRegularExpression kPiece(QStringLiteral(R"re("((?:[^"\\]|\\.)*)")re"));
    QMap<QString, QString> shared; // declared in headers: of a name that no other file declares
    QDirIterator headers(QStringLiteral(MUXSCOPE_SOURCE_ROOT "/app"), {QStringLiteral("*.h")},
                         QDir::Files, QDirIterator::Subdirectories);
    while (headers.hasNext()) {
        QFile file(headers.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        for (const auto& declared : kDeclared.globalMatch(QString::fromUtf8(file.readAll())))
            if (declared.captured(1) != QLatin1String("Words"))
                shared.insert(declared.captured(1), declared.captured(2));
    }
    QStringList missing;
    int looked = 0;
    QDirIterator files(QStringLiteral(MUXSCOPE_SOURCE_ROOT "/app"), {QStringLiteral("*.cpp")},
                       QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(file.readAll());
        QMap<QString, QString> contexts = shared;
        for (const auto& declared : kDeclared.globalMatch(text))
            contexts.insert(declared.captured(1), declared.captured(2));
        for (const auto& used : kUsed.globalMatch(text)) {
            if (!contexts.contains(used.captured(1)))
                continue;
            QString source;
            for (const auto& piece : kPiece.globalMatch(used.captured(2)))
                source += piece.captured(1);
            source.replace(QLatin1String("\\n"), QLatin1String("\n"))
                .replace(QLatin1String("\\\""), QLatin1String("\""));
            const QString context = contexts.value(used.captured(1));
            ++looked;
            if (!known.contains({context, source}))
                missing << QStringLiteral("%1: “%2”").arg(context, source);
        }
    }
    QVERIFY(looked > 300);
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(QLatin1Char('\n'))));
}

void TranslationTest::pluralsAreRightInBothLanguages() {
    const auto bytes = [](int n) {
        return QCoreApplication::translate("Sentences", "%n byte(s)", nullptr, n);
    };
    muxscope::ui::useLanguage(QStringLiteral("en"));
    QCOMPARE(bytes(1), QStringLiteral("1 byte"));
    QCOMPARE(bytes(0), QStringLiteral("0 bytes"));
    QCOMPARE(bytes(19), QStringLiteral("19 bytes"));
    muxscope::ui::useLanguage(QStringLiteral("zh_CN"));
    QCOMPARE(bytes(1), QStringLiteral("1 字节"));
    QCOMPARE(bytes(19), QStringLiteral("19 字节"));
    muxscope::ui::useLanguage(QStringLiteral("en"));
}

QTEST_GUILESS_MAIN(TranslationTest)
#include "translation_test.moc"
