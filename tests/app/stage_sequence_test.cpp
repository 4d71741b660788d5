// SPDX-License-Identifier: GPL-3.0-or-later
// The face "Sequence": lifelines, named phases, the comparison, and what is kept for it.
#include "geometry/stage_sequence.h"
#include "session/session.h"
#include "session/stage_choice.h"
#include "support/trace_builder.h"
#include "views/stage_view.h"
#include "world/history.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <QToolButton>
#include <algorithm>

using namespace muxscope;
using namespace muxscope::ui;
using support::TraceBuilder;
using trace::Call;
using trace::kIn;

namespace {

constexpr std::string_view kGet = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n";
constexpr std::string_view kOk = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi";

world::Sequence folded(const TraceBuilder& t) {
    world::World world;
    t.log().forEach(0, t.end(), [&](const trace::Event& event) { world::apply(world, event); });
    return world::sequenceOf(world, {t.log()}, Fd{7});
}

world::Sequence ofSelect(int parts = 1) {
    TraceBuilder t;
    t.note(trace::NoteKind::serverStarted, "select http").listenOn(3);
    t.select({{3, kIn}}, {{3, kIn}}, true).accept4(3, 7, 40001);
    const std::size_t size = kGet.size() / static_cast<std::size_t>(parts);
    for (int i = 0; i < parts; ++i) {
        t.listEnter(Call::select, {{7, kIn}}).after(5'000'000).listExit(Call::select, {{7, kIn}});
        const std::size_t at = size * static_cast<std::size_t>(i);
        t.recv(7, kGet.substr(at, i + 1 == parts ? std::string_view::npos : size));
    }
    t.send(7, kOk);
    return folded(t);
}

world::Sequence ofBlocking() {
    TraceBuilder t;
    t.note(trace::NoteKind::serverStarted, "blocking http").listenOn(3).acceptBlocking(3, 7, 40001);
    const auto bytes = std::as_bytes(std::span(kGet));
    t.enter(Call::recv, 7, 16384)
        .after(4'000'000)
        .exit(Call::recv, 7, static_cast<std::int64_t>(bytes.size()), 0, bytes);
    t.send(7, kOk);
    return folded(t);
}

bool says(const Scene& scene, const QString& words) {
    return std::any_of(scene.shapes.begin(), scene.shapes.end(),
                       [&](const Shape& shape) { return shape.text.contains(words); });
}

SequenceInput inputOf(std::vector<world::Sequence> columns, int current, QSizeF size = {850, 400}) {
    SequenceInput input;
    input.columns = std::move(columns);
    input.current = current;
    input.size = size;
    return input;
}

} // namespace

class StageSequenceTest : public QObject {
    Q_OBJECT

private slots:
    void thePhasesAndTheCallsAreNamed();
    void aKeptOneSaysWhatToDoNext();
    void everyRowStandsOnTheStageAndLeadsToItsMoment();
    void whereManyStepsDoNotFitTheMiddleIsLeftOutAndSaidSo();
    void scrolledEachStepCanBeSeen();
    void withoutARequestItSaysWhatToDo();
    void sideBySideEachModelHasItsColumnAndTotals();
    void aBlockingReadReachesThroughBothPhases();
    void theTextTwinTellsEachStep();
    void atMostFiveAreKeptAndTheSameRequestIsReplaced();
    void keptSequencesSurviveANewServer();
};

void StageSequenceTest::thePhasesAndTheCallsAreNamed() {
    const Scene scene = sequenceScene(inputOf({ofSelect()}, 0));
    for (const char* words : {"CLIENT :40001", "KERNEL", "APPLICATION", "wait phase", "copy phase",
                              "select(rlist", "readable", "recv(7", "answer", "GET /hello"})
        QVERIFY2(says(scene, QLatin1String(words)), words);
    QVERIFY(scene.find(Part::lifeline) != nullptr);
}

void StageSequenceTest::aKeptOneSaysWhatToDoNext() {
    SequenceInput input = inputOf({ofSelect()}, 0, {660, 240});
    QVERIFY(!says(sequenceScene(input), QStringLiteral("kept")));
    input.kept = 1;
    QVERIFY(says(sequenceScene(input), QStringLiteral("kept: start another model")));
}

void StageSequenceTest::everyRowStandsOnTheStageAndLeadsToItsMoment() {
    const SequenceInput input = inputOf({ofSelect()}, 0);
    const Scene scene = sequenceScene(input);
    int rows = 0;
    for (const HitArea& hit : scene.hits) {
        if (hit.kind != HitKind::step)
            continue;
        QVERIFY(QRectF(QPointF(), input.size).contains(hit.rect));
        const auto& step = input.columns[0].steps[static_cast<std::size_t>(hit.step)];
        QCOMPARE(momentOf(input, hit), step.exitEvent + 1);
        QVERIFY(!sequenceHitText(input, hit).isEmpty());
        ++rows;
    }
    QCOMPARE(rows, static_cast<int>(input.columns[0].steps.size()));
}

void StageSequenceTest::whereManyStepsDoNotFitTheMiddleIsLeftOutAndSaidSo() {
    const SequenceInput input = inputOf({ofSelect(20)}, 0, {660, 240});
    const Scene scene = sequenceScene(input);
    const auto rows = std::count_if(scene.hits.begin(), scene.hits.end(),
                                    [](const HitArea& hit) { return hit.kind == HitKind::step; });
    const auto leftOut = static_cast<qsizetype>(input.columns[0].steps.size()) - rows;
    QVERIFY(rows >= 2 && leftOut > 0);
    QVERIFY(says(scene, QString::number(leftOut)));
    for (const Shape& shape : scene.shapes)
        QVERIFY(shape.rect.bottom() <= 241);
}

void StageSequenceTest::scrolledEachStepCanBeSeen() {
    SequenceInput input = inputOf({ofSelect(20)}, 0, {660, 240});
    const int last = lastFirstRow(input);
    QVERIFY(last > 0);
    std::vector<bool> seen(input.columns[0].steps.size());
    for (input.firstRow = 0; input.firstRow <= last; ++input.firstRow)
        for (const HitArea& hit : sequenceScene(input).hits)
            if (hit.step >= 0)
                seen[static_cast<std::size_t>(hit.step)] = true;
    QVERIFY(std::find(seen.begin(), seen.end(), false) == seen.end());
    input.columns = {ofSelect()};
    input.size = {850, 400};
    QCOMPARE(lastFirstRow(input), 0);
}

void StageSequenceTest::withoutARequestItSaysWhatToDo() {
    QVERIFY(says(sequenceScene(inputOf({}, -1)), QStringLiteral("No request")));
    QVERIFY(sequenceText(inputOf({}, -1)).contains(QStringLiteral("No request")));
}

void StageSequenceTest::sideBySideEachModelHasItsColumnAndTotals() {
    const SequenceInput input = inputOf({ofBlocking(), ofSelect()}, 1, {660, 260});
    const Scene scene = sequenceScene(input);
    for (const char* words : {"blocking", "select", "wait phase", "copy phase", "system calls",
                              "wait for data", "within it"})
        QVERIFY2(says(scene, QLatin1String(words)), words);
    for (const Shape& shape : scene.shapes)
        QVERIFY2(QRectF(0, 0, 660, 260).contains(shape.rect), qPrintable(shape.text));
    HitArea ofKept;
    ofKept.kind = HitKind::step;
    ofKept.column = 0;
    ofKept.step = 0;
    QCOMPARE(momentOf(input, ofKept), Moment{0}); // another run: nowhere to travel
}

void StageSequenceTest::aBlockingReadReachesThroughBothPhases() {
    const Scene scene = sequenceScene(inputOf({ofBlocking(), ofSelect()}, 1));
    const auto boxOf = [&](const QString& words) {
        const auto label =
            std::find_if(scene.shapes.begin(), scene.shapes.end(),
                         [&](const Shape& shape) { return shape.text.startsWith(words); });
        const QPointF middle = label->rect.center();
        QRectF found;
        for (const Shape& shape : scene.shapes)
            if (shape.part == Part::step && shape.rect.contains(middle))
                found = shape.rect;
        return found;
    };
    // The first recv is the blocking one, in the first column; select's copy stands below its wait.
    const QRectF blocking = boxOf(QStringLiteral("recv"));
    const QRectF wait = boxOf(QStringLiteral("select "));
    QVERIFY(blocking.isValid());
    const auto copies =
        std::count_if(scene.shapes.begin(), scene.shapes.end(), [](const auto& each) {
            return each.part == Part::step && each.meaning == Meaning::read;
        });
    QCOMPARE(copies, 1);
    for (const Shape& shape : scene.shapes)
        if (shape.part == Part::step && shape.meaning == Meaning::read)
            QVERIFY(blocking.bottom() > shape.rect.top() && wait.bottom() <= shape.rect.top());
}

void StageSequenceTest::theTextTwinTellsEachStep() {
    const QString text = sequenceText(inputOf({ofSelect()}, 0));
    QVERIFY(text.contains(QStringLiteral("select(rlist, wlist, xlist")));
    QVERIFY(text.contains(QStringLiteral("recv(7")));
    QVERIFY(text.contains(QStringLiteral("wait phase 5.00\u00a0ms")));
}

void StageSequenceTest::atMostFiveAreKeptAndTheSameRequestIsReplaced() {
    Session session;
    StageChoice& choice = StageChoice::of(session);
    QSignalSpy changes(&choice, &StageChoice::changed);
    choice.keep(ofSelect());
    choice.keep(ofSelect());
    QCOMPARE(choice.kept().size(), std::size_t{1});
    for (int i = 0; i < 7; ++i) {
        world::Sequence other = ofSelect();
        other.model = "model" + std::to_string(i);
        choice.keep(other);
    }
    QCOMPARE(choice.kept().size(), StageChoice::kMostKept);
    QVERIFY(!choice.canKeep());
    QCOMPARE(changes.size(), 6);
    choice.clearKept();
    QVERIFY(choice.kept().empty() && choice.canKeep());
}

void StageSequenceTest::keptSequencesSurviveANewServer() {
    Session session;
    StageChoice::of(session).setFace(StageChoice::Face::sequence);
    StageView stage(session);
    stage.setReducedMotion(true);
    stage.resize(850, 400);
    auto* faces = qobject_cast<QWidget*>(stage.titleWidget());
    auto* keep = faces->findChild<QToolButton*>(QStringLiteral("keepSequence"));
    auto* clear = faces->findChild<QToolButton*>(QStringLiteral("clearSequences"));
    QVERIFY(!keep->isEnabled());
    for (const char* model : {"select", "epoll"}) {
        ServerSettings settings;
        settings.model = QString::fromLatin1(model);
        settings.port = 0;
        session.startServer(settings);
        QTRY_VERIFY_WITH_TIMEOUT(session.engine() == Session::Engine::running &&
                                     session.headWorld().model.starts_with(model),
                                 10'000);
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), session.port());
        socket.write("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
        QTRY_VERIFY_WITH_TIMEOUT(session.headWorld().counters.responses > 0, 10'000);
        QTRY_VERIFY_WITH_TIMEOUT((stage.grab(), keep->isEnabled()), 10'000);
        keep->click();
    }
    const auto& kept = StageChoice::of(session).kept();
    QCOMPARE(kept.size(), std::size_t{2});
    QCOMPARE(QString::fromStdString(kept[0].model), QStringLiteral("select"));
    QCOMPARE(QString::fromStdString(kept[1].model), QStringLiteral("epoll"));
    QVERIFY(stage.textTwin().contains(QStringLiteral("epoll_wait(")));
    QVERIFY(!stage.grab().isNull());
    QVERIFY(!clear->isHidden());
    clear->click();
    QVERIFY(kept.empty());
    session.stopServer();
    QTRY_VERIFY_WITH_TIMEOUT(session.engine() == Session::Engine::stopped, 10'000);
}

QTEST_MAIN(StageSequenceTest)
#include "stage_sequence_test.moc"
