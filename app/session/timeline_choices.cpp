// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/timeline_choices.h"

#include <algorithm>

namespace muxscope::ui {

void TimelineChoices::setPinned(world::LaneId lane, bool pinned) {
    if (pinned == isPinned(lane))
        return;
    if (pinned)
        m_pins.insert(lane);
    else
        m_pins.erase(lane);
    emit changed();
}

void TimelineChoices::setCollapsed(world::LaneGroup group, bool collapsed) {
    if (collapsed == isCollapsed(group))
        return;
    if (collapsed)
        m_collapsed.insert(group);
    else
        m_collapsed.erase(group);
    emit changed();
}

void TimelineChoices::setSearch(const QString& text) {
    const QString trimmed = text.trimmed();
    if (trimmed == m_search)
        return;
    m_search = trimmed;
    emit changed();
}

void TimelineChoices::setFoldsGaps(bool folds) {
    if (folds == m_foldsGaps)
        return;
    m_foldsGaps = folds;
    emit changed();
}

void TimelineChoices::setShowsCounters(bool shows) {
    if (shows == m_showsCounters)
        return;
    m_showsCounters = shows;
    emit changed();
}

void TimelineChoices::setRange(qint64 oneNs, qint64 otherNs) {
    if (oneNs == otherNs)
        return clearRange();
    const TimeRange range{std::min(oneNs, otherNs), std::max(oneNs, otherNs)};
    if (m_range == range)
        return;
    m_range = range;
    emit rangeChanged();
}

void TimelineChoices::clearRange() {
    if (!m_range)
        return;
    m_range.reset();
    emit rangeChanged();
}

void TimelineChoices::forgetTrace() {
    m_pins.clear();
    m_search.clear();
    m_sight.reset();
    clearRange();
    emit changed();
}

} // namespace muxscope::ui
