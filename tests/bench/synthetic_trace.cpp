// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/synthetic_trace.h"

#include "trace/payload.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <span>
#include <string_view>
#include <sys/epoll.h>
#include <vector>

namespace muxscope::bench {

namespace {

using trace::Call;
using trace::Phase;

constexpr std::int32_t kListener = 3;
constexpr std::int32_t kEpoll = 4;
constexpr std::int32_t kFirstConnection = 5;
constexpr std::string_view kRequest = "GET /hello HTTP/1.1\r\nHost: 127.0.0.1:8889\r\n\r\n";
constexpr std::string_view kResponse =
    "HTTP/1.1 200 OK\r\nDate: Sun, 06 Nov 1994 08:49:37 GMT\r\nServer: Muxscope\r\n"
    "Content-Type: text/plain; charset=utf-8\r\nContent-Length: 13\r\n\r\nHello, world!";

std::span<const std::byte> bytesOf(std::string_view text) {
    return std::as_bytes(std::span(text.data(), text.size()));
}

// Appends the pair of records of one call.
class Caller {
public:
    explicit Caller(trace::TraceLog& log) : m_log(log) {}

    void call(Call call, std::int32_t fd, std::int64_t argument, std::int64_t result,
              std::span<const std::byte> given = {}, std::span<const std::byte> answered = {},
              std::uint16_t aux = 0) {
        trace::Record record;
        record.call = call;
        record.fd = fd;
        record.thread = ThreadId{1};
        record.aux = aux;
        record.phase = Phase::enter;
        record.value = argument;
        m_log.append(record, given);
        record.phase = Phase::exit;
        record.value = result;
        m_log.append(record, answered);
    }

    void openListener() {
        const sockaddr_in address = loopback(8889);
        const auto bytes = std::as_bytes(std::span(&address, 1));
        call(Call::socket, -1, AF_INET, kListener, {}, {}, SOCK_STREAM);
        call(Call::bind, kListener, 0, 0, bytes);
        call(Call::listen, kListener, 128, 0);
        call(Call::epoll_create1, -1, 0, kEpoll);
        watch(kListener);
    }

    void accept(std::int32_t fd) {
        const sockaddr_in peer = loopback(static_cast<std::uint16_t>(40000 + fd));
        call(Call::accept4, kListener, SOCK_NONBLOCK, fd, {}, std::as_bytes(std::span(&peer, 1)));
        watch(fd);
    }

    void watch(std::int32_t fd) {
        const std::uint32_t mask = trace::kIn | trace::kRdHup;
        call(Call::epoll_ctl, kEpoll, fd, 0, std::as_bytes(std::span(&mask, 1)), {}, EPOLL_CTL_ADD);
    }

    void wait(std::span<const trace::FdBits> ready) {
        call(Call::epoll_wait, kEpoll, 3'000'000'000, static_cast<std::int64_t>(ready.size()), {},
             std::as_bytes(ready), 1024);
    }

    void serve(std::int32_t fd) {
        call(Call::recv, fd, 16384, static_cast<std::int64_t>(kRequest.size()), {},
             bytesOf(kRequest));
        const auto sent = static_cast<std::int64_t>(kResponse.size());
        call(Call::send, fd, sent, sent, {}, bytesOf(kResponse));
    }

private:
    static sockaddr_in loopback(std::uint16_t port) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_port = htons(port);
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        return address;
    }

    trace::TraceLog& m_log;
};

} // namespace

void appendLoad(trace::TraceLog& log, std::uint64_t events, int connections) {
    Caller caller(log);
    caller.openListener();
    std::vector<trace::FdBits> ready;
    for (int k = 0; k < connections; ++k) {
        caller.accept(kFirstConnection + k);
        ready.push_back({kFirstConnection + k, trace::kIn});
    }
    while (log.end() < events) {
        caller.wait(ready);
        for (const trace::FdBits& one : ready)
            caller.serve(one.fd);
    }
}

} // namespace muxscope::bench
