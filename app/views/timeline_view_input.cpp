// SPDX-License-Identifier: GPL-3.0-or-later
// The mouse on the timeline, and what it has in common with the keyboard.
#include "painters/fonts.h"
#include "session/session.h"
#include "session/timeline_choices.h"
#include "views/timeline_menu.h"
#include "views/timeline_view.h"

#include <QContextMenuEvent>
#include <QMouseEvent>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace muxscope::ui {

namespace {

constexpr double kEdge = 5; // pixels from a window's edge that still take hold of it

} // namespace

void TimelineView::pressInGutter(const TimelineRow& row) {
    m_current = row.id;
    if (row.isGroup)
        toggleCurrent();
    else if (row.fd.valid())
        m_session.selection().selectFd(row.fd);
    refresh();
}

TimelineView::Drag TimelineView::dragAt(QPointF at, Qt::KeyboardModifiers modifiers) const {
    const TimelineOverview& strip = m_layout.overview;
    if (!strip.rect.isEmpty() && at.y() >= strip.rect.top() && at.x() >= kGutter) {
        if (std::abs(at.x() - strip.window.left()) <= kEdge)
            return Drag::stripLeft;
        return std::abs(at.x() - strip.window.right()) <= kEdge ? Drag::stripRight : Drag::strip;
    }
    const bool inPlot = m_layout.plot.contains(at);
    if ((modifiers & Qt::ShiftModifier) != 0 && (inPlot || m_layout.axis.contains(at)))
        return Drag::range;
    if (at.y() < m_layout.axis.bottom())
        return Drag::pan;
    return inPlot ? Drag::travel : Drag::none;
}

void TimelineView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    m_dragAt = toPicture(event->position());
    if (m_dragAt.x() < kGutter) {
        if (const TimelineRow* row = m_layout.rowAt(m_dragAt))
            pressInGutter(*row);
        return;
    }
    if (const TimelineFlag* flag = m_layout.flagAt(m_dragAt)) {
        m_session.playback().goTo(flag->moment);
        return;
    }
    m_drag = dragAt(m_dragAt, event->modifiers());
    m_dragFromNs = m_layout.scale.timeAt(m_dragAt.x());
    if (m_drag == Drag::pan)
        setCursor(Qt::ClosedHandCursor);
    else if (m_drag == Drag::travel)
        travelTo(m_dragAt.x());
    else if (m_drag >= Drag::strip)
        dragStrip(m_dragAt.x());
}

void TimelineView::mouseMoveEvent(QMouseEvent* event) {
    const QPointF at = toPicture(event->position());
    switch (m_drag) {
    case Drag::travel:
        travelTo(at.x());
        return;
    case Drag::pan:
        pan(at.x() - m_dragAt.x());
        break;
    case Drag::range:
        choices().setRange(m_dragFromNs, m_layout.scale.timeAt(std::clamp(
                                             at.x(), m_layout.plot.left(), m_layout.plot.right())));
        return;
    case Drag::strip:
    case Drag::stripLeft:
    case Drag::stripRight:
        dragStrip(at.x());
        break;
    case Drag::none:
        setCursorShape(at);
        return;
    }
    m_dragAt = at;
}

void TimelineView::setCursorShape(QPointF at) {
    if (at.x() < kGutter || m_layout.flagAt(at) != nullptr)
        return setCursor(Qt::PointingHandCursor);
    switch (dragAt(at, Qt::NoModifier)) {
    case Drag::pan:
    case Drag::strip:
        return setCursor(Qt::OpenHandCursor);
    case Drag::stripLeft:
    case Drag::stripRight:
        return setCursor(Qt::SizeHorCursor);
    case Drag::travel:
        return setCursor(Qt::IBeamCursor);
    default:
        setCursor(Qt::ArrowCursor);
    }
}

// The window follows the pointer; a press outside brings it there.
void TimelineView::dragStrip(double x) {
    const TimelineOverview& strip = m_layout.overview;
    const std::int64_t at =
        strip.scale.timeAt(std::clamp(x, strip.rect.left(), strip.rect.right()));
    const std::int64_t span = m_toNs - m_fromNs;
    m_follows = false;
    if (m_drag == Drag::stripLeft)
        return showSpan(std::min(at, m_toNs - TimeScale::kClosestNs), m_toNs);
    if (m_drag == Drag::stripRight)
        return showSpan(m_fromNs, std::max(at, m_fromNs + TimeScale::kClosestNs));
    const bool inside = m_dragAt.x() >= strip.window.left() && m_dragAt.x() <= strip.window.right();
    const std::int64_t by = strip.scale.timeAt(x) - strip.scale.timeAt(m_dragAt.x());
    const std::int64_t from = inside ? m_fromNs + by : at - span / 2;
    showSpan(from, from + span);
}

void TimelineView::mouseReleaseEvent(QMouseEvent* event) {
    // A click with Shift that chose nothing lets go of the range.
    const bool chose = m_drag == Drag::range;
    if (chose && std::abs(toPicture(event->position()).x() - m_dragAt.x()) < 3)
        choices().clearRange();
    m_drag = Drag::none;
    if (chose)
        emit rangeChosen();
    unsetCursor();
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent* event) {
    m_drag = Drag::none;
    if (toPicture(event->position()).x() >= kGutter)
        return fit();
    const TimelineRow* row = m_layout.rowAt(toPicture(event->position()));
    if (row == nullptr)
        return;
    if (row->isGroup)
        return pressInGutter(*row); // two clicks, two turns
    m_current = row->id;
    pinCurrent();
}

void TimelineView::wheelEvent(QWheelEvent* event) {
    const QPoint angle = event->angleDelta();
    if (toPicture(event->position()).x() < kGutter ||
        (event->modifiers() & Qt::ShiftModifier) != 0) {
        const int delta = angle.y() != 0 ? angle.y() : angle.x();
        scrollRows(delta > 0 ? -1 : delta < 0 ? 1 : 0);
    } else if (angle.x() != 0 && std::abs(angle.x()) > std::abs(angle.y())) {
        pan(angle.x() / 2.0);
    } else {
        zoom(toPicture(event->position()).x(), std::pow(0.8, angle.y() / 120.0));
    }
    event->accept();
}

void TimelineView::chooseRow(int step) {
    const auto& rows = m_layout.rows;
    const auto current = std::find_if(rows.begin(), rows.end(), [this](const TimelineRow& row) {
        return m_current ? row.id == *m_current : row.selected;
    });
    const auto count = static_cast<int>(rows.size());
    const int at = current == rows.end() ? (step > 0 ? 0 : count - 1)
                                         : static_cast<int>(current - rows.begin()) + step;
    if (at < 0 || at >= count) {
        const int before = m_firstRow;
        scrollRows(step);
        if (before == m_firstRow)
            return;
        m_layout = timelineLayout(input()); // the row that came in is the one to choose
        const TimelineRow& edge =
            step > 0 ? m_layout.rows.back()
                     : m_layout.rows[static_cast<std::size_t>(m_layout.pinnedRows)];
        m_current = edge.id;
    } else {
        m_current = rows[static_cast<std::size_t>(at)].id;
    }
    if (m_current->fd().valid())
        m_session.selection().selectFd(m_current->fd());
    refresh();
}

void TimelineView::toggleCurrent() {
    if (!m_current || m_current->kind != world::LaneKind::group)
        return;
    const auto group = static_cast<world::LaneGroup>(m_current->number);
    choices().setCollapsed(group, !choices().isCollapsed(group));
}

void TimelineView::pinCurrent() {
    if (m_current && m_current->kind != world::LaneKind::group)
        choices().setPinned(*m_current, !choices().isPinned(*m_current));
}

void TimelineView::contextMenuEvent(QContextMenuEvent* event) {
    std::optional<world::LaneId> lane = m_current;
    if (event->reason() == QContextMenuEvent::Mouse) {
        const TimelineRow* row = m_layout.rowAt(toPicture(event->pos()));
        lane = row != nullptr ? std::optional(row->id) : std::nullopt;
    }
    QMenu* menu = timelineMenu(m_session, *this, lane);
    menu->popup(event->globalPos());
}

} // namespace muxscope::ui
