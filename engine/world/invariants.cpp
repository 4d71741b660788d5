// SPDX-License-Identifier: GPL-3.0-or-later
// What must hold in any world, whatever was folded into it.
#include "world/world_text.h"

#include <algorithm>
#include <fmt/format.h>

namespace muxscope::world {

namespace {

using http::MessageParser;

class Checker {
public:
    explicit Checker(const World& world) : m_world(world) {}

    std::vector<std::string> run() {
        for (const Thread& thread : m_world.threads)
            checkThread(thread);
        for (const Mux& mux : m_world.muxes)
            checkMux(mux);
        for (const Ring& ring : m_world.rings)
            checkRing(ring);
        checkDescriptors();
        checkProcesses();
        checkWorld();
        return std::move(m_faults);
    }

private:
    template <class... Args>
    void require(bool holds, fmt::format_string<Args...> format, Args&&... args) {
        if (!holds)
            m_faults.push_back(fmt::format(format, std::forward<Args>(args)...));
    }
    // Events stand before the moment.
    [[nodiscard]] bool past(std::uint64_t event) const {
        return event == kNoEvent || event < m_world.moment;
    }
    void checkThread(const Thread& thread);
    void checkMux(const Mux& mux);
    void checkReady(const Mux& mux);
    void checkRing(const Ring& ring);
    void checkDescriptors();
    void checkConnection(std::size_t fd, const Connection& c);
    void checkExchanges(const Connection& c);
    void checkSide(const Connection& c, const Exchange& x, const MessageSide& side,
                   std::string_view name);
    void checkProcesses();
    void checkWorld();

    const World& m_world;
    std::vector<std::string> m_faults;
    std::uint32_t m_open = 0;
    std::uint64_t m_bytesIn = 0;
    std::uint64_t m_bytesOut = 0;
};

void Checker::checkThread(const Thread& thread) {
    const unsigned n = thread.id.n;
    require(past(thread.enterEvent) && past(thread.exitEvent), "t{} knows the future", n);
    const bool entered = thread.enterEvent != kNoEvent;
    const bool answered = thread.exitEvent != kNoEvent;
    const bool enterIsLater = entered && (!answered || thread.enterEvent > thread.exitEvent);
    const bool diedInCall = thread.ended && enterIsLater && !thread.inCall; // no answer comes
    require(thread.inCall == enterIsLater || diedInCall,
            "t{} is in a call = {}, but its enter is {}", n, thread.inCall,
            enterIsLater ? "later than its exit" : "not later than its exit");
    require(entered == (thread.calls != 0), "t{} started {} calls", n, thread.calls);
    require(past(thread.startedEvent), "t{} knows its start before", n);
    require(!thread.ended || !thread.inCall, "t{} has ended and is in a call", n);
    require(thread.startedEvent == kNoEvent || thread.lives > 0, "t{} started but never lived", n);
    require(thread.cpuNs.value >= 0, "t{} has a negative CPU time", n);
    require(thread.inWaitNs >= 0, "t{} slept for a negative time", n);
}

void Checker::checkProcesses() {
    for (const Thread& thread : m_world.threads)
        require(thread.process == kNoProcess || thread.process < m_world.processes.size(),
                "t{} is of a process that is not there", thread.id.n);
    for (const Process& process : m_world.processes) {
        require(past(process.startedEvent) && past(process.endedEvent) &&
                    past(process.programEvent),
                "process {} knows the future", process.pid);
        require(!process.ended || process.table.empty(),
                "process {} has ended and holds {} numbers", process.pid, process.table.size());
    }
    m_world.owners.forEach([&](std::size_t fd, const FdOwner& owner) {
        require(owner.process == kNoProcess || owner.process < m_world.processes.size(),
                "fd {} is of a process that is not there", fd);
    });
}

void Checker::checkMux(const Mux& mux) {
    const int epfd = mux.epfd.n;
    std::uint32_t watched = 0, in = 0, out = 0, pri = 0;
    mux.interest.forEach([&](std::size_t, std::uint32_t bits) {
        watched += bits != 0;
        in += (bits & trace::kIn) != 0;
        out += (bits & trace::kOut) != 0;
        pri += (bits & trace::kPri) != 0;
    });
    require(watched == mux.watched && in == mux.watchedIn && out == mux.watchedOut &&
                pri == mux.watchedPri,
            "{} {}: counts {} {} {} {} differ from the interest bits {} {} {} {}",
            trace::callName(mux.call), epfd, mux.watched, mux.watchedIn, mux.watchedOut,
            mux.watchedPri, watched, in, out, pri);
    require(trace::isMultiplexer(mux.call), "a multiplexer is a {}", trace::callName(mux.call));
    require(mux.epfd.valid() == (mux.call == trace::Call::epoll_wait), "{} has epfd {}",
            trace::callName(mux.call), epfd);
    require(!mux.waiting || mux.enterEvent != kNoEvent, "{} {} waits but never began",
            trace::callName(mux.call), epfd);
    require(past(mux.enterEvent) && past(mux.exitEvent), "{} {} knows the future",
            trace::callName(mux.call), epfd);
    require(!mux.waiting || mux.ready.empty(), "{} {} waits and has an answer",
            trace::callName(mux.call), epfd);
    require(mux.readyAt == 0 || mux.readyAt < mux.ready.size(), "{} {} is past its answer",
            trace::callName(mux.call), epfd);
    checkReady(mux);
}

void Checker::checkReady(const Mux& mux) {
    // The program may change its interest while it works on the answer.
    const bool justAnswered = mux.exitEvent + 1 == m_world.moment;
    for (const ReadyItem& item : mux.ready) {
        require((item.handled & ~item.bits) == 0, "fd {}: handled {} of {}", item.fd,
                trace::bitsText(item.handled), trace::bitsText(item.bits));
        // A signal may be of a descriptor that has been closed since.
        if (!justAnswered || mux.interestKnown != Known::observed ||
            mux.call == trace::Call::sigtimedwait)
            continue;
        const std::uint32_t always = trace::kErr | trace::kHup | trace::kNval;
        const std::uint32_t watched = mux.interestOf(Fd{item.fd});
        require(watched != 0, "fd {} is ready but not watched", item.fd);
        require((watched & trace::kOneShot) != 0 || (item.bits & ~(watched | always)) == 0,
                "fd {} is ready for {} but watched for {}", item.fd, trace::bitsText(item.bits),
                trace::bitsText(watched));
    }
}

void Checker::checkRing(const Ring& ring) {
    const int fd = ring.fd.n;
    std::uint32_t inFlight = 0;
    ring.operations.forEach([&](std::size_t, const RingOperations& under) {
        inFlight += under.count;
        for (std::uint32_t i = 0; i < under.count; ++i)
            require(past(under.list[i].event) && under.list[i].call != trace::Call::none,
                    "ring {}: an operation was never submitted", fd);
    });
    require(inFlight == ring.inFlight, "ring {}: {} operations are under way, {} counted", fd,
            inFlight, ring.inFlight);
    require(ring.submitted == ring.completed + ring.inFlight,
            "ring {}: of {} operations {} are done and {} under way", fd, ring.submitted,
            ring.completed, ring.inFlight);
    require(ring.queued <= ring.inFlight, "ring {}: {} of {} are queued", fd, ring.queued,
            ring.inFlight);
    require(past(ring.enterEvent) && past(ring.exitEvent), "ring {} knows the future", fd);
    require(!ring.waiting || ring.taken.empty(), "ring {} is in its call and gives results", fd);
}

void Checker::checkDescriptors() {
    m_world.descriptors.forEach([&](std::size_t fd, const Descriptor& d) {
        require(!d.open || d.generation != 0, "fd {} is open in no life", fd);
        require(!d.open || d.closedEvent == kNoEvent, "fd {} is open and closed", fd);
        require(d.open || d.generation == 0 || d.closedEvent != kNoEvent, "fd {} never closed", fd);
        require(past(d.openedEvent) && past(d.closedEvent), "fd {} knows the future", fd);
        require(d.open == (d.known != Known::unknown) || !d.open, "fd {} is open, how is unknown",
                fd);
        const Connection& c = m_world.connections[fd];
        require((d.open && d.kind == FdKind::connection) == c.open,
                "fd {}: descriptor and connection disagree about being open", fd);
    });
    m_world.connections.forEach([&](std::size_t fd, const Connection& c) {
        if (c.id.valid())
            checkConnection(fd, c);
        else
            require(!c.open, "fd {} has an open connection without a number", fd);
    });
}

void Checker::checkConnection(std::size_t fd, const Connection& c) {
    const std::uint32_t id = c.id.n;
    const Descriptor& d = m_world.descriptors[fd];
    require(static_cast<std::size_t>(c.fd.n) == fd, "c{} stands at fd {} but says {}", id, fd,
            c.fd.n);
    require(c.generation <= d.generation, "c{} lives in a life to come", id);
    require(!c.open || c.generation == d.generation, "c{} is open in another life of fd {}", id,
            fd);
    require(c.id.n <= m_world.connectionsSeen, "c{} was never counted", id);
    require(c.open || c.closedBy != ClosedBy::open, "c{} is closed by nobody", id);
    require(past(c.acceptedEvent) && past(c.closedEvent) && past(c.endOfInputEvent),
            "c{} knows the future", id);
    m_open += c.open ? 1 : 0;
    m_bytesIn += c.bytesIn;
    m_bytesOut += c.bytesOut;
    checkExchanges(c);
}

void Checker::checkExchanges(const Connection& c) {
    const std::uint32_t id = c.id.n;
    require(c.exchanges.size() <= kExchangesKept, "c{} keeps too many exchanges", id);
    require(c.exchanges.size() == std::min<std::size_t>(c.exchangesSeen, kExchangesKept),
            "c{} keeps {} of {} exchanges", id, c.exchanges.size(), c.exchangesSeen);
    std::uint32_t number = c.exchangesSeen - static_cast<std::uint32_t>(c.exchanges.size());
    for (const Exchange& x : c.exchanges) {
        require(x.number == ++number, "c{}: exchange {} where {} should be", id, x.number, number);
        require(x.request.begun() || x.response.begun(), "c{}: exchange {} is empty", id, x.number);
        require(!x.response.begun() || x.number <= c.answering, "c{}: exchange {} answered early",
                id, x.number);
        checkSide(c, x, x.request, "request");
        checkSide(c, x, x.response, "response");
    }
    require(c.receiving <= c.exchangesSeen, "c{} receives an exchange that never began", id);
    require(c.answering <= c.exchangesSeen + 1, "c{} answers an exchange that never began", id);
    require(!c.requestParser.begun() || c.receiving != 0, "c{} parses a request of no exchange",
            id);
    require(!c.requestParser.complete() && !c.responseParser.complete(),
            "c{}: a parser rests on a complete message", id);
    if (const Exchange* x = c.exchange(c.receiving); x != nullptr && c.requestParser.begun())
        require(x->request.state == c.requestParser.state(),
                "c{}: exchange {} and the request parser disagree", id, x->number);
    if (const Exchange* x = c.exchange(c.answering); x != nullptr && c.responseParser.begun())
        require(x->response.state == c.responseParser.state(),
                "c{}: exchange {} and the response parser disagree", id, x->number);
}

void Checker::checkSide(const Connection& c, const Exchange& x, const MessageSide& side,
                        std::string_view name) {
    require(side.begun() == (side.bytes != 0), "c{}: {} {} has begun without bytes", c.id.n, name,
            x.number);
    require(past(side.firstEvent) && past(side.lastEvent), "c{}: {} {} knows the future", c.id.n,
            name, x.number);
    if (side.piecesLeftOut != 0)
        return;
    std::uint64_t sum = 0;
    for (const Piece& piece : side.pieces)
        sum += piece.length;
    require(sum == side.bytes, "c{}: the pieces of {} {} hold {} of {} bytes", c.id.n, name,
            x.number, sum, side.bytes);
}

void Checker::checkWorld() {
    require(m_open == m_world.connectionsOpen, "{} connections are open, {} counted", m_open,
            m_world.connectionsOpen);
    require(m_bytesIn <= m_world.counters.bytesIn && m_bytesOut <= m_world.counters.bytesOut,
            "connections moved more bytes than all calls did");
    require(m_world.counters.accepted <= m_world.connectionsSeen,
            "more connections were accepted than seen");
    require(m_world.counters.closed + m_open == m_world.connectionsSeen,
            "{} closed and {} open make {} connections", m_world.counters.closed, m_open,
            m_world.connectionsSeen);
    require(m_world.counters.waits <= m_world.counters.calls, "more waits than calls");
    require(!m_world.listener.valid() || m_world.descriptor(m_world.listener).open,
            "the listener fd {} is closed", m_world.listener.n);
}

} // namespace

std::vector<std::string> checkInvariants(const World& world) {
    return Checker(world).run();
}

} // namespace muxscope::world
