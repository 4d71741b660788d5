// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/exchange_timing.h"
#include "world/folding.h"

#include <algorithm>

using namespace muxscope;
using namespace muxscope::world;
using support::TraceBuilder;

namespace {

constexpr std::int64_t kMs = 1'000'000;

std::vector<PhaseSpan> phases(const TraceBuilder& t, std::uint32_t number = 1) {
    const World world = foldTo(t.log(), t.end());
    const Connection& connection = world.connection(Fd{5});
    return phasesOf(world, connection, *connection.exchange(number), t.log());
}

const PhaseSpan* find(const std::vector<PhaseSpan>& all, Phase phase) {
    const auto at = std::find_if(all.begin(), all.end(),
                                 [&](const PhaseSpan& span) { return span.phase == phase; });
    return at == all.end() ? nullptr : &*at;
}

std::int64_t timeOf(const TraceBuilder& t, std::uint64_t event) {
    return t.log().at(event).record.atNs;
}

} // namespace

class ExchangeTimingTest : public QObject {
    Q_OBJECT

private slots:
    void everyPhaseBeginsAndEndsWithACall();
    void aRequestThatIsNotWholeGoesOn();
    void handlingGoesOnUntilTheFirstSend();
    void aFullBufferIsCountedFromEagainToTheNextSendThatTookBytes();
    void aShortSendIsAFullBufferToo();
    void anInterimAnswerIsNoEndOfHandling();
    void theAcceptQueueIsKnownOnlyFromGauges();
    void whatTheLogNoLongerHoldsIsLeftOut();
};

void ExchangeTimingTest::everyPhaseBeginsAndEndsWithACall() {
    TraceBuilder t;
    t.listenOn(3).accept4(3, 5, 40001);
    t.recv(5, "POST / HTTP/1.1\r\n").after(10 * kMs);
    t.recv(5, "Content-Length: 4\r\n\r\nab").after(20 * kMs);
    t.recv(5, "cd").after(30 * kMs);
    t.send(5, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n").after(40 * kMs);
    t.send(5, "ok");
    const auto all = phases(t);
    QCOMPARE(all.size(), std::size_t{4});
    std::int64_t sum = 0;
    for (const auto& [phase, least] :
         {std::pair(Phase::head, 10 * kMs), std::pair(Phase::body, 20 * kMs),
          std::pair(Phase::handling, 30 * kMs), std::pair(Phase::sending, 40 * kMs)}) {
        const PhaseSpan* span = find(all, phase);
        QVERIFY(span != nullptr);
        QVERIFY(!span->goesOn());
        QVERIFY2(span->tookNs() >= least && span->tookNs() < least + kMs,
                 qPrintable(QString::number(span->tookNs())));
        const Stretch& stretch = span->stretches.front();
        QCOMPARE(stretch.fromNs, timeOf(t, stretch.fromEvent));
        QCOMPARE(stretch.toNs, timeOf(t, stretch.toEvent));
        sum += span->tookNs();
    }
    // They follow each other without a gap.
    QCOMPARE(sum, find(all, Phase::sending)->stretches.front().toNs -
                      find(all, Phase::head)->stretches.front().fromNs);
    QCOMPARE(t.log().at(find(all, Phase::handling)->stretches.front().toEvent).call(),
             trace::Call::send);
}

void ExchangeTimingTest::aRequestThatIsNotWholeGoesOn() {
    TraceBuilder t;
    t.listenOn(3).accept4(3, 5, 40001);
    t.recv(5, "GET / HT").after(50 * kMs);
    t.listEnter(trace::Call::select, {{5, trace::kIn}}, true);
    const auto all = phases(t);
    QCOMPARE(all.size(), std::size_t{1});
    QCOMPARE(all[0].phase, Phase::head);
    QVERIFY(all[0].goesOn());
    QVERIFY(all[0].tookNs() >= 50 * kMs);
}

void ExchangeTimingTest::handlingGoesOnUntilTheFirstSend() {
    TraceBuilder t;
    t.listenOn(3).accept4(3, 5, 40001);
    t.recv(5, "GET / HTTP/1.1\r\nHost: a\r\n\r\n").after(7 * kMs);
    t.listEnter(trace::Call::select, {{5, trace::kIn}}, true);
    const auto all = phases(t);
    const PhaseSpan* handling = find(all, Phase::handling);
    QVERIFY(handling != nullptr);
    QVERIFY(handling->goesOn());
    QVERIFY(find(all, Phase::body) == nullptr);
    QVERIFY(find(all, Phase::sending) == nullptr);
}

void ExchangeTimingTest::aFullBufferIsCountedFromEagainToTheNextSendThatTookBytes() {
    TraceBuilder t;
    t.listenOn(3).accept4(3, 5, 40001).accept4(3, 6, 40002);
    t.recv(5, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    t.send(5, "HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n");
    t.sendFails(5, EAGAIN, 4).after(15 * kMs);
    t.sendFails(6, EAGAIN, 4); // somebody else's
    t.sendFails(5, EAGAIN, 4).after(5 * kMs);
    t.send(5, "body");
    const auto all = phases(t);
    const PhaseSpan* blocked = find(all, Phase::blocked);
    QVERIFY(blocked != nullptr);
    QCOMPARE(blocked->stretches.size(), std::size_t{1});
    QVERIFY(blocked->tookNs() >= 20 * kMs);
    QVERIFY(blocked->tookNs() <= find(all, Phase::sending)->tookNs());
    QCOMPARE(t.log().at(blocked->stretches[0].fromEvent).error(), EAGAIN);
}

void ExchangeTimingTest::aShortSendIsAFullBufferToo() {
    TraceBuilder t;
    t.listenOn(3).accept4(3, 5, 40001).recv(5, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    const std::string answer = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nfooled";
    t.send(5, answer, answer.size() - 3).after(9 * kMs);
    const auto before = phases(t);
    QVERIFY(find(before, Phase::blocked) != nullptr);
    QVERIFY(find(before, Phase::blocked)->goesOn());
    t.send(5, "led");
    const auto all = phases(t);
    QVERIFY(!find(all, Phase::blocked)->goesOn());
    QVERIFY(find(all, Phase::blocked)->tookNs() >= 9 * kMs);
}

void ExchangeTimingTest::anInterimAnswerIsNoEndOfHandling() {
    TraceBuilder t;
    t.listenOn(3).accept4(3, 5, 40001);
    t.recv(5, "POST / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    t.send(5, "HTTP/1.1 100 Continue\r\n\r\n").after(3 * kMs);
    t.recv(5, "ab").after(11 * kMs);
    t.send(5, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    const auto all = phases(t);
    const PhaseSpan* handling = find(all, Phase::handling);
    QVERIFY(handling != nullptr);
    QVERIFY(handling->tookNs() >= 11 * kMs && handling->tookNs() < 12 * kMs);
    QVERIFY(find(all, Phase::body)->tookNs() >= 3 * kMs);
}

void ExchangeTimingTest::theAcceptQueueIsKnownOnlyFromGauges() {
    TraceBuilder t;
    t.listenOn(3).gauges({TraceBuilder::gauge(0, 0, 128)}).after(kMs);
    t.gauges({TraceBuilder::gauge(0, 1, 128), TraceBuilder::gauge(40001, 9, 0, false)})
        .after(8 * kMs);
    t.gauges({TraceBuilder::gauge(0, 1, 128), TraceBuilder::gauge(40001, 9, 0, false)})
        .after(4 * kMs);
    t.accept4(3, 5, 40001).recv(5, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    const auto all = phases(t);
    const PhaseSpan* queue = find(all, Phase::acceptQueue);
    QVERIFY(queue != nullptr);
    QCOMPARE(queue->known, Known::inferred);
    QVERIFY(queue->tookNs() >= 12 * kMs && queue->tookNs() < 13 * kMs);
    TraceBuilder nobodyLooked;
    nobodyLooked.listenOn(3).accept4(3, 5, 40001).recv(5, "GET / HTTP/1.1\r\n\r\n");
    QVERIFY(find(phases(nobodyLooked), Phase::acceptQueue) == nullptr);
}

void ExchangeTimingTest::whatTheLogNoLongerHoldsIsLeftOut() {
    TraceBuilder t;
    t.listenOn(3).accept4(3, 5, 40001).recv(5, "GET / HTTP/1.1\r\nHost: a\r\n\r\n");
    const World world = foldTo(t.log(), t.end());
    Exchange exchange = *world.connection(Fd{5}).latest();
    exchange.request.firstEvent = t.end() + 5; // a damaged one
    exchange.request.lastEvent = t.end() + 6;
    for (Piece& piece : exchange.request.pieces)
        piece.event = t.end() + 5;
    QVERIFY(phasesOf(world, world.connection(Fd{5}), exchange, t.log()).empty());
}

QTEST_GUILESS_MAIN(ExchangeTimingTest)
#include "exchange_timing_test.moc"
