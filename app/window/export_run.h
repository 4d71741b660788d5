// SPDX-License-Identifier: GPL-3.0-or-later
// One export of a trace, in a thread of its own: a long one must not hold up the window. It reads what was
// there when it began; a live server goes on. GUI thread, but for run(). The log must outlive it.
#pragma once

#include "export/trace_exporter.h"

#include <QObject>
#include <QString>
#include <atomic>
#include <thread>

namespace muxscope::ui {

class ExportRun : public QObject {
    Q_OBJECT
public:
    struct Wish {
        QString path;
        exporting::Format format = exporting::Format::chrome;
        exporting::ExportRange range;
        bool anonymize = false;
    };
    ExportRun(const trace::TraceLog& log, Wish wish, QObject* parent);
    ~ExportRun() override; // cancels and waits: a moment

    void start(); // once
    void cancel() { m_cancelled.store(true, std::memory_order_relaxed); }
    [[nodiscard]] bool cancelled() const { return m_cancelled.load(std::memory_order_relaxed); }
    [[nodiscard]] double progress() const { return m_progress.load(std::memory_order_relaxed); }
    [[nodiscard]] const Wish& wish() const { return m_wish; }

signals:
    // errorNumber: errno of what went wrong, 0 for nothing. One that was cancelled has left no file.
    void ended(int errorNumber, quint64 events);

private:
    void run();
    int exportAll(quint64& events);

    const trace::TraceLog& m_log;
    const Wish m_wish;
    const Moment m_end;
    std::atomic<bool> m_cancelled{false};
    std::atomic<double> m_progress{0.0};
    std::thread m_thread;
};

} // namespace muxscope::ui
