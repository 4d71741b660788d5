// SPDX-License-Identifier: GPL-3.0-or-later
// The pixels of one cell of a heat map, one small picture for each level. Private to painters/.
#pragma once

#include "geometry/shape.h"
#include "painters/palette.h"

#include <array>
#include <vector>

namespace muxscope::ui {

class HeatTile {
public:
    // `side`: of a cell in device pixels, the gap to the next one included.
    HeatTile(int side, const Hue& hue, const Palette& palette);

    [[nodiscard]] int inner() const { return m_inner; } // without the gap
    // inner() pixels; nullptr: nothing to draw.
    [[nodiscard]] const QRgb* line(HeatMap::Level level, int y) const {
        const auto& pixels = m_levels[static_cast<std::size_t>(level)];
        return pixels.empty() ? nullptr : pixels.data() + static_cast<std::ptrdiff_t>(y) * m_inner;
    }

private:
    void fill(HeatMap::Level level, const QColor& inside, const QColor& edge);
    void cross(HeatMap::Level level, const QColor& stroke);

    int m_inner = 1;
    std::array<std::vector<QRgb>, 6> m_levels;
};

} // namespace muxscope::ui
