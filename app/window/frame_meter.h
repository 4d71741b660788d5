// SPDX-License-Identifier: GPL-3.0-or-later
// How smooth the window is. Two counts over each frame, from the session's tick to the next (16 ms
// where something happens): how much processor time the GUI thread used (folding, laying out,
// painting, answering the user), and how long it lasted, whatever caused it: on a machine whose
// processors are all busy, others' work too. GUI thread.
#pragma once

#include <QElapsedTimer>
#include <QObject>

#include <vector>

namespace muxscope::ui {

class Session;

class FrameMeter : public QObject {
    Q_OBJECT
public:
    explicit FrameMeter(Session& session, QObject* parent = nullptr);

    struct Summary {
        std::size_t count = 0;
        double p50Ms = 0; // of work
        double p99Ms = 0;
        double maxMs = 0;
        double waitP99Ms = 0; // from frame to frame: 16 when nothing is in the way
        double waitMaxMs = 0;
    };
    [[nodiscard]] Summary summary() const;
    void start();

private:
    void frameBegins();

    Session& m_session;
    QElapsedTimer m_sinceFrame;
    qint64 m_usedNs = 0; // of the processor, by this thread, when the frame began
    std::vector<float> m_workMs;
    std::vector<float> m_waitMs;
};

} // namespace muxscope::ui
