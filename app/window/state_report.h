// SPDX-License-Identifier: GPL-3.0-or-later
// What the window ended with, as JSON, for tests that drive the program from outside. GUI thread.
#pragma once

#include "session/session.h"
#include "window/frame_meter.h"

#include <QByteArray>

namespace muxscope::ui {

QByteArray stateReport(const Session& session, const FrameMeter::Summary& frames);

} // namespace muxscope::ui
