// SPDX-License-Identifier: GPL-3.0-or-later
// The text form of events: golden lines, and that every call has one.
#include "trace/event_text.h"

#include "trace/not_told.h"
#include "trace/sample_log.h"

#include <QTest>

using namespace muxscope;
using namespace muxscope::trace;
using namespace muxscope::trace::testing;

class EventTextTest : public QObject {
    Q_OBJECT

private slots:
    void aSessionReadsLikeThis();
    void everyCallHasALine_data();
    void everyCallHasALine();
    void bytesAreEscaped();
    void longPayloadsAndListsAreShortened();
    void cutPayloadsSaySo();
    void timesCanBeLeftOut();
    void callsAreWrittenAsAProgramWould();
    void whatWasNotToldIsAQuestionMark();
    void namesGoBothWays();
    void unknownErrorsHaveANameToo();
};

void EventTextTest::aSessionReadsLikeThis() {
    TraceLog log;
    LogWriter w(log);
    writeSession(w);
    const std::vector<std::string> wanted = {
        "#000001 +0.001ms t1 note  serverStarted \"select http\"",
        "#000002 +0.002ms t1 enter socket domain=2 type=1",
        "#000003 +0.003ms t1 exit  socket -> 3 took=0.001ms",
        "#000004 +0.004ms t1 enter bind fd=3 addr=127.0.0.1:8889",
        "#000005 +0.005ms t1 exit  bind -> 0 took=0.001ms",
        "#000006 +0.006ms t1 enter listen fd=3 backlog=128",
        "#000007 +0.007ms t1 exit  listen -> 0 took=0.001ms",
        "#000008 +0.008ms t1 enter select nfds=4 watch=[fd=3 r] timeout=NULL",
        "#000009 +0.009ms t1 exit  select -> 1 [fd=3 r] took=0.001ms",
        "#000010 +0.010ms t1 enter accept4 fd=3 value=2048",
        "#000011 +0.011ms t1 exit  accept4 -> 5 addr=127.0.0.1:40001 took=0.001ms",
        "#000012 +0.012ms t1 enter accept4 fd=3 value=2048",
        "#000013 +0.013ms t1 exit  accept4 -> -1 EAGAIN took=0.001ms",
        "#000014 +0.014ms t1 enter select nfds=6 change=[fd=5 rx] timeout=0.500",
        "#000015 +0.015ms t1 exit  select -> 1 [fd=5 r] took=0.001ms",
        "#000016 +0.016ms t1 enter recv fd=5 len=65536 flags=0",
        "#000017 +0.017ms t1 exit  recv -> 18 \"GET / HTTP/1.1\\r\\n\\r\\n\" took=0.001ms",
        "#000018 +0.018ms t1 enter send fd=5 len=38 flags=MSG_NOSIGNAL",
        "#000019 +0.019ms t1 exit  send -> 38 \"HTTP/1.1 200 OK\\r\\nContent\" cut=24/38 "
        "took=0.001ms",
        "#000020 +0.020ms t1 enter close fd=5",
        "#000021 +0.021ms t1 exit  close -> 0 took=0.001ms",
        "#000022 +0.022ms t1 gauge sockets=1",
        "#000023 +0.023ms t1 note  historyStalled",
    };
    const std::vector<std::string> lines = linesOf(log);
    QCOMPARE(lines.size(), wanted.size());
    for (std::size_t i = 0; i < wanted.size(); ++i)
        QCOMPARE(lines[i], wanted[i]);
}

void EventTextTest::everyCallHasALine_data() {
    QTest::addColumn<int>("call");
    for (int i = 0; i < kCallCount; ++i)
        QTest::newRow(std::string(callName(static_cast<Call>(i))).c_str()) << i;
}

void EventTextTest::everyCallHasALine() {
    QFETCH(int, call);
    TraceLog log;
    LogWriter w(log);
    w.enter(static_cast<Call>(call), 4, 1);
    w.exit(static_cast<Call>(call), 4, 0);
    w.enter(static_cast<Call>(call), 4, 1);
    w.exit(static_cast<Call>(call), 4, -EINTR);
    const std::vector<std::string> lines = linesOf(log);
    const std::string name(callName(static_cast<Call>(call)));
    QVERIFY2(lines[0].find("enter " + name + ' ') != std::string::npos, lines[0].c_str());
    QVERIFY2(lines[1].find("exit  " + name + " -> 0") != std::string::npos, lines[1].c_str());
    QVERIFY2(lines[3].find("exit  " + name + " -> -1 EINTR") != std::string::npos,
             lines[3].c_str());
    QVERIFY2(callText(log.at(0)).find(name) == 0, callText(log.at(0)).c_str());
    QCOMPARE(resultText(log.at(3)), std::string("-1 EINTR"));
}

void EventTextTest::bytesAreEscaped() {
    QCOMPARE(quoted(bytesOf(std::string_view("a\"\\\r\n\t\0\x7f\xff", 9)), 100),
             std::string(R"("a\"\\\r\n\t\x00\x7f\xff")"));
    QCOMPARE(quoted(bytesOf("abcdef"), 3), std::string(R"("abc"...)"));
}

void EventTextTest::longPayloadsAndListsAreShortened() {
    TraceLog log;
    LogWriter w(log);
    std::vector<FdBits> items;
    for (int fd = 3; fd < 10; ++fd)
        items.push_back({fd, kIn});
    w.enter(Call::poll, -1, -1, 0, interestBytes({7, 1}, items));
    EventTextWriter writer({false, 64, 2});
    QCOMPARE(writer.line(log.at(0)),
             std::string("#000001 t1 enter poll nfds=7 watch=[fd=3 IN, fd=4 IN, ... 5 more] "
                         "timeout=-1"));
}

void EventTextTest::cutPayloadsSaySo() {
    TraceLog log;
    LogWriter w(log);
    w.exit(Call::recv, 5, 5000, 0, bytesOf("abc"), 5000);
    QVERIFY(linesOf(log)[0].find("\"abc\" cut=3/5000") != std::string::npos);
}

void EventTextTest::timesCanBeLeftOut() {
    TraceLog log;
    LogWriter w(log);
    w.enter(Call::close, 5, 0);
    w.exit(Call::close, 5, 0);
    EventTextWriter writer({false, 64, 64});
    QCOMPARE(writer.line(log.at(0)), std::string("#000001 t1 enter close fd=5"));
    QCOMPARE(writer.line(log.at(1)), std::string("#000002 t1 exit  close -> 0"));
}

// strace tells the number of places and the timeout when epoll_wait returns.
void EventTextTest::whatWasNotToldIsAQuestionMark() {
    TraceLog log;
    LogWriter w(log);
    w.enter(Call::epoll_wait, 4, kNotTold);
    EventTextWriter writer({false, 64, 64});
    QCOMPARE(writer.line(log.at(0)),
             std::string("#000001 t1 enter epoll_wait epfd=4 max=? timeout=?"));
    QCOMPARE(callText(log.at(0)), std::string("epoll_wait(4, events, ?, ?)"));
}

void EventTextTest::callsAreWrittenAsAProgramWould() {
    TraceLog log;
    LogWriter w(log);
    w.enter(Call::recv, 5, 65536);
    w.enter(Call::recv, 5, 1, MSG_OOB);
    w.enter(Call::select, -1, -1, 0, interestBytes({4, 1}, {{3, kIn}}));
    const std::uint32_t mask = kIn;
    w.enter(Call::epoll_ctl, 4, 7, EPOLL_CTL_ADD, std::as_bytes(std::span(&mask, 1)));
    w.enter(Call::epoll_wait, 4, 1'500'000, 64);
    QCOMPARE(callText(log.at(0)), std::string("recv(5, 65536)"));
    QCOMPARE(callText(log.at(1)), std::string("recv(5, 1, MSG_OOB)"));
    QCOMPARE(callText(log.at(2)), std::string("select(rlist, wlist, xlist, None)"));
    QCOMPARE(callText(log.at(3)), std::string("epoll_ctl(4, EPOLL_CTL_ADD, 7, IN)"));
    QCOMPARE(callText(log.at(4)), std::string("epoll_wait(4, events, 64, 2)"));
    w.exit(Call::select, -1, 3);
    w.exit(Call::recv, 5, 19);
    QCOMPARE(resultText(log.at(5)), std::string("3 ready"));
    QCOMPARE(resultText(log.at(6)), std::string("19"));
}

void EventTextTest::namesGoBothWays() {
    for (int i = 0; i < kCallCount; ++i)
        QCOMPARE(callFromName(callName(static_cast<Call>(i))), static_cast<Call>(i));
    for (std::uint16_t i = 0; siteName(static_cast<Site>(i)) != "unknown"; ++i)
        QCOMPARE(siteFromName(siteName(static_cast<Site>(i))), static_cast<Site>(i));
    QVERIFY(!callFromName("fork").has_value());
    QVERIFY(!siteFromName("nowhere").has_value());
}

void EventTextTest::unknownErrorsHaveANameToo() {
    QCOMPARE(errnoName(EAGAIN), std::string_view("EAGAIN"));
    QCOMPARE(errnoName(4000), std::string_view("E?"));
    QCOMPARE(errnoName(-1), std::string_view("E?"));
}

QTEST_GUILESS_MAIN(EventTextTest)
#include "event_text_test.moc"
