// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/mux_calls.h"

#include <array>
#include <utility>

namespace muxscope::analysis {
namespace {

constexpr std::array kNames = {"select",     "pselect6",    "poll",        "ppoll",
                               "epoll_wait", "epoll_pwait", "epoll_pwait2"};

// syscall_0x1b9 is epoll_pwait2 where strace does not know it yet.
constexpr std::array<std::pair<std::string_view, MuxApi>, 6> kOthers = {{
    {"_newselect", MuxApi::select},
    {"pselect6_time64", MuxApi::pselect6},
    {"pselect6_time32", MuxApi::pselect6},
    {"ppoll_time64", MuxApi::ppoll},
    {"ppoll_time32", MuxApi::ppoll},
    {"syscall_0x1b9", MuxApi::epoll_pwait2},
}};

} // namespace

const char* muxApiName(MuxApi api) {
    return kNames[static_cast<std::size_t>(api)];
}

std::optional<MuxApi> muxApiOf(std::string_view call) {
    for (std::size_t i = 0; i < kNames.size(); ++i)
        if (call == kNames[i])
            return static_cast<MuxApi>(i);
    for (const auto& [name, api] : kOthers)
        if (call == name)
            return api;
    return {};
}

} // namespace muxscope::analysis
