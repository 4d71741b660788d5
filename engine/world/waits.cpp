// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/waits.h"

#include "world/wait_rules.h"

#include <algorithm>

namespace muxscope::world {

WaitReason reasonOf(WaitCause cause) {
    switch (cause) {
    case WaitCause::nothingReady:
    case WaitCause::noSignal:
        return WaitReason::idle;
    case WaitCause::noClient:
    case WaitCause::noBytes:
    case WaitCause::noPeer:
    case WaitCause::notReady:
    case WaitCause::noChild:
    case WaitCause::noWord:
    case WaitCause::noLock:
        return WaitReason::condition;
    case WaitCause::noRoom:
    case WaitCause::copying:
        return WaitReason::transfer;
    case WaitCause::betweenCalls:
    case WaitCause::inCall:
    case WaitCause::spinning:
        return WaitReason::cpu;
    case WaitCause::sleeping:
    case WaitCause::deadline:
        return WaitReason::timer;
    }
    return WaitReason::cpu;
}

std::int64_t WaitTotals::totalNs() const {
    std::uint64_t sum = 0; // unsigned: a damaged file may hold any times
    for (const WaitTotal& total : by)
        sum += static_cast<std::uint64_t>(total.totalNs);
    return static_cast<std::int64_t>(sum);
}

std::uint64_t WaitTotals::count() const {
    std::uint64_t sum = 0;
    for (const WaitTotal& total : by)
        sum += total.count;
    return sum;
}

const WaitTotal& WaitTotals::longest() const {
    return *std::max_element(by.begin(), by.end(), [](const WaitTotal& a, const WaitTotal& b) {
        return a.longestNs < b.longestNs;
    });
}

WaitReason WaitTotals::mostly() const {
    const auto most =
        std::max_element(by.begin(), by.end(), [](const WaitTotal& a, const WaitTotal& b) {
            return a.totalNs < b.totalNs;
        });
    return static_cast<WaitReason>(most - by.begin());
}

void WaitTotals::add(const WaitSpan& span) {
    WaitTotal& total = by[static_cast<std::size_t>(reasonOf(span.cause))];
    // As unsigned: a damaged file may hold any times.
    const auto lasted = static_cast<std::int64_t>(static_cast<std::uint64_t>(span.toNs) -
                                                  static_cast<std::uint64_t>(span.fromNs));
    ++total.count;
    total.totalNs = static_cast<std::int64_t>(static_cast<std::uint64_t>(total.totalNs) +
                                              static_cast<std::uint64_t>(lasted));
    if (total.longestEvent != kNoEvent && lasted <= total.longestNs)
        return;
    total.longestNs = lasted;
    total.longestEvent = span.fromEvent;
    total.longestFd = span.fd;
}

// Index + 1 of the client at the other end; 0: no client, or one too many.
std::uint32_t Waits::clientOf(Fd fd, const World& after) {
    const Connection& connection = after.connection(fd);
    if (!connection.id.valid() || connection.generation != after.descriptor(fd).generation ||
        connection.peer.length == 0)
        return 0;
    Life& life = m_lives.mut(static_cast<std::size_t>(fd.n));
    if (life.generation == connection.generation)
        return life.client;
    life = {connection.generation, 0};
    const auto bytes = connection.peer.span();
    const std::string key(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    if (const auto known = m_byPeer.find(key); known != m_byPeer.end()) {
        life.client = known->second;
        m_clients[life.client - 1].fd = fd;
    } else if (m_clients.size() < kMostClients) {
        m_clients.push_back({connection.peer, fd, {}});
        life.client = static_cast<std::uint32_t>(m_clients.size());
        m_byPeer.emplace(key, life.client);
    }
    return life.client;
}

void Waits::take(const WaitSpan& span, const World& after) {
    m_all.add(span);
    m_threads[span.thread.n].add(span);
    if (!span.fd.valid() || span.fd.n >= kMaxFd)
        return;
    m_descriptors.mut(static_cast<std::size_t>(span.fd.n)).add(span);
    const bool ofClient = after.descriptor(span.fd).kind == FdKind::connection;
    if (const std::uint32_t client = clientOf(span.fd, after); client != 0)
        m_clients[client - 1].totals.add(span);
    else if (ofClient)
        m_otherClients.add(span);
}

void Waits::add(const trace::Event& event, const World& after) {
    if (!event.isEnter() && !event.isExit())
        return;
    const Thread* thread = after.thread(event.record.thread);
    if (thread == nullptr)
        return;
    Fd& handled = m_handled[thread->id.n];
    if (event.isExit()) {
        if (thread->enterEvent == kNoEvent || thread->enter.call != event.call())
            return; // its enter was not seen
        WaitSpan span = rules::callSpan(after, *thread, event);
        if (span.call == trace::Call::nanosleep)
            span.fd = handled;
        take(span, after);
        if (after.connection(event.fd()).id.valid())
            handled = event.fd();
        return;
    }
    if (thread->exitEvent != kNoEvent) {
        WaitSpan gap;
        gap.thread = thread->id;
        gap.fd = handled;
        gap.fromNs = thread->exit.atNs;
        gap.toNs = std::max(gap.fromNs, event.record.atNs);
        gap.fromEvent = thread->exitEvent;
        take(gap, after);
    }
    if (trace::isLoopWait(event.call()))
        handled = kNoFd;
}

} // namespace muxscope::world
