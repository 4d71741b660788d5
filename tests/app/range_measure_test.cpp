// SPDX-License-Identifier: GPL-3.0-or-later
// A range is measured a slice at a time: the window lives on meanwhile, and the sum is the same.
#include "app/written_trace.h"
#include "session/range_measure.h"
#include "session/session.h"
#include "session/timeline_choices.h"

#include <QSignalSpy>
#include <QTest>

using namespace muxscope;
using namespace muxscope::ui;

namespace {

constexpr int kCalls = 400'000;
constexpr std::int64_t kMs = 1'000'000; // between two written events

} // namespace

class RangeMeasureTest : public QObject {
    Q_OBJECT

private slots:
    void init() {
        auto source = std::make_unique<WrittenSource>();
        for (int i = 0; i < kCalls; ++i)
            source->call(i % 4 == 0 ? trace::Call::epoll_wait : trace::Call::recv, 7, 1);
        source->end();
        m_session = std::make_unique<Session>();
        m_session->show(std::move(source), nullptr);
        QTRY_COMPARE_WITH_TIMEOUT(m_session->head(), Moment{2 * kCalls}, 60'000);
    }
    void aLongRangeTakesSeveralSlices() {
        QSignalSpy changed(&m_session->rangeMeasure(), &RangeMeasure::changed);
        m_session->timelineChoices().setRange(0, (2 * kCalls + 1) * kMs);
        QVERIFY(!m_session->rangeMeasure().done()); // nothing is measured before control comes back
        QTRY_VERIFY_WITH_TIMEOUT(m_session->rangeMeasure().done(), 60'000);
        QVERIFY(changed.size() >= 3); // begun, going on, done
        const world::RangeStatistics& all = *m_session->rangeMeasure().statistics();
        QCOMPARE(all.callCount(), std::uint64_t{kCalls});
        QCOMPARE(all.calls().at(trace::Call::recv).count, std::uint64_t{kCalls / 4 * 3});
        QCOMPARE(all.bytesIn(), std::uint64_t{kCalls / 4 * 3});
        QCOMPARE(all.threads().at(ThreadId{1}).asleepNs, kCalls / 4 * kMs);
        QCOMPARE(all.loopLag().count(), std::uint64_t{kCalls / 4 - 1});
    }
    void theRangesBeginIsInItAndItsEndIsNot() {
        // Event i (from 1) happens at i ms: enters are odd.
        m_session->timelineChoices().setRange(11 * kMs, 15 * kMs);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->rangeMeasure().done(), 10'000);
        QCOMPARE(m_session->rangeMeasure().statistics()->callCount(), std::uint64_t{2}); // 11, 13
    }
    void anotherRangeBeginsAnewAndNoneHasNothing() {
        m_session->timelineChoices().setRange(0, (2 * kCalls + 1) * kMs);
        m_session->timelineChoices().setRange(100 * kMs, 110 * kMs);
        QTRY_VERIFY_WITH_TIMEOUT(m_session->rangeMeasure().done(), 10'000);
        QCOMPARE(m_session->rangeMeasure().statistics()->fromNs(), 100 * kMs);
        m_session->timelineChoices().clearRange();
        QVERIFY(m_session->rangeMeasure().statistics() == nullptr);
        QCOMPARE(m_session->rangeMeasure().responses(), quint64{0});
    }

private:
    std::unique_ptr<Session> m_session;
};

QTEST_GUILESS_MAIN(RangeMeasureTest)
#include "range_measure_test.moc"
