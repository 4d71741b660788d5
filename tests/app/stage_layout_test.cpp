// SPDX-License-Identifier: GPL-3.0-or-later
// The stage's picture for worlds made by hand: nothing stands outside or on top of something else,
// every watched descriptor is there once, every text fits, every hit area leads back.
#include "app/stage_worlds.h"
#include "geometry/stage_layout.h"
#include "geometry/text_measure.h"
#include "geometry/token_grid.h"

#include <QSet>
#include <QTest>
#include <cerrno>
#include <optional>

using namespace muxscope;
using namespace muxscope::ui;
using namespace muxscope::test;
using trace::Call;

namespace {

const QList<QSize> kSizes = {{328, 159}, {480, 165}, {500, 320}, {660, 265},
                             {688, 237}, {720, 900}, {900, 480}, {1400, 900}};

StageInput inputFor(const WorldMaker& maker, QSizeF size) {
    StageInput input;
    input.world = &maker.world;
    input.server = StageInput::Server::running;
    input.size = size;
    input.now = QStringLiteral("recv(5, 1024) → 1 byte of 19 — the request is not complete yet");
    input.next = QStringLiteral("handle xs = [8], then call select again");
    return input;
}

QString describe(const Shape& shape) {
    const QRectF& r = shape.rect;
    return QStringLiteral("part %1 fd %2 \"%3\" at %4,%5 %6x%7")
        .arg(static_cast<int>(shape.part))
        .arg(shape.fd.n)
        .arg(shape.text)
        .arg(r.x())
        .arg(r.y())
        .arg(r.width())
        .arg(r.height());
}

QList<int> fdsIn(const Scene& scene, Part part) {
    QList<int> fds;
    for (const Shape& shape : scene.shapes) {
        if (shape.part != part)
            continue;
        if (shape.heat >= 0) {
            for (const Fd fd : scene.heats[static_cast<std::size_t>(shape.heat)].fds)
                fds << fd.n;
        } else if (shape.fd.valid()) {
            fds << shape.fd.n;
        }
    }
    return fds;
}

bool hasText(const Scene& scene, const QString& text) {
    return std::any_of(scene.shapes.begin(), scene.shapes.end(),
                       [&text](const Shape& shape) { return shape.text == text; });
}

// Boxes and texts that may not touch each other: those that hold no other shape.
bool isLeaf(const Shape& shape) {
    return !shape.text.isEmpty() || shape.kind == ShapeKind::bar || shape.kind == ShapeKind::heat ||
           shape.part == Part::acceptCell;
}

} // namespace

class StageLayoutTest : public QObject {
    Q_OBJECT

private slots:
    void nothingStandsOutsideOrOverlaps_data() { worlds(); }
    void nothingStandsOutsideOrOverlaps();
    void everyTextFitsItsPlace_data() { worlds(); }
    void everyTextFitsItsPlace();
    void everyWatchedDescriptorIsThereOnce_data() { worlds(); }
    void everyWatchedDescriptorIsThereOnce();
    void aSceneHasAtMostThreeHundredLabels_data() { worlds(); }
    void aSceneHasAtMostThreeHundredLabels();
    void everyHitAreaLeadsBackToItsDescriptor_data() { worlds(); }
    void everyHitAreaLeadsBackToItsDescriptor();
    void theSameInputGivesTheSameScene();
    void withoutATraceItInvitesToPressStart();
    void linesAreBrokenWhereTheyMayBe();
    void anUnknownBufferIsHatchedAndSaysSo();
    void whatIsHandledFadesInTheAnswer();
    void whileTheThreadSleepsNoAnswerIsShown();
    void theBannerNamesTheStateOfTheThread_data();
    void theBannerNamesTheStateOfTheThread();
    void whoIsHeldBeforeAWaitIsNotSaidToSleep();
    void whatActsHasACardWhenNotAllFit();
    void cardsStayWhereTheyWere();
    void connectionsWithoutACardAreCounted();
    void aCrowdBecomesAHeatMapOfAllDescriptors();
    void aBufferWithoutRoomStandsOutAndAnEmptyOneDoesNot();
    void aSmallTrayNamesWhatIsReady();
    void aLowKernelCountsTheConnectionsItHasNoRoomFor();
    void aFlagOfALowCardKeepsItsLetter();
    void aCutSentenceIsThereAsAToolTip();
    void theTextTwinNamesTheCallAndWhatIsReady();
    void inAWindowOf720LinesTheSentencesStandWhole();

private:
    void worlds();
    WorldMaker maker();
};

void StageLayoutTest::worlds() {
    QTest::addColumn<int>("call");
    QTest::addColumn<int>("count");
    for (const Call call : {Call::select, Call::poll, Call::epoll_wait}) {
        const QByteArray name(trace::callName(call).data());
        for (const int count : {0, 3, 5, 8, 60, 65, 1024, 10'000})
            QTest::newRow(name + ' ' + QByteArray::number(count))
                << static_cast<int>(call) << count;
    }
}

WorldMaker StageLayoutTest::maker() {
    QFETCH(int, call);
    QFETCH(int, count);
    const auto mux = static_cast<Call>(call);
    return count == 5 ? pictured(mux) : crowded(mux, count);
}

void StageLayoutTest::nothingStandsOutsideOrOverlaps() {
    const WorldMaker made = maker();
    for (const QSize size : kSizes) {
        const Scene scene = stageScene(inputFor(made, size));
        const QRectF all{QPointF(), QSizeF(size)};
        std::vector<const Shape*> leaves;
        for (const Shape& shape : scene.shapes) {
            QVERIFY2(all.contains(shape.rect.normalized()) || shape.rect.isEmpty(),
                     qPrintable(describe(shape)));
            if (isLeaf(shape))
                leaves.push_back(&shape);
        }
        for (std::size_t i = 0; i < leaves.size(); ++i) {
            for (std::size_t k = i + 1; k < leaves.size(); ++k) {
                const QRectF common = leaves[i]->rect.intersected(leaves[k]->rect);
                QVERIFY2(common.width() < 0.5 || common.height() < 0.5,
                         qPrintable(QStringLiteral("%1x%2: ").arg(size.width()).arg(size.height()) +
                                    describe(*leaves[i]) + QStringLiteral(" over ") +
                                    describe(*leaves[k])));
            }
        }
    }
}

void StageLayoutTest::everyTextFitsItsPlace() {
    const WorldMaker made = maker();
    for (const QSize size : kSizes) {
        for (const Shape& shape : stageScene(inputFor(made, size)).shapes)
            QVERIFY2(textWidth(shape.font, shape.text) <= shape.rect.width() + 1,
                     qPrintable(describe(shape)));
    }
}

void StageLayoutTest::everyWatchedDescriptorIsThereOnce() {
    const WorldMaker made = maker();
    const world::Mux& mux = *made.world.mux();
    QFETCH(int, call);
    for (const QSize size : kSizes) {
        const Scene scene = stageScene(inputFor(made, size));
        const auto check = [&](Part part, std::uint32_t bits) {
            const QList<int> fds = fdsIn(scene, part);
            const QSet<int> once(fds.begin(), fds.end());
            QCOMPARE(fds.size(), once.size());
            for (std::size_t n = 0; n < mux.interest.size(); ++n)
                QCOMPARE(once.contains(static_cast<int>(n)), (mux.interest[n] & bits) != 0);
        };
        if (static_cast<Call>(call) == Call::select) {
            check(Part::watchedRead, trace::kIn);
            check(Part::watchedWrite, trace::kOut);
            check(Part::watchedExcept, trace::kPri);
        } else if (static_cast<Call>(call) == Call::poll) {
            check(Part::pollRow, UINT32_MAX);
        } else {
            check(Part::epollInterest, UINT32_MAX);
        }
    }
}

void StageLayoutTest::aSceneHasAtMostThreeHundredLabels() {
    const WorldMaker made = maker();
    for (const QSize size : kSizes)
        QVERIFY(stageScene(inputFor(made, size)).labels <= kMostLabels);
}

void StageLayoutTest::everyHitAreaLeadsBackToItsDescriptor() {
    const WorldMaker made = maker();
    const StageInput input = inputFor(made, {900, 480});
    const Scene scene = stageScene(input);
    for (const HitArea& area : scene.hits) {
        const HitArea found = scene.hitAt(area.rect.center());
        QVERIFY(found.kind != HitKind::none);
        if (area.kind == HitKind::token || area.kind == HitKind::pollRow) {
            QCOMPARE(found.fd, area.fd);
            QVERIFY(hitText(input, found).contains(QString::number(area.fd.n)));
        }
    }
    for (const HeatMap& heat : scene.heats) {
        for (std::size_t cell = 0; cell < heat.cells.size(); ++cell) {
            const auto columns = static_cast<std::size_t>(heat.columns);
            const QPointF middle(
                heat.rect.x() + (static_cast<qreal>(cell % columns) + 0.5) * heat.cell,
                heat.rect.y() + (static_cast<qreal>(cell / columns) + 0.5) * heat.cell);
            QCOMPARE(scene.hitAt(middle).fd,
                     heat.fds[cell * static_cast<std::size_t>(heat.fdsPerCell)]);
        }
    }
}

void StageLayoutTest::theSameInputGivesTheSameScene() {
    const WorldMaker made = pictured(Call::select);
    const Scene a = stageScene(inputFor(made, {900, 480}));
    const Scene b = stageScene(inputFor(made, {900, 480}));
    QCOMPARE(a.shapes.size(), b.shapes.size());
    for (std::size_t i = 0; i < a.shapes.size(); ++i)
        QCOMPARE(describe(a.shapes[i]), describe(b.shapes[i]));
}

void StageLayoutTest::withoutATraceItInvitesToPressStart() {
    StageInput input;
    input.size = {560, 380};
    const Scene scene = stageScene(input);
    QVERIFY(hasText(scene, QStringLiteral("Press Start: the server is not running")));
    QCOMPARE(sceneText(input), QStringLiteral("The server is not running."));
}

void StageLayoutTest::anUnknownBufferIsHatchedAndSaysSo() {
    WorldMaker made = pictured(Call::select);
    made.world.connections.mut(5).receiveQueue = {};
    const Scene scene = stageScene(inputFor(made, {900, 480}));
    const Shape* bar = scene.find(Part::receiveBar, Fd{5});
    QVERIFY(bar);
    QCOMPARE(bar->look, Look::hatched);
    QCOMPARE(bar->fraction, 0.0);
    QVERIFY(hasText(scene, QStringLiteral("?")));
    QCOMPARE(scene.find(Part::receiveBar, Fd{6})->look, Look::strong);
}

void StageLayoutTest::whatIsHandledFadesInTheAnswer() {
    const WorldMaker made = pictured(Call::select);
    const Scene scene = stageScene(inputFor(made, {900, 480}));
    QCOMPARE(scene.find(Part::readyRead, Fd{3})->look, Look::faded);
    QCOMPARE(scene.find(Part::readyRead, Fd{5})->look, Look::strong);
    QCOMPARE(scene.find(Part::readyExcept, Fd{8})->look, Look::strong);
    QCOMPARE(scene.find(Part::watchedRead, Fd{6})->look, Look::outlined);
    QVERIFY(!scene.find(Part::readyWrite));
    QVERIFY(hasText(scene, QStringLiteral("send buffer of fd 7 full")));
}

void StageLayoutTest::whileTheThreadSleepsNoAnswerIsShown() {
    WorldMaker made = pictured(Call::select);
    made.entered(Call::select, -1, 3'000'000'000);
    StageInput input = inputFor(made, {900, 480});
    input.asleepNs = 1'284'000'000;
    const Scene scene = stageScene(input);
    QVERIFY(scene.asleep);
    QCOMPARE(scene.find(Part::statePill)->text, QStringLiteral("ASLEEP 1.3 s"));
    QVERIFY(!scene.find(Part::readyRead, Fd{5}));
    QCOMPARE(scene.find(Part::watchedRead, Fd{5})->look, Look::outlined);
}

void StageLayoutTest::theBannerNamesTheStateOfTheThread_data() {
    QTest::addColumn<int>("call");
    QTest::addColumn<qint64>("result");
    QTest::addColumn<QString>("state");
    const auto row = [](const char* name, Call call, qint64 result, const char* state) {
        QTest::newRow(name) << static_cast<int>(call) << result << QString::fromLatin1(state);
    };
    row("woken", Call::select, 3, "WOKEN");
    row("timed out", Call::select, 0, "TIMED OUT");
    row("returned", Call::recv, 19, "RETURNED");
    row("would block", Call::recv, -11, "EAGAIN");
    row("reset", Call::recv, -104, "ECONNRESET");
}

void StageLayoutTest::theBannerNamesTheStateOfTheThread() {
    QFETCH(int, call);
    QFETCH(qint64, result);
    QFETCH(QString, state);
    WorldMaker made = pictured(Call::select);
    made.answered(static_cast<Call>(call), 5, 1024, result, 1000);
    const Scene scene = stageScene(inputFor(made, {900, 480}));
    QCOMPARE(scene.find(Part::statePill)->text, state);
    made.entered(Call::recv, 5, 1024);
    StageInput held = inputFor(made, {900, 480});
    held.atGate = true;
    QCOMPARE(stageScene(held).find(Part::statePill)->text, QStringLiteral("ABOUT TO CALL"));
}

// Before the call the kernel has not been asked, and nobody sleeps.
void StageLayoutTest::whoIsHeldBeforeAWaitIsNotSaidToSleep() {
    WorldMaker made = pictured(Call::epoll_wait);
    made.entered(Call::epoll_wait, 4, -1);
    StageInput input = inputFor(made, {900, 480});
    const auto says = [](const StageInput& shown, const QString& text) {
        const Scene scene = stageScene(shown);
        return std::any_of(scene.shapes.begin(), scene.shapes.end(),
                           [&](const Shape& shape) { return shape.text.contains(text); });
    };
    QVERIFY(says(input, QStringLiteral("the thread sleeps")));
    input.atGate = true;
    QVERIFY(!says(input, QStringLiteral("the thread sleeps")));
    QVERIFY(says(input, QStringLiteral("not answered yet")));
}

void StageLayoutTest::whatActsHasACardWhenNotAllFit() {
    WorldMaker made = crowded(Call::select, 500);
    made.answered(Call::recv, 333, 1024, 19, 1000);
    StageInput input = inputFor(made, {900, 480});
    input.selected = Fd{222};
    const Scene scene = stageScene(input);
    QVERIFY(scene.find(Part::card, Fd{333}));
    QVERIFY(scene.find(Part::card, Fd{222}));
}

void StageLayoutTest::cardsStayWhereTheyWere() {
    WorldMaker made = crowded(Call::select, 500);
    made.mux().ready.clear();
    StageInput input = inputFor(made, {900, 480});
    input.kept = stageScene(input).cards;
    made.answered(Call::recv, 333, 1024, 19, 1000);
    const Scene scene = stageScene(input);
    QCOMPARE(scene.cards.size(), input.kept.size());
    int moved = 0;
    for (std::size_t i = 0; i < scene.cards.size(); ++i)
        moved += scene.cards[i] == input.kept[i] ? 0 : 1;
    QCOMPARE(moved, 1);
    QVERIFY(scene.find(Part::card, Fd{333}));
}

void StageLayoutTest::connectionsWithoutACardAreCounted() {
    const WorldMaker made = crowded(Call::select, 500);
    StageInput input = inputFor(made, {900, 480});
    const Scene scene = stageScene(input);
    QCOMPARE(scene.cards.size() + scene.cardsLeftOut, std::size_t{500});
    QVERIFY(scene.find(Part::more));
    input.firstCard = 499;
    const Scene scrolled = stageScene(input);
    QCOMPARE(scrolled.cards.back(), Fd{504});
}

void StageLayoutTest::aCrowdBecomesAHeatMapOfAllDescriptors() {
    const WorldMaker made = crowded(Call::select, 10'000);
    const Scene scene = stageScene(inputFor(made, {900, 480}));
    QVERIFY(!scene.heats.empty());
    QCOMPARE(scene.heats.front().fds.size(), std::size_t{10'001});
    QVERIFY(scene.heats.front().cell >= 3);
}

void StageLayoutTest::aBufferWithoutRoomStandsOutAndAnEmptyOneDoesNot() {
    WorldMaker made(Call::select);
    world::Connection& connection = made.connect(7, 40007, trace::kOut);
    connection.sendQueue = {3'800'000, Known::observed};
    const auto meaning = [&made](bool waiting) {
        made.mux().waiting = waiting;
        return stageScene(inputFor(made, {900, 480})).find(Part::sendBar, Fd{7})->meaning;
    };
    QCOMPARE(meaning(true), Meaning::attention); // it sleeps: the kernel has no room
    QCOMPARE(meaning(false), Meaning::write);
    connection.lastError = EAGAIN;
    QCOMPARE(meaning(false), Meaning::attention);
    connection.sendQueue = {0, Known::observed};
    QCOMPARE(meaning(false), Meaning::write);
}

void StageLayoutTest::aSmallTrayNamesWhatIsReady() {
    WorldMaker made(Call::poll);
    for (int fd = 5; fd < 12; ++fd)
        made.connect(fd, static_cast<std::uint16_t>(40000 + fd));
    made.ready(5, trace::kIn);
    made.ready(6, trace::kIn);
    for (const QSize size : {QSize(660, 265), QSize(688, 237), QSize(480, 165)}) {
        const Scene scene = stageScene(inputFor(made, size));
        for (const int fd : {5, 6}) {
            const Shape* chip = scene.find(Part::pollRow, Fd{fd});
            QVERIFY(chip);
            const QString fdName = QString::number(fd);
            QVERIFY2(chip->text.endsWith(fdName + QStringLiteral(" IN→IN")) ||
                         chip->text == fdName + QStringLiteral(" R→R"),
                     qPrintable(chip->text));
            QCOMPARE(chip->look, Look::strong);
        }
        QVERIFY(scene.find(Part::pollRow, Fd{7})->text.endsWith(QStringLiteral("→0")));
    }
}

void StageLayoutTest::aLowKernelCountsTheConnectionsItHasNoRoomFor() {
    for (const int count : {1, 2, 3, 4, 5, 6, 7, 8}) {
        const WorldMaker made = crowded(Call::select, count);
        for (const QSize size : {QSize(480, 165), QSize(688, 237), QSize(900, 480)}) {
            const Scene scene = stageScene(inputFor(made, size));
            QCOMPARE(scene.cards.size() + scene.cardsLeftOut, static_cast<std::size_t>(count));
            QCOMPARE(scene.cardsLeftOut > 0, scene.find(Part::more) != nullptr);
            for (const Fd fd : scene.cards)
                QVERIFY(scene.find(Part::receiveBar, fd) && scene.find(Part::sendBar, fd));
        }
    }
    const WorldMaker six = crowded(Call::select, 6);
    QCOMPARE(stageScene(inputFor(six, {688, 237})).cardsLeftOut, std::size_t{0});
}

void StageLayoutTest::aFlagOfALowCardKeepsItsLetter() {
    WorldMaker made = crowded(Call::select, 6);
    made.world.connections.mut(6).urgentSeen = true;
    const Scene scene = stageScene(inputFor(made, {688, 237}));
    QVERIFY(scene.find(Part::urgentFlag, Fd{6}));
    QVERIFY(!scene.find(Part::urgentFlag, Fd{6})->text.isEmpty());
}

void StageLayoutTest::aCutSentenceIsThereAsAToolTip() {
    const WorldMaker made = pictured(Call::select);
    StageInput input = inputFor(made, {480, 165});
    input.now = QString(200, QLatin1Char('x'));
    const Scene scene = stageScene(input);
    const auto hit = std::find_if(scene.hits.begin(), scene.hits.end(), [](const HitArea& area) {
        return area.kind == HitKind::sentence && area.part == Part::nowLine;
    });
    QVERIFY(hit != scene.hits.end());
    QCOMPARE(hitText(input, *hit), input.now);
}

// The stage of a window of 1280 x 720.
void StageLayoutTest::inAWindowOf720LinesTheSentencesStandWhole() {
    const WorldMaker made = pictured(Call::select);
    StageInput input = inputFor(made, {660, 265});
    input.now = QStringLiteral("calling select: sleep until one of 5 descriptors is ready, at most "
                               "3.000 s");
    input.next = QStringLiteral("the kernel wakes the thread when a descriptor is ready or the "
                                "time is over");
    const Scene scene = stageScene(input);
    QVERIFY(hasText(scene, input.now));
    QVERIFY(hasText(scene, input.next));
    const Shape* tray = scene.find(Part::watchedRead);
    QVERIFY(tray != nullptr && !tray->text.isEmpty()); // and tokens have their names
}

void StageLayoutTest::theTextTwinNamesTheCallAndWhatIsReady() {
    const WorldMaker made = pictured(Call::select);
    const QString text = sceneText(inputFor(made, {900, 480}));
    QVERIFY(text.contains(QStringLiteral("select(rlist, wlist, xlist, 3.0)")));
    QVERIFY(text.contains(QStringLiteral("fd 5 IN")));
    QVERIFY(!text.contains(QStringLiteral("fd 3 IN")));
}

void StageLayoutTest::linesAreBrokenWhereTheyMayBe() {
    const QString text = QStringLiteral("at most 3.000\u00a0s");
    const qreal short1 = textWidth(FontRole::body, QStringLiteral("at most 3.000")) + 1;
    QCOMPARE(wrapped(FontRole::body, text, short1, 3),
             (QStringList{QStringLiteral("at most"), QStringLiteral("3.000\u00a0s")}));
    const QString chinese = QStringLiteral("内核唤醒线程。");
    const qreal short2 = textWidth(FontRole::body, QStringLiteral("内核唤醒线程")) + 1;
    QCOMPARE(wrapped(FontRole::body, chinese, short2, 3),
             (QStringList{QStringLiteral("内核唤醒线"), QStringLiteral("程。")}));
    // The last line takes what is left.
    QCOMPARE(wrapped(FontRole::body, QStringLiteral("one two"), 1000, 1),
             QStringList{QStringLiteral("one two")});
    QVERIFY(wrapped(FontRole::body, QString(), 100, 3).isEmpty());
}

QTEST_MAIN(StageLayoutTest)
#include "stage_layout_test.moc"
