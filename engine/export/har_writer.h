// SPDX-License-Identifier: GPL-3.0-or-later
// HTTP Archive 1.2 (http://www.softwareishard.com/blog/har-12-spec): one entry an exchange, in the order
// in which they ended. Those without an answer have status 0, as browsers write it.
#pragma once

#include "export/export_writer.h"
#include "export/har_entry.h"
#include "export/message_collector.h"

namespace muxscope::exporting {

class HarWriter : public ExportWriter {
public:
    HarWriter(ByteSink& sink, ExportFacts facts);
    void begin(const world::World& before) override;
    void add(const trace::Event& event, const world::World& after) override;
    void end(const world::World& last) override;

private:
    void entry(const MessageCollector::Finished& exchange);

    MessageCollector m_messages;
    HarPlace m_place;
    bool m_first = true;
};

} // namespace muxscope::exporting
