// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/call_filter.h"
#include "support/trace_builder.h"

#include <QTest>

using namespace muxscope;
using ui::CallFilter;
using ui::CallRow;

class CallsFilterTest : public QObject {
    Q_OBJECT

private slots:
    void goodTextsChooseTheRightRows_data();
    void goodTextsChooseTheRightRows();
    void badTextsSayWhatIsWrong_data();
    void badTextsSayWhatIsWrong();
    void nothingTypedLetsEverythingThrough();
    void anUnansweredCallMatchesNothingAboutItsAnswer();
};

namespace {

// recv(5) = 19 after 20 ms; recv(6) = EAGAIN at once; select; send(5) of 100.
std::vector<CallRow> rows(support::TraceBuilder& t) {
    t.enter(trace::Call::recv, 5, 100).after(20'000'000).exit(trace::Call::recv, 5, 19);
    t.recvFails(6, EAGAIN).select({}, {}).send(5, std::string(100, 'x'));
    std::vector<CallRow> rows;
    for (std::uint64_t i = 0; i < t.end(); i += 2)
        rows.push_back({t.log().at(i), t.log().at(i + 1)});
    return rows;
}

} // namespace

void CallsFilterTest::goodTextsChooseTheRightRows_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("chosen"); // numbers of the rows
    const auto row = [](const char* text, const char* chosen) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(chosen);
    };
    row("fd==5 && call==recv", "0");
    row("fd == 5", "03");
    row("fd=5", "03");
    row("call==send", "3");
    row("send", "3");
    row("EAGAIN", "1");
    row("errno==EAGAIN", "1");
    row("errno!=0", "1");
    row("errno==11", "1");
    row("took>10ms", "0");
    row("took<=0.01s", "123");
    row("took>1us && took<1s", "02");
    row("result>=19", "03");
    row("kind==wait", "2");
    row("!(kind==wait || fd==5)", "1");
    row("!recv", "23");
    row("fd!=5 && fd!=6", "2");
    row("recv || send", "013");
    row("fd==5 || fd==6 && call==send", "03");
    row("time<1s", "0123");
}

void CallsFilterTest::goodTextsChooseTheRightRows() {
    QFETCH(QString, text);
    QFETCH(QString, chosen);
    std::optional<CallFilter::Fault> fault;
    const CallFilter filter = CallFilter::parse(text, fault);
    QVERIFY2(!fault, fault ? qPrintable(fault->text) : "");
    support::TraceBuilder t;
    QString matched;
    const auto all = rows(t);
    for (std::size_t i = 0; i < all.size(); ++i)
        if (filter.matches(all[i]))
            matched += QString::number(i);
    QCOMPARE(matched, chosen);
}

void CallsFilterTest::badTextsSayWhatIsWrong_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("says");
    const auto row = [](const char* text, const char* says) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(says);
    };
    row("fdd==5", "fdd");
    row("fd", "comparison");
    row("fd==", "value is missing");
    row("fd==five", "whole number");
    row("call==receive", "receive");
    row("call==none", "none");
    row("call<recv", "only be compared");
    row("took>10", "unit");
    row("took>10min", "unit");
    row("errno==EWHAT", "errno");
    row("kind==sleep", "kind");
    row("(fd==5", "missing");
    row("fd==5)", "not expected");
    row("fd==5 &&", "missing at the end");
    row("fd==5 fd==6", "not expected");
    row("&& fd==5", "expected before");
    row("!", "missing at the end");
    row("((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((fd==1", "brackets");
}

void CallsFilterTest::badTextsSayWhatIsWrong() {
    QFETCH(QString, text);
    QFETCH(QString, says);
    std::optional<CallFilter::Fault> fault;
    const CallFilter filter = CallFilter::parse(text, fault);
    QVERIFY(fault.has_value());
    QVERIFY2(fault->text.contains(says), qPrintable(fault->text));
    QVERIFY(!fault->text.contains(QLatin1Char('%')));
    QVERIFY(filter.empty());
}

void CallsFilterTest::nothingTypedLetsEverythingThrough() {
    std::optional<CallFilter::Fault> fault;
    QVERIFY(CallFilter::parse(QStringLiteral("   "), fault).empty());
    QVERIFY(!fault);
}

void CallsFilterTest::anUnansweredCallMatchesNothingAboutItsAnswer() {
    std::optional<CallFilter::Fault> fault;
    support::TraceBuilder t;
    t.enter(trace::Call::recv, 5, 100);
    const CallRow row{t.log().at(0), {}};
    for (const char* text : {"errno==0", "errno!=0", "result>=0", "took<1s"})
        QVERIFY(!CallFilter::parse(QString::fromLatin1(text), fault).matches(row));
    QVERIFY(CallFilter::parse(QStringLiteral("recv"), fault).matches(row));
}

QTEST_GUILESS_MAIN(CallsFilterTest)
#include "calls_filter_test.moc"
