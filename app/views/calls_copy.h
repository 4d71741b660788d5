// SPDX-License-Identifier: GPL-3.0-or-later
// Copies calls to the clipboard in slices, so that a hundred thousand of them freeze nothing. A new
// copy replaces the one that is not finished. GUI thread.
#pragma once

#include "models/calls_text.h"

#include <QObject>
#include <QTimer>
#include <optional>
#include <vector>

namespace muxscope::ui {

class CallsCopy : public QObject {
    Q_OBJECT
public:
    static constexpr quint64 kMostRows = 100'000;

    explicit CallsCopy(CallsModel& model, QObject* parent = nullptr);

    // Rows as first and last of each stretch.
    void start(CallsFormat format, const QList<int>& columns,
               const std::vector<std::pair<int, int>>& rows);
    void cancel();
    [[nodiscard]] bool busy() const { return m_timer.isActive(); }

signals:
    void copied(quint64 rows, quint64 leftOut);

private:
    void slice();

    CallsModel& m_model;
    QTimer m_timer;
    std::optional<CallsText> m_text;
    std::vector<std::pair<std::uint64_t, std::uint64_t>> m_ranges; // of events: rows may move
    std::size_t m_range = 0;
    std::uint64_t m_next = 0; // event
    quint64 m_done = 0;
    quint64 m_wanted = 0;
};

} // namespace muxscope::ui
