// SPDX-License-Identifier: GPL-3.0-or-later
// Which part the timeline shows: following the present, keeping the cursor in sight, zoom, rows.
#include "geometry/timeline_words.h"
#include "painters/fonts.h"
#include "session/session.h"
#include "session/timeline_choices.h"
#include "views/timeline_view.h"
#include "world/time_index.h"

#include <algorithm>
#include <cmath>

namespace muxscope::ui {

namespace {

constexpr double kRoomAhead = 0.06;    // of the window, right of the present
constexpr quint64 kFarBehind = 50'000; // events: the picture ends where the fold has come to
constexpr double kOneStepCloser = 0.7;

} // namespace

std::int64_t TimelineView::nowNs() const {
    if (!m_session.hasTrace())
        return 0;
    // Held at the gate the call has been entered but not made: nothing grows.
    // Nor does what has not been folded yet: nobody knows whether the thread still sleeps.
    const bool running =
        m_session.engine() == Session::Engine::running && m_session.behind() < kFarBehind;
    return running ? m_session.log().nowNs() : m_session.headWorld().atNs;
}

std::int64_t TimelineView::cursorNs() const {
    if (!m_session.hasTrace())
        return 0;
    if (m_session.playback().mode() == Playback::Mode::live)
        return nowNs();
    // Before the first event there is no time.
    return std::max(m_session.world().atNs, world::timeBounds(m_session.log()).firstNs);
}

TimeScale::Gaps TimelineView::gaps() const {
    return choices().foldsGaps() && m_session.hasTrace()
               ? TimeScale::Gaps(m_session.activity().gaps())
               : TimeScale::Gaps{};
}

TimeScale TimelineView::scale() const {
    return TimeScale::over(kGutter, std::max(20.0, toPicture(size()).width() - kGutter - 12.0),
                           m_fromNs, m_toNs, gaps());
}

void TimelineView::follow() {
    if (choices().range()) // it is being looked at: it stays where it is
        return;
    const std::int64_t now = nowNs();
    if (m_fits) {
        m_fromNs = world::timeBounds(m_session.log()).firstNs;
        m_toNs = fittingEnd();
        return;
    }
    if (m_session.engine() == Session::Engine::stopped)
        return;
    const TimeScale shown = scale();
    const double wanted = shown.left + shown.width * (1 - kRoomAhead);
    if (now >= m_fromNs && shown.xOf(now) <= wanted)
        return;
    const TimeScale moved =
        TimeScale::anchored(shown.left, shown.width, shown.nsPerPixel(), wanted, now, gaps());
    m_fromNs = moved.fromNs;
    m_toNs = moved.toNs;
}

void TimelineView::revealCursor() {
    if (m_follows && (m_fits || m_session.playback().mode() == Playback::Mode::live))
        return;
    m_follows = false;
    if (m_drag != Drag::none)
        return;
    const std::int64_t at = cursorNs();
    if (at >= m_fromNs && at <= m_toNs)
        return;
    const TimeScale shown = scale();
    const TimeScale moved = TimeScale::anchored(shown.left, shown.width, shown.nsPerPixel(),
                                                shown.left + shown.width / 2, at, gaps());
    m_fromNs = moved.fromNs;
    m_toNs = moved.toNs;
}

void TimelineView::fit() {
    showSpan(m_session.hasTrace() ? world::timeBounds(m_session.log()).firstNs : 0, fittingEnd());
    m_fits = true;
}

// The present, and a little room in pixels right of it, whatever is folded.
std::int64_t TimelineView::fittingEnd() const {
    const std::int64_t first =
        m_session.hasTrace() ? world::timeBounds(m_session.log()).firstNs : 0;
    const std::int64_t now = std::max(nowNs(), first + 1'000'000);
    const TimeScale whole = TimeScale::over(
        kGutter, std::max(20.0, (toPicture(size()).width() - kGutter) * (1 - kRoomAhead)), first,
        now, gaps());
    return now + std::llround(whole.nsPerPixel() * whole.width * kRoomAhead);
}

void TimelineView::showSpan(qint64 fromNs, qint64 toNs) {
    m_fits = false;
    // Nothing is to be seen before the beginning.
    const std::int64_t first =
        m_session.hasTrace() ? world::timeBounds(m_session.log()).firstNs : fromNs;
    const std::int64_t before = std::max<std::int64_t>(first - fromNs, 0);
    m_fromNs = fromNs + before;
    m_toNs = std::max<std::int64_t>(toNs + before, m_fromNs + TimeScale::kClosestNs);
    refresh();
}

void TimelineView::zoomToRange() {
    const auto& range = choices().range();
    if (!range)
        return;
    const std::int64_t room = (range->toNs - range->fromNs) / 25;
    m_follows = false;
    showSpan(range->fromNs - room, range->toNs + room);
}

void TimelineView::zoomIn() {
    zoomAtCursor(kOneStepCloser);
}

void TimelineView::zoomOut() {
    zoomAtCursor(1 / kOneStepCloser);
}

void TimelineView::zoomAtCursor(double factor) {
    const TimeScale shown = scale();
    const double x = shown.xOf(cursorNs());
    const bool visible = x >= shown.left && x <= shown.left + shown.width;
    zoom(visible ? x : shown.left + shown.width / 2, factor);
}

void TimelineView::zoom(double x, double factor) {
    const TimeScale zoomed = scale().zoomed(x, factor, gaps());
    showSpan(zoomed.fromNs, zoomed.toNs);
    if (m_follows) {
        // The present keeps its place.
        const std::int64_t span = m_toNs - m_fromNs;
        m_toNs = nowNs() + span / 16;
        m_fromNs = m_toNs - span;
    }
}

void TimelineView::pan(double pixels) {
    const TimeScale moved = scale().moved(pixels, gaps());
    m_follows = false;
    showSpan(moved.fromNs, moved.toNs);
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

void TimelineView::scrollRows(int rows) {
    setFirstRow(m_firstRow + rows);
}

void TimelineView::setFirstRow(int row) {
    const int last = std::max(0, m_layout.rowsInAll - m_layout.rowsThatFit);
    const int wanted = std::clamp(row, 0, last);
    if (wanted == m_firstRow)
        return;
    m_firstRow = wanted;
    refresh();
}

void TimelineView::updateSubtitle() {
    const int decimals = m_toNs - m_fromNs < 100'000'000     ? 4
                         : m_toNs - m_fromNs < 2'000'000'000 ? 2
                                                             : 1;
    const QString text = tr("%1 – %2  (scroll to zoom, drag to travel)")
                             .arg(timeText(m_fromNs, decimals), timeText(m_toNs, decimals));
    if (text == m_subtitle)
        return;
    m_subtitle = text;
    emit subtitleChanged(text);
}

} // namespace muxscope::ui
