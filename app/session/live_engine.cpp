// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/live_engine.h"

#include "source/live_source.h"

namespace muxscope::ui {

void LiveEngine::run() {
    m_source.gate().run();
}

void LiveEngine::pause() {
    m_source.gate().pause();
}

void LiveEngine::step(kernel::Gate::Step step) {
    m_source.gate().step(step);
}

void LiveEngine::requestStop() {
    m_source.requestStop();
}

bool LiveEngine::paused() const {
    return m_source.gate().paused();
}

std::optional<std::uint64_t> LiveEngine::standing() const {
    return m_source.gate().standing();
}

std::uint64_t LiveEngine::breakpointHits() const {
    return m_source.gate().breakpointHits();
}

void LiveEngine::setBreakpoints(std::vector<kernel::Breakpoint> breakpoints) {
    m_source.gate().setBreakpoints(std::move(breakpoints));
}

std::map<std::uint32_t, std::uint64_t> LiveEngine::hitsById() const {
    return m_source.gate().hitsById();
}

QString LiveEngine::listeningOn() const {
    return QString::fromStdString(m_source.listeningOn());
}

std::uint16_t LiveEngine::port() const {
    return m_source.port();
}

} // namespace muxscope::ui
