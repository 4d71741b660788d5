// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/constants.h"

#include "import/text_scan.h"

#include <string>
#include <unordered_map>

namespace muxscope::strace {
namespace {

using Table = std::unordered_map<std::string_view, std::uint64_t>;

const Table& table() {
    static const Table names = {
        {"POLLIN", 1},
        {"POLLPRI", 2},
        {"POLLOUT", 4},
        {"POLLERR", 8},
        {"POLLHUP", 0x10},
        {"POLLNVAL", 0x20},
        {"POLLRDNORM", 0x40},
        {"POLLRDBAND", 0x80},
        {"POLLWRNORM", 0x100},
        {"POLLWRBAND", 0x200},
        {"POLLMSG", 0x400},
        {"POLLREMOVE", 0x1000},
        {"POLLRDHUP", 0x2000},
        {"EPOLLIN", 1},
        {"EPOLLPRI", 2},
        {"EPOLLOUT", 4},
        {"EPOLLERR", 8},
        {"EPOLLHUP", 0x10},
        {"EPOLLNVAL", 0x20},
        {"EPOLLRDNORM", 0x40},
        {"EPOLLRDBAND", 0x80},
        {"EPOLLWRNORM", 0x100},
        {"EPOLLWRBAND", 0x200},
        {"EPOLLMSG", 0x400},
        {"EPOLLRDHUP", 0x2000},
        {"EPOLLEXCLUSIVE", 1U << 28},
        {"EPOLLWAKEUP", 1U << 29},
        {"EPOLLONESHOT", 1U << 30},
        {"EPOLLET", 1U << 31},
        {"EPOLL_CTL_ADD", kEpollAdd},
        {"EPOLL_CTL_DEL", kEpollDelete},
        {"EPOLL_CTL_MOD", kEpollModify},
        {"AF_UNSPEC", 0},
        {"AF_UNIX", kFamilyUnix},
        {"AF_LOCAL", kFamilyUnix},
        {"AF_INET", kFamilyIp4},
        {"AF_INET6", kFamilyIp6},
        {"AF_NETLINK", 16},
        {"AF_PACKET", 17},
        {"AF_VSOCK", 40},
        {"SOCK_STREAM", kStream},
        {"SOCK_DGRAM", kDatagram},
        {"SOCK_RAW", 3},
        {"SOCK_RDM", 4},
        {"SOCK_SEQPACKET", 5},
        {"SOCK_NONBLOCK", kNonblock},
        {"SOCK_CLOEXEC", kCloexec},
        {"O_RDONLY", 0},
        {"O_WRONLY", 1},
        {"O_RDWR", 2},
        {"O_APPEND", 02000},
        {"O_NONBLOCK", kNonblock},
        {"O_NDELAY", kNonblock},
        {"O_ASYNC", 020000},
        {"FASYNC", 020000},
        {"O_CLOEXEC", kCloexec},
        {"O_CREAT", 0100},
        {"O_TRUNC", 01000},
        {"O_DIRECT", 040000},
        {"EFD_NONBLOCK", kNonblock},
        {"EFD_CLOEXEC", kCloexec},
        {"TFD_NONBLOCK", kNonblock},
        {"TFD_CLOEXEC", kCloexec},
        {"SFD_NONBLOCK", kNonblock},
        {"SFD_CLOEXEC", kCloexec},
        {"IN_NONBLOCK", kNonblock},
        {"IN_CLOEXEC", kCloexec},
        {"EPOLL_CLOEXEC", kCloexec},
        {"EPOLL_NONBLOCK", kNonblock},
        {"PIDFD_NONBLOCK", kNonblock},
        {"FAN_CLOEXEC", 1},
        {"FAN_NONBLOCK", 2},
        {"MFD_CLOEXEC", 1},
        {"MSG_OOB", kUrgent},
        {"MSG_PEEK", kPeek},
        {"MSG_DONTROUTE", 4},
        {"MSG_CTRUNC", 8},
        {"MSG_TRUNC", 0x20},
        {"MSG_DONTWAIT", 0x40},
        {"MSG_EOR", 0x80},
        {"MSG_WAITALL", 0x100},
        {"MSG_ERRQUEUE", kErrorQueue},
        {"MSG_NOSIGNAL", 0x4000},
        {"MSG_MORE", 0x8000},
        {"MSG_WAITFORONE", 0x10000},
        {"MSG_ZEROCOPY", 0x4000000},
        {"MSG_FASTOPEN", 0x20000000},
        {"MSG_CMSG_CLOEXEC", kCmsgCloexec},
        {"CLONE_VM", 0x100},
        {"CLONE_FS", 0x200},
        {"CLONE_FILES", kCloneFiles},
        {"CLONE_SIGHAND", 0x800},
        {"CLONE_VFORK", 0x4000},
        {"CLONE_THREAD", kCloneThread},
        {"SHUT_RD", 0},
        {"SHUT_WR", 1},
        {"SHUT_RDWR", 2},
        {"F_DUPFD", kDupFd},
        {"F_GETFD", 1},
        {"F_SETFD", kSetFd},
        {"F_GETFL", kGetFlags},
        {"F_SETFL", kSetFlags},
        {"F_GETLK", 5},
        {"F_SETLK", 6},
        {"F_SETLKW", 7},
        {"F_SETOWN", 8},
        {"F_GETOWN", 9},
        {"F_SETSIG", 10},
        {"F_GETSIG", 11},
        {"F_SETOWN_EX", 15},
        {"F_GETOWN_EX", 16},
        {"F_DUPFD_CLOEXEC", kDupFdCloexec},
        {"POLL_IN", 1},
        {"POLL_OUT", 2},
        {"POLL_MSG", 3},
        {"POLL_ERR", 4},
        {"POLL_PRI", 5},
        {"POLL_HUP", 6},
        {"IORING_ENTER_GETEVENTS", 1},
        {"IORING_ENTER_SQ_WAKEUP", 2},
        {"IORING_ENTER_SQ_WAIT", 4},
        {"IORING_ENTER_EXT_ARG", 8},
        {"FD_CLOEXEC", kFdCloexec},
        {"FIONBIO", kFionbio},
        {"FIOCLEX", kFioclex},
        {"FIONCLEX", kFionclex},
        {"FIONREAD", 0x541b},
        {"TCGETS", 0x5401},
        {"SOL_SOCKET", 1},
        {"SOL_TCP", 6},
        {"SOL_IP", 0},
        {"SOL_UDP", 17},
        {"SOL_IPV6", 41},
        {"SO_TYPE", 3},
        {"SO_ERROR", 4},
        {"SO_BROADCAST", 6},
        {"SO_KEEPALIVE", 9},
        {"SO_OOBINLINE", 10},
        {"SO_LINGER", 13},
        {"SO_REUSEPORT", 15},
        {"SO_RCVLOWAT", 18},
        {"SO_RCVTIMEO", 20},
        {"SO_RCVTIMEO_OLD", 20},
        {"SO_SNDTIMEO", 21},
        {"SO_SNDTIMEO_OLD", 21},
        {"SO_ACCEPTCONN", 30},
        {"SO_PROTOCOL", 38},
        {"SO_DOMAIN", 39},
        {"TCP_NODELAY", 1},
        {"TCP_MAXSEG", 2},
        {"TCP_CORK", 3},
        {"TCP_KEEPIDLE", 4},
        {"TCP_KEEPINTVL", 5},
        {"TCP_KEEPCNT", 6},
        {"TCP_DEFER_ACCEPT", 9},
        {"TCP_INFO", 11},
        {"TCP_QUICKACK", 12},
        {"TCP_USER_TIMEOUT", 18},
        {"TCP_FASTOPEN", 23},
        {"IPV6_V6ONLY", 26},
        {"SO_REUSEADDR", 2},
        {"SO_SNDBUF", 7},
        {"SO_RCVBUF", 8},
        {"CLOSE_RANGE_UNSHARE", 2},
        {"CLOSE_RANGE_CLOEXEC", 4},
    };
    return names;
}

} // namespace

std::optional<std::uint64_t> flagsIn(std::string_view text) {
    std::uint64_t all = 0;
    bool any = false;
    while (true) {
        text = trimmed(text);
        if (text.empty() || text.starts_with("/*"))
            break;
        std::string_view rest;
        if (const auto number = leadingNumber(text, &rest)) {
            all |= static_cast<std::uint64_t>(*number);
            // 1<<12
            if (rest.starts_with("<<"))
                return all; // capabilities and the like: of no interest here
        } else {
            std::size_t at = 0;
            while (at < text.size() && isNameChar(text[at]))
                ++at;
            if (at == 0)
                break;
            const auto found = table().find(text.substr(0, at));
            all |= found != table().end() ? found->second : 0;
            rest = text.substr(at);
        }
        any = true;
        rest = trimmed(rest);
        if (!rest.starts_with('|'))
            break;
        text = rest.substr(1);
    }
    return any ? std::optional(all) : std::nullopt;
}

std::optional<std::uint64_t> constantIn(std::string_view text) {
    text = trimmed(text);
    if (const auto number = leadingNumber(text))
        return static_cast<std::uint64_t>(*number);
    std::size_t at = 0;
    while (at < text.size() && isNameChar(text[at]))
        ++at;
    const auto found = table().find(text.substr(0, at));
    return found == table().end() ? std::nullopt : std::optional(found->second);
}

} // namespace muxscope::strace
