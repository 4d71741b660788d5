// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/stage_choice.h"

#include "session/session.h"

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

} // namespace muxscope::ui
