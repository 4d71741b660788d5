// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/serve_arguments.h"

#include "cli/catalog.h"
#include "kernel/gauges.h"
#include "server/models/model_table.h"
#include "server/server.h"

#include <algorithm>
#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

namespace muxscope::cli {
namespace {

constexpr const char* kHelp = "help";
constexpr const char* kUsualLinesFile = "lines.txt";
constexpr int kMostPort = 65'535;

bool contains(const std::vector<std::string>& texts, const char* text) {
    return std::find(texts.begin(), texts.end(), text) != texts.end();
}

std::string fileNameFault(const std::string& name) {
    return name.empty() ? "a file name is missing" : "";
}

// Off, or what the gauges can do.
std::string gaugesFault(const std::string& text) {
    using kernel::Gauges;
    const std::string off = CLI::Range(0, 0)(text);
    if (off.empty() || CLI::Range(Gauges::kMinMs, Gauges::kMaxMs)(text).empty())
        return "";
    return fmt::format("a number of milliseconds from {} to {} is wanted, or 0", Gauges::kMinMs,
                       Gauges::kMaxMs);
}

void addServer(CLI::App& serve, ServeArguments& arguments) {
    server::ServerOptions& options = arguments.options.server;
    serve.add_option("--model", options.model, "How it waits; 'help' lists the models")
        ->type_name("NAME")
        ->capture_default_str();
    serve.add_option("--serve", options.protocol, "What it speaks: http, reply or lines")
        ->type_name("NAME")
        ->capture_default_str();
    serve.add_option("--port", options.port, "Port to listen on; 0 takes any free one")
        ->type_name("N")
        ->check(CLI::Range(0, kMostPort))
        ->capture_default_str();
    serve.add_option("--bind", options.bindAddress, "Numeric address to listen on")
        ->type_name("ADDRESS")
        ->capture_default_str();
    serve
        .add_option("--backlog", options.backlog, "Room of the accept queue, as listen(2) is told")
        ->type_name("N")
        ->check(CLI::Range(0, 1 << 20))
        ->capture_default_str();
    serve
        .add_option("--accepts", options.acceptsPerReport,
                    "Connections accepted for each report of the listener")
        ->type_name("N")
        ->check(CLI::Range(1, 1 << 16))
        ->capture_default_str();
    arguments.udp = serve.add_option("--udp", arguments.udpPort,
                                     "Also a UDP socket in the same loop; PORT 0 (or none) takes "
                                     "any free one. It echoes datagrams; 'probe PORT' and "
                                     "'broadcast PORT' in one try these");
    arguments.udp->type_name("[PORT]")->expected(0, 1)->check(CLI::Range(0, kMostPort));
    serve
        .add_option("--switch", arguments.switches,
                    "Do one thing wrong, or slowly, on purpose; 'help' lists the switches")
        ->type_name("NAME[=V]")
        ->allow_extra_args(false);
    serve
        .add_option("--limit", arguments.limits,
                    "What the server puts up with; 'help' lists the limits")
        ->type_name("NAME=V")
        ->allow_extra_args(false);
}

void addProtocols(CLI::App& serve, ServeArguments& arguments) {
    server::ServerOptions& options = arguments.options.server;
    auto* root = serve.add_option("--root", options.root, "http: folder of static pages");
    root->type_name("DIR");
    auto* trace = serve.add_flag("--trace-method", options.traceMethod, "http: answer TRACE");
    arguments.linesFile = serve.add_option("--lines-file", options.linesFile,
                                           "lines: where the lines go (default lines.txt)");
    arguments.linesFile->type_name("FILE")->check(fileNameFault);
    auto* noTerminal = serve.add_flag("--no-terminal", arguments.noTerminal,
                                      "lines: collect no lines from standard input");
    arguments.ofProtocol = {
        {root, "http"}, {trace, "http"}, {arguments.linesFile, "lines"}, {noTerminal, "lines"}};
}

// What means nothing to the protocol was meant for another one.
Status checkProtocol(const ServeArguments& arguments) {
    const std::string& spoken = arguments.options.server.protocol;
    const auto names = server::protocolNames();
    if (std::find(names.begin(), names.end(), spoken) == names.end())
        return {}; // told later, with those that there are
    for (const auto& [option, protocol] : arguments.ofProtocol)
        if (option->count() != 0 && spoken != protocol)
            return Error{Error::Kind::usage, fmt::format("{} is for --serve {}, not for {}",
                                                         option->get_name(), protocol, spoken)};
    return {};
}

// Standard input is the terminal, whatever it is; a closed one is none. A model without a place for
// it serves the clients alone.
void setUpLines(ServeArguments& arguments) {
    server::ServerOptions& options = arguments.options.server;
    if (arguments.linesFile->count() == 0)
        options.linesFile = kUsualLinesFile;
    const server::ModelFacts* model = server::findModel(options.model);
    if (arguments.noTerminal || model == nullptr)
        return;
    if (!model->hostsSources)
        complain(fmt::format("the model {} has no place for a terminal: standard input is not read",
                             model->name));
    else if (fcntl(STDIN_FILENO, F_GETFD) < 0)
        complain("standard input is closed: no lines come from there");
    else
        options.terminalFd = STDIN_FILENO;
}

void addRecording(CLI::App& serve, ServeOptions& options) {
    auto* record = serve.add_option("--record", options.recordFile,
                                    "Also write the recording to FILE, while it runs");
    record->type_name("FILE")->check(fileNameFault);
    auto* print = serve.add_flag("--print", options.print, "Print each event as a line");
    auto* gauges = serve.add_option("--gauges", options.server.gaugesEveryMs,
                                    "Every MS milliseconds also record what stands in the kernel's "
                                    "queues, seen from outside by sock_diag, and the processor "
                                    "time used; 0 = never");
    gauges->type_name("MS")->check(gaugesFault)->capture_default_str();
    auto* noRecord = serve.add_flag("!--no-record", options.record, "Record nothing at all");
    noRecord->excludes(record)->excludes(print)->excludes(gauges);
    serve.add_option("--history", options.historyMiB, "Memory for recorded events, in MiB")
        ->type_name("MIB")
        ->check(CLI::Range(16, 1 << 15))
        ->capture_default_str();
}

} // namespace

CLI::App* addServe(CLI::App& app, ServeArguments& arguments) {
    CLI::App* serve = app.add_subcommand("serve", "Run a server and record its every call");
    addServer(*serve, arguments);
    addProtocols(*serve, arguments);
    addRecording(*serve, arguments.options);
    return serve;
}

std::optional<std::string> catalogAskedFor(const ServeArguments& arguments) {
    if (arguments.options.server.model == kHelp)
        return modelCatalog();
    if (arguments.options.server.protocol == kHelp)
        return protocolCatalog();
    if (contains(arguments.switches, kHelp))
        return switchCatalog();
    if (contains(arguments.limits, kHelp))
        return limitCatalog();
    return {};
}

Result<ServeOptions> serveOptions(ServeArguments arguments) {
    server::ServerOptions& options = arguments.options.server;
    for (const std::string& text : arguments.switches)
        if (const Status set = server::setSwitch(options.switches, text); !set)
            return set.error();
    for (const std::string& text : arguments.limits)
        if (const Status set = server::setLimit(options.limits, text); !set)
            return set.error();
    if (const Status meant = checkProtocol(arguments); !meant)
        return meant.error();
    if (arguments.udp->count() != 0)
        options.udpPort = arguments.udpPort.empty() ? std::uint16_t{0} : arguments.udpPort.front();
    if (options.protocol == "lines")
        setUpLines(arguments);
    return arguments.options;
}

} // namespace muxscope::cli
