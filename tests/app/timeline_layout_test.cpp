// SPDX-License-Identifier: GPL-3.0-or-later
// Time and pixels both ways, round ticks, and the laws by which pieces become blocks.
#include "geometry/text_measure.h"
#include "geometry/timeline_layout.h"
#include "support/trace_builder.h"

#include <QTest>

using namespace muxscope;
using namespace muxscope::ui;
using muxscope::world::Activity;
using muxscope::world::ActivityPiece;
using muxscope::world::maskOf;

namespace {

constexpr std::int64_t kSecond = 1'000'000'000;

ActivityPiece piece(std::int64_t from, std::int64_t to, Activity activity) {
    return {from, to, maskOf(activity), 1, activity == Activity::asleep ? 1.0 : 0.0};
}

// 1 px = 1 ms.
TimeScale millisecondPixels() {
    return {0, 1000, 0, kSecond};
}

bool layoutContains(const TimelineLayout& layout, const TimelineRow& row) {
    return row.rect.top() >= layout.plot.top() && row.rect.bottom() <= layout.plot.bottom();
}

} // namespace

class TimelineLayoutTest : public QObject {
    Q_OBJECT

private slots:
    void timeToPixelsAndBackIsTheIdentity();
    void zoomingKeepsTheTimeUnderThePointer();
    void panningMovesByPixels();
    void zoomingHasLimits();
    void ticksAreRoundAndApart_data();
    void ticksAreRoundAndApart();
    void aShortEventIsAtLeastTwoPixelsWide();
    void neighboursOfOneKindBecomeOneBlock();
    void gapsBelowThreePixelsClose();
    void theStrongerActivityWinsAColumn();
    void aWriteInsideABlockedStretchIsSeen();
    void blocksNeverOverlapAndStayInside();
    void theWorkIsBoundedByTheColumns();
    void anEmptyTimelineHasItsAxisAndLegend();
    void rowsGrowLowerBeforeTheyAreLeftOut();
};

void TimelineLayoutTest::timeToPixelsAndBackIsTheIdentity() {
    for (const std::int64_t from : {std::int64_t{0}, 10 * kSecond, std::int64_t{123'456'789}}) {
        for (const std::int64_t span : {std::int64_t{20'000}, kSecond, 3600 * kSecond}) {
            const TimeScale scale{104, 1250, from, from + span};
            for (double x = 104; x <= 1354; x += 12.5)
                QVERIFY(std::abs(scale.xOf(scale.timeAt(x)) - x) < 0.05);
            QCOMPARE(scale.timeAt(scale.left), from);
            QCOMPARE(scale.timeAt(scale.left + scale.width), from + span);
        }
    }
}

void TimelineLayoutTest::zoomingKeepsTheTimeUnderThePointer() {
    const TimeScale scale{100, 1000, 2 * kSecond, 7 * kSecond};
    for (const double factor : {0.5, 0.8, 1.25, 4.0}) {
        const TimeScale zoomed = scale.zoomed(350, factor);
        QVERIFY(std::abs(zoomed.xOf(scale.timeAt(350)) - 350) < 0.01);
        QVERIFY(std::abs(static_cast<double>(zoomed.toNs - zoomed.fromNs) - 5e9 * factor) < 2);
    }
}

void TimelineLayoutTest::panningMovesByPixels() {
    const TimeScale moved = millisecondPixels().moved(250);
    QCOMPARE(moved.fromNs, -kSecond / 4);
    QCOMPARE(moved.toNs - moved.fromNs, kSecond);
}

void TimelineLayoutTest::zoomingHasLimits() {
    TimeScale scale = millisecondPixels();
    for (int i = 0; i < 200; ++i)
        scale = scale.zoomed(500, 0.5);
    QCOMPARE(scale.toNs - scale.fromNs, TimeScale::kClosestNs);
    for (int i = 0; i < 200; ++i)
        scale = scale.zoomed(500, 3);
    QCOMPARE(scale.toNs - scale.fromNs, TimeScale::kWidestNs);
}

void TimelineLayoutTest::ticksAreRoundAndApart_data() {
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("to");
    QTest::addColumn<QString>("first");
    QTest::newRow("five seconds") << qint64{10 * kSecond} << qint64{15 * kSecond} << "10.0 s";
    QTest::newRow("a millisecond") << qint64{0} << qint64{1'000'000} << "0.0 ms";
    QTest::newRow("before the beginning") << qint64{-30'000'000} << qint64{70'000'000} << "0 ms";
    QTest::newRow("deep in time") << qint64{10 * kSecond} << qint64{10 * kSecond + 100'000}
                                  << "10.00000 s";
}

void TimelineLayoutTest::ticksAreRoundAndApart() {
    QFETCH(qint64, from);
    QFETCH(qint64, to);
    QFETCH(QString, first);
    const TimeScale scale{0, 1000, from, to};
    const std::vector<Tick> ticks = ticksOf(scale, 90);
    QVERIFY(ticks.size() >= 3);
    QCOMPARE(ticks.front().text, first);
    for (std::size_t i = 1; i < ticks.size(); ++i) {
        QVERIFY(scale.xOf(ticks[i].atNs) - scale.xOf(ticks[i - 1].atNs) >= 89.9);
        QVERIFY(ticks[i].text != ticks[i - 1].text);
    }
}

void TimelineLayoutTest::aShortEventIsAtLeastTwoPixelsWide() {
    const auto blocks = blocksOf(
        {piece(0, kSecond, Activity::idle), piece(500'000'000, 500'000'300, Activity::reading)},
        millisecondPixels(), 0);
    QCOMPARE(blocks.size(), std::size_t{3});
    QCOMPARE(blocks[1].activity, Activity::reading);
    QCOMPARE(blocks[1].fromX, 500.0F);
    QCOMPARE(blocks[1].toX, 502.0F);
}

void TimelineLayoutTest::neighboursOfOneKindBecomeOneBlock() {
    const auto blocks = blocksOf({piece(0, kSecond / 4, Activity::asleep),
                                  piece(kSecond / 4, kSecond / 2, Activity::asleep)},
                                 millisecondPixels(), 3);
    QCOMPARE(blocks.size(), std::size_t{1});
    QCOMPARE(blocks[0].row, 3);
    QCOMPARE(blocks[0].toX, 500.0F);
}

void TimelineLayoutTest::gapsBelowThreePixelsClose() {
    const auto reads = [](std::int64_t secondAtMs) {
        return blocksOf(
            {piece(0, kSecond, Activity::idle), piece(100'000'000, 104'000'000, Activity::reading),
             piece(secondAtMs * 1'000'000, secondAtMs * 1'000'000 + 4'000'000, Activity::reading)},
            millisecondPixels(), 0);
    };
    QCOMPARE(reads(106).size(), std::size_t{3}); // 2 px apart: one block between two idles
    QCOMPARE(reads(110).size(), std::size_t{5}); // 6 px apart: two blocks
}

void TimelineLayoutTest::theStrongerActivityWinsAColumn() {
    const auto blocks = blocksOf({piece(10'000'000, 20'000'000, Activity::exceptional),
                                  piece(10'000'000, 20'000'000, Activity::reading)},
                                 millisecondPixels(), 0);
    QCOMPARE(blocks.size(), std::size_t{1});
    QCOMPARE(blocks[0].activity, Activity::exceptional);
}

void TimelineLayoutTest::aWriteInsideABlockedStretchIsSeen() {
    const auto blocks = blocksOf(
        {piece(0, kSecond, Activity::blocked), piece(500'000'000, 510'000'000, Activity::writing)},
        millisecondPixels(), 0);
    QCOMPARE(blocks.size(), std::size_t{3});
    QCOMPARE(blocks[1].activity, Activity::writing);
}

void TimelineLayoutTest::blocksNeverOverlapAndStayInside() {
    std::vector<ActivityPiece> pieces;
    std::uint64_t state = 42;
    for (int i = 0; i < 5000; ++i) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        const auto from = static_cast<std::int64_t>(state >> 33U) % kSecond - kSecond / 10;
        pieces.push_back(piece(from, from + static_cast<std::int64_t>(state % 9'000'000),
                               static_cast<Activity>(state / 7 % 8)));
    }
    const auto blocks = blocksOf(pieces, millisecondPixels(), 0);
    float end = 0;
    for (const TimelineBlock& block : blocks) {
        QVERIFY(block.fromX >= end);
        QVERIFY(block.toX > block.fromX);
        end = block.toX;
    }
    QVERIFY(end <= 1000);
}

void TimelineLayoutTest::theWorkIsBoundedByTheColumns() {
    std::vector<ActivityPiece> pieces;
    for (std::int64_t i = 0; i < 200'000; ++i)
        pieces.push_back(
            piece(i * 5000, i * 5000 + 2000, i % 2 == 0 ? Activity::reading : Activity::writing));
    QVERIFY(blocksOf(pieces, millisecondPixels(), 0).size() <= 1000);
}

void TimelineLayoutTest::anEmptyTimelineHasItsAxisAndLegend() {
    TimelineInput input;
    input.size = {1200, 200};
    const TimelineLayout layout = timelineLayout(input);
    QVERIFY(layout.ticks.size() >= 4);
    QVERIFY(layout.overview.rect.isEmpty()); // of nothing
    QCOMPARE(layout.legendTexts.size(), std::size_t{8});
    for (const TimelineText& text : layout.legendTexts) {
        QVERIFY(text.rect.right() <= input.size.width());
        QVERIFY(textWidth(FontRole::caption, text.text) <= text.rect.width() + 1);
    }
    QVERIFY(layout.cursorVisible);
    QCOMPARE(layout.cursorX, kGutter);
}

void TimelineLayoutTest::rowsGrowLowerBeforeTheyAreLeftOut() {
    support::TraceBuilder t;
    t.listenOn(3);
    for (int fd = 5; fd < 15; ++fd)
        t.accept4(3, fd, 40000 + fd);
    world::ActivityIndex index;
    world::World world;
    t.log().forEach(0, t.end(), [&](const trace::Event& event) {
        world::apply(world, event);
        index.add(event, world);
    });
    TimelineInput input;
    input.index = &index;
    input.nowNs = kSecond;
    input.size = {1200, 113}; // of a window of 1280 x 720
    const TimelineLayout low = timelineLayout(input);
    QCOMPARE(low.rowsInAll, 12);
    QVERIFY(low.rowsThatFit >= 4);
    for (const TimelineRow& row : low.rows)
        QVERIFY(layoutContains(low, row));
    input.selected = Fd{13}; // is seen, whatever else is
    const TimelineLayout chosen = timelineLayout(input);
    QCOMPARE(chosen.rows.back().fd, Fd{13});
    QVERIFY(chosen.rows.back().selected);
    QCOMPARE(chosen.rows[1].fd, low.rows[1].fd);
    input.size = {1200, 600};
    const TimelineLayout high = timelineLayout(input);
    QCOMPARE(high.rows.size(), std::size_t{13}); // and the connections' heading
    QVERIFY(high.rows[1].rect.y() - high.rows[0].rect.y() > 20);
}

QTEST_MAIN(TimelineLayoutTest)
#include "timeline_layout_test.moc"
