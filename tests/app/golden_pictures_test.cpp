// SPDX-License-Identifier: GPL-3.0-or-later
// The stage and the timeline look as they did when somebody last looked at them (picture_difference.h).
// MUXSCOPE_UPDATE_GOLDEN=1 writes them anew: look at each before it is committed.
#include "app/picture_difference.h"
#include "app/stage_drawings.h"
#include "session/language.h"

#include <QTest>

using namespace muxscope;
using namespace muxscope::ui;
using trace::Call;

class GoldenPicturesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { useLanguage(QStringLiteral("en")); }
    void theyLookAsTheyDid_data();
    void theyLookAsTheyDid();
    void aTokenLessIsNoticed();
    void anotherColourIsNoticed();
};

void GoldenPicturesTest::theyLookAsTheyDid_data() {
    QTest::addColumn<QImage>("picture");
    const QSize size(900, 480);
    const Palette& light = Palette::light();
    for (const Call call : {Call::select, Call::poll, Call::epoll_wait}) {
        for (const int count : {0, 5, 60, 500}) {
            const test::WorldMaker made = test::worldOf(call, count);
            QTest::addRow("%s-%d", trace::callName(call).data(), count)
                << test::drawnStage(&made.world, count == 60 ? 12 : -1, size, light);
        }
        const test::WorldMaker made = test::worldOf(call, 5);
        QTest::addRow("%s-dark", trace::callName(call).data())
            << test::drawnStage(&made.world, -1, size, Palette::darkPalette());
    }
    const test::WorldMaker five = test::worldOf(Call::select, 5);
    QTest::newRow("select-contrast")
        << test::drawnStage(&five.world, -1, size, Palette::highContrast());
    // A window of 720 lines, and the same enlarged to 140 %.
    for (const Call call : {Call::select, Call::poll, Call::epoll_wait}) {
        const test::WorldMaker made = test::worldOf(call, 5);
        QTest::addRow("%s-low", trace::callName(call).data())
            << test::drawnStage(&made.world, -1, {688, 237}, light);
        QTest::addRow("%s-lowest", trace::callName(call).data())
            << test::drawnStage(&made.world, -1, {492, 169}, Palette::darkPalette());
    }
    QTest::newRow("nothing") << test::drawnStage(nullptr, -1, size, light);
    QTest::newRow("bitmap-wall") << test::drawnBitmap(test::walled(), size, light);
    QTest::newRow("bitmap-epoll") << test::drawnBitmap(test::crowded(Call::epoll_wait, 1000), size,
                                                       light);
    QTest::newRow("bitmap-many") << test::drawnBitmap(test::crowded(Call::epoll_wait, 100'000),
                                                      size, light);
    QTest::newRow("timeline") << test::drawnTimeline({1360, 230}, light);
    QTest::newRow("timeline-dark") << test::drawnTimeline({1360, 230}, Palette::darkPalette());
}

void GoldenPicturesTest::theyLookAsTheyDid() {
    QFETCH(QImage, picture);
    test::compareWithGolden(picture, QString::fromLatin1(QTest::currentDataTag()));
}

void GoldenPicturesTest::aTokenLessIsNoticed() {
    const QSize size(900, 480);
    test::WorldMaker made = test::worldOf(Call::select, 5);
    const QImage whole = test::halved(test::drawnStage(&made.world, -1, size, Palette::light()));
    QCOMPARE(test::difference(whole, whole), QString());
    made.world.muxes.back().ready.pop_back();
    const QImage less = test::halved(test::drawnStage(&made.world, -1, size, Palette::light()));
    QVERIFY(!test::difference(whole, less).isEmpty());
}

void GoldenPicturesTest::anotherColourIsNoticed() {
    const QSize size(900, 480);
    const test::WorldMaker made = test::worldOf(Call::epoll_wait, 5);
    Palette other = Palette::light();
    other.read.strong = other.write.strong;
    QVERIFY(
        !test::difference(test::halved(test::drawnStage(&made.world, -1, size, Palette::light())),
                          test::halved(test::drawnStage(&made.world, -1, size, other)))
             .isEmpty());
}

QTEST_MAIN(GoldenPicturesTest)
#include "golden_pictures_test.moc"
