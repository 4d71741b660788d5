// SPDX-License-Identifier: GPL-3.0-or-later
// Every select, poll and epoll_wait of a log, in the order of their start. One thread.
#pragma once

#include "import/call_sink.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muxscope::analysis {

using strace::Stamp;
using strace::ThreadKey;

// A descriptor and bits as poll(2) has them; for select POLLIN, POLLOUT, POLLPRI stand for its three
// sets. fd -1: which descriptor is not known.
struct FdBits {
    std::int32_t fd = -1;
    std::uint32_t bits = 0;
    bool operator==(const FdBits&) const = default;
};
using FdList = std::vector<FdBits>;

enum class MuxApi : std::uint8_t {
    select,
    pselect6,
    poll,
    ppoll,
    epoll_wait,
    epoll_pwait,
    epoll_pwait2,
};
const char* muxApiName(MuxApi api);
// The multiplexer of this name; its 32-bit twins are it too.
std::optional<MuxApi> muxApiOf(std::string_view call);
constexpr bool isEpoll(MuxApi api) {
    return api >= MuxApi::epoll_wait;
}

struct MuxCall {
    MuxApi api = MuxApi::poll;
    bool returned = false; // with a result or an error
    bool finished = false; // its end is in the log, whatever it was
    bool partial = false;
    bool timeoutKnown = false;
    ThreadKey thread = 0;
    std::uint32_t epoll = UINT32_MAX; // the set, UINT32_MAX: unknown
    std::size_t epollVersion = 0;
    std::shared_ptr<const FdList> interest; // of select and poll; null: unknown
    std::unique_ptr<const FdList> ready;    // null: unknown, or none
    std::int64_t timeoutNs = -1;            // -1: for ever
    std::int64_t result = 0;
    std::string error;
    Stamp at;
    std::int64_t tookNs = -1; // -1: not known (yet)
};

} // namespace muxscope::analysis
