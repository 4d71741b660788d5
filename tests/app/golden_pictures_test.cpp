// SPDX-License-Identifier: GPL-3.0-or-later
// Some twenty pictures look as they did when somebody last looked at them. Tolerant: halved, and
// compared block by block, so that a font's hinting does not matter but a missing token does.
// MUXSCOPE_UPDATE_GOLDEN=1 writes them anew: look at each before it is committed.
#include "app/stage_drawings.h"
#include "session/language.h"

#include <QDir>
#include <QTest>

#include <cmath>

using namespace muxscope;
using namespace muxscope::ui;
using trace::Call;

namespace {

constexpr int kBlock = 12;           // pixels of the halved picture
constexpr double kSameBlock = 14;    // mean difference of a block's colour, of 255
constexpr double kSamePicture = 1.2; // mean over all blocks
constexpr int kMostOthers = 2;       // blocks that may differ more

QImage halved(const QImage& image) {
    return image.scaled(image.size() / 2, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
        .convertToFormat(QImage::Format_RGB32);
}

double blockDifference(const QImage& a, const QImage& b, QPoint at) {
    double sums[3] = {0, 0, 0};
    int pixels = 0;
    for (int y = at.y(); y < std::min(at.y() + kBlock, a.height()); ++y) {
        for (int x = at.x(); x < std::min(at.x() + kBlock, a.width()); ++x, ++pixels) {
            const QRgb one = a.pixel(x, y);
            const QRgb other = b.pixel(x, y);
            sums[0] += qRed(one) - qRed(other);
            sums[1] += qGreen(one) - qGreen(other);
            sums[2] += qBlue(one) - qBlue(other);
        }
    }
    return std::max({std::abs(sums[0]), std::abs(sums[1]), std::abs(sums[2])}) / pixels;
}

// Empty when they are alike, else how they differ.
QString difference(const QImage& a, const QImage& b) {
    if (a.size() != b.size())
        return QStringLiteral("another size");
    int others = 0;
    int blocks = 0;
    double sum = 0;
    QPoint worst;
    double most = 0;
    for (int y = 0; y < a.height(); y += kBlock) {
        for (int x = 0; x < a.width(); x += kBlock, ++blocks) {
            const double here = blockDifference(a, b, {x, y});
            sum += here;
            others += here > kSameBlock ? 1 : 0;
            if (here > most) {
                most = here;
                worst = {x, y};
            }
        }
    }
    if (others <= kMostOthers && sum / blocks <= kSamePicture)
        return {};
    return QStringLiteral("%1 blocks differ, %2 on the average, most around %3,%4")
        .arg(others)
        .arg(sum / blocks)
        .arg(worst.x() * 2)
        .arg(worst.y() * 2);
}

QString goldenPath(const QString& name) {
    return QStringLiteral(MUXSCOPE_GOLDEN_DIR "/pictures/%1.png").arg(name);
}

} // namespace

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
    const QString path = goldenPath(QString::fromLatin1(QTest::currentDataTag()));
    const QImage now = halved(picture);
    if (qEnvironmentVariableIsSet("MUXSCOPE_UPDATE_GOLDEN")) {
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QVERIFY(now.save(path));
        return;
    }
    const QImage golden(path);
    QVERIFY2(!golden.isNull(), qPrintable(path));
    const QString differs = difference(golden.convertToFormat(QImage::Format_RGB32), now);
    if (!differs.isEmpty())
        now.save(QDir::temp().filePath(QFileInfo(path).fileName())); // to be looked at
    QVERIFY2(differs.isEmpty(), qPrintable(differs));
}

void GoldenPicturesTest::aTokenLessIsNoticed() {
    const QSize size(900, 480);
    test::WorldMaker made = test::worldOf(Call::select, 5);
    const QImage whole = halved(test::drawnStage(&made.world, -1, size, Palette::light()));
    QCOMPARE(difference(whole, whole), QString());
    made.world.muxes.back().ready.pop_back();
    const QImage less = halved(test::drawnStage(&made.world, -1, size, Palette::light()));
    QVERIFY(!difference(whole, less).isEmpty());
}

void GoldenPicturesTest::anotherColourIsNoticed() {
    const QSize size(900, 480);
    const test::WorldMaker made = test::worldOf(Call::epoll_wait, 5);
    Palette other = Palette::light();
    other.read.strong = other.write.strong;
    QVERIFY(!difference(halved(test::drawnStage(&made.world, -1, size, Palette::light())),
                        halved(test::drawnStage(&made.world, -1, size, other)))
                 .isEmpty());
}

QTEST_MAIN(GoldenPicturesTest)
#include "golden_pictures_test.moc"
