// SPDX-License-Identifier: GPL-3.0-or-later
// stage_pictures DIR: draws the stage and the timeline for worlds made by hand into PNG files, to be
// looked at. Not a test.
#include "app/stage_worlds.h"
#include "geometry/stage_bitmap.h"
#include "geometry/stage_layout.h"
#include "geometry/timeline_layout.h"
#include "painters/scene_painter.h"
#include "painters/timeline_painter.h"
#include "trace/trace_log.h"
#include "world/history.h"

#include <QDir>
#include <QGuiApplication>
#include <QImage>
#include <QPainter>

using namespace muxscope;
using namespace muxscope::ui;
using trace::Call;
using trace::Phase;

namespace {

const Palette& paletteOf(bool dark) {
    return dark ? Palette::darkPalette() : Palette::light();
}

// count < 0: nothing was ever recorded.
test::WorldMaker worldOf(Call call, int count) {
    test::WorldMaker made =
        count == 5 ? test::pictured(call) : test::crowded(call, std::max(0, count));
    const int epfd = call == Call::epoll_wait ? 4 : -1;
    if (count == 0 || count == 60)
        made.entered(call, epfd, 3'000'000'000);
    if (count == 500)
        made.answered(Call::recv, 12, 1024, -11, 3000);
    return made;
}

void drawStage(const QDir& folder, Call call, int count, QSize size, bool dark) {
    const test::WorldMaker made = worldOf(call, count);
    StageInput input;
    input.world = count < 0 ? nullptr : &made.world;
    input.server = count < 0 ? StageInput::Server::stopped : StageInput::Server::running;
    input.size = size;
    input.asleepNs = 1'284'000'000;
    input.now = QStringLiteral("recv(5, 1024) → 1 byte of 19 — the request is not complete yet");
    input.next = QStringLiteral("handle xs = [8], then call select again");
    input.selected = Fd{count == 60 ? 12 : -1};
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(paletteOf(dark).panel);
    QPainter painter(&image);
    ScenePainter().paint(painter, stageScene(input), paletteOf(dark));
    painter.end();
    image.save(folder.filePath(QStringLiteral("%1_%2_%3x%4_%5.png")
                                   .arg(QLatin1String(trace::callName(call).data()))
                                   .arg(count)
                                   .arg(size.width())
                                   .arg(size.height())
                                   .arg(dark ? QStringLiteral("dark") : QStringLiteral("light"))));
}

void drawBitmap(const QDir& folder, const QString& name, const test::WorldMaker& made, QSize size,
                bool dark) {
    StageInput input;
    input.world = &made.world;
    input.server = StageInput::Server::running;
    input.size = size;
    input.now = QStringLiteral("select found 143 of 1 000 descriptors ready");
    input.next = QStringLiteral("handle fd 12, then call select again");
    input.selected = Fd{75};
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(paletteOf(dark).panel);
    QPainter painter(&image);
    ScenePainter().paint(painter, bitmapScene(input), paletteOf(dark));
    painter.end();
    image.save(folder.filePath(QStringLiteral("bitmap_%1_%2_%3.png")
                                   .arg(name)
                                   .arg(size.width())
                                   .arg(dark ? QStringLiteral("dark") : QStringLiteral("light"))));
}

void drawBitmaps(const QDir& folder, QSize size, bool dark) {
    test::WorldMaker wall = test::crowded(Call::select, 1000);
    wall.mux().nfds = 1005;
    for (int fd = 1024; fd < 1040; ++fd)
        wall.connect(fd, static_cast<std::uint16_t>(40000 + fd), 0);
    drawBitmap(folder, QStringLiteral("wall"), wall, size, dark);
    drawBitmap(folder, QStringLiteral("1000"), test::crowded(Call::epoll_wait, 1000), size, dark);
    drawBitmap(folder, QStringLiteral("250"), test::crowded(Call::poll, 250), size, dark);
    drawBitmap(folder, QStringLiteral("100000"), test::crowded(Call::epoll_wait, 100'000), size,
               dark);
}

// A few seconds of a server's life.
class Story {
public:
    Story() {
        add(Call::socket, Phase::enter, -1, 2, 200'000'000);
        add(Call::socket, Phase::exit, -1, 3, 30'000);
        add(Call::listen, Phase::enter, 3, 5, 1000);
        add(Call::listen, Phase::exit, 3, 0, 1000);
        int connections = 0;
        for (int i = 0; i < 40; ++i) {
            add(Call::select, Phase::enter, -1, 3'000'000'000, 200'000);
            add(Call::select, Phase::exit, -1, 1, i % 7 == 0 ? 600'000'000 : 60'000'000);
            if (i % 7 == 0)
                both(Call::accept4, 3, 0, 5 + connections++, 3'000'000);
            else
                serve(5 + i % connections, i);
        }
        add(Call::select, Phase::enter, -1, 3'000'000'000, 200'000);
    }
    [[nodiscard]] const trace::TraceLog& log() const { return m_log; }
    [[nodiscard]] std::int64_t atNs() const { return m_atNs; }

private:
    void add(Call call, Phase phase, int fd, std::int64_t value, std::int64_t afterNs) {
        trace::Record record;
        record.atNs = m_atNs += afterNs;
        record.call = call;
        record.phase = phase;
        record.thread = ThreadId{1};
        record.fd = fd;
        record.value = value;
        m_log.appendAt(record, {}, 0);
    }
    void both(Call call, int fd, std::int64_t argument, std::int64_t result, std::int64_t tookNs) {
        add(call, Phase::enter, fd, argument, 1'000'000);
        add(call, Phase::exit, fd, result, tookNs);
    }
    void serve(int fd, int turn) {
        both(Call::recv, fd, 1024, 19, 2'000'000);
        if (turn % 3 == 0)
            both(Call::send, fd, 900, turn % 5 == 0 ? -11 : 900, 12'000'000);
        if (turn % 11 == 0)
            both(Call::recv, fd, 1024, -104, 6'000'000);
    }

    trace::TraceLog m_log;
    std::int64_t m_atNs = 0;
};

void drawTimeline(const QDir& folder, bool dark) {
    const Story story;
    world::ActivityIndex index;
    world::History history(story.log());
    history.setObserver([&index](const trace::Event& event, const world::World& after) {
        index.add(event, after);
    });
    history.advance(1'000'000'000);
    TimelineInput input;
    input.index = &index;
    input.world = &history.headWorld();
    input.size = {1360, 230};
    input.toNs = story.atNs() + 900'000'000;
    input.nowNs = story.atNs() + 500'000'000;
    input.cursorNs = story.atNs() / 2;
    input.waitCall = QStringLiteral("select");
    input.selected = Fd{7};
    QImage image(1360, 230, QImage::Format_ARGB32_Premultiplied);
    image.fill(paletteOf(dark).panel);
    QPainter painter(&image);
    TimelinePainter().paint(painter, timelineLayout(input), paletteOf(dark));
    painter.end();
    image.save(folder.filePath(dark ? QStringLiteral("timeline_dark.png")
                                    : QStringLiteral("timeline_light.png")));
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
        for (const QSize size : {QSize(560, 380), QSize(900, 480), QSize(1300, 820)}) {
            drawBitmaps(folder, size, dark);
            for (const Call call : {Call::select, Call::poll, Call::epoll_wait}) {
                for (const int count : {-1, 0, 5, 60, 500, 10'000})
                    drawStage(folder, call, count, size, dark);
            }
        }
        drawTimeline(folder, dark);
    }
    return 0;
}
