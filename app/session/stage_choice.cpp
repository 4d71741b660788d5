// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/stage_choice.h"

#include "session/session.h"

#include <algorithm>
#include <utility>

namespace muxscope::ui {

StageChoice& StageChoice::of(Session& session) {
    auto* choice = session.findChild<StageChoice*>(QString(), Qt::FindDirectChildrenOnly);
    return choice ? *choice : *new StageChoice(&session);
}

void StageChoice::setFace(Face face) {
    if (face == m_face)
        return;
    m_face = face;
    emit changed();
}

void StageChoice::keep(world::Sequence sequence) {
    const auto known =
        std::find_if(m_kept.begin(), m_kept.end(), [&sequence](const world::Sequence& kept) {
            return kept.sameRequest(sequence);
        });
    if (known != m_kept.end())
        *known = std::move(sequence);
    else if (canKeep() && !sequence.empty())
        m_kept.push_back(std::move(sequence));
    else
        return;
    emit changed();
}

void StageChoice::clearKept() {
    if (m_kept.empty())
        return;
    m_kept.clear();
    emit changed();
}

} // namespace muxscope::ui
