// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/exchange_index.h"

#include <algorithm>

namespace muxscope::world {

void ExchangeIndex::add(const trace::Event& event, const World& after) {
    if (!event.isAnswer() || event.record.value < 0 || !after.speaksHttp)
        return;
    const trace::CallKind kind = trace::callKind(event.call());
    const Fd fd = event.fd();
    if ((kind != trace::CallKind::read && kind != trace::CallKind::write) || !fd.valid() ||
        fd.n > kMaxFd)
        return;
    const Connection& connection = after.connection(fd);
    if (!connection.id.valid())
        return;
    for (const Exchange& each : connection.exchanges)
        if (each.request.lastEvent == event.index || each.response.lastEvent == event.index)
            note(connection, each);
}

void ExchangeIndex::note(const Connection& connection, const Exchange& exchange) {
    std::deque<std::uint64_t>& latest = m_latest[connection.fd.n];
    auto found = std::find_if(latest.rbegin(), latest.rend(), [&](std::uint64_t sequence) {
        return sequence >= m_before && at(sequence).connection == connection.id.n &&
               at(sequence).number == exchange.number;
    });
    std::uint64_t sequence = end();
    if (found != latest.rend()) {
        sequence = *found;
    } else {
        if (m_all.size() == kMost)
            dropFirst();
        sequence = end();
        Entry fresh;
        fresh.asked = exchange.request.begun();
        fresh.event = fresh.asked ? exchange.request.firstEvent : exchange.response.firstEvent;
        fresh.fd = connection.fd.n;
        fresh.connection = connection.id.n;
        fresh.number = exchange.number;
        m_all.push_back(fresh);
        latest.push_back(sequence);
        if (latest.size() > kExchangesKept)
            latest.pop_front();
    }
    Entry& known = m_all[static_cast<std::size_t>(sequence - m_before)];
    using State = http::MessageParser::State;
    known.method = exchange.method;
    known.target = exchange.target;
    known.status = exchange.status;
    known.answered = exchange.response.begun() && exchange.response.complete();
    known.malformed = exchange.request.state == State::Error;
    known.unseen =
        exchange.request.state == State::LostSync || exchange.response.state == State::LostSync ||
        (!exchange.response.begun() && connection.responseParser.state() == State::LostSync);
    known.lastEvent =
        exchange.response.begun() ? exchange.response.lastEvent : exchange.request.lastEvent;
    known.bytesIn = exchange.request.bytes;
    known.bytesOut = exchange.response.bytes;
}

void ExchangeIndex::dropFirst() {
    m_all.pop_front();
    ++m_before;
}

void ExchangeIndex::trim(Moment first) {
    while (!m_all.empty() && m_all.front().event < first)
        dropFirst();
}

} // namespace muxscope::world
