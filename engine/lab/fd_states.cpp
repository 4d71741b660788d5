// SPDX-License-Identifier: GPL-3.0-or-later
#include "lab/fd_states.h"

#include <arpa/inet.h>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <netinet/in.h>
#include <poll.h>
#include <string>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace muxscope::lab {
namespace {

Error failure(const char* what) {
    return {Error::Kind::environment, std::string(what) + ": " + std::strerror(errno), errno};
}

// 127.0.0.1 and a port that the kernel chooses.
sockaddr_in loopback() {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

const sockaddr* raw(const sockaddr_in& address) {
    return reinterpret_cast<const sockaddr*>(&address);
}

bool bindAnywhere(int fd, sockaddr_in& address) {
    address = loopback();
    socklen_t length = sizeof(address);
    return ::bind(fd, raw(address), length) == 0 &&
           ::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &length) == 0;
}

// Until the kernel reports `bits` (poll(2)): loopback delivers soon, but not always at once.
bool shows(int fd, short bits) {
    pollfd item{fd, bits, 0};
    for (int left = FdState::kLimitMs; left > 0; left -= 10) {
        if (::poll(&item, 1, 10) > 0 && (item.revents & bits) == bits)
            return true;
        if ((item.revents & bits) != bits && item.revents != 0)
            ::usleep(10'000); // something else is ready: poll does not wait
    }
    errno = ETIMEDOUT;
    return false;
}

void resetNow(int& fd) {
    const linger now{1, 0}; // RST instead of FIN (socket(7), SO_LINGER)
    ::setsockopt(fd, SOL_SOCKET, SO_LINGER, &now, sizeof(now));
    ::close(fd);
    fd = -1;
}

Result<StatedFd> tcpFresh() {
    StatedFd made;
    made.fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (made.fd < 0)
        return failure("socket");
    return made;
}

Result<StatedFd> tcpBound() {
    auto made = tcpFresh();
    sockaddr_in address{};
    if (made && !bindAnywhere(made->fd, address))
        return failure("bind");
    return made;
}

Result<StatedFd> listenerIdle() {
    auto made = tcpBound();
    if (made && ::listen(made->fd, 5) != 0)
        return failure("listen");
    return made;
}

Result<int> connectTo(int listener) {
    sockaddr_in address{};
    socklen_t length = sizeof(address);
    const int client = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    if (::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &length) != 0 ||
        ::connect(client, raw(address), length) != 0) {
        const Error error = failure("connect");
        ::close(client);
        return error;
    }
    return client;
}

Result<StatedFd> listenerPending() {
    auto made = listenerIdle();
    if (!made)
        return made;
    const auto client = connectTo(made->fd);
    if (!client)
        return client.error();
    made->others.push_back(*client);
    if (!shows(made->fd, POLLIN))
        return failure("a pending connection");
    return made;
}

// others[0] is the peer, others[1] the listener.
Result<StatedFd> connected() {
    auto listener = listenerIdle();
    if (!listener)
        return listener;
    const auto client = connectTo(listener->fd);
    if (!client)
        return client.error();
    StatedFd made;
    made.others = {*client, std::exchange(listener->fd, -1)};
    made.fd = ::accept4(made.others[1], nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK);
    if (made.fd < 0)
        return failure("accept4");
    return made;
}

Result<StatedFd> urgentOnly() {
    auto made = connected();
    if (made && (::send(made->others[0], "!", 1, MSG_OOB) != 1 || !shows(made->fd, POLLPRI)))
        return failure("an urgent byte");
    return made;
}

Result<StatedFd> urgentBehindBytes() {
    auto made = connected();
    if (made &&
        (::send(made->others[0], "abc", 3, 0) != 3 ||
         ::send(made->others[0], "!", 1, MSG_OOB) != 1 || !shows(made->fd, POLLIN | POLLPRI)))
        return failure("an urgent byte behind three");
    return made;
}

Result<StatedFd> peerFin() {
    auto made = connected();
    if (made && (::shutdown(made->others[0], SHUT_WR) != 0 || !shows(made->fd, POLLRDHUP)))
        return failure("the peer's FIN");
    return made;
}

Result<StatedFd> ownShutForWriting() {
    auto made = connected();
    if (made && ::shutdown(made->fd, SHUT_WR) != 0)
        return failure("shutdown");
    return made;
}

Result<StatedFd> bothShut() {
    auto made = peerFin();
    if (made && (::shutdown(made->fd, SHUT_WR) != 0 || !shows(made->fd, POLLHUP)))
        return failure("shutdown");
    return made;
}

Result<StatedFd> peerReset() {
    auto made = connected();
    if (!made)
        return made;
    resetNow(made->others[0]);
    if (!shows(made->fd, POLLERR))
        return failure("the peer's RST");
    return made;
}

Result<StatedFd> peerResetErrorRead() {
    auto made = peerReset();
    int error = 0;
    socklen_t length = sizeof(error);
    if (made && ::getsockopt(made->fd, SOL_SOCKET, SO_ERROR, &error, &length) != 0)
        return failure("getsockopt");
    return made;
}

// The port of a socket that is bound but does not listen: nobody else can get it meanwhile.
Result<StatedFd> connectRefused() {
    auto closedPort = tcpBound();
    if (!closedPort)
        return closedPort;
    sockaddr_in address{};
    socklen_t length = sizeof(address);
    ::getsockname(closedPort->fd, reinterpret_cast<sockaddr*>(&address), &length);
    StatedFd made;
    made.others = {std::exchange(closedPort->fd, -1)};
    made.fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (::connect(made.fd, raw(address), length) == 0 || errno != EINPROGRESS ||
        !shows(made.fd, POLLERR))
        return failure("a refused connect");
    return made;
}

Result<StatedFd> sendBufferFull() {
    auto made = connected();
    if (!made)
        return made;
    const int small = 8'192; // so that "full" comes soon, and at the same place for everyone
    ::setsockopt(made->fd, SOL_SOCKET, SO_SNDBUF, &small, sizeof(small));
    ::setsockopt(made->others[0], SOL_SOCKET, SO_RCVBUF, &small, sizeof(small));
    const std::string bytes(65'536, 'x');
    pollfd room{made->fd, POLLOUT, 0};
    do // what has moved on to the peer's buffer makes room again
        while (::send(made->fd, bytes.data(), bytes.size(), MSG_DONTWAIT) > 0) {
        }
    while (::poll(&room, 1, 50) > 0);
    return made;
}

Result<StatedFd> udpRefused() {
    StatedFd made;
    made.fd = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    const int gone = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    const bool bound = bindAnywhere(gone, address);
    if (::close(gone) != 0 || !bound)
        return failure("bind");
    // Its port is free now: the datagram comes back as ICMP port unreachable (udp(7)).
    if (::connect(made.fd, raw(address), sizeof(address)) != 0 || ::send(made.fd, "x", 1, 0) != 1 ||
        !shows(made.fd, POLLERR))
        return failure("a refused datagram");
    return made;
}

Result<StatedFd> pipeEnd(int kept) {
    int ends[2] = {-1, -1};
    if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
        return failure("pipe2");
    StatedFd made;
    made.fd = ends[kept];
    ::close(ends[1 - kept]);
    return made;
}

Result<StatedFd> pipeReader() {
    return pipeEnd(0);
}

Result<StatedFd> pipeWriter() {
    return pipeEnd(1);
}

Result<StatedFd> regularFile() {
    std::error_code error;
    std::string path =
        (std::filesystem::temp_directory_path(error) / "muxscope-lab.XXXXXX").string();
    StatedFd made;
    made.fd = ::mkostemp(path.data(), O_CLOEXEC);
    if (made.fd < 0)
        return failure("mkostemp");
    ::unlink(path.c_str());
    return made;
}

// A high number, so that no other thread's next descriptor gets it meanwhile.
Result<StatedFd> closedNumber() {
    auto file = regularFile();
    if (!file)
        return file;
    StatedFd made;
    made.fd = ::fcntl(file->fd, F_DUPFD_CLOEXEC, 900);
    made.fdIsOpen = false;
    if (made.fd < 0 || ::close(made.fd) != 0)
        return failure("fcntl");
    return made;
}

} // namespace

StatedFd::StatedFd(StatedFd&& other) noexcept
    : fd(std::exchange(other.fd, -1)), others(std::move(other.others)), fdIsOpen(other.fdIsOpen) {
    other.others.clear();
}

StatedFd& StatedFd::operator=(StatedFd&& other) noexcept {
    if (this == &other)
        return *this;
    closeAll();
    fd = std::exchange(other.fd, -1);
    others = std::exchange(other.others, {});
    fdIsOpen = other.fdIsOpen;
    return *this;
}

StatedFd::~StatedFd() {
    closeAll();
}

void StatedFd::closeAll() {
    if (fd >= 0 && fdIsOpen)
        ::close(fd);
    for (const int other : others)
        if (other >= 0)
            ::close(other);
    fd = -1;
    others.clear();
}

std::span<const FdState> fdStates() {
    static constexpr FdState kStates[] = {
        {"TCP socket, fresh", true, true, tcpFresh},
        {"TCP socket, only bound", true, true, tcpBound},
        {"listener, idle", true, true, listenerIdle},
        {"listener, one pending", true, true, listenerPending},
        {"connected, idle", true, true, connected},
        {"urgent byte only", true, true, urgentOnly},
        {"urgent byte behind 3 normal bytes", true, true, urgentBehindBytes},
        {"peer FIN", true, true, peerFin},
        {"only our side shut down for writing", true, true, ownShutForWriting},
        {"both directions shut", true, true, bothShut},
        {"peer RST, before reading SO_ERROR", true, true, peerReset},
        {"peer RST, after reading SO_ERROR", true, true, peerResetErrorRead},
        {"non-blocking connect refused", true, true, connectRefused},
        {"send buffer full", true, true, sendBufferFull},
        {"UDP after ICMP refusal", true, true, udpRefused},
        {"pipe reader end, writer closed", true, false, pipeReader},
        {"pipe writer end, reader closed", false, true, pipeWriter},
        {"regular file", true, true, regularFile},
        {"closed fd number", true, true, closedNumber},
    };
    return kStates;
}

} // namespace muxscope::lab
