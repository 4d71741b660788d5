// SPDX-License-Identifier: GPL-3.0-or-later
// The kernel's cards: buffers against their size, the line of writability, the bounce of EAGAIN, and the
// ends that are no connections; and what the loop's region says of copying and of sleeping threads.
#include "app/stage_worlds.h"
#include "geometry/stage_card.h"
#include "geometry/stage_layout.h"
#include "geometry/stage_motion.h"
#include "geometry/text_measure.h"
#include "session/language.h"

#include <QTest>
#include <algorithm>
#include <cerrno>
#include <netinet/tcp.h>

using namespace muxscope;
using namespace muxscope::ui;
using trace::Call;

class StageCardsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { useLanguage(QStringLiteral("en")); }
    void theLineOfWritabilityStandsAtTwoThirdsWhereTheSizeIsKnown();
    void aBufferIsDrawnAgainstItsSize();
    void anEndThatTheKernelHasIsFlaggedBeforeItIsRead();
    void inLittleRoomAFigureKeepsItsMagnitude();
    void anAnswerOfEagainBouncesAtItsSocket();
    void theBounceMovesThereAndBack();
    void aSleepingReadIsNoBounce();
    void theFarEndOfATunnelHasACard();
    void betweenTheTraysStandsWhatTheKernelOverwrote();
    void aSleepingThreadNamesItsCall();

private:
    static Scene sceneOf(const test::WorldMaker& made, QSizeF size = {900, 480}) {
        StageInput input;
        input.world = &made.world;
        input.server = StageInput::Server::running;
        input.size = size;
        return stageScene(input);
    }
    static bool says(const Scene& scene, const QString& words) {
        return std::any_of(scene.shapes.begin(), scene.shapes.end(),
                           [&](const Shape& shape) { return shape.text.contains(words); });
    }
    static world::SocketFacts& facts(test::WorldMaker& made, int fd) {
        world::SocketFacts& of = made.world.sockets.mut(static_cast<std::size_t>(fd));
        of.generation = made.world.descriptor(Fd{fd}).generation;
        return of;
    }
};

void StageCardsTest::theLineOfWritabilityStandsAtTwoThirdsWhereTheSizeIsKnown() {
    test::WorldMaker made = test::pictured(Call::select);
    QVERIFY(sceneOf(made).find(Part::sendBar, Fd{7})->tick < 0);
    facts(made, 7).sendBuffer = {2'600'000, Known::observed};
    const Scene scene = sceneOf(made);
    QCOMPARE(scene.find(Part::sendBar, Fd{7})->tick, 2.0 / 3);
    QVERIFY(scene.find(Part::sendBar, Fd{5})->tick < 0);
    QVERIFY(scene.find(Part::receiveBar, Fd{7})->tick < 0);
    StageInput input;
    input.world = &made.world;
    QVERIFY(hitText(input, {{}, HitKind::card, Part::card, Fd{7}})
                .contains(QStringLiteral("at least a third is free")));
}

void StageCardsTest::aBufferIsDrawnAgainstItsSize() {
    test::WorldMaker made = test::pictured(Call::select);
    facts(made, 7).sendBuffer = {4'800'000, Known::observed};
    QCOMPARE(sceneOf(made).find(Part::sendBar, Fd{7})->fraction, 0.5); // 2.4 MB wait
}

void StageCardsTest::anEndThatTheKernelHasIsFlaggedBeforeItIsRead() {
    test::WorldMaker made = test::pictured(Call::select);
    QVERIFY(!says(sceneOf(made), QStringLiteral("FIN")));
    facts(made, 7).tcpState = {TCP_CLOSE_WAIT, Known::observed};
    QVERIFY(says(sceneOf(made), QStringLiteral("FIN")));
}

void StageCardsTest::inLittleRoomAFigureKeepsItsMagnitude() {
    const Fact<std::uint32_t> level{27'300, Known::inferred};
    using stage::levelText;
    QCOMPARE(levelText(level, FontRole::monoTiny, 200), levelText(level));
    const qreal tight = textWidth(FontRole::monoTiny, QStringLiteral("≈27k")) + 1;
    QCOMPARE(levelText(level, FontRole::monoTiny, tight), QStringLiteral("≈27k"));
    QCOMPARE(levelText({3'812'000, Known::observed}, FontRole::monoTiny, tight),
             QStringLiteral("3.8M"));
    QCOMPARE(levelText({}, FontRole::monoTiny, tight), QStringLiteral("?"));
}

void StageCardsTest::anAnswerOfEagainBouncesAtItsSocket() {
    for (const int fd : {3, 6}) {
        test::WorldMaker made = test::pictured(Call::select);
        made.answered(fd == 3 ? Call::accept4 : Call::recv, fd, 1024, -EAGAIN, 900);
        const Scene scene = sceneOf(made);
        const Shape* bounce = scene.find(Part::bounce);
        QVERIFY(bounce != nullptr);
        QCOMPARE(bounce->fd, Fd{fd});
        QVERIFY(scene.find(Part::card, Fd{fd})->rect.contains(bounce->rect));
    }
    test::WorldMaker made = test::pictured(Call::select);
    made.answered(Call::recv, 6, 1024, 12, 900);
    QVERIFY(sceneOf(made).find(Part::bounce) == nullptr);
}

void StageCardsTest::theBounceMovesThereAndBack() {
    test::WorldMaker made = test::pictured(Call::select);
    made.entered(Call::recv, 6, 1024);
    const StageMemory before = remember(sceneOf(made), made.world);
    made.answered(Call::recv, 6, 1024, -EAGAIN, 900);
    made.world.threads.front().exitEvent = made.world.moment;
    ++made.world.moment;
    const Scene after = sceneOf(made);
    const auto motions = motionsBetween(before, after, made.world);
    const auto back = std::find_if(motions.begin(), motions.end(), [](const Motion& motion) {
        return motion.kind == Motion::Kind::bytes && motion.actor.text == QStringLiteral("EAGAIN");
    });
    QVERIFY(back != motions.end());
    QVERIFY(after.find(Part::card, Fd{6})->rect.contains(back->from));
    QVERIFY(after.find(Part::banner)->rect.contains(back->to));
}

void StageCardsTest::aSleepingReadIsNoBounce() {
    test::WorldMaker made = test::pictured(Call::select);
    made.answered(Call::recv, 6, 1024, -EAGAIN, 900);
    made.world.descriptors.mut(6).nonblocking = {false, Known::observed};
    made.entered(Call::recv, 6, 1024);
    QVERIFY(sceneOf(made).find(Part::bounce) == nullptr);
}

void StageCardsTest::theFarEndOfATunnelHasACard() {
    test::WorldMaker made = test::pictured(Call::poll);
    world::Connection& client = made.world.connections.mut(5);
    client.tunnel = world::Tunnel::open;
    client.tunnelTo = Fd{12};
    world::Descriptor& end = made.world.descriptors.mut(12);
    end.kind = world::FdKind::connectionOut;
    end.open = true;
    end.peer = test::loopback(7);
    end.bytesIn = 19;
    made.watch(12, trace::kIn);
    const Scene scene = sceneOf(made, {900, 560});
    QVERIFY(scene.find(Part::card, Fd{12}) != nullptr);
    QVERIFY(says(scene, QStringLiteral("tunnel of fd 5")));
    QVERIFY(says(scene, QStringLiteral("→ :7")));
    QVERIFY(scene.find(Part::client, Fd{12}) == nullptr); // nobody's client
}

void StageCardsTest::betweenTheTraysStandsWhatTheKernelOverwrote() {
    test::WorldMaker made = test::pictured(Call::select);
    const Scene answered = sceneOf(made, {1300, 700});
    QVERIFY(says(answered, QStringLiteral("bits in 8, back 3"))); // 5 + 1 + 2
    made.mux().ready.clear();
    made.mux().nfds = 9;
    made.entered(Call::select, -1, -1);
    QVERIFY(says(sceneOf(made, {1300, 700}), QStringLiteral("copied in: 8 bits")));
}

void StageCardsTest::aSleepingThreadNamesItsCall() {
    test::WorldMaker made(Call::select);
    made.connect(7, 50000, 0);
    made.world.muxes.clear();
    made.world.model = "thread-per-client http";
    made.world.descriptors.mut(7).nonblocking = {false, Known::observed};
    made.entered(Call::accept4, 3, 0);
    made.world.descriptors.mut(3).nonblocking = {false, Known::observed};
    world::Thread second = made.world.threads.front();
    second.id = ThreadId{2};
    second.enter.call = Call::recv;
    second.enter.fd = 7;
    second.enterEvent = 10;
    made.world.threads.push_back(second);
    made.world.atNs = 1'600'000'000;
    const Scene scene = sceneOf(made);
    QVERIFY(says(scene, QStringLiteral("asleep in accept4 for 1.6 s")));
    QVERIFY(says(scene, QStringLiteral("asleep in recv for 1.6 s")));
}

QTEST_MAIN(StageCardsTest)
#include "stage_cards_test.moc"
