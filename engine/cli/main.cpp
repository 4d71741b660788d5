// SPDX-License-Identifier: GPL-3.0-or-later
// muxscope-cli: everything of Muxscope that needs no screen.
#include "cli/dump_command.h"
#include "cli/exit_code.h"
#include "cli/serve_command.h"

#include <CLI/CLI.hpp>
#include <exception>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace {

using namespace muxscope::cli;

constexpr const char* kProgram = "muxscope-cli " MUXSCOPE_VERSION;

constexpr const char* kFooter = R"(Exit codes: 0 done, 1 a fault of the program, 2 wrong usage,
3 a file is unreadable or damaged, 4 the machine refused (port taken, disk full).

Examples:
  muxscope-cli serve --model epoll --port 0 --record run.muxscope
  muxscope-cli serve --print
  muxscope-cli dump run.muxscope --events
  muxscope-cli dump run.muxscope --world 120)";

CLI::App* addServe(CLI::App& app, ServeOptions& options) {
    CLI::App* serve = app.add_subcommand("serve", "Run a server and record its every call");
    serve->add_option("--model", options.server.model, "How it waits: select, poll or epoll")
        ->type_name("NAME")
        ->capture_default_str();
    serve->add_option("--serve", options.server.protocol, "What it speaks: http")
        ->type_name("NAME")
        ->capture_default_str();
    serve->add_option("--port", options.server.port, "Port to listen on; 0 takes any free one")
        ->type_name("N")
        ->capture_default_str();
    serve->add_option("--bind", options.server.bindAddress, "Numeric address to listen on")
        ->type_name("ADDRESS")
        ->capture_default_str();
    serve->add_option("--root", options.server.root, "Folder of static pages")->type_name("DIR");
    auto* record = serve->add_option("--record", options.recordFile,
                                     "Also write the recording to FILE, while it runs");
    record->type_name("FILE");
    auto* print = serve->add_flag("--print", options.print, "Print each event as a line");
    auto* noRecord = serve->add_flag("!--no-record", options.record, "Record nothing at all");
    noRecord->excludes(record)->excludes(print);
    serve->add_option("--history", options.historyMiB, "Memory for recorded events, in MiB")
        ->type_name("MIB")
        ->check(CLI::Range(16, 1 << 15))
        ->capture_default_str();
    return serve;
}

CLI::App* addDump(CLI::App& app, DumpOptions& options) {
    CLI::App* dump = app.add_subcommand("dump", "Print what stands in a recording");
    dump->add_option("FILE", options.file, "The recording")->required();
    auto* events = dump->add_flag("--events", options.events, "Each event as a line");
    auto* world = dump->add_option("--world", options.world,
                                   "The world at moment N (0 = before "
                                   "the first event)");
    world->type_name("N")->excludes(events);
    dump->add_flag("--json", options.json, "The summary as one JSON object")
        ->excludes(events)
        ->excludes(world);
    return dump;
}

int run(int argc, char** argv) {
    CLI::App app{"Muxscope without a screen: run a recorded select, poll or epoll server, and read "
                 "recordings."};
    app.name("muxscope-cli");
    app.set_version_flag("--version", kProgram);
    app.footer(kFooter);
    app.require_subcommand(1);
    ServeOptions serveOptions;
    serveOptions.program = kProgram;
    DumpOptions dumpOptions;
    const CLI::App* serveCommand = addServe(app, serveOptions);
    addDump(app, dumpOptions);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0)
            return app.exit(error); // --help, --version
        complain(fmt::format("{} (see --help)", error.what()));
        return kUsage;
    }
    return serveCommand->parsed() ? serve(serveOptions) : dump(dumpOptions);
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
