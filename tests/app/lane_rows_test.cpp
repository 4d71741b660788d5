// SPDX-License-Identifier: GPL-3.0-or-later
// Which rows the timeline has: groups, pins, search, ten thousand lanes; and what is laid out of them.
#include "geometry/timeline_layout.h"
#include "geometry/timeline_words.h"
#include "support/trace_builder.h"

#include <QElapsedTimer>
#include <QTest>

using namespace muxscope;
using namespace muxscope::ui;
using world::LaneGroup;
using world::LaneId;
using world::LaneKind;

namespace {

constexpr std::int64_t kSecond = 1'000'000'000;

struct Recorded {
    explicit Recorded(const support::TraceBuilder& t) {
        t.log().forEach(0, t.end(), [this](const trace::Event& event) {
            world::apply(world, event);
            index.add(event, world);
            counters.add(event, world);
        });
    }
    LaneRowsInput rows() const {
        LaneRowsInput input;
        input.index = &index;
        input.world = &world;
        input.toNs = kSecond;
        input.rowsThatFit = 100;
        input.collapsed = {LaneGroup::files};
        return input;
    }
    TimelineInput picture() const {
        TimelineInput input;
        input.index = &index;
        input.world = &world;
        input.nowNs = kSecond;
        input.toNs = kSecond;
        input.size = {1200, 240};
        input.collapsed = {LaneGroup::files};
        return input;
    }
    world::World world;
    world::ActivityIndex index;
    world::CounterIndex counters;
};

support::TraceBuilder& served(support::TraceBuilder& t, int connections) {
    t.listenOn(3).epollCreate(4).epollAdd(4, 3, trace::kIn);
    for (int i = 0; i < connections; ++i)
        t.accept4(3, 5 + i, static_cast<std::uint16_t>(40000 + i));
    return t.epollWait(4, {{5, trace::kIn}}).recv(5, "GET").epollEnter(4);
}

LaneId fd(std::uint32_t number) {
    return {LaneKind::descriptor, number};
}

LaneId heading(LaneGroup group) {
    return {LaneKind::group, static_cast<std::uint32_t>(group)};
}

} // namespace

class LaneRowsTest : public QObject {
    Q_OBJECT

private slots:
    void rowsStandInGroups();
    void aFoldedGroupIsOneRow();
    void pinnedRowsStandOnTopOnce();
    void aNumberFindsDescriptorsAndPorts_data();
    void aNumberFindsDescriptorsAndPorts();
    void countersFollowTheThreads();
    void littleRoomHasNoHeadings();
    void pinnedRowsStayWhileTheOthersScroll();
    void onlyWhatIsVisibleIsLaidOut();
    void theTwinNamesEveryRow();
    void aSearchWithoutAMatchSaysSo();
};

void LaneRowsTest::rowsStandInGroups() {
    support::TraceBuilder t;
    const Recorded made(served(t, 3));
    const LaneRows all = laneRows(made.rows());
    std::vector<LaneId> ids;
    for (const LaneRow& row : all.rows)
        ids.push_back(row.id);
    QCOMPARE(ids, (std::vector<LaneId>{{LaneKind::thread, 1},
                                       fd(3),
                                       heading(LaneGroup::connections),
                                       fd(5),
                                       fd(6),
                                       fd(7),
                                       heading(LaneGroup::files)}));
    QCOMPARE(all.rows[2].lanes, 3U);
    QVERIFY(all.rows.back().collapsed);
}

void LaneRowsTest::aFoldedGroupIsOneRow() {
    support::TraceBuilder t;
    const Recorded made(served(t, 50));
    LaneRowsInput input = made.rows();
    input.collapsed.insert(LaneGroup::connections);
    const LaneRows all = laneRows(input);
    QCOMPARE(all.rows.size(), std::size_t{4});
    QCOMPARE(all.rows[2].lanes, 50U);
    // Its row says what happened on any of them.
    TimelineInput picture = made.picture();
    picture.collapsed = input.collapsed;
    const TimelineLayout layout = timelineLayout(picture);
    QVERIFY(std::any_of(layout.blocks.begin(), layout.blocks.end(), [](const TimelineBlock& block) {
        return block.row == 2 && block.activity == world::Activity::reading;
    }));
}

void LaneRowsTest::pinnedRowsStandOnTopOnce() {
    support::TraceBuilder t;
    const Recorded made(served(t, 5));
    LaneRowsInput input = made.rows();
    input.pins = {fd(7), fd(99)}; // one that is not there has no row
    const LaneRows all = laneRows(input);
    QCOMPARE(all.pinned, std::size_t{1});
    QCOMPARE(all.rows[0].id, fd(7));
    QCOMPARE(std::count_if(all.rows.begin(), all.rows.end(),
                           [](const LaneRow& row) { return row.id == fd(7); }),
             std::ptrdiff_t{1});
}

void LaneRowsTest::aNumberFindsDescriptorsAndPorts_data() {
    QTest::addColumn<QString>("search");
    QTest::addColumn<QString>("found");
    QTest::newRow("descriptor") << "7"
                                << "fd 7 :40002";
    QTest::newRow("first digits") << "1"
                                  << "fd 10 :40005,fd 11 :40006";
    QTest::newRow("port") << "40003"
                          << "fd 8 :40003";
    QTest::newRow("name") << "thread"
                          << "thread";
    QTest::newRow("part of a name") << "LIST"
                                    << "fd 3 listen";
    QTest::newRow("nothing") << "zebra"
                             << "";
}

void LaneRowsTest::aNumberFindsDescriptorsAndPorts() {
    QFETCH(QString, search);
    QFETCH(QString, found);
    support::TraceBuilder t;
    const Recorded made(served(t, 7));
    LaneRowsInput input = made.rows();
    input.search = search;
    QStringList names;
    const LaneRows all = laneRows(input);
    for (const LaneRow& row : all.rows)
        names << laneName(row.id, row.lane, input.world, all.threads);
    QCOMPARE(names.join(','), found);
}

void LaneRowsTest::countersFollowTheThreads() {
    support::TraceBuilder t;
    const Recorded made(served(t, 2));
    LaneRowsInput input = made.rows();
    input.counters = &made.counters;
    const LaneRows all = laneRows(input);
    QCOMPARE(all.rows[1].id.kind, LaneKind::counter);
    QVERIFY(all.find({LaneKind::counter, static_cast<std::uint32_t>(world::Counter::loopLag)}) > 0);
    QVERIFY(all.find({LaneKind::counter, static_cast<std::uint32_t>(world::Counter::watchedRead)}) <
            0); // epoll has no rlist
}

void LaneRowsTest::littleRoomHasNoHeadings() {
    support::TraceBuilder t;
    const Recorded made(served(t, 20));
    LaneRowsInput input = made.rows();
    input.rowsThatFit = 5;
    QVERIFY(laneRows(input).find(heading(LaneGroup::connections)) < 0);
    input.collapsed.insert(LaneGroup::connections); // else it could not be unfolded
    QVERIFY(laneRows(input).find(heading(LaneGroup::connections)) >= 0);
}

void LaneRowsTest::pinnedRowsStayWhileTheOthersScroll() {
    support::TraceBuilder t;
    const Recorded made(served(t, 60));
    TimelineInput input = made.picture();
    input.pins = {{LaneKind::thread, 1}, fd(40)};
    const TimelineLayout top = timelineLayout(input);
    input.firstRow = 20;
    const TimelineLayout scrolled = timelineLayout(input);
    QCOMPARE(scrolled.pinnedRows, 2);
    QCOMPARE(scrolled.rows[1].id, fd(40));
    QCOMPARE(scrolled.rows[1].rect, top.rows[1].rect);
    QVERIFY(scrolled.rows[2].id != top.rows[2].id);
    input.firstRow = 100'000; // the end is the end
    const TimelineLayout end = timelineLayout(input);
    QCOMPARE(end.firstRow + end.rowsThatFit, end.rowsInAll);
    QCOMPARE(static_cast<int>(end.rows.size()), end.rowsThatFit + end.pinnedRows);
}

void LaneRowsTest::onlyWhatIsVisibleIsLaidOut() {
    support::TraceBuilder t;
    const Recorded made(served(t, 10'000));
    TimelineInput input = made.picture();
    input.toNs = 40'000'000;
    input.firstRow = 5000;
    const TimelineLayout layout = timelineLayout(input);
    QVERIFY(layout.rowsInAll > 10'000);
    QVERIFY(layout.rows.size() < 20);
    for (const TimelineRow& row : layout.rows)
        QVERIFY(layout.plot.contains(row.rect.center()));
    QVERIFY(layout.blocks.size() < layout.rows.size() * 1200);
    input.search = "40777";
    QCOMPARE(timelineLayout(input).rows.size(), std::size_t{1});
}

void LaneRowsTest::theTwinNamesEveryRow() {
    support::TraceBuilder t;
    const Recorded made(served(t, 3));
    TimelineInput input = made.picture();
    input.size = {1200, 400};
    input.cursorNs = kSecond / 2;
    const TimelineLayout layout = timelineLayout(input);
    const QString twin = timelineTwin(layout);
    for (const TimelineRow& row : layout.rows)
        QVERIFY2(twin.contains(row.text), qPrintable(row.text));
    QVERIFY(twin.contains("thread: asleep"));
    QVERIFY(twin.contains("fd 5 :40000: open, idle"));
}

void LaneRowsTest::aSearchWithoutAMatchSaysSo() {
    support::TraceBuilder t;
    const Recorded made(served(t, 3));
    TimelineInput input = made.picture();
    input.search = "zebra";
    const TimelineLayout layout = timelineLayout(input);
    QVERIFY(layout.rows.empty());
    QVERIFY(layout.emptyText.contains("zebra"));
}

QTEST_MAIN(LaneRowsTest)
#include "lane_rows_test.moc"
