// SPDX-License-Identifier: GPL-3.0-or-later
// The stage and the timeline painted for worlds made by hand: to be compared (golden_pictures_test), or
// looked at (stage_pictures). GUI thread.
#pragma once

#include "app/stage_worlds.h"
#include "geometry/stage_bitmap.h"
#include "geometry/stage_layout.h"
#include "geometry/timeline_layout.h"
#include "painters/palette.h"
#include "painters/scene_painter.h"
#include "painters/timeline_painter.h"
#include "trace/trace_log.h"
#include "world/history.h"

#include <QImage>
#include <QPainter>

namespace muxscope::test {

using trace::Call;
using trace::Phase;

// count < 0: nothing was ever recorded.
inline WorldMaker worldOf(Call call, int count) {
    WorldMaker made = count == 5 ? pictured(call) : crowded(call, std::max(0, count));
    const int epfd = call == Call::epoll_wait ? 4 : -1;
    if (count == 0 || count == 60)
        made.entered(call, epfd, 3'000'000'000);
    if (count == 500)
        made.answered(Call::recv, 12, 1024, -11, 3000);
    return made;
}

inline QImage painted(const ui::Scene& scene, QSize size, const ui::Palette& palette) {
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(palette.panel);
    QPainter painter(&image);
    ui::ScenePainter().paint(painter, scene, palette);
    return image;
}

// world: null = nothing was ever recorded.
inline QImage drawnStage(const world::World* world, int selected, QSize size,
                         const ui::Palette& palette) {
    ui::StageInput input;
    input.world = world;
    input.server =
        world == nullptr ? ui::StageInput::Server::stopped : ui::StageInput::Server::running;
    input.size = size;
    input.asleepNs = 1'284'000'000;
    input.now = QStringLiteral("recv(5, 1024) → 1 byte of 19 — the request is not complete yet");
    input.next = QStringLiteral("handle xs = [8], then call select again");
    input.selected = Fd{selected};
    return painted(ui::stageScene(input), size, palette);
}

inline QImage drawnBitmap(const WorldMaker& made, QSize size, const ui::Palette& palette) {
    ui::StageInput input;
    input.world = &made.world;
    input.server = ui::StageInput::Server::running;
    input.size = size;
    input.now = QStringLiteral("select found 143 of 1 000 descriptors ready");
    input.next = QStringLiteral("handle fd 12, then call select again");
    input.selected = Fd{75};
    return painted(ui::bitmapScene(input), size, palette);
}

// A thousand descriptors that select can watch, and some that stand beyond its wall.
inline WorldMaker walled() {
    WorldMaker wall = crowded(Call::select, 1000);
    wall.mux().nfds = 1005;
    for (int fd = 1024; fd < 1040; ++fd)
        wall.connect(fd, static_cast<std::uint16_t>(40000 + fd), 0);
    return wall;
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

inline QImage drawnTimeline(QSize size, const ui::Palette& palette) {
    const Story story;
    world::ActivityIndex index;
    world::History history(story.log());
    history.setObserver([&index](const trace::Event& event, const world::World& after) {
        index.add(event, after);
    });
    history.advance(1'000'000'000);
    ui::TimelineInput input;
    input.index = &index;
    input.world = &history.headWorld();
    input.size = size;
    input.toNs = story.atNs() + 900'000'000;
    input.nowNs = story.atNs() + 500'000'000;
    input.cursorNs = story.atNs() / 2;
    input.waitCall = QStringLiteral("select");
    input.selected = Fd{7};
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    image.fill(palette.panel);
    QPainter painter(&image);
    ui::TimelinePainter().paint(painter, ui::timelineLayout(input), palette);
    return image;
}

} // namespace muxscope::test
