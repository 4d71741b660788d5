// SPDX-License-Identifier: GPL-3.0-or-later
#include "peer/peer.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <string>
#include <sys/socket.h>
#include <unistd.h>
#include <utility>

namespace muxscope::peer {
namespace {

Error failure(const char* what) {
    return {Error::Kind::environment, std::string(what) + ": " + std::strerror(errno), errno};
}

int connectTo(int fd, std::string_view host, std::uint16_t port) {
    if (host == "::1") {
        sockaddr_in6 address{};
        address.sin6_family = AF_INET6;
        address.sin6_addr = in6addr_loopback;
        address.sin6_port = htons(port);
        return ::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof(address));
    }
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(port);
    return ::connect(fd, reinterpret_cast<const sockaddr*>(&address), sizeof(address));
}

// After a signal the handshake goes on by itself (connect(2), EINTR): 0 when it has succeeded in time.
int finishConnect(int fd, int limitMs) {
    pollfd item{fd, POLLOUT, 0};
    int ready = 0;
    do
        ready = ::poll(&item, 1, limitMs);
    while (ready < 0 && errno == EINTR);
    if (ready == 0)
        errno = ETIMEDOUT;
    if (ready <= 0)
        return -1;
    int error = 0;
    socklen_t length = sizeof(error);
    if (::getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &length) != 0)
        return -1;
    errno = error;
    return error == 0 ? 0 : -1;
}

std::size_t contentLength(std::string_view head) {
    std::string lower(head);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return std::tolower(c); });
    const std::size_t at = lower.find("\r\ncontent-length:");
    if (at == std::string::npos)
        return 0;
    std::size_t from = lower.find_first_of("0123456789", at + 17);
    std::size_t length = 0;
    if (from != std::string::npos)
        std::from_chars(lower.data() + from, lower.data() + lower.size(), length);
    return length;
}

} // namespace

Result<Peer> Peer::connect(std::uint16_t port, int receiveBufferBytes, std::string_view host) {
    Peer peer(::socket(host == "::1" ? AF_INET6 : AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    if (peer.m_fd < 0)
        return failure("socket");
    // Before connect: the window is scaled from it (tcp(7)).
    if (receiveBufferBytes > 0)
        setsockopt(peer.m_fd, SOL_SOCKET, SO_RCVBUF, &receiveBufferBytes,
                   sizeof(receiveBufferBytes));
    const timeval limit{kLimitMs / 1000, kLimitMs % 1000 * 1000};
    setsockopt(peer.m_fd, SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof(limit));
    setsockopt(peer.m_fd, SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof(limit));
    if (connectTo(peer.m_fd, host, port) != 0 &&
        (errno != EINTR || finishConnect(peer.m_fd, kLimitMs) != 0))
        return failure("connect");
    const int one = 1;
    setsockopt(peer.m_fd, IPPROTO_TCP, TCP_NODELAY, &one, sizeof(one));
    return peer;
}

Peer::Peer(Peer&& other) noexcept
    : m_fd(std::exchange(other.m_fd, -1)),
      m_buffer(std::move(other.m_buffer)),
      m_ended(other.m_ended),
      m_wasReset(other.m_wasReset) {}

Peer& Peer::operator=(Peer&& other) noexcept {
    close();
    m_fd = std::exchange(other.m_fd, -1);
    m_buffer = std::move(other.m_buffer);
    m_ended = other.m_ended;
    m_wasReset = other.m_wasReset;
    return *this;
}

Peer::~Peer() {
    close();
}

bool Peer::send(std::string_view bytes) {
    while (!bytes.empty()) {
        const ssize_t sent = ::send(m_fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

bool Peer::sendByteByByte(std::string_view bytes) {
    return std::all_of(bytes.begin(), bytes.end(), [this](char c) { return send({&c, 1}); });
}

bool Peer::sendUrgent(char byte) {
    return ::send(m_fd, &byte, 1, MSG_OOB | MSG_NOSIGNAL) == 1;
}

void Peer::finishSending() {
    ::shutdown(m_fd, SHUT_WR);
}

void Peer::reset() {
    const linger now{1, 0};
    setsockopt(m_fd, SOL_SOCKET, SO_LINGER, &now, sizeof(now));
    close();
}

void Peer::close() {
    if (m_fd >= 0)
        ::close(m_fd);
    m_fd = -1;
}

bool Peer::fill() {
    char room[65536];
    for (;;) {
        const ssize_t got = ::recv(m_fd, room, sizeof(room), 0);
        if (got > 0) {
            m_buffer.append(room, static_cast<std::size_t>(got));
            return true;
        }
        if (got < 0 && errno == EINTR)
            continue;
        m_wasReset = got < 0 && errno == ECONNRESET;
        m_ended = got == 0 || m_wasReset;
        return false;
    }
}

std::string Peer::receive(std::size_t count) {
    while (m_buffer.size() < count && fill()) {
    }
    std::string bytes = m_buffer.substr(0, count);
    m_buffer.erase(0, bytes.size());
    return bytes;
}

std::string Peer::receiveAll() {
    while (fill()) {
    }
    return std::exchange(m_buffer, {});
}

std::string Peer::receiveResponse() {
    std::size_t head = std::string::npos;
    while ((head = m_buffer.find("\r\n\r\n")) == std::string::npos && fill()) {
    }
    if (head == std::string::npos)
        return std::exchange(m_buffer, {});
    return receive(head + 4 + contentLength(std::string_view(m_buffer).substr(0, head + 2)));
}

std::uint16_t Peer::localPort() const {
    sockaddr_storage address{};
    socklen_t length = sizeof(address);
    if (getsockname(m_fd, reinterpret_cast<sockaddr*>(&address), &length) != 0)
        return 0;
    return ntohs(
        reinterpret_cast<const sockaddr_in*>(&address)->sin_port); // same place in sockaddr_in6
}

} // namespace muxscope::peer
