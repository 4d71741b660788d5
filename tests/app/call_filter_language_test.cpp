// SPDX-License-Identifier: GPL-3.0-or-later
// The whole language of the filter: fields that only the fold knows, text, choices, the place of a
// fault, and that no text however wild breaks the parser.
#include "models/call_filter.h"
#include "models/call_filter_fields.h"
#include "support/trace_builder.h"
#include "world/world.h"

#include <QTest>
#include <random>

using namespace muxscope;
using ui::CallFilter;
using ui::CallIndex;
using ui::CallRow;

namespace {

// Two connections over select; the second asks for what is not there, in two parts.
void writeTrace(support::TraceBuilder& t) {
    t.listenOn(3);                                                               // rows 0..3
    t.select({{3, trace::kIn}}, {{3, trace::kIn}}, true);                        // 4, turn 1
    t.accept4(3, 5, 40001);                                                      // 5
    t.select({{5, trace::kIn}}, {{5, trace::kIn}});                              // 6, turn 2
    t.site(trace::Site::recv).recv(5, "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n"); // 7
    t.site(trace::Site::send).send(5, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi"); // 8
    t.site(trace::Site::none).accept4(3, 6, 40002);                                      // 9
    t.recv(6, "POST /files/a.txt HTTP/1.1\r\nHost: a\r\n");                              // 10
    t.recv(6, "Content-Length: 0\r\n\r\n");                                              // 11
    t.send(6, "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");                    // 12
    t.recv(6, "").close(6);                                                              // 13, 14
    t.thread(2).recvFails(5, EAGAIN);                                                    // 15
}

struct Folded {
    support::TraceBuilder t;
    CallIndex index;
    std::vector<CallRow> rows;
    Folded() {
        writeTrace(t);
        world::World world;
        t.log().forEach(0, t.end(), [&](const trace::Event& event) {
            world::apply(world, event);
            index.add(event, world);
        });
        for (std::uint64_t i = 0; i < t.end(); i += 2)
            rows.push_back({t.log().at(i), t.log().at(i + 1)});
    }
};

QString chosenBy(const QString& text) {
    const Folded folded;
    std::optional<CallFilter::Fault> fault;
    const CallFilter filter = CallFilter::parse(text, fault);
    if (fault)
        return fault->text;
    QStringList chosen;
    for (std::size_t i = 0; i < folded.rows.size(); ++i)
        if (filter.matches(folded.rows[i], &folded.index))
            chosen << QString::number(i);
    return chosen.join(QLatin1Char(' '));
}

} // namespace

class CallFilterLanguageTest : public QObject {
    Q_OBJECT

private slots:
    void everyFieldChoosesItsRows_data();
    void everyFieldChoosesItsRows();
    void aFaultKnowsItsPlace_data();
    void aFaultKnowsItsPlace();
    void everyFieldHasAMeaningAndACompare();
    void wildTextsNeitherCrashNorTakeLong();
    void deepAndLongTextsAreBounded();
};

void CallFilterLanguageTest::everyFieldChoosesItsRows_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("chosen");
    const auto row = [](const char* text, const char* chosen) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(chosen);
    };
    row("http.status >= 400", "10 11 12");
    row("http.status == 200", "7 8");
    row("http.method == POST", "10 11 12");
    row("http.method == get", "7 8");
    row("http.method in {GET, POST} && send", "8 12");
    row("http.target == /hello", "7 8");
    row("http.target != /hello", "10 11 12");
    row("http.target contains \"a.t\"", "10 11 12");
    row("http.target ~ files", "10 11 12");
    row("bytes > 40 && kind == write", "12");
    row("bytes == 0", "13");
    row("thread == 2", "15");
    row("iteration == 1", "4 5");
    row("iteration == 0", "0 1 2 3");
    row("conn == 2", "9 10 11 12 13 14");
    row("port == 40001", "5 7 8 15");
    row("site == recv", "7");
    row("site in {recv, send}", "7 8");
    row("contains \"Content-Length\"", "8 11 12");
    row("payload contains \"\\r\\n\\r\\nhi\"", "8");
    row("call in {accept4, close}", "5 9 14");
    row("fd in {5,6} && errno in {EAGAIN}", "15");
    row("fd == 6 && call == recv && bytes > 30", "10");
    row("errno > 0", "15");
    row("!(fd in {3, 5, 6}) && kind == wait", "4 6");
}

void CallFilterLanguageTest::everyFieldChoosesItsRows() {
    QFETCH(QString, text);
    QFETCH(QString, chosen);
    QCOMPARE(chosenBy(text), chosen);
}

void CallFilterLanguageTest::aFaultKnowsItsPlace_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("place"); // the faulty part; empty: at the end
    const auto row = [](const char* text, const char* place) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(place);
    };
    row("fd == five", "five");
    row("fd == 5 && cal == recv", "cal");
    row("fd == 5 fd", "fd");
    row("http.method < GET", "http.method <");
    row("http.target contains \"abc", "\"abc");
    row("call in {recv, recieve}", "recieve");
    row("call in recv", "r");
    row("fd == 5 &&", "");
    row("call in {recv", "");
    row("payload == abc", "payload ==");
    row("site == nowhere", "nowhere");
}

void CallFilterLanguageTest::aFaultKnowsItsPlace() {
    QFETCH(QString, text);
    QFETCH(QString, place);
    std::optional<CallFilter::Fault> fault;
    QVERIFY(CallFilter::parse(text, fault).empty());
    QVERIFY(fault.has_value());
    if (place.isEmpty())
        QVERIFY2(fault->at >= text.size(), qPrintable(fault->text));
    else
        QCOMPARE(text.mid(fault->at, fault->length), place);
    QVERIFY(!fault->text.contains(QLatin1String("%1")));
}

void CallFilterLanguageTest::everyFieldHasAMeaningAndACompare() {
    const QString help = ui::callFilterHelp();
    for (const ui::CallField field : ui::callFields()) {
        const QString name = ui::callFieldName(field);
        QCOMPARE(ui::callFieldFromName(name), std::optional(field));
        QVERIFY(!ui::callFieldMeaning(field).isEmpty());
        QVERIFY(!ui::callComparesOf(field).isEmpty());
        QVERIFY2(help.contains(name), qPrintable(name));
    }
}

void CallFilterLanguageTest::wildTextsNeitherCrashNorTakeLong() {
    const Folded folded;
    std::mt19937 random(20261122);
    const QStringList pieces = {
        "fd",          "call",     "==", "!=",      "<",  ">=", "&&",   "||",   "!",    "(",
        ")",           "{",        "}",  ",",       "in", "\"", "recv", "5",    "10ms", "EAGAIN",
        "http.status", "contains", "~",  "payload", "\\", " ",  "\xff", "took", "site"};
    int good = 0;
    for (int i = 0; i < 20'000; ++i) {
        QString text;
        const int parts = static_cast<int>(random() % 24);
        for (int part = 0; part < parts; ++part)
            text += random() % 4 == 0 ? QString(QChar(static_cast<char16_t>(random() % 0x10000)))
                                      : pieces[static_cast<qsizetype>(
                                            random() % static_cast<unsigned>(pieces.size()))];
        std::optional<CallFilter::Fault> fault;
        const CallFilter filter = CallFilter::parse(text, fault);
        if (fault) {
            QVERIFY(filter.empty());
            QVERIFY(fault->at >= 0 && fault->at <= text.size() && fault->length >= 1);
            continue;
        }
        ++good;
        for (const CallRow& row : folded.rows)
            (void)filter.matches(row, &folded.index);
    }
    QVERIFY(good > 0); // the pieces make sense now and then
}

void CallFilterLanguageTest::deepAndLongTextsAreBounded() {
    std::optional<CallFilter::Fault> fault;
    for (const char* piece : {"(", "!", "fd==1 || !(", "fd in {"}) {
        (void)CallFilter::parse(QString::fromLatin1(piece).repeated(100'000), fault);
        QVERIFY2(fault.has_value(), piece);
    }
    const QString chain = QStringLiteral("fd==1||").repeated(500) + QStringLiteral("fd==2");
    const CallFilter filter = CallFilter::parse(chain, fault);
    QVERIFY(!fault);
    const Folded folded;
    QVERIFY(!filter.matches(folded.rows.back(), &folded.index));
}

QTEST_GUILESS_MAIN(CallFilterLanguageTest)
#include "call_filter_language_test.moc"
