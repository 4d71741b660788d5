// SPDX-License-Identifier: GPL-3.0-or-later
// What reading an strace log costs:  import_bench [lines]
// Lines a second of reading alone, of the analysis and of its JSON, and the most memory that it took.
#include "analysis/analysis.h"
#include "analysis/analysis_json.h"
#include "bench/table.h"
#include "import/strace_import.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fmt/format.h>
#include <fstream>
#include <sys/resource.h>
#include <unistd.h>

using namespace muxscope;

namespace {

// A sink that wants nothing.
class Nothing : public strace::CallSink {
public:
    void started(strace::ThreadKey, strace::Stamp, const strace::CallText&, bool) override {}
    void ended(strace::ThreadKey, strace::Stamp, const strace::CallText&, std::int64_t) override {}
    void seen(strace::ThreadKey, strace::Stamp) override {}
    void threadEnded(strace::ThreadKey, strace::Stamp, bool, std::string_view) override {}
    void superseded(strace::ThreadKey, strace::ThreadKey) override {}
};

// An epoll server at work, as strace -f -ttt -T writes it.
std::uint64_t writeLog(const std::string& path, std::uint64_t lines) {
    std::ofstream out(path);
    std::uint64_t written = 0;
    const auto put = [&](const std::string& call) {
        out << fmt::format("4242  1795304344.{:06} {} <0.000010>\n", written % 1'000'000, call);
        ++written;
    };
    put("epoll_create1(EPOLL_CLOEXEC) = 5");
    put("epoll_ctl(5, EPOLL_CTL_ADD, 3, {events=EPOLLIN, data={u32=3, u64=3}}) = 0");
    for (std::uint64_t i = 0; written + 7 <= lines; ++i) {
        const std::uint64_t fd = 6 + i % 50;
        put("epoll_wait(5, [{events=EPOLLIN, data={u32=3, u64=3}}], 64, 1000) = 1");
        put(fmt::format("accept4(3, {{sa_family=AF_INET, sin_port=htons({}), "
                        "sin_addr=inet_addr(\"127.0.0.1\")}}, [112 => 16], SOCK_NONBLOCK) = {}",
                        10'000 + i % 50'000, fd));
        put(fmt::format("epoll_ctl(5, EPOLL_CTL_ADD, {0}, {{events=EPOLLIN|EPOLLET, "
                        "data={{u32={0}, u64={1}}}}}) = 0",
                        fd, 140'727'542'901'284 + fd));
        put(fmt::format(
            "recvfrom({}, \"GET /hello HTTP/1.1\\r\\nHost: 127.0.0.1\\r\\n\\r\\n\", 1024, 0, "
            "NULL, NULL) = 40",
            fd));
        put(fmt::format(
            "writev({}, [{{iov_base=\"HTTP/1.1 200 OK\\r\\nContent-Length: 5\\r\\n\\r\\n\", "
            "iov_len=38}}, {{iov_base=\"hello\", iov_len=5}}], 2) = 43",
            fd));
        put(fmt::format("recvfrom({}, 0x55d0c0ffee00, 1024, 0, NULL, NULL) = -1 EAGAIN (Resource "
                        "temporarily unavailable)",
                        fd));
        put(fmt::format("close({}) = 0", fd));
    }
    return written;
}

void measure(std::string_view what, const std::string& path, std::uint64_t lines, double target,
             bool analysed) {
    const double ns = bench::bestNsPerPiece(lines, 3, [&](std::uint64_t) {
        strace::ThreadRoll roll;
        strace::Remarks remarks;
        Nothing nothing;
        analysis::Analysis analysis(roll);
        strace::CallSink& sink = analysed ? static_cast<strace::CallSink&>(analysis) : nothing;
        if (!strace::importLogs({path}, sink, roll, remarks) || remarks.count() != 0)
            std::abort();
        if (!analysed)
            return;
        analysis.finish();
        analysis::writeJson(analysis, {}, [](std::string_view) { return true; });
    });
    bench::row(what, 1e3 / ns, "million lines/s", target, true);
}

} // namespace

int main(int argc, char** argv) {
    const std::uint64_t wanted = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 1'000'000;
    const std::string path =
        (std::filesystem::temp_directory_path() / fmt::format("import_bench_{}", ::getpid()))
            .string();
    const std::uint64_t lines = writeLog(path, wanted);
    bench::heading(fmt::format("strace import, {} lines of {} bytes", lines,
                               std::filesystem::file_size(path) / lines));
    measure("lines to calls", path, lines, 1.0, false);
    measure("lines to the analysis as JSON", path, lines, bench::kNoTarget, true);
    std::filesystem::remove(path);
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    bench::row("most memory", static_cast<double>(usage.ru_maxrss) / 1024, "MiB", 400);
    return 0;
}
