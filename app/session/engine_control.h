// SPDX-License-Identifier: GPL-3.0-or-later
// What a session asks of a running server: where it stands at the gate, and to go on, stand or stop.
// Small on purpose, so that Playback is tested without a server. GUI thread; nothing here blocks.
#pragma once

#include "kernel/gate.h"

#include <QString>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace muxscope::ui {

class EngineControl {
public:
    virtual ~EngineControl() = default;

    virtual void run() = 0;
    virtual void pause() = 0;
    virtual void step(kernel::Gate::Step step) = 0;
    virtual void requestStop() = 0;

    [[nodiscard]] virtual bool paused() const = 0;
    // Index of the enter before which the server stands, if it does.
    [[nodiscard]] virtual std::optional<std::uint64_t> standing() const = 0;
    [[nodiscard]] virtual std::uint64_t breakpointHits() const = 0;
    virtual void setBreakpoints(std::vector<kernel::Breakpoint>) {}
    // How often each has stopped the server, by its id.
    [[nodiscard]] virtual std::map<std::uint32_t, std::uint64_t> hitsById() const { return {}; }
    [[nodiscard]] virtual QString listeningOn() const = 0; // "127.0.0.1:8889"
    [[nodiscard]] virtual std::uint16_t port() const = 0;
};

} // namespace muxscope::ui
