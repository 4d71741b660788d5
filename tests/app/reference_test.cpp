// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/method.h"
#include "http/status.h"
#include "models/reference.h"
#include "session/language.h"
#include "trace/call.h"
#include "trace/event.h"
#include "trace/event_text.h"
#include "trace/payload.h"

#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace muxscope;
using namespace muxscope::ui;

class ReferenceTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { useLanguage(QStringLiteral("en")); }
    void everyCallOfATraceHasItsText();
    void everyErrorThatTheSourcesNameHasItsText();
    void everyBitOfAMaskHasItsText();
    void everyFlagThatACallIsWrittenWithHasItsText();
    void everyMethodAndStatusHasItsText();
    void noNameStandsThereTwice();
    void everyEntrySaysWhereItIsSaidInFullAndEndsItsSentence();
    void everyCrossReferenceLeadsSomewhere();
    void fieldNamesDoNotDependOnCaseAndUnknownOnesSaySo();
    void aSearchFindsNamesAndWords();

private:
    static void mustHave(const QString& name) {
        QVERIFY2(findReference(name) != nullptr, qPrintable(name));
    }
    static QString everySource() {
        QString all;
        QDirIterator files(QStringLiteral(MUXSCOPE_SOURCE_ROOT "/engine"), {"*.cpp", "*.h"},
                           QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            if (file.open(QIODevice::ReadOnly))
                all += QString::fromUtf8(file.readAll());
        }
        return all;
    }
};

void ReferenceTest::everyCallOfATraceHasItsText() {
    for (int i = 1; i < trace::kCallCount; ++i) { // 0 is "none"
        const std::string_view name = trace::callName(static_cast<trace::Call>(i));
        mustHave(QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size())));
    }
}

// errno names are what the C library knows; those that the engine writes are those that it may meet.
void ReferenceTest::everyErrorThatTheSourcesNameHasItsText() {
    QSet<QString> known;
    for (int error = 1; error < 200; ++error)
        known.insert(QString::fromLatin1(trace::errnoName(error).data()));
    const QString sources = everySource();
    QVERIFY(sources.size() > 100'000);
    int found = 0;
    static const QRegularExpression word(QStringLiteral("\\bE[A-Z0-9]{2,}\\b"));
    for (auto match = word.globalMatch(sources); match.hasNext();) {
        const QString name = match.next().captured();
        // ERESTART and its kin stay in the kernel: no program ever sees them.
        if (!known.contains(name) || name == QLatin1String("ERESTART"))
            continue;
        ++found;
        mustHave(name);
    }
    QVERIFY(found > 50);
}

void ReferenceTest::everyBitOfAMaskHasItsText() {
    for (const std::uint32_t bit : {trace::kIn, trace::kPri, trace::kOut, trace::kErr, trace::kHup,
                                    trace::kNval, trace::kRdHup})
        mustHave(QStringLiteral("POLL") + QString::fromStdString(trace::bitsText(bit)));
    for (const std::uint32_t bit :
         {trace::kIn, trace::kPri, trace::kOut, trace::kErr, trace::kHup, trace::kRdHup,
          trace::kExclusive, trace::kOneShot, trace::kEdge})
        mustHave(QStringLiteral("EPOLL") + QString::fromStdString(trace::bitsText(bit)));
}

// The constants in the strings of the two files that write calls as a program does.
void ReferenceTest::everyFlagThatACallIsWrittenWithHasItsText() {
    int found = 0;
    for (const char* name : {"engine/trace/value_text.cpp", "engine/trace/call_text.cpp"}) {
        QFile file(QStringLiteral(MUXSCOPE_SOURCE_ROOT "/") + QLatin1String(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        static const QRegularExpression constant(
            QStringLiteral("\"[^\"]*?\\b((?:MSG|O|F|SO|SOCK|EPOLL_CTL)_[A-Z_]+)\\b"));
        const QString text = QString::fromUtf8(file.readAll());
        for (auto match = constant.globalMatch(text); match.hasNext(); ++found)
            mustHave(match.next().captured(1));
    }
    QVERIFY(found > 10);
}

void ReferenceTest::everyMethodAndStatusHasItsText() {
    for (int i = 0; i < http::kMethodCount - 1; ++i)
        mustHave(QString::fromLatin1(http::methodName(static_cast<http::Method>(i)).data()));
    int statuses = 0;
    for (int code = 100; code < 600; ++code) {
        const std::string_view phrase = http::reasonPhrase(code);
        if (phrase.empty())
            continue;
        ++statuses;
        const ReferenceEntry* entry = findReference(QString::number(code));
        QVERIFY2(entry != nullptr, qPrintable(QString::number(code)));
        QVERIFY2(referenceText(*entry).startsWith(QString::fromLatin1(phrase.data())),
                 qPrintable(referenceText(*entry)));
    }
    QVERIFY(statuses > 40);
}

void ReferenceTest::noNameStandsThereTwice() {
    QSet<QString> names;
    for (const ReferenceEntry* entry : searchReference({})) {
        const QString name = referenceName(*entry);
        QVERIFY2(!names.contains(name), qPrintable(name));
        names.insert(name);
    }
    QVERIFY(names.size() > 250);
}

void ReferenceTest::everyEntrySaysWhereItIsSaidInFullAndEndsItsSentence() {
    for (const ReferenceEntry* entry : searchReference({})) {
        const QString text = referenceText(*entry);
        QVERIFY2(QByteArrayView(entry->source).size() > 3, entry->name);
        QVERIFY2(text.endsWith(QLatin1Char('.')), qPrintable(text));
        QVERIFY2(text.size() < 340, qPrintable(text)); // it is a short text
    }
}

void ReferenceTest::everyCrossReferenceLeadsSomewhere() {
    for (const ReferenceEntry* entry : searchReference({})) {
        const QStringList named =
            QString::fromLatin1(entry->seeAlso).split(QLatin1Char(','), Qt::SkipEmptyParts);
        QVERIFY2(!named.isEmpty(), entry->name);
        QCOMPARE(referenceSeeAlso(*entry), named);
    }
}

void ReferenceTest::fieldNamesDoNotDependOnCaseAndUnknownOnesSaySo() {
    QCOMPARE(findReference(u"content-LENGTH:"), findReference(u"Content-Length:"));
    QVERIFY(findReference(u"Content-Length:") != nullptr);
    QVERIFY(findReference(u"pollin") == nullptr);
    QVERIFY(meaningOf(QStringLiteral("Host:")).contains(QStringLiteral("RFC 9110 §7.2")));
    QVERIFY(meaningOf(QStringLiteral("X-Mine:")).contains(QStringLiteral("as it is")));
    QVERIFY(meaningOf(QStringLiteral("whatever")).isEmpty());
}

void ReferenceTest::aSearchFindsNamesAndWords() {
    QCOMPARE(searchReference(QStringLiteral("EWOULDBLOCK")).size(), std::size_t{1});
    const auto urgent = searchReference(QStringLiteral("urgent byte"));
    QVERIFY(std::find(urgent.begin(), urgent.end(), findReference(u"MSG_OOB")) != urgent.end());
    QVERIFY(searchReference(QStringLiteral("no such words at all")).empty());
}

QTEST_GUILESS_MAIN(ReferenceTest)
#include "reference_test.moc"
