// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes that calls move, and descriptors that travel with them.
#include "analysis/analysis.h"
#include "import/constants.h"

#include <algorithm>

namespace muxscope::analysis {

using namespace strace;

namespace {

// Under way with descriptors; the receivers of more are not in the log.
constexpr std::size_t kMostMessages = 1000;

// Buffers are filled, and emptied, in order; strace shows the beginning of each.
std::vector<Piece> piecesOf(const BufferList& buffers, std::uint64_t bytes) {
    std::vector<Piece> pieces;
    for (const BufferText& buffer : buffers.buffers) {
        if (bytes == 0)
            break;
        const std::uint64_t held =
            buffer.length < 0 ? bytes : std::min(bytes, static_cast<std::uint64_t>(buffer.length));
        Piece piece{stringIn(buffer.string).bytes, 0};
        if (piece.bytes.size() > held)
            piece.bytes.resize(held);
        piece.unseen = held - piece.bytes.size();
        bytes -= held;
        pieces.push_back(std::move(piece));
    }
    if (bytes != 0)
        pieces.push_back({{}, bytes});
    return pieces;
}

BufferList oneBuffer(std::string_view string) {
    return {{{string, -1}}, false};
}

bool hasVectors(std::string_view call) {
    return call == "readv" || call == "writev" || call.starts_with("preadv") ||
           call.starts_with("pwritev") || call == "vmsplice";
}

std::uint64_t countOf(const CallText& call) {
    return static_cast<std::uint64_t>(std::max<std::int64_t>(call.answer.value, 0));
}

} // namespace

// What a failed call says about its connection. True: it failed.
bool Analysis::transferFailed(ThreadKey thread, const CallText& call) {
    if (call.answer.ok())
        return false;
    const FileId id = m_descriptors.find(thread, fdIn(call.argument(0)).fd);
    if (id == kNoFile || m_descriptors.file(id).connection == kNone)
        return true;
    Connection& connection = m_connections.at(m_descriptors.file(id).connection);
    const std::string_view error = call.answer.error;
    if (!connection.made && (error == "ECONNREFUSED" || error == "ETIMEDOUT" ||
                             error == "EHOSTUNREACH" || error == "ENETUNREACH")) {
        connection.refused = true;
        m_descriptors.file(id).connection = kNone;
    } else if (error == "ECONNRESET" || error == "EPIPE") {
        m_connections.ended(m_descriptors.file(id).connection, EndedBy::reset);
    }
    return true;
}

void Analysis::received(std::uint32_t connection, std::uint64_t bytes, std::uint64_t flags,
                        const BufferList& buffers, bool askedForNothing) {
    if ((flags & kErrorQueue) != 0)
        return;
    if (bytes == 0 && !askedForNothing && (flags & kUrgent) == 0)
        m_connections.ended(connection, EndedBy::peer);
    if (bytes == 0 || (flags & kPeek) != 0)
        return;
    m_connections.came(connection, bytes);
    if ((flags & kUrgent) == 0)
        m_connections.payload(connection, true, piecesOf(buffers, bytes));
}

void Analysis::sent(std::uint32_t connection, std::uint64_t bytes, std::uint64_t flags,
                    const BufferList& buffers) {
    if (bytes == 0)
        return;
    m_connections.went(connection, bytes);
    if ((flags & kUrgent) == 0)
        m_connections.payload(connection, false, piecesOf(buffers, bytes));
}

// read(fd, "...", n), recvfrom(fd, "...", n, flags, ...), readv(fd, [...], n)
void Analysis::onRead(ThreadKey thread, const CallText& call) {
    if (transferFailed(thread, call))
        return;
    const std::uint32_t connection = connectionAt(thread, call.argument(0));
    if (connection == kNone)
        return;
    const bool vectors = hasVectors(call.name);
    const bool flagged = call.name.starts_with("recv");
    const std::uint64_t flags = flagged ? flagsIn(call.argument(3)).value_or(0) : 0;
    const BufferList buffers = vectors ? buffersIn(call.argument(1)) : oneBuffer(call.argument(1));
    received(connection, countOf(call), flags, buffers, leadingNumber(call.argument(2)) == 0);
}

void Analysis::onWrite(ThreadKey thread, const CallText& call) {
    if (transferFailed(thread, call))
        return;
    const std::uint32_t connection = connectionAt(thread, call.argument(0));
    if (connection == kNone)
        return;
    const bool flagged = call.name.starts_with("send");
    const std::uint64_t flags = flagged ? flagsIn(call.argument(3)).value_or(0) : 0;
    sent(connection, countOf(call), flags,
         hasVectors(call.name) ? buffersIn(call.argument(1)) : oneBuffer(call.argument(1)));
}

void Analysis::onRecvmsg(ThreadKey thread, const CallText& call) {
    if (transferFailed(thread, call))
        return;
    const std::uint64_t flags = flagsIn(call.argument(2)).value_or(0);
    const std::uint32_t connection = connectionAt(thread, call.argument(0));
    if (connection != kNone)
        received(connection, countOf(call), flags, buffersIn(memberOf(call.argument(1), "msg_iov")),
                 false);
    takeRights(thread, call.argument(0), call.argument(1), flags);
}

void Analysis::onSendmsg(ThreadKey thread, const CallText& call) {
    if (transferFailed(thread, call))
        return;
    const std::uint32_t connection = connectionAt(thread, call.argument(0));
    if (connection != kNone)
        sent(connection, countOf(call), flagsIn(call.argument(2)).value_or(0),
             buffersIn(memberOf(call.argument(1), "msg_iov")));
    sendRights(thread, call.argument(0), call.argument(1));
}

// recvmmsg(3, [{msg_hdr={..., msg_iov=[...]}, msg_len=5}, ...], n, flags, NULL) = how many messages
void Analysis::onRecvmmsg(ThreadKey thread, const CallText& call) {
    if (transferFailed(thread, call))
        return;
    const std::uint64_t flags = flagsIn(call.argument(3)).value_or(0);
    const std::uint32_t connection = connectionAt(thread, call.argument(0));
    std::uint64_t left = countOf(call);
    forEachItem(call.argument(1), [&](std::string_view message) {
        const auto length = leadingNumber(memberOf(message, "msg_len"));
        if (left-- == 0)
            return false;
        const std::string_view head = memberOf(message, "msg_hdr");
        if (connection != kNone && length && *length >= 0)
            received(connection, static_cast<std::uint64_t>(*length), flags,
                     buffersIn(memberOf(head, "msg_iov")), false);
        takeRights(thread, call.argument(0), head, flags);
        return true;
    });
}

void Analysis::onSendmmsg(ThreadKey thread, const CallText& call) {
    if (transferFailed(thread, call))
        return;
    const std::uint64_t flags = flagsIn(call.argument(3)).value_or(0);
    const std::uint32_t connection = connectionAt(thread, call.argument(0));
    std::uint64_t left = countOf(call);
    forEachItem(call.argument(1), [&](std::string_view message) {
        const auto length = leadingNumber(memberOf(message, "msg_len"));
        if (left-- == 0)
            return false;
        const std::string_view head = memberOf(message, "msg_hdr");
        if (connection != kNone && length && *length >= 0)
            sent(connection, static_cast<std::uint64_t>(*length), flags,
                 buffersIn(memberOf(head, "msg_iov")));
        sendRights(thread, call.argument(0), head);
        return true;
    });
}

// sendfile(out, in, [0] => [3], 5) = 3: what the bytes are is not in the log.
void Analysis::onSendfile(ThreadKey thread, const CallText& call) {
    if (transferFailed(thread, call))
        return;
    const std::uint32_t out = connectionAt(thread, call.argument(0));
    const std::uint32_t in = connectionAt(thread, call.argument(1));
    if (out != kNone)
        sent(out, countOf(call), 0, {});
    if (in != kNone)
        received(in, countOf(call), 0, {}, leadingNumber(call.argument(3)) == 0);
}

// splice(in, offset, out, offset, length, flags)
void Analysis::onSplice(ThreadKey thread, const CallText& call) {
    if (transferFailed(thread, call))
        return;
    const std::uint32_t in = connectionAt(thread, call.argument(0));
    const std::uint32_t out = connectionAt(thread, call.argument(2));
    if (in != kNone)
        received(in, countOf(call), 0, {}, leadingNumber(call.argument(4)) == 0);
    if (out != kNone)
        sent(out, countOf(call), 0, {});
}

void Analysis::onOtherUse(ThreadKey thread, const CallText& call) {
    if (call.answer.ok())
        usedFd(thread, call.argument(0));
}

namespace {

// Calls f(item) for each descriptor of `msg_control=[{..., cmsg_type=SCM_RIGHTS, cmsg_data=[5, 6]}]`.
template <class F>
void forEachRight(std::string_view message, F&& f) {
    forEachItem(memberOf(message, "msg_control"), [&](std::string_view control) {
        const std::string_view type = memberOf(control, "cmsg_type");
        if (type.starts_with("SCM_RIGHTS") || leadingNumber(type) == 1)
            forEachItem(memberOf(control, "cmsg_data"), [&](std::string_view fd) {
                if (fdIn(fd).fd >= 0)
                    f(fd);
                return true;
            });
        return true;
    });
}

} // namespace

void Analysis::sendRights(ThreadKey thread, std::string_view fd, std::string_view message) {
    Rights rights;
    rights.sender = thread;
    forEachRight(message, [&](std::string_view passed) {
        const FileId file = usedFd(thread, passed);
        if (file != kNoFile) {
            m_descriptors.hold(file);
            rights.files.push_back(file);
            rights.numbers.push_back(fdIn(passed).fd);
            if (onPassed)
                onPassed({thread, rights.numbers.back(), fdIn(fd).fd, false, {}, -1});
        }
    });
    if (rights.files.empty())
        return;
    const FileId socket = m_descriptors.find(thread, fdIn(fd).fd);
    rights.to = socket == kNoFile ? kNoFile : m_descriptors.file(socket).otherEnd;
    m_rights.push_back(std::move(rights));
    if (m_rights.size() <= kMostMessages)
        return;
    for (const FileId file : m_rights.front().files)
        m_descriptors.letGo(file);
    m_rights.pop_front();
}

// A descriptor that arrives is one that was sent over the other end; where the log does not tell which
// end that is, the one message under way with as many descriptors is meant, if it is the only one.
void Analysis::takeRights(ThreadKey thread, std::string_view fd, std::string_view message,
                          std::uint64_t flags) {
    std::vector<std::string_view> numbers;
    forEachRight(message, [&](std::string_view passed) { numbers.push_back(passed); });
    if (numbers.empty())
        return;
    const FileId socket = m_descriptors.find(thread, fdIn(fd).fd);
    auto found = std::find_if(m_rights.begin(), m_rights.end(), [&](const Rights& rights) {
        return rights.to != kNoFile && rights.to == socket && rights.files.size() == numbers.size();
    });
    if (found == m_rights.end()) {
        const auto fits = [&](const Rights& rights) {
            return rights.to == kNoFile && rights.files.size() == numbers.size();
        };
        found = std::find_if(m_rights.begin(), m_rights.end(), fits);
        if (found != m_rights.end() &&
            std::find_if(found + 1, m_rights.end(), fits) != m_rights.end())
            found = m_rights.end();
    }
    const Tri cloexec = (flags & kCmsgCloexec) != 0 ? Tri::yes : Tri::no;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const FdText number = fdIn(numbers[i]);
        const FileId file = found != m_rights.end()
                                ? found->files[i]
                                : m_descriptors.make(fileKindOf(number.annotation), Tri::unknown);
        m_descriptors.install(thread, number.fd, file, cloexec);
        if (!onPassed)
            continue;
        Passed passed{thread, number.fd, fdIn(fd).fd, true, {}, -1};
        if (found != m_rights.end()) {
            passed.sender = found->sender;
            passed.sent = found->numbers[i];
        }
        onPassed(passed);
    }
    if (found == m_rights.end() || (flags & kPeek) != 0)
        return;
    for (const FileId file : found->files)
        m_descriptors.letGo(file);
    m_rights.erase(found);
}

} // namespace muxscope::analysis
