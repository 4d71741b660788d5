// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/view_turns.h"

#include "session/refresh.h"

#include <QElapsedTimer>

#include <algorithm>

namespace muxscope::ui {

namespace {

constexpr int kPanelsInFrame = 2;
constexpr qint64 kPanelsNs = 2'000'000; // of them, before they are drawn

} // namespace

void ViewTurns::end() {
    if (!m_crowded)
        return;
    m_crowded = false;
    // Showing one can make others.
    for (std::size_t i = 0; i < m_members.size(); ++i)
        if (m_members[i]->waiting())
            m_members[i]->showNow();
}

bool ViewTurns::anyWaits() const {
    return std::any_of(m_members.begin(), m_members.end(),
                       [](const Refresh* refresh) { return refresh->waiting(); });
}

bool ViewTurns::roundDone() const {
    return std::none_of(m_members.begin(), m_members.end(),
                        [this](const Refresh* refresh) { return owed(*refresh); });
}

bool ViewTurns::owed(const Refresh& refresh) const {
    return refresh.due() && refresh.shownInRound() != m_round;
}

const Refresh* ViewTurns::give(Whose whose) {
    const Refresh* isDrawn = nullptr;
    int panels = 0;
    QElapsedTimer took;
    took.start();
    for (std::size_t passed = 0; passed < m_members.size(); ++passed) {
        m_next %= m_members.size();
        Refresh& next = *m_members[m_next];
        const bool shows = whose == Whose::due ? owed(next) : next.waiting();
        const bool drawn = shows && next.isVisible();
        const bool heavy = drawn && next.weight() == Refresh::Weight::heavy;
        if (heavy && panels > 0)
            break; // the next frame's
        ++m_next;
        if (shows) {
            next.setShownInRound(m_round);
            next.showNow();
        }
        if (drawn)
            isDrawn = &next;
        panels += drawn && !heavy ? 1 : 0;
        if (heavy || panels == kPanelsInFrame || took.nsecsElapsed() > kPanelsNs)
            break;
    }
    return isDrawn;
}

void ViewTurns::leave(Refresh& refresh) {
    std::erase(m_members, &refresh);
}

} // namespace muxscope::ui
