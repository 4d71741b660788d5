// SPDX-License-Identifier: GPL-3.0-or-later
// Time and amounts, by a clock that the test moves: slow heads and bodies, drops, streams, memory.
#include "base/clock.h"
#include "http/byte_ruler.h"
#include "server/http_talk.h"

using namespace muxscope;
using namespace muxscope::server;

namespace {

HttpLimits seconds(int head, int body) {
    HttpLimits limits;
    limits.headNs = head * 1'000'000'000LL;
    limits.bodyNs = body * 1'000'000'000LL;
    return limits;
}

} // namespace

class HttpTimingTest : public QObject {
    Q_OBJECT

private slots:
    void aHeadInDropsEndsAtItsTime() {
        Talk talk(seconds(10, 0));
        QVERIFY(!talk.conversation().timerAtNs()); // nothing was begun
        const std::string head = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n";
        for (int i = 0; i < 9; ++i) {
            QCOMPARE(printable(talk.say(head.substr(static_cast<std::size_t>(i), 1))), QString());
            QVERIFY(talk.conversation().timerAtNs() == 11'000'000'000); // from the first byte on
            QCOMPARE(printable(talk.wait(1'000)), QString());
        }
        QCOMPARE(printable(talk.wait(999)), QString());
        const std::string answer = talk.wait(1);
        QCOMPARE(statusOf(answer), 408);
        QCOMPARE(fieldOf(answer, "Connection"), QString("close"));
        QVERIFY(talk.closes() && talk.conversation().peerMaySendMore());
        QVERIFY(!talk.conversation().wantsInput() && !talk.conversation().timerAtNs());
    }

    void aHeadInTimeMayBeFollowedByAnother() {
        Talk talk(seconds(10, 0));
        talk.say("GET /hello HTTP/1.1\r\n");
        talk.wait(9'000);
        QCOMPARE(statusOf(talk.say("Host: a\r\n\r\n")), 200);
        QVERIFY(!talk.conversation().timerAtNs());
        talk.wait(60'000);
        talk.say("GET /hel");
        QCOMPARE(printable(talk.wait(9'999)), QString());
        QCOMPARE(statusOf(talk.say("lo HTTP/1.1\r\nHost: a\r\n\r\n")), 200);
    }

    void aBodyMustGoOn() {
        Talk talk(seconds(10, 20));
        talk.say("POST /post HTTP/1.1\r\nHost: a\r\nContent-Length: 200000\r\n\r\n");
        QVERIFY(talk.conversation().timerAtNs() == 21'000'000'000);
        talk.say(std::string(70'000, 'x')); // 64 KiB came: 64 s more
        QVERIFY(talk.conversation().timerAtNs() == 85'000'000'000);
        QCOMPARE(printable(talk.wait(83'999)), QString());
        const std::string answer = talk.wait(1);
        QCOMPARE(statusOf(answer), 408);
        QVERIFY(talk.closes());
    }

    void zeroMeansNoLimit() {
        Talk talk(seconds(0, 0));
        talk.say("POST /post HTTP/1.1\r\n");
        QVERIFY(!talk.conversation().timerAtNs());
        talk.say("Host: a\r\nContent-Length: 5\r\n\r\n");
        QVERIFY(!talk.conversation().timerAtNs());
        QCOMPARE(statusOf(talk.say("hello")), 200);
    }

    void aBodyComesInDrops() {
        Talk talk;
        const std::string head =
            talk.say(request("GET", "/drip?duration=1&numbytes=4&delay=2&code=203") +
                     request("GET", "/hello"));
        QCOMPARE(printable(head), QString());
        const std::string first = talk.wait(2'000);
        QCOMPARE(statusOf(first), 203);
        QCOMPARE(fieldOf(first, "Content-Length"), QString("4"));
        QCOMPARE(bodyOf(first), QString());
        for (int i = 0; i < 3; ++i)
            QCOMPARE(printable(talk.wait(250)), QString("*"));
        QVERIFY(!talk.closes());
        const QString last = printable(talk.wait(250)); // and what waited behind it
        QVERIFY(last.startsWith("*HTTP/1.1 200 OK\r\n") && last.endsWith("Hello, world!"));
    }

    void aLateLoopDripsALittleAtATime() {
        Talk talk;
        talk.say(request("GET", "/drip?duration=1&numbytes=1000000"));
        std::size_t most = 0;
        std::size_t all = 0;
        for (int i = 0; i < 40 && all < 1'000'000; ++i) {
            const std::size_t got = talk.wait(1'000).size();
            most = std::max(most, got);
            all += got;
        }
        QCOMPARE(all, std::size_t{1'000'000});
        QVERIFY(most <= 64u << 10);
    }

    void wrongTimesAreRefused_data() {
        QTest::addColumn<QString>("target");
        for (const char* target :
             {"/drip?numbytes=0", "/drip?numbytes=x", "/drip?numbytes=10000001",
              "/drip?duration=61", "/drip?delay=-1", "/drip?code=204", "/drip?code=99", "/delay/",
              "/delay/x", "/delay/1e3", "/cpu/x", "/cpu/10001", "/stream/x", "/stream/1000001",
              "/cache/x"})
            QTest::newRow(target) << target;
    }
    void wrongTimesAreRefused() {
        QFETCH(QString, target);
        Talk talk;
        const int status = statusOf(talk.say(request("GET", target.toStdString())));
        QCOMPARE(status, target == "/delay/" ? 404 : 400);
    }

    void aBusyHandlerIsBusyThatLong() {
        Talk talk;
        const std::int64_t fromNs = monotonicNs();
        const std::int64_t cpuFromNs = threadNs();
        QCOMPARE(statusOf(talk.say(request("GET", "/cpu/50"))), 200);
        QVERIFY(monotonicNs() - fromNs >= 50'000'000);
        // It does not sleep; how much of the time a busy machine leaves to it nobody knows.
        QVERIFY(threadNs() - cpuFromNs >= 1'000'000);
    }

    void aStreamIsChunkedWithATrailer() {
        Talk talk;
        const std::string answers =
            talk.say(request("GET", "/stream/2000") + request("GET", "/hello"));
        const auto messages = http::ruleStream(answers, http::MessageParser::Kind::Response);
        QCOMPARE(messages.size(), std::size_t{2});
        QVERIFY(messages[0].parser.isChunked() && messages[0].parser.complete());
        QCOMPARE(fieldOf(answers, "Trailer"), QString("Muxscope-Lines"));
        QVERIFY(fieldOf(answers, "Content-Length").isEmpty());
        QVERIFY(answers.find("\r\n0\r\nMuxscope-Lines: 2000\r\n\r\nHTTP/1.1 200 OK") !=
                answers.npos);
        const std::string none = talk.say(request("GET", "/stream/0"));
        QVERIFY(none.ends_with("\r\n\r\n0\r\nMuxscope-Lines: 0\r\n\r\n"));
    }

    void aStreamToHttp10EndsWithTheConnection() {
        Talk talk;
        const std::string answer =
            talk.say("GET /stream/2 HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
        QVERIFY(answer.ends_with("\r\n\r\n{\"line\": 1, \"of\": 2}\n{\"line\": 2, \"of\": 2}\n"));
        QCOMPARE(fieldOf(answer, "Connection"), QString("close"));
        QVERIFY(fieldOf(answer, "Transfer-Encoding").isEmpty());
        QVERIFY(talk.closes());
        Talk other; // a known length needs no close
        QVERIFY(
            !fieldOf(other.say("GET /get HTTP/1.0\r\nConnection: keep-alive\r\n\r\n"), "Connection")
                 .contains("close"));
        QVERIFY(!other.closes());
    }

    // Whatever the answer's length, little of it is held at any time.
    void largeAnswersNeedLittleMemory_data() {
        QTest::addColumn<QString>("target");
        QTest::addColumn<qint64>("least");
        QTest::newRow("stream") << "/stream/100000" << qint64(3'000'000);
        QTest::newRow("range") << "/range/100000000" << qint64(100'000'000);
    }
    void largeAnswersNeedLittleMemory() {
        QFETCH(QString, target);
        QFETCH(qint64, least);
        Talk talk;
        talk.conversation().onBytes(request("GET", target.toStdString()), 0);
        Outbox& outbox = talk.conversation().outbox();
        qint64 all = 0;
        std::size_t most = 0; // made or copied, as far as it can be seen from here
        while (!outbox.empty()) {
            most = std::max(most, outbox.front().size());
            all += static_cast<qint64>(outbox.frontBytes());
            outbox.consumed(outbox.frontBytes());
        }
        QVERIFY(all > least);
        QVERIFY(most <= 1u << 20);
        QVERIFY(target != "/stream/100000" || most <= 32u << 10);
    }

    void aPipelineOfStreamsIsNotReadWithoutEnd() {
        HttpLimits limits;
        limits.maxOwedPieces = 8;
        Talk talk(limits);
        std::string many;
        for (int i = 0; i < 10; ++i)
            many += request("GET", "/stream/5000");
        talk.conversation().onBytes(many, 0);
        QVERIFY(!talk.conversation().wantsInput());
        talk.sent();
        QVERIFY(talk.conversation().wantsInput());
    }

private:
    static std::int64_t threadNs() {
        timespec time{};
        ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
        return time.tv_sec * 1'000'000'000LL + time.tv_nsec;
    }
};

QTEST_GUILESS_MAIN(HttpTimingTest)
#include "http_timing_test.moc"
