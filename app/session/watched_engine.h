// SPDX-License-Identifier: GPL-3.0-or-later
// The EngineControl of another program that is watched: it can be let go, and nothing else. It has no gate;
// pausing stands the window's cursor, while the program runs on. The source must outlive it. GUI thread;
// never blocks.
#pragma once

#include "session/engine_control.h"

namespace muxscope::watch {
class ProgramSource;
}

namespace muxscope::ui {

class WatchedEngine : public EngineControl {
public:
    explicit WatchedEngine(watch::ProgramSource& source) : m_source(source) {}

    void run() override {}
    void pause() override {}
    void step(kernel::Gate::Step) override {}
    void requestStop() override;
    [[nodiscard]] bool paused() const override { return false; }
    [[nodiscard]] std::optional<std::uint64_t> standing() const override { return std::nullopt; }
    [[nodiscard]] std::uint64_t breakpointHits() const override { return 0; }
    [[nodiscard]] QString listeningOn() const override { return {}; }
    [[nodiscard]] std::uint16_t port() const override { return 0; }

private:
    watch::ProgramSource& m_source;
};

// Whether it has a gate to stand at. Null: nothing runs, and nothing need be held.
bool canBeHeld(const EngineControl* engine);

} // namespace muxscope::ui
