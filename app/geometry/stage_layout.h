// SPDX-License-Identifier: GPL-3.0-or-later
// The stage's picture: clients | kernel (sockets and their buffers) | the server's thread with what
// it watches and what the kernel answered. Pure: the same input gives the same scene. GUI thread
// (text is measured).
#pragma once

#include "geometry/shape.h"
#include "geometry/stage_input.h"

#include <QString>

namespace muxscope::ui {

Scene stageScene(const StageInput& input);

// What a hit area is, in words: for tooltips and for those who do not see the picture.
QString hitText(const StageInput& input, const HitArea& hit);
// The whole picture in a few sentences.
QString sceneText(const StageInput& input);

// Where the three regions stand; where there is little height, the two sentences below all of them.
struct StageFrame {
    QRectF clients;
    QRectF kernel;
    QRectF server;
    QRectF sentences; // empty: at the bottom of the server's region
};
StageFrame stageFrame(QSizeF size);

} // namespace muxscope::ui
