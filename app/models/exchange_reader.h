// SPDX-License-Identifier: GPL-3.0-or-later
// The exchange that the selection points at, at the cursor, with its bytes: read again whenever the
// cursor or the selection moves, at most every few frames while the server runs. GUI thread.
#pragma once

#include "session/session.h"
#include "world/byte_breakdown.h"

#include <QObject>
#include <QTimer>
#include <optional>

namespace muxscope::ui {

// Plain values: what the views of an exchange show.
struct ExchangeShown {
    Fd fd;
    bool known = false; // fd is a connection
    bool open = false;
    QString why;              // when there is no exchange: what to say instead
    std::uint32_t seen = 0;   // exchanges begun on the connection
    std::uint32_t oldest = 0; // the oldest that is still held
    std::optional<world::Exchange> exchange;
    world::ExchangeBytes bytes;
};

// Of the exchange selected, from a world and the log it came from.
ExchangeShown readExchange(const world::World& world, const trace::TraceLog& log, Fd fd,
                           std::uint32_t number);

class ExchangeReader : public QObject {
    Q_OBJECT
public:
    explicit ExchangeReader(Session& session, QObject* parent = nullptr);

    [[nodiscard]] const ExchangeShown& shown() const { return m_shown; }
    void refreshNow();

signals:
    void changed();

private:
    void refreshSoon();

    Session& m_session;
    ExchangeShown m_shown;
    QTimer m_soon;
};

} // namespace muxscope::ui
