// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/world_text.h"

#include "trace/event_text.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace muxscope::world {

namespace {

using trace::Call;

class Writer {
public:
    Writer(const World& world, WorldTextOptions options) : m_world(world), m_options(options) {}

    std::string line();
    std::string whole();

private:
    template <class... Args>
    void put(fmt::format_string<Args...> format, Args&&... args) {
        fmt::format_to(std::back_inserter(m_text), format, std::forward<Args>(args)...);
    }
    void putBits(const Mux& mux, std::int32_t fd, std::uint32_t bits);
    void putInterest(const Mux& mux);
    void putReady(const Mux& mux);
    void putMuxName(const Mux& mux);
    void putThread(const Thread& thread);
    void putProcess(const Process& process);
    void putMux(const Mux& mux);
    void putOperations(const Ring& ring);
    void putRing(const Ring& ring);
    void putSocketFacts(const SocketFacts& facts);
    void putDescriptor(std::int32_t fd, const Descriptor& descriptor);
    void putConnection(const Connection& connection);
    void putExchange(const Exchange& exchange);
    void putSide(std::string_view name, const MessageSide& side);
    void putAppended();
    void putCounters();
    void putServer();
    [[nodiscard]] std::string address(const Address& address) const;
    [[nodiscard]] static std::string fact(const Fact<std::uint32_t>& fact);
    [[nodiscard]] static std::string moment(std::uint64_t event);

    const World& m_world;
    const WorldTextOptions m_options;
    std::string m_text;
};

std::string_view knownName(Known known) {
    switch (known) {
    case Known::unknown:
        return "unknown";
    case Known::inferred:
        return "inferred";
    case Known::observed:
        return "observed";
    }
    return "?";
}

std::string_view kindName(FdKind kind) {
    constexpr std::string_view kNames[] = {"unknown",  "listener", "connection", "socket",
                                           "epoll",    "file",     "other",      "connection-out",
                                           "terminal", "udp"};
    const auto i = static_cast<std::size_t>(kind);
    return i < std::size(kNames) ? kNames[i] : "?";
}

std::string Writer::address(const Address& address) const {
    std::string text = address.text();
    const std::size_t colon = text.rfind(':');
    if (!m_options.ports && colon != std::string::npos) {
        text.resize(colon + 1);
        text += '*';
    }
    return text;
}

std::string Writer::fact(const Fact<std::uint32_t>& fact) {
    if (fact.known == Known::unknown)
        return "unknown";
    return fmt::format("{}({})", fact.value, knownName(fact.known));
}

// Events by the moment they lead to, as in their own text form.
std::string Writer::moment(std::uint64_t event) {
    return event == kNoEvent ? "-" : fmt::format("#{}", event + 1);
}

void Writer::putBits(const Mux& mux, std::int32_t fd, std::uint32_t bits) {
    put("{}:{}", fd,
        mux.call == Call::select ? trace::selectBitsText(bits) : trace::bitsText(bits));
}

void Writer::putInterest(const Mux& mux) {
    m_text += '{';
    bool first = true;
    mux.interest.forEach([&](std::size_t fd, std::uint32_t bits) {
        if (bits == 0)
            return;
        if (!first)
            m_text += ' ';
        first = false;
        putBits(mux, static_cast<std::int32_t>(fd), bits);
    });
    m_text += '}';
    if (mux.interestKnown != Known::observed)
        put("({})", knownName(mux.interestKnown));
}

void Writer::putReady(const Mux& mux) {
    m_text += '{';
    for (std::size_t i = 0; i < mux.ready.size(); ++i) {
        const ReadyItem& item = mux.ready[i];
        if (i != 0)
            m_text += ' ';
        putBits(mux, item.fd, item.bits);
        if (item.done())
            m_text += '*';
    }
    m_text += '}';
}

void Writer::putMuxName(const Mux& mux) {
    if (mux.call == Call::epoll_wait)
        put("epoll {}", mux.epfd.n);
    else
        put("{} t{}", trace::callName(mux.call), mux.thread.n);
}

std::string Writer::line() {
    put("world@{}:", m_world.moment);
    for (const Thread& thread : m_world.threads) {
        put(" t{} ", thread.id.n);
        if (thread.ended)
            m_text += "ended";
        else if (thread.inCall)
            put("{} {}", m_world.asleep(thread) ? "asleep in" : "in",
                trace::callName(thread.enter.call));
        else
            m_text += "running";
    }
    for (const Mux& mux : m_world.muxes) {
        m_text += " | ";
        putMuxName(mux);
        m_text += ": ";
        putInterest(mux);
        m_text += " ready ";
        putReady(mux);
    }
    for (const Ring& ring : m_world.rings) {
        put(" | ring {}: ", ring.fd.n);
        putOperations(ring);
    }
    m_world.connections.forEach([&](std::size_t fd, const Connection& connection) {
        if (connection.open)
            put(" | fd {} conn c{} rx={} tx={}", fd, connection.id.n, fact(connection.receiveQueue),
                fact(connection.sendQueue));
    });
    return std::move(m_text);
}

void Writer::putServer() {
    put("world@{}", m_world.moment);
    if (m_options.times)
        put(" +{:.3f}ms", static_cast<double>(m_world.atNs) / 1e6);
    put("\nserver {} model={} listener={}{}\n", m_world.serverRunning ? "running" : "not running",
        m_world.model.empty() ? "?" : m_world.model, m_world.listener.n,
        m_world.listenerPaused ? " paused" : "");
    if (!m_world.lastNote.empty())
        put("note {}\n", trace::quoted(std::as_bytes(std::span(m_world.lastNote)), 200));
    if (m_world.acceptQueue.known != Known::unknown)
        put("accept queue {} of {}\n", fact(m_world.acceptQueue), m_world.acceptQueueLimit);
    for (const WaitingPeer& peer : m_world.waitingPeers)
        put("waiting {} rx={}\n", address(peer.peer), peer.receiveQueue);
}

void Writer::putThread(const Thread& thread) {
    put("thread t{}", thread.id.n);
    if (thread.lives > 1)
        put(".{}", thread.lives);
    if (m_options.processes && thread.process < m_world.processes.size())
        put(" tid={} pid={}", thread.tid, m_world.processes[thread.process].pid);
    put(" {}", thread.ended    ? "ended"
               : thread.inCall ? (m_world.asleep(thread) ? "asleep in " : "in ")
                               : "running");
    if (thread.inCall)
        put("{} since {}", trace::callName(thread.enter.call), moment(thread.enterEvent));
    if (thread.serves.valid())
        put(" serves fd {}", thread.serves.n);
    put(" calls={}", thread.calls);
    if (thread.exit.call != Call::none)
        put(" last={}->{}", trace::callName(thread.exit.call), thread.exit.value);
    if (m_options.times) {
        put(" inWait={:.3f}ms", static_cast<double>(thread.inWaitNs) / 1e6);
        if (thread.cpuNs.known != Known::unknown)
            put(" cpu={:.3f}ms", static_cast<double>(thread.cpuNs.value) / 1e6);
        if (const auto share = thread.cpuShare(); share.known != Known::unknown)
            put(" ({:.0f} %)", share.value * 100);
    }
    m_text += '\n';
}

// "process 4243 of 4242 /usr/sbin/nginx #12..- fds 3 6 8(10008)": in brackets as the world calls it.
void Writer::putProcess(const Process& process) {
    put("process {}", process.pid);
    if (process.parent != 0)
        put(" of {}", process.parent);
    if (!process.program.empty())
        put(" {}", trace::quoted(std::as_bytes(std::span(process.program)), 200));
    put(" {}..{}", moment(process.startedEvent), moment(process.endedEvent));
    if (process.ended)
        put(" {}", process.ending.empty() ? "ended" : process.ending);
    if (!process.table.empty())
        m_text += " fds";
    process.table.forEach([&](std::size_t number, std::uint32_t fd) {
        if (fd == number + 1)
            put(" {}", number);
        else if (fd != 0)
            put(" {}({})", number, fd - 1);
    });
    m_text += '\n';
}

void Writer::putMux(const Mux& mux) {
    m_text += "mux ";
    putMuxName(mux);
    put(" by t{} {} waits={} watched={} in={} out={} pri={}", mux.thread.n,
        mux.waiting ? "waiting" : "not waiting", mux.waits, mux.watched, mux.watchedIn,
        mux.watchedOut, mux.watchedPri);
    if (mux.exitEvent != kNoEvent)
        put(" result={}", mux.result);
    if (m_options.times)
        put(" took={:.3f}ms", static_cast<double>(mux.tookNs) / 1e6);
    m_text += "\n  interest ";
    putInterest(mux);
    m_text += "\n  ready ";
    putReady(mux);
    m_text += '\n';
}

// "3:accept4 7:recv(16384)".
void Writer::putOperations(const Ring& ring) {
    m_text += '{';
    bool first = true;
    ring.operations.forEach([&](std::size_t fd, const RingOperations& under) {
        for (std::uint32_t i = 0; i < under.count; ++i) {
            const RingOperation& operation = under.list[i];
            put("{}{}:{}", first ? "" : " ", fd, trace::callName(operation.call));
            if (operation.call == Call::recv || operation.call == Call::send)
                put("({})", operation.asked);
            first = false;
        }
    });
    m_text += '}';
}

void Writer::putRing(const Ring& ring) {
    put("ring {} by t{} {} entries={} enters={} submitted={} completed={} inFlight={} queued={}",
        ring.fd.n, ring.thread.n, ring.waiting ? "waiting" : "not waiting", ring.entries,
        ring.enters, ring.submitted, ring.completed, ring.inFlight, ring.queued);
    if (ring.exitEvent != kNoEvent)
        put(" result={}", ring.result);
    if (m_options.times)
        put(" took={:.3f}ms", static_cast<double>(ring.tookNs) / 1e6);
    m_text += "\n  operations ";
    putOperations(ring);
    m_text += "\n  taken {";
    for (const RingCompletion& each : ring.taken)
        put("{}{}:{}->{}", &each == ring.taken.data() ? "" : " ", each.fd,
            trace::callName(each.call), each.result);
    m_text += "}\n";
}

void Writer::putDescriptor(std::int32_t fd, const Descriptor& descriptor) {
    put("fd {}.{} {} {}", fd, descriptor.generation, kindName(descriptor.kind),
        descriptor.open ? "open" : "closed");
    if (descriptor.known != Known::observed)
        put("({})", knownName(descriptor.known));
    put(" {}..{}", moment(descriptor.openedEvent), moment(descriptor.closedEvent));
    if (descriptor.local.length != 0)
        put(" local={}", address(descriptor.local));
    if (descriptor.peer.length != 0)
        put(" peer={}", address(descriptor.peer));
    if (descriptor.nonblocking.known != Known::unknown)
        put(" {}", descriptor.nonblocking.value ? "nonblocking" : "blocking");
    if (descriptor.readCalls != 0 || descriptor.writeCalls != 0)
        put(" read={}/{} written={}/{}", descriptor.bytesIn, descriptor.readCalls,
            descriptor.bytesOut, descriptor.writeCalls);
    if (descriptor.cutDatagrams != 0)
        put(" cut={}", descriptor.cutDatagrams);
    if (descriptor.lastError != 0)
        put(" lastError={}", trace::errnoName(descriptor.lastError));
    if (descriptor.kind == FdKind::listener)
        put(" backlog={}{}", descriptor.backlog, descriptor.reuseAddress ? " reuseaddr" : "");
    m_text += '\n';
    putSocketFacts(m_world.socketFacts(Fd{fd}));
}

void Writer::putSocketFacts(const SocketFacts& facts) {
    if (facts == SocketFacts{.generation = facts.generation})
        return;
    m_text += "  socket";
    if (facts.tcpState.known != Known::unknown)
        put(" {}", tcpStateName(facts.tcpState.value));
    put(" rcvbuf={}", fact(facts.receiveBuffer));
    if (facts.askedReceiveBuffer != 0)
        put(" of {} asked", facts.askedReceiveBuffer);
    put(" sndbuf={}", fact(facts.sendBuffer));
    if (facts.askedSendBuffer != 0)
        put(" of {} asked", facts.askedSendBuffer);
    if (facts.error.known != Known::unknown)
        put(" SO_ERROR={}", facts.error.value == 0 ? "0" : trace::errnoName(facts.error.value));
    if (facts.tcp.known != Known::unknown)
        put(" rtt={}us cwnd={} mss={} peerWindow={} retransmitted={}", facts.tcp.value.rttUs,
            facts.tcp.value.congestionWindow, facts.tcp.value.segmentBytes,
            facts.tcp.value.peerWindow, facts.tcp.value.retransmitted);
    m_text += '\n';
}

void Writer::putConnection(const Connection& c) {
    put("  conn c{} {} in={}/{} out={}/{} rx={} tx={}", c.id.n, closedByName(c.closedBy), c.bytesIn,
        c.recvCalls, c.bytesOut, c.sendCalls, fact(c.receiveQueue), fact(c.sendQueue));
    if (c.endOfInputEvent != kNoEvent)
        put(" eof={}", moment(c.endOfInputEvent));
    if (c.wouldBlock != 0)
        put(" wouldBlock={}", c.wouldBlock);
    if (c.shortSends != 0)
        put(" shortSends={}", c.shortSends);
    if (c.lastError != 0)
        put(" lastError={}", trace::errnoName(c.lastError));
    if (c.urgentSeen)
        m_text += " urgent";
    if (c.tunnel != Tunnel::none)
        put(" tunnel {} to fd {} in={} out={}", tunnelName(c.tunnel), c.tunnelTo.n, c.tunnelIn,
            c.tunnelOut);
    put(" exchanges={} answering={}\n", c.exchangesSeen, c.answering);
    for (const Exchange& exchange : c.exchanges)
        putExchange(exchange);
}

void Writer::putExchange(const Exchange& x) {
    put("    exchange {} {} {}{} -> {}\n", x.number, http::methodName(x.method),
        trace::quoted(std::as_bytes(std::span(x.target.view())), 48), x.target.cut ? "..." : "",
        x.status);
    putSide("request", x.request);
    putSide("response", x.response);
}

void Writer::putSide(std::string_view name, const MessageSide& side) {
    if (!side.begun())
        return;
    put("      {} {} bytes={} head={} body={}", name, http::stateName(side.state), side.bytes,
        side.headBytes, side.bodyBytes);
    if (side.chunked)
        m_text += " chunked";
    else if (side.bodyExpected != 0)
        put(" of {}", side.bodyExpected);
    if (side.error != http::ParseErrorCode::None)
        put(" error={}", http::parseErrorName(side.error));
    for (const Piece& piece : side.pieces)
        put(" {}+{}:{}", moment(piece.event), piece.offset, piece.length);
    if (side.piecesLeftOut != 0)
        put(" and {} more", side.piecesLeftOut);
    m_text += '\n';
}

void Writer::putAppended() {
    const FileTail& tail = m_world.appended;
    if (!tail.fd.valid())
        return;
    put("appended fd {} {} lines={} bytes={} tail={}\n", tail.fd.n,
        trace::quoted(std::as_bytes(std::span(tail.path)), 200), tail.lines, tail.bytes,
        trace::quoted(std::as_bytes(std::span(tail.text)), FileTail::kMostBytes));
}

void Writer::putCounters() {
    const Counters& c = m_world.counters;
    put("counters calls={} waits={} accepted={} closed={} refused={} in={} out={} wouldBlock={} "
        "errors={} requests={} responses={} odd={}\n",
        c.calls, c.waits, c.accepted, c.closed, c.refused, c.bytesIn, c.bytesOut, c.wouldBlock,
        c.errors, c.requests, c.responses, c.oddEvents);
    if (c.stalledNs != 0)
        put("stalled {}\n", m_options.times ? fmt::format("{} ns", c.stalledNs) : "yes");
}

std::string Writer::whole() {
    putServer();
    for (const Thread& thread : m_world.threads)
        putThread(thread);
    for (const Process& process : m_world.processes)
        if (m_options.processes)
            putProcess(process);
    for (const Mux& mux : m_world.muxes)
        putMux(mux);
    for (const Ring& ring : m_world.rings)
        putRing(ring);
    m_world.descriptors.forEach([&](std::size_t fd, const Descriptor& descriptor) {
        if (descriptor.generation == 0)
            return;
        putDescriptor(static_cast<std::int32_t>(fd), descriptor);
        const Connection& connection = m_world.connections[fd];
        if (connection.id.valid() && connection.generation == descriptor.generation)
            putConnection(connection);
    });
    putAppended();
    putCounters();
    return std::move(m_text);
}

} // namespace

std::string worldLine(const World& world, WorldTextOptions options) {
    return Writer(world, options).line();
}

std::string worldText(const World& world, WorldTextOptions options) {
    return Writer(world, options).whole();
}

} // namespace muxscope::world
