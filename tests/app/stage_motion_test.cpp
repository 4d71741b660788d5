// SPDX-License-Identifier: GPL-3.0-or-later
// What moves between two pictures of the stage.
#include "app/stage_worlds.h"
#include "geometry/stage_layout.h"
#include "geometry/stage_motion.h"

#include <QTest>
#include <algorithm>

using namespace muxscope;
using namespace muxscope::ui;
using namespace muxscope::test;
using trace::Call;

namespace {

StageInput inputFor(const WorldMaker& maker) {
    StageInput input;
    input.world = &maker.world;
    input.server = StageInput::Server::running;
    input.size = {900, 480};
    return input;
}

std::vector<Motion> motions(const WorldMaker& before, const WorldMaker& after) {
    const StageMemory memory = remember(stageScene(inputFor(before)), before.world);
    return motionsBetween(memory, stageScene(inputFor(after)), after.world);
}

const Motion* find(const std::vector<Motion>& motions, Motion::Kind kind, Part part, Fd fd) {
    const auto found = std::find_if(motions.begin(), motions.end(), [&](const Motion& motion) {
        return motion.kind == kind && motion.actor.part == part && motion.actor.fd == fd;
    });
    return found == motions.end() ? nullptr : &*found;
}

} // namespace

class StageMotionTest : public QObject {
    Q_OBJECT

private slots:
    void nothingMovesWhenNothingChanged();
    void aWatchedDescriptorTravelsFromItsCardIntoItsTray();
    void theAnswerRisesFromTheKernel();
    void aHandledTokenFades();
    void bytesTravelFromTheBufferToTheProgram();
    void bytesThatArriveTravelFromTheClient();
    void sentBytesGoOnToTheClient();
    void noBytesTravelOnAStepBack();
    void nothingMovesAfterAResize();
    void everyMotionEndsWhereItsShapeStands();
    void aClientThatLeftDoesNotCoverWhoTookItsPlace();
    void aClientThatLeftFadesWhereNobodyTookItsPlace();
    void afterManyEventsNobodyWhoLeftIsShown();
};

void StageMotionTest::nothingMovesWhenNothingChanged() {
    const WorldMaker made = pictured(Call::select);
    QVERIFY(motions(made, made).empty());
}

void StageMotionTest::aWatchedDescriptorTravelsFromItsCardIntoItsTray() {
    const WorldMaker before = pictured(Call::select);
    WorldMaker after = before;
    after.world.moment += 1;
    after.watch(6, trace::kIn | trace::kOut);
    const auto all = motions(before, after);
    const Motion* motion = find(all, Motion::Kind::travel, Part::watchedWrite, Fd{6});
    QVERIFY(motion);
    const Scene scene = stageScene(inputFor(after));
    QCOMPARE(motion->from, scene.find(Part::card, Fd{6})->rect.center());
    QCOMPARE(motion->to, scene.find(Part::watchedWrite, Fd{6})->rect.center());
}

void StageMotionTest::theAnswerRisesFromTheKernel() {
    WorldMaker before = pictured(Call::select);
    const WorldMaker answered = before;
    before.entered(Call::select, -1, 3'000'000'000);
    before.world.moment -= 1;
    const auto all = motions(before, answered);
    QVERIFY(find(all, Motion::Kind::travel, Part::readyRead, Fd{5}));
    QVERIFY(find(all, Motion::Kind::travel, Part::readyExcept, Fd{8}));
}

void StageMotionTest::aHandledTokenFades() {
    const WorldMaker before = pictured(Call::select);
    WorldMaker after = before;
    after.world.moment += 1;
    after.mux().ready[1].handled = trace::kIn;
    QVERIFY(find(motions(before, after), Motion::Kind::fadeOut, Part::readyRead, Fd{5}));
}

void StageMotionTest::bytesTravelFromTheBufferToTheProgram() {
    WorldMaker before = pictured(Call::select);
    WorldMaker after = before;
    after.world.moment += 1;
    after.world.connections.mut(5).bytesIn += 19;
    const auto all = motions(before, after);
    const auto dot = std::find_if(all.begin(), all.end(), [](const Motion& motion) {
        return motion.kind == Motion::Kind::bytes;
    });
    QVERIFY(dot != all.end());
    QCOMPARE(dot->actor.text, QStringLiteral("19\u00a0B"));
    QVERIFY(dot->from.x() < dot->to.x());
}

void StageMotionTest::bytesThatArriveTravelFromTheClient() {
    const WorldMaker before = pictured(Call::select);
    WorldMaker after = before;
    after.world.moment += 1;
    after.world.connections.mut(6).receiveQueue.value = 7;
    const auto all = motions(before, after);
    QCOMPARE(all.size(), std::size_t{1});
    QCOMPARE(all.front().actor.text, QStringLiteral("7\u00a0B"));
}

void StageMotionTest::sentBytesGoOnToTheClient() {
    const WorldMaker before = pictured(Call::select);
    WorldMaker after = before;
    after.world.moment += 1;
    after.world.connections.mut(6).bytesOut += 2048;
    const auto all = motions(before, after);
    QCOMPARE(std::count_if(all.begin(), all.end(),
                           [](const Motion& motion) { return motion.kind == Motion::Kind::bytes; }),
             2);
}

void StageMotionTest::noBytesTravelOnAStepBack() {
    const WorldMaker before = pictured(Call::select);
    WorldMaker after = before;
    after.world.moment -= 1;
    after.world.connections.mut(5).bytesIn += 19;
    for (const Motion& motion : motions(before, after))
        QVERIFY(motion.kind != Motion::Kind::bytes);
}

void StageMotionTest::nothingMovesAfterAResize() {
    const WorldMaker before = pictured(Call::select);
    const StageMemory memory = remember(stageScene(inputFor(before)), before.world);
    WorldMaker after = before;
    after.world.moment += 1;
    after.watch(6, trace::kIn | trace::kOut);
    StageInput input = inputFor(after);
    input.size = {700, 480};
    QVERIFY(motionsBetween(memory, stageScene(input), after.world).empty());
}

void StageMotionTest::everyMotionEndsWhereItsShapeStands() {
    const WorldMaker before(Call::select);
    WorldMaker after = pictured(Call::select);
    after.world.moment = before.world.moment + 1;
    const StageMemory memory = remember(stageScene(inputFor(before)), before.world);
    const Scene scene = stageScene(inputFor(after));
    for (const Motion& motion : motionsBetween(memory, scene, after.world)) {
        if (motion.hides < 0)
            continue;
        QCOMPARE(motion.at(1), scene.shapes[static_cast<std::size_t>(motion.hides)].rect.center());
        QCOMPARE(motion.opacity(1), 1.0);
    }
}

namespace {

void leave(WorldMaker& maker, int fd) {
    maker.world.connections.mut(static_cast<std::size_t>(fd)).open = false;
    maker.world.descriptors.mut(static_cast<std::size_t>(fd)).open = false;
    maker.watch(fd, 0);
    --maker.world.connectionsOpen;
}

bool showsPort(const std::vector<Motion>& motions, const QString& port) {
    return std::any_of(motions.begin(), motions.end(), [&port](const Motion& motion) {
        return motion.actor.part == Part::client && motion.actor.text == port;
    });
}

} // namespace

void StageMotionTest::aClientThatLeftDoesNotCoverWhoTookItsPlace() {
    WorldMaker before(Call::select);
    before.connect(5, 40005);
    before.connect(6, 40006);
    WorldMaker after = before;
    leave(after, 5); // the card of fd 6 moves up, that of fd 7 comes below it
    after.connect(7, 40007);
    after.world.moment += 4;
    const auto all = motions(before, after);
    QVERIFY(!showsPort(all, QStringLiteral("40005")));
    const Scene scene = stageScene(inputFor(after));
    const Shape* fresh = scene.find(Part::client, Fd{7});
    QVERIFY(fresh != nullptr);
    for (const Motion& motion : all)
        QVERIFY(motion.hides < 0 || &scene.shapes[static_cast<std::size_t>(motion.hides)] != fresh);
}

void StageMotionTest::aClientThatLeftFadesWhereNobodyTookItsPlace() {
    WorldMaker before(Call::select);
    before.connect(5, 40005);
    before.connect(6, 40006);
    WorldMaker after = before;
    leave(after, 6);
    after.world.moment += 4;
    QVERIFY(find(motions(before, after), Motion::Kind::fadeOut, Part::client, Fd{6}));
}

void StageMotionTest::afterManyEventsNobodyWhoLeftIsShown() {
    WorldMaker before(Call::select);
    before.connect(5, 40005);
    before.connect(6, 40006);
    WorldMaker after = before;
    leave(after, 6);
    after.world.moment += 5000;
    QVERIFY(!showsPort(motions(before, after), QStringLiteral("40006")));
}

QTEST_MAIN(StageMotionTest)
#include "stage_motion_test.moc"
