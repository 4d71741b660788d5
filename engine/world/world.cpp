// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/world.h"

#include "world/call_wait.h"

#include <algorithm>
#include <cstring>

namespace muxscope::world {

namespace {

// A record has no padding (its static_assert) and no pointer.
bool sameRecord(const trace::Record& a, const trace::Record& b) {
    return std::memcmp(&a, &b, sizeof(a)) == 0;
}

// All that can be seen of a parser from outside.
bool sameParser(const http::MessageParser& a, const http::MessageParser& b) {
    return a.kind() == b.kind() && a.state() == b.state() &&
           a.bytesConsumed() == b.bytesConsumed() && a.headLength() == b.headLength() &&
           a.method() == b.method() && a.statusCode() == b.statusCode() &&
           a.headerCount() == b.headerCount() && a.bodyBytesSeen() == b.bodyBytesSeen() &&
           a.bodyBytesLeft() == b.bodyBytesLeft() && a.contentLength() == b.contentLength() &&
           a.isChunked() == b.isChunked() && a.error().code == b.error().code &&
           a.error().offset == b.error().offset;
}

} // namespace

bool Thread::operator==(const Thread& other) const {
    return id == other.id && inCall == other.inCall && sameRecord(enter, other.enter) &&
           sameRecord(exit, other.exit) && enterEvent == other.enterEvent &&
           exitEvent == other.exitEvent && calls == other.calls && inWaitNs == other.inWaitNs &&
           enterWord == other.enterWord && enterAddress == other.enterAddress &&
           enterPath == other.enterPath && lives == other.lives && ended == other.ended &&
           process == other.process && tid == other.tid && serves == other.serves &&
           startedEvent == other.startedEvent && cpuNs == other.cpuNs && cpuAtNs == other.cpuAtNs &&
           cpuBeforeNs == other.cpuBeforeNs && cpuBeforeAtNs == other.cpuBeforeAtNs &&
           vain == other.vain;
}

Fact<double> Thread::cpuShare() const {
    if (cpuNs.known != Known::observed || cpuAtNs <= cpuBeforeAtNs)
        return {};
    // As doubles first: a damaged file may hold any times.
    const double usedNs = static_cast<double>(cpuNs.value) - static_cast<double>(cpuBeforeNs);
    const double passedNs = static_cast<double>(cpuAtNs) - static_cast<double>(cpuBeforeAtNs);
    return {std::clamp(usedNs / passedNs, 0.0, 1.0), Known::observed};
}

bool Connection::operator==(const Connection& other) const {
    return id == other.id && fd == other.fd && generation == other.generation &&
           open == other.open && peer == other.peer && acceptedEvent == other.acceptedEvent &&
           closedEvent == other.closedEvent && endOfInputEvent == other.endOfInputEvent &&
           closedBy == other.closedBy && urgentSeen == other.urgentSeen &&
           lastError == other.lastError && bytesIn == other.bytesIn && bytesOut == other.bytesOut &&
           recvCalls == other.recvCalls && sendCalls == other.sendCalls &&
           wouldBlock == other.wouldBlock && shortSends == other.shortSends &&
           receiveQueue == other.receiveQueue && sendQueue == other.sendQueue &&
           gaugedNs == other.gaugedNs && sameParser(requestParser, other.requestParser) &&
           sameParser(responseParser, other.responseParser) &&
           exchangesSeen == other.exchangesSeen && exchanges == other.exchanges &&
           receiving == other.receiving && answering == other.answering &&
           unanswered == other.unanswered && tunnel == other.tunnel && tunnelTo == other.tunnelTo &&
           tunnelIn == other.tunnelIn && tunnelOut == other.tunnelOut;
}

bool World::operator==(const World& other) const {
    return moment == other.moment && atNs == other.atNs && sameRecord(last, other.last) &&
           serverRunning == other.serverRunning && model == other.model &&
           speaksHttp == other.speaksHttp && listener == other.listener &&
           listenerPaused == other.listenerPaused && lastNote == other.lastNote &&
           threads == other.threads && processes == other.processes && owners == other.owners &&
           muxes == other.muxes && rings == other.rings && descriptors == other.descriptors &&
           connections == other.connections && sockets == other.sockets &&
           connectionsOpen == other.connectionsOpen && connectionsSeen == other.connectionsSeen &&
           gaugedNs == other.gaugedNs && waitingPeers == other.waitingPeers &&
           acceptQueue == other.acceptQueue && acceptQueueLimit == other.acceptQueueLimit &&
           appended == other.appended && counters == other.counters;
}

const SocketFacts& World::socketFacts(Fd fd) const {
    static const SocketFacts kNothing;
    if (!fd.valid())
        return kNothing;
    const SocketFacts& facts = sockets[static_cast<std::size_t>(fd.n)];
    return facts.generation == descriptor(fd).generation ? facts : kNothing;
}

const char* tcpStateName(std::uint8_t state) {
    constexpr const char* kNames[] = {"?",          "ESTABLISHED", "SYN_SENT",  "SYN_RECV",
                                      "FIN_WAIT1",  "FIN_WAIT2",   "TIME_WAIT", "CLOSE",
                                      "CLOSE_WAIT", "LAST_ACK",    "LISTEN",    "CLOSING"};
    return state < std::size(kNames) ? kNames[state] : kNames[0];
}

std::string_view closedByName(ClosedBy closedBy) {
    switch (closedBy) {
    case ClosedBy::open:
        return "open";
    case ClosedBy::peer:
        return "peer";
    case ClosedBy::local:
        return "local";
    case ClosedBy::reset:
        return "reset";
    }
    return "?";
}

std::string_view tunnelName(Tunnel tunnel) {
    switch (tunnel) {
    case Tunnel::none:
        return "none";
    case Tunnel::asked:
        return "asked";
    case Tunnel::open:
        return "open";
    case Tunnel::refused:
        return "refused";
    }
    return "?";
}

const Exchange* Connection::exchange(std::uint32_t number) const {
    return exchanges.find(number);
}

bool World::asleep(const Thread& thread) const {
    return thread.inCall && mayWait(*this, thread.enter);
}

Fd World::tunnelledFrom(Fd end) const {
    for (std::size_t n = 0; n < connections.size(); ++n) {
        const Connection& connection = connections[n];
        if (connection.open && connection.tunnel == Tunnel::open && connection.tunnelTo == end)
            return connection.fd;
    }
    return kNoFd;
}

const Mux* World::mux() const {
    if (muxes.empty())
        return nullptr;
    const Mux* latest = &muxes.back();
    if (latest->enterEvent == kNoEvent) // has not waited yet
        return latest;
    for (const Mux& mux : muxes)
        if (mux.enterEvent != kNoEvent && mux.enterEvent > latest->enterEvent)
            latest = &mux;
    return latest;
}

const Thread* World::thread(ThreadId id) const {
    for (const Thread& thread : threads) {
        if (thread.id == id)
            return &thread;
    }
    return nullptr;
}

const Process* World::processOf(ThreadId id) const {
    const Thread* found = thread(id);
    return found != nullptr && found->process < processes.size() ? &processes[found->process]
                                                                 : nullptr;
}

} // namespace muxscope::world
