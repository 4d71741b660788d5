// SPDX-License-Identifier: GPL-3.0-or-later
// Calls as a program writes them, and their answers.
#include "trace/event_text.h"
#include "trace/value_text.h"

#include <fmt/format.h>
#include <sys/socket.h>

namespace muxscope::trace {

std::string callText(const Event& enter) {
    const Record& r = enter.record;
    switch (enter.call()) {
    case Call::select:
        return fmt::format("select(rlist, wlist, xlist, {})",
                           r.value == -1 ? "None" : timeoutText(Call::select, r.value));
    case Call::poll:
        return fmt::format("poll(fds, {}, {})", enter.interest().head.nfds,
                           timeoutText(Call::poll, r.value));
    case Call::epoll_wait:
        return fmt::format("epoll_wait({}, events, {}, {})", r.fd, placesText(r),
                           timeoutText(Call::epoll_wait, r.value));
    case Call::epoll_ctl:
        return fmt::format("epoll_ctl({}, {}, {}, {})", r.fd, epollOpName(r.aux), r.value,
                           bitsText(enter.payloadWord()));
    case Call::recv:
    case Call::send:
    case Call::recvfrom:
        return r.aux == 0 || r.aux == MSG_NOSIGNAL
                   ? fmt::format("{}({}, {})", callName(r.call), r.fd, amountText(r.value))
                   : fmt::format("{}({}, {}, {})", callName(r.call), r.fd, amountText(r.value),
                                 messageFlagsText(r.aux));
    case Call::socket:
        return fmt::format("socket({}, {}, 0)", r.value == AF_INET6 ? "AF_INET6" : "AF_INET",
                           (r.aux & 0xf) == SOCK_DGRAM ? "SOCK_DGRAM" : "SOCK_STREAM");
    case Call::sendfile:
        return fmt::format("sendfile({}, {}, {})", r.fd, enter.payloadWord(), r.value);
    case Call::bind:
    case Call::connect:
        return fmt::format("{}({}, {})", callName(r.call), r.fd, addressText(enter.payload));
    case Call::sendto:
        return fmt::format("sendto({}, {}, {})", r.fd, r.value, addressText(enter.address()));
    case Call::read:
    case Call::write:
        return fmt::format("{}({}, {})", callName(r.call), r.fd, amountText(r.value));
    case Call::listen:
        return fmt::format("listen({}, {})", r.fd, r.value);
    case Call::fcntl:
        return fmt::format("fcntl({}, {})", r.fd, fcntlText(r));
    case Call::io_uring_setup:
        return fmt::format("io_uring_setup({}, params)", r.value);
    case Call::io_uring_enter:
        return fmt::format("io_uring_enter({}, {}, {}, {})", r.fd, enter.payloadWord(), r.aux,
                           timeoutText(r.call, r.value));
    case Call::async_cancel:
        return fmt::format("async_cancel({}, {})", r.fd, callName(static_cast<Call>(r.value)));
    case Call::sigtimedwait:
        return fmt::format("sigtimedwait(signals, info, {})",
                           timeoutText(Call::sigtimedwait, r.value));
    case Call::epoll_create1:
        return "epoll_create1(EPOLL_CLOEXEC)";
    case Call::accept4:
        return (r.value & SOCK_NONBLOCK) == 0 ? fmt::format("accept4({})", r.fd)
                                              : fmt::format("accept4({}, SOCK_NONBLOCK)", r.fd);
    default:
        return r.fd >= 0 ? fmt::format("{}({})", callName(r.call), r.fd)
                         : fmt::format("{}()", callName(r.call));
    }
}

std::string resultText(const Event& exit) {
    if (exit.error() != 0)
        return fmt::format("-1 {}", errnoName(exit.error()));
    if (exit.call() == Call::sigtimedwait)
        return signalText(exit.record.value);
    if (isMultiplexer(exit.call()))
        return fmt::format("{} ready", exit.record.value);
    return fmt::format("{}", exit.record.value);
}

} // namespace muxscope::trace
