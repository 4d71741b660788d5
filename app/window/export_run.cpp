// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/export_run.h"

#include "export/output_file.h"

#include <QFile>
#include <algorithm>
#include <cerrno>

namespace muxscope::ui {

namespace {

constexpr quint64 kEventsAtOnce = 4096; // between two looks at cancel()

int numberOf(const Status& status) {
    return status.ok() ? 0 : status.error().systemError != 0 ? status.error().systemError : EIO;
}

} // namespace

ExportRun::ExportRun(const trace::TraceLog& log, Wish wish, QObject* parent)
    : QObject(parent), m_log(log), m_wish(std::move(wish)), m_end(log.end()) {}

ExportRun::~ExportRun() {
    cancel();
    if (m_thread.joinable())
        m_thread.join();
}

void ExportRun::start() {
    if (!m_thread.joinable())
        m_thread = std::thread([this] { run(); });
}

void ExportRun::run() {
    quint64 events = 0;
    const int error = exportAll(events);
    m_progress.store(1.0, std::memory_order_relaxed);
    emit ended(error, events); // queued: the receiver lives in the GUI thread
}

int ExportRun::exportAll(quint64& events) {
    exporting::OutputFile output;
    const Status opened = output.open(QFile::encodeName(m_wish.path).toStdString());
    if (!opened.ok())
        return numberOf(opened);
    trace::TraceReader reader(m_log);
    exporting::ByteSink sink(output.stream());
    exporting::TraceExporter exporter(
        m_wish.format, sink, {"muxscope " MUXSCOPE_VERSION, m_log.epoch(), m_wish.anonymize},
        m_wish.range);
    const Moment first = m_log.begin();
    bool goOn = true;
    for (Moment at = first; at < m_end && goOn && !cancelled();) {
        const Moment to = std::min<Moment>(at + kEventsAtOnce, m_end);
        m_log.forEach(at, to, [&](const trace::Event& event) {
            goOn = exporter.add(event);
            return goOn;
        });
        at = to;
        reader.setKeepFrom(at);
        m_progress.store(static_cast<double>(at - first) / static_cast<double>(m_end - first),
                         std::memory_order_relaxed);
    }
    if (cancelled())
        return 0;
    const Status finished = exporter.finish();
    if (!finished.ok())
        return numberOf(finished);
    events = exporter.exported();
    return numberOf(output.keep());
}

} // namespace muxscope::ui
