// SPDX-License-Identifier: GPL-3.0-or-later
// What following a live strace costs:  watch_bench [seconds]
// This program stands in for strace (so that only our side is measured): it writes an epoll server's log
// at a steady pace into the pipe, and the CPU time of the watching side is set against the time that passed;
// then as fast as it is read.
#include "bench/table.h"
#include "watch/program_source.h"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace muxscope;

namespace {

constexpr std::uint64_t kPace = 50'000; // lines a second
constexpr const char* kPaceVariable = "MUXSCOPE_BENCH_PACE";
constexpr const char* kLinesVariable = "MUXSCOPE_BENCH_LINES";
using Clock = std::chrono::steady_clock;

// One turn of an epoll server, seven lines, on one of fifty connections.
std::string turn(std::uint64_t i) {
    const std::uint64_t fd = 6 + i % 50;
    std::string text;
    const auto put = [&](const std::string& call) {
        text += fmt::format("4242  1795304344.{:06} {} <0.000010>\n", i % 1'000'000, call);
    };
    put("epoll_wait(5, [{events=EPOLLIN, data={u32=3, u64=3}}], 64, 1000) = 1");
    put(fmt::format("accept4(3, {{sa_family=AF_INET, sin_port=htons({}), "
                    "sin_addr=inet_addr(\"127.0.0.1\")}}, [112 => 16], SOCK_NONBLOCK) = {}",
                    10'000 + i % 50'000, fd));
    put(fmt::format("epoll_ctl(5, EPOLL_CTL_ADD, {0}, {{events=EPOLLIN|EPOLLET, data={{u32={0}, "
                    "u64={0}}}}}) = 0",
                    fd));
    put(fmt::format("recvfrom({}, \"GET /hello HTTP/1.1\\r\\nHost: 127.0.0.1\\r\\n\\r\\n\", 1024, "
                    "0, NULL, NULL) = 40",
                    fd));
    put(fmt::format("sendto({}, \"HTTP/1.1 200 OK\\r\\nContent-Length: 5\\r\\n\\r\\nhello\", 43, "
                    "0, NULL, 0) = 43",
                    fd));
    put(fmt::format("recvfrom({}, 0x55d0c0ffee00, 1024, 0, NULL, NULL) = -1 EAGAIN (Resource "
                    "temporarily unavailable)",
                    fd));
    put(fmt::format("close({}) = 0", fd));
    return text;
}

// As strace is called: -f ... -o FILE -p PID.
int standIn(int argc, char** argv) {
    int out = -1;
    for (int i = 1; i + 1 < argc; ++i)
        if (std::strcmp(argv[i], "-o") == 0)
            out = open(argv[i + 1], O_WRONLY);
    const std::uint64_t pace = std::strtoull(std::getenv(kPaceVariable), nullptr, 10);
    const std::uint64_t lines = std::strtoull(std::getenv(kLinesVariable), nullptr, 10);
    fmt::print(stderr, "strace: Process 4242 attached\n");
    const auto began = Clock::now();
    for (std::uint64_t i = 0; 7 * i < lines; ++i) {
        const std::string text = turn(i);
        for (std::size_t done = 0; done < text.size();) {
            const ssize_t took = write(out, text.data() + done, text.size() - done);
            if (took <= 0)
                return 1;
            done += static_cast<std::size_t>(took);
        }
        if (pace != 0 && i % 16 == 0)
            std::this_thread::sleep_until(
                began + std::chrono::nanoseconds(7 * i * 1'000'000'000ULL / pace));
    }
    return 0;
}

struct Measured {
    double seconds = 0;
    double cpuSeconds = 0;
    std::uint64_t events = 0;
};

double cpuSeconds() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    const auto seconds = [](const timeval& time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

Measured follow(const char* self, std::uint64_t pace, std::uint64_t lines) {
    setenv(kPaceVariable, std::to_string(pace).c_str(), 1);
    setenv(kLinesVariable, std::to_string(lines).c_str(), 1);
    const pid_t target = fork();
    if (target == 0)
        for (;;)
            pause();
    watch::WatchOrder order;
    order.pid = target;
    order.strace = self;
    Measured measured;
    {
        watch::ProgramSource source(order, trace::TraceLog::Options{});
        const double cpuBefore = cpuSeconds();
        const auto began = Clock::now();
        source.start();
        using State = source::TraceSource::State;
        while (source.state() == State::starting || source.state() == State::live)
            std::this_thread::sleep_for(std::chrono::milliseconds(5));
        measured.seconds = std::chrono::duration<double>(Clock::now() - began).count();
        measured.cpuSeconds = cpuSeconds() - cpuBefore;
        measured.events = source.log().end();
        if (source.error())
            fmt::print(stderr, "watch_bench: {}\n", source.error()->text);
    }
    kill(target, SIGKILL);
    waitpid(target, nullptr, 0);
    return measured;
}

} // namespace

int main(int argc, char** argv) {
    if (argc > 1 && std::strcmp(argv[1], "-f") == 0)
        return standIn(argc, argv);
    const std::uint64_t seconds = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 5;
    bench::heading("following a live strace");
    const std::uint64_t lines = kPace * seconds;
    const Measured paced = follow("/proc/self/exe", kPace, lines);
    bench::row("lines that came", static_cast<double>(lines) / paced.seconds, "lines/s");
    bench::row("of one core, at that pace", 100 * paced.cpuSeconds / paced.seconds, "%", 50);
    const Measured fast = follow("/proc/self/exe", 0, 1'000'000);
    bench::row("as fast as can be", 1e6 / fast.seconds, "lines/s", 50'000, true);
    bench::row("CPU time a line", 1e9 * fast.cpuSeconds / 1e6, "ns");
    return paced.events > lines && fast.events > 1'000'000 ? 0 : 1;
}
