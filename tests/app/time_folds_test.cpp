// SPDX-License-Identifier: GPL-3.0-or-later
// Folded gaps: each time has one x, each x one time, and nothing else is lost.
#include "geometry/time_axis.h"

#include <QTest>
#include <random>

using namespace muxscope::ui;
using muxscope::world::QuietGap;

namespace {

constexpr std::int64_t kMs = 1'000'000;
constexpr std::int64_t kSecond = 1000 * kMs;

// Bursts of some milliseconds, gaps of 0.1 to 30 s.
std::vector<QuietGap> someGaps(unsigned seed, int count) {
    std::mt19937 random(seed);
    std::vector<QuietGap> gaps;
    std::int64_t at = 0;
    for (int i = 0; i < count; ++i) {
        at += static_cast<std::int64_t>(random() % 400 + 1) * kMs;
        const auto length = static_cast<std::int64_t>(random() % 30'000 + 100) * kMs;
        gaps.push_back({at, at + length});
        at += length;
    }
    return gaps;
}

double foldedWidth(const TimeScale& scale, const TimeFold& fold) {
    return scale.xOf(fold.toNs) - scale.xOf(fold.fromNs);
}

} // namespace

class TimeFoldsTest : public QObject {
    Q_OBJECT

private slots:
    void xAndTimeAreABijection_data();
    void xAndTimeAreABijection();
    void aLongGapIsAsWideAsAFold();
    void aShortGapStaysAsItIs();
    void zoomingKeepsTheTimeUnderThePointer();
    void panningMovesByPixelsAndComesBack();
    void theWindowIsTheOneAskedFor();
    void aPressInsideAFoldIsATimeInsideTheGap();
    void noTickStandsInAFoldAndNoneTouch();
    void withoutGapsNothingChanges();
};

void TimeFoldsTest::xAndTimeAreABijection_data() {
    QTest::addColumn<int>("gaps");
    QTest::addColumn<qint64>("span");
    for (const int gaps : {1, 3, 40, 400})
        for (const qint64 span : {200 * kMs, 5 * kSecond, 60 * kSecond, 3600 * kSecond})
            QTest::addRow("%d gaps, %lld ms", gaps, static_cast<long long>(span / kMs))
                << gaps << span;
}

void TimeFoldsTest::xAndTimeAreABijection() {
    QFETCH(int, gaps);
    QFETCH(qint64, span);
    const auto some = someGaps(static_cast<unsigned>(gaps), gaps);
    const TimeScale scale = TimeScale::over(104, 1200, kSecond, kSecond + span, some);
    std::int64_t before = scale.timeAt(103);
    for (double x = 104; x <= 1304; x += 0.5) {
        const std::int64_t at = scale.timeAt(x);
        QVERIFY2(at > before, qPrintable(QString::number(x)));
        QVERIFY(std::abs(scale.xOf(at) - x) < 0.01);
        before = at;
    }
    for (std::int64_t at = scale.fromNs; at <= scale.toNs; at += span / 997) {
        const double x = scale.xOf(at);
        QVERIFY(x >= 103.99 && x <= 1304.01);
        const double precision = // of a double over the longest gap
            std::max(1.0, static_cast<double>(span) / 1e9);
        QVERIFY(std::abs(static_cast<double>(scale.timeAt(x) - at)) <= precision);
    }
}

void TimeFoldsTest::aLongGapIsAsWideAsAFold() {
    const std::vector<QuietGap> gaps = {{2 * kSecond, 62 * kSecond}};
    const TimeScale scale = TimeScale::over(0, 1000, 0, 64 * kSecond, gaps);
    QCOMPARE(scale.folds.size(), std::size_t{1});
    QVERIFY(std::abs(foldedWidth(scale, scale.folds[0]) - kFoldWidth) < 1e-6);
    // The four other seconds share the rest.
    QVERIFY(std::abs(scale.nsPerPixel() - 4e9 / (1000 - kFoldWidth)) < 1);
}

void TimeFoldsTest::aShortGapStaysAsItIs() {
    const std::vector<QuietGap> gaps = {{2 * kSecond, 2 * kSecond + 200 * kMs}};
    QVERIFY(TimeScale::over(0, 1000, 0, 5 * kSecond, gaps).folds.empty());
    // Closer, the same gap is wider than a fold.
    QVERIFY(!TimeScale::over(0, 1000, 2 * kSecond - 50 * kMs, 2 * kSecond + 250 * kMs, gaps)
                 .folds.empty());
}

void TimeFoldsTest::zoomingKeepsTheTimeUnderThePointer() {
    const auto gaps = someGaps(5, 60);
    const TimeScale scale = TimeScale::over(100, 1000, kSecond, 200 * kSecond, gaps);
    for (const double x : {150.0, 400.0, 777.0, 1050.0}) {
        for (const double factor : {0.3, 0.8, 1.25, 3.0}) {
            const TimeScale zoomed = scale.zoomed(x, factor, gaps);
            QVERIFY(std::abs(zoomed.xOf(scale.timeAt(x)) - x) < 0.01);
            QVERIFY(std::abs(zoomed.nsPerPixel() / scale.nsPerPixel() / factor - 1) < 1e-6);
        }
    }
}

void TimeFoldsTest::panningMovesByPixelsAndComesBack() {
    const auto gaps = someGaps(6, 60);
    const TimeScale scale = TimeScale::over(100, 1000, 100 * kSecond, 130 * kSecond, gaps);
    const TimeScale moved = scale.moved(250, gaps);
    QVERIFY(std::abs(moved.xOf(scale.timeAt(300)) - 550) < 0.01);
    const TimeScale back = moved.moved(-250, gaps);
    QVERIFY(std::abs(back.fromNs - scale.fromNs) <= 2 * std::ceil(scale.nsPerPixel() * 0.01));
}

void TimeFoldsTest::theWindowIsTheOneAskedFor() {
    const auto gaps = someGaps(7, 100);
    for (std::int64_t from = 0; from < 300 * kSecond; from += 17 * kSecond) {
        const TimeScale scale = TimeScale::over(100, 1000, from, from + 40 * kSecond, gaps);
        QCOMPARE(scale.fromNs, from);
        QCOMPARE(scale.toNs, from + 40 * kSecond);
        QVERIFY(std::abs(scale.xOf(scale.fromNs) - 100) < 0.01);
        QVERIFY(std::abs(scale.xOf(scale.toNs) - 1100) < 0.01);
    }
}

void TimeFoldsTest::aPressInsideAFoldIsATimeInsideTheGap() {
    const std::vector<QuietGap> gaps = {{2 * kSecond, 62 * kSecond}};
    const TimeScale scale = TimeScale::over(0, 1000, 0, 64 * kSecond, gaps);
    const std::int64_t middle = scale.timeAt(scale.folds[0].fromX + kFoldWidth / 2);
    QVERIFY(std::abs(static_cast<double>(middle - 32 * kSecond)) < 10);
    QCOMPARE(scale.foldAt(middle), &scale.folds[0]);
    QVERIFY(scale.foldAt(kSecond) == nullptr);
}

void TimeFoldsTest::noTickStandsInAFoldAndNoneTouch() {
    for (const unsigned seed : {1U, 2U, 3U}) {
        const auto gaps = someGaps(seed, 50);
        const TimeScale scale = TimeScale::over(100, 1200, 0, 100 * kSecond, gaps);
        QVERIFY(!scale.folds.empty());
        const auto ticks = ticksOf(scale, 90);
        for (std::size_t i = 0; i < ticks.size(); ++i) {
            QVERIFY(scale.foldAt(ticks[i].atNs) == nullptr);
            if (i > 0)
                QVERIFY(scale.xOf(ticks[i].atNs) - scale.xOf(ticks[i - 1].atNs) >= 89);
        }
    }
}

void TimeFoldsTest::withoutGapsNothingChanges() {
    const TimeScale plain{104, 1250, kSecond, 6 * kSecond};
    const TimeScale over = TimeScale::over(104, 1250, kSecond, 6 * kSecond);
    for (double x = 104; x < 1354; x += 7) {
        QCOMPARE(over.timeAt(x), plain.timeAt(x));
        QCOMPARE(over.xOf(over.timeAt(x)), plain.xOf(plain.timeAt(x)));
    }
}

QTEST_GUILESS_MAIN(TimeFoldsTest)
#include "time_folds_test.moc"
