// SPDX-License-Identifier: GPL-3.0-or-later
// What a long recording costs to open, to travel in and to export:  session_bench [events [muxscope-cli]]
// With muxscope-cli also: what its dump of that recording takes.
#include "bench/synthetic_trace.h"
#include "bench/table.h"
#include "export/trace_exporter.h"
#include "source/file_source.h"
#include "trace/session_writer.h"
#include "world/history.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fmt/format.h>
#include <random>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>
#include <vector>

using namespace muxscope;

namespace {

using Clock = std::chrono::steady_clock;

double msSince(Clock::time_point from) {
    return std::chrono::duration<double, std::milli>(Clock::now() - from).count();
}

std::string temporary(std::string_view name) {
    return (std::filesystem::temp_directory_path() / fmt::format("{}_{}", name, ::getpid()))
        .string();
}

void writeSession(const std::string& path, std::uint64_t events) {
    trace::TraceLog log;
    auto writer = trace::SessionWriter::start(log, {path, "session_bench", "epoll http", {}});
    if (!writer)
        std::abort();
    bench::appendLoad(log, events, 100);
    if (!(*writer)->stop())
        std::abort();
}

// Jumps anywhere, then steps back from the middle. The CPU time, for what else the machine does.
void travel(world::History& history, int jumps, double target) {
    const auto timeOf = [&history](Moment to) {
        const std::int64_t begun = bench::clockNs();
        if (history.at(to).moment != to)
            std::abort();
        return static_cast<double>(bench::clockNs() - begun) / 1e6;
    };
    const Moment events = history.head() - history.first();
    std::mt19937_64 random(1);
    std::vector<double> seeks;
    for (int i = 0; i < jumps; ++i)
        seeks.push_back(timeOf(history.first() + random() % events));
    std::sort(seeks.begin(), seeks.end());
    bench::row("random seek, median", seeks[seeks.size() / 2], "ms", target);
    bench::row(fmt::format("random seek, worst of {}", jumps), seeks.back(), "ms", target);
    constexpr int kSteps = 2000;
    double stepsMs = 0;
    for (int i = 0; i < kSteps; ++i)
        stepsMs += timeOf(history.head() - events / 2 - static_cast<Moment>(i));
    bench::row("a step back", stepsMs / kSteps, "ms", 10);
    bench::row("keyframes", static_cast<double>(history.keyframes()), "");
    bench::row("keyframes hold", static_cast<double>(history.keyframeBytes()) / 1e6, "MB");
}

// Every connection is as busy as the others: a world that is all different from one keyframe to the
// next, so their memory and not their spacing sets how far apart they stand.
void seekAmong(int connections, std::uint64_t events) {
    trace::TraceLog::Options options;
    options.budgetBytes = source::FileSource::kBudgetBytes;
    trace::TraceLog log(options);
    bench::appendLoad(log, events, connections);
    bench::heading(
        fmt::format("seeking among {} busy connections, {} events", connections, events));
    world::History history(log);
    while (history.advance(1'000'000) > 0) {
    }
    travel(history, 100, bench::kNoTarget);
}

// What a part of the memory that all of it would take costs: reading where nothing has been read lately.
void readAnywhere(const trace::TraceLog& log) {
    std::mt19937_64 random(2);
    constexpr int kReads = 1000;
    const auto from = Clock::now();
    for (int i = 0; i < kReads; ++i)
        if (const Moment any = random() % log.end(); log.at(any).index != any)
            std::abort();
    bench::row("at() of a random event", msSince(from) / kReads, "ms");
    std::uint64_t seen = 0;
    const auto walkFrom = Clock::now();
    log.forEach(0, log.end(), [&](const trace::Event& event) { seen += event.record.atNs >= 0; });
    if (seen != log.end())
        std::abort();
    bench::row("forEach() over all of it", static_cast<double>(seen) / 1e3 / msSince(walkFrom),
               "M events/s");
    bench::row("its events hold", static_cast<double>(log.bytesHeld()) / 1e6, "MB",
               static_cast<double>(log.budgetBytes()) / 1e6);
}

// The first picture needs the first events; the window shows the rest as it comes.
std::size_t openAndSeek(const std::string& path, std::size_t budgetBytes, double seekTarget) {
    constexpr Moment kOfAPicture = 20'000;
    const auto from = Clock::now();
    auto opened = source::FileSource::open(path, budgetBytes);
    if (!opened)
        std::abort();
    source::FileSource& source = **opened;
    source.load();
    const auto loading = [&] {
        return source.state() == source::TraceSource::State::starting;
    };
    while (loading() && source.log().end() < kOfAPicture)
        std::this_thread::sleep_for(std::chrono::microseconds(100));
    world::History history(source.log());
    history.advance(kOfAPicture);
    bench::row("open: to the first picture's events, folded", msSince(from), "ms", 1000);
    source.join();
    bench::row("open: all read", msSince(from) / 1e3, "s");
    while (history.advance(1'000'000) > 0) {
    }
    bench::row("open: all read and folded", msSince(from) / 1e3, "s");

    travel(history, 300, seekTarget);
    readAnywhere(source.log());
    return source.log().bytesHeld();
}

void exports(std::uint64_t events) {
    trace::TraceLog log;
    bench::appendLoad(log, events, 100);
    for (const exporting::Format format : exporting::allFormats()) {
        std::FILE* const nowhere = std::fopen("/dev/null", "wb");
        exporting::ByteSink sink(nowhere);
        const std::int64_t from = bench::clockNs();
        exporting::TraceExporter exporter(format, sink, {"session_bench", log.epoch(), false});
        log.forEach(log.begin(), log.end(),
                    [&](const trace::Event& event) { exporter.add(event); });
        if (!exporter.finish())
            std::abort();
        const double ms = static_cast<double>(bench::clockNs() - from) / 1e6;
        std::fclose(nowhere);
        bench::row(fmt::format("export, {}: written", exporting::formatName(format)),
                   static_cast<double>(sink.written()) / 1e3 / ms, "MB/s");
        bench::row(fmt::format("export, {}: read", exporting::formatName(format)),
                   static_cast<double>(log.end() - log.begin()) / 1e3 / ms, "M events/s");
    }
}

// First of all, and with the recording written by a process of its own: what a program takes at most
// counts what its parent held when it was forked (getrusage(2)).
void dump(const char* cli, const std::string& session, std::uint64_t events) {
    int written = 0;
    const pid_t writer = fork();
    if (writer == 0) {
        writeSession(session, events);
        _exit(0);
    }
    if (waitpid(writer, &written, 0) != writer || written != 0)
        std::abort();
    const pid_t child = fork();
    if (child == 0) {
        dup2(open("/dev/null", O_WRONLY | O_CLOEXEC), 1);
        execl(cli, cli, "dump", "--json", session.c_str(), nullptr);
        _exit(127);
    }
    int status = 0;
    rusage used{};
    if (wait4(child, &status, 0, &used) != child || status != 0)
        std::abort();
    bench::row("its size", static_cast<double>(std::filesystem::file_size(session)) / 1e6, "MB");
    bench::row("most memory", static_cast<double>(used.ru_maxrss) / 1024, "MiB", 400);
    bench::row("processor time", static_cast<double>(used.ru_utime.tv_sec + used.ru_stime.tv_sec),
               "s", 30);
    std::filesystem::remove(session);
}

} // namespace

int main(int argc, char** argv) {
    const std::uint64_t events = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 10'000'000;
    const std::string path = temporary("session_bench");
    if (argc > 2) {
        bench::heading(fmt::format("dump --json of a recording of {} events", events));
        dump(argv[2], path, events);
    }
    bench::heading(fmt::format("a recording of {} events", events));
    writeSession(path, events);
    bench::row("size", static_cast<double>(std::filesystem::file_size(path)) / 1e6, "MB");
    const std::size_t bytes = openAndSeek(path, source::FileSource::kBudgetBytes, 10);
    bench::heading("the same, in a tenth of the memory");
    // A tenth of the keyframes too: a way between two is ten times as long, and its pages are fetched.
    openAndSeek(path, bytes / 10, bench::kNoTarget);
    std::filesystem::remove(path);
    seekAmong(1000, events);
    seekAmong(10'000, events / 5);
    bench::heading("exports of a million events");
    exports(1'000'000);
    return 0;
}
