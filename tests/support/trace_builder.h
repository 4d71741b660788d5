// SPDX-License-Identifier: GPL-3.0-or-later
// Writes hand-made traces readably: one method per call, each appends the enter and the exit, one
// microsecond each. Throws nothing, checks nothing: nonsense may be written on purpose.
//
//     TraceBuilder t;
//     t.listenOn(3).epollCreate(5).epollAdd(5, 3, kIn);
//     t.epollWait(5, {{3, kIn}}).accept4(3, 7, 40001).recv(7, "GET / HTTP/1.1\r\n\r\n");
#pragma once

#include "trace/trace_log.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <netinet/in.h>
#include <string_view>
#include <utility>
#include <vector>

namespace muxscope::support {

using Bits = std::vector<trace::FdBits>;

class TraceBuilder {
public:
    explicit TraceBuilder(trace::TraceLog::Options options = smallOptions()) : m_log(options) {}

    static trace::TraceLog::Options smallOptions() {
        trace::TraceLog::Options options;
        options.segmentBytes = std::size_t{1} << 16;
        return options;
    }

    trace::TraceLog& log() { return m_log; }
    const trace::TraceLog& log() const { return m_log; }
    [[nodiscard]] Moment end() const { return m_log.end(); }

    TraceBuilder& thread(std::uint16_t n) {
        m_thread = n;
        return *this;
    }
    TraceBuilder& after(std::int64_t ns) {
        m_atNs += ns;
        return *this;
    }
    // Where in the shown loop the calls from here on stand.
    TraceBuilder& site(trace::Site site) {
        m_site = site;
        return *this;
    }
    // At most this many bytes of each recv and send are recorded.
    TraceBuilder& snap(std::size_t bytes) {
        m_snap = bytes;
        return *this;
    }

    // --- one record
    TraceBuilder& enter(trace::Call call, std::int32_t fd, std::int64_t value = 0, int aux = 0,
                        std::span<const std::byte> payload = {}) {
        return record(trace::Phase::enter, call, fd, value, aux, payload, payload.size());
    }
    TraceBuilder& exit(trace::Call call, std::int32_t fd, std::int64_t value = 0, int aux = 0,
                       std::span<const std::byte> payload = {}, std::size_t full = 0) {
        return record(trace::Phase::exit, call, fd, value, aux, payload,
                      std::max(full, payload.size()));
    }
    TraceBuilder& note(trace::NoteKind kind, std::string_view text = {}, std::int32_t fd = -1) {
        const auto payload = std::as_bytes(std::span(text));
        return record(trace::Phase::note, trace::Call::none, fd, static_cast<int>(kind), 0, payload,
                      payload.size());
    }
    // io_uring.
    TraceBuilder& submit(trace::Call call, std::int32_t fd, std::int64_t value = 0, int aux = 0) {
        return record(trace::Phase::submission, call, fd, value, aux, {}, 0);
    }
    TraceBuilder& complete(trace::Call call, std::int32_t fd, std::int64_t value,
                           std::span<const std::byte> payload = {}) {
        return record(trace::Phase::completion, call, fd, value, 0, payload, payload.size());
    }
    TraceBuilder& gauges(const std::vector<trace::SocketGauge>& gauges) {
        const auto payload = std::as_bytes(std::span(gauges));
        return record(trace::Phase::observer, trace::Call::none, -1, 0, 0, payload, payload.size());
    }

    TraceBuilder& details(const std::vector<trace::SocketDetails>& details) {
        const auto payload = std::as_bytes(std::span(details));
        return record(trace::Phase::observer, trace::Call::getsockopt, -1, 0, 0, payload,
                      payload.size());
    }

    // An observer's look at a thread's processor time.
    TraceBuilder& cpu(std::uint16_t ofThread, std::int64_t ns) {
        const std::uint16_t current = std::exchange(m_thread, ofThread);
        record(trace::Phase::observer, trace::Call::clock_gettime, -1, ns, 0, {}, 0);
        return thread(current);
    }
    // io_uring: an operation into the one queue, its result out of the other.
    TraceBuilder& submission(trace::Call call, std::int32_t fd, std::int64_t value = 0) {
        return record(trace::Phase::submission, call, fd, value, 0, {}, 0);
    }
    TraceBuilder& completion(trace::Call call, std::int32_t fd, std::int64_t value = 0) {
        return record(trace::Phase::completion, call, fd, value, 0, {}, 0);
    }

    // --- whole calls
    TraceBuilder& listenOn(int fd, std::uint16_t port = 8889) {
        const auto at = address(port);
        enter(trace::Call::socket, -1, AF_INET, SOCK_STREAM).exit(trace::Call::socket, -1, fd);
        setOption(fd, SOL_SOCKET, SO_REUSEADDR, 1);
        enter(trace::Call::bind, fd, 0, 0, at).exit(trace::Call::bind, fd);
        return enter(trace::Call::listen, fd, 128).exit(trace::Call::listen, fd);
    }
    TraceBuilder& setOption(int fd, std::int32_t level, int option, int value) {
        enter(trace::Call::setsockopt, fd, value, option, std::as_bytes(std::span(&level, 1)));
        return exit(trace::Call::setsockopt, fd);
    }
    TraceBuilder& epollCreate(int epfd) {
        return enter(trace::Call::epoll_create1, -1).exit(trace::Call::epoll_create1, -1, epfd);
    }
    TraceBuilder& epollControl(int epfd, int op, int fd, std::uint32_t mask, int error = 0) {
        enter(trace::Call::epoll_ctl, epfd, fd, op, std::as_bytes(std::span(&mask, 1)));
        return exit(trace::Call::epoll_ctl, epfd, -error);
    }
    TraceBuilder& epollAdd(int epfd, int fd, std::uint32_t mask) {
        return epollControl(epfd, 1, fd, mask);
    }
    TraceBuilder& epollDelete(int epfd, int fd) { return epollControl(epfd, 2, fd, 0); }
    TraceBuilder& epollModify(int epfd, int fd, std::uint32_t mask) {
        return epollControl(epfd, 3, fd, mask);
    }
    TraceBuilder& epollEnter(int epfd, std::int64_t timeoutNs = -1) {
        return enter(trace::Call::epoll_wait, epfd, timeoutNs, 64);
    }
    TraceBuilder& epollExit(int epfd, const Bits& ready) {
        return exit(trace::Call::epoll_wait, epfd, static_cast<std::int64_t>(ready.size()), 0,
                    std::as_bytes(std::span(ready)));
    }
    TraceBuilder& epollWait(int epfd, const Bits& ready) {
        return epollEnter(epfd).after(10'000).epollExit(epfd, ready);
    }
    // `changes`: the whole set with full, else what changed since the last wait; bits 0 = removed.
    TraceBuilder& listEnter(trace::Call call, const Bits& changes, bool full = false,
                            std::uint32_t nfds = 64) {
        const trace::InterestHead head{nfds, full ? 1U : 0U};
        const auto headBytes = std::as_bytes(std::span(&head, 1));
        const auto items = std::as_bytes(std::span(changes));
        std::vector<std::byte> payload(headBytes.begin(), headBytes.end());
        payload.insert(payload.end(), items.begin(), items.end());
        return enter(call, -1, -1, 0, payload);
    }
    TraceBuilder& listExit(trace::Call call, const Bits& ready) {
        return exit(call, -1, static_cast<std::int64_t>(ready.size()), 0,
                    std::as_bytes(std::span(ready)));
    }
    TraceBuilder& select(const Bits& changes, const Bits& ready, bool full = false) {
        return listEnter(trace::Call::select, changes, full)
            .after(10'000)
            .listExit(trace::Call::select, ready);
    }
    TraceBuilder& poll(const Bits& changes, const Bits& ready, bool full = false) {
        return listEnter(trace::Call::poll, changes, full)
            .after(10'000)
            .listExit(trace::Call::poll, ready);
    }
    TraceBuilder& accept4(int listener, int fd, std::uint16_t peerPort) {
        const auto peer = address(peerPort);
        return enter(trace::Call::accept4, listener, SOCK_NONBLOCK)
            .exit(trace::Call::accept4, listener, fd, 0, peer);
    }
    TraceBuilder& acceptBlocking(int listener, int fd, std::uint16_t peerPort) {
        const auto peer = address(peerPort);
        return enter(trace::Call::accept4, listener)
            .exit(trace::Call::accept4, listener, fd, 0, peer);
    }
    TraceBuilder& acceptFails(int listener, int error) {
        return enter(trace::Call::accept4, listener, SOCK_NONBLOCK)
            .exit(trace::Call::accept4, listener, -error);
    }
    TraceBuilder& recv(int fd, std::string_view bytes, int flags = 0) {
        return enter(trace::Call::recv, fd, 65536, flags)
            .exit(trace::Call::recv, fd, static_cast<std::int64_t>(bytes.size()), flags,
                  kept(bytes), bytes.size());
    }
    TraceBuilder& recvFails(int fd, int error) {
        return enter(trace::Call::recv, fd, 65536).exit(trace::Call::recv, fd, -error);
    }
    // `accepted` bytes of them: the kernel had no room for more.
    TraceBuilder& send(int fd, std::string_view bytes, std::size_t accepted = SIZE_MAX) {
        const std::string_view taken = bytes.substr(0, accepted);
        return enter(trace::Call::send, fd, static_cast<std::int64_t>(bytes.size()), MSG_NOSIGNAL)
            .exit(trace::Call::send, fd, static_cast<std::int64_t>(taken.size()), MSG_NOSIGNAL,
                  kept(taken), taken.size());
    }
    TraceBuilder& sendFails(int fd, int error, std::size_t offered = 100) {
        return enter(trace::Call::send, fd, static_cast<std::int64_t>(offered), MSG_NOSIGNAL)
            .exit(trace::Call::send, fd, -error, MSG_NOSIGNAL);
    }
    TraceBuilder& shutdown(int fd, int how = SHUT_WR) {
        return enter(trace::Call::shutdown, fd, how).exit(trace::Call::shutdown, fd);
    }
    TraceBuilder& close(int fd) {
        return enter(trace::Call::close, fd).exit(trace::Call::close, fd);
    }

    // sockaddr_in of 127.0.0.1:port
    static std::vector<std::byte> address(std::uint16_t port) {
        sockaddr_in in{};
        in.sin_family = AF_INET;
        in.sin_port = htons(port);
        in.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        std::vector<std::byte> bytes(sizeof(in));
        std::memcpy(bytes.data(), &in, sizeof(in));
        return bytes;
    }
    static trace::SocketGauge gauge(std::uint16_t peerPort, std::uint32_t receiveQueue,
                                    std::uint32_t sendQueue = 0, bool accepted = true) {
        trace::SocketGauge gauge;
        gauge.family = AF_INET;
        gauge.tcpState = peerPort == 0 ? 10 : 1;
        gauge.peerPort = peerPort;
        gauge.receiveQueue = receiveQueue;
        gauge.sendQueue = sendQueue;
        gauge.accepted = accepted ? 1 : 0;
        const std::uint32_t loopback = htonl(INADDR_LOOPBACK);
        std::memcpy(gauge.peerAddress, &loopback, sizeof(loopback));
        return gauge;
    }

private:
    TraceBuilder& record(trace::Phase phase, trace::Call call, std::int32_t fd, std::int64_t value,
                         int aux, std::span<const std::byte> payload, std::size_t full) {
        trace::Record record;
        record.atNs = m_atNs += 1000;
        record.value = value;
        record.fd = fd;
        record.call = call;
        record.phase = phase;
        record.thread = ThreadId{m_thread};
        record.site = m_site;
        record.aux = static_cast<std::uint16_t>(aux);
        m_log.appendAt(record, payload, full);
        return *this;
    }
    [[nodiscard]] std::span<const std::byte> kept(std::string_view bytes) const {
        return std::as_bytes(std::span(bytes.substr(0, m_snap)));
    }

    trace::TraceLog m_log;
    std::int64_t m_atNs = 0;
    std::uint16_t m_thread = 1;
    trace::Site m_site = trace::Site::none;
    std::size_t m_snap = 4096;
};

} // namespace muxscope::support
