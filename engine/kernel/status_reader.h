// SPDX-License-Identifier: GPL-3.0-or-later
// What the gate asks of somebody who knows HTTP, which kernel/ does not: the statuses that a call has
// said. Asked only while a breakpoint wants to know. One thread at a time; never blocks.
#pragma once

#include "trace/record.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace muxscope::kernel {

class StatusReader {
public:
    virtual ~StatusReader() = default;

    // After each answer, in order. The status of every response whose status line ends in what this
    // call has sent; valid until the next call. `moved`: what it carried, as far as it is there.
    virtual std::span<const std::uint16_t> read(const trace::Record& exit,
                                                std::span<const std::byte> moved) = 0;
    // Calls were made since that it was not shown: what it holds of unfinished messages is stale.
    virtual void forget() = 0;
};

} // namespace muxscope::kernel
