// SPDX-License-Identifier: GPL-3.0-or-later
// select(2): three bit sets, copied in, overwritten by the answer. Server thread.
#pragma once

#include "mux/interest_set.h"
#include "mux/mux.h"

namespace muxscope::mux {

class SelectMux : public Mux {
public:
    explicit SelectMux(Calls& calls);

    [[nodiscard]] std::string_view name() const override { return "select"; }
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
    fd_set m_rlist{};
    fd_set m_wlist{};
    fd_set m_xlist{};
    int m_highest = -1;
};

} // namespace muxscope::mux
