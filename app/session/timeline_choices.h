// SPDX-License-Identifier: GPL-3.0-or-later
// What the user chose for the timeline: pinned rows, folded groups, the searched name, the range of
// time that is looked at. Outlives the widgets (the window is built anew when the language changes).
// GUI thread.
#pragma once

#include "world/lane_id.h"

#include <QObject>
#include <QString>
#include <cstdint>
#include <optional>
#include <set>

namespace muxscope::ui {

struct TimeRange {
    std::int64_t fromNs = 0;
    std::int64_t toNs = 0; // > fromNs
    bool operator==(const TimeRange&) const = default;
};

class TimelineChoices : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    [[nodiscard]] const std::set<world::LaneId>& pins() const { return m_pins; }
    [[nodiscard]] bool isPinned(world::LaneId lane) const { return m_pins.contains(lane); }
    [[nodiscard]] bool isCollapsed(world::LaneGroup group) const {
        return m_collapsed.contains(group);
    }
    [[nodiscard]] const QString& search() const { return m_search; }
    [[nodiscard]] bool foldsGaps() const { return m_foldsGaps; }
    [[nodiscard]] bool showsCounters() const { return m_showsCounters; }
    [[nodiscard]] const std::optional<TimeRange>& range() const { return m_range; }

    // What a view of it showed last, for one that is made anew.
    struct Sight {
        TimeRange span;
        int firstRow = 0;
        bool follows = true;
        bool fits = false;
    };
    [[nodiscard]] const std::optional<Sight>& sight() const { return m_sight; }
    void keepSight(const Sight& sight) { m_sight = sight; }

public slots:
    void setPinned(muxscope::world::LaneId lane, bool pinned);
    void setCollapsed(muxscope::world::LaneGroup group, bool collapsed);
    void setSearch(const QString& text);
    void setFoldsGaps(bool folds);
    void setShowsCounters(bool shows);
    void setRange(qint64 oneNs, qint64 otherNs); // in any order; equal: no range
    void clearRange();
    void forgetTrace(); // pins, search, range and sight belong to a trace

signals:
    void changed();
    void rangeChanged();

private:
    std::set<world::LaneId> m_pins;
    std::set<world::LaneGroup> m_collapsed = {world::LaneGroup::files};
    QString m_search;
    bool m_foldsGaps = false;
    bool m_showsCounters = false;
    std::optional<TimeRange> m_range;
    std::optional<Sight> m_sight;
};

} // namespace muxscope::ui
