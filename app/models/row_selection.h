// SPDX-License-Identifier: GPL-3.0-or-later
// Which rows of a table over a log are selected, as ranges of event indexes: it stays right while rows
// come at the end and go at the front, and a million rows cost two numbers. Plain value; one thread.
#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

namespace muxscope::ui {

class RowSelection {
public:
    struct Range {
        std::uint64_t from = 0;
        std::uint64_t to = 0; // inclusive
        bool operator==(const Range&) const = default;
    };

    [[nodiscard]] bool empty() const { return m_ranges.empty(); }
    [[nodiscard]] const std::vector<Range>& ranges() const { return m_ranges; } // ascending, apart
    void clear() { m_ranges.clear(); }
    [[nodiscard]] bool contains(std::uint64_t event) const {
        const auto after =
            std::partition_point(m_ranges.begin(), m_ranges.end(),
                                 [event](const Range& each) { return each.to < event; });
        return after != m_ranges.end() && after->from <= event;
    }
    // In any order.
    void add(std::uint64_t a, std::uint64_t b) {
        Range fresh{std::min(a, b), std::max(a, b)};
        std::vector<Range> kept;
        for (const Range& each : m_ranges) {
            if (each.to < fresh.from || each.from > fresh.to) {
                kept.push_back(each);
                continue;
            }
            fresh = {std::min(each.from, fresh.from), std::max(each.to, fresh.to)};
        }
        kept.push_back(fresh);
        std::sort(kept.begin(), kept.end(),
                  [](const Range& x, const Range& y) { return x.from < y.from; });
        m_ranges = std::move(kept);
    }
    void toggle(std::uint64_t event) {
        if (!contains(event))
            return add(event, event);
        std::vector<Range> kept;
        for (const Range& each : m_ranges) {
            if (event < each.from || event > each.to) {
                kept.push_back(each);
                continue;
            }
            if (each.from < event)
                kept.push_back({each.from, event - 1});
            if (event < each.to)
                kept.push_back({event + 1, each.to});
        }
        m_ranges = std::move(kept);
    }

private:
    std::vector<Range> m_ranges;
};

} // namespace muxscope::ui
