// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/descriptor_reserve.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <sys/resource.h>

namespace muxscope::kernel {

namespace {

// The kernel gives the lowest number that is free: while it gives small ones there are many left.
constexpr rlim_t kNear = 16;

std::atomic<rlim_t> g_servers = 0; // the limit for the server; 0: there is no reserve
std::atomic<bool> g_near = false;  // it has come near to it
std::atomic<bool> g_narrow = false;
rlimit g_whole{}; // written once, before there are threads

void limitTo(rlim_t most) {
    rlimit limit = g_whole;
    limit.rlim_cur = most;
    setrlimit(RLIMIT_NOFILE, &limit);
}

} // namespace

void DescriptorReserve::keep() {
    if (getrlimit(RLIMIT_NOFILE, &g_whole) != 0 || g_whole.rlim_cur == RLIM_INFINITY)
        return;
    const rlim_t kept = std::min<rlim_t>(kKept, g_whole.rlim_cur / 4);
    g_servers = g_whole.rlim_cur - kept;
}

void DescriptorReserve::widen() {
    if (g_narrow.load(std::memory_order_relaxed) && g_narrow.exchange(false))
        limitTo(g_whole.rlim_cur);
}

DescriptorReserve::Call::Call() {
    const rlim_t servers = g_servers.load(std::memory_order_relaxed);
    if (servers == 0 || !g_near.load(std::memory_order_relaxed))
        return;
    limitTo(servers); // first: whoever widens in between would believe it done
    g_narrow = true;
}

DescriptorReserve::Call::~Call() {
    widen();
}

void DescriptorReserve::made(long long answer) {
    const rlim_t servers = g_servers.load(std::memory_order_relaxed);
    if (servers == 0)
        return;
    if (answer >= 0)
        g_near = static_cast<rlim_t>(answer) + kNear >= servers;
    else if (answer == -EMFILE)
        g_near = true;
}

} // namespace muxscope::kernel
