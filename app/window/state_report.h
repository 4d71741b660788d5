// SPDX-License-Identifier: GPL-3.0-or-later
// What the window shows, as JSON, for tests that drive the program from outside: as it ends, and with
// MUXSCOPE_STATE_EVERY_MS also while it runs. GUI thread.
#pragma once

#include "window/frame_meter.h"

#include <QByteArray>
#include <QTimer>

namespace muxscope::ui {

class MainWindow;

// `lines`: also what a screen reader would find, in sight; that takes some milliseconds.
QByteArray stateReport(MainWindow& window, const FrameMeter::Report& frames, bool lines);

// Writes it to a file again and again; a reader always finds a whole one.
class LiveReport {
public:
    LiveReport(MainWindow& window, QString path, int everyMs);

private:
    QTimer m_pace;
};

} // namespace muxscope::ui
