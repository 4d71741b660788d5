// SPDX-License-Identifier: GPL-3.0-or-later
// The laws of the cursor: live, replayed, paused, and stepped, with an engine that a test drives.
#include "app/written_trace.h"
#include "session/session.h"
#include "session/step_boundary.h"

#include <QSignalSpy>
#include <QTest>

using namespace muxscope;
using namespace muxscope::ui;
using trace::Call;

namespace {

// select answers with two descriptors, both are dealt with; twice over.
std::deque<ScriptedEngine::Planned> twoRounds() {
    return {{Call::select, -1, 2}, {Call::recv, 5, 10},        {Call::send, 5, 20},
            {Call::recv, 6, 10},   {Call::select, -1, 1},      {Call::recv, 5, 0},
            {Call::close, 5, 0},   {Call::select, -1, 0, true}};
}

} // namespace

class SessionPlaybackTest : public QObject {
    Q_OBJECT

private slots:
    void aLiveCursorFollowsTheHead();
    void pausingSettlesBeforeTheNextCall();
    void aStepInHistoryOnlyMovesTheCursor();
    void aStepAtTheHeadAsksTheGateForOneCall();
    void aStepIntoASleepingCallShowsItsEnter();
    void stepsForwardUndoStepsBack_data();
    void stepsForwardUndoStepsBack();
    void aStepToTheNextIterationEndsBeforeTheWait();
    void steppingBackNeverTouchesTheGate();
    void replayReachesTheHeadAndGoesLive();
    void aBreakpointPauses();
    void aStoppedServerLeavesItsHistory();
    void aPortInUseOffersAFreeOne();
    void goingToAMomentIsClamped();
    void gaugesAreFollowedAtTheGateUnlessTheUserLooksElsewhere();
    void timesFindTheirMoment();
    void aLoopThatSpinsStillShowsItsConnection();
    void howLongACallTookIsTold();

private:
    WrittenSource* m_source = nullptr;
    ScriptedEngine* m_engine = nullptr;

    void begin(Session& session, std::deque<ScriptedEngine::Planned> plan) {
        auto source = std::make_unique<WrittenSource>();
        m_source = source.get();
        auto engine = std::make_unique<ScriptedEngine>(*source, std::move(plan));
        m_engine = engine.get();
        session.show(std::move(source), std::move(engine));
    }
    // Paused before the first call.
    void beginPaused(Session& session) {
        begin(session, twoRounds());
        session.playback().pause();
        m_engine->proceed();
        QTRY_COMPARE(session.playback().cursor(), Moment(1));
        QTRY_COMPARE(session.engine(), Session::Engine::atGate);
    }
    void runAll(Session& session) {
        begin(session, twoRounds());
        m_engine->proceed();
        QTRY_COMPARE(session.head(), Moment(15));
        QTRY_COMPARE(session.playback().cursor(), Moment(15));
    }
};

void SessionPlaybackTest::aLiveCursorFollowsTheHead() {
    Session session;
    QSignalSpy moved(&session, &Session::cursorMoved);
    runAll(session);
    QCOMPARE(session.playback().mode(), Playback::Mode::live);
    QVERIFY(session.playback().atHead());
    QVERIFY(moved.size() >= 1);
    QCOMPARE(session.world().moment, Moment(15));
}

void SessionPlaybackTest::pausingSettlesBeforeTheNextCall() {
    Session session;
    beginPaused(session);
    QCOMPARE(session.playback().mode(), Playback::Mode::paused);
    QCOMPARE(session.standingAtGate(), Moment(1));
    QVERIFY(session.eventAt(1).isEnter());
}

void SessionPlaybackTest::aStepInHistoryOnlyMovesTheCursor() {
    Session session;
    runAll(session);
    session.playback().goFirst();
    QCOMPARE(session.playback().mode(), Playback::Mode::paused);
    session.playback().stepForward(Playback::Unit::call);
    QCOMPARE(session.playback().cursor(), Moment(2));
    session.playback().stepForward(Playback::Unit::event);
    QCOMPARE(session.playback().cursor(), Moment(3));
    QCOMPARE(m_engine->steps, 0);
    QVERIFY(!m_engine->paused());
}

void SessionPlaybackTest::aStepAtTheHeadAsksTheGateForOneCall() {
    Session session;
    beginPaused(session);
    session.playback().stepForward(Playback::Unit::call);
    QTRY_COMPARE(session.playback().cursor(), Moment(2));
    QVERIFY(session.eventAt(2).isExit());
    QVERIFY(!session.playback().stepPending());
    QCOMPARE(m_engine->steps, 1);
    QCOMPARE(m_engine->left(), std::size_t(7));
}

void SessionPlaybackTest::aStepIntoASleepingCallShowsItsEnter() {
    Session session;
    begin(session, {{Call::select, -1, 1, true}, {Call::recv, 5, 1}});
    session.playback().pause();
    m_engine->proceed();
    QTRY_COMPARE(session.playback().cursor(), Moment(1));
    session.playback().stepForward(Playback::Unit::call);
    QVERIFY(session.playback().stepPending());
    QCOMPARE(session.playback().cursor(), Moment(1));
    m_engine->wake();
    QTRY_COMPARE(session.playback().cursor(), Moment(2));
    QVERIFY(!session.playback().stepPending());
}

void SessionPlaybackTest::stepsForwardUndoStepsBack_data() {
    QTest::addColumn<Playback::Unit>("unit");
    QTest::newRow("call") << Playback::Unit::call;
    QTest::newRow("event") << Playback::Unit::event;
    QTest::newRow("ready") << Playback::Unit::ready;
    QTest::newRow("iteration") << Playback::Unit::iteration;
}

void SessionPlaybackTest::stepsForwardUndoStepsBack() {
    QFETCH(Playback::Unit, unit);
    Session session;
    runAll(session);
    Playback& playback = session.playback();
    playback.goFirst();
    std::vector<Moment> forward;
    while (const auto next = nextBoundary(session.log(), playback.cursor(), session.head(), unit,
                                          session.firstMoment())) {
        playback.stepForward(unit);
        QCOMPARE(playback.cursor(), *next);
        forward.push_back(*next);
    }
    QVERIFY(forward.size() >= 3);
    for (std::size_t i = forward.size() - 1; i-- > 0;) {
        playback.stepBack(unit);
        QCOMPARE(playback.cursor(), forward[i]);
    }
    playback.stepBack(unit);
    QCOMPARE(playback.cursor(), session.firstMoment());
}

void SessionPlaybackTest::aStepToTheNextIterationEndsBeforeTheWait() {
    Session session;
    beginPaused(session);
    // The scripted gate lets one call through at a time, so it is asked until the boundary comes.
    session.playback().stepForward(Playback::Unit::iteration);
    QTRY_COMPARE(session.playback().cursor(), Moment(9));
    QCOMPARE(session.eventAt(9).call(), Call::select);
    QVERIFY(session.eventAt(9).isEnter());
    QVERIFY(!session.playback().stepPending());
}

void SessionPlaybackTest::steppingBackNeverTouchesTheGate() {
    Session session;
    runAll(session);
    session.playback().stepBack(Playback::Unit::call);
    QCOMPARE(session.playback().cursor(), Moment(14));
    QVERIFY(!m_engine->paused());
    QCOMPARE(session.world().moment, Moment(14));
    QCOMPARE(session.headWorld().moment, Moment(15));
}

void SessionPlaybackTest::replayReachesTheHeadAndGoesLive() {
    Session session;
    runAll(session);
    session.playback().goFirst();
    session.playback().setSpeed(16);
    session.playback().run();
    QCOMPARE(session.playback().mode(), Playback::Mode::replaying);
    QTRY_COMPARE(session.playback().mode(), Playback::Mode::live);
    QCOMPARE(session.playback().cursor(), session.head());
}

void SessionPlaybackTest::aBreakpointPauses() {
    Session session;
    runAll(session);
    ++m_engine->hits;
    QTRY_COMPARE(session.playback().mode(), Playback::Mode::paused);
}

void SessionPlaybackTest::aStoppedServerLeavesItsHistory() {
    Session session;
    runAll(session);
    session.stopServer();
    QTRY_COMPARE(session.engine(), Session::Engine::stopped);
    QCOMPARE(session.playback().mode(), Playback::Mode::paused);
    session.playback().stepBack(Playback::Unit::iteration);
    QCOMPARE(session.playback().cursor(), Moment(9));
    session.playback().goLast();
    session.playback().stepForward(Playback::Unit::call);
    QVERIFY(!session.playback().stepPending());
    QCOMPARE(session.playback().cursor(), Moment(15));
}

void SessionPlaybackTest::aPortInUseOffersAFreeOne() {
    Session session;
    UserMessage::Remedy remedy = UserMessage::Remedy::none;
    connect(&session, &Session::message, this,
            [&remedy](const UserMessage& told) { remedy = told.remedy; });
    begin(session, {});
    m_source->fail({Error::Kind::environment, "the port is taken", EADDRINUSE});
    QTRY_COMPARE(remedy, UserMessage::Remedy::useFreePort);
    QCOMPARE(session.engine(), Session::Engine::stopped);
}

void SessionPlaybackTest::goingToAMomentIsClamped() {
    Session session;
    runAll(session);
    session.playback().goTo(1'000'000);
    QCOMPARE(session.playback().cursor(), Moment(15));
    session.playback().goTo(0);
    QCOMPARE(session.playback().cursor(), session.firstMoment());
}

void SessionPlaybackTest::gaugesAreFollowedAtTheGateUnlessTheUserLooksElsewhere() {
    Session session;
    beginPaused(session);
    session.playback().stepForward(Playback::Unit::call); // select has answered
    QTRY_COMPARE(session.playback().cursor(), Moment(2));
    QTRY_COMPARE(session.head(), Moment(3));
    m_source->gauge(); // moment 4, seen while the user looks at moment 2
    QTRY_COMPARE(session.head(), Moment(4));
    QCOMPARE(session.playback().cursor(), Moment(2));
    session.playback().goTo(4);
    m_source->gauge();
    QTRY_COMPARE(session.playback().cursor(), Moment(5));
    QCOMPARE(session.playback().mode(), Playback::Mode::paused);
    QCOMPARE(m_engine->steps, 1);
    session.playback().stepForward(Playback::Unit::call); // gauges are no calls
    QTRY_COMPARE(m_engine->steps, 2);
    QTRY_COMPARE(session.playback().cursor(), Moment(6));
    QVERIFY(session.eventAt(6).isExit());
}

void SessionPlaybackTest::timesFindTheirMoment() {
    WrittenSource source;
    for (int i = 0; i < 10; ++i)
        source.enter(Call::recv, 5); // at 1 ms, 2 ms ... 10 ms
    QCOMPARE(momentAtTime(source.log(), 0, 10, 0), Moment(0));
    QCOMPARE(momentAtTime(source.log(), 0, 10, 1'000'000), Moment(1));
    QCOMPARE(momentAtTime(source.log(), 0, 10, 5'500'000), Moment(5));
    QCOMPARE(momentAtTime(source.log(), 3, 10, 99'000'000), Moment(10));
}

// Hundreds of waits that name nobody between two looks at the head.
void SessionPlaybackTest::aLoopThatSpinsStillShowsItsConnection() {
    Session session;
    std::deque<ScriptedEngine::Planned> plan = {{Call::select, -1, 1}, {Call::accept4, 3, 5}};
    for (int i = 0; i < 200; ++i)
        plan.push_back({Call::select, -1, 1});
    begin(session, plan);
    m_engine->proceed();
    QTRY_COMPARE(session.playback().cursor(), Moment(404));
    QCOMPARE(session.selection().fd(), Fd{5});
}

void SessionPlaybackTest::howLongACallTookIsTold() {
    Session session;
    runAll(session);
    QCOMPARE(session.durationOf(1), std::optional<std::int64_t>(1'000'000));
    QCOMPARE(session.durationOf(15), std::nullopt); // it sleeps
}

QTEST_GUILESS_MAIN(SessionPlaybackTest)
#include "session_playback_test.moc"
