// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/server.h"

#include "kernel/calls.h"
#include "kernel/cpu_meter.h"
#include "kernel/gauges.h"
#include "server/listener.h"
#include "server/models/model_table.h"
#include "server/protocols/make_protocol.h"
#include "server/response_statuses.h"
#include "server/sources/open_sources.h"

#include <algorithm>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>
#include <vector>

namespace muxscope::server {
namespace {

constexpr ThreadId kServerThread{1};

template <class Names>
bool contains(const Names& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

// sendfile(2) has no MSG_NOSIGNAL: a peer that is gone must be an answer (EPIPE), not the end of the
// program. Threads started from here inherit it.
void blockBrokenPipes() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

Status checkRoot(const std::string& root) {
    struct stat status {};
    if (stat(root.c_str(), &status) != 0)
        return Error{Error::Kind::environment,
                     fmt::format("cannot read the folder {}: {}", root, std::strerror(errno)),
                     errno};
    if (!S_ISDIR(status.st_mode))
        return Error{Error::Kind::environment, fmt::format("{} is not a folder", root), ENOTDIR};
    if (access(root.c_str(), R_OK | X_OK) != 0)
        return Error{Error::Kind::environment,
                     fmt::format("cannot read the folder {}: {}", root, std::strerror(errno)),
                     errno};
    return {};
}

// Not every loop has a place for descriptors that are no clients.
Status checkSources(const ServerOptions& options, const ModelFacts& model) {
    const bool terminal = options.terminalFd >= 0 && options.protocol == "lines";
    if (model.hostsSources || (!options.udpPort && !terminal))
        return {};
    std::vector<std::string_view> hosts;
    for (const ModelFacts& other : modelTable())
        if (other.hostsSources)
            hosts.push_back(other.name);
    return Error{Error::Kind::usage,
                 fmt::format("the model {} has no place for a {} beside its connections; {} have",
                             model.name, options.udpPort ? "UDP socket" : "terminal",
                             fmt::join(hosts, ", "))};
}

ServerOptions withMeaningfulSwitches(ServerOptions options) {
    options.switches = switchesFor(options.model, options.switches);
    return options;
}

} // namespace

std::span<const std::string_view> modelNames() {
    static const std::vector<std::string_view> kNames = [] {
        std::vector<std::string_view> names;
        for (const ModelFacts& model : modelTable())
            names.push_back(model.name);
        return names;
    }();
    return kNames;
}

bool hasManyThreads(const ServerOptions& options) {
    const ModelFacts* model = findModel(options.model);
    return model != nullptr && model->manyThreads;
}

Status checkOptions(const ServerOptions& options) {
    const ModelFacts* model = findModel(options.model);
    if (model == nullptr)
        return Error{Error::Kind::usage, fmt::format("unknown model '{}'; there are: {}",
                                                     options.model, fmt::join(modelNames(), ", "))};
    if (const std::string why = whyUnavailable(*model); !why.empty())
        return Error{Error::Kind::environment,
                     fmt::format("the model {} cannot run here: {}", model->name, why)};
    if (!contains(protocolNames(), options.protocol))
        return Error{Error::Kind::usage,
                     fmt::format("unknown protocol '{}'; there are: {}", options.protocol,
                                 fmt::join(protocolNames(), ", "))};
    if (const auto address = kernel::Address::parse(options.bindAddress, options.port); !address)
        return address.error();
    if (Status hosted = checkSources(options, *model); !hosted)
        return hosted;
    return options.root.empty() ? Status{} : checkRoot(options.root);
}

Server::Server(ServerOptions options, trace::TraceLog* log, kernel::Gate& gate)
    : m_options(withMeaningfulSwitches(std::move(options))), m_log(log), m_gate(gate) {
    m_gate.readStatusesWith(std::make_unique<ResponseStatuses>());
}

Server::~Server() {
    requestStop();
    join();
}

void Server::start() {
    if (m_thread.joinable())
        return;
    setState(State::starting);
    if (Status usable = checkOptions(m_options);
        !usable) { // not on the thread whose calls are recorded
        fail(usable.error());
        return;
    }
    try {
        m_thread = std::thread([this] { main(); });
    } catch (const std::system_error& refused) {
        fail(Error{Error::Kind::environment,
                   fmt::format("cannot make a thread: {}", refused.code().message()),
                   refused.code().value()});
    }
}

void Server::fail(const Error& error) {
    {
        const std::lock_guard lock(m_mutex);
        m_error = error;
    }
    setState(State::failed);
}

// The gate opens for good first: a thread that stands there must get to see the interrupt.
void Server::requestStop() {
    m_gate.dissolve();
    m_interrupt.request();
}

void Server::join() {
    if (m_thread.joinable())
        m_thread.join();
}

Server::State Server::waitUntilListening() {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return state() != State::starting && state() != State::idle; });
    return state();
}

std::optional<Error> Server::error() const {
    const std::lock_guard lock(m_mutex);
    return m_error;
}

std::string Server::listeningOn() const {
    const std::lock_guard lock(m_mutex);
    return m_listeningOn;
}

std::string Server::udpOn() const {
    const std::lock_guard lock(m_mutex);
    return m_udpOn;
}

std::uint16_t Server::port() const {
    const std::lock_guard lock(m_mutex);
    return m_port;
}

std::optional<Error> Server::gaugesError() const {
    const std::lock_guard lock(m_mutex);
    return m_gauges ? m_gauges->error() : m_gaugesError;
}

void Server::startGauges(const kernel::Address& listener) {
    const std::lock_guard lock(m_mutex);
    m_gauges = std::make_unique<kernel::Gauges>(*m_log, listener, m_options.gaugesEveryMs);
}

void Server::stopGauges() {
    const std::lock_guard lock(m_mutex);
    if (m_gauges)
        m_gaugesError = m_gauges->error();
    m_gauges.reset();
}

void Server::setState(State state) {
    {
        const std::lock_guard lock(m_mutex);
        m_state.store(state, std::memory_order_release);
    }
    m_changed.notify_all();
}

void Server::main() {
    blockBrokenPipes();
    m_interrupt.enterThread();
    const Status status = serve();
    m_interrupt.leaveThread();
    if (status)
        setState(State::ended);
    else
        fail(status.error());
}

Status Server::serve() {
    kernel::Calls calls(m_log, &m_gate, kServerThread);
    const auto protocol = makeProtocol(m_options, calls);
    ServerOptions options = m_options;
    const ModelFacts& facts = *findModel(m_options.model);
    options.sendAtOnce = !facts.asksForRoom || (options.sendAtOnce && protocol->sendsAtOnce() &&
                                                !options.switches.leaveInWlist);
    calls.note(trace::NoteKind::serverStarted, kNoFd,
               m_options.model + ' ' + m_options.protocol +
                   (options.sendAtOnce ? "" : " room-first"));
    for (const std::string& text : switchTexts(m_options.switches))
        calls.note(trace::NoteKind::teachingSwitch, kNoFd, text);
    m_gate.setLoopBegins(facts.loopBegins);
    auto listener = Listener::open(calls, m_options, facts.nonblockingListener);
    if (!listener)
        return listener.error();
    Status status = serve(calls, *listener, *protocol, options);
    listener->close(calls);
    calls.note(trace::NoteKind::serverStopped);
    return status;
}

Status Server::serve(kernel::Calls& calls, Listener& listener, Protocol& protocol,
                     const ServerOptions& options) {
    if (Status started = protocol.start(); !started)
        return started;
    auto opened = openSources(calls, protocol, m_options);
    if (!opened)
        return opened.error();
    {
        const std::lock_guard lock(m_mutex);
        m_listeningOn = listener.address().text();
        m_port = listener.address().port();
        m_udpOn = opened->udpAddress;
    }
    setState(State::listening);
    std::optional<kernel::CpuMeter> cpuMeter;
    if (m_log != nullptr && options.gaugesEveryMs > 0) {
        try {
            startGauges(listener.address());
            cpuMeter.emplace(*m_log, pthread_self(), kServerThread, options.gaugesEveryMs);
        } catch (const std::system_error& refused) {
            calls.note(trace::NoteKind::remark, kNoFd,
                       fmt::format("the kernel's side is not watched: no thread can be made: {}",
                                   refused.code().message()));
        }
    }
    const ModelParts parts{calls, listener, protocol,    options,
                           m_log, m_gate,   m_interrupt, opened->sources};
    auto model = findModel(options.model)->make(parts, options.model);
    Status status = model->run(m_interrupt);
    model.reset(); // its connections and sources may have a last word for the protocol
    opened->sources.clear();
    stopGauges();
    cpuMeter.reset();
    const Status stopped = protocol.stop();
    return status ? stopped : status;
}

} // namespace muxscope::server
