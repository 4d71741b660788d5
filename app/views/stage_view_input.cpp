// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse and keyboard of the stage.
#include "geometry/stage_layout.h"
#include "painters/fonts.h"
#include "session/session.h"
#include "session/stage_choice.h"
#include "views/stage_view.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>
#include <algorithm>

namespace muxscope::ui {

namespace {

// What Tab stops at; Up and Down stop at the tokens too.
bool isRegion(const HitArea& hit) {
    return hit.kind == HitKind::card || hit.kind == HitKind::waitCall ||
           hit.kind == HitKind::tray || hit.kind == HitKind::moreCards || hit.kind == HitKind::step;
}

bool canBeChosen(const HitArea& hit) {
    return hit.fd.valid() || hit.kind == HitKind::moreCards;
}

} // namespace

bool StageView::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const HitArea hit = m_scene.hitAt(toPicture(help->pos()));
        const QString text = hitWords(hit);
        if (text.isEmpty())
            QToolTip::hideText();
        else
            QToolTip::showText(help->globalPos(), text, this, hit.rect.toAlignedRect());
        return true;
    }
    return QWidget::event(event);
}

void StageView::mouseMoveEvent(QMouseEvent* event) {
    const HitArea hit = m_scene.hitAt(toPicture(event->position()));
    setCursor(canBeChosen(hit) ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void StageView::leaveEvent(QEvent*) {
    unsetCursor();
}

void StageView::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::LeftButton)
        choose(m_scene.hitAt(toPicture(event->position())));
}

void StageView::choose(const HitArea& hit) {
    if (hit.kind == HitKind::moreCards)
        scrollCards(m_firstCard < 0 ? 0 : static_cast<int>(m_scene.cards.size()));
    else if (hit.kind == HitKind::step) {
        if (const Moment moment = momentOf(sequences(), hit); moment > 0)
            m_session.playback().goTo(moment);
    } else if (hit.fd.valid())
        m_session.selection().selectFd(hit.fd);
}

void StageView::scrollCards(int steps) {
    const int next = std::max(0, m_firstCard) + steps;
    const int last = static_cast<int>(m_scene.cardsLeftOut);
    // Above the first card the choice is the picture's own again: the active ones.
    const int first = next < 0 ? -1 : std::min(next, last);
    if (first == m_firstCard)
        return;
    m_firstCard = first;
    refresh();
}

void StageView::scrollRows(int steps) {
    const int last = lastFirstRow(sequences());
    const int next = std::max(0, m_sequences.firstRow) + steps;
    // Above the first row the choice is the picture's own again: beginning and end.
    const int first = last == 0 || next < 0 ? -1 : std::min(next, last);
    if (first == m_sequences.firstRow)
        return;
    m_sequences.firstRow = first;
    refresh();
}

void StageView::wheelEvent(QWheelEvent* event) {
    if (m_choice.face() == StageChoice::Face::sequence && lastFirstRow(sequences()) > 0) {
        scrollRows(event->angleDelta().y() > 0 ? -1 : 1);
        event->accept();
        return;
    }
    const bool overKernel =
        m_choice.face() == StageChoice::Face::sets &&
        stageFrame(toPicture(size())).kernel.contains(toPicture(event->position()));
    if (!overKernel || (m_scene.cardsLeftOut == 0 && m_firstCard < 0)) {
        event->ignore();
        return;
    }
    const int delta = event->angleDelta().y();
    scrollCards(delta > 0 ? -1 : delta < 0 ? 1 : 0);
    event->accept();
}

void StageView::walk(int steps, bool regionsOnly) {
    const int count = static_cast<int>(m_scene.hits.size());
    const int step = steps < 0 ? -1 : 1;
    int at = m_focused < 0 ? (step > 0 ? -1 : count) : m_focused;
    for (at += step; at >= 0 && at < count; at += step) {
        const HitArea& hit = m_scene.hits[static_cast<std::size_t>(at)];
        if (hit.kind != HitKind::heat && hit.kind != HitKind::bit &&
            (!regionsOnly || isRegion(hit)))
            break;
    }
    if (at < 0 || at >= count)
        return;
    m_focused = at;
    const HitArea& hit = m_scene.hits[static_cast<std::size_t>(at)];
    setAccessibleDescription(hitWords(hit));
    update();
}

void StageView::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Down:
        walk(1, false);
        return;
    case Qt::Key_Up:
        walk(-1, false);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_focused >= 0) {
            choose(m_scene.hits[static_cast<std::size_t>(m_focused)]);
            return;
        }
        break;
    case Qt::Key_PageDown:
    case Qt::Key_PageUp:
        if (m_choice.face() == StageChoice::Face::sequence) {
            scrollRows(event->key() == Qt::Key_PageDown ? 3 : -3);
            return;
        }
        break;
    case Qt::Key_Escape:
        if (m_focused >= 0 || m_firstCard >= 0 || m_sequences.firstRow >= 0) {
            m_focused = -1;
            m_firstCard = -1;
            m_sequences.firstRow = -1;
            refresh();
            return;
        }
        break;
    default:
        break;
    }
    QWidget::keyPressEvent(event);
}

// Tab walks the regions and leaves the stage behind the last one.
bool StageView::focusNextPrevChild(bool next) {
    const int before = m_focused;
    if (hasFocus())
        walk(next ? 1 : -1, true);
    if (m_focused != before)
        return true;
    m_focused = -1;
    return QWidget::focusNextPrevChild(next);
}

void StageView::focusInEvent(QFocusEvent* event) {
    if (event->reason() == Qt::TabFocusReason)
        walk(1, true);
    else if (event->reason() == Qt::BacktabFocusReason)
        walk(-1, true);
    QWidget::focusInEvent(event);
}

void StageView::focusOutEvent(QFocusEvent* event) {
    m_focused = -1;
    updateWords();
    QWidget::focusOutEvent(event);
}

} // namespace muxscope::ui
