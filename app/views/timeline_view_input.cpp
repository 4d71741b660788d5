// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse and keyboard of the timeline.
#include "session/session.h"
#include "views/timeline_view.h"
#include "world/time_index.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace muxscope::ui {

void TimelineView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    m_dragAt = event->position();
    if (m_dragAt.x() < kGutter) {
        if (const TimelineRow* row = m_layout.rowAt(m_dragAt); row && row->fd.valid())
            m_session.selection().selectFd(row->fd);
        return;
    }
    if (m_dragAt.y() < m_layout.axis.bottom()) {
        m_drag = Drag::pan;
        setCursor(Qt::ClosedHandCursor);
        return;
    }
    if (m_layout.plot.contains(m_dragAt)) {
        m_drag = Drag::travel;
        travelTo(m_dragAt.x());
    }
}

void TimelineView::mouseMoveEvent(QMouseEvent* event) {
    const QPointF at = event->position();
    switch (m_drag) {
    case Drag::travel:
        travelTo(at.x());
        return;
    case Drag::pan: {
        const TimeScale moved = scale().moved(at.x() - m_dragAt.x());
        m_dragAt = at;
        m_follows = false;
        showSpan(moved.fromNs, moved.toNs);
        return;
    }
    case Drag::none:
        setCursor(at.x() < kGutter                  ? Qt::PointingHandCursor
                  : at.y() < m_layout.axis.bottom() ? Qt::OpenHandCursor
                  : m_layout.plot.contains(at)      ? Qt::IBeamCursor
                                                    : Qt::ArrowCursor);
    }
}

void TimelineView::mouseReleaseEvent(QMouseEvent*) {
    m_drag = Drag::none;
    unsetCursor();
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent* event) {
    m_drag = Drag::none;
    if (event->position().x() >= kGutter)
        fit();
}

void TimelineView::travelTo(double x) {
    if (!m_session.hasTrace())
        return;
    const std::int64_t at =
        m_layout.scale.timeAt(std::clamp(x, m_layout.plot.left(), m_layout.plot.right()));
    const Moment moment = world::momentAtTime(m_session.log(), at);
    m_follows = false;
    m_session.playback().goTo(std::clamp(moment, m_session.firstMoment(), m_session.head()));
}

void TimelineView::zoom(double x, double factor) {
    const TimeScale zoomed = scale().zoomed(x, factor);
    showSpan(zoomed.fromNs, zoomed.toNs);
    if (m_follows) {
        // The present keeps its place.
        const std::int64_t span = m_toNs - m_fromNs;
        m_toNs = nowNs() + span / 16;
        m_fromNs = m_toNs - span;
    }
}

void TimelineView::wheelEvent(QWheelEvent* event) {
    const QPoint angle = event->angleDelta();
    if (event->position().x() < kGutter || (event->modifiers() & Qt::ShiftModifier) != 0) {
        const int delta = angle.y() != 0 ? angle.y() : angle.x();
        scrollRows(delta > 0 ? -1 : delta < 0 ? 1 : 0);
    } else if (angle.x() != 0 && std::abs(angle.x()) > std::abs(angle.y())) {
        const TimeScale moved = scale().moved(angle.x() / 2.0);
        m_follows = false;
        showSpan(moved.fromNs, moved.toNs);
    } else {
        zoom(event->position().x(), std::pow(0.8, angle.y() / 120.0));
    }
    event->accept();
}

void TimelineView::scrollRows(int rows) {
    const int last = std::max(0, m_layout.rowsInAll - m_layout.rowsThatFit);
    m_firstRow = std::clamp(m_firstRow + rows, 0, last);
    refresh();
}

void TimelineView::chooseRow(int step) {
    const auto& rows = m_layout.rows;
    const auto selected =
        std::find_if(rows.begin(), rows.end(), [](const TimelineRow& row) { return row.selected; });
    auto at = selected == rows.end() ? (step > 0 ? -1 : static_cast<int>(rows.size()))
                                     : static_cast<int>(selected - rows.begin());
    for (at += step; at >= 0 && at < static_cast<int>(rows.size()); at += step) {
        if (rows[static_cast<std::size_t>(at)].fd.valid()) {
            m_session.selection().selectFd(rows[static_cast<std::size_t>(at)].fd);
            return;
        }
    }
    scrollRows(step);
}

void TimelineView::keyPressEvent(QKeyEvent* event) {
    const double middle = m_layout.cursorVisible ? m_layout.cursorX : m_layout.plot.center().x();
    const double page = m_layout.plot.width() * 0.8;
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(middle, 0.7);
        return;
    case Qt::Key_Minus:
        zoom(middle, 1 / 0.7);
        return;
    case Qt::Key_0:
        fit();
        return;
    case Qt::Key_Up:
        chooseRow(-1);
        return;
    case Qt::Key_Down:
        chooseRow(1);
        return;
    case Qt::Key_PageUp:
    case Qt::Key_PageDown: {
        const TimeScale moved = scale().moved(event->key() == Qt::Key_PageUp ? page : -page);
        m_follows = false;
        showSpan(moved.fromNs, moved.toNs);
        return;
    }
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace muxscope::ui
