// SPDX-License-Identifier: GPL-3.0-or-later
// stage_pictures DIR: draws the stage and the timeline for worlds made by hand into PNG files, to be
// looked at. Not a test.
#include "app/stage_drawings.h"

#include <QDir>
#include <QGuiApplication>

using namespace muxscope;
using namespace muxscope::ui;
using trace::Call;

namespace {

const Palette& paletteOf(bool dark) {
    return dark ? Palette::darkPalette() : Palette::light();
}

QString nameOf(bool dark) {
    return dark ? QStringLiteral("dark") : QStringLiteral("light");
}

void drawStage(const QDir& folder, Call call, int count, QSize size, bool dark) {
    const test::WorldMaker made = test::worldOf(call, count);
    test::drawnStage(count < 0 ? nullptr : &made.world, count == 60 ? 12 : -1, size,
                     paletteOf(dark))
        .save(folder.filePath(QStringLiteral("%1_%2_%3x%4_%5.png")
                                  .arg(QLatin1String(trace::callName(call).data()))
                                  .arg(count)
                                  .arg(size.width())
                                  .arg(size.height())
                                  .arg(nameOf(dark))));
}

void drawBitmaps(const QDir& folder, QSize size, bool dark) {
    const auto draw = [&](const char* name, const test::WorldMaker& made) {
        test::drawnBitmap(made, size, paletteOf(dark))
            .save(folder.filePath(QStringLiteral("bitmap_%1_%2_%3.png")
                                      .arg(QLatin1String(name))
                                      .arg(size.width())
                                      .arg(nameOf(dark))));
    };
    draw("wall", test::walled());
    draw("1000", test::crowded(Call::epoll_wait, 1000));
    draw("250", test::crowded(Call::poll, 250));
    draw("100000", test::crowded(Call::epoll_wait, 100'000));
}

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    const QDir folder(argc > 1 ? QString::fromLocal8Bit(argv[1]) : QStringLiteral("."));
    if (!folder.mkpath(QStringLiteral("."))) {
        qWarning("stage_pictures: cannot write to %s", qPrintable(folder.path()));
        return 4;
    }
    for (const bool dark : {false, true}) {
        // Windows of 720 lines, and the same enlarged to 140 %.
        for (const QSize size : {QSize(688, 237), QSize(492, 169)}) {
            for (const Call call : {Call::select, Call::poll, Call::epoll_wait}) {
                for (const int count : {1, 3, 5, 8, 20, 60})
                    drawStage(folder, call, count, size, dark);
            }
        }
        for (const QSize size : {QSize(560, 380), QSize(900, 480), QSize(1300, 820)}) {
            drawBitmaps(folder, size, dark);
            for (const Call call : {Call::select, Call::poll, Call::epoll_wait}) {
                for (const int count : {-1, 0, 5, 60, 500, 10'000})
                    drawStage(folder, call, count, size, dark);
            }
        }
        test::drawnTimeline({1360, 230}, paletteOf(dark))
            .save(folder.filePath(QStringLiteral("timeline_%1.png").arg(nameOf(dark))));
    }
    return 0;
}
