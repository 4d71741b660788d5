// SPDX-License-Identifier: GPL-3.0-or-later
// Measures the range that is chosen on the timeline, some milliseconds at a time, so that the window
// never waits for it. A range that reaches into the present is measured up to the head that was there
// when it was chosen. GUI thread.
#pragma once

#include "world/range_statistics.h"

#include <QObject>
#include <QTimer>
#include <memory>

namespace muxscope::ui {

class Session;

class RangeMeasure : public QObject {
    Q_OBJECT
public:
    static constexpr std::int64_t kSliceNs = 4'000'000;

    explicit RangeMeasure(Session& session);

    // Null while there is no range. As far as it has come; done() says whether that is all.
    [[nodiscard]] const world::RangeStatistics* statistics() const { return m_statistics.get(); }
    [[nodiscard]] bool done() const { return m_done; }
    [[nodiscard]] double progress() const; // 0..1
    // Finished in the range.
    [[nodiscard]] quint64 responses() const;

signals:
    void changed();

private:
    void restart();
    void slice();

    Session& m_session;
    std::unique_ptr<world::RangeStatistics> m_statistics;
    QTimer m_timer;
    Moment m_from = 0;
    Moment m_at = 0;
    Moment m_to = 0;
    bool m_done = false;
};

} // namespace muxscope::ui
