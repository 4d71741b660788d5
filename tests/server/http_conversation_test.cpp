// SPDX-License-Identifier: GPL-3.0-or-later
// HttpConversation: raw request in, raw answer out; every split; pipelining, timers, limits, garbage.
#include "server/protocols/http_conversation.h"

#include <random>

#include "http/byte_ruler.h"
#include "server/http_talk.h"

using namespace muxscope;
using namespace muxscope::server;

namespace {

const std::string kHello =
    answerText("200 OK", "Content-Type: text/plain\r\nContent-Length: 13\r\n", "Hello, world!");
const std::string kHelloClose =
    answerText("200 OK", "Content-Type: text/plain\r\nContent-Length: 13\r\nConnection: close\r\n",
               "Hello, world!");
const std::string kHost = "Host: a\r\n";
const std::string kGet = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n";

struct Row {
    const char* name;
    std::string request;
    std::string answer;
    bool closes = false;
};

std::string closed(const std::string& status, const std::string& words) {
    return lineAnswer(status, words, "Connection: close\r\n");
}

std::string chunkedPost(const std::string& chunks) {
    return "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: a/b\r\nTransfer-Encoding: "
           "chunked\r\n\r\n" +
           chunks;
}

std::string echoed(const std::string& body) {
    return answerText(
        "200 OK", "Content-Type: a/b\r\nContent-Length: " + std::to_string(body.size()) + "\r\n",
        body);
}

// How connections and framing behave, whatever the resource.
std::vector<Row> framingRows() {
    return {
        {"get", kGet, kHello},
        {"absolute form", "GET http://a/hello?x HTTP/1.1\r\nHost: a\r\n\r\n", kHello},
        {"two in a row", kGet + kGet, kHello + kHello},
        {"three, the second asks to close",
         kGet + "GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n" + kGet,
         kHello + kHelloClose, true},
        {"http 1.0", "GET /hello HTTP/1.0\r\n\r\n", kHelloClose, true},
        {"http 1.0 kept alive", "GET /hello HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
         answerText("200 OK",
                    "Content-Type: text/plain\r\nContent-Length: 13\r\nConnection: keep-alive\r\n",
                    "Hello, world!")},
        {"head", "HEAD /hello HTTP/1.1\r\nHost: a\r\n\r\n" + kGet,
         answerText("200 OK", "Content-Type: text/plain\r\nContent-Length: 13\r\n") + kHello},
        {"empty lines between", kGet + "\r\n\r\n" + kGet, kHello + kHello},
        {"counted body",
         "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: a/b\r\nContent-Length: 5\r\n\r\nhello" +
             kGet,
         echoed("hello") + kHello},
        {"chunked body", chunkedPost("5\r\nhello\r\n7;x=y\r\n, world\r\n0\r\nT: v\r\n\r\n") + kGet,
         echoed("hello, world") + kHello},
        {"empty chunked body", chunkedPost("0\r\n\r\n"), echoed("")},
        {"body nobody asked for",
         "GET /hello HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc" + kGet, kHello + kHello},
        {"unfinished head", "GET /hello HTTP/1.1\r\nHost: a\r\n", ""},
        {"unfinished body", "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhell", ""},
    };
}

std::vector<Row> refusedRows() {
    return {
        {"no host", "GET /hello HTTP/1.1\r\n\r\n" + kGet,
         closed("400 Bad Request", ": Host is missing"), true},
        {"two hosts", "GET /hello HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n",
         closed("400 Bad Request", ": more than one Host"), true},
        {"bad host", "GET /hello HTTP/1.1\r\nHost: a/b\r\n\r\n",
         closed("400 Bad Request", ": Host is not a host"), true},
        {"garbage", "\x16\x03\x01 whatever",
         closed("400 Bad Request", ": the method is not a token followed by one space"), true},
        {"good, then garbage", kGet + "\x16\x03",
         kHello + closed("400 Bad Request", ": the method is not a token followed by one space"),
         true},
        {"space before the colon", "GET / HTTP/1.1\r\nHost : a\r\n\r\n",
         closed("400 Bad Request", ": space or control byte in a header name, or no name"), true},
        {"two lengths",
         "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\nx",
         closed("400 Bad Request", ": more than one Content-Length"), true},
        {"length and chunked",
         "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: "
         "chunked\r\n\r\n",
         closed("400 Bad Request", ": Content-Length together with Transfer-Encoding"), true},
        {"unknown coding", "POST /echo HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n",
         closed("501 Not Implemented", ": a transfer coding other than chunked"), true},
        {"bad chunk", chunkedPost("x\r\n"),
         closed("400 Bad Request", ": the chunk size is not a hexadecimal number"), true},
        {"version 2", "GET / HTTP/2.0\r\n\r\n",
         closed("505 HTTP Version Not Supported", ": the major version is not 1"), true},
        {"body over the limit",
         "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\n\r\nabc",
         closed("413 Content Too Large", ": the body is too large"), true},
        {"target over the limit", "GET /" + std::string(8'000, 'a') + " HTTP/1.1\r\n\r\n",
         closed("414 URI Too Long", ": the request target is too long"), true},
        {"field over the limit",
         "GET / HTTP/1.1\r\nHost: a\r\nA: " + std::string(33'000, 'a') + "\r\n\r\n",
         closed("431 Request Header Fields Too Large", ": the header section is too large"), true},
        {"connect", "CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\n\r\nabc",
         closed("501 Not Implemented",
                ": this model waits for its clients only: it has no tunnels"),
         true},
        {"unknown expectation", "POST /echo HTTP/1.1\r\nHost: a\r\nExpect: tea\r\n\r\n",
         closed("417 Expectation Failed", ": only 100-continue can be expected"), true},
    };
}

std::vector<Row> rows() {
    std::vector<Row> all = framingRows();
    const std::vector<Row> more = refusedRows();
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

void addRows() {
    QTest::addColumn<int>("row");
    for (std::size_t i = 0; i < rows().size(); ++i)
        QTest::newRow(rows()[i].name) << static_cast<int>(i);
}

} // namespace

class HttpConversationTest : public QObject {
    Q_OBJECT

private slots:
    void requestsGetTheirAnswers_data() { addRows(); }
    void requestsGetTheirAnswers() {
        QFETCH(int, row);
        const Row r = rows()[static_cast<std::size_t>(row)];
        Talk talk;
        QCOMPARE(printable(talk.say(r.request)), printable(r.answer));
        QCOMPARE(talk.closes(), r.closes);
    }

    void noSplitChangesTheAnswers_data() { addRows(); }
    void noSplitChangesTheAnswers() {
        QFETCH(int, row);
        const Row r = rows()[static_cast<std::size_t>(row)];
        const std::string_view request = r.request;
        const std::size_t step = request.size() > 2'000 ? 997 : 1;
        for (std::size_t cut = 0; cut <= request.size(); cut += step) {
            Talk talk;
            std::string answers = talk.say(request.substr(0, cut));
            // Another connection of the same server speaks in between: nothing may be shared.
            auto other = talk.protocol().open();
            other->onBytes("PUT /files/x HTTP/1.1\r\nHost: b\r\nContent-Length: 1\r\n\r\ny", 0);
            answers += talk.say(request.substr(cut));
            QCOMPARE(printable(answers), printable(r.answer));
            QCOMPARE(talk.closes(), r.closes);
        }
    }

    void byteByByteIsTheSame_data() { addRows(); }
    void byteByByteIsTheSame() {
        QFETCH(int, row);
        const Row r = rows()[static_cast<std::size_t>(row)];
        Talk talk;
        std::string answers;
        for (const char& byte : r.request)
            answers += talk.say({&byte, 1});
        QCOMPARE(printable(answers), printable(r.answer));
        QCOMPARE(talk.closes(), r.closes);
    }

    void aContinueIsSentWhenTheBodyIsHeldBack();
    void aBodyThatCameAnywayGetsNoContinue();
    void aTooLargeBodyIsRefusedInsteadOfContinued();
    void aHalfClosedClientGetsItsAnswers();
    void aRequestCutByTheEndIsRefused();
    void anUnusedConnectionEndsSilently();
    void aDelayedAnswerWaitsForItsTimer();
    void whatIsPipelinedBehindADelayWaitsInOrder();
    void aHalfClosedClientGetsItsDelayedAnswer();
    void inputIsNotWantedWhileTooMuchIsOwed();
    void inputIsNotWantedWhileTooMuchWaits();
    void aPeerMaySendMoreOnlyAfterWhatWasNotRead();
    void aLargeAnswerIsNotCopied();
    void theDateFollowsTheClock();
    void aRefusalIsAWholeResponse();
    void garbageIsAnsweredAndClosedOrWaitedFor();
};

void HttpConversationTest::aContinueIsSentWhenTheBodyIsHeldBack() {
    Talk talk;
    const std::string head = "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: "
                             "a/b\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n";
    QCOMPARE(printable(talk.say(head)), printable("HTTP/1.1 100 Continue\r\n\r\n"));
    QCOMPARE(printable(talk.say("hel")), printable(""));
    QCOMPARE(printable(talk.say("lo" + kGet)), printable(echoed("hello") + kHello));
}

void HttpConversationTest::aBodyThatCameAnywayGetsNoContinue() {
    Talk talk;
    const std::string head = "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Type: "
                             "a/b\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n";
    QCOMPARE(printable(talk.say(head + "h")), printable(""));
    QCOMPARE(printable(talk.say("ello")), printable(echoed("hello")));
}

void HttpConversationTest::aTooLargeBodyIsRefusedInsteadOfContinued() {
    Talk talk;
    const std::string answer =
        talk.say("POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\n"
                 "Expect: 100-continue\r\n\r\n");
    QVERIFY(answer.starts_with("HTTP/1.1 413 "));
    QVERIFY(talk.closes());
}

void HttpConversationTest::aHalfClosedClientGetsItsAnswers() {
    Talk talk;
    std::string answers = talk.say(kGet + kGet);
    QVERIFY(!talk.closes());
    answers += talk.endInput();
    QCOMPARE(printable(answers), printable(kHello + kHello));
    QVERIFY(talk.closes());
    QVERIFY(!talk.conversation().peerMaySendMore());
}

void HttpConversationTest::aRequestCutByTheEndIsRefused() {
    Talk talk;
    QCOMPARE(printable(talk.say("GET /hel")), printable(""));
    QCOMPARE(printable(talk.endInput()),
             printable(closed("400 Bad Request", ": the stream ended inside the message")));
    QVERIFY(talk.closes());
}

void HttpConversationTest::anUnusedConnectionEndsSilently() {
    Talk talk;
    QCOMPARE(printable(talk.endInput()), printable(""));
    QVERIFY(talk.closes());
    Talk after;
    after.say(kGet + "\r\n");
    QCOMPARE(printable(after.endInput()), printable(""));
}

void HttpConversationTest::aDelayedAnswerWaitsForItsTimer() {
    Talk talk;
    QCOMPARE(printable(talk.say("GET /delay/0.05 HTTP/1.1\r\nHost: a\r\n\r\n")), printable(""));
    QVERIFY(talk.conversation().timerAtNs() == 1'050'000'000);
    QCOMPARE(printable(talk.wait(49)), printable(""));
    const std::string answer = talk.wait(1);
    QVERIFY(answer.starts_with("HTTP/1.1 200 OK\r\n") && answer.ends_with("after 0.05 s\n"));
    QVERIFY(!talk.conversation().timerAtNs());
    QVERIFY(!talk.closes());
}

void HttpConversationTest::whatIsPipelinedBehindADelayWaitsInOrder() {
    Talk talk;
    const std::string delay = "GET /delay/0.01 HTTP/1.1\r\nHost: a\r\n\r\n";
    QCOMPARE(printable(talk.say(kGet + delay + kGet + delay)), printable(kHello));
    talk.say("GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n" + kGet);
    const std::string second = talk.wait(10);
    QVERIFY(second.ends_with("after 0.01 s\n" + kHello));
    QVERIFY(!talk.closes());
    const std::string third = talk.wait(10);
    QVERIFY(third.ends_with("after 0.01 s\n" + kHelloClose));
    QVERIFY(talk.closes());
    QVERIFY(talk.conversation().peerMaySendMore());
}

void HttpConversationTest::aHalfClosedClientGetsItsDelayedAnswer() {
    Talk talk;
    talk.say("GET /delay/0.01 HTTP/1.1\r\nHost: a\r\n\r\n" + kGet + "GET /cut");
    QCOMPARE(printable(talk.endInput()), printable(""));
    QVERIFY(!talk.closes());
    const std::string answers = talk.wait(10);
    QVERIFY(answers.find("after 0.01 s\n" + kHello + "HTTP/1.1 400 ") != std::string::npos);
    QVERIFY(talk.closes());
}

void HttpConversationTest::inputIsNotWantedWhileTooMuchIsOwed() {
    Talk talk;
    Conversation& conversation = talk.conversation();
    conversation.onBytes("GET /bytes/2000000 HTTP/1.1\r\nHost: a\r\n\r\n", 0);
    QVERIFY(!conversation.wantsInput());
    const std::string answer = talk.sent();
    QVERIFY(conversation.wantsInput());
    const http::RuledMessage ruled = http::ruleMessage(answer, http::MessageParser::Kind::Response);
    QVERIFY(ruled.parser.complete());
    QCOMPARE(ruled.parser.bodyBytesSeen(), std::uint64_t(2'000'000));
    QVERIFY(answer.ends_with(answer.substr(answer.size() - 128, 64))); // the pattern goes on
}

void HttpConversationTest::inputIsNotWantedWhileTooMuchWaits() {
    HttpLimits limits;
    limits.maxWaitingBytes = 100;
    Talk talk(limits);
    talk.say("GET /delay/0.01 HTTP/1.1\r\nHost: a\r\n\r\n" + kGet + kGet);
    QVERIFY(talk.conversation().wantsInput());
    talk.say(kGet + kGet);
    QVERIFY(!talk.conversation().wantsInput());
    const std::string answers = talk.wait(10);
    QVERIFY(answers.ends_with(kHello + kHello + kHello + kHello));
    QVERIFY(talk.conversation().wantsInput());
}

void HttpConversationTest::aPeerMaySendMoreOnlyAfterWhatWasNotRead() {
    Talk polite;
    polite.say("GET /hello HTTP/1.0\r\n\r\n");
    QVERIFY(polite.closes() && !polite.conversation().peerMaySendMore());
    Talk broken;
    broken.say("GET\r\n");
    QVERIFY(broken.closes() && broken.conversation().peerMaySendMore());
    QVERIFY(!broken.conversation().wantsInput());
    broken.endInput();
    QVERIFY(!broken.conversation().peerMaySendMore());
}

void HttpConversationTest::aLargeAnswerIsNotCopied() {
    Talk talk;
    talk.conversation().onBytes("GET /bytes/100000000 HTTP/1.1\r\nHost: a\r\n\r\n", 0);
    Outbox& outbox = talk.conversation().outbox();
    QVERIFY(outbox.bytesOwed() > 100'000'000);
    outbox.consumed(outbox.front().size()); // the head
    QVERIFY(outbox.front().data() == talk.protocol().site().pattern()->data());
}

void HttpConversationTest::theDateFollowsTheClock() {
    std::int64_t wallNs = 1'500'000'000; // 1.5 s after the epoch
    HttpProtocol protocol({}, nullptr, [&] { return wallNs; });
    const auto conversation = protocol.open();
    const auto dateAt = [&](std::int64_t nowNs) {
        conversation->onBytes(kGet, nowNs);
        const std::string text(conversation->outbox().front());
        conversation->outbox().consumed(text.size());
        return printable(text.substr(text.find("Date: ") + 6, 29));
    };
    QCOMPARE(dateAt(100), QString("Thu, 01 Jan 1970 00:00:01 GMT"));
    wallNs = 2'000'000'000;
    QCOMPARE(dateAt(499'999'999), QString("Thu, 01 Jan 1970 00:00:01 GMT"));
    QCOMPARE(dateAt(500'000'100), QString("Thu, 01 Jan 1970 00:00:02 GMT"));
}

void HttpConversationTest::aRefusalIsAWholeResponse() {
    Talk talk;
    const std::string refusal = talk.protocol().refusal(503);
    const http::RuledMessage ruled =
        http::ruleMessage(refusal, http::MessageParser::Kind::Response);
    QVERIFY(ruled.parser.complete() && ruled.length == refusal.size());
    QCOMPARE(ruled.parser.statusCode(), 503);
    QVERIFY(!ruled.parser.keepAlive());
    QVERIFY(refusal.find("Retry-After: 1\r\n") != std::string::npos);
    QCOMPARE(printable(talk.say(kGet)), printable(kHello)); // the cached lines are whole again
}

void HttpConversationTest::garbageIsAnsweredAndClosedOrWaitedFor() {
    std::mt19937 random(4'711);
    const auto upTo = [&](int n) {
        return std::uniform_int_distribution<int>(0, n)(random);
    };
    for (int round = 0; round < 1'000; ++round) {
        std::string bytes =
            upTo(1) ? kGet : "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\n\r\nabc";
        for (int changes = upTo(20); changes >= 0; --changes)
            bytes[static_cast<std::size_t>(upTo(static_cast<int>(bytes.size()) - 1))] =
                static_cast<char>(upTo(255));
        if (upTo(3) == 0)
            bytes.insert(static_cast<std::size_t>(upTo(10)), std::string(40'000, 'z'));
        Talk talk;
        const std::string answers = talk.say(bytes);
        // Whatever is sent are whole responses; an error one closes.
        for (const auto& ruled : http::ruleStream(answers, http::MessageParser::Kind::Response)) {
            QVERIFY(ruled.parser.complete());
            QVERIFY(ruled.parser.statusCode() >= 200);
            QVERIFY(ruled.parser.keepAlive() || talk.closes());
        }
        QVERIFY(talk.closes() || talk.conversation().wantsInput());
        talk.endInput();
        QVERIFY(talk.closes());
    }
}

QTEST_GUILESS_MAIN(HttpConversationTest)
#include "http_conversation_test.moc"
