// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/calls_copy.h"

#include "base/clock.h"

#include <QClipboard>
#include <QGuiApplication>

namespace muxscope::ui {

namespace {

constexpr std::int64_t kSliceNs = 5'000'000; // of a 16 ms frame

} // namespace

CallsCopy::CallsCopy(CallsModel& model, QObject* parent) : QObject(parent), m_model(model) {
    m_timer.setInterval(1);
    connect(&m_timer, &QTimer::timeout, this, &CallsCopy::slice);
    connect(&model, &QAbstractItemModel::modelReset, this, &CallsCopy::cancel);
}

void CallsCopy::start(CallsFormat format, const QList<int>& columns,
                      const std::vector<std::pair<int, int>>& rows) {
    cancel();
    if (rows.empty())
        return;
    m_text.emplace(format, columns);
    m_done = m_wanted = 0;
    for (const auto& [first, last] : rows) {
        m_ranges.emplace_back(m_model.eventOf(first), m_model.eventOf(last));
        m_wanted += static_cast<quint64>(last - first) + 1;
    }
    m_range = 0;
    m_next = m_ranges.front().first;
    m_timer.start();
    slice();
}

void CallsCopy::cancel() {
    m_timer.stop();
    m_ranges.clear();
    m_text.reset();
}

void CallsCopy::slice() {
    const std::int64_t deadline = monotonicNs() + kSliceNs;
    while (m_range < m_ranges.size() && m_done < kMostRows) {
        const int row = m_model.rowOf(m_next);
        if (row >= m_model.rowCount() || m_model.eventOf(row) > m_ranges[m_range].second) {
            if (++m_range < m_ranges.size())
                m_next = m_ranges[m_range].first;
            continue;
        }
        m_text->add(m_model, row);
        ++m_done;
        m_next = m_model.eventOf(row) + 1;
        if (m_done % 16 == 0 && monotonicNs() > deadline)
            return;
    }
    QGuiApplication::clipboard()->setText(m_text->take());
    const quint64 leftOut = m_wanted - std::min(m_wanted, m_done);
    cancel();
    emit copied(m_done, leftOut);
}

} // namespace muxscope::ui
