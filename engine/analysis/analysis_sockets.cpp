// SPDX-License-Identifier: GPL-3.0-or-later
// Sockets: made, named, listening, connected, shut down.
#include "analysis/analysis.h"
#include "import/constants.h"

namespace muxscope::analysis {

using namespace strace;

namespace {

constexpr std::uint64_t kTypeMask = 0xf;

FileKind kindOfFamily(std::uint64_t family, std::uint64_t type) {
    if (family == kFamilyUnix)
        return FileKind::unixSocket;
    if (family == kFamilyIp4 || family == kFamilyIp6)
        return type == kStream     ? FileKind::tcp
               : type == kDatagram ? FileKind::udp
                                   : FileKind::socket;
    return FileKind::socket;
}

FileKind kindOfAddress(const AddressText& address) {
    switch (address.family) {
    case AddressText::Family::ip4:
    case AddressText::Family::ip6:
        return FileKind::tcp;
    case AddressText::Family::local:
        return FileKind::unixSocket;
    default:
        return FileKind::unknown;
    }
}

} // namespace

void Analysis::onSocket(ThreadKey thread, const CallText& call) {
    if (!call.answer.ok())
        return;
    const std::uint64_t type = flagsIn(call.argument(1)).value_or(0);
    const std::uint64_t family = flagsIn(call.argument(0)).value_or(0);
    const FileId file =
        openNew(thread, call.answer.whole, kindOfFamily(family, type & kTypeMask), type);
    if (file != kNoFile)
        m_descriptors.file(file).stream =
            (type & kTypeMask) == kDatagram ||
                    (family != kFamilyUnix && (type & kTypeMask) != kStream)
                ? Tri::no
                : Tri::yes;
}

// socketpair(AF_UNIX, SOCK_STREAM|SOCK_NONBLOCK, 0, [3, 4])
void Analysis::onSocketpair(ThreadKey thread, const CallText& call) {
    if (!call.answer.ok())
        return;
    const std::uint64_t type = flagsIn(call.argument(1)).value_or(0);
    const std::uint64_t family = flagsIn(call.argument(0)).value_or(kFamilyUnix);
    std::vector<FileId> ends;
    forEachItem(call.argument(3), [&](std::string_view end) {
        ends.push_back(openNew(thread, end, kindOfFamily(family, type & kTypeMask), type));
        return true;
    });
    if (ends.size() != 2 || ends[0] == kNoFile || ends[1] == kNoFile)
        return;
    m_descriptors.file(ends[0]).otherEnd = ends[1];
    m_descriptors.file(ends[1]).otherEnd = ends[0];
}

void Analysis::onBind(ThreadKey thread, const CallText& call) {
    if (!call.answer.ok())
        return;
    const FileId file = usedFd(thread, call.argument(0));
    const AddressText address = addressIn(call.argument(1));
    if (file != kNoFile && address.port != 0) // 0: the kernel chooses
        m_descriptors.file(file).bound = address.text();
}

std::uint32_t Analysis::listenerOf(FileId id, std::int32_t fd) {
    OpenFile& file = m_descriptors.file(id);
    if (file.listener == kNone) {
        file.listener = static_cast<std::uint32_t>(m_listeners.size());
        m_listeners.push_back({fd, file.bound});
    }
    return file.listener;
}

void Analysis::onListen(ThreadKey thread, const CallText& call) {
    if (!call.answer.ok())
        return;
    const FdText fd = fdIn(call.argument(0));
    const FileId file = usedFd(thread, call.argument(0));
    if (file == kNoFile)
        return;
    listenerOf(file, static_cast<std::int32_t>(fd.fd));
    noteNames(file, fd.annotation);
}

void Analysis::onAccept(ThreadKey thread, const CallText& call) {
    const FdText listenFd = fdIn(call.argument(0));
    if (!call.answer.ok())
        return;
    const FileId listening = usedFd(thread, call.argument(0));
    const AddressText peer = addressIn(call.argument(1));
    const FdText fd = fdIn(call.answer.whole);
    const SocketNames names = socketNamesIn(fd.annotation);
    FileKind kind = kindOfAddress(peer);
    if (kind == FileKind::unknown)
        kind = fileKindOf(fd.annotation);
    if (listening != kNoFile) {
        const auto listener = listenerOf(listening, static_cast<std::int32_t>(listenFd.fd));
        noteNames(listening, listenFd.annotation);
        if (m_listeners[listener].address.empty())
            m_listeners[listener].address = names.local.text();
        OpenFile& from = m_descriptors.file(listening);
        if (from.kind == FileKind::unknown)
            from.kind = kind;
        else if (kind == FileKind::unknown)
            kind = from.kind;
    }
    const std::uint64_t flags = call.name == "accept4" ? flagsIn(call.argument(3)).value_or(0) : 0;
    const FileId file = openNew(thread, call.answer.whole, kind, flags);
    if (file == kNoFile)
        return;
    Connection connection;
    connection.fd = static_cast<std::int32_t>(fd.fd);
    connection.in = true;
    connection.peer = kind == FileKind::unixSocket ? "unix" : peer.text();
    if (connection.peer.empty())
        connection.peer = names.peer.text();
    connection.acceptedBy = thread;
    connection.listenFd = static_cast<std::int32_t>(listenFd.fd);
    connection.api = call.name;
    m_descriptors.file(file).connection = m_connections.add(std::move(connection));
    m_descriptors.file(file).stream = Tri::yes;
}

void Analysis::onConnect(ThreadKey thread, const CallText& call) {
    const bool underWay = call.answer.error == "EINPROGRESS" || call.answer.error == "EINTR";
    const bool connected = call.answer.ok() || call.answer.error == "EISCONN";
    const FileId id = connected || underWay ? usedFd(thread, call.argument(0))
                                            : m_descriptors.find(thread, fdIn(call.argument(0)).fd);
    if (id == kNoFile)
        return;
    const AddressText address = addressIn(call.argument(1));
    OpenFile& file = m_descriptors.file(id);
    if (file.kind == FileKind::unknown)
        file.kind = kindOfAddress(address);
    if (file.stream == Tri::no || file.kind == FileKind::udp ||
        (address.family != AddressText::Family::ip4 && address.family != AddressText::Family::ip6 &&
         address.family != AddressText::Family::local &&
         address.family != AddressText::Family::none))
        return;
    if (file.connection != kNone) {
        Connection& known = m_connections.at(file.connection);
        if (known.in || known.made)
            return;
        known.made = connected;
        if (!connected && !underWay && call.answer.error != "EALREADY") {
            known.refused = true;
            file.connection = kNone;
        }
        return;
    }
    if (!connected && !underWay)
        return;
    Connection connection;
    connection.fd = static_cast<std::int32_t>(fdIn(call.argument(0)).fd);
    connection.made = connected;
    connection.peer = address.text();
    if (connection.peer.empty() && file.kind == FileKind::unixSocket)
        connection.peer = "unix";
    file.connection = m_connections.add(std::move(connection));
}

void Analysis::onGetName(ThreadKey thread, const CallText& call) {
    if (!call.answer.ok())
        return;
    const FileId file = usedFd(thread, call.argument(0));
    if (file == kNoFile)
        return;
    const AddressText address = addressIn(call.argument(1));
    OpenFile& open = m_descriptors.file(file);
    open.bound = address.text();
    if (open.listener != kNone && m_listeners[open.listener].address.empty())
        m_listeners[open.listener].address = open.bound;
}

void Analysis::onGetPeer(ThreadKey thread, const CallText& call) {
    if (!call.answer.ok())
        return;
    const std::uint32_t connection = connectionAt(thread, call.argument(0));
    if (connection == kNone)
        return;
    Connection& known = m_connections.at(connection);
    known.made = true;
    if (known.peer.empty())
        known.peer = addressIn(call.argument(1)).text();
}

// getsockopt(4, SOL_SOCKET, SO_ERROR, [0], [4]): how a connect under way has ended, or what befell the
// connection.
void Analysis::onGetOption(ThreadKey thread, const CallText& call) {
    if (!call.answer.ok())
        return;
    const FileId id = usedFd(thread, call.argument(0));
    if (id == kNoFile || m_descriptors.file(id).connection == kNone ||
        flagsIn(call.argument(1)) != 1U || flagsIn(call.argument(2)) != 4U)
        return;
    std::string_view value = call.argument(3);
    if (!value.starts_with('['))
        return;
    value.remove_prefix(1);
    Connection& connection = m_connections.at(m_descriptors.file(id).connection);
    const auto number = leadingNumber(value);
    if (number && *number == 0) {
        connection.made = true;
    } else if (!connection.made) {
        connection.refused = true;
        m_descriptors.file(id).connection = kNone;
    } else if (number == 104 || number == 32 || value.starts_with("ECONNRESET") ||
               value.starts_with("EPIPE")) {
        m_connections.ended(m_descriptors.file(id).connection, EndedBy::reset);
    }
}

void Analysis::onShutdown(ThreadKey thread, const CallText& call) {
    if (!call.answer.ok())
        return;
    const std::uint32_t connection = connectionAt(thread, call.argument(0));
    const auto how = flagsIn(call.argument(1));
    if (connection == kNone || !how || *how == kShutRead)
        return;
    m_connections.at(connection).shutDown = true;
    m_connections.ended(connection, EndedBy::local);
}

} // namespace muxscope::analysis
