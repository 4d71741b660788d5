// SPDX-License-Identifier: GPL-3.0-or-later
// CSV (RFC 4180): one row a call, in the order of their answers; those that had none come last, with
// an empty result. Times are in seconds since the trace began, `took_us` in microseconds; descriptors
// have the numbers that their process uses, `pid` and `tid` are empty where the trace does not tell them.
#pragma once

#include "export/export_writer.h"
#include "world/process_names.h"

#include <map>

namespace muxscope::exporting {

class CsvWriter : public ExportWriter {
public:
    using ExportWriter::ExportWriter;
    void begin(const world::World& before) override;
    void add(const trace::Event& event, const world::World& after) override;
    void end(const world::World& last) override;

private:
    struct Entered {
        Moment moment = 0;
        trace::Record record;
        std::string text;
        world::Task task;
    };
    void row(const Entered& call, const trace::Event* exit);

    std::map<std::uint16_t, Entered> m_entered; // by thread
};

} // namespace muxscope::exporting
