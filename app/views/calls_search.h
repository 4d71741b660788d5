// SPDX-License-Identifier: GPL-3.0-or-later
// Looks for the next row that is wanted, forwards or backwards, in slices: millions of rows freeze
// nothing. A new search replaces the one that is not finished. GUI thread.
#pragma once

#include "models/calls_model.h"

#include <QObject>
#include <QTimer>
#include <functional>

namespace muxscope::ui {

class CallsSearch : public QObject {
    Q_OBJECT
public:
    explicit CallsSearch(CallsModel& model, QObject* parent = nullptr);

    // From the row beside `row` on. `step`: 1 or -1.
    void start(int row, int step, std::function<bool(int row)> wanted);
    void cancel() { m_timer.stop(); }
    [[nodiscard]] bool busy() const { return m_timer.isActive(); }

signals:
    void found(int row);
    void notFound(bool forwards);

private:
    void slice();

    CallsModel& m_model;
    QTimer m_timer;
    std::function<bool(int)> m_wanted;
    std::uint64_t m_event = 0; // of the row looked at last: rows may go at the front
    int m_step = 1;
};

} // namespace muxscope::ui
