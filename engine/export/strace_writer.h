// SPDX-License-Identifier: GPL-3.0-or-later
// A log as `strace -f -ttt -T -o FILE` would have written it: one line a call, or two where another
// thread did something in between. What no system call shows (notes, gauges, the queues of io_uring) is
// not in it.
#pragma once

#include "export/export_writer.h"
#include "export/strace_text.h"

#include <map>

namespace muxscope::exporting {

class StraceWriter : public ExportWriter {
public:
    StraceWriter(ByteSink& sink, ExportFacts facts);
    void add(const trace::Event& event, const world::World& after) override;
    void end(const world::World& last) override;

private:
    struct Pending {
        StraceCall call;
        bool printed = false; // its first half: "<unfinished ...>"
    };
    void line(std::uint16_t thread, std::int64_t atNs, const std::string& text);
    void interrupt(); // whoever is pending gets its first half

    StraceText m_text;
    std::map<std::uint16_t, Pending> m_pending; // by thread
};

} // namespace muxscope::exporting
