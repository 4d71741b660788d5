// SPDX-License-Identifier: GPL-3.0-or-later
// What the list of exchanges says: its cells, how far an exchange is and how its bytes came.
#include "models/exchange_list_model.h"
#include "models/reference.h"
#include "session/quantities.h"
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

QString ExchangeListModel::tookText(const Begun& row, const Facts& facts) const {
    const trace::TraceLog* log = m_source.log();
    if (log == nullptr || row.event < log->begin() || facts.answeredAt >= log->end())
        return QStringLiteral("…");
    return spanText(log->at(facts.answeredAt).record.atNs - log->at(row.event).record.atNs);
}

QString ExchangeListModel::text(const Begun& row, const Facts& facts, int column) const {
    switch (column) {
    case fdColumn:
        return QString::number(numberOf(row));
    case numberColumn:
        return countText(row.number);
    case methodColumn:
        return facts.method;
    case targetColumn:
        return facts.target;
    case statusColumn:
        return facts.status == 0 ? QStringLiteral("…") : QString::number(facts.status);
    case bytesColumn:
        return QStringLiteral("%1 → %2").arg(sizeText(facts.bytesIn), sizeText(facts.bytesOut));
    case tookColumn:
        return tookText(row, facts);
    case arrivalColumn:
        return facts.exchange == nullptr ? QString()
                                         : arrivalText(*facts.connection, *facts.exchange, false);
    case stateColumn:
        return exchangeStateWord(facts.state);
    default:
        return {};
    }
}

QString ExchangeListModel::toolTip(const Facts& facts, int column) const {
    switch (column) {
    case methodColumn:
        return meaningOf(facts.method);
    case statusColumn:
        return facts.status == 0 ? QString() : meaningOf(QString::number(facts.status));
    case arrivalColumn:
        return facts.exchange == nullptr
                   ? QString()
                   : arrivalSentence(*facts.connection, *facts.exchange, false);
    case targetColumn:
        return facts.target;
    default:
        return {};
    }
}

QVariant ExchangeListModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    const bool tip = role == Qt::ToolTipRole;
    switch (section) {
    case fdColumn:
        return tip ? tr("The connection's descriptor") : QStringLiteral("fd");
    case numberColumn:
        return tip ? tr("Which request on the connection") : QStringLiteral("#");
    case methodColumn:
        return tr("method");
    case targetColumn:
        return tr("target");
    case statusColumn:
        return tr("status");
    case bytesColumn:
        return tip ? tr("Bytes of the request → of the response") : tr("bytes");
    case tookColumn:
        return tip ? tr("From the first byte received to the last byte sent") : tr("took");
    case arrivalColumn:
        return tip ? tr("How the request came: split over several recv calls, or several requests "
                        "in one")
                   : tr("came in");
    case stateColumn:
        return tr("state");
    default:
        return {};
    }
}

} // namespace muxscope::ui
