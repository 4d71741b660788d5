// SPDX-License-Identifier: GPL-3.0-or-later
// Exports a trace, or a range of it: folds every event, and hands those of the range to the format's
// writer. Holds one world and what is under way, whatever the length of the trace. One thread; blocks on
// the sink.
#pragma once

#include "export/export_writer.h"

#include <cstdint>
#include <limits>

namespace muxscope::exporting {

struct ExportRange {
    std::int64_t fromNs = std::numeric_limits<std::int64_t>::min();  // Record::atNs, inclusive
    std::int64_t untilNs = std::numeric_limits<std::int64_t>::max(); // inclusive
};

class TraceExporter {
public:
    TraceExporter(Format format, ByteSink& sink, const ExportFacts& facts, ExportRange range = {});

    // In order, from the trace's first. False: no later event is in the range, or the sink failed.
    bool add(const trace::Event& event);
    // Writes what ends the format. The sink's first failure, or none.
    Status finish();

    [[nodiscard]] std::uint64_t exported() const { return m_exported; } // events

private:
    ByteSink& m_sink;
    ExportRange m_range;
    std::unique_ptr<ExportWriter> m_writer;
    world::World m_world;
    std::uint64_t m_exported = 0;
    bool m_begun = false;
};

} // namespace muxscope::exporting
