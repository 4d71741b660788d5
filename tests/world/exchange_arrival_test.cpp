// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/exchange_arrival.h"
#include "world/folding.h"
#include "world/parser_at.h"

using namespace muxscope;
using namespace muxscope::world;
using support::TraceBuilder;
using State = http::MessageParser::State;

namespace {
const char* const kHello = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n";
const char* const kOk = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
} // namespace

class ExchangeArrivalTest : public QObject {
    Q_OBJECT

private slots:
    void aRequestInOneRecvIsNeitherSplitNorSticky();
    void aRequestInThreeRecvsIsSplit();
    void pipelinedRequestsOfOneRecvStickTogether();
    void aRecvThatEndsOneRequestAndBeginsTheNextCountsForBoth();
    void answersStickTogetherToo();
    void theParserIsSeenBetweenAnyTwoBytes();
    void theParserSaysAtWhichByteItBroke();
    void bytesThatWereNotRecordedAreReadOver();
};

void ExchangeArrivalTest::aRequestInOneRecvIsNeitherSplitNorSticky() {
    TraceBuilder t;
    t.listenOn(3).accept4(3, 5, 40001).recv(5, kHello);
    const World world = foldChecked(t);
    const Connection& connection = world.connection(Fd{5});
    QCOMPARE(arrivalOf(connection, *connection.latest(), false), (Arrival{1, 1, false}));
    QCOMPARE(arrivalOf(connection, *connection.latest(), true), Arrival{});
}

void ExchangeArrivalTest::aRequestInThreeRecvsIsSplit() {
    TraceBuilder t;
    t.listenOn(3).accept4(3, 5, 40001);
    t.recv(5, "GET /he")
        .recvFails(5, EAGAIN)
        .recv(5, "llo HTTP/1.1\r\nHo")
        .recv(5, "st: a\r\n\r\n");
    const World world = foldChecked(t);
    const Connection& connection = world.connection(Fd{5});
    const Arrival arrival = arrivalOf(connection, *connection.latest(), false);
    QCOMPARE(arrival, (Arrival{3, 1, false}));
    QVERIFY(arrival.split());
    QVERIFY(!arrival.sticky());
}

void ExchangeArrivalTest::pipelinedRequestsOfOneRecvStickTogether() {
    TraceBuilder t;
    t.listenOn(3).accept4(3, 5, 40001).recv(5, std::string(kHello) + kHello + kHello);
    const World world = foldChecked(t);
    const Connection& connection = world.connection(Fd{5});
    QCOMPARE(connection.exchanges.size(), std::size_t{3});
    for (const Exchange& exchange : connection.exchanges) {
        const Arrival arrival = arrivalOf(connection, exchange, false);
        QCOMPARE(arrival, (Arrival{1, 3, false}));
        QVERIFY(arrival.sticky());
    }
}

void ExchangeArrivalTest::aRecvThatEndsOneRequestAndBeginsTheNextCountsForBoth() {
    TraceBuilder t;
    t.listenOn(3).accept4(3, 5, 40001);
    t.recv(5, "GET /one HTTP/1.1\r\n")
        .recv(5, "Host: a\r\n\r\nGET /two")
        .recv(5, " HTTP/1.1\r\nHost: a\r\n\r\n");
    const World world = foldChecked(t);
    const Connection& connection = world.connection(Fd{5});
    QCOMPARE(arrivalOf(connection, *connection.exchange(1), false), (Arrival{2, 2, false}));
    QCOMPARE(arrivalOf(connection, *connection.exchange(2), false), (Arrival{2, 2, false}));
}

void ExchangeArrivalTest::answersStickTogetherToo() {
    TraceBuilder t;
    t.listenOn(3).accept4(3, 5, 40001).recv(5, std::string(kHello) + kHello);
    t.send(5, std::string(kOk) + kOk);
    const World world = foldChecked(t);
    const Connection& connection = world.connection(Fd{5});
    QCOMPARE(arrivalOf(connection, *connection.exchange(2), true), (Arrival{1, 2, false}));
}

void ExchangeArrivalTest::theParserIsSeenBetweenAnyTwoBytes() {
    TraceBuilder t;
    const std::string request = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc";
    t.listenOn(3).accept4(3, 5, 40001).recv(5, request);
    const World world = foldChecked(t);
    const MessageBytes bytes = breakDown(*world.connection(Fd{5}).latest(), t.log()).request;
    const auto at = [&](std::uint64_t offset) {
        return parserAt(bytes, http::MessageParser::Kind::Request, http::Method::Get, offset);
    };
    QCOMPARE(at(0).before, State::StartLine);
    QCOMPARE(at(15).after, State::StartLine); // the CR of the request line
    QCOMPARE(at(16).after, State::Headers);
    const std::uint64_t head = request.size() - 3;
    QCOMPARE(at(head - 1).before, State::Headers);
    QCOMPARE(at(head - 1).after, State::BodyCounted);
    QCOMPARE(at(head + 1).after, State::BodyCounted);
    QCOMPARE(at(head + 2).after, State::Complete);
    QCOMPARE(at(head + 2).error, http::ParseErrorCode::None);
}

void ExchangeArrivalTest::theParserSaysAtWhichByteItBroke() {
    TraceBuilder t;
    t.listenOn(3).accept4(3, 5, 40001).recv(5, "GET / HTTP/1.1\r\nHost : a\r\n\r\n");
    const World world = foldChecked(t);
    const MessageBytes bytes = breakDown(*world.connection(Fd{5}).latest(), t.log()).request;
    const auto at = [&](std::uint64_t offset) {
        return parserAt(bytes, http::MessageParser::Kind::Request, http::Method::Get, offset);
    };
    QCOMPARE(at(19).after, State::Headers); // the t of Host
    QCOMPARE(at(20).after, State::Error);
    QCOMPARE(at(20).error, http::ParseErrorCode::BadHeaderName);
}

void ExchangeArrivalTest::bytesThatWereNotRecordedAreReadOver() {
    TraceBuilder t;
    const std::string head = "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n";
    t.listenOn(3).accept4(3, 5, 40001).recv(5, kHello);
    t.snap(static_cast<std::uint32_t>(head.size() + 2)).send(5, head + "0123456789");
    const World world = foldChecked(t);
    const MessageBytes bytes = breakDown(*world.connection(Fd{5}).latest(), t.log()).response;
    const ParserAt at =
        parserAt(bytes, http::MessageParser::Kind::Response, http::Method::Get, head.size() + 9);
    QCOMPARE(at.before, State::BodyCounted);
    QCOMPARE(at.after, State::Complete);
}

QTEST_GUILESS_MAIN(ExchangeArrivalTest)
#include "exchange_arrival_test.moc"
