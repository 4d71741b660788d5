// SPDX-License-Identifier: GPL-3.0-or-later
// A running server as a source of events: the server, its gate and its log. One controlling thread
// (GUI or CLI); the server runs in its own.
#pragma once

#include "base/result.h"
#include "kernel/gate.h"
#include "server/server_options.h"
#include "source/trace_source.h"
#include "trace/trace_log.h"

#include <atomic>
#include <memory>
#include <optional>
#include <string>

namespace muxscope::server {
class Server;
}

namespace muxscope::source {

class LiveSource : public TraceSource {
public:
    LiveSource(server::ServerOptions options, trace::TraceLog::Options logOptions);
    ~LiveSource() override; // stops and joins

    // Starts the server's thread; never blocks. state() tells how it goes.
    void start();
    // Asks it to stop; never blocks. Gets through at the gate and in any call.
    void requestStop();

    [[nodiscard]] const trace::TraceLog& log() const override { return *m_log; }
    [[nodiscard]] State state() const override;
    [[nodiscard]] std::optional<Error> error() const override;
    [[nodiscard]] kernel::Gate& gate() { return m_gate; }
    [[nodiscard]] const kernel::Gate& gate() const { return m_gate; }
    // "127.0.0.1:8889" and 8889 once listening.
    [[nodiscard]] std::string listeningOn() const;
    [[nodiscard]] std::uint16_t port() const;

private:
    std::unique_ptr<trace::TraceLog> m_log;
    kernel::Gate m_gate;
    std::unique_ptr<server::Server> m_server;
};

} // namespace muxscope::source
