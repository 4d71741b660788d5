// SPDX-License-Identifier: GPL-3.0-or-later
// History under way: budgets, trimming while a writer goes on, hostile records.
#include "support/random_trace.h"
#include "world/byte_breakdown.h"
#include "world/folding.h"
#include "world/history.h"

#include <random>
#include <thread>

using namespace muxscope;
using namespace muxscope::world;
using support::RandomTrace;
using support::TraceBuilder;

class HistoryTest : public QObject {
    Q_OBJECT

private slots:
    void anEmptyLogHasOneMoment();
    void advancingStopsWhenItsTimeIsOver();
    void theObserverSeesEachEventOnce();
    void aPinnedHeadIsAtHandWhileFoldingGoesOn();
    void trimmingKeepsAWorldAtTheNewStart();
    void everyMomentLeftCanBeShownAfterATrim();
    void keyframesAreThinnedWhenThereAreMany();
    void aWriterIsNeverInTheWay();
    void hostileRecordsNeverBreakTheFold_data();
    void hostileRecordsNeverBreakTheFold();
    void hugeDescriptorNumbersAreIgnored();
};

namespace {

trace::TraceLog::Options tiny(std::size_t budget) {
    trace::TraceLog::Options options;
    options.segmentBytes = 4096;
    options.budgetBytes = budget;
    return options;
}

constexpr std::int64_t kLong = INT64_MAX / 2;

} // namespace

void HistoryTest::anEmptyLogHasOneMoment() {
    const trace::TraceLog log;
    History history(log);
    QCOMPARE(history.advance(kLong), 0U);
    QCOMPARE(history.first(), 0U);
    QCOMPARE(history.head(), 0U);
    QVERIFY(history.at(5) == World{});
}

void HistoryTest::advancingStopsWhenItsTimeIsOver() {
    TraceBuilder t;
    RandomTrace(1, trace::Call::epoll_wait).write(t, 1000);
    History history(t.log());
    const std::uint64_t folded = history.advance(0);
    QVERIFY(folded > 0 && folded < t.end());
    while (history.head() != t.end())
        QVERIFY(history.advance(0) > 0);
    QVERIFY(history.headWorld() == foldTo(t.log(), t.end()));
}

void HistoryTest::theObserverSeesEachEventOnce() {
    TraceBuilder t;
    RandomTrace(1, trace::Call::select).write(t, 100);
    History history(t.log(), 16);
    Moment seen = 0;
    history.setObserver([&](const trace::Event& event, const World& after) {
        QCOMPARE(event.index, seen);
        QCOMPARE(after.moment, ++seen);
    });
    history.advance(kLong);
    history.at(10);
    RandomTrace(2, trace::Call::select).write(t, 50);
    history.advance(kLong);
    QCOMPARE(seen, t.end());
}

void HistoryTest::aPinnedHeadIsAtHandWhileFoldingGoesOn() {
    TraceBuilder t;
    RandomTrace(1, trace::Call::epoll_wait).write(t, 300);
    History history(t.log(), 16);
    history.advance(kLong);
    const Moment pinned = history.head();
    history.pinHead();
    RandomTrace(2, trace::Call::epoll_wait).write(t, 300);
    while (history.head() != t.end()) {
        history.advance(0);
        QVERIFY(history.at(pinned).moment == pinned);
    }
    QVERIFY(history.head() > pinned);
    // What is asked for in between does not move with the head.
    QVERIFY(history.at(pinned) == foldTo(t.log(), pinned));
    // Another moment ends it, and costs nobody the right answer.
    QVERIFY(history.at(pinned - 5) == foldTo(t.log(), pinned - 5));
    QVERIFY(history.at(history.head()) == foldTo(t.log(), t.end()));
    QVERIFY(history.at(pinned) == foldTo(t.log(), pinned));
}

void HistoryTest::trimmingKeepsAWorldAtTheNewStart() {
    TraceBuilder t(tiny(65536));
    History history(t.log(), 32);
    std::vector<std::string> texts; // of every moment, by an undisturbed fold
    World whole;
    texts.push_back(worldText(whole));
    for (std::uint32_t seed = 1; seed < 16; ++seed) {
        const Moment from = t.end();
        RandomTrace(seed, trace::Call::poll).write(t, 20);
        t.log().forEach(from, t.end(), [&](const trace::Event& event) {
            apply(whole, event);
            texts.push_back(worldText(whole));
        });
        history.advance(kLong);
        QVERIFY(history.first() <= history.head());
        QCOMPARE(history.head(), t.end());
        QCOMPARE(worldText(history.at(history.first())), texts[history.first()]);
    }
    QVERIFY(history.first() > 0);
    QVERIFY(t.log().begin() > 0);
    QVERIFY(t.log().begin() <= history.first());
    QCOMPARE(t.log().stalls().count, 0U);
    QVERIFY(t.log().bytesHeld() <= 65536 + 4096);
    for (Moment m = history.first(); m <= history.head(); ++m)
        QCOMPARE(worldText(history.at(m)), texts[m]);
}

void HistoryTest::everyMomentLeftCanBeShownAfterATrim() {
    TraceBuilder t(tiny(65536));
    History history(t.log(), 64);
    history.advance(kLong);
    for (std::uint32_t seed = 1; seed < 14; ++seed) {
        RandomTrace(seed, trace::Call::epoll_wait).write(t, 30);
        history.advance(kLong);
        for (Moment m = history.head(); m + 1 > history.first() && m > 0;
             m -= std::min<Moment>(m, 7))
            QCOMPARE(history.at(m).moment, std::clamp(m, history.first(), history.head()));
        QCOMPARE(history.at(0).moment, history.first());
        for (const auto* connection = &history.headWorld().connection(Fd{5});
             const Exchange& exchange : connection->exchanges)
            breakDown(exchange, t.log());
    }
}

void HistoryTest::keyframesAreThinnedWhenThereAreMany() {
    trace::TraceLog::Options options;
    options.segmentBytes = std::size_t{1} << 20;
    options.budgetBytes = std::size_t{16} << 20;
    TraceBuilder t(options);
    t.epollCreate(4);
    for (int i = 0; i < 2000; ++i)
        t.accept4(3, 5 + i, static_cast<std::uint16_t>(20000 + i));
    for (int i = 0; i < 20'000; ++i)
        t.recv(5 + i % 2000, "GET / HTTP/1.1\r\n\r\n");
    History history(t.log(), 64);
    history.advance(kLong);
    QVERIFY(history.keyframes() < t.end() / 64);
    QVERIFY(history.keyframeBytes() < options.budgetBytes / 2);
    for (Moment m : {Moment{0}, t.end() / 3, t.end() / 2, t.end() - 1})
        QVERIFY(history.at(m) == foldTo(t.log(), m));
}

void HistoryTest::aWriterIsNeverInTheWay() {
    trace::TraceLog log(tiny(262'144));
    constexpr int kEvents = 60'000;
    History history(log, 256); // before the writer, so that nothing goes unseen
    std::thread writer([&log] {
        const std::string_view request = "GET / HTTP/1.1\r\n\r\n";
        const auto bytes = std::as_bytes(std::span(request));
        for (int i = 0; i < kEvents / 2; ++i) {
            trace::Record record;
            record.call = trace::Call::recv;
            record.fd = 5 + i % 10;
            record.thread = ThreadId{1};
            record.value = 65536;
            log.append(record);
            record.phase = trace::Phase::exit;
            record.value = static_cast<std::int64_t>(bytes.size());
            log.append(record, bytes);
        }
    });
    while (history.head() != kEvents) {
        history.advance(1'000'000);
        const Moment middle = history.first() + (history.head() - history.first()) / 2;
        QCOMPARE(history.at(middle).moment, middle);
        QCOMPARE(history.at(history.first()).moment, history.first());
    }
    writer.join();
    QVERIFY(history.first() > 0);
    QCOMPARE(history.headWorld().counters.calls, std::uint64_t{kEvents / 2});
    QVERIFY(checkInvariants(history.headWorld()).empty());
    for (Moment m = history.first(); m < history.head(); m += 97)
        QCOMPARE(history.at(m).counters.calls, (m + 1) / 2);
}

void HistoryTest::hostileRecordsNeverBreakTheFold_data() {
    QTest::addColumn<bool>("plausible");
    QTest::addRow("random bytes") << false;
    QTest::addRow("random but plausible fields") << true;
}

void HistoryTest::hostileRecordsNeverBreakTheFold() {
    QFETCH(bool, plausible);
    std::mt19937_64 random(plausible ? 1 : 2);
    const auto below = [&](std::uint64_t n) {
        return static_cast<std::int64_t>(random() % n);
    };
    TraceBuilder t;
    World world;
    for (int i = 0; i < 20'000; ++i) {
        trace::Record record;
        std::vector<std::byte> payload(static_cast<std::size_t>(below(100)));
        for (std::byte& byte : payload)
            byte = static_cast<std::byte>(below(plausible ? 12 : 256));
        if (plausible) {
            record.call = static_cast<trace::Call>(below(trace::kCallCount));
            record.phase = static_cast<trace::Phase>(below(4));
            record.fd = static_cast<std::int32_t>(below(12)) - 1;
            record.value = below(20) - 4;
            if (below(8) == 0)
                record.value = -below(130);
            record.thread = ThreadId{static_cast<std::uint16_t>(below(3))};
            record.aux = static_cast<std::uint16_t>(below(5));
            record.atNs = i;
        } else {
            std::uint64_t words[4] = {random(), random(), random(), random()};
            std::memcpy(static_cast<void*>(&record), words, sizeof(record));
        }
        t.log().appendAt(record, payload, static_cast<std::size_t>(below(2) * 70));
        apply(world, t.log().at(t.end() - 1));
        if (i % 16 == 0 || i > 19'900) {
            const auto faults = checkInvariants(world);
            QVERIFY2(faults.empty(), faults.empty() ? "" : faults.front().c_str());
        }
    }
    worldText(world);
    worldLine(world);
    QVERIFY(world == foldTo(t.log(), t.end()));
}

void HistoryTest::hugeDescriptorNumbersAreIgnored() {
    TraceBuilder t;
    t.listenOn(3).accept4(3, INT32_MAX, 40001).recv(INT32_MAX, "GET").close(INT32_MAX);
    t.epollCreate(4).epollAdd(4, INT32_MAX, trace::kIn).epollWait(4, {{INT32_MAX, trace::kIn}});
    t.select({{INT32_MAX, trace::kIn}, {-5, trace::kIn}}, {{-1, trace::kIn}}, true);
    const World world = foldChecked(t);
    QVERIFY(world.descriptors.size() < 100);
    QVERIFY(world.counters.oddEvents >= 7);
}

QTEST_GUILESS_MAIN(HistoryTest)
#include "history_test.moc"
