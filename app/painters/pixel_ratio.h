// SPDX-License-Identifier: GPL-3.0-or-later
// How many pixels of the device one of the picture takes: a high-DPI screen's ratio times the
// presentation zoom. What is kept as pixels is made in this size. GUI thread.
#pragma once

#include <QPainter>

namespace muxscope::ui {

inline qreal pixelRatio(const QPainter& painter) {
    return painter.device()->devicePixelRatioF() * painter.worldTransform().m11();
}

} // namespace muxscope::ui
