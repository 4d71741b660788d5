// SPDX-License-Identifier: GPL-3.0-or-later
#include "mux/make_mux.h"

#include "mux/epoll_mux.h"
#include "mux/poll_mux.h"
#include "mux/select_mux.h"
#include "mux/signal_mux.h"

namespace muxscope::mux {

std::span<const std::string_view> muxNames() {
    static constexpr std::string_view kNames[] = {"select", "poll", "epoll"};
    return kNames;
}

std::unique_ptr<Mux> makeMux(std::string_view name, Calls& calls) {
    if (name == "select")
        return std::make_unique<SelectMux>(calls);
    if (name == "poll")
        return std::make_unique<PollMux>(calls);
    if (name == "epoll")
        return std::make_unique<EpollMux>(calls);
    if (name == "epoll-et")
        return std::make_unique<EpollMux>(calls, "epoll-et", trace::kEdge);
    if (name == "epoll-oneshot")
        return std::make_unique<EpollMux>(calls, "epoll-oneshot", trace::kOneShot);
    if (name == "signal-driven")
        return std::make_unique<SignalMux>(calls);
    return nullptr;
}

} // namespace muxscope::mux
