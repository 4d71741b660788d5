// SPDX-License-Identifier: GPL-3.0-or-later
// Breakpoints in a replay, in steps and on the way to a place; conditions as they are typed; a step
// over a whole descriptor; and LIVE from every state.
#include "app/written_trace.h"
#include "models/breakpoint_condition.h"
#include "session/session.h"
#include "session/step_boundary.h"
#include "support/trace_builder.h"

#include <QSignalSpy>
#include <QTest>

using namespace muxscope;
using namespace muxscope::ui;
using trace::Call;

namespace {

class BuiltSource : public source::TraceSource {
public:
    support::TraceBuilder t;
    [[nodiscard]] const trace::TraceLog& log() const override { return t.log(); }
    [[nodiscard]] State state() const override { return State::ended; }
    [[nodiscard]] std::optional<Error> error() const override { return {}; }
};

std::vector<kernel::Breakpoint> conditions(const char* text) {
    std::optional<CallFilter::Fault> fault;
    auto any = parseBreakpoint(QString::fromLatin1(text), fault);
    if (fault)
        qWarning("%s: %s", text, qPrintable(fault->text));
    return any;
}

// An engine that keeps what it was told, besides doing what its script says.
class ToldEngine : public ScriptedEngine {
public:
    using ScriptedEngine::ScriptedEngine;
    void setBreakpoints(std::vector<kernel::Breakpoint> breakpoints) override {
        told = std::move(breakpoints);
    }
    [[nodiscard]] std::map<std::uint32_t, std::uint64_t> hitsById() const override { return byId; }
    std::vector<kernel::Breakpoint> told;
    std::map<std::uint32_t, std::uint64_t> byId;
};

} // namespace

class SessionBreakpointsTest : public QObject {
    Q_OBJECT

private slots:
    void conditionsAreTakenApart_data();
    void conditionsAreTakenApart();
    void whatTheGateCannotCheckIsSaid();
    void aReplayStandsWhereTheServerWouldHaveStood_data();
    void aReplayStandsWhereTheServerWouldHaveStood();
    void aDisabledBreakpointStopsNothing();
    void aLongStepThroughHistoryEndsAtABreakpoint();
    void theEngineIsToldAndItsHitsAreCounted();
    void runningToAPlaceStopsThereOnce();
    void runningToAPlaceAheadLetsTheServerRun();
    void aBreakpointIsToggledAtTheCallsPlace();
    void aStepOverADescriptorPassesItsFile();
    void aDeepStepGoesBackToWhereItCameFrom();
    void liveCatchesUpFromEveryState_data();
    void liveCatchesUpFromEveryState();

private:
    // select, recv 5, send 5 (200), select, recv 6, send 6 (404), close 6: moments 1 .. 14
    static void write(support::TraceBuilder& t) {
        using trace::Site;
        t.site(Site::wait).select({{5, trace::kIn}}, {{5, trace::kIn}}, true);
        t.site(Site::recv).recv(5, "GET / HTTP/1.1\r\n\r\n");
        t.site(Site::send).send(5, "HTTP/1.1 200 OK\r\n\r\n");
        t.site(Site::wait).select({{6, trace::kIn}}, {{6, trace::kIn}});
        t.site(Site::recv).recv(6, "GET /missing HTTP/1.1\r\n\r\n");
        t.site(Site::send).send(6, "HTTP/1.1 404 Not Found\r\n\r\n");
        t.site(Site::close).close(6);
    }
    static void show(Session& session) {
        auto source = std::make_unique<BuiltSource>();
        write(source->t);
        session.show(std::move(source), nullptr);
        QTRY_COMPARE(session.head(), Moment(14));
        session.playback().goFirst();
    }
    ToldEngine* begin(Session& session, std::deque<ScriptedEngine::Planned> plan) {
        auto source = std::make_unique<WrittenSource>();
        m_source = source.get();
        auto engine = std::make_unique<ToldEngine>(*source, std::move(plan));
        ToldEngine* told = engine.get();
        session.show(std::move(source), std::move(engine));
        return told;
    }
    WrittenSource* m_source = nullptr;
};

void SessionBreakpointsTest::conditionsAreTakenApart_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("alternatives");
    QTest::addColumn<bool>("asksForAnswer");
    QTest::newRow("one") << "fd == 5 && call == recv" << 1 << false;
    QTest::newRow("name") << "send" << 1 << false;
    QTest::newRow("errno") << "EAGAIN && fd == 5" << 1 << true;
    QTest::newRow("either") << "call in {recv, send} && fd == 5" << 2 << false;
    QTest::newRow("product") << "fd in {5, 6} && call in {recv, send, close}" << 6 << false;
    QTest::newRow("status") << "http.status >= 400 && http.status < 500" << 1 << true;
    QTest::newRow("bytes") << "bytes > 100 && fd == 5 && bytes >= 200" << 1 << true;
    QTest::newRow("place") << "site == recv && iteration == 3" << 1 << false;
}

void SessionBreakpointsTest::conditionsAreTakenApart() {
    QFETCH(QString, text);
    std::optional<CallFilter::Fault> fault;
    const auto any = parseBreakpoint(text, fault);
    QVERIFY2(!fault, fault ? qPrintable(fault->text) : "");
    QTEST(static_cast<int>(any.size()), "alternatives");
    QTEST(any.front().asksForAnswer(), "asksForAnswer");
    QVERIFY(!breakpointStop(any).isEmpty());
}

void SessionBreakpointsTest::whatTheGateCannotCheckIsSaid() {
    for (const char* text : {"took > 10ms", "!(fd == 5)", "fd != 5", "http.target ~ x", "bytes < 9",
                             "fd == 5 || conn == 2", "errno == 0", "", "fd == 5 && fd == 6",
                             "http.status == 7", "fd =="}) {
        std::optional<CallFilter::Fault> fault;
        QVERIFY2(parseBreakpoint(QString::fromLatin1(text), fault).empty(), text);
        QVERIFY2(fault && !fault->text.isEmpty(), text);
    }
}

void SessionBreakpointsTest::aReplayStandsWhereTheServerWouldHaveStood_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<quint64>("moment");
    QTest::newRow("before the call") << "fd == 6" << quint64(9);
    QTest::newRow("before the wait") << "iteration == 2" << quint64(7);
    QTest::newRow("at the place") << "site == send" << quint64(5);
    QTest::newRow("after the answer") << "http.status >= 400" << quint64(13);
    QTest::newRow("after many bytes") << "bytes >= 21 && recv" << quint64(11);
}

void SessionBreakpointsTest::aReplayStandsWhereTheServerWouldHaveStood() {
    QFETCH(QString, text);
    Session session;
    show(session);
    const quint32 id = session.breakpoints().add(text, conditions(text.toLatin1().constData()));
    session.playback().setSpeed(16);
    session.playback().run();
    QTRY_COMPARE(session.playback().mode(), Playback::Mode::paused);
    QFETCH(quint64, moment);
    QCOMPARE(session.playback().cursor(), Moment(moment));
    QCOMPARE(session.breakpoints().item(id)->hits, quint64(1));
    QVERIFY(session.eventAt(session.playback().cursor()).isEnter());
}

void SessionBreakpointsTest::aDisabledBreakpointStopsNothing() {
    Session session;
    show(session);
    const quint32 id = session.breakpoints().add("fd == 6", conditions("fd == 6"));
    session.breakpoints().setEnabled(id, false);
    QVERIFY(!session.breakpoints().active());
    session.playback().setSpeed(16);
    session.playback().run();
    QTRY_COMPARE(session.playback().cursor(), Moment(14));
    QCOMPARE(session.breakpoints().item(id)->hits, quint64(0));
}

void SessionBreakpointsTest::aLongStepThroughHistoryEndsAtABreakpoint() {
    Session session;
    show(session);
    Playback& playback = session.playback();
    playback.stepForward(Playback::Unit::iteration);
    QCOMPARE(playback.cursor(), Moment(1));
    session.breakpoints().add("send", conditions("send"));
    playback.stepForward(Playback::Unit::iteration);
    QCOMPARE(playback.cursor(), Moment(5));
    playback.stepForward(Playback::Unit::iteration);
    QCOMPARE(playback.cursor(), Moment(7));
    playback.goFirst();
    playback.stepForward(Playback::Unit::call); // a single step goes where it always goes
    QCOMPARE(playback.cursor(), Moment(2));
}

void SessionBreakpointsTest::theEngineIsToldAndItsHitsAreCounted() {
    Session session;
    ToldEngine* engine = begin(session, {{Call::recv, 5, 10}, {Call::send, 5, 20}});
    engine->proceed();
    QTRY_COMPARE(session.head(), Moment(4));
    Breakpoints& breakpoints = session.breakpoints();
    const quint32 id = breakpoints.add("fd in {5, 6}", conditions("fd in {5, 6}"));
    QCOMPARE(engine->told.size(), std::size_t(2));
    QCOMPARE(engine->told.back().id, id);
    breakpoints.setEnabled(id, false);
    QVERIFY(engine->told.empty());
    breakpoints.setEnabled(id, true);
    QSignalSpy counted(&breakpoints, &Breakpoints::counted);
    engine->byId[id] = 2;
    ++engine->hits;
    QTRY_COMPARE(session.playback().mode(), Playback::Mode::paused);
    QCOMPARE(breakpoints.item(id)->hits, quint64(2));
    QCOMPARE(counted.size(), 1);
    breakpoints.remove(id);
    QVERIFY(engine->told.empty());
}

void SessionBreakpointsTest::runningToAPlaceStopsThereOnce() {
    Session session;
    show(session);
    session.playback().runToSite(trace::Site::send);
    QCOMPARE(session.playback().cursor(), Moment(5));
    QVERIFY(!session.breakpoints().active());
    session.playback().runToSite(trace::Site::send);
    QCOMPARE(session.playback().cursor(), Moment(11));
    session.playback().runToSite(trace::Site::accept); // never again: to the end
    QCOMPARE(session.playback().cursor(), Moment(14));
    session.breakpoints().add("send", conditions("send"));
    session.playback().goFirst();
    session.playback().runTo(9);
    QCOMPARE(session.playback().cursor(), Moment(5));
    session.playback().runTo(9);
    QCOMPARE(session.playback().cursor(), Moment(9));
    session.playback().runTo(2); // backwards nothing stands in the way
    QCOMPARE(session.playback().cursor(), Moment(2));
}

void SessionBreakpointsTest::runningToAPlaceAheadLetsTheServerRun() {
    Session session;
    ToldEngine* engine = begin(session, {{Call::recv, 5, 10}, {Call::recv, 5, 9, true}});
    session.playback().pause();
    engine->proceed();
    QTRY_COMPARE(session.engine(), Session::Engine::atGate);
    session.playback().runToSite(trace::Site::send);
    QVERIFY(!engine->paused());
    QCOMPARE(engine->told.size(), std::size_t(1));
    QCOMPARE(engine->told.front().site, std::optional(trace::Site::send));
    QCOMPARE(session.playback().mode(), Playback::Mode::live);
    ++engine->hits; // it is there
    QTRY_COMPARE(session.playback().mode(), Playback::Mode::paused);
    QVERIFY(engine->told.empty());
}

void SessionBreakpointsTest::aBreakpointIsToggledAtTheCallsPlace() {
    Session session;
    show(session);
    Breakpoints& breakpoints = session.breakpoints();
    breakpoints.toggleCall(session.eventAt(3).record);
    QVERIFY(breakpoints.atSite(trace::Site::recv) != nullptr);
    QCOMPARE(breakpoints.list().front().text, QStringLiteral("site == recv"));
    QCOMPARE(conditions("site == recv").front().site, breakpoints.list().front().any.front().site);
    breakpoints.toggleCall(session.eventAt(3).record);
    QVERIFY(breakpoints.list().empty());
    trace::Record nameless = session.eventAt(3).record;
    nameless.site = trace::Site::none;
    breakpoints.toggleCall(nameless);
    QCOMPARE(breakpoints.list().front().text, QStringLiteral("fd == 5 && call == recv"));
    breakpoints.toggleCall(nameless);
    QVERIFY(breakpoints.list().empty());
}

void SessionBreakpointsTest::aStepOverADescriptorPassesItsFile() {
    support::TraceBuilder t;
    t.select({}, {{5, trace::kIn}, {6, trace::kIn}}, true); // 1 2
    t.recv(5, "a line\n");                                  // 3 4
    t.enter(Call::write, 9, 7).exit(Call::write, 9, 7);     // 5 6: its file
    t.send(5, "ok\n");                                      // 7 8
    t.recv(6, "x");                                         // 9 10
    t.select({}, {});                                       // 11 12
    const auto next = [&](Moment from, Playback::Unit unit) {
        return nextBoundary(t.log(), from, t.end(), unit, 0).value_or(0);
    };
    QCOMPARE(next(3, Playback::Unit::ready), Moment(5));
    QCOMPARE(next(3, Playback::Unit::descriptor), Moment(9));
    QCOMPARE(next(9, Playback::Unit::descriptor), Moment(11));
}

void SessionBreakpointsTest::aDeepStepGoesBackToWhereItCameFrom() {
    Session session;
    show(session);
    std::vector<Moment> forward;
    Playback& playback = session.playback();
    while (const auto next = nextBoundary(session.log(), playback.cursor(), session.head(),
                                          Playback::Unit::descriptor, session.firstMoment())) {
        playback.stepForward(Playback::Unit::descriptor);
        QCOMPARE(playback.cursor(), *next);
        forward.push_back(*next);
    }
    QCOMPARE(forward, (std::vector<Moment>{1, 3, 7, 9}));
    for (std::size_t i = forward.size() - 1; i-- > 0;) {
        playback.stepBack(Playback::Unit::descriptor);
        QCOMPARE(playback.cursor(), forward[i]);
    }
}

void SessionBreakpointsTest::liveCatchesUpFromEveryState_data() {
    QTest::addColumn<QString>("state");
    for (const char* state : {"paused at the head", "paused in history", "replaying slowly",
                              "in a step that sleeps", "stopped by a breakpoint", "settling"})
        QTest::newRow(state) << QString::fromLatin1(state);
}

void SessionBreakpointsTest::liveCatchesUpFromEveryState() {
    QFETCH(QString, state);
    Session session;
    ToldEngine* engine = begin(session, {{Call::select, -1, 1},
                                         {Call::recv, 5, 10},
                                         {Call::send, 5, 20},
                                         {Call::select, -1, 1, true},
                                         {Call::recv, 5, 3}});
    Playback& playback = session.playback();
    engine->proceed();
    QTRY_COMPARE(session.head(), Moment(7)); // asleep in the second select
    if (state == QLatin1String("paused in history")) {
        playback.goTo(2);
    } else if (state == QLatin1String("replaying slowly")) {
        playback.goFirst();
        playback.setSpeed(0.001);
        playback.run();
        QCOMPARE(playback.mode(), Playback::Mode::replaying);
    } else if (state == QLatin1String("in a step that sleeps")) {
        playback.pause();
        playback.stepForward(Playback::Unit::call);
        QVERIFY(playback.stepPending());
    } else if (state == QLatin1String("stopped by a breakpoint")) {
        engine->pause();
        ++engine->hits;
        QTRY_COMPARE(playback.mode(), Playback::Mode::paused);
    } else {
        playback.pause();
        if (state == QLatin1String("paused at the head"))
            QTRY_COMPARE(playback.cursor(), Moment(7));
    }
    playback.goLive();
    QCOMPARE(playback.mode(), Playback::Mode::live);
    QCOMPARE(playback.cursor(), session.head());
    QVERIFY(!engine->paused());
    QVERIFY(!playback.stepPending());
    engine->wake();
    QTRY_COMPARE(playback.cursor(), Moment(10));
    QCOMPARE(playback.mode(), Playback::Mode::live);
}

QTEST_GUILESS_MAIN(SessionBreakpointsTest)
#include "session_breakpoints_test.moc"
