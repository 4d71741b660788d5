// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/message_collector.h"

#include <algorithm>

namespace muxscope::exporting {

namespace {

bool movesBytes(trace::Call call) {
    const trace::CallKind kind = trace::callKind(call);
    return kind == trace::CallKind::read || kind == trace::CallKind::write;
}

} // namespace

void MessageCollector::add(const trace::Event& event, const world::World& after) {
    if (!event.isAnswer() || !event.fd().valid() || event.fd().n > world::kMaxFd)
        return;
    const world::Connection& connection = after.connection(event.fd());
    if (!connection.id.valid())
        return;
    Open& open = m_open[event.fd().n];
    if (open.connection != connection.id.n)
        open = {connection.id.n, 0, 0, {}};
    if (movesBytes(event.call()) && event.record.value > 0) {
        std::string_view bytes = trace::asText(event.moved());
        bytes = bytes.substr(0, open.kept < 2 * kMostBytes ? bytes.size() : 0);
        open.kept += bytes.size();
        open.events[event.index] = {event.record.atNs, std::string(bytes)};
    }
    for (const world::Exchange& exchange : connection.exchanges)
        if (exchange.number > open.done &&
            (exchange.response.complete() || (!connection.open && exchange.request.begun())))
            handOver(connection, exchange, open);
    forget(connection, open);
    if (!connection.open)
        m_open.erase(event.fd().n);
}

void MessageCollector::handOver(const world::Connection& connection,
                                const world::Exchange& exchange, Open& open) const {
    open.done = exchange.number;
    const auto at = [&open](std::uint64_t event) {
        const auto brought = open.events.find(event);
        return brought == open.events.end() ? INT64_MIN : brought->second.atNs;
    };
    const auto recorded = [&open](const world::Piece& piece) -> std::string_view {
        const auto brought = open.events.find(piece.event);
        if (brought == open.events.end())
            return {};
        const std::string_view bytes = brought->second.bytes;
        return bytes.substr(std::min<std::size_t>(piece.offset, bytes.size()), piece.length);
    };
    m_handler({connection, exchange, world::breakDown(exchange, recorded, kMostBytes),
               exchange.response.complete(), at(exchange.request.firstEvent),
               at(exchange.request.lastEvent), at(exchange.response.firstEvent),
               at(exchange.response.lastEvent)});
}

// One recv can bring the end of a request and the beginning of the next: what any exchange that is
// still under way refers to stays.
void MessageCollector::forget(const world::Connection& connection, Open& open) {
    std::uint64_t needed = UINT64_MAX;
    for (const world::Exchange& exchange : connection.exchanges)
        if (exchange.number > open.done)
            needed = std::min({needed, exchange.request.firstEvent, exchange.response.firstEvent});
    const auto keepFrom = open.events.lower_bound(needed);
    for (auto it = open.events.begin(); it != keepFrom; it = open.events.erase(it))
        open.kept -= it->second.bytes.size();
}

void MessageCollector::end(const world::World& last) {
    for (auto& [fd, open] : m_open) {
        const world::Connection& connection = last.connection(Fd{fd});
        if (connection.id.n != open.connection)
            continue;
        for (const world::Exchange& exchange : connection.exchanges)
            if (exchange.number > open.done && exchange.request.begun())
                handOver(connection, exchange, open);
    }
    m_open.clear();
}

} // namespace muxscope::exporting
