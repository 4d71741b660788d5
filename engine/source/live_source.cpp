// SPDX-License-Identifier: GPL-3.0-or-later
#include "source/live_source.h"

#include "server/server.h"

namespace muxscope::source {
namespace {

trace::TraceLog::Options withWriters(trace::TraceLog::Options log,
                                     const server::ServerOptions& server) {
    log.manyWriters = server::hasManyThreads(server);
    return log;
}

} // namespace

LiveSource::LiveSource(server::ServerOptions options, trace::TraceLog::Options logOptions)
    : m_log(std::make_unique<trace::TraceLog>(withWriters(logOptions, options))),
      m_server(std::make_unique<server::Server>(std::move(options), m_log.get(), m_gate)) {}

LiveSource::~LiveSource() = default;

void LiveSource::start() {
    m_server->start();
}

void LiveSource::requestStop() {
    m_server->requestStop();
}

TraceSource::State LiveSource::state() const {
    switch (m_server->state()) {
    case server::Server::State::idle:
    case server::Server::State::starting:
        return State::starting;
    case server::Server::State::listening:
        return State::live;
    case server::Server::State::ended:
        return State::ended;
    case server::Server::State::failed:
        return State::failed;
    }
    return State::failed;
}

std::optional<Error> LiveSource::error() const {
    return m_server->error();
}

std::string LiveSource::listeningOn() const {
    return m_server->listeningOn();
}

std::uint16_t LiveSource::port() const {
    return m_server->port();
}

} // namespace muxscope::source
