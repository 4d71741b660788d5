// SPDX-License-Identifier: GPL-3.0-or-later
// How smooth the window is. Two counts over each frame, from the session's tick to the next (16 ms
// where something happens): how much processor time the GUI thread used (folding, laying out,
// painting, answering the user), and how long it lasted, whatever caused it: on a machine whose
// processors are all busy, others' work too. Frames at full load (more events than anybody could watch,
// see ViewTurns) are counted apart from the others. GUI thread.
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
    struct Report {
        Summary fullLoad;
        Summary otherwise;
    };
    [[nodiscard]] Report report() const;
    void start();

private:
    struct Frames {
        std::vector<float> workMs;
        std::vector<float> waitMs;
    };
    void frameBegins();
    static Summary summaryOf(Frames frames);

    Session& m_session;
    QElapsedTimer m_sinceFrame;
    qint64 m_usedNs = 0; // of the processor, by this thread, when the frame began
    bool m_fullLoad = false;
    Frames m_atFullLoad;
    Frames m_otherwise;
};

} // namespace muxscope::ui
