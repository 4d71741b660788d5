// SPDX-License-Identifier: GPL-3.0-or-later
// The exchange that the selection points at, at the cursor, with its bytes: read again whenever the
// cursor or the selection moves, at most every few frames while the server runs. GUI thread.
#pragma once

#include "session/refresh.h"
#include "session/session.h"
#include "world/byte_breakdown.h"
#include "world/exchange_arrival.h"

#include <QObject>
#include <functional>
#include <optional>

namespace muxscope::ui {

// Plain values: what the views of an exchange show.
struct ExchangeShown {
    Fd fd;
    int number = -1;    // of fd, as people read it (world/process_names.h)
    bool known = false; // fd is a connection
    bool open = false;
    QString why;              // when there is no exchange: what to say instead
    std::uint32_t seen = 0;   // exchanges begun on the connection
    std::uint32_t oldest = 0; // the oldest that is still held
    std::optional<world::Exchange> exchange;
    world::ExchangeBytes bytes; // of the exchange, or of the stream
    world::Arrival requestArrival;
    world::Arrival responseArrival;
    // The bytes are no HTTP (another protocol, a tunnel, a terminal, a file): what was received
    // stands as the request, what was sent as the response, call by call.
    bool stream = false;
    bool older = false;  // of the stream: there were bytes before, too long ago to be shown
    bool behind = false; // the stream follows an exchange (CONNECT)
    QString protocol;    // of the stream: "lines", "reply", or empty
    [[nodiscard]] bool anything() const { return exchange.has_value() || stream; }
};

// Of the exchange selected, from a world and the log it came from; `newest` knows what a descriptor is called
// that the world does not have yet.
ExchangeShown readExchange(const world::World& world, const trace::TraceLog& log, Fd fd,
                           std::uint32_t number, const world::World* newest = nullptr);

// The event that brought the byte; world::kNoEvent when none did.
std::uint64_t eventOfByte(const world::MessageBytes& message, std::int64_t offset);
// Where the message broke; -1: it did not.
std::int64_t malformedAt(const world::MessageBytes& message);

class ExchangeReader : public QObject {
    Q_OBJECT
public:
    explicit ExchangeReader(Session& session, QObject* parent = nullptr);

    [[nodiscard]] const ExchangeShown& shown() const { return m_shown; }
    void refreshNow();
    // Asked before each reading; while it says no nothing is read. Then call catchUp() when it may
    // say yes again.
    void setWanted(std::function<bool()> wanted) { m_wanted = std::move(wanted); }
    void catchUp();

signals:
    void changed();

private:
    void refreshSoon();

    Session& m_session;
    ExchangeShown m_shown;
    Refresh m_refresh;
    std::function<bool()> m_wanted;
    bool m_stale = false;
};

} // namespace muxscope::ui
