// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/har_writer.h"

#include "export/json_text.h"

#include <fmt/format.h>

namespace muxscope::exporting {

HarWriter::HarWriter(ByteSink& sink, ExportFacts facts)
    : ExportWriter(sink, std::move(facts)),
      m_messages([this](const MessageCollector::Finished& exchange) { entry(exchange); }) {}

void HarWriter::begin(const world::World& before) {
    if (before.listener.valid())
        m_place.server = addressText(before.descriptor(before.listener).local);
    m_place.realtimeNs = facts().epoch.realtimeNs;
    const std::string& program = facts().program;
    const std::size_t space = program.find(' ');
    sink().write(fmt::format(
        "{{\"log\":{{\"version\":\"1.2\",\"creator\":{{\"name\":{},\"version\":{}}},\"entries\":[",
        jsonString(program.substr(0, space)),
        jsonString(space == std::string::npos ? "" : program.substr(space + 1))));
}

void HarWriter::add(const trace::Event& event, const world::World& after) {
    const trace::Call call = event.call();
    const bool names = call == trace::Call::bind || call == trace::Call::listen ||
                       call == trace::Call::getsockname;
    if (names && after.listener.valid())
        m_place.server = addressText(after.descriptor(after.listener).local);
    m_messages.add(event, after);
}

void HarWriter::entry(const MessageCollector::Finished& exchange) {
    sink().write(m_first ? "\n" : ",\n");
    m_first = false;
    sink().write(harEntry(exchange, m_place, anonymizer()));
}

void HarWriter::end(const world::World& last) {
    m_messages.end(last);
    sink().write("\n]}}\n");
}

} // namespace muxscope::exporting
