// SPDX-License-Identifier: GPL-3.0-or-later
// The stage where nothing is multiplexed: one blocking call, many threads, signals. Worlds are folded
// from written traces.
#include "geometry/call_words.h"
#include "geometry/stage_layout.h"
#include "support/trace_builder.h"
#include "world/latest_thread.h"
#include "world/world.h"

#include <QTest>

#include <functional>

using namespace muxscope;
using namespace muxscope::ui;
using support::TraceBuilder;
using trace::Call;

namespace {

using Story = std::function<void(TraceBuilder&)>;

void blockedInAccept(TraceBuilder& t) {
    t.note(trace::NoteKind::serverStarted, "blocking http").listenOn(3);
    t.enter(Call::fcntl, 3, 2, 4).exit(Call::fcntl, 3, 0, 4); // F_SETFL without O_NONBLOCK
    t.enter(Call::accept4, 3, 0);
}

void blockedInRecvWhileOthersWait(TraceBuilder& t) {
    t.note(trace::NoteKind::serverStarted, "blocking http").listenOn(3).accept4(3, 4, 40001);
    t.enter(Call::fcntl, 4, 2, 4).exit(Call::fcntl, 4, 0, 4);
    t.enter(Call::recv, 4, 16384);
    t.gauges({TraceBuilder::gauge(0, 2, 128), TraceBuilder::gauge(40002, 10, 0, false),
              TraceBuilder::gauge(40003, 10, 0, false)});
}

void pausing(TraceBuilder& t) {
    t.note(trace::NoteKind::serverStarted, "nonblocking http").listenOn(3);
    t.acceptFails(3, EAGAIN).site(trace::Site::sleep).enter(Call::nanosleep, -1, 2'000'000'000);
}

void threads(TraceBuilder& t) {
    t.note(trace::NoteKind::serverStarted, "thread-per-client http").listenOn(3);
    for (std::uint16_t n = 2; n < 30; ++n) {
        t.thread(1).accept4(3, n + 10, static_cast<std::uint16_t>(40000 + n));
        t.thread(n).note(trace::NoteKind::threadStarted, {}, n + 10);
        t.enter(Call::recv, n + 10, 16384);
    }
    t.thread(1).enter(Call::accept4, 3, 0);
    t.thread(7).exit(Call::recv, 17, 0);
}

void ring(TraceBuilder& t) {
    t.note(trace::NoteKind::serverStarted, "io_uring http").listenOn(3);
    t.enter(Call::io_uring_setup, -1, 256).exit(Call::io_uring_setup, -1, 4);
    t.submission(Call::accept4, 3);
    for (int fd = 5; fd < 40; ++fd)
        t.submission(Call::recv, fd, 16384);
    t.enter(Call::io_uring_enter, 4, -1, 1).exit(Call::io_uring_enter, 4, 36);
    t.completion(Call::recv, 7, 19).completion(Call::recv, 8, -ECONNRESET);
}

void timeLimited(TraceBuilder& t) {
    t.note(trace::NoteKind::serverStarted, "blocking-timeout http").listenOn(3);
    t.site(trace::Site::waitReadable).listEnter(Call::poll, {{3, trace::kIn}}, true, 1);
}

bool isLeaf(const Shape& shape) {
    return !shape.text.isEmpty() || shape.kind == ShapeKind::bar || shape.part == Part::acceptCell;
}

} // namespace

Q_DECLARE_METATYPE(Story)

class StageModelsTest : public QObject {
    Q_OBJECT

private slots:
    void nothingStandsOutsideOrOverlaps_data() { stories(); }
    void nothingStandsOutsideOrOverlaps();
    void aBlockingCallIsAsleep_data();
    void aBlockingCallIsAsleep();
    void aCallThatWasAnsweredAtOnceIsNot();
    void itSaysHowManyWaitUnseen();
    void theThreadThatActsIsShown();
    void aPollThatIsATimeLimitIsNoMultiplexer();
    void aRingShowsWhatIsUnderWayAndWhatIsDone();

private:
    void stories();
    static world::World fold(const Story& story) {
        TraceBuilder t;
        story(t);
        world::World world;
        t.log().forEach(t.log().begin(), t.log().end(),
                        [&](const trace::Event& event) { world::apply(world, event); });
        return world;
    }
    static StageInput inputFor(const world::World& world, QSizeF size) {
        StageInput input;
        input.world = &world;
        input.server = StageInput::Server::running;
        input.size = size;
        input.now = QStringLiteral("calling accept4(3): take the first connection that waits");
        input.next = QStringLiteral("the thread sleeps in accept4 until a client connects");
        return input;
    }
    static bool says(const Scene& scene, const QString& text) {
        return std::any_of(scene.shapes.begin(), scene.shapes.end(),
                           [&](const Shape& shape) { return shape.text.contains(text); });
    }
};

void StageModelsTest::stories() {
    QTest::addColumn<Story>("story");
    QTest::newRow("accept") << Story(blockedInAccept);
    QTest::newRow("recv") << Story(blockedInRecvWhileOthersWait);
    QTest::newRow("pause") << Story(pausing);
    QTest::newRow("threads") << Story(threads);
    QTest::newRow("time limit") << Story(timeLimited);
    QTest::newRow("ring") << Story(ring);
}

void StageModelsTest::nothingStandsOutsideOrOverlaps() {
    QFETCH(Story, story);
    const world::World world = fold(story);
    for (const QSize size : {QSize(500, 320), QSize(720, 900), QSize(900, 480), QSize(1400, 900)}) {
        const Scene scene = stageScene(inputFor(world, size));
        const QRectF all{QPointF(), QSizeF(size)};
        std::vector<const Shape*> leaves;
        for (const Shape& shape : scene.shapes) {
            QVERIFY2(all.contains(shape.rect.normalized()) || shape.rect.isEmpty(),
                     qPrintable(shape.text));
            if (isLeaf(shape))
                leaves.push_back(&shape);
        }
        for (std::size_t i = 0; i < leaves.size(); ++i)
            for (std::size_t k = i + 1; k < leaves.size(); ++k) {
                const QRectF common = leaves[i]->rect.intersected(leaves[k]->rect);
                QVERIFY2(common.width() < 0.5 || common.height() < 0.5,
                         qPrintable(leaves[i]->text + " over " + leaves[k]->text));
            }
    }
}

void StageModelsTest::aBlockingCallIsAsleep_data() {
    QTest::addColumn<Story>("story");
    QTest::addColumn<QString>("words");
    QTest::newRow("accept") << Story(blockedInAccept) << "asleep in accept4";
    QTest::newRow("recv") << Story(blockedInRecvWhileOthersWait) << "asleep in recv";
    QTest::newRow("pause") << Story(pausing) << "no descriptor can wake it";
}

void StageModelsTest::aBlockingCallIsAsleep() {
    QFETCH(Story, story);
    QFETCH(QString, words);
    const world::World world = fold(story);
    const StageInput input = inputFor(world, {900, 480});
    QCOMPARE(threadState(input), ThreadState::asleep);
    const Scene scene = stageScene(input);
    QVERIFY(scene.asleep);
    QVERIFY(says(scene, words));
}

void StageModelsTest::aCallThatWasAnsweredAtOnceIsNot() {
    const world::World world = fold(blockedInAccept);
    StageInput input = inputFor(world, {900, 480});
    input.answeredAtOnce = true;
    QCOMPARE(threadState(input), ThreadState::inCall);
    QVERIFY(!stageScene(input).asleep);
}

void StageModelsTest::itSaysHowManyWaitUnseen() {
    const world::World world = fold(blockedInRecvWhileOthersWait);
    QVERIFY(says(stageScene(inputFor(world, {1400, 900})), QStringLiteral("2 more")));
}

void StageModelsTest::theThreadThatActsIsShown() {
    const world::World world = fold(threads);
    QCOMPARE(world::latestThread(world)->id.n, 7);
    const StageInput input = inputFor(world, {1400, 900});
    QCOMPARE(threadState(input), ThreadState::returned);
    const Scene scene = stageScene(input);
    QVERIFY(says(scene, QStringLiteral("thread 7")));
    const Scene low = stageScene(inputFor(world, {900, 480})); // not all of them fit
    QVERIFY(says(low, QStringLiteral("thread 7")));
    QVERIFY(says(low, QStringLiteral("of 29")));
}

void StageModelsTest::aPollThatIsATimeLimitIsNoMultiplexer() {
    const world::World world = fold(timeLimited);
    QVERIFY(world.mux() != nullptr);
    const Scene scene = stageScene(inputFor(world, {900, 480}));
    QVERIFY(scene.find(Part::pollRow) == nullptr);
    QVERIFY(scene.asleep);
}

void StageModelsTest::aRingShowsWhatIsUnderWayAndWhatIsDone() {
    const world::World world = fold(ring);
    QVERIFY(world.ring() != nullptr);
    QCOMPARE(world.ring()->inFlight, 34U);
    const Scene scene = stageScene(inputFor(world, {1400, 900}));
    QVERIFY(says(scene, QStringLiteral("accept4(3)")));
    QVERIFY(scene.find(Part::epollInterest, Fd{5}) != nullptr);
    QVERIFY(scene.find(Part::epollReady, Fd{7}) != nullptr);
    QVERIFY(says(scene, QStringLiteral("ECONNRESET")));
}

QTEST_MAIN(StageModelsTest)
#include "stage_models_test.moc"
