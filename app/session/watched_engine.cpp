// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/watched_engine.h"

#include "watch/program_source.h"

namespace muxscope::ui {

bool canBeHeld(const EngineControl* engine) {
    return dynamic_cast<const WatchedEngine*>(engine) == nullptr;
}

void WatchedEngine::requestStop() {
    m_source.requestEnd();
}

} // namespace muxscope::ui
