// SPDX-License-Identifier: GPL-3.0-or-later
// What was moved, read as HTTP: which bytes belong to which exchange. One recv may hold the end of
// one request and the beginning of three more; one send several answers.
#include "world/apply_steps.h"

#include <charconv>
#include <limits>

namespace muxscope::world::steps {

namespace {

using http::MessageParser;

Exchange& beginExchange(Connection& connection) {
    ExchangeList& list = connection.exchanges;
    if (list.full() && list.front().number >= connection.answering &&
        connection.unanswered.size() < kMaxUnanswered)
        connection.unanswered.push_back(list.front().method);
    return list.append(++connection.exchangesSeen);
}

// Of the exchange that is answered next. Get when it left too early to know.
http::Method methodAnswered(const Connection& connection, const Exchange* exchange) {
    if (exchange != nullptr)
        return exchange->method;
    return connection.unanswered.empty() ? http::Method::Get : connection.unanswered.front();
}

void noteState(MessageSide& side, const MessageParser& parser) {
    side.state = parser.state();
    side.error = parser.error().code;
    side.headBytes = parser.headLength();
    side.bodyBytes = parser.bodyBytesSeen();
    side.bodyExpected = parser.hasContentLength() ? parser.contentLength() : 0;
    side.chunked = parser.isChunked();
}

void addPiece(MessageSide& side, std::uint64_t event, std::uint64_t offset, std::uint64_t length) {
    constexpr std::uint64_t kMost = std::numeric_limits<std::uint32_t>::max();
    if (!side.pieces.empty()) {
        Piece& last = side.pieces.back();
        if (last.event == event && std::uint64_t{last.offset} + last.length == offset &&
            last.length + length <= kMost) {
            last.length += static_cast<std::uint32_t>(length);
            return;
        }
    }
    if (side.pieces.size() >= kMaxPieces || offset > kMost || length > kMost) {
        ++side.piecesLeftOut;
        return;
    }
    side.pieces.push_back(
        {event, static_cast<std::uint32_t>(offset), static_cast<std::uint32_t>(length)});
}

void noteTaken(MessageSide& side, const MessageParser& parser, std::uint64_t event,
               std::uint64_t offset, std::uint64_t taken) {
    if (!side.begun())
        side.firstEvent = event;
    side.lastEvent = event;
    side.bytes += taken;
    noteState(side, parser);
    addPiece(side, event, offset, taken);
}

// The final answer to a CONNECT has come: a 2xx makes the rest of the connection a tunnel. After any
// other, bytes that have come since may be requests, or may have been meant for the tunnel.
void connectAnswered(Connection& connection, int status) {
    if (status < 300)
        connection.tunnel = Tunnel::open;
    else
        connection.tunnel = connection.tunnelIn == 0 ? Tunnel::none : Tunnel::refused;
}

void endOfResponse(World& world, Connection& connection, http::Method method) {
    const int status = connection.responseParser.statusCode();
    connection.responseParser.reset();
    if (status < 200) // interim (RFC 9110 section 15.2): the final answer is still to come
        return;
    if (method == http::Method::Connect && connection.tunnel == Tunnel::asked)
        connectAnswered(connection, status);
    ++world.counters.responses;
    if (!connection.unanswered.empty())
        connection.unanswered.erase(connection.unanswered.begin());
    ++connection.answering;
}

} // namespace

void received(World& world, Connection& connection, const trace::Event& event,
              std::uint64_t bytes) {
    MessageParser& parser = connection.requestParser;
    std::string_view recorded = trace::asText(event.moved()).substr(0, bytes);
    std::uint64_t offset = 0;
    while (offset < bytes) {
        if (connection.tunnel != Tunnel::none) {
            connection.tunnelIn += bytes - offset;
            return;
        }
        Exchange* exchange = nullptr;
        if (parser.begun()) {
            exchange = connection.exchanges.findForWriting(connection.receiving);
        } else {
            exchange = &beginExchange(connection);
            connection.receiving = exchange->number;
        }
        std::uint64_t taken = 0;
        if (!recorded.empty()) {
            taken = parser.feed(recorded, [&](http::Role role, std::uint64_t, std::string_view s) {
                if (role == http::Role::Target && exchange != nullptr)
                    exchange->target.append(s);
            });
            recorded.remove_prefix(taken);
        } else {
            taken = parser.skip(bytes - offset);
        }
        if (taken == 0)
            break;
        if (exchange != nullptr) {
            noteTaken(exchange->request, parser, event.index, offset, taken);
            exchange->method = parser.method();
        }
        offset += taken;
        if (parser.complete()) {
            ++world.counters.requests;
            if (parser.method() == http::Method::Connect)
                connection.tunnel = Tunnel::asked;
            parser.reset();
        }
    }
}

void sent(World& world, Connection& connection, const trace::Event& event, std::uint64_t bytes) {
    MessageParser& parser = connection.responseParser;
    std::string_view recorded = trace::asText(event.moved()).substr(0, bytes);
    std::uint64_t offset = 0;
    while (offset < bytes) {
        if (connection.tunnel == Tunnel::open) {
            connection.tunnelOut += bytes - offset;
            return;
        }
        // An answer that nobody asked for (503 to a connection over the limit, 408).
        Exchange* exchange = connection.answering > connection.exchangesSeen
                                 ? &beginExchange(connection)
                                 : connection.exchanges.findForWriting(connection.answering);
        const http::Method method = methodAnswered(connection, exchange);
        if (!parser.begun())
            parser.expectBodyFor(method);
        std::uint64_t taken = 0;
        if (!recorded.empty()) {
            taken = parser.feed(recorded);
            recorded.remove_prefix(taken);
        } else {
            taken = parser.skip(bytes - offset);
        }
        if (taken == 0)
            break;
        if (exchange != nullptr) {
            noteTaken(exchange->response, parser, event.index, offset, taken);
            if (exchange->response.state != MessageParser::State::StartLine)
                exchange->status = static_cast<std::uint16_t>(parser.statusCode());
        }
        offset += taken;
        if (parser.complete())
            endOfResponse(world, connection, method);
    }
}

// Behind an answered CONNECT stands no HTTP; the payload says where the bytes go.
void tunnelOpened(World& world, Fd client, std::string_view farDigits) {
    std::int32_t far = -1;
    std::from_chars(farDigits.data(), farDigits.data() + farDigits.size(), far);
    Connection* const connection = connectionAt(world, client);
    if (connection == nullptr || !usable(far))
        return countOdd(world);
    connection->tunnelTo = Fd{far};
}

void inputEnded(Connection& connection) {
    MessageParser& parser = connection.requestParser;
    if (!parser.begun())
        return;
    parser.finishAtEof();
    if (Exchange* exchange = connection.exchanges.findForWriting(connection.receiving))
        noteState(exchange->request, parser);
}

void outputEnded(World& world, Connection& connection) {
    MessageParser& parser = connection.responseParser;
    if (!parser.begun())
        return;
    parser.finishAtEof();
    Exchange* const exchange = connection.exchanges.findForWriting(connection.answering);
    if (exchange != nullptr)
        noteState(exchange->response, parser);
    if (parser.complete())
        endOfResponse(world, connection, methodAnswered(connection, exchange));
}

} // namespace muxscope::world::steps
