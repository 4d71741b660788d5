// SPDX-License-Identifier: GPL-3.0-or-later
// A descriptor in a loop that is no accepted connection: a UDP socket, a terminal. A protocol brings
// them; a model that hosts sources (ModelFacts::hostsSources) watches them beside its connections.
// Server thread only; never blocks.
#pragma once

#include "base/ids.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace muxscope::server {

class LoopSource {
public:
    LoopSource() = default;
    virtual ~LoopSource() = default; // closes what it owns, through kernel/calls.h
    LoopSource(const LoopSource&) = delete;
    LoopSource& operator=(const LoopSource&) = delete;

    [[nodiscard]] virtual Fd fd() const = 0;
    // trace::kIn, kOut, kPri; 0 = it is not watched for now. Asked again after each ready() and
    // onTimer().
    [[nodiscard]] virtual std::uint32_t wanted() const = 0;
    // The wait reported these bits (also kErr, kHup, kNval).
    virtual void ready(std::uint32_t bits, std::int64_t nowNs) = 0;
    // When onTimer is wanted; asked before each wait.
    [[nodiscard]] virtual std::optional<std::int64_t> timerAtNs() const { return {}; }
    virtual void onTimer(std::int64_t nowNs) { static_cast<void>(nowNs); }
    // Further sources it has made, each handed over once; asked after each ready().
    virtual std::vector<std::unique_ptr<LoopSource>> takeSources() { return {}; }
    // True: it is to be unwatched and destroyed.
    [[nodiscard]] virtual bool ended() const = 0;
};

} // namespace muxscope::server
