// SPDX-License-Identifier: GPL-3.0-or-later
// Descriptors laid out in a rectangle, as large as their number allows: tokens "fd 5", small tokens
// "5", chips of one low line, labelled cells without marks, and cells of a heat map where one cell may
// stand for several descriptors.
// Every descriptor is there exactly once, whatever the density. Pure.
#pragma once

#include "geometry/shape.h"

#include <vector>

namespace muxscope::ui {

struct GridToken {
    Fd fd;
    HeatMap::Level level = HeatMap::Level::watched;
    QString mark;                       // behind the number, where there is room: "RW"
    Fd number;                          // that people read; invalid: fd itself
    Meaning meaning = Meaning::neutral; // neutral: its place's
    [[nodiscard]] int shown() const { return number.valid() ? number.n : fd.n; }
};

enum class Density { tokens, smallTokens, chips, cells, heat };

struct GridPlace {
    QRectF rect;
    Part part = Part::decoration;
    Meaning meaning = Meaning::neutral;
    Fd selected;
    bool glowReady = true;
    Density atLeast = Density::tokens; // as small as its neighbours
};

inline constexpr std::size_t kMostTokens = 64;
inline constexpr std::size_t kMostSmall = 160; // small tokens
inline constexpr std::size_t kMostCells = 1024;
inline constexpr int kMostLabels = 300; // in one scene

// What layTokens will use; `labelsLeft` is how many labels the scene may still get.
Density densityFor(const QRectF& rect, const std::vector<GridToken>& tokens, int labelsLeft);

// Adds shapes and hit areas to the scene; returns the height used.
qreal layTokens(Scene& scene, const GridPlace& place, const std::vector<GridToken>& tokens);

} // namespace muxscope::ui
