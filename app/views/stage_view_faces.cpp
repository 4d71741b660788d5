// SPDX-License-Identifier: GPL-3.0-or-later
// What the stage shows in each of its faces.
#include "geometry/stage_bitmap.h"
#include "geometry/stage_layout.h"
#include "painters/fonts.h"
#include "session/session.h"
#include "session/stage_choice.h"
#include "views/stage_faces.h"
#include "views/stage_view.h"
#include "widgets/panel_command.h"

#include <algorithm>

namespace muxscope::ui {

using Face = StageChoice::Face;

QObject* StageView::titleWidget() {
    if (!m_faces) {
        m_faces = new StageFaces(m_choice, this);
        connect(m_faces, &StageFaces::keepAsked, this, &StageView::keepSequence);
    }
    return m_faces;
}

void StageView::addCommands() {
    const auto face = [this](const char* name, const QString& text, Qt::Key key, Face shown) {
        addPanelCommand(*this, QString::fromLatin1(name), text, {QKeySequence(key)},
                        [this, shown] { m_choice.setFace(shown); });
    };
    face("showSets", tr("Show the sets"), Qt::Key_1, Face::sets);
    face("showBitmap", tr("Show the bitmap"), Qt::Key_2, Face::bitmap);
    face("showSequence", tr("Show the sequence"), Qt::Key_3, Face::sequence);
}

void StageView::turn() {
    stopMotion();
    m_memory = {};
    m_focused = -1;
    refresh();
}

Scene StageView::sceneOf(const StageInput& input) {
    switch (m_choice.face()) {
    case Face::bitmap:
        return bitmapScene(input);
    case Face::sequence:
        if (!input.world && m_choice.kept().empty())
            break; // the invitation
        return sequenceScene(sequences());
    case Face::sets:
        break;
    }
    return stageScene(input);
}

QString StageView::wordsOf(const StageInput& input) {
    switch (m_choice.face()) {
    case Face::bitmap:
        return bitmapText(input);
    case Face::sequence:
        return sequenceText(sequences());
    case Face::sets:
        break;
    }
    return sceneText(input);
}

QString StageView::hitWords(const HitArea& hit) {
    switch (m_choice.face()) {
    case Face::bitmap:
        return bitmapHitText(input(), hit);
    case Face::sequence:
        return sequenceHitText(sequences(), hit);
    case Face::sets:
        break;
    }
    return hitText(input(), hit);
}

const SequenceInput& StageView::sequences() {
    m_sequences.size = toPicture(size());
    if (!m_sequencesDirty)
        return m_sequences;
    m_sequencesDirty = false;
    m_sequences.columns = m_choice.kept();
    m_sequences.kept = m_sequences.columns.size();
    m_sequences.current = -1;
    m_sequences.cursor = m_session.hasTrace() ? m_session.world().moment : 0;
    if (!m_session.hasTrace())
        return m_sequences;
    const Selection& selection = m_session.selection();
    world::Sequence now =
        world::sequenceOf(m_session.world(), {m_session.log(), m_session.firstMoment()},
                          selection.fd(), selection.exchange());
    if (now.empty())
        return m_sequences;
    auto& columns = m_sequences.columns;
    const auto same = std::find_if(columns.begin(), columns.end(),
                                   [&](const auto& kept) { return kept.sameRequest(now); });
    if (same != columns.end()) {
        m_sequences.current = static_cast<int>(same - columns.begin());
        *same = std::move(now);
    } else if (columns.size() < kMostCompared) {
        m_sequences.current = static_cast<int>(columns.size());
        columns.push_back(std::move(now));
    }
    return m_sequences;
}

void StageView::keepSequence() {
    const SequenceInput& shown = sequences();
    if (shown.current >= 0)
        m_choice.keep(shown.columns[static_cast<std::size_t>(shown.current)]);
}

} // namespace muxscope::ui
