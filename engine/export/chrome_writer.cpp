// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/chrome_writer.h"

#include "export/json_text.h"
#include "trace/event_text.h"

#include <fmt/format.h>

namespace muxscope::exporting {

namespace {

constexpr int kProcess = 1;

double us(std::int64_t ns) {
    return static_cast<double>(ns) / 1e3;
}

std::string_view kindName(trace::CallKind kind) {
    switch (kind) {
    case trace::CallKind::setup:
        return "setup";
    case trace::CallKind::accept:
        return "accept";
    case trace::CallKind::read:
        return "read";
    case trace::CallKind::write:
        return "write";
    case trace::CallKind::close:
        return "close";
    case trace::CallKind::interest:
        return "interest";
    case trace::CallKind::wait:
        return "wait";
    case trace::CallKind::other:
        break;
    }
    return "other";
}

std::string callAsMade(const trace::Event& event, const world::World& after) {
    trace::Event made = event;
    made.record = world::asMade(after, event.record);
    return trace::callText(made);
}

} // namespace

std::int64_t ChromeWriter::pidOf(ThreadId thread) const {
    const auto known = m_threads.find(thread.n);
    return known == m_threads.end() ? kProcess : known->second.task.pid;
}

std::int64_t ChromeWriter::tidOf(ThreadId thread) const {
    const auto known = m_threads.find(thread.n);
    return known == m_threads.end() ? thread.n : known->second.task.tid;
}

void ChromeWriter::put(const std::string& object) {
    sink().write(m_first ? "\n" : ",\n");
    m_first = false;
    sink().write(object);
}

void ChromeWriter::begin(const world::World& before) {
    sink().write(fmt::format("{{\"displayTimeUnit\":\"ns\",\"otherData\":{{\"program\":{},"
                             "\"began\":\"{}.{:09}\"}},\"traceEvents\":[",
                             jsonString(facts().program), facts().epoch.realtimeNs / 1'000'000'000,
                             facts().epoch.realtimeNs % 1'000'000'000));
    put(fmt::format("{{\"ph\":\"M\",\"pid\":{},\"tid\":0,\"name\":\"process_name\","
                    "\"args\":{{\"name\":{}}}}}",
                    kProcess, jsonString(before.model.empty() ? "server" : before.model)));
    // What was open when the range began goes on.
    for (std::size_t n = 0; n < before.descriptors.size(); ++n)
        if (before.descriptors[n].open)
            lives(before, Fd{static_cast<std::int32_t>(n)}, before.atNs);
}

// The system's numbers where the trace tells them, else one process and our own.
void ChromeWriter::nameThread(ThreadId thread, const world::World& after) {
    world::Task task = world::taskOf(after, thread);
    if (task.pid == 0 || task.tid == 0)
        task = {kProcess, thread.n};
    const world::Process* process = after.processOf(thread);
    const std::uint64_t program = process != nullptr ? process->programEvent : UINT64_MAX;
    Named& known = m_threads[thread.n];
    if (known.task.pid == task.pid && known.task.tid == task.tid && known.programEvent == program)
        return;
    known = {task, program};
    if (process != nullptr && process->pid == task.pid)
        nameProcess(*process);
    put(fmt::format("{{\"ph\":\"M\",\"pid\":{},\"tid\":{},\"name\":\"thread_name\","
                    "\"args\":{{\"name\":{}}}}}",
                    task.pid, task.tid, jsonString(world::threadTitle(after, thread))));
}

// Under the latest program it runs; a child begins with its parent's.
void ChromeWriter::nameProcess(const world::Process& process) {
    const std::string name = world::processTitle(process);
    std::string& known = m_programs[process.pid];
    if (known == name)
        return;
    known = name;
    put(fmt::format("{{\"ph\":\"M\",\"pid\":{},\"tid\":0,\"name\":\"process_name\","
                    "\"args\":{{\"name\":{}}}}}",
                    process.pid, jsonString(name)));
}

void ChromeWriter::add(const trace::Event& event, const world::World& after) {
    if (event.isEnter())
        enter(event, after);
    else if (event.isExit())
        exit(event, after);
    // completions of io_uring move bytes too
    if (event.isAnswer()) {
        lives(after, event.fd(), event.record.atNs);
        if (event.error() == 0 &&
            (event.call() == trace::Call::accept || event.call() == trace::Call::accept4 ||
             event.call() == trace::Call::socket || event.call() == trace::Call::epoll_create1))
            lives(after, Fd{static_cast<std::int32_t>(event.record.value)}, event.record.atNs);
        exchanges(after, event.fd(), event.record.atNs);
    }
    counters(after, event.record.atNs);
}

void ChromeWriter::enter(const trace::Event& event, const world::World& after) {
    nameThread(event.record.thread, after);
    m_entered[event.record.thread.n] = {
        event.record, anonymizer().hides() ? std::string() : callAsMade(event, after),
        world::numberFor(after, event.record.thread, event.fd()).n};
}

void ChromeWriter::exit(const trace::Event& event, const world::World& after) {
    const auto entered = m_entered.find(event.record.thread.n);
    if (entered == m_entered.end())
        return; // began before the range
    trace::Event made = event;
    made.record = world::asMade(after, event.record);
    slice(entered->second, event.record.atNs, &made);
    if (trace::isMultiplexer(event.call()))
        flowsFrom(event);
    else
        flowTo(entered->second);
    m_entered.erase(entered);
}

void ChromeWriter::slice(const Entered& call, std::int64_t untilNs, const trace::Event* exit) {
    const trace::Record& r = call.record;
    std::string args = "{";
    if (!call.text.empty())
        args += "\"call\":" + jsonString(call.text) + ',';
    if (r.fd >= 0)
        args += fmt::format("\"fd\":{},", call.number);
    args += exit != nullptr ? "\"result\":" + jsonString(trace::resultText(*exit))
                            : std::string("\"result\":null");
    args += '}';
    put(fmt::format(
        "{{\"ph\":\"X\",\"pid\":{},\"tid\":{},\"ts\":{:.3f},\"dur\":{:.3f},\"name\":\"{}\","
        "\"cat\":\"{}\",\"args\":{}}}",
        pidOf(r.thread), tidOf(r.thread), us(r.atNs), us(untilNs - r.atNs), trace::callName(r.call),
        kindName(trace::callKind(r.call)), args));
}

// A flow begins in the slice of the wait and ends in that of the first call on the descriptor.
void ChromeWriter::flowsFrom(const trace::Event& wait) {
    m_flows.clear();
    for (const trace::FdBits& item : wait.ready()) {
        m_flows[item.fd] = m_nextFlow;
        put(fmt::format("{{\"ph\":\"s\",\"pid\":{},\"tid\":{},\"ts\":{:.3f},\"id\":{},"
                        "\"name\":\"ready\",\"cat\":\"ready\"}}",
                        pidOf(wait.record.thread), tidOf(wait.record.thread), us(wait.record.atNs),
                        m_nextFlow));
        ++m_nextFlow;
    }
}

void ChromeWriter::flowTo(const Entered& call) {
    const auto flow = m_flows.find(call.record.fd);
    if (flow == m_flows.end())
        return;
    put(fmt::format("{{\"ph\":\"f\",\"bp\":\"e\",\"pid\":{},\"tid\":{},\"ts\":{:.3f},\"id\":{},"
                    "\"name\":\"ready\",\"cat\":\"ready\"}}",
                    pidOf(call.record.thread), tidOf(call.record.thread), us(call.record.atNs),
                    flow->second));
    m_flows.erase(flow);
}

void ChromeWriter::async(char phase, std::string_view category, const std::string& id,
                         const std::string& name, std::int64_t atNs, const std::string& args) {
    put(fmt::format(
        "{{\"ph\":\"{}\",\"pid\":{},\"tid\":0,\"ts\":{:.3f},\"cat\":\"{}\",\"id\":\"{}\","
        "\"name\":{},\"args\":{}}}",
        phase, kProcess, us(atNs), category, id, jsonString(name), args));
}

void ChromeWriter::lives(const world::World& after, Fd fd, std::int64_t atNs) {
    if (!fd.valid() || fd.n > world::kMaxFd)
        return;
    const world::Descriptor& there = after.descriptor(fd);
    const auto known = m_lives.find(fd.n);
    const bool same = known != m_lives.end() && known->second.generation == there.generation;
    if (there.open && same)
        return;
    if (known != m_lives.end()) {
        async('e', "fd", fmt::format("fd{}.{}", fd.n, known->second.generation), known->second.name,
              atNs);
        m_lives.erase(known);
    }
    if (!there.open)
        return;
    const std::string peer = there.peer.length != 0 ? ' ' + addressText(there.peer) : std::string();
    const Life life{there.generation, world::fdName(after, fd) + peer};
    async('b', "fd", fmt::format("fd{}.{}", fd.n, life.generation), life.name, atNs);
    m_lives[fd.n] = life;
}

// Begins with the first byte of the request, ends with the last of the answer; the connection's end
// ends what is left.
void ChromeWriter::exchanges(const world::World& after, Fd fd, std::int64_t atNs) {
    if (!fd.valid() || fd.n > world::kMaxFd)
        return;
    const world::Connection& connection = after.connection(fd);
    if (!connection.id.valid())
        return;
    auto& under = m_under[fd.n];
    const auto idOf = [&](std::uint32_t number) {
        return fmt::format("x{}.{}", connection.id.n, number);
    };
    auto& seen = m_seenExchanges[static_cast<std::int32_t>(connection.id.n)];
    for (const world::Exchange& exchange : connection.exchanges) {
        if (exchange.number > seen && exchange.request.begun()) {
            seen = exchange.number;
            under[exchange.number] = {exchange.number, fmt::format("request {}", exchange.number)};
            async('b', "http", idOf(exchange.number), under[exchange.number].name, atNs);
        }
        const auto open = under.find(exchange.number);
        if (open == under.end() || !exchange.response.complete())
            continue;
        const std::string args =
            fmt::format("{{\"method\":\"{}\",\"target\":{},\"status\":{},\"request_bytes\":{},"
                        "\"response_bytes\":{}}}",
                        http::methodName(exchange.method),
                        jsonString(anonymizer().text(exchange.target.view())), exchange.status,
                        exchange.request.bytes, exchange.response.bytes);
        async('e', "http", idOf(exchange.number), open->second.name, atNs, args);
        under.erase(open);
    }
    if (connection.open)
        return;
    for (const auto& [number, open] : under)
        async('e', "http", idOf(number), open.name, atNs, "{\"status\":null}");
    m_under.erase(fd.n);
    m_seenExchanges.erase(static_cast<std::int32_t>(connection.id.n));
}

void ChromeWriter::counters(const world::World& after, std::int64_t atNs) {
    Sets sets;
    sets.connections = after.connectionsOpen;
    if (const world::Mux* mux = after.mux()) {
        sets.in = mux->watchedIn;
        sets.out = mux->watchedOut;
        sets.pri = mux->watchedPri;
        sets.ready = mux->ready.size();
    }
    if (sets == m_sets)
        return;
    if (sets.in != m_sets.in || sets.out != m_sets.out || sets.pri != m_sets.pri)
        put(fmt::format("{{\"ph\":\"C\",\"pid\":{},\"ts\":{:.3f},\"name\":\"watched\",\"args\":"
                        "{{\"rlist\":{},\"wlist\":{},\"xlist\":{}}}}}",
                        kProcess, us(atNs), sets.in, sets.out, sets.pri));
    if (sets.ready != m_sets.ready)
        put(fmt::format("{{\"ph\":\"C\",\"pid\":{},\"ts\":{:.3f},\"name\":\"ready\",\"args\":{{"
                        "\"ready\":{}}}}}",
                        kProcess, us(atNs), sets.ready));
    if (sets.connections != m_sets.connections)
        put(fmt::format("{{\"ph\":\"C\",\"pid\":{},\"ts\":{:.3f},\"name\":\"connections\",\"args\":"
                        "{{\"open\":{}}}}}",
                        kProcess, us(atNs), sets.connections));
    m_sets = sets;
}

void ChromeWriter::end(const world::World& last) {
    for (const auto& [thread, call] : m_entered)
        slice(call, std::max(last.atNs, call.record.atNs), nullptr);
    for (const auto& [fd, life] : m_lives)
        async('e', "fd", fmt::format("fd{}.{}", fd, life.generation), life.name, last.atNs);
    for (const auto& [fd, under] : m_under)
        for (const auto& [number, open] : under)
            async('e', "http", fmt::format("x{}.{}", last.connection(Fd{fd}).id.n, number),
                  open.name, last.atNs, "{\"status\":null}");
    sink().write("\n]}\n");
}

} // namespace muxscope::exporting
