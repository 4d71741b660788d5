// SPDX-License-Identifier: GPL-3.0-or-later
// muxscope-cli: everything of Muxscope that needs no screen.
#include "cli/describe_command.h"
#include "cli/dump_command.h"
#include "cli/exit_code.h"
#include "cli/export_command.h"
#include "cli/serve_arguments.h"
#include "cli/trace_command.h"

#include <CLI/CLI.hpp>
#include <csignal>
#include <exception>
#include <fmt/format.h>
#include <unistd.h>

namespace {

using namespace muxscope::cli;

constexpr const char* kProgram = "muxscope-cli " MUXSCOPE_VERSION;

constexpr const char* kFooter = R"(Exit codes: 0 done, 1 a fault of the program, 2 wrong usage,
3 a file is unreadable or damaged, 4 the machine refused (port taken, disk full), 130 interrupted.

Examples:
  muxscope-cli serve --model epoll --port 0 --record run.muxscope
  muxscope-cli serve --model help
  muxscope-cli serve --print --switch leave-in-wlist
  muxscope-cli serve --model blocking --print --gauges 50
  muxscope-cli serve --serve lines --lines-file collected.txt
  muxscope-cli info run.muxscope
  muxscope-cli trace --record run.muxscope -- python3 server.py
  muxscope-cli trace --json --pid 4242
  muxscope-cli dump run.muxscope --events
  muxscope-cli dump run.muxscope --world 120
  muxscope-cli export run.muxscope --to chrome run.json --from 0.5 --until 1.5)";

CLI::App* addDump(CLI::App& app, DumpOptions& options) {
    CLI::App* dump = app.add_subcommand("dump", "Print what stands in a recording");
    dump->add_option(
            "FILE", options.files,
            "The recording, or an strace log; several files are the parts of one strace -ff "
            "log, the main process first")
        ->required();
    auto* events = dump->add_flag("--events", options.events, "Each event as a line");
    auto* world = dump->add_option("--world", options.world,
                                   "The world at moment N (0 = before "
                                   "the first event)");
    world->type_name("N")->check(CLI::NonNegativeNumber)->excludes(events);
    dump->add_flag("--json", options.json, "The summary as one JSON object")
        ->excludes(events)
        ->excludes(world);
    return dump;
}

CLI::App* addExport(CLI::App& app, ExportOptions& options) {
    CLI::App* command = app.add_subcommand(
        "export", "Write a recording, or a range of it, in the format of another tool");
    command->add_option("FILE", options.file, "The recording")->required();
    command
        ->add_option("--to", options.to,
                     "chrome (Perfetto, chrome://tracing), har, pcapng, strace, jsonl or csv")
        ->required()
        ->type_name("FORMAT");
    command->add_option("OUT", options.out, "Where to write to; - is standard output")->required();
    command->add_option("--from", options.fromSeconds, "Seconds since the recording began")
        ->type_name("T");
    command->add_option("--until", options.untilSeconds, "Seconds since the recording began")
        ->type_name("T");
    command->add_flag("--anonymize", options.anonymize,
                      "Hide what was sent and from where: letters, digits, hosts");
    return command;
}

CLI::App* addDescribe(CLI::App& app, DescribeOptions& options) {
    CLI::App* info =
        app.add_subcommand("info", "Say what a recording or a log holds, and whether it is whole");
    info->add_option(
            "FILE", options.files,
            "The recording, or an strace log; several files are the parts of one strace -ff "
            "log, the main process first")
        ->required();
    info->add_flag("--json", options.json, "As one JSON object");
    return info;
}

constexpr const char* kTraceFooter =
    R"(Needs strace. Each system call of the program costs it some 20 us and more while it is watched; how
much that was is said at the end. A program that is attached to is never ended: SIGINT lets go of it, and it
runs on. If it waits in epoll_wait when the watching begins, that call returns EINTR to it.
Exit codes: as of all commands; what the program itself exits with is said, not passed on.

Examples:
  muxscope-cli trace -- python3 server.py 8080
  muxscope-cli trace --record run.muxscope --quiet -- nginx -g 'daemon off;'
  muxscope-cli trace --pid $(pgrep -n nginx) --json > analysis.json)";

CLI::App* addTrace(CLI::App& app, TraceOptions& options) {
    CLI::App* trace = app.add_subcommand(
        "trace", "Watch another program through strace: start it, or attach to one that runs");
    trace->footer(kTraceFooter);
    auto* pid = trace->add_option("--pid", options.order.pid, "The process to attach to")
                    ->type_name("P")
                    ->check(CLI::PositiveNumber);
    trace->add_option("COMMAND", options.order.command, "The program and its arguments, behind --")
        ->excludes(pid);
    trace->add_option("--record", options.recordFile, "Write a recording of it")->type_name("FILE");
    auto* json = trace->add_flag("--json", options.json,
                                 "Print the analysis at the end, as dump --json does, "
                                 "instead of each event as it comes");
    trace->add_flag("--quiet", options.quiet, "Print no events")->excludes(json);
    trace->add_option("--directory", options.order.workingDirectory, "Where the program is started")
        ->type_name("DIR")
        ->excludes(pid);
    trace
        ->add_flag("--let-run", options.letRun,
                   "When the watching is interrupted, the program runs on; else it is ended")
        ->excludes(pid);
    trace->add_option("--history", options.historyMiB, "MiB of events held in memory")
        ->check(CLI::Range(std::size_t{1}, std::size_t{1} << 20));
    trace->positionals_at_end();
    return trace;
}

ExitCode runServe(const ServeArguments& arguments) {
    if (const auto catalog = catalogAskedFor(arguments)) {
        fmt::print("{}", *catalog);
        return std::fflush(stdout) == 0 ? kSuccess : kEnvironment;
    }
    const auto options = serveOptions(arguments);
    return options ? serve(*options) : failed(options.error());
}

int run(int argc, char** argv) {
    CLI::App app{"Muxscope without a screen: run a server of any I/O model with its every call "
                 "recorded, and read recordings."};
    app.name("muxscope-cli");
    app.set_version_flag("--version", kProgram);
    app.footer(kFooter);
    app.require_subcommand(1);
    ServeArguments arguments;
    arguments.options.program = kProgram;
    DumpOptions dumpOptions;
    const CLI::App* serveCommand = addServe(app, arguments);
    ExportOptions exportOptions;
    exportOptions.program = kProgram;
    const CLI::App* exportCommand = addExport(app, exportOptions);
    TraceOptions traceOptions;
    traceOptions.program = kProgram;
    const CLI::App* traceCommand = addTrace(app, traceOptions);
    addDump(app, dumpOptions);
    DescribeOptions describeOptions;
    const CLI::App* describeCommand = addDescribe(app, describeOptions);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0)
            return app.exit(error); // --help, --version
        complain(fmt::format("{} (see --help)", error.what()));
        return kUsage;
    }
    if (serveCommand->parsed())
        return runServe(arguments);
    if (exportCommand->parsed())
        return exportFile(exportOptions);
    if (traceCommand->parsed())
        return trace(traceOptions);
    // serve ends in order on SIGINT, export takes its unfinished output along; what only reads ends at
    // once, and says so.
    std::signal(SIGINT, [](int) { _exit(kInterrupted); });
    return describeCommand->parsed() ? describe(describeOptions) : dump(dumpOptions);
}

} // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        complain(error.what());
        return kFailure;
    }
}
