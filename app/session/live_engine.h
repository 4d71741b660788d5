// SPDX-License-Identifier: GPL-3.0-or-later
// The EngineControl of a real server: passes every wish on to its gate. The source must outlive it.
// GUI thread; never blocks.
#pragma once

#include "session/engine_control.h"

namespace muxscope::source {
class LiveSource;
}

namespace muxscope::ui {

class LiveEngine : public EngineControl {
public:
    explicit LiveEngine(source::LiveSource& source) : m_source(source) {}

    void run() override;
    void pause() override;
    void step(kernel::Gate::Step step) override;
    void requestStop() override;
    [[nodiscard]] bool paused() const override;
    [[nodiscard]] std::optional<std::uint64_t> standing() const override;
    [[nodiscard]] std::uint64_t breakpointHits() const override;
    void setBreakpoints(std::vector<kernel::Breakpoint> breakpoints) override;
    [[nodiscard]] std::map<std::uint32_t, std::uint64_t> hitsById() const override;
    [[nodiscard]] QString listeningOn() const override;
    [[nodiscard]] std::uint16_t port() const override;

private:
    source::LiveSource& m_source;
};

} // namespace muxscope::ui
