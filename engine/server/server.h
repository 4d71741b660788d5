// SPDX-License-Identifier: GPL-3.0-or-later
// A server in a thread of its own: opens the listener, runs the model's loop, can be stopped at any
// moment (in a blocking call, at the gate). start, requestStop and the questions: any one controlling
// thread.
#pragma once

#include "base/result.h"
#include "kernel/calls.h"
#include "kernel/gate.h"
#include "kernel/interrupt.h"
#include "server/server_options.h"
#include "trace/trace_log.h"

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <thread>

namespace muxscope::kernel {
class Gauges;
}

namespace muxscope::server {

std::span<const std::string_view> modelNames();
std::span<const std::string_view> protocolNames();

// Whether a server can be made of these: unknown model or protocol, bad address (usage), root not a
// readable folder (environment). Looks at the file system; makes no socket.
Status checkOptions(const ServerOptions& options);
// Whether several threads will write to its log (trace::TraceLog::Options::manyWriters).
bool hasManyThreads(const ServerOptions& options);

class Listener;
class Protocol;

class Server {
public:
    enum class State { idle, starting, listening, ended, failed };

    // `log` null: nothing is recorded, nothing can be stepped. All outlive the server.
    Server(ServerOptions options, trace::TraceLog* log, kernel::Gate& gate);
    ~Server(); // stops and joins

    void start();       // once; returns at once
    void requestStop(); // returns at once
    void join();        // blocks until the thread has ended
    // Blocks until it listens, failed or ended; returns the state.
    State waitUntilListening();

    [[nodiscard]] State state() const { return m_state.load(std::memory_order_acquire); }
    [[nodiscard]] std::optional<Error> error() const; // of State::failed
    [[nodiscard]] std::string listeningOn() const;    // "127.0.0.1:8889"; empty before
    [[nodiscard]] std::string udpOn() const;          // the same of the UDP socket, if any
    [[nodiscard]] std::uint16_t port() const;         // 0 before
    // Why the gauges have stopped looking, if they have; the server goes on without.
    [[nodiscard]] std::optional<Error> gaugesError() const;

private:
    void main();
    Status serve();
    Status serve(kernel::Calls& calls, Listener& listener, Protocol& protocol,
                 const ServerOptions& options);
    void startGauges(const kernel::Address& listener);
    void stopGauges();
    void setState(State state);
    void fail(const Error& error);

    const ServerOptions m_options;
    trace::TraceLog* m_log;
    kernel::Gate& m_gate;
    kernel::Interrupt m_interrupt;
    std::thread m_thread;
    std::atomic<State> m_state{State::idle};
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::optional<Error> m_error;
    std::string m_listeningOn;
    std::string m_udpOn;
    std::uint16_t m_port = 0;
    std::unique_ptr<kernel::Gauges> m_gauges; // while it serves
    std::optional<Error> m_gaugesError;       // of those that have ended
};

} // namespace muxscope::server
