// SPDX-License-Identifier: GPL-3.0-or-later
// How long the GUI thread let a 16 ms heartbeat wait: every stall of the window, whatever caused it,
// shows as a long frame. GUI thread.
#pragma once

#include <QElapsedTimer>
#include <QTimer>

#include <vector>

namespace muxscope::ui {

class FrameMeter : public QObject {
    Q_OBJECT
public:
    explicit FrameMeter(QObject* parent = nullptr);

    struct Summary {
        std::size_t count = 0;
        double p50Ms = 0;
        double p99Ms = 0;
        double maxMs = 0;
    };
    [[nodiscard]] Summary summary() const;
    void start();

private:
    QTimer m_heartbeat;
    QElapsedTimer m_sinceBeat;
    std::vector<float> m_framesMs;
};

} // namespace muxscope::ui
