// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometry/lane_rows.h"

#include <algorithm>
#include <array>

namespace muxscope::ui {

namespace {

using world::Lane;
using world::LaneGroup;
using world::LaneId;
using world::LaneKind;

constexpr std::uint32_t kWorthAHeading = 2; // lanes in a group
constexpr int kRoomForHeadings = 8;         // rows that fit

using Groups = std::array<std::vector<const Lane*>, world::kLaneGroups>;

// A number is a descriptor's or a port's first digits; anything else is a part of the name.
class Search {
public:
    Search(const LaneRowsInput& input, std::size_t threads)
        : m_text(input.search), m_world(input.world), m_threads(threads) {
        m_text.toUInt(&m_isNumber);
    }
    bool matches(LaneId id, const Lane* lane) const {
        if (m_text.isEmpty())
            return true;
        if (m_isNumber && id.kind == LaneKind::descriptor &&
            QString::number(id.number).startsWith(m_text))
            return true;
        const QString name = laneName(id, lane, m_world, m_threads);
        return m_isNumber ? name.contains(QLatin1Char(':') + m_text)
                          : name.contains(m_text, Qt::CaseInsensitive);
    }

private:
    QString m_text;
    const world::World* m_world;
    std::size_t m_threads;
    bool m_isNumber = false;
};

Groups lanesOf(const LaneRowsInput& input) {
    Groups groups;
    input.index->forEachByNumber([&](const Lane& lane) {
        if (lane.livesIn(input.fromNs, input.toNs))
            groups[static_cast<std::size_t>(lane.group())].push_back(&lane);
    });
    return groups;
}

void addPinned(LaneRows& rows, const LaneRowsInput& input) {
    for (const LaneId id : input.pins) {
        const Lane* lane = nullptr;
        if (id.kind == LaneKind::group)
            lane = &input.index->group(static_cast<LaneGroup>(id.number));
        else if (id.kind != LaneKind::counter)
            lane = input.index->lane(id);
        if (lane != nullptr || (id.kind == LaneKind::counter && input.counters != nullptr))
            rows.rows.push_back({id, lane, true, false, 0});
    }
    rows.pinned = rows.rows.size();
}

void addCounters(LaneRows& rows, const LaneRowsInput& input, const Search& search) {
    if (input.counters == nullptr || input.world == nullptr)
        return;
    for (const world::Counter counter : countersOf(*input.world, *input.counters)) {
        const LaneId id{LaneKind::counter, static_cast<std::uint32_t>(counter)};
        if (!input.pins.contains(id) && search.matches(id, nullptr))
            rows.rows.push_back({id, nullptr, false, false, 0});
    }
}

void addGroup(LaneRows& rows, const LaneRowsInput& input, const Search& search, LaneGroup group,
              const std::vector<const Lane*>& lanes, bool headings) {
    const bool collapsed = input.collapsed.contains(group) && input.search.isEmpty();
    const auto count = static_cast<std::uint32_t>(lanes.size());
    if (lanes.empty())
        return;
    if (collapsed || (headings && count >= kWorthAHeading))
        rows.rows.push_back({{LaneKind::group, static_cast<std::uint32_t>(group)},
                             &input.index->group(group),
                             false,
                             collapsed,
                             count});
    if (collapsed)
        return;
    for (const Lane* lane : lanes)
        if (!input.pins.contains(lane->id()) && search.matches(lane->id(), lane))
            rows.rows.push_back({lane->id(), lane, false, false, 0});
}

// Where there is little room every row is a lane's; a group that is folded needs its heading.
bool wantsHeadings(const LaneRowsInput& input, const Groups& groups) {
    int lanes = 0;
    int headings = 0;
    for (const auto& group : groups) {
        lanes += static_cast<int>(group.size());
        headings += group.size() >= kWorthAHeading ? 1 : 0;
    }
    const bool allFit = lanes + headings <= input.rowsThatFit;
    const bool scrolls = lanes > input.rowsThatFit;
    return input.search.isEmpty() && (allFit || (scrolls && input.rowsThatFit >= kRoomForHeadings));
}

} // namespace

std::ptrdiff_t LaneRows::find(LaneId id) const {
    const auto row =
        std::find_if(rows.begin(), rows.end(), [id](const LaneRow& each) { return each.id == id; });
    return row == rows.end() ? -1 : row - rows.begin();
}

LaneRows laneRows(const LaneRowsInput& input) {
    LaneRows rows;
    if (input.index == nullptr)
        return rows;
    const Groups groups = lanesOf(input);
    rows.threads = groups[static_cast<std::size_t>(LaneGroup::threads)].size();
    const Search search(input, rows.threads);
    const bool headings = wantsHeadings(input, groups);
    addPinned(rows, input);
    for (std::size_t i = 0; i < groups.size(); ++i) {
        addGroup(rows, input, search, static_cast<LaneGroup>(i), groups[i], headings);
        if (i == static_cast<std::size_t>(LaneGroup::threads))
            addCounters(rows, input, search);
    }
    return rows;
}

std::vector<world::Counter> countersOf(const world::World& world,
                                       const world::CounterIndex& counters) {
    using world::Counter;
    const world::Mux* mux = world.mux();
    std::vector<Counter> wanted;
    if (mux != nullptr && mux->call == trace::Call::select)
        wanted = {Counter::watchedRead, Counter::watchedWrite, Counter::watchedExcept};
    else if (mux != nullptr)
        wanted = {Counter::watched};
    if (mux != nullptr)
        wanted.push_back(Counter::ready);
    for (const Counter counter :
         {Counter::bytesIn, Counter::bytesOut, Counter::responses, Counter::loopLag})
        if (counters.has(counter))
            wanted.push_back(counter);
    return wanted;
}

} // namespace muxscope::ui
