// SPDX-License-Identifier: GPL-3.0-or-later
// What select and poll are to watch, and what of it changed since the kernel was last told: the
// recorded payload costs as much as has changed, never as much as is watched. Server thread.
#pragma once

#include "base/ids.h"
#include "trace/payload.h"

#include <cstdint>
#include <span>
#include <vector>

namespace muxscope::mux {

class InterestSet {
public:
    [[nodiscard]] std::uint32_t bitsOf(Fd fd) const {
        const auto i = static_cast<std::size_t>(fd.n);
        return i < m_now.size() ? m_now[i] : 0;
    }
    void set(Fd fd, std::uint32_t bits); // 0 = removed

    // The payload for the wait about to be made (trace/payload.h); what it says is then told. The
    // first is the full set. Valid until the next call.
    std::span<const std::byte> payload(std::uint32_t nfds);

private:
    std::vector<std::uint32_t> m_now;
    std::vector<std::uint32_t> m_told;
    std::vector<std::uint8_t> m_isDirty;
    std::vector<std::int32_t> m_dirty;
    std::vector<trace::FdBits> m_payload; // [0] is the InterestHead
    bool m_first = true;
};

} // namespace muxscope::mux
