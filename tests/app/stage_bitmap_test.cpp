// SPDX-License-Identifier: GPL-3.0-or-later
// The face "Bitmap": the bits of the fd_sets, the wall behind them, the map of descriptor numbers.
#include "app/stage_worlds.h"
#include "geometry/stage_bitmap.h"
#include "session/session.h"
#include "session/stage_choice.h"
#include "views/stage_view.h"

#include <QTest>
#include <QToolButton>
#include <algorithm>

using namespace muxscope;
using namespace muxscope::ui;
using trace::Call;

class StageBitmapTest : public QObject {
    Q_OBJECT

private slots:
    void theWordsHoldWhatWentInAndWhatCameBack();
    void whileSelectSleepsNoAnswerIsShown();
    void aFailedSelectLeavesTheSetsAlone();
    void eachAskedBitCanBeChosenAndSaysWhereItStands();
    void anOverwrittenBitLooksUnlikeAnAnsweredOne();
    void descriptorsBeyondTheWallAreNamed();
    void theMapGivesEachNumberItsPlace();
    void inAHeatMapTheStrongestOfACellShows();
    void aCellOfTheHeatMapLeadsToItsDescriptor();
    void theTextTwinTellsTheBits();
    void theChosenFaceOutlivesTheWidget();

private:
    static StageInput inputOf(const test::WorldMaker& made, QSizeF size = {850, 400}) {
        StageInput input;
        input.world = &made.world;
        input.server = StageInput::Server::running;
        input.size = size;
        return input;
    }
};

void StageBitmapTest::theWordsHoldWhatWentInAndWhatCameBack() {
    test::WorldMaker made = test::pictured(Call::select);
    made.watch(70, trace::kOut);
    const FdSets sets = fdSetsOf(made.mux());
    QVERIFY(sets.written());
    QCOMPARE(wordText(sets.in[0][0]), QStringLiteral("0x00000000000001e8"));  // 3 5 6 7 8
    QCOMPARE(wordText(sets.in[1][1]), QStringLiteral("0x0000000000000040"));  // 64 + 6
    QCOMPARE(wordText(sets.out[0][0]), QStringLiteral("0x0000000000000028")); // 3 5
    QCOMPARE(wordText(sets.out[2][0]), QStringLiteral("0x0000000000000100")); // 8
    QCOMPARE(bitsIn(sets.in[0]), 5);
    QVERIFY(isIn(sets.in[1], 70) && !isIn(sets.out[1], 70));
}

void StageBitmapTest::whileSelectSleepsNoAnswerIsShown() {
    test::WorldMaker made = test::pictured(Call::select);
    made.mux().ready.clear();
    made.entered(Call::select, -1, -1);
    const FdSets sets = fdSetsOf(made.mux());
    QVERIFY(sets.answer == FdSets::Answer::waiting);
    const Scene scene = bitmapScene(inputOf(made));
    QVERIFY(std::any_of(scene.shapes.begin(), scene.shapes.end(), [](const Shape& shape) {
        return shape.text.contains(QStringLiteral("not answered yet"));
    }));
}

void StageBitmapTest::aFailedSelectLeavesTheSetsAlone() {
    test::WorldMaker made = test::pictured(Call::select);
    made.mux().ready.clear();
    made.mux().result = -4; // EINTR
    const FdSets sets = fdSetsOf(made.mux());
    QVERIFY(sets.answer == FdSets::Answer::failed);
    QCOMPARE(bitsIn(sets.out[0]), 0);
}

void StageBitmapTest::eachAskedBitCanBeChosenAndSaysWhereItStands() {
    const test::WorldMaker made = test::pictured(Call::select);
    const StageInput input = inputOf(made);
    const Scene scene = bitmapScene(input);
    for (const int fd : {3, 5, 6, 7, 8}) {
        const auto hit =
            std::find_if(scene.hits.begin(), scene.hits.end(), [fd](const HitArea& area) {
                return area.kind == HitKind::token && area.fd == Fd{fd};
            });
        QVERIFY2(hit != scene.hits.end(), qPrintable(QString::number(fd)));
        QCOMPARE(scene.hitAt(hit->rect.center()).fd, Fd{fd});
        QVERIFY(bitmapHitText(input, *hit)
                    .contains(QStringLiteral("__fds_bits[0] & (1UL << %1)").arg(fd)));
    }
}

void StageBitmapTest::anOverwrittenBitLooksUnlikeAnAnsweredOne() {
    const test::WorldMaker made = test::pictured(Call::select);
    const Scene scene = bitmapScene(inputOf(made));
    const HeatMap& readfds = scene.heats.at(0);
    QCOMPARE(static_cast<int>(readfds.cells.size()), kFdSetSize);
    QVERIFY(readfds.cells[5] == HeatMap::Level::ready);
    QVERIFY(readfds.cells[6] == HeatMap::Level::cleared);
    QVERIFY(readfds.cells[9] == HeatMap::Level::empty);
}

void StageBitmapTest::descriptorsBeyondTheWallAreNamed() {
    test::WorldMaker made = test::pictured(Call::select);
    made.connect(1030, 40000, 0);
    const StageInput input = inputOf(made);
    const Scene scene = bitmapScene(input);
    QVERIFY(std::any_of(scene.hits.begin(), scene.hits.end(), [](const HitArea& hit) {
        return hit.kind == HitKind::token && hit.fd == Fd{1030};
    }));
    const Shape* wall = scene.find(Part::block);
    QVERIFY(wall != nullptr && wall->meaning == Meaning::exceptional);
    QVERIFY(bitmapText(input).contains(QStringLiteral("beyond FD_SETSIZE")));
}

void StageBitmapTest::theMapGivesEachNumberItsPlace() {
    test::WorldMaker made = test::pictured(Call::epoll_wait);
    made.world.descriptors.mut(10).open = true; // nobody watches it
    const Scene scene = bitmapScene(inputOf(made));
    QCOMPARE(descriptorNumbers(made.world), 11);
    const auto lookOf = [&](int fd) {
        const auto shape =
            std::find_if(scene.shapes.begin(), scene.shapes.end(), [fd](const Shape& each) {
                return each.part == Part::watchedRead && each.fd == Fd{fd};
            });
        return shape == scene.shapes.end() ? Look::plain : shape->look;
    };
    QVERIFY(lookOf(5) == Look::strong);
    QVERIFY(lookOf(6) == Look::outlined);
    QVERIFY(lookOf(3) == Look::soft); // handled
    QVERIFY(lookOf(10) == Look::card);
    QVERIFY(lookOf(9) == Look::soft); // not seen open
}

void StageBitmapTest::inAHeatMapTheStrongestOfACellShows() {
    const test::WorldMaker made = test::crowded(Call::epoll_wait, 100'000);
    const auto levels = descriptorLevels(made.world, descriptorNumbers(made.world), 4);
    QCOMPARE(levels.size(), std::size_t{25'002});
    QVERIFY(levels[1] == HeatMap::Level::handled); // 4 to 7: 5 was ready
    QVERIFY(levels[2] == HeatMap::Level::watched); // 8 to 11
    QVERIFY(levels[3] == HeatMap::Level::ready);   // 12 to 15: 12 is
}

void StageBitmapTest::aCellOfTheHeatMapLeadsToItsDescriptor() {
    const test::WorldMaker made = test::crowded(Call::epoll_wait, 100'000);
    const Scene scene = bitmapScene(inputOf(made));
    QCOMPARE(scene.heats.size(), std::size_t{5}); // and four samples in the legend
    const HeatMap& heat = scene.heats[0];
    for (std::size_t i = 1; i < scene.heats.size(); ++i) {
        QCOMPARE(scene.heats[i].cell, heat.cell);
        QVERIFY(scene.heats[i].rect.bottom() <= heat.rect.top());
    }
    QVERIFY(heat.fdsPerCell > 1);
    QVERIFY(heat.rect.right() <= 850 && heat.rect.bottom() <= 400);
    const QPointF second(heat.rect.x() + heat.cell * 1.5, heat.rect.y() + heat.cell * 0.5);
    QCOMPARE(scene.hitAt(second).fd, Fd{heat.fdsPerCell});
    QVERIFY(scene.labels < 100);
}

void StageBitmapTest::theTextTwinTellsTheBits() {
    const test::WorldMaker made = test::pictured(Call::select);
    const QString text = bitmapText(inputOf(made));
    QVERIFY(text.contains(QStringLiteral("readfds went in with bits 3, 5, 6, 7, 8")));
    QVERIFY(text.contains(QStringLiteral("came back with 3, 5")));
    const test::WorldMaker other = test::pictured(Call::poll);
    QVERIFY(bitmapText(inputOf(other)).contains(QStringLiteral("5 of them watched")));
}

void StageBitmapTest::theChosenFaceOutlivesTheWidget() {
    Session session;
    for (int life = 0; life < 2; ++life) {
        StageView stage(session);
        const auto* faces = qobject_cast<QWidget*>(stage.titleWidget());
        QVERIFY(faces != nullptr);
        auto* bitmap = faces->findChild<QToolButton*>(QStringLiteral("stageBitmap"));
        QCOMPARE(bitmap->isChecked(), life == 1);
        bitmap->click();
        QVERIFY(StageChoice::of(session).face() == StageChoice::Face::bitmap);
        for (const auto* button : faces->findChildren<QToolButton*>()) {
            QVERIFY(!button->accessibleName().isEmpty() && !button->toolTip().isEmpty());
            QVERIFY(button->focusPolicy() == Qt::StrongFocus);
        }
        stage.show(); // its keys work while it has the keyboard
        QVERIFY(QTest::qWaitForWindowActive(&stage));
        stage.setFocus();
        QTest::keyClick(&stage, Qt::Key_1);
        QVERIFY(StageChoice::of(session).face() == StageChoice::Face::sets);
        QTest::keyClick(&stage, Qt::Key_2);
    }
}

QTEST_MAIN(StageBitmapTest)
#include "stage_bitmap_test.moc"
