// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange_reader.h"

namespace muxscope::ui {

namespace {

// While the server runs freely nobody can read faster than this.
constexpr int kRefreshMs = 60;

// "lines" of "select lines"; empty for HTTP.
QString otherProtocol(const world::World& world) {
    const QString protocol = QString::fromStdString(world.model).section(QLatin1Char(' '), -1);
    return protocol == QLatin1String("lines") || protocol == QLatin1String("reply") ? protocol
                                                                                    : QString();
}

QString whyNoExchange(const world::World& world, Fd fd) {
    if (const QString protocol = otherProtocol(world); !protocol.isEmpty())
        return ExchangeReader::tr("“%1” is not HTTP: there is no exchange to take apart. At a recv "
                                  "the Loop shows its bytes.")
            .arg(protocol);
    if (!fd.valid())
        return world.serverRunning
                   ? ExchangeReader::tr("no connection yet: send a request to the server")
                   : ExchangeReader::tr("no connection yet: start the server and send a request");
    const QString name = QStringLiteral("fd %1").arg(fd.n);
    switch (world.descriptor(fd).kind) {
    case world::FdKind::listener:
        return ExchangeReader::tr("%1 is the listener: it hands out connections, it carries no "
                                  "requests")
            .arg(name);
    case world::FdKind::connection:
        return ExchangeReader::tr("no request yet on %1").arg(name);
    default:
        return ExchangeReader::tr("%1 is no connection").arg(name);
    }
}

} // namespace

ExchangeShown readExchange(const world::World& world, const trace::TraceLog& log, Fd fd,
                           std::uint32_t number) {
    ExchangeShown shown;
    shown.fd = fd;
    if (fd.valid()) {
        const world::Connection& connection = world.connection(fd);
        shown.known = connection.id.valid();
        shown.open = connection.open;
        shown.seen = connection.exchangesSeen;
        shown.oldest = connection.exchanges.empty() ? 0 : connection.exchanges.front().number;
        const world::Exchange* exchange =
            number == 0 ? connection.latest() : connection.exchange(number);
        if (exchange == nullptr)
            exchange = connection.latest();
        if (exchange != nullptr) {
            shown.exchange = *exchange;
            shown.bytes = world::breakDown(*exchange, log);
        }
    }
    if (!shown.exchange)
        shown.why = whyNoExchange(world, fd);
    return shown;
}

ExchangeReader::ExchangeReader(Session& session, QObject* parent)
    : QObject(parent), m_session(session) {
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &ExchangeReader::refreshNow);
    connect(&session, &Session::cursorMoved, this, &ExchangeReader::refreshSoon);
    connect(&session, &Session::traceReplaced, this, &ExchangeReader::refreshSoon);
    connect(&session.selection(), &Selection::changed, this, &ExchangeReader::refreshSoon);
    refreshNow();
}

void ExchangeReader::refreshSoon() {
    if (m_soon.isActive())
        return;
    m_soon.start(m_session.playback().mode() == Playback::Mode::paused ? 0 : kRefreshMs);
}

void ExchangeReader::refreshNow() {
    m_soon.stop();
    if (m_session.hasTrace())
        m_shown = readExchange(m_session.world(), m_session.log(), m_session.selection().fd(),
                               m_session.selection().exchange());
    else {
        m_shown = {};
        m_shown.why = tr("no connection yet: start the server and send a request");
    }
    emit changed();
}

} // namespace muxscope::ui
