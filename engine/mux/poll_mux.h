// SPDX-License-Identifier: GPL-3.0-or-later
// poll(2): an array in user space, passed whole each time. Server thread.
#pragma once

#include "mux/interest_set.h"
#include "mux/mux.h"

namespace muxscope::mux {

class PollMux : public Mux {
public:
    explicit PollMux(Calls& calls);

    [[nodiscard]] std::string_view name() const override { return "poll"; }
    Answer open() override;
    [[nodiscard]] bool canWatch(Fd fd) const override;
    Answer watch(Fd fd, std::uint32_t bits, Site site) override;
    Answer change(Fd fd, std::uint32_t bits, Site site) override;
    Answer unwatch(Fd fd, Site site) override;
    Answer wait(std::int64_t timeoutNs, std::vector<FdBits>& ready) override;
    void close() override;

private:
    Calls& m_calls;
    InterestSet m_interest;
    std::vector<pollfd> m_entries;
    std::vector<std::int32_t> m_placeOf; // by descriptor; -1 = not watched
};

} // namespace muxscope::mux
