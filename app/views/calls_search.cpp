// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/calls_search.h"

#include "base/clock.h"

namespace muxscope::ui {

namespace {

constexpr std::int64_t kSliceNs = 5'000'000; // of a 16 ms frame

} // namespace

CallsSearch::CallsSearch(CallsModel& model, QObject* parent) : QObject(parent), m_model(model) {
    m_timer.setInterval(1);
    connect(&m_timer, &QTimer::timeout, this, &CallsSearch::slice);
    connect(&model, &QAbstractItemModel::modelReset, this, &CallsSearch::cancel);
}

void CallsSearch::start(int row, int step, std::function<bool(int)> wanted) {
    m_wanted = std::move(wanted);
    m_step = step;
    if (m_model.rowCount() == 0 || row >= m_model.rowCount()) {
        emit notFound(step > 0);
        return;
    }
    m_event = row < 0 ? 0 : m_model.eventOf(row);
    // Before the first row: that one may be it.
    if (row < 0 && step > 0 && m_wanted(0)) {
        emit found(0);
        return;
    }
    if (row < 0)
        m_event = m_model.eventOf(0);
    m_timer.start();
    slice();
}

void CallsSearch::slice() {
    const std::int64_t deadline = monotonicNs() + kSliceNs;
    int row = m_model.rowOf(m_event);
    for (int looked = 1;; ++looked) {
        row += m_step;
        if (row < 0 || row >= m_model.rowCount()) {
            m_timer.stop();
            emit notFound(m_step > 0);
            return;
        }
        if (m_wanted(row)) {
            m_timer.stop();
            emit found(row);
            return;
        }
        if (looked % 64 == 0 && monotonicNs() > deadline)
            break;
    }
    m_event = m_model.eventOf(row);
}

} // namespace muxscope::ui
