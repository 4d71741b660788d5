// SPDX-License-Identifier: GPL-3.0-or-later
// How far an exchange is and how its bytes came, in words.
#include "models/exchange_list_model.h"
#include "world/exchange_arrival.h"

namespace muxscope::ui {

using Parsing = http::MessageParser::State;
using State = ExchangeListModel::State;

State stateOf(const world::Connection& connection, const world::Exchange& exchange) {
    const world::MessageSide& request = exchange.request;
    const world::MessageSide& response = exchange.response;
    if (request.state == Parsing::Error)
        return State::malformed;
    if (response.complete() && response.begun())
        return State::complete;
    if (request.state == Parsing::LostSync || response.state == Parsing::LostSync ||
        (!response.begun() && connection.responseParser.state() == Parsing::LostSync))
        return State::unseen;
    if (!connection.open)
        return State::left;
    if (response.begun())
        return State::sending;
    return request.complete() ? State::handling : State::receiving;
}

QString exchangeStateWord(State state) {
    switch (state) {
    case State::complete:
        return ExchangeListModel::tr("complete");
    case State::receiving:
        return ExchangeListModel::tr("receiving");
    case State::handling:
        return ExchangeListModel::tr("being handled");
    case State::sending:
        return ExchangeListModel::tr("being sent");
    case State::malformed:
        return ExchangeListModel::tr("malformed");
    case State::left:
        return ExchangeListModel::tr("cut off");
    case State::unseen:
        return ExchangeListModel::tr("not recorded");
    case State::none:
        break;
    }
    return {};
}

QString arrivalText(const world::Connection& connection, const world::Exchange& exchange,
                    bool response) {
    const world::Arrival arrival = world::arrivalOf(connection, exchange, response);
    const QString call = response ? QStringLiteral("send") : QStringLiteral("recv");
    QStringList parts;
    if (arrival.split())
        parts << QStringLiteral("%1%2 %3")
                     .arg(arrival.calls)
                     .arg(arrival.more ? QStringLiteral("+") : QString(), call);
    if (arrival.sticky())
        parts << ExchangeListModel::tr("%1 in one %2").arg(arrival.together).arg(call);
    return parts.join(QStringLiteral(" · "));
}

QString arrivalSentence(const world::Connection& connection, const world::Exchange& exchange,
                        bool response) {
    const world::Arrival arrival = world::arrivalOf(connection, exchange, response);
    const QString call = response ? QStringLiteral("send") : QStringLiteral("recv");
    QStringList sentences;
    if (arrival.split())
        sentences << ExchangeListModel::tr("Split: it took %1 %2 calls to bring it. A stream has "
                                           "no packets; only the parser knows when it is whole.")
                         .arg(arrival.calls)
                         .arg(call);
    if (arrival.sticky())
        sentences << ExchangeListModel::tr("Sticky: one %1 carried bytes of %2 messages. Where one "
                                           "ends is told by its own framing (blank line, "
                                           "Content-Length, chunks), not by the call.")
                         .arg(call)
                         .arg(arrival.together);
    return sentences.join(QStringLiteral("\n"));
}

} // namespace muxscope::ui
