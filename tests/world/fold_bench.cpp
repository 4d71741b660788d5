// SPDX-License-Identifier: GPL-3.0-or-later
// How fast events are folded and moments found. Run by hand, in a release build:
//     fold_bench [connections [requests]]
#include "support/trace_builder.h"
#include "world/history.h"

#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <fmt/format.h>

using namespace muxscope;
using muxscope::support::TraceBuilder;

namespace {

// Of this thread: what a busy machine does meanwhile does not count.
std::int64_t cpuNs() {
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return now.tv_sec * std::int64_t{1'000'000'000} + now.tv_nsec;
}

constexpr std::string_view kRequest = "GET /hello HTTP/1.1\r\nHost: 127.0.0.1:8889\r\n\r\n";
constexpr std::string_view kResponse =
    "HTTP/1.1 200 OK\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nContent-Type: text/plain\r\n"
    "Content-Length: 13\r\nServer: muxscope\r\n\r\nHello, world\n";

// Requests come from all connections in turn, eight ready at a time.
void write(TraceBuilder& t, int connections, int requests) {
    t.listenOn(3).epollCreate(4).epollAdd(4, 3, trace::kIn);
    for (int i = 0; i < connections; ++i)
        t.accept4(3, 5 + i, static_cast<std::uint16_t>(20000 + i)).epollAdd(4, 5 + i, trace::kIn);
    support::Bits ready;
    for (int done = 0; done < requests;) {
        ready.clear();
        for (int k = 0; k < 8 && k < connections; ++k)
            ready.push_back({5 + (done + k) % connections, trace::kIn});
        t.epollWait(4, ready);
        for (const auto& item : ready)
            t.recv(item.fd, kRequest).send(item.fd, kResponse);
        done += static_cast<int>(ready.size());
    }
}

} // namespace

int main(int argc, char** argv) {
    const int connections = argc > 1 ? std::atoi(argv[1]) : 64;
    const int requests = argc > 2 ? std::atoi(argv[2]) : 400'000;
    trace::TraceLog::Options options;
    options.budgetBytes = std::size_t{4} << 30;
    TraceBuilder t(options);
    write(t, connections, requests);
    fmt::print("request {} B, response {} B, {} connections, {} events\n", kRequest.size(),
               kResponse.size(), connections, t.end());

    for (int round = 0; round < 3; ++round) {
        world::World world;
        const std::int64_t from = cpuNs();
        t.log().forEach(0, t.end(), [&](const trace::Event& e) { apply(world, e); });
        const double ns = static_cast<double>(cpuNs() - from);
        fmt::print("fold     {:6.1f} ns/event  {:6.2f} M events/s  responses {}\n",
                   ns / static_cast<double>(t.end()), static_cast<double>(t.end()) * 1e3 / ns,
                   world.counters.responses);
    }
    world::History history(t.log());
    const std::int64_t from = cpuNs();
    history.advance(INT64_MAX / 2);
    const double ns = static_cast<double>(cpuNs() - from);
    fmt::print("history  {:6.1f} ns/event  {} keyframes  {} B a keyframe\n",
               ns / static_cast<double>(t.end()), history.keyframes(),
               history.keyframeBytes() / history.keyframes());

    std::int64_t worst = 0;
    std::int64_t sum = 0;
    std::uint64_t random = 1;
    constexpr int kSeeks = 300;
    for (int i = 0; i < kSeeks; ++i) {
        random = random * 6364136223846793005U + 1442695040888963407U;
        const std::int64_t seekFrom = cpuNs();
        history.at((random >> 20) % t.end());
        const std::int64_t took = cpuNs() - seekFrom;
        worst = std::max(worst, took);
        sum += took;
    }
    fmt::print("seek     {:.3f} ms mean, {:.3f} ms worst of {}\n",
               static_cast<double>(sum) / kSeeks / 1e6, static_cast<double>(worst) / 1e6, kSeeks);
    std::int64_t back = cpuNs();
    for (Moment m = t.end() / 2; m > t.end() / 2 - 2000 && m > 0; --m)
        history.at(m);
    fmt::print("step back {:.1f} us mean of 2000\n",
               static_cast<double>(cpuNs() - back) / 2000 / 1e3);
    fmt::print("sizeof: Connection {} Exchange {} Descriptor {} World {} Mux {} MessageParser {}\n",
               sizeof(world::Connection), sizeof(world::Exchange), sizeof(world::Descriptor),
               sizeof(world::World), sizeof(world::Mux), sizeof(http::MessageParser));
    return 0;
}
