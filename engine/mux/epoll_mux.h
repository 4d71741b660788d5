// SPDX-License-Identifier: GPL-3.0-or-later
// epoll(7): a kernel object that keeps the interest; each change is a call, a wait passes nothing.
// Level-triggered, or with trace::kEdge (EPOLLET) or trace::kOneShot (EPOLLONESHOT) in every mask.
// Server thread.
#pragma once

#include "mux/mux.h"

#include <array>

namespace muxscope::mux {

class EpollMux : public Mux {
public:
    // `flags` go with every mask; the name is what makeMux() knows it by.
    explicit EpollMux(Calls& calls, std::string_view name = "epoll", std::uint32_t flags = 0);

    [[nodiscard]] std::string_view name() const override { return m_name; }
    Answer open() override;
    [[nodiscard]] bool canWatch(Fd fd) const override;
    Answer watch(Fd fd, std::uint32_t bits, Site site) override;
    Answer change(Fd fd, std::uint32_t bits, Site site) override;
    Answer unwatch(Fd fd, Site site) override;
    Answer wait(std::int64_t timeoutNs, std::vector<FdBits>& ready) override;
    void close() override;

private:
    Calls& m_calls;
    const std::string_view m_name;
    const std::uint32_t m_flags;
    Fd m_epfd;
    std::array<epoll_event, 512> m_room{};
};

} // namespace muxscope::mux
