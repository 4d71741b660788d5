// SPDX-License-Identifier: GPL-3.0-or-later
// How long the stage and the timeline take to lay out and to paint, in processor time of this
// thread. Prints a table; not a test. The goal: a stage with 10 000 descriptors below 4 ms of
// painting, a bitmap of 100 000 below 4 ms of both, a timeline over millions of events below 16 ms.
#include "app/stage_worlds.h"
#include "geometry/stage_bitmap.h"
#include "geometry/stage_layout.h"
#include "geometry/stage_sequence.h"
#include "geometry/timeline_layout.h"
#include "painters/scene_painter.h"
#include "painters/timeline_painter.h"
#include "support/trace_builder.h"
#include "trace/trace_log.h"
#include "world/history.h"

#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>

using namespace muxscope;
using namespace muxscope::ui;

namespace {

double threadMs() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

double medianMs(const std::function<void()>& work) {
    std::vector<double> times;
    for (int i = 0; i < 41; ++i) {
        const double before = threadMs();
        work();
        times.push_back(threadMs() - before);
    }
    std::nth_element(times.begin(), times.begin() + 20, times.end());
    return times[20];
}

using Face = Scene (*)(const StageInput&);

void benchStage(const char* face, Face sceneOf, trace::Call call, int count, QSize size) {
    const test::WorldMaker made = test::crowded(call, count);
    StageInput input;
    input.world = &made.world;
    input.server = StageInput::Server::running;
    input.size = size;
    input.now = QStringLiteral("recv(5, 1024) → 1 byte of 19 — the request is not complete yet");
    input.next = QStringLiteral("handle xs = [8], then call select again");
    Scene scene;
    const double layout = medianMs([&] { scene = sceneOf(input); });
    QImage image(size, QImage::Format_ARGB32_Premultiplied);
    ScenePainter painter;
    const double paint = medianMs([&] {
        image.fill(Palette::light().panel);
        QPainter on(&image);
        painter.paint(on, scene, Palette::light());
    });
    std::printf("%-6s %-10s %6d fds %5dx%-4d layout %6.2f ms  paint %6.2f ms  %3d labels\n", face,
                trace::callName(call).data(), count, size.width(), size.height(), layout, paint,
                scene.labels);
}

// One connection waits while a server is busy with others: the most that a sequence looks at.
void benchSequence() {
    support::TraceBuilder built(trace::TraceLog::Options{});
    built.note(trace::NoteKind::serverStarted, "epoll http").listenOn(3).epollCreate(5);
    built.accept4(3, 7, 40001).accept4(3, 8, 40002).recv(7, "GET / HTTP/1.1\r\n");
    while (built.end() < world::kMostSequenceEvents)
        built.epollWait(5, {{8, trace::kIn}}).recvFails(8, 11);
    world::History history(built.log());
    while (history.head() < built.end())
        history.advance(1'000'000'000);
    SequenceInput input;
    input.size = {900, 480};
    const double folded = medianMs(
        [&] { input.columns = {world::sequenceOf(history.headWorld(), {built.log()}, Fd{7})}; });
    input.columns.resize(kMostCompared, input.columns.front());
    Scene scene;
    const double layout = medianMs([&] { scene = sequenceScene(input); });
    std::printf("sequence of %llu events: fold %6.2f ms  layout of %zu columns %6.2f ms\n",
                static_cast<unsigned long long>(built.end()), folded, input.columns.size(), layout);
}

// `events` calls on 64 connections, evenly over 8 s.
void benchTimeline(std::uint64_t events) {
    trace::TraceLog log;
    const auto gap = static_cast<std::int64_t>(8'000'000'000 / events);
    std::int64_t at = 0;
    const auto append = [&](trace::Call call, trace::Phase phase, int fd, std::int64_t value) {
        trace::Record record;
        record.atNs = at += gap;
        record.call = call;
        record.phase = phase;
        record.thread = ThreadId{1};
        record.fd = fd;
        record.value = value;
        log.appendAt(record, {}, 0);
    };
    append(trace::Call::listen, trace::Phase::enter, 3, 5);
    append(trace::Call::listen, trace::Phase::exit, 3, 0);
    for (int fd = 5; fd < 69; ++fd) {
        append(trace::Call::accept4, trace::Phase::enter, 3, 0);
        append(trace::Call::accept4, trace::Phase::exit, 3, fd);
    }
    for (std::uint64_t i = 0; log.end() < events; ++i) {
        const int fd = 5 + static_cast<int>(i % 64);
        append(trace::Call::recv, trace::Phase::enter, fd, 1024);
        append(trace::Call::recv, trace::Phase::exit, fd, 40);
        append(trace::Call::send, trace::Phase::enter, fd, 100);
        append(trace::Call::send, trace::Phase::exit, fd, 100);
        if (i % 64 == 0) {
            append(trace::Call::select, trace::Phase::enter, -1, 3'000'000'000);
            append(trace::Call::select, trace::Phase::exit, -1, 64);
        }
    }
    world::ActivityIndex index;
    world::History history(log);
    history.setObserver([&index](const trace::Event& event, const world::World& after) {
        index.add(event, after);
    });
    while (history.head() < log.end())
        history.advance(1'000'000'000);
    for (const std::int64_t span : {std::int64_t{8'000'000'000}, std::int64_t{500'000'000}}) {
        TimelineInput input;
        input.index = &index;
        input.world = &history.headWorld();
        input.size = {1360, 220};
        input.fromNs = 8'000'000'000 - span;
        input.toNs = 8'000'000'000;
        input.nowNs = history.headWorld().atNs;
        input.cursorNs = input.nowNs;
        TimelineLayout layout;
        const double made = medianMs([&] { layout = timelineLayout(input); });
        QImage image(1360, 220, QImage::Format_ARGB32_Premultiplied);
        TimelinePainter painter;
        const double paint = medianMs([&] {
            image.fill(Palette::light().panel);
            QPainter on(&image);
            painter.paint(on, layout, Palette::light());
        });
        std::printf(
            "timeline %llu events, window %.1f s: layout %6.2f ms  paint %6.2f ms  %zu blocks\n",
            static_cast<unsigned long long>(events), static_cast<double>(span) / 1e9, made, paint,
            layout.blocks.size());
    }
}

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    for (const trace::Call call :
         {trace::Call::select, trace::Call::poll, trace::Call::epoll_wait}) {
        for (const int count : {5, 60, 500, 10'000})
            benchStage("sets", stageScene, call, count, {900, 480});
    }
    benchStage("sets", stageScene, trace::Call::select, 10'000, {1400, 900});
    benchStage("bitmap", bitmapScene, trace::Call::select, 1000, {900, 480});
    for (const int count : {60, 1000, 10'000, 100'000})
        benchStage("bitmap", bitmapScene, trace::Call::epoll_wait, count, {900, 480});
    benchStage("bitmap", bitmapScene, trace::Call::epoll_wait, 100'000, {1400, 900});
    benchSequence();
    benchTimeline(2'000'000);
    return 0;
}
