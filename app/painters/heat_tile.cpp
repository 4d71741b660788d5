// SPDX-License-Identifier: GPL-3.0-or-later
#include "painters/heat_tile.h"

#include <algorithm>

namespace muxscope::ui {

namespace {

using Level = HeatMap::Level;

constexpr int kHollow = 4; // below this many pixels there is no room for a border

QColor faded(QColor colour, int alpha) {
    colour.setAlpha(alpha);
    return colour;
}

} // namespace

HeatTile::HeatTile(int side, const Hue& hue, const Palette& palette) {
    const int gap = side >= 4 ? std::max(1, side / 6) : 1;
    m_inner = std::max(1, side - gap);
    const bool hollow = m_inner >= kHollow;
    // Too small for a border: the stronger the more it matters.
    fill(Level::watched, hollow ? hue.soft : faded(hue.line, 90),
         hollow ? hue.line : faded(hue.line, 90));
    fill(Level::ready, hue.strong, hue.strong);
    const QColor handled = hollow ? hue.soft : faded(hue.strong, 160);
    fill(Level::handled, handled, handled);
    fill(Level::open, palette.neutral.soft, hollow ? palette.neutral.line : palette.neutral.soft);
    fill(Level::cleared, hue.soft, hue.soft);
    cross(Level::cleared, hue.line);
}

void HeatTile::fill(Level level, const QColor& inside, const QColor& edge) {
    auto& pixels = m_levels[static_cast<std::size_t>(level)];
    const auto side = static_cast<std::size_t>(m_inner);
    pixels.assign(side * side, qPremultiply(inside.rgba()));
    const QRgb border = qPremultiply(edge.rgba());
    for (std::size_t i = 0; i < side; ++i) {
        pixels[i] = pixels[(side - 1) * side + i] = border;
        pixels[i * side] = pixels[i * side + side - 1] = border;
    }
}

void HeatTile::cross(Level level, const QColor& stroke) {
    auto& pixels = m_levels[static_cast<std::size_t>(level)];
    const auto side = static_cast<std::size_t>(m_inner);
    for (std::size_t i = 0; i < side; ++i)
        pixels[(side - 1 - i) * side + i] = qPremultiply(stroke.rgba());
}

} // namespace muxscope::ui
