// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/clock.h"
#include "base/ids.h"
#include "base/result.h"

#include <QTest>

#include <algorithm>
#include <cstdlib>
#include <vector>

using namespace muxscope;

class ClockTest : public QObject {
    Q_OBJECT

private slots:
    void theFastClockNeverRunsBackwards();
    void theFastClockStaysCloseToTheRealOne();
    void aResultHoldsAValueOrItsError();
};

void ClockTest::theFastClockNeverRunsBackwards() {
    FastClock clock;
    std::int64_t last = clock.nowNs();
    const std::int64_t until = last + 200'000'000;
    while (last < until) {
        const std::int64_t now = clock.nowNs();
        QVERIFY(now >= last);
        last = now;
    }
}

// Also after a pause longer than an anchor, and for as long as we care to look. The median: the
// machine may take the processor away between the two readings.
void ClockTest::theFastClockStaysCloseToTheRealOne() {
    FastClock clock;
    std::vector<std::int64_t> apart;
    const std::int64_t until = monotonicNs() + 300'000'000;
    for (int i = 0; monotonicNs() < until; ++i) {
        if (i % 1000 == 999) // idle for some anchors
            for (const std::int64_t from = monotonicNs(); monotonicNs() < from + 5'000'000;) {
            }
        const std::int64_t before = monotonicNs();
        const std::int64_t fast = clock.nowNs();
        const std::int64_t after = monotonicNs();
        apart.push_back(fast < before ? before - fast : std::max<std::int64_t>(0, fast - after));
    }
    std::sort(apart.begin(), apart.end());
    const std::int64_t median = apart[apart.size() / 2];
    const std::int64_t most = apart[apart.size() * 999 / 1000];
    QVERIFY2(median < 2'000, qPrintable(QString("median %1 ns").arg(median)));
    QVERIFY2(most < 50'000, qPrintable(QString("999 of 1000 within %1 ns").arg(most)));
}

void ClockTest::aResultHoldsAValueOrItsError() {
    const Result<int> seven = 7;
    QVERIFY(seven.ok());
    QCOMPARE(*seven, 7);
    const Result<int> none = Error{Error::Kind::input, "no such file", 2};
    QVERIFY(!none);
    QCOMPARE(none.error().systemError, 2);
    QVERIFY(Status().ok());
    QVERIFY(!Status(Error{}).ok());
    QVERIFY(!kNoFd.valid() && Fd{0}.valid());
}

QTEST_GUILESS_MAIN(ClockTest)
#include "clock_test.moc"
