// SPDX-License-Identifier: GPL-3.0-or-later
// epoll(7): a kernel object that keeps the interest; each change is a call, a wait passes nothing.
// Server thread.
#pragma once

#include "mux/mux.h"

#include <array>

namespace muxscope::mux {

class EpollMux : public Mux {
public:
    explicit EpollMux(Calls& calls);

    [[nodiscard]] std::string_view name() const override { return "epoll"; }
    Answer open() override;
    [[nodiscard]] bool canWatch(Fd fd) const override;
    Answer watch(Fd fd, std::uint32_t bits, Site site) override;
    Answer change(Fd fd, std::uint32_t bits, Site site) override;
    Answer unwatch(Fd fd, Site site) override;
    Answer wait(std::int64_t timeoutNs, std::vector<FdBits>& ready) override;
    void close() override;

private:
    Calls& m_calls;
    Fd m_epfd;
    std::array<epoll_event, 512> m_room{};
};

} // namespace muxscope::mux
