// SPDX-License-Identifier: GPL-3.0-or-later
// What happened between two times: counts, times cut at the edges, shares, percentiles.
#include "support/random_trace.h"
#include "support/trace_builder.h"
#include "world/folding.h"
#include "world/range_statistics.h"

#include <cerrno>
#include <memory>
#include <random>

using namespace muxscope;
using namespace muxscope::world;
using support::TraceBuilder;
using trace::Call;
using trace::kIn;

namespace {

constexpr std::int64_t kMs = 1'000'000;
constexpr std::int64_t kEver = std::int64_t{1} << 60;

std::shared_ptr<const RangeStatistics> measured(const TraceBuilder& t, std::int64_t fromNs,
                                                std::int64_t toNs) {
    const World facts = foldTo(t.log(), t.end());
    auto statistics = std::make_shared<RangeStatistics>(fromNs, toNs);
    t.log().forEach(0, t.end(), [&](const trace::Event& event) {
        if (event.record.atNs >= fromNs && event.record.atNs < toNs)
            statistics->take(event, facts);
    });
    statistics->finish(facts);
    return statistics;
}

std::int64_t lastNs(const TraceBuilder& t) {
    return t.log().at(t.end() - 1).record.atNs;
}

} // namespace

class RangeStatisticsTest : public QObject {
    Q_OBJECT

private slots:
    void callsBytesAndErrorsAreCounted();
    void aSleepIsCutAtTheRangesEdges();
    void aThreadsTimeIsTheRangesLength();
    void theLagIsMeasuredFromReturnToWait();
    void percentilesAreRightWithinOnePercent();
    void aRangeWithoutEventsHasNothing();
};

void RangeStatisticsTest::callsBytesAndErrorsAreCounted() {
    TraceBuilder t;
    t.epollCreate(4).epollWait(4, {{7, kIn}}).recv(7, "hello").recvFails(7, EAGAIN);
    t.send(7, "a longer answer", 4);
    const auto measuredAll = measured(t, 0, kEver);
    const RangeStatistics& all = *measuredAll;
    QCOMPARE(all.calls().at(Call::recv).count, std::uint64_t{2});
    QCOMPARE(all.calls().at(Call::recv).tookNs, 2000); // a microsecond each
    QCOMPARE(all.bytesIn(), std::uint64_t{5});
    QCOMPARE(all.bytesOut(), std::uint64_t{4});
    QCOMPARE(all.errors().size(), std::size_t{1});
    QCOMPARE(all.errors().at(EAGAIN), std::uint64_t{1});
    QCOMPARE(all.callCount(), std::uint64_t{5});
}

void RangeStatisticsTest::aSleepIsCutAtTheRangesEdges() {
    TraceBuilder t;
    t.epollCreate(4).epollEnter(4);
    const std::int64_t slept = lastNs(t);
    t.after(100 * kMs).epollExit(4, {{7, kIn}}).recv(7, "x").epollEnter(4);
    // From the middle of the first wait into the second, which goes on.
    const auto statistics = measured(t, slept + 60 * kMs, slept + 200 * kMs);
    const RangeStatistics& part = *statistics;
    const auto& thread = part.threads().at(ThreadId{1});
    QCOMPARE(thread.asleepNs + thread.runningNs, 140 * kMs);
    QVERIFY(thread.asleepNs > 139 * kMs && thread.runningNs > 0);
    QCOMPARE(part.calls().at(Call::epoll_wait).count, std::uint64_t{1}); // the second was made here
}

void RangeStatisticsTest::aThreadsTimeIsTheRangesLength() {
    TraceBuilder t;
    support::RandomTrace(3, Call::poll).write(t, 2000);
    const std::int64_t end = lastNs(t);
    for (std::int64_t from = 0; from < end; from += end / 7) {
        const auto part = measured(t, from, from + end / 5);
        for (const auto& [id, thread] : part->threads()) {
            QVERIFY(thread.asleepNs >= 0 && thread.runningNs >= 0);
            QVERIFY(thread.asleepNs + thread.runningNs <= end / 5);
        }
    }
}

void RangeStatisticsTest::theLagIsMeasuredFromReturnToWait() {
    TraceBuilder t;
    t.epollCreate(4);
    for (int i = 1; i <= 100; ++i)
        t.epollWait(4, {{7, kIn}}).after(i * kMs);
    t.epollEnter(4);
    const auto all = measured(t, 0, kEver);
    const DurationHistogram& lag = all->loopLag();
    QCOMPARE(lag.count(), std::uint64_t{100});
    QVERIFY(qAbs(lag.percentile(0.5) - 50 * kMs) < kMs);
    QVERIFY(qAbs(lag.percentile(0.99) - 99 * kMs) < kMs);
}

void RangeStatisticsTest::percentilesAreRightWithinOnePercent() {
    std::mt19937_64 random(11);
    std::vector<std::int64_t> samples;
    DurationHistogram histogram;
    for (int i = 0; i < 20'000; ++i) {
        const auto ns =
            static_cast<std::int64_t>(std::exp(static_cast<double>(random() % 25'000) / 1000));
        samples.push_back(ns);
        histogram.add(ns);
    }
    std::sort(samples.begin(), samples.end());
    for (const double share : {0.01, 0.5, 0.9, 0.99, 1.0}) {
        const auto exact =
            static_cast<double>(samples[static_cast<std::size_t>(std::ceil(share * 20'000)) - 1]);
        const auto found = static_cast<double>(histogram.percentile(share));
        QVERIFY(found >= exact && found <= exact * 1.01 + 1);
    }
    QCOMPARE(DurationHistogram().percentile(0.5), std::int64_t{0});
    histogram.add(std::numeric_limits<std::int64_t>::max());
    QCOMPARE(histogram.percentile(1), std::numeric_limits<std::int64_t>::max());
}

void RangeStatisticsTest::aRangeWithoutEventsHasNothing() {
    TraceBuilder t;
    t.epollCreate(4);
    const auto none = measured(t, 500 * kMs, 600 * kMs);
    QCOMPARE(none->callCount(), std::uint64_t{0});
    QVERIFY(none->calls().empty() && none->threads().empty());
}

QTEST_GUILESS_MAIN(RangeStatisticsTest)
#include "range_statistics_test.moc"
