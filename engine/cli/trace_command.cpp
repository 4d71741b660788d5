// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/trace_command.h"

#include "analysis/analysis.h"
#include "analysis/analysis_json.h"
#include "cli/end_signals.h"
#include "cli/event_printer.h"
#include "import/strace_reader.h"
#include "trace/session_writer.h"
#include "watch/program_source.h"

#include <cstdio>
#include <fmt/format.h>
#include <memory>
#include <optional>
#include <string.h>
#include <unistd.h>

namespace muxscope::cli {
namespace {

using source::TraceSource;
using watch::ProgramSource;
using watch::WatchCost;

constexpr int kLookMs = 20;

// The same lines once more, for the analysis. In the reading thread; asked when that has ended.
class LiveAnalysis {
public:
    LiveAnalysis() : m_analysis(m_roll), m_reader(m_analysis, m_roll, m_remarks) {}
    void line(const strace::LogFile::Line& line) { m_reader.line(line); }
    bool print() {
        m_reader.finish();
        m_analysis.finish();
        return analysis::writeJson(m_analysis, m_remarks.texts(), [](std::string_view text) {
            return std::fwrite(text.data(), 1, text.size(), stdout) == text.size();
        });
    }

private:
    strace::ThreadRoll m_roll;
    strace::Remarks m_remarks;
    analysis::Analysis m_analysis;
    strace::StraceReader m_reader;
};

void sayEnding(const ProgramSource& source) {
    const auto ending = source.ending();
    if (!ending)
        return;
    switch (ending->kind) {
    case ProgramSource::Ending::Kind::exited:
        return complain(fmt::format("the program has ended, exit status {}", ending->value));
    case ProgramSource::Ending::Kind::killed:
        return complain(
            fmt::format("the program was ended by SIG{}", sigabbrev_np(ending->value) != nullptr
                                                              ? sigabbrev_np(ending->value)
                                                              : std::to_string(ending->value)));
    case ProgramSource::Ending::Kind::letGo:
        return complain(fmt::format("process {} runs on", ending->value));
    case ProgramSource::Ending::Kind::gone:
        return complain("the process has ended");
    }
}

// What the watching cost the program, as far as that was measured.
void sayCost(const WatchCost& cost) {
    if (!cost.known)
        return complain(
            "what the watching cost the program is unknown: the kernel keeps no account");
    if (cost.watchedNs <= 0)
        return complain("what the watching cost the program is unknown: it ended too soon");
    std::string text = fmt::format("strace held the program for at least {:.3f} s of {:.3f} s",
                                   static_cast<double>(cost.heldNs) / 1e9,
                                   static_cast<double>(cost.watchedNs) / 1e9);
    if (cost.factor() != 0)
        text += fmt::format("; what it does itself took about {:.1f} times as long", cost.factor());
    complain(text);
}

void sayBefore(const watch::WatchOrder& order) {
    if (order.starts())
        return;
    complain(
        fmt::format("attaching to process {}: if it waits in epoll_wait, that call returns EINTR "
                    "to it once; it runs more slowly until it is let go",
                    order.pid));
}

ExitCode endRecording(trace::SessionWriter* recorder) {
    if (recorder == nullptr)
        return kSuccess;
    if (!recorder->stop())
        return kEnvironment;
    complain(fmt::format("recorded {} events to {}", recorder->written(), recorder->path()));
    return kSuccess;
}

// Until the source has ended. The signal that ended it; 0: it ended by itself.
int follow(ProgramSource& source, const EndSignals& signals) {
    int interrupted = 0;
    while (true) {
        const TraceSource::State state = source.state();
        if (state == TraceSource::State::ended || state == TraceSource::State::failed)
            return interrupted;
        if (const int number = signals.within(kLookMs); number != 0) {
            interrupted = number;
            source.requestEnd();
        }
    }
}

Result<std::unique_ptr<trace::SessionWriter>> record(const TraceOptions& options,
                                                     const trace::TraceLog& log) {
    const watch::WatchOrder& order = options.order;
    return trace::SessionWriter::start(log,
                                       {options.recordFile, options.program,
                                        order.starts() ? "strace " + order.command.front()
                                                       : fmt::format("strace -p {}", order.pid),
                                        [](const Error& error) {
                                            complain(error.text);
                                        }});
}

} // namespace

ExitCode trace(TraceOptions options) {
    watch::WatchOrder& order = options.order;
    if (order.starts() == (order.pid != 0)) {
        complain("trace takes a command behind --, or --pid (see --help)");
        return kUsage;
    }
    const EndSignals signals;
    order.endsProgram = !options.letRun;
    order.inheritsInput = true;
    order.outputToStderr = true;
    // At a terminal it stays in our group: only there may it read, and Ctrl+C is for both.
    order.ownGroup = isatty(STDIN_FILENO) == 0;
    if (const watch::Refusal refusal = watch::refusalForeseen(order);
        refusal != watch::Refusal::none)
        return failed(watch::refusalError(refusal, order));
    sayBefore(order);

    trace::TraceLog::Options logOptions;
    logOptions.budgetBytes = options.historyMiB << 20;
    LiveAnalysis analysis;
    ProgramSource::OnLine onLine;
    if (options.json)
        onLine = [&analysis](const strace::LogFile::Line& line) {
            analysis.line(line);
        };
    ProgramSource source(order, logOptions, onLine);
    std::unique_ptr<trace::SessionWriter> recorder;
    if (!options.recordFile.empty()) {
        auto started = record(options, source.log());
        if (!started)
            return failed(started.error());
        recorder = std::move(*started);
    }
    std::optional<EventPrinter> printer;
    if (!options.json && !options.quiet)
        printer.emplace(source.log());
    source.start();
    const int interrupted = follow(source, signals);
    printer.reset();
    const ExitCode recorded = endRecording(recorder.get());
    if (const auto error = source.error())
        return failed(*error);
    sayEnding(source);
    sayCost(source.cost());
    for (const std::string& what : source.missing())
        complain(what);
    if (options.json && (!analysis.print() || std::fflush(stdout) != 0)) {
        complain("cannot write to standard output");
        return kEnvironment;
    }
    if (recorded != kSuccess)
        return recorded;
    return interrupted == 0 ? kSuccess : interrupted == SIGINT ? kInterrupted : kSuccess;
}

} // namespace muxscope::cli
