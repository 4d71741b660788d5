// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/serve_command.h"

#include "cli/end_signals.h"
#include "cli/event_printer.h"
#include "kernel/gate.h"
#include "server/server.h"
#include "trace/session_writer.h"

#include <fmt/format.h>
#include <memory>
#include <optional>

namespace muxscope::cli {
namespace {

using server::Server;

void sayListening(const Server& server) {
    fmt::print("listening on {}\n", server.listeningOn());
    if (const std::string udp = server.udpOn(); !udp.empty())
        fmt::print("receiving datagrams on {}\n", udp);
    std::fflush(stdout);
}

// What was asked to go wrong is said, so that nobody takes it for a fault.
void warnOfSwitches(const server::ServerOptions& options) {
    const server::TeachingSwitches usual;
    for (const server::SwitchFacts& facts : server::switchTable()) {
        if (facts.valueIn(options.switches) == facts.valueIn(usual))
            continue;
        complain(fmt::format("teaching switch {}={}: {}{}", facts.name,
                             facts.valueIn(options.switches), facts.consequence,
                             facts.meansSomethingTo(options.model)
                                 ? ""
                                 : fmt::format(" (no effect with the model {})", options.model)));
    }
}

// Once: where the kernel refuses to be looked at, the server goes on without.
class GaugesWarning {
public:
    void sayOnce(const Server& server) {
        if (m_said)
            return;
        const auto error = server.gaugesError();
        if (!error)
            return;
        m_said = true;
        complain(fmt::format("no gauges: {}", error->text));
    }

private:
    bool m_said = false;
};

// Ends the recording; its error is told by then.
ExitCode endRecording(trace::SessionWriter* recorder) {
    if (recorder == nullptr)
        return kSuccess;
    if (!recorder->stop())
        return kEnvironment;
    fmt::print("recorded {} events to {}\n", recorder->written(), recorder->path());
    return kSuccess;
}

} // namespace

ExitCode serve(const ServeOptions& options) {
    if (const Status usable = server::checkOptions(options.server); !usable)
        return failed(usable.error());
    const EndSignals signals;
    trace::TraceLog::Options logOptions;
    logOptions.budgetBytes = options.historyMiB << 20;
    logOptions.manyWriters = server::hasManyThreads(options.server);
    std::unique_ptr<trace::TraceLog> log;
    if (options.record)
        log = std::make_unique<trace::TraceLog>(logOptions);

    kernel::Gate gate;
    Server server(options.server, log.get(), gate);
    server.start();
    if (server.waitUntilListening() == Server::State::failed)
        return failed(server.error().value_or(Error{}));
    // Only now: a port that is taken must not cost an older recording of the same name. The log
    // still holds the first event.
    std::unique_ptr<trace::SessionWriter> recorder;
    if (!options.recordFile.empty()) {
        auto started = trace::SessionWriter::start(
            *log, {options.recordFile, options.program,
                   options.server.model + ' ' + options.server.protocol, [](const Error& error) {
                       complain(error.text);
                   }});
        if (!started)
            return failed(started.error());
        recorder = std::move(*started);
    }
    warnOfSwitches(options.server);
    sayListening(server);
    std::optional<EventPrinter> printer;
    if (options.print)
        printer.emplace(*log);

    GaugesWarning gauges;
    while (server.state() == Server::State::listening && !signals.came())
        gauges.sayOnce(server);
    server.requestStop();
    server.join();
    gauges.sayOnce(server);
    printer.reset();
    const ExitCode recorded = endRecording(recorder.get());
    if (server.state() == Server::State::failed)
        return failed(server.error().value_or(Error{}));
    return recorded;
}

} // namespace muxscope::cli
