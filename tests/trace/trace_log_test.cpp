// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/trace_log.h"

#include "trace/sample_log.h"

#include <QTest>

#include <atomic>
#include <optional>
#include <random>
#include <stdexcept>
#include <thread>
#include <vector>

using namespace muxscope;
using namespace muxscope::trace;
using namespace muxscope::trace::testing;

class TraceLogTest : public QObject {
    Q_OBJECT

private slots:
    void eventsComeBackInOrder();
    void aPayloadLongerThanTheSnapLengthIsCutAndSaysSo();
    void anEmptyPayloadThatWasCutToNothingKeepsItsLength();
    void aPayloadLargerThanASegmentIsKept();
    void theOldestSegmentsGoWhenTheBudgetIsUsedUp();
    void aReaderHoldsWhatItNeeds();
    void aWriterThatMustWaitIsCounted();
    void thereIsALimitOfReaders();
    void forEachStopsWhenTold();
    void forEachCrossesSegments();
    void timesNeverRunBackwards();
    void manyWritersLoseNothing();
    void theClockStandsStillFromTheFirstHoldToTheLast();
    void guestsAndTheWriterLoseNothing();
    void aReaderFollowsAWriterAtFullSpeed();
    void readersMayComeWhileSegmentsGo();
};

namespace {

TraceLog::Options small(std::size_t budgetBytes, bool manyWriters = false) {
    return {budgetBytes, 4096, 64, manyWriters};
}

Record recvExit(std::int64_t value) {
    return {
        .value = value, .fd = 7, .call = Call::recv, .phase = Phase::exit, .thread = ThreadId{1}};
}

// A payload that can be checked: its length and bytes follow from the number.
std::vector<std::byte> payloadOf(std::int64_t number) {
    return std::vector<std::byte>(static_cast<std::size_t>(number % 97),
                                  static_cast<std::byte>(number));
}

bool isSound(const Event& event) {
    const std::vector<std::byte> wanted = payloadOf(event.record.value);
    return std::equal(event.payload.begin(), event.payload.end(), wanted.begin(), wanted.end());
}

} // namespace

void TraceLogTest::eventsComeBackInOrder() {
    TraceLog log;
    for (std::int64_t i = 0; i < 1000; ++i)
        QCOMPARE(log.append(recvExit(i), payloadOf(i)), static_cast<std::uint64_t>(i));
    QCOMPARE(log.begin(), Moment{0});
    QCOMPARE(log.end(), Moment{1000});
    for (std::uint64_t i = 0; i < 1000; ++i) {
        const Event event = log.at(i);
        QCOMPARE(event.index, i);
        QCOMPARE(event.record.value, static_cast<std::int64_t>(i));
        QCOMPARE(event.fd(), Fd{7});
        QVERIFY(isSound(event));
        QVERIFY(!event.isCut());
    }
}

void TraceLogTest::aPayloadLongerThanTheSnapLengthIsCutAndSaysSo() {
    TraceLog log;
    log.append(recvExit(10), bytesOf("0123456789"), 4);
    log.append(recvExit(1000), bytesOf("0123456789"), 4, 1000);
    QCOMPARE(asText(log.at(0).payload), std::string_view("0123"));
    QCOMPARE(log.at(0).payloadFullLength, 10U);
    QVERIFY(log.at(0).isCut());
    QCOMPARE(log.at(1).payloadFullLength, 1000U);
}

void TraceLogTest::anEmptyPayloadThatWasCutToNothingKeepsItsLength() {
    TraceLog log;
    log.append(recvExit(10), bytesOf("0123456789"), 0);
    QVERIFY(log.at(0).payload.empty());
    QVERIFY(log.at(0).isCut());
    log.append(recvExit(0));
    QCOMPARE(log.at(1).record.payloadAt, 0U);
    QVERIFY(!log.at(1).isCut());
}

void TraceLogTest::aPayloadLargerThanASegmentIsKept() {
    TraceLog log(small(1 << 20));
    const std::string large(50'000, 'x');
    log.append(recvExit(1), bytesOf("before"));
    log.append(recvExit(2), bytesOf(large));
    log.append(recvExit(3), bytesOf("after"));
    QCOMPARE(asText(log.at(0).payload), std::string_view("before"));
    QCOMPARE(asText(log.at(1).payload), std::string_view(large));
    QCOMPARE(asText(log.at(2).payload), std::string_view("after"));
}

void TraceLogTest::theOldestSegmentsGoWhenTheBudgetIsUsedUp() {
    TraceLog log(small(64 * 1024));
    for (std::int64_t i = 0; i < 20'000; ++i) {
        log.append(recvExit(i), payloadOf(i));
        QVERIFY(log.bytesHeld() <= 64 * 1024);
    }
    QVERIFY(log.begin() > 0);
    QCOMPARE(log.end(), Moment{20'000});
    for (std::uint64_t i = log.begin(); i < log.end(); ++i) {
        QCOMPARE(log.at(i).record.value, static_cast<std::int64_t>(i));
        QVERIFY(isSound(log.at(i)));
    }
    QCOMPARE(log.stalls().count, std::uint64_t{0});
}

void TraceLogTest::aReaderHoldsWhatItNeeds() {
    TraceLog log(small(64 * 1024));
    TraceReader reader(log);
    for (std::int64_t i = 0; i < 1000; ++i) // below the hard limit
        log.append(recvExit(i));
    QCOMPARE(log.begin(), Moment{0});
    reader.setKeepFrom(900);
    reader.setKeepFrom(5); // only ever forwards
    QCOMPARE(reader.keepFrom(), std::uint64_t{900});
    for (std::int64_t i = 1000; i < 2200; ++i)
        log.append(recvExit(i));
    QVERIFY(log.begin() > 0);
    QVERIFY(log.begin() <= 900);
    QCOMPARE(log.at(900).record.value, std::int64_t{900});
}

void TraceLogTest::aWriterThatMustWaitIsCounted() {
    TraceLog log(small(16 * 1024));
    std::optional<TraceReader> reader(std::in_place, log);
    std::thread releaser([&] {
        while (log.stalls().count == 0)
            std::this_thread::yield();
        reader.reset();
    });
    for (std::int64_t i = 0; i < 5000; ++i)
        log.append(recvExit(i));
    releaser.join();
    QCOMPARE(log.end(), Moment{5000});
    QVERIFY(log.stalls().count >= 1);
    QVERIFY(log.stalls().ns > 0);
}

void TraceLogTest::thereIsALimitOfReaders() {
    TraceLog log;
    std::vector<std::unique_ptr<TraceReader>> readers;
    for (int i = 0; i < 8; ++i)
        readers.push_back(std::make_unique<TraceReader>(log));
    QVERIFY_EXCEPTION_THROWN(TraceReader{log}, std::length_error);
    readers.pop_back();
    const TraceReader again(log);
}

void TraceLogTest::forEachStopsWhenTold() {
    TraceLog log;
    for (std::int64_t i = 0; i < 10; ++i)
        log.append(recvExit(i));
    std::uint64_t seen = 0;
    log.forEach(2, 10, [&](const Event& event) {
        ++seen;
        return event.index < 5;
    });
    QCOMPARE(seen, std::uint64_t{4});
}

void TraceLogTest::forEachCrossesSegments() {
    TraceLog log(small(1 << 20));
    for (std::int64_t i = 0; i < 3000; ++i)
        log.append(recvExit(i), payloadOf(i));
    std::uint64_t next = 17;
    log.forEach(17, 2999, [&](const Event& event) {
        QCOMPARE(event.index, next);
        QVERIFY(isSound(event));
        ++next;
    });
    QCOMPARE(next, std::uint64_t{2999});
}

void TraceLogTest::timesNeverRunBackwards() {
    TraceLog log;
    for (std::int64_t i = 0; i < 100'000; ++i)
        log.append(recvExit(i));
    std::int64_t last = 0;
    log.forEach(0, log.end(), [&](const Event& event) {
        QVERIFY(event.record.atNs >= last);
        last = event.record.atNs;
    });
    QVERIFY(last <= log.nowNs());
}

void TraceLogTest::theClockStandsStillFromTheFirstHoldToTheLast() {
    TraceLog log(small(1 << 20, true));
    log.append({});
    const auto wait = [] { // until the machine's own clock has moved
        const std::int64_t from = monotonicNs();
        while (monotonicNs() - from < 1'000'000)
            std::this_thread::yield();
    };
    log.stopClock();
    const std::int64_t stoodNs = log.nowNs();
    wait();
    log.stopClock();
    log.append({}); // a third that is not held
    log.startClock();
    wait();
    QCOMPARE(log.nowNs(), stoodNs);
    QCOMPARE(log.at(1).record.atNs, stoodNs);
    log.startClock();
    wait();
    QVERIFY(log.nowNs() > stoodNs);
    log.append({});
    QVERIFY(log.at(2).record.atNs >= stoodNs);
    QVERIFY(log.at(0).record.atNs <= stoodNs);
}

void TraceLogTest::manyWritersLoseNothing() {
    constexpr std::int64_t kEach = 20'000;
    TraceLog log(small(64 << 20, true));
    std::vector<std::thread> writers;
    for (std::uint16_t w = 1; w <= 3; ++w)
        writers.emplace_back([&log, w] {
            for (std::int64_t i = 0; i < kEach; ++i) {
                Record record = recvExit(i);
                record.thread = ThreadId{w};
                log.append(record, payloadOf(i));
            }
        });
    for (std::thread& writer : writers)
        writer.join();
    QCOMPARE(log.end(), Moment{3 * kEach});
    std::int64_t next[4] = {};
    std::int64_t lastNs = 0;
    log.forEach(0, log.end(), [&](const Event& event) {
        QCOMPARE(event.record.value, next[event.record.thread.n]++);
        QVERIFY(isSound(event));
        QVERIFY(event.record.atNs >= lastNs);
        lastNs = event.record.atNs;
    });
}

void TraceLogTest::guestsAndTheWriterLoseNothing() {
    constexpr std::int64_t kEvents = 100'000;
    TraceLog log(small(128 << 20)); // holds all that three of kEvents can write
    std::atomic<bool> done{false};
    std::int64_t guests[2] = {};
    std::vector<std::thread> threads;
    for (std::uint16_t g = 0; g < 2; ++g)
        threads.emplace_back([&, g] {
            for (; !done && guests[g] < kEvents; ++guests[g]) {
                Record record = recvExit(guests[g]);
                record.thread = ThreadId{static_cast<std::uint16_t>(g + 2)};
                log.appendAsGuest(record, payloadOf(guests[g]));
                std::this_thread::yield();
            }
        });
    for (std::int64_t i = 0; i < kEvents; ++i)
        log.append(recvExit(i), payloadOf(i));
    done = true;
    for (std::thread& thread : threads)
        thread.join();
    QCOMPARE(log.begin(), Moment{0});
    QCOMPARE(log.end(), static_cast<Moment>(kEvents + guests[0] + guests[1]));
    std::int64_t next[4] = {};
    std::int64_t lastNs = 0;
    log.forEach(0, log.end(), [&](const Event& event) {
        QCOMPARE(event.record.value, next[event.record.thread.n]++);
        QVERIFY(isSound(event));
        QVERIFY(event.record.atNs >= lastNs);
        lastNs = event.record.atNs;
    });
}

void TraceLogTest::aReaderFollowsAWriterAtFullSpeed() {
    constexpr std::int64_t kEvents = 200'000;
    TraceLog log(small(256 * 1024));
    std::atomic<bool> sound{true};
    std::thread follower([&] {
        TraceReader reader(log);
        Moment next = reader.keepFrom();
        while (next < static_cast<Moment>(kEvents)) {
            const Moment end = log.end();
            log.forEach(next, end, [&](const Event& event) {
                if (event.record.value != static_cast<std::int64_t>(event.index) || !isSound(event))
                    sound = false;
            });
            next = end;
            reader.setKeepFrom(next);
        }
    });
    for (std::int64_t i = 0; i < kEvents; ++i)
        log.append(recvExit(i), payloadOf(i));
    follower.join();
    QVERIFY(sound);
}

void TraceLogTest::readersMayComeWhileSegmentsGo() {
    TraceLog log(small(64 * 1024));
    std::atomic<bool> done{false};
    std::atomic<bool> sound{true};
    std::thread visitor([&] {
        while (!done) {
            // A visitor leaves for a moment: one that never did would make the writer wait for room.
            std::this_thread::sleep_for(std::chrono::microseconds(500));
            const TraceReader reader(log);
            const std::uint64_t from = reader.keepFrom();
            const Moment end = log.end();
            std::uint64_t left = 50;
            log.forEach(from, end, [&](const Event& event) {
                if (event.record.value != static_cast<std::int64_t>(event.index) || !isSound(event))
                    sound = false;
                return --left != 0;
            });
        }
    });
    for (std::int64_t i = 0; i < 5'000; ++i)
        log.append(recvExit(i), payloadOf(i));
    done = true;
    visitor.join();
    QVERIFY(sound);
}

QTEST_GUILESS_MAIN(TraceLogTest)
#include "trace_log_test.moc"
