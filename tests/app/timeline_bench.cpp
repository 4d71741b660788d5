// SPDX-License-Identifier: GPL-3.0-or-later
// timeline_bench [events in millions...]: what a frame of the timeline costs, layout and painting, in
// processor time of this thread, over long recordings at several zooms, and what its indexes hold.
// Prints a table; not a test. The goal: below 16 ms a frame at any zoom.
#include "geometry/timeline_layout.h"
#include "painters/palette.h"
#include "painters/timeline_painter.h"
#include "trace/trace_log.h"
#include "world/history.h"
#include "world/time_index.h"

#include <QGuiApplication>
#include <QImage>
#include <QPainter>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <memory>

using namespace muxscope;
using namespace muxscope::ui;

namespace {

constexpr std::int64_t kSecond = 1'000'000'000;
constexpr int kFirstFd = 5;

double threadMs() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

struct Times {
    double median = 0;
    double worst = 0;
};

Times timesOf(const std::function<void()>& work) {
    std::vector<double> times;
    for (int i = 0; i < 21; ++i) {
        const double before = threadMs();
        work();
        times.push_back(threadMs() - before);
    }
    std::sort(times.begin(), times.end());
    return {times[10], times[19]};
}

// What a loop over `fds` connections leaves: a wait, then each of 64 is read and answered. `brief`:
// each connection is closed and accepted anew after its answer.
class Writer {
public:
    Writer(trace::TraceLog& log, std::int64_t gapNs) : m_log(log), m_gapNs(gapNs) {}
    void write(std::uint64_t events, int fds, bool brief) {
        call(trace::Call::listen, 3, 5, 0);
        for (int fd = 0; fd < fds; ++fd)
            call(trace::Call::accept4, 3, 0, kFirstFd + fd);
        for (std::uint64_t i = 0; m_log.end() < events; ++i) {
            const int fd = kFirstFd + static_cast<int>(i * 7919 % static_cast<std::uint64_t>(fds));
            call(trace::Call::recv, fd, 1024, 40);
            call(trace::Call::send, fd, 100, i % 5000 == 0 ? 60 : 100);
            if (brief) {
                call(trace::Call::close, fd, 0, 0);
                call(trace::Call::accept4, 3, 0, fd);
            }
            if (i % 64 != 0)
                continue;
            m_atNs += i % 262'144 == 0 ? kSecond / 2 : 0;
            call(trace::Call::epoll_wait, 4, -1, 64);
        }
    }

private:
    void call(trace::Call call, int fd, std::int64_t argument, std::int64_t result) {
        trace::Record record;
        record.call = call;
        record.fd = fd;
        record.thread = ThreadId{1};
        record.phase = trace::Phase::enter;
        record.value = argument;
        record.atNs = m_atNs += m_gapNs;
        m_log.appendAt(record, {}, 0);
        record.phase = trace::Phase::exit;
        record.value = result;
        record.atNs = m_atNs += m_gapNs;
        m_log.appendAt(record, {}, 0);
    }
    trace::TraceLog& m_log;
    std::int64_t m_gapNs;
    std::int64_t m_atNs = 0;
};

struct Recording {
    trace::TraceLog log;
    world::History history{log};
    world::ActivityIndex activity;
    world::CounterIndex counters;
};

// As TimelineView does it.
ExactWindow exactWindow(const Recording& made, const TimelineInput& input) {
    constexpr Moment kExactEvents = 80'000;
    const double perPixel = static_cast<double>(input.toNs - input.fromNs) / input.size.width();
    if (world::ActivityIndex::levelFor(perPixel * 3) >= made.activity.finestLevel())
        return {};
    const int shift = world::kPyramidShifts[static_cast<std::size_t>(made.activity.finestLevel())];
    const std::int64_t fromNs = world::slotStart(world::slotOf(input.fromNs, shift), shift);
    const Moment from = world::momentAtTime(made.log, fromNs - 1);
    const Moment to = world::momentAtTime(made.log, input.toNs);
    if (to - from > kExactEvents)
        return {};
    return {&made.log, from, to, fromNs};
}

void benchZoom(const Recording& made, std::int64_t span, bool folds) {
    TimelineInput input;
    input.index = &made.activity;
    input.counters = &made.counters;
    input.world = &made.history.headWorld();
    input.size = {1600, 400};
    input.nowNs = made.history.headWorld().atNs;
    input.fromNs = std::max<std::int64_t>(0, input.nowNs / 2 - span / 2);
    input.toNs = input.fromNs + span;
    input.cursorNs = input.fromNs + span / 2;
    input.foldsGaps = folds;
    TimelineLayout layout;
    const Times made1 = timesOf([&] {
        input.exact = exactWindow(made, input);
        layout = timelineLayout(input);
    });
    QImage image(1600, 400, QImage::Format_ARGB32_Premultiplied);
    TimelinePainter painter;
    const Times paint = timesOf([&] {
        image.fill(Palette::light().panel);
        QPainter on(&image);
        painter.paint(on, layout, Palette::light());
    });
    std::printf(
        "  window %10.3f s %-7s layout %6.2f ms  paint %6.2f ms  frame %6.2f (worst %6.2f)  "
        "%5zu blocks%s\n",
        static_cast<double>(span) / 1e9, folds ? "folded" : "", made1.median, paint.median,
        made1.median + paint.median, made1.worst + paint.worst, layout.blocks.size(),
        input.exact.log != nullptr ? ", calls themselves" : "");
}

void bench(std::uint64_t events, int fds, bool brief, std::int64_t gapNs) {
    auto made = std::make_unique<Recording>();
    Writer(made->log, gapNs).write(events, fds, brief);
    made->history.setObserver([&](const trace::Event& event, const world::World& after) {
        made->activity.add(event, after);
        made->counters.add(event, after);
    });
    const auto fold = [&made](world::History& history) {
        const double before = threadMs();
        while (history.head() < made->log.end())
            history.advance(kSecond);
        return threadMs() - before;
    };
    double bareMs = 0;
    {
        world::History bare(made->log);
        bareMs = fold(bare);
    }
    const double foldMs = fold(made->history);
    std::printf("%.0f M events, %d descriptors%s, %.1f s: an event: fold %.0f ns, indexes %.0f ns; "
                "activity "
                "%.1f MB, counters %.1f MB\n",
                static_cast<double>(events) / 1e6, fds, brief ? ", each short" : "",
                static_cast<double>(made->history.headWorld().atNs) / 1e9,
                bareMs * 1e6 / static_cast<double>(events),
                (foldMs - bareMs) * 1e6 / static_cast<double>(events),
                static_cast<double>(made->activity.bytes()) / 1e6,
                static_cast<double>(made->counters.bytes()) / 1e6);
    const std::int64_t whole = made->history.headWorld().atNs;
    for (const std::int64_t span :
         {whole, whole / 10, 2 * kSecond, kSecond / 2, kSecond / 10, kSecond / 50, kSecond / 1000})
        benchZoom(*made, span, false);
    benchZoom(*made, whole, true);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char** argv) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    std::vector<std::uint64_t> millions;
    for (int i = 1; i < argc; ++i)
        millions.push_back(std::strtoull(argv[i], nullptr, 10));
    if (millions.empty())
        millions = {1, 10};
    for (const std::uint64_t million : millions) {
        bench(million * 1'000'000, 64, false, 1'000);
        bench(million * 1'000'000, 10'000, false, 2'000);
        bench(million * 1'000'000, 500, true, 100'000);
    }
    return 0;
}
