// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange_reader.h"

#include "models/exchange_stream.h"
#include "world/process_names.h"

#include <algorithm>

namespace muxscope::ui {

namespace {

// While the server runs freely nobody can read faster than this.
constexpr int kRefreshMs = 60;

QString whyNoExchange(const world::World& world, Fd fd, int number) {
    if (!fd.valid())
        return world.serverRunning
                   ? ExchangeReader::tr("no connection yet: send something to the server")
                   : ExchangeReader::tr("no connection yet: start the server and send something");
    const QString name = QStringLiteral("fd %1").arg(number);
    switch (world.descriptor(fd).kind) {
    case world::FdKind::listener:
        return ExchangeReader::tr("%1 is the listener: it hands out connections, it carries no "
                                  "requests")
            .arg(name);
    case world::FdKind::connection:
        return world.speaksHttp ? ExchangeReader::tr("no request yet on %1").arg(name)
                                : ExchangeReader::tr("no bytes yet on %1").arg(name);
    default:
        return ExchangeReader::tr("%1 is no connection").arg(name);
    }
}

void readMessages(const world::Connection& connection, const trace::TraceLog& log,
                  std::uint32_t number, ExchangeShown& shown) {
    const world::Exchange* exchange =
        number == 0 ? connection.latest() : connection.exchange(number);
    if (exchange == nullptr)
        return;
    shown.exchange = *exchange;
    shown.bytes = world::breakDown(*exchange, log);
    shown.requestArrival = world::arrivalOf(connection, *exchange, false);
    shown.responseArrival = world::arrivalOf(connection, *exchange, true);
}

} // namespace

ExchangeShown readExchange(const world::World& world, const trace::TraceLog& log, Fd fd,
                           std::uint32_t number, const world::World* newest) {
    ExchangeShown shown;
    shown.fd = fd;
    shown.number = world::fdNumber(world::namingWorld(world, newest ? *newest : world, fd), fd).n;
    if (fd.valid()) {
        const world::Connection& connection = world.connection(fd);
        shown.known = connection.id.valid();
        shown.open = connection.open;
        shown.seen = connection.exchangesSeen;
        shown.oldest = connection.exchanges.empty() ? 0 : connection.exchanges.front().number;
        if (number == 0 || number > shown.seen)
            readStream(world, log, fd, shown);
        shown.behind = connection.tunnelIn + connection.tunnelOut > 0;
        if (!shown.stream)
            readMessages(connection, log, number, shown);
    }
    if (!shown.anything())
        shown.why =
            number != 0 && shown.seen > 0
                ? ExchangeReader::tr("request %1 on fd %2 is not held at this moment: choose "
                                     "it in Exchanges to go where it was")
                      .arg(number)
                      .arg(shown.number)
                : whyNoExchange(world, fd, shown.number);
    return shown;
}

std::uint64_t eventOfByte(const world::MessageBytes& message, std::int64_t offset) {
    if (offset < 0 || offset >= static_cast<std::int64_t>(message.bytes.size()))
        return world::kNoEvent;
    std::uint64_t event = world::kNoEvent;
    for (const world::MessageBytes::Boundary& call : message.calls) {
        if (static_cast<std::int64_t>(call.offset) > offset)
            break;
        event = call.event;
    }
    return event;
}

std::int64_t malformedAt(const world::MessageBytes& message) {
    const auto span = std::find_if(message.spans.begin(), message.spans.end(), [](const auto& one) {
        return one.role == http::Role::Malformed;
    });
    return span == message.spans.end() ? -1 : static_cast<std::int64_t>(span->offset);
}

ExchangeReader::ExchangeReader(Session& session, QObject* parent)
    : QObject(parent),
      m_session(session),
      m_refresh(
          session, this, [this] { refreshNow(); }, kRefreshMs) {
    connect(&session, &Session::cursorMoved, this, &ExchangeReader::refreshSoon);
    connect(&session, &Session::traceReplaced, this, &ExchangeReader::refreshSoon);
    connect(&session.selection(), &Selection::changed, this, &ExchangeReader::refreshSoon);
    refreshNow();
}

void ExchangeReader::catchUp() {
    if (m_stale)
        refreshNow();
}

void ExchangeReader::refreshSoon() {
    if (m_wanted && !m_wanted()) {
        m_stale = true;
        return;
    }
    m_refresh.soon();
}

void ExchangeReader::refreshNow() {
    m_stale = false;
    if (m_session.hasTrace())
        m_shown = readExchange(m_session.world(), m_session.log(), m_session.selection().fd(),
                               m_session.selection().exchange(), &m_session.headWorld());
    else {
        m_shown = {};
        m_shown.why = tr("no connection yet: start the server and send something");
    }
    emit changed();
}

} // namespace muxscope::ui
