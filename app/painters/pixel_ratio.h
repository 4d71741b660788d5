// SPDX-License-Identifier: GPL-3.0-or-later
// How many pixels of the device one of the picture takes: a high-DPI screen's ratio times the
// presentation zoom. What is kept as pixels is made in this size. GUI thread.
#pragma once

#include <QPaintEngine>
#include <QPainter>

namespace muxscope::ui {

// False: a drawing of lines and letters (SVG), which is sharp at any size as long as no pixels are put in.
inline bool isOfPixels(const QPainter& painter) {
    return painter.paintEngine()->type() != QPaintEngine::SVG &&
           painter.paintEngine()->type() != QPaintEngine::Picture;
}

inline qreal pixelRatio(const QPainter& painter) {
    return painter.device()->devicePixelRatioF() * painter.worldTransform().m11();
}

} // namespace muxscope::ui
