// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/models/multiplexing.h"

#include <cstring>
#include <fmt/format.h>

namespace muxscope::server {

using kernel::Answer;
using trace::kErr;
using trace::kHup;
using trace::kIn;
using trace::kNval;
using trace::kOut;
using trace::kPri;
using trace::Site;

Multiplexing::Multiplexing(const ModelParts& parts, std::unique_ptr<mux::Mux> mux)
    : m_calls(parts.calls),
      m_owned(std::move(mux)),
      m_mux(*m_owned),
      m_listener(parts.listener),
      m_protocol(parts.protocol),
      m_options(parts.options),
      m_switches(parts.options.switches),
      m_sendsAtOnce(parts.options.sendAtOnce),
      m_opened(parts.sources),
      m_room(parts.options.receiveBytes),
      m_nowNs(m_calls.nowNs()) {}

Multiplexing::~Multiplexing() = default;

Status Multiplexing::open() {
    Answer made = m_mux.open();
    if (made.ok())
        made = m_mux.watch(m_listener.fd(), kIn, Site::watchListener);
    if (!made.ok())
        return Error{Error::Kind::environment,
                     fmt::format("cannot watch the listener with {}: {}", m_mux.name(),
                                 std::strerror(made.error())),
                     made.error()};
    return openSources();
}

Status Multiplexing::run(const kernel::Interrupt& interrupt) {
    Status status = open();
    while (status && !interrupt.requested()) {
        const Answer waited = wait();
        if (!waited.ok() && !waited.interrupted() && !sleptOver(waited)) { // it would fail for ever
            status =
                Error{Error::Kind::environment,
                      fmt::format("{} failed: {}", m_mux.name(), std::strerror(waited.error())),
                      waited.error()};
            break;
        }
        m_nowNs = m_calls.nowNs();
        ++m_turn;
        for (const trace::FdBits& item : m_ready)
            handle(item);
        serveAlwaysReady();
        runTimers();
    }
    end();
    return status;
}

Answer Multiplexing::wait() {
    return m_mux.wait(waitNs(), m_ready);
}

void Multiplexing::end() {
    while (Connection* connection = m_connections.longestSilent())
        close(*connection);
    for (const Fd fd : m_neverClosed)
        m_calls.close(fd, Site::close);
    closeSources();
    m_mux.unwatch(m_listener.fd(), Site::unwatch);
    m_mux.close();
}

// A number that is closed and given out again while one batch of reports is dealt with: what is left of
// the batch is about its former owner.
Connection* Multiplexing::reported(Fd fd) const {
    Connection* const connection = m_connections.find(fd);
    return connection != nullptr && connection->sinceTurn != m_turn ? connection : nullptr;
}

// Every bit that is set is looked at: a descriptor may be readable, writable and in trouble at once.
// After each part the connection may be gone.
void Multiplexing::handle(const trace::FdBits& item) {
    const Fd fd{item.fd};
    if (fd == m_listener.fd()) {
        takeConnections();
        return;
    }
    if (handledSource(fd, item.bits))
        return;
    if ((item.bits & kPri) != 0)
        if (Connection* connection = reported(fd))
            receiveUrgent(*connection);
    if ((item.bits & kIn) != 0)
        if (Connection* connection = reported(fd))
            takeInput(*connection);
    if ((item.bits & kOut) != 0)
        if (Connection* connection = reported(fd))
            answer(*connection);
    // Reported without being asked for (poll(2)); select shows them as readable instead.
    if ((item.bits & (kErr | kHup | kNval)) != 0 && (item.bits & kIn) == 0)
        if (Connection* connection = reported(fd))
            failed(*connection);
}

} // namespace muxscope::server
