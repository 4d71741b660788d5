// SPDX-License-Identifier: GPL-3.0-or-later
// How smooth the window is. Two counts over each beat of 16 ms: how much processor time the GUI thread
// used (folding, laying out, painting), and how long the beat had to wait, whatever caused it: on a
// machine whose processors are all busy, others' work too. GUI thread.
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
        double p50Ms = 0; // of work
        double p99Ms = 0;
        double maxMs = 0;
        double waitP99Ms = 0; // from beat to beat: 16 when nothing is in the way
        double waitMaxMs = 0;
    };
    [[nodiscard]] Summary summary() const;
    void start();

private:
    void beat();

    QTimer m_heartbeat;
    QElapsedTimer m_sinceBeat;
    qint64 m_usedNs = 0; // of the processor, by this thread, at the last beat
    std::vector<float> m_workMs;
    std::vector<float> m_waitMs;
};

} // namespace muxscope::ui
