// SPDX-License-Identifier: GPL-3.0-or-later
// Worlds made by hand for the tests of the stage and for its pictures.
#pragma once

#include "trace/payload.h"
#include "world/world.h"

#include <algorithm>
#include <cstring>

namespace muxscope::test {

inline world::Address loopback(std::uint16_t port) {
    world::Address address;
    address.length = 16; // sockaddr_in (ip(7)): family, port, address
    address.bytes[0] = std::byte{2};
    address.bytes[2] = static_cast<std::byte>(port >> 8U);
    address.bytes[3] = static_cast<std::byte>(port & 0xffU);
    address.bytes[4] = std::byte{127};
    address.bytes[7] = std::byte{1};
    return address;
}

struct WorldMaker {
    world::World world;

    explicit WorldMaker(trace::Call call) {
        world.serverRunning = true;
        world.moment = 1208;
        world.model = call == trace::Call::select ? "select http"
                      : call == trace::Call::poll ? "poll http"
                                                  : "epoll http";
        world.listener = Fd{3};
        world::Descriptor& listener = world.descriptors.mut(3);
        listener.kind = world::FdKind::listener;
        listener.open = true;
        listener.backlog = 5;
        listener.local = loopback(8889);
        world.acceptQueue = {1, Known::observed};
        world.acceptQueueLimit = 5;
        world.waitingPeers.push_back({loopback(52152), 0});
        world::Thread thread;
        thread.id = ThreadId{1};
        thread.calls = 40;
        world.threads.push_back(thread);
        world::Mux mux;
        mux.call = call;
        if (call == trace::Call::epoll_wait)
            mux.epfd = Fd{4};
        mux.waits = 41;
        world.muxes.push_back(mux);
        watch(3, trace::kIn);
    }

    world::Mux& mux() { return world.muxes.back(); }

    void watch(int fd, std::uint32_t bits) {
        world::Mux& m = mux();
        std::uint32_t& entry = m.interest.mut(static_cast<std::size_t>(fd));
        const std::uint32_t before = entry;
        entry = bits;
        const auto count = [&](std::uint32_t bit, std::uint32_t& counter) {
            counter += ((bits & bit) != 0 ? 1U : 0U) - ((before & bit) != 0 ? 1U : 0U);
        };
        count(trace::kIn, m.watchedIn);
        count(trace::kOut, m.watchedOut);
        count(trace::kPri, m.watchedPri);
        m.watched += (bits != 0 ? 1U : 0U) - (before != 0 ? 1U : 0U);
    }

    world::Connection& connect(int fd, std::uint16_t port, std::uint32_t bits = trace::kIn) {
        world::Descriptor& descriptor = world.descriptors.mut(static_cast<std::size_t>(fd));
        descriptor.kind = world::FdKind::connection;
        descriptor.open = true;
        descriptor.generation = 1;
        descriptor.peer = loopback(port);
        world::Connection& connection = world.connections.mut(static_cast<std::size_t>(fd));
        connection.open = true;
        connection.fd = Fd{fd};
        connection.peer = loopback(port);
        connection.receiveQueue = {0, Known::observed};
        connection.sendQueue = {0, Known::observed};
        ++world.connectionsOpen;
        watch(fd, bits);
        return connection;
    }

    void ready(int fd, std::uint32_t bits, std::uint32_t handled = 0) {
        mux().ready.push_back({fd, bits, handled});
        mux().result = static_cast<std::int64_t>(mux().ready.size());
    }

    // The thread has made this call and the kernel has answered.
    void answered(trace::Call call, int fd, std::int64_t argument, std::int64_t result,
                  std::int64_t tookNs) {
        world::Thread& thread = world.threads.front();
        thread.inCall = false;
        thread.enter.call = thread.exit.call = call;
        thread.enter.fd = thread.exit.fd = fd;
        thread.enter.value = argument;
        thread.exit.value = result;
        thread.exit.atNs = thread.enter.atNs + tookNs;
        world.last = thread.exit;
    }
    void entered(trace::Call call, int fd, std::int64_t argument) {
        world::Thread& thread = world.threads.front();
        thread.inCall = true;
        thread.enter.call = call;
        thread.enter.fd = fd;
        thread.enter.value = argument;
        world.last = thread.enter;
        if (trace::isMultiplexer(call))
            mux().waiting = true;
    }
};

// The moment of the design's picture: fd 3, 5 and 8 came back, 3 is dealt with.
inline WorldMaker pictured(trace::Call call) {
    WorldMaker maker(call);
    maker.connect(5, 52114, trace::kIn).receiveQueue.value = 19;
    maker.connect(6, 52120);
    world::Connection& full = maker.connect(7, 52131, trace::kIn | trace::kOut);
    full.sendQueue.value = 2'400'000;
    full.lastError = 11;
    maker.connect(8, 52140, trace::kIn | trace::kPri).receiveQueue.value = 1;
    maker.watch(3, trace::kIn | trace::kPri);
    maker.ready(3, trace::kIn, trace::kIn);
    maker.ready(5, trace::kIn);
    maker.ready(8, trace::kPri);
    maker.answered(call, call == trace::Call::epoll_wait ? 4 : -1, 3'000'000'000, 3, 1'284'000'000);
    return maker;
}

// `count` connections from fd 5 on; every seventh is ready.
inline WorldMaker crowded(trace::Call call, int count) {
    WorldMaker maker(call);
    for (int i = 0; i < count; ++i) {
        const int fd = 5 + i;
        maker.connect(fd, static_cast<std::uint16_t>(30000 + i),
                      trace::kIn | (i % 5 == 0 ? trace::kOut : 0U));
        if (i % 7 == 0 && maker.mux().ready.size() < 1024)
            maker.ready(fd, trace::kIn, i % 14 == 0 ? trace::kIn : 0U);
    }
    maker.answered(call, call == trace::Call::epoll_wait ? 4 : -1, 3'000'000'000,
                   static_cast<std::int64_t>(maker.mux().ready.size()), 377'000);
    return maker;
}

} // namespace muxscope::test
