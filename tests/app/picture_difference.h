// SPDX-License-Identifier: GPL-3.0-or-later
// Whether two pictures look alike: halved, and compared block by block, so that a font's hinting does not
// matter but a missing token does. Golden pictures are kept in tests/golden/pictures.
#pragma once

#include <QDir>
#include <QFileInfo>
#include <QImage>
#include <QString>
#include <QTest>

#include <algorithm>
#include <cmath>

namespace muxscope::test {

inline constexpr int kBlock = 12;           // pixels of the halved picture
inline constexpr double kSameBlock = 11;    // mean difference of a block's colour, of 255
inline constexpr double kSamePicture = 1.2; // mean over all blocks
inline constexpr int kMostOthers = 2;       // blocks that may differ more

inline QImage halved(const QImage& image) {
    return image.scaled(image.size() / 2, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
        .convertToFormat(QImage::Format_RGB32);
}

inline double blockDifference(const QImage& a, const QImage& b, QPoint at) {
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
inline QString difference(const QImage& a, const QImage& b) {
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

inline QString goldenPath(const QString& name) {
    return QStringLiteral(MUXSCOPE_GOLDEN_DIR "/pictures/%1.png").arg(name);
}

// The running test's picture is the golden one of that name; with MUXSCOPE_UPDATE_GOLDEN it becomes it.
inline void compareWithGolden(const QImage& picture, const QString& name) {
    const QString path = goldenPath(name);
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

} // namespace muxscope::test
