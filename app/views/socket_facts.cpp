// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of a descriptor, as rows of name and value; pure.
#include "models/descriptor_words.h"
#include "session/quantities.h"
#include "views/socket_view.h"

#include <algorithm>

namespace muxscope::ui {

namespace {

QString closedByText(world::ClosedBy closedBy) {
    switch (closedBy) {
    case world::ClosedBy::peer:
        return SocketView::tr("the peer ended first");
    case world::ClosedBy::local:
        return SocketView::tr("the server ended first");
    case world::ClosedBy::reset:
        return SocketView::tr("the peer reset it (RST)");
    case world::ClosedBy::open:
        break;
    }
    return {};
}

// Collects the rows; a value that is empty is one that is not known.
class FactList {
public:
    void add(const QString& name, const QString& value, Known known = Known::observed) {
        m_facts.push_back({name, value.isEmpty() ? SocketView::tr("not known") : value,
                           value.isEmpty() ? Known::unknown : known});
    }
    void addAddress(const char* name, const world::Address& address) {
        add(QLatin1String(name),
            address.length == 0 ? QString() : QString::fromStdString(address.text()));
    }
    // An accepted socket has its listener's local address (accept(2)), unless that is a wildcard.
    void addLocalAddress(const world::World& world, const world::Descriptor& descriptor) {
        const world::Address* address = &descriptor.local;
        Known known = Known::observed;
        if (address->length == 0 && descriptor.kind == world::FdKind::connection &&
            world.listener.valid()) {
            address = &world.descriptor(world.listener).local;
            known = Known::inferred;
        }
        const std::string text = address->length == 0 ? std::string() : address->text();
        const bool wildcard = text.starts_with("0.0.0.0:") || text.starts_with("[::]:");
        add(QStringLiteral("getsockname()"),
            known == Known::inferred && wildcard ? QString() : QString::fromStdString(text), known);
    }
    std::vector<SocketFact> take() { return std::move(m_facts); }

private:
    std::vector<SocketFact> m_facts;
};

QString momentText(std::uint64_t event, const trace::TraceLog* log) {
    if (event == world::kNoEvent)
        return {};
    const QString moment = SocketView::tr("moment %1").arg(countText(event + 1));
    if (log == nullptr)
        return moment;
    const trace::TraceReader hold(*log); // the event may be older than what the history holds on to
    if (event < hold.keepFrom() || event >= log->end())
        return moment;
    return QStringLiteral("%1 (%2\u00a0s)").arg(moment, clockText(log->at(event).record.atNs));
}

QString queueText(const Fact<std::uint32_t>& queue) {
    return queue.known == Known::unknown ? QString() : sizeText(queue.value);
}

std::uint64_t bytesOf(std::int32_t asked) {
    return static_cast<std::uint64_t>(std::max(asked, 0));
}

QString errorText(const Fact<std::int32_t>& error) {
    if (error.known == Known::unknown)
        return SocketView::tr("not asked");
    if (error.value == 0)
        return QStringLiteral("0");
    return QString::fromLatin1(trace::errnoName(error.value).data());
}

void addConnection(FactList& facts, const world::Connection& connection) {
    facts.add(SocketView::tr("receive buffer"), queueText(connection.receiveQueue),
              connection.receiveQueue.known);
    facts.add(SocketView::tr("send buffer"), queueText(connection.sendQueue),
              connection.sendQueue.known);
    facts.add(SocketView::tr("received"),
              SocketView::tr("%1 in %n call(s)", nullptr, static_cast<int>(connection.recvCalls))
                  .arg(sizeText(connection.bytesIn)));
    facts.add(SocketView::tr("sent"),
              SocketView::tr("%1 in %n call(s)", nullptr, static_cast<int>(connection.sendCalls))
                  .arg(sizeText(connection.bytesOut)));
    facts.add(QStringLiteral("EAGAIN"),
              SocketView::tr("%n time(s)", nullptr, static_cast<int>(connection.wouldBlock)));
    facts.add(SocketView::tr("short sends"), countText(connection.shortSends));
    facts.add(SocketView::tr("requests"), countText(connection.exchangesSeen));
    if (connection.closedBy != world::ClosedBy::open)
        facts.add(SocketView::tr("ended"), closedByText(connection.closedBy));
}

// An accepted socket has what its listener had (accept(2)).
void addReuse(FactList& facts, const world::World& world, const world::Descriptor& descriptor) {
    const bool inherits = descriptor.kind == world::FdKind::connection && world.listener.valid() &&
                          !descriptor.reuseAddress;
    const bool on =
        inherits ? world.descriptor(world.listener).reuseAddress : descriptor.reuseAddress;
    facts.add(QStringLiteral("SO_REUSEADDR"), on ? QStringLiteral("1") : QStringLiteral("0"),
              inherits ? Known::inferred : Known::observed);
}

QString bufferText(const Fact<std::uint32_t>& granted, std::int32_t asked) {
    if (granted.known == Known::unknown)
        return asked == 0 ? QString() : SocketView::tr("asked %1").arg(sizeText(bytesOf(asked)));
    const QString text = sizeText(granted.value);
    return asked == 0 ? text : SocketView::tr("%1, asked %2").arg(text, sizeText(bytesOf(asked)));
}

QString roundTripText(const world::TcpFacts& tcp) {
    return QStringLiteral("%1 ± %2").arg(spanText(std::int64_t{tcp.rttUs} * 1000),
                                         spanText(std::int64_t{tcp.rttVariationUs} * 1000));
}

// What the socket is beside its bytes: options, granted buffers, and how TCP sees it.
void addSocket(FactList& facts, const world::SocketFacts& socket, bool connected) {
    facts.add(QStringLiteral("SO_RCVBUF"),
              bufferText(socket.receiveBuffer, socket.askedReceiveBuffer),
              socket.receiveBuffer.known);
    facts.add(QStringLiteral("SO_SNDBUF"), bufferText(socket.sendBuffer, socket.askedSendBuffer),
              socket.sendBuffer.known);
    facts.add(QStringLiteral("SO_ERROR"), errorText(socket.error), socket.error.known);
    facts.add(SocketView::tr("TCP state"),
              socket.tcpState.known == Known::unknown
                  ? QString()
                  : QString::fromLatin1(world::tcpStateName(socket.tcpState.value)),
              socket.tcpState.known);
    if (!connected)
        return;
    const bool seen = socket.tcp.known != Known::unknown;
    const world::TcpFacts& tcp = socket.tcp.value;
    facts.add(QStringLiteral("tcpi_rtt"), seen ? roundTripText(tcp) : QString(), socket.tcp.known);
    facts.add(
        QStringLiteral("tcpi_snd_cwnd"),
        seen ? QStringLiteral("%1 × %2").arg(tcp.congestionWindow).arg(sizeText(tcp.segmentBytes))
             : QString(),
        socket.tcp.known);
    facts.add(QStringLiteral("tcpi_snd_wnd"), seen ? sizeText(tcp.peerWindow) : QString(),
              socket.tcp.known);
    facts.add(QStringLiteral("tcpi_total_retrans"), seen ? countText(tcp.retransmitted) : QString(),
              socket.tcp.known);
}

} // namespace

std::vector<SocketFact> socketFacts(const world::World& world, Fd fd, const trace::TraceLog* log) {
    if (!fd.valid())
        return {};
    const world::Descriptor& descriptor = world.descriptor(fd);
    if (descriptor.generation == 0)
        return {};
    FactList facts;
    facts.add(QStringLiteral("fileno()"), QString::number(fd.n));
    const QString kind = descriptorKind(descriptor.kind);
    facts.add(SocketView::tr("kind"),
              descriptor.open || kind.isEmpty() ? kind : SocketView::tr("%1, closed").arg(kind));
    const bool socket = descriptor.kind != world::FdKind::epoll &&
                        descriptor.kind != world::FdKind::file &&
                        descriptor.kind != world::FdKind::terminal;
    if (socket)
        facts.addLocalAddress(world, descriptor);
    if (descriptor.kind == world::FdKind::connection ||
        descriptor.kind == world::FdKind::connectionOut)
        facts.addAddress("getpeername()", descriptor.peer);
    facts.add(SocketView::tr("flags"),
              descriptor.nonblocking.known == Known::unknown ? QString()
              : descriptor.nonblocking.value                 ? QStringLiteral("O_RDWR | O_NONBLOCK")
                                                             : QStringLiteral("O_RDWR"),
              descriptor.nonblocking.known);
    if (socket)
        addReuse(facts, world, descriptor);
    if (descriptor.kind == world::FdKind::listener) {
        facts.add(QStringLiteral("backlog"), QString::number(descriptor.backlog));
        facts.add(SocketView::tr("accept queue"),
                  world.acceptQueue.known == Known::unknown ? QString()
                                                            : QStringLiteral("%1 / %2")
                                                                  .arg(world.acceptQueue.value)
                                                                  .arg(world.acceptQueueLimit),
                  world.acceptQueue.known);
    }
    const world::Connection& connection = world.connection(fd);
    if (connection.id.valid() && connection.generation == descriptor.generation)
        addConnection(facts, connection);
    if (socket)
        addSocket(facts, world.socketFacts(fd), descriptor.kind == world::FdKind::connection);
    facts.add(SocketView::tr("opened"), momentText(descriptor.openedEvent, log));
    if (!descriptor.open)
        facts.add(SocketView::tr("closed"), momentText(descriptor.closedEvent, log));
    facts.add(SocketView::tr("generation"),
              SocketView::tr("%1 (how often the number was given)").arg(descriptor.generation));
    return facts.take();
}

} // namespace muxscope::ui
