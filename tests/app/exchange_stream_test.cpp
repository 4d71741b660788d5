// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes that are no HTTP: call by call.
#include "app/panels_traces.h"
#include "models/exchange_tree_model.h"
#include "session/language.h"

#include <QTest>

using namespace muxscope;
using namespace muxscope::ui;

class ExchangeStreamTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { useLanguage(QStringLiteral("en")); }
    void eachRecvAndSendOfAnotherProtocolIsAMessage();
    void aRecvTellsHowManyLinesItBrought();
    void bytesOfATunnelFollowItsConnect();
    void aTerminalHasItsBytesToo();
    void bytesThatWereNotRecordedStayMissing();
    void thePastHasFewerOfThem();
    void urgentAndPeekedBytesAreNoPartOfTheStream();

private:
    static ExchangeShown shownAt(const TraceBuilder& t, Moment moment, int fd,
                                 std::uint32_t number = 0) {
        world::World world;
        t.log().forEach(0, moment, [&](const trace::Event& event) { world::apply(world, event); });
        return readExchange(world, t.log(), Fd{fd}, number);
    }
    static QStringList rows(const ExchangeShown& shown, int column = 0) {
        ExchangeTreeModel model;
        model.show(shown);
        QStringList texts;
        for (int row = 0; row < model.rowCount(); ++row)
            texts << model.index(row, column).data().toString();
        return texts;
    }
    static void beginLines(TraceBuilder& t) {
        t.note(trace::NoteKind::serverStarted, "select lines").listenOn(3).accept4(3, 5, 40001);
    }
};

void ExchangeStreamTest::eachRecvAndSendOfAnotherProtocolIsAMessage() {
    TraceBuilder t;
    t.note(trace::NoteKind::serverStarted, "poll reply").listenOn(3).accept4(3, 5, 40001);
    t.recv(5, "hello").send(5, "got it").recv(5, "again");
    const ExchangeShown shown = shownAt(t, t.end(), 5);
    QVERIFY(shown.stream);
    QVERIFY(!shown.exchange);
    QCOMPARE(shown.bytes.request.bytes, std::string("helloagain"));
    QCOMPARE(shown.bytes.response.bytes, std::string("got it"));
    QCOMPARE(shown.bytes.request.calls.size(), std::size_t{2});
    QCOMPARE(rows(shown), (QStringList{"← \"hello\"", "→ \"got it\"", "← \"again\""}));
    QCOMPARE(t.log().at(eventOfByte(shown.bytes.request, 5)).call(), trace::Call::recv);
    QCOMPARE(eventOfByte(shown.bytes.request, 5), exitOf(t.log(), trace::Call::recv, 5, 2));
}

void ExchangeStreamTest::aRecvTellsHowManyLinesItBrought() {
    TraceBuilder t;
    beginLines(t);
    t.recv(5, "one\ntwo\nthr").recv(5, "ee").recv(5, "\n");
    QCOMPARE(rows(shownAt(t, t.end(), 5), 1),
             (QStringList{QStringLiteral("11\u00a0B · 2 LF, and a part"),
                          QStringLiteral("2\u00a0B · no LF"), QStringLiteral("1\u00a0B · 1 LF")}));
}

void ExchangeStreamTest::bytesOfATunnelFollowItsConnect() {
    TraceBuilder t;
    t.note(trace::NoteKind::serverStarted, "poll http").listenOn(3).accept4(3, 5, 40001);
    t.recv(5, "CONNECT echo:7 HTTP/1.1\r\nHost: echo:7\r\n\r\n");
    t.send(5, "HTTP/1.1 200 OK\r\n\r\n").recv(5, "through").send(5, "back");
    const ExchangeShown shown = shownAt(t, t.end(), 5);
    QVERIFY(shown.stream);
    QVERIFY(shown.behind);
    QCOMPARE(shown.bytes.request.bytes, std::string("through"));
    QCOMPARE(shown.bytes.response.bytes, std::string("back"));
    const ExchangeShown connect = shownAt(t, t.end(), 5, 1);
    QVERIFY(!connect.stream);
    QVERIFY(connect.exchange);
    QVERIFY(connect.behind);
}

void ExchangeStreamTest::aTerminalHasItsBytesToo() {
    TraceBuilder t;
    beginLines(t);
    t.enter(trace::Call::open, -1, 0).exit(trace::Call::open, -1, 8);
    const std::string typed = "typed\n";
    t.enter(trace::Call::read, 8, 100)
        .exit(trace::Call::read, 8, 6, 0, std::as_bytes(std::span(typed.data(), typed.size())));
    const ExchangeShown shown = shownAt(t, t.end(), 8);
    QVERIFY(shown.stream);
    QCOMPARE(shown.bytes.request.bytes, typed);
}

void ExchangeStreamTest::bytesThatWereNotRecordedStayMissing() {
    TraceBuilder t;
    beginLines(t);
    t.snap(4).recv(5, "0123456789").recv(5, "ab");
    const ExchangeShown shown = shownAt(t, t.end(), 5);
    QCOMPARE(shown.bytes.request.bytes.size(), std::size_t{12});
    QCOMPARE(shown.bytes.request.spans.size(), std::size_t{3});
    QCOMPARE(shown.bytes.request.spans[1].role, http::Role::Unseen);
    QCOMPARE(shown.bytes.request.spans[1].length, std::uint64_t{6});
    QCOMPARE(shown.bytes.request.spans[2].offset, std::uint64_t{10});
}

void ExchangeStreamTest::thePastHasFewerOfThem() {
    TraceBuilder t;
    beginLines(t);
    t.recv(5, "first\n");
    const Moment then = t.end();
    t.recv(5, "second\n");
    QCOMPARE(shownAt(t, then, 5).bytes.request.bytes, std::string("first\n"));
    QVERIFY(!shownAt(t, 4, 5).stream);
}

void ExchangeStreamTest::urgentAndPeekedBytesAreNoPartOfTheStream() {
    TraceBuilder t;
    beginLines(t);
    t.recv(5, "look", 2).recv(5, "!", 1).recv(5, "look\n");
    QCOMPARE(shownAt(t, t.end(), 5).bytes.request.bytes, std::string("look\n"));
}

QTEST_GUILESS_MAIN(ExchangeStreamTest)
#include "exchange_stream_test.moc"
