// SPDX-License-Identifier: GPL-3.0-or-later
// Which bytes on the wire belong to which exchange, and what every byte of it is.
#include "world/byte_breakdown.h"
#include "world/folding.h"

using namespace muxscope;
using namespace muxscope::world;
using http::MessageParser;
using http::Role;
using support::TraceBuilder;

class HttpFoldTest : public QObject {
    Q_OBJECT

private slots:
    void oneRequestAndItsAnswer();
    void aRequestInPiecesNamesTheCallsThatBroughtIt();
    void pipelinedRequestsInOneRecv();
    void answersOfAPipelineInOneSend();
    void aHeadResponseHasNoBody();
    void aDeepPipelineKeepsItsMethods();
    void anInterimResponseStaysInItsExchange();
    void anAnswerWithoutARequestIsAnExchange();
    void anAnswerDuringARequestBelongsToIt();
    void aBadRequestTakesTheRestOfTheInput();
    void theEndOfInputTruncatesARequest();
    void theEndOfOutputCompletesABodyUntilClose();
    void aCutBodyIsFollowed();
    void aCutHeadLosesSync();
    void onlyTheLatestExchangesAreKept();
    void aLongTargetIsCut();
    void manyPiecesAreCounted();
    void theBreakdownTilesBothSides();
    void theBreakdownMarksWhatWasNotRecorded();
    void theBreakdownOfALongMessageIsLimited();
    void theBreakdownReadsInterimResponses();

private:
    static const Exchange& latest(const World& world) { return *world.connection(Fd{7}).latest(); }
};

namespace {

constexpr std::string_view kGet = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n";
constexpr std::string_view kOk = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

TraceBuilder& accepted(TraceBuilder& t) {
    return t.listenOn(3).accept4(3, 7, 40001);
}

std::string twice(std::string_view text, int times = 2) {
    std::string all;
    for (int i = 0; i < times; ++i)
        all += text;
    return all;
}

void checkTiles(const MessageBytes& message) {
    std::uint64_t at = 0;
    for (const RoleSpan& span : message.spans) {
        QCOMPARE(span.offset, at);
        QVERIFY(span.length > 0);
        at += span.length;
    }
    QCOMPARE(at, message.bytes.size());
    std::uint64_t called = 0;
    for (const auto& call : message.calls) {
        QCOMPARE(call.offset, called);
        called += call.length;
    }
    QCOMPARE(called, message.bytes.size());
}

std::string textOf(const MessageBytes& message, Role role) {
    std::string text;
    for (const RoleSpan& span : message.spans)
        if (span.role == role)
            text += message.bytes.substr(span.offset, span.length) + "|";
    return text;
}

} // namespace

void HttpFoldTest::oneRequestAndItsAnswer() {
    TraceBuilder t;
    accepted(t).recv(7, kGet).send(7, kOk);
    const World world = foldChecked(t);
    const Exchange& x = latest(world);
    QCOMPARE(x.number, 1U);
    QCOMPARE(x.method, http::Method::Get);
    QCOMPARE(x.target.view(), std::string_view("/hello"));
    QCOMPARE(x.status, 200);
    QVERIFY(x.request.complete() && x.response.complete());
    QCOMPARE(x.request.bytes, kGet.size());
    QCOMPARE(x.request.headBytes, kGet.size());
    QCOMPARE(x.response.bytes, kOk.size());
    QCOMPARE(x.response.bodyBytes, 5U);
    QCOMPARE(x.response.bodyExpected, 5U);
    QCOMPARE(world.counters.requests, 1U);
    QCOMPARE(world.counters.responses, 1U);
    QCOMPARE(world.connection(Fd{7}).answering, 2U);
}

void HttpFoldTest::aRequestInPiecesNamesTheCallsThatBroughtIt() {
    TraceBuilder t;
    accepted(t);
    for (char c : kGet)
        t.recv(7, {&c, 1});
    const World world = foldChecked(t);
    const MessageSide& side = latest(world).request;
    QVERIFY(side.complete());
    QCOMPARE(side.pieces.size(), kGet.size());
    QCOMPARE(side.firstEvent, 11U);
    QCOMPARE(side.lastEvent, 11 + 2 * (kGet.size() - 1));
    QCOMPARE(side.pieces[1], (Piece{13, 0, 1}));
    QCOMPARE(latest(world).target.view(), std::string_view("/hello"));
}

void HttpFoldTest::pipelinedRequestsInOneRecv() {
    TraceBuilder t;
    const std::string post = "POST /e HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc";
    accepted(t).recv(7, std::string(kGet) + post + "GET /la").recv(7, "st HTTP/1.1\r\n\r\n");
    const World world = foldChecked(t);
    const Connection& c = world.connection(Fd{7});
    QCOMPARE(c.exchangesSeen, 3U);
    QCOMPARE(c.exchanges[1].method, http::Method::Post);
    QCOMPARE(c.exchanges[1].request.bodyBytes, 3U);
    QCOMPARE(c.exchanges[1].request.pieces[0].offset, kGet.size());
    QCOMPARE(c.exchanges[2].target.view(), std::string_view("/last"));
    QCOMPARE(c.exchanges[2].request.pieces.size(), 2U);
    QCOMPARE(world.counters.requests, 3U);
    QCOMPARE(c.answering, 1U);
}

void HttpFoldTest::answersOfAPipelineInOneSend() {
    TraceBuilder t;
    const std::string answers = twice(kOk, 3);
    accepted(t).recv(7, twice(kGet, 3)).send(7, answers.substr(0, 60)).send(7, answers.substr(60));
    const World world = foldChecked(t);
    const Connection& c = world.connection(Fd{7});
    for (const Exchange& x : c.exchanges)
        QVERIFY(x.response.complete() && x.status == 200 && x.response.bytes == kOk.size());
    QCOMPARE(c.exchanges.size(), 3U);
    QCOMPARE(world.counters.responses, 3U);
    QCOMPARE(c.exchangesSeen, 3U);
}

void HttpFoldTest::aHeadResponseHasNoBody() {
    TraceBuilder t;
    accepted(t).recv(7, "HEAD / HTTP/1.1\r\nHost: a\r\n\r\n" + std::string(kGet));
    t.send(7, "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n" + std::string(kOk));
    const World world = foldChecked(t);
    const Connection& c = world.connection(Fd{7});
    QCOMPARE(c.exchanges[0].method, http::Method::Head);
    QVERIFY(c.exchanges[0].response.complete());
    QCOMPARE(c.exchanges[0].response.bodyBytes, 0U);
    QVERIFY(c.exchanges[1].response.complete());
    QCOMPARE(c.exchanges[1].response.bodyBytes, 5U);
}

// Twenty requests before the first answer: the list keeps eight.
void HttpFoldTest::aDeepPipelineKeepsItsMethods() {
    TraceBuilder t;
    accepted(t).recv(7, twice(std::string("HEAD / HTTP/1.1\r\n\r\n") + std::string(kGet), 10));
    t.send(7, twice("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n" + std::string(kOk), 10));
    const World world = foldChecked(t);
    QCOMPARE(world.counters.requests, 20U);
    QCOMPARE(world.counters.responses, 20U);
    QCOMPARE(world.connection(Fd{7}).answering, 21U);
    QVERIFY(world.connection(Fd{7}).unanswered.empty());
    for (const Exchange& x : world.connection(Fd{7}).exchanges)
        QVERIFY(x.response.complete());
}

void HttpFoldTest::anInterimResponseStaysInItsExchange() {
    TraceBuilder t;
    accepted(t).recv(7, "POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    t.send(7, "HTTP/1.1 100 Continue\r\n\r\n");
    World world = foldChecked(t);
    QCOMPARE(latest(world).status, 100);
    QCOMPARE(world.counters.responses, 0U);
    t.recv(7, "ab").send(7, kOk);
    world = foldChecked(t);
    QCOMPARE(world.connection(Fd{7}).exchangesSeen, 1U);
    QCOMPARE(latest(world).status, 200);
    QCOMPARE(latest(world).response.bytes, 25 + kOk.size());
    QCOMPARE(world.counters.responses, 1U);
}

void HttpFoldTest::anAnswerWithoutARequestIsAnExchange() {
    TraceBuilder t;
    accepted(t).send(7, "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\n\r\n");
    World world = foldChecked(t);
    QCOMPARE(latest(world).status, 503);
    QVERIFY(!latest(world).request.begun());
    QVERIFY(latest(world).response.complete());
    t.recv(7, kGet);
    world = foldChecked(t);
    QCOMPARE(latest(world).number, 2U);
    QVERIFY(!latest(world).response.begun());
}

void HttpFoldTest::anAnswerDuringARequestBelongsToIt() {
    TraceBuilder t;
    accepted(t).recv(7, "POST / HTTP/1.1\r\nContent-Length: 99\r\n\r\nabc");
    t.send(7, "HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n");
    World world = foldChecked(t);
    QCOMPARE(world.connection(Fd{7}).exchangesSeen, 1U);
    QCOMPARE(latest(world).status, 408);
    t.recv(7, "defg"); // the rest of the body goes on belonging to it
    world = foldChecked(t);
    QCOMPARE(world.connection(Fd{7}).exchangesSeen, 1U);
    QCOMPARE(latest(world).request.bodyBytes, 7U);
}

void HttpFoldTest::aBadRequestTakesTheRestOfTheInput() {
    TraceBuilder t;
    accepted(t).recv(7, "GET / HTTP/1.1\nHost: a\r\n\r\n").recv(7, kGet);
    t.send(7, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n").close(7);
    const World world = foldChecked(t);
    QCOMPARE(world.connection(Fd{7}).exchangesSeen, 1U);
    QCOMPARE(latest(world).request.state, MessageParser::State::Error);
    QCOMPARE(latest(world).request.error, http::ParseErrorCode::BadLineEnd);
    QCOMPARE(latest(world).status, 400);
    QCOMPARE(world.counters.requests, 0U);
}

void HttpFoldTest::theEndOfInputTruncatesARequest() {
    TraceBuilder t;
    accepted(t).recv(7, "GET / HT").recv(7, "");
    const World world = foldChecked(t);
    QCOMPARE(latest(world).request.error, http::ParseErrorCode::Truncated);
}

void HttpFoldTest::theEndOfOutputCompletesABodyUntilClose() {
    TraceBuilder t;
    accepted(t).recv(7, kGet).send(7, "HTTP/1.1 200 OK\r\n\r\nsome").send(7, " text").close(7);
    World world = foldTo(t.log(), t.end() - 1);
    QCOMPARE(latest(world).response.state, MessageParser::State::BodyUntilClose);
    world = foldChecked(t);
    QVERIFY(latest(world).response.complete());
    QCOMPARE(latest(world).response.bodyBytes, 9U);
    QCOMPARE(world.counters.responses, 1U);
}

void HttpFoldTest::aCutBodyIsFollowed() {
    TraceBuilder t;
    const std::string head = "HTTP/1.1 200 OK\r\nContent-Length: 10000\r\n\r\n";
    accepted(t).snap(100).recv(7, twice(kGet));
    t.send(7, head + std::string(10000, 'x') + std::string(kOk).substr(0, 0)).send(7, kOk);
    const World world = foldChecked(t);
    const Connection& c = world.connection(Fd{7});
    QVERIFY(c.exchanges[0].response.complete());
    QCOMPARE(c.exchanges[0].response.bytes, head.size() + 10000);
    QCOMPARE(c.exchanges[0].response.pieces.size(), 1U);
    QVERIFY(c.exchanges[1].response.complete());
}

void HttpFoldTest::aCutHeadLosesSync() {
    TraceBuilder t;
    accepted(t).snap(20).recv(7, kGet);
    const World world = foldChecked(t);
    QCOMPARE(latest(world).request.state, MessageParser::State::LostSync);
    QCOMPARE(latest(world).request.bytes, kGet.size());
}

void HttpFoldTest::onlyTheLatestExchangesAreKept() {
    TraceBuilder t;
    accepted(t);
    for (int i = 0; i < 30; ++i)
        t.recv(7, kGet).send(7, kOk);
    const World world = foldChecked(t);
    const Connection& c = world.connection(Fd{7});
    QCOMPARE(c.exchanges.size(), kExchangesKept);
    QCOMPARE(c.exchanges.front().number, 23U);
    QCOMPARE(c.exchanges.back().number, 30U);
    QVERIFY(c.exchange(22) == nullptr && c.exchange(31) == nullptr);
    QCOMPARE(c.exchange(25)->number, 25U);
}

void HttpFoldTest::aLongTargetIsCut() {
    TraceBuilder t;
    accepted(t).recv(7, "GET /" + std::string(100, 'a') + " HTTP/1.1\r\n\r\n");
    const World world = foldChecked(t);
    QCOMPARE(latest(world).target.view().size(), 48U);
    QVERIFY(latest(world).target.cut);
}

void HttpFoldTest::manyPiecesAreCounted() {
    TraceBuilder t;
    accepted(t).recv(7, "POST / HTTP/1.1\r\nContent-Length: 5000\r\n\r\n");
    for (int i = 0; i < 2000; ++i)
        t.recv(7, "x");
    const World world = foldChecked(t);
    QCOMPARE(latest(world).request.pieces.size(), kMaxPieces);
    QCOMPARE(latest(world).request.piecesLeftOut, 2001 - kMaxPieces);
    QCOMPARE(latest(world).request.bodyBytes, 2000U);
}

void HttpFoldTest::theBreakdownTilesBothSides() {
    TraceBuilder t;
    accepted(t)
        .recv(7, std::string(kGet) + "POST /e?x=1 HTTP/1.1\r\nHo")
        .recv(7, "st:  b \r\nContent-Length: 3\r\n\r\na");
    t.recv(7, "bc").send(7, kOk).send(7, kOk);
    const World world = foldChecked(t);
    const ExchangeBytes bytes = breakDown(latest(world), t.log());
    checkTiles(bytes.request);
    checkTiles(bytes.response);
    QCOMPARE(textOf(bytes.request, Role::Target), std::string("/e?x=1|"));
    QCOMPARE(textOf(bytes.request, Role::HeaderName), std::string("Host|Content-Length|"));
    QCOMPARE(textOf(bytes.request, Role::Body), std::string("abc|"));
    QCOMPARE(textOf(bytes.response, Role::Body), std::string("hello|"));
    QCOMPARE(bytes.request.calls.size(), 3U);
    QCOMPARE(bytes.request.calls[1].offset, 24U);
    QCOMPARE(bytes.request.headers.size(), 2U);
    const HeaderField& host = bytes.request.headers[0];
    QCOMPARE(bytes.request.bytes.substr(host.valueOffset, host.valueLength), std::string("b"));
    QCOMPARE(bytes.response.bytes, std::string(kOk));
    QCOMPARE(bytes.response.wholeLength, kOk.size());
}

void HttpFoldTest::theBreakdownMarksWhatWasNotRecorded() {
    TraceBuilder t;
    accepted(t).snap(50).recv(7, kGet);
    t.send(7, "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n" + std::string(100, 'x'));
    const World world = foldChecked(t);
    const ExchangeBytes bytes = breakDown(latest(world), t.log());
    checkTiles(bytes.response);
    QCOMPARE(bytes.response.bytes.size(), 140U);
    QCOMPARE(bytes.response.spans.back(), (RoleSpan{50, 90, Role::Unseen}));
    QCOMPARE(textOf(bytes.response, Role::Body), std::string("xxxxxxxxxx") + "|");
}

void HttpFoldTest::theBreakdownOfALongMessageIsLimited() {
    TraceBuilder t;
    accepted(t).recv(7, kGet);
    t.send(7, "HTTP/1.1 200 OK\r\nContent-Length: 3000\r\n\r\n" + std::string(3000, 'x'));
    const ExchangeBytes bytes = breakDown(latest(foldChecked(t)), t.log(), 1000);
    checkTiles(bytes.response);
    QCOMPARE(bytes.response.bytes.size(), 1000U);
    QCOMPARE(bytes.response.wholeLength, 3041U);
}

void HttpFoldTest::theBreakdownReadsInterimResponses() {
    TraceBuilder t;
    accepted(t).recv(7, kGet).send(7, "HTTP/1.1 103 Early Hints\r\nLink: a\r\n\r\n").send(7, kOk);
    const ExchangeBytes bytes = breakDown(latest(foldChecked(t)), t.log());
    checkTiles(bytes.response);
    QCOMPARE(textOf(bytes.response, Role::StatusCode), std::string("103|200|"));
    QCOMPARE(bytes.response.headers.size(), 2U);
}

QTEST_GUILESS_MAIN(HttpFoldTest)
#include "http_fold_test.moc"
