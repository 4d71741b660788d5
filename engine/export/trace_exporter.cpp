// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/trace_exporter.h"

namespace muxscope::exporting {

TraceExporter::TraceExporter(Format format, ByteSink& sink, const ExportFacts& facts,
                             ExportRange range)
    : m_sink(sink), m_range(range), m_writer(makeWriter(format, sink, facts)) {}

bool TraceExporter::add(const trace::Event& event) {
    if (event.record.atNs > m_range.untilNs || m_sink.failed())
        return false;
    const bool wanted = event.record.atNs >= m_range.fromNs;
    if (wanted && !m_begun) {
        m_begun = true;
        m_writer->begin(m_world);
    }
    world::apply(m_world, event);
    if (wanted) {
        m_writer->add(event, m_world);
        ++m_exported;
    }
    return true;
}

Status TraceExporter::finish() {
    if (!m_begun)
        m_writer->begin(m_world);
    m_begun = true;
    m_writer->end(m_world);
    return m_sink.finish();
}

} // namespace muxscope::exporting
