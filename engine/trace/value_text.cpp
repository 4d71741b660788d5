// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/value_text.h"

#include "trace/not_told.h"

#include <csignal>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/epoll.h>
#include <sys/socket.h>

namespace muxscope::trace {

// Each call in its own unit: select and sigtimedwait s, poll and epoll_wait ms.
std::string timeoutText(Call call, std::int64_t ns) {
    const bool inSeconds =
        call == Call::select || call == Call::sigtimedwait || call == Call::io_uring_enter;
    if (ns == kNotTold)
        return "?";
    if (ns < 0)
        return inSeconds ? "NULL" : "-1";
    if (inSeconds)
        return fmt::format("{:.3f}", static_cast<double>(ns) / 1e9);
    return fmt::format("{}", (ns + 999'999) / 1'000'000);
}

std::string amountText(std::int64_t value) {
    return value == kNotTold ? "?" : fmt::format("{}", value);
}

std::string placesText(const Record& wait) {
    return wait.value == kNotTold && wait.aux == 0 ? "?" : fmt::format("{}", wait.aux);
}

std::string_view epollOpName(int op) {
    switch (op) {
    case EPOLL_CTL_ADD:
        return "EPOLL_CTL_ADD";
    case EPOLL_CTL_MOD:
        return "EPOLL_CTL_MOD";
    case EPOLL_CTL_DEL:
        return "EPOLL_CTL_DEL";
    default:
        return "?";
    }
}

// Realtime signals have no names but their distance from the first (signal(7)).
std::string signalText(std::int64_t signal) {
    if (signal == SIGIO)
        return "SIGIO";
    return signal >= SIGRTMIN && signal <= SIGRTMAX ? fmt::format("SIGRTMIN+{}", signal - SIGRTMIN)
                                                    : fmt::format("{}", signal);
}

// fcntl(2): the commands that loops use.
std::string fcntlText(const Record& r) {
    const auto setting = [&r] {
        std::string text = "O_RDWR";
        text += (r.value & O_NONBLOCK) != 0 ? "|O_NONBLOCK" : "";
        text += (r.value & O_ASYNC) != 0 ? "|O_ASYNC" : "";
        return text;
    };
    switch (r.aux) {
    case F_GETFL:
        return "F_GETFL";
    case F_SETFL:
        return "F_SETFL, " + setting();
    case F_SETSIG:
        return "F_SETSIG, " + signalText(r.value);
    case F_SETOWN_EX:
        return fmt::format("F_SETOWN_EX, thread {}", r.value);
    case F_SETOWN:
        return fmt::format("F_SETOWN, {}", r.value);
    default:
        return fmt::format("{}, {}", r.aux, r.value);
    }
}

std::string messageFlagsText(unsigned flags) {
    std::string text;
    const auto add = [&](unsigned bit, std::string_view name) {
        if ((flags & bit) == 0)
            return;
        text += text.empty() ? "" : "|";
        text += name;
        flags &= ~bit;
    };
    add(MSG_OOB, "MSG_OOB");
    add(MSG_PEEK, "MSG_PEEK");
    add(MSG_TRUNC, "MSG_TRUNC");
    add(MSG_DONTWAIT, "MSG_DONTWAIT");
    add(MSG_NOSIGNAL, "MSG_NOSIGNAL");
    if (flags != 0 || text.empty())
        text += fmt::format("{}{}", text.empty() ? "" : "|", flags);
    return text;
}

} // namespace muxscope::trace
