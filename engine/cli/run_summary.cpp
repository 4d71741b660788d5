// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/run_summary.h"

#include "trace/event_text.h"

#include <algorithm>
#include <ctime>
#include <fmt/chrono.h>
#include <fmt/format.h>
#include <iterator>
#include <nlohmann/json.hpp>

namespace muxscope::cli {
namespace {

using Json = nlohmann::ordered_json;
using Out = std::back_insert_iterator<std::string>;

// Of a connection, in the text form; the JSON has all of them.
constexpr std::size_t kConnectionLines = 20;

std::string dateText(std::int64_t realtimeNs) {
    return fmt::format("{:%Y-%m-%d %H:%M:%S}",
                       fmt::localtime(static_cast<std::time_t>(realtimeNs / 1'000'000'000)));
}

Json exchangeJson(const world::Exchange& exchange) {
    Json json = {{"number", exchange.number},
                 {"method", http::methodName(exchange.method)},
                 {"target", exchange.target.view()},
                 {"status", nullptr},
                 {"request_bytes", exchange.request.bytes},
                 {"response_bytes", exchange.response.bytes},
                 {"complete", exchange.response.complete()}};
    if (exchange.status != 0)
        json["status"] = exchange.status;
    if (exchange.target.cut)
        json["target_cut"] = true;
    return json;
}

Json connectionJson(const world::Connection& connection) {
    Json exchanges = Json::array();
    for (const world::Exchange& exchange : connection.exchanges)
        exchanges.push_back(exchangeJson(exchange));
    return {{"id", connection.id.n},
            {"fd", connection.fd.n},
            {"peer", connection.peer.text()},
            {"ended_by", world::closedByName(connection.closedBy)},
            {"open", connection.open},
            {"bytes_in", connection.bytesIn},
            {"bytes_out", connection.bytesOut},
            {"recv_calls", connection.recvCalls},
            {"send_calls", connection.sendCalls},
            {"would_block", connection.wouldBlock},
            {"short_sends", connection.shortSends},
            {"exchanges_seen", connection.exchangesSeen},
            {"latest_exchanges", exchanges}};
}

Json countersJson(const world::Counters& counters) {
    return {{"calls", counters.calls},        {"waits", counters.waits},
            {"accepted", counters.accepted},  {"closed", counters.closed},
            {"refused", counters.refused},    {"bytes_in", counters.bytesIn},
            {"bytes_out", counters.bytesOut}, {"would_block", counters.wouldBlock},
            {"errors", counters.errors},      {"requests", counters.requests},
            {"responses", counters.responses}};
}

void putConnection(std::string& text, const world::Connection& connection) {
    fmt::format_to(Out(text), "  c{} fd {} {}: {} in, {} out, {} exchanges, {}", connection.id.n,
                   connection.fd.n, connection.peer.text(), connection.bytesIn, connection.bytesOut,
                   connection.exchangesSeen, connection.open ? "open" : "closed");
    if (const world::Exchange* latest = connection.latest())
        fmt::format_to(Out(text), "; latest {} {} {}", http::methodName(latest->method),
                       trace::quoted(std::as_bytes(std::span(latest->target.view())), 48),
                       latest->status);
    text += '\n';
}

// What stood in the loop beside the connections, and the file that lines went to.
void putOthers(std::string& text, const world::World& world) {
    world.descriptors.forEach([&](std::size_t fd, const world::Descriptor& descriptor) {
        if (descriptor.kind == world::FdKind::udp)
            fmt::format_to(Out(text), "UDP socket fd {} {}: {} received, {} cut, {} sent\n", fd,
                           descriptor.local.text(), descriptor.readCalls, descriptor.cutDatagrams,
                           descriptor.writeCalls);
        if (descriptor.kind == world::FdKind::terminal)
            fmt::format_to(Out(text), "terminal fd {}: {} reads, {} bytes\n", fd,
                           descriptor.readCalls, descriptor.bytesIn);
    });
    if (world.appended.fd.valid())
        fmt::format_to(Out(text), "{} lines, {} bytes appended to {}\n", world.appended.lines,
                       world.appended.bytes,
                       trace::quoted(std::as_bytes(std::span(world.appended.path)), 200));
}

Json othersJson(const world::World& world) {
    Json others = Json::array();
    world.descriptors.forEach([&](std::size_t fd, const world::Descriptor& descriptor) {
        const bool isUdp = descriptor.kind == world::FdKind::udp;
        if (!isUdp && descriptor.kind != world::FdKind::terminal)
            return;
        others.push_back({{"fd", fd},
                          {"kind", isUdp ? "udp" : "terminal"},
                          {"read_calls", descriptor.readCalls},
                          {"write_calls", descriptor.writeCalls},
                          {"bytes_in", descriptor.bytesIn},
                          {"bytes_out", descriptor.bytesOut},
                          {"cut_datagrams", descriptor.cutDatagrams}});
    });
    return others;
}

} // namespace

void RunSummary::add(const trace::Event& event) {
    if (event.note() == trace::NoteKind::teachingSwitch)
        m_switches.emplace_back(trace::asText(event.payload));
    if (m_firstNs < 0)
        m_firstNs = event.record.atNs;
    if (event.isEnter())
        ++m_calls[event.call()].count;
    if (event.error() != 0)
        ++m_calls[event.call()].errors[trace::errnoName(event.error())];
    world::apply(m_world, event);
    // A descriptor's number is used again at once: keep what a connection was when it closed.
    if (event.isExit() && event.call() == trace::Call::close && event.fd().valid()) {
        const world::Connection& connection = m_world.connection(event.fd());
        if (connection.id.valid() && connection.closedEvent == event.index)
            tell(connection, m_closed, m_closedBytes);
    }
}

void RunSummary::tell(const world::Connection& connection, std::vector<Told>& all,
                      std::size_t& bytes) const {
    Told told{connection.id.n, {}};
    if (m_for == For::people) {
        if (told.id > kConnectionLines) // numbered in order of appearance
            return;
        putConnection(told.text, connection);
    } else {
        if (bytes > kConnectionBytes)
            return;
        // Targets are foreign bytes: what is not UTF-8 is replaced.
        told.text = connectionJson(connection).dump(-1, ' ', false, Json::error_handler_t::replace);
        bytes += told.text.size() + sizeof(Told);
    }
    all.push_back(std::move(told));
}

std::vector<RunSummary::Told> RunSummary::connections() const {
    std::vector<Told> all = m_closed;
    std::size_t bytes = m_closedBytes;
    for (std::size_t fd = 0; fd < m_world.connections.size(); ++fd)
        if (m_world.connections[fd].open)
            tell(m_world.connections[fd], all, bytes);
    std::sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
    return all;
}

std::string RunSummary::text(const trace::SessionFacts& facts) const {
    std::string text;
    const Out out(text);
    fmt::format_to(out, "{}, recorded {} by {} on {}\n",
                   facts.model.empty() ? "unknown model" : facts.model, dateText(facts.createdNs),
                   facts.program.empty() ? "an unknown program" : facts.program, facts.host);
    fmt::format_to(out, "{} events in {:.3f} s{}\n", m_world.moment,
                   static_cast<double>(m_world.atNs - std::max<std::int64_t>(m_firstNs, 0)) / 1e9,
                   facts.closedNs == 0 ? "; the recording was not ended properly" : "");
    if (facts.stalls != 0)
        fmt::format_to(out, "the server waited {} times, {:.3f} ms, for the recorder\n",
                       facts.stalls, static_cast<double>(facts.stalledNs) / 1e6);
    const world::Counters& counters = m_world.counters;
    fmt::format_to(out, "{} connections, ", counters.accepted);
    if (m_world.speaksHttp)
        fmt::format_to(out, "{} requests, {} responses, ", counters.requests, counters.responses);
    fmt::format_to(out, "{} bytes in, {} bytes out\n", counters.bytesIn, counters.bytesOut);
    for (const std::string& each : m_switches)
        fmt::format_to(out, "teaching switch {}\n", each);
    putOthers(text, m_world);
    text += '\n';
    for (const auto& [call, counted] : m_calls) {
        fmt::format_to(out, "  {:<14} {:>10}", trace::callName(call), counted.count);
        for (const auto& [name, count] : counted.errors)
            fmt::format_to(out, "  {} {}", count, name);
        text += '\n';
    }
    const auto all = connections();
    if (!all.empty())
        text += "\nconnections\n";
    for (const Told& each : all)
        text += each.text;
    if (m_world.connectionsSeen > all.size())
        fmt::format_to(out, "  ... {} more (see --json)\n", m_world.connectionsSeen - all.size());
    return text;
}

std::string RunSummary::jsonMembers(const trace::SessionFacts& facts,
                                    const std::vector<std::string>& missing) const {
    Json threads = Json::array();
    for (const world::Thread& thread : m_world.threads)
        threads.push_back(
            {{"id", thread.id.n}, {"calls", thread.calls}, {"in_wait_ns", thread.inWaitNs}});
    const std::vector<Told> all = connections();
    const Json json = {{"format", "muxscope-dump"},
                       {"version", 1},
                       {"program", facts.program},
                       {"model", facts.model},
                       {"host", facts.host},
                       {"created_ns", facts.createdNs},
                       {"ended_properly", facts.closedNs != 0},
                       {"first_event", facts.firstEvent},
                       {"moments", m_world.moment},
                       {"duration_ns", m_world.atNs - std::max<std::int64_t>(m_firstNs, 0)},
                       {"stalls", {{"count", facts.stalls}, {"ns", facts.stalledNs}}},
                       {"counters", countersJson(m_world.counters)},
                       {"recorded_threads", threads},
                       {"connections_left_out", m_world.connectionsSeen - all.size()},
                       {"others", othersJson(m_world)},
                       {"switches", m_switches},
                       {"appended",
                        {{"path", m_world.appended.path},
                         {"lines", m_world.appended.lines},
                         {"bytes", m_world.appended.bytes}}},
                       {"missing", missing}};
    // Targets and messages are foreign bytes: what is not UTF-8 is replaced.
    const std::string object = json.dump(1, ' ', false, Json::error_handler_t::replace);
    std::string members = object.substr(2, object.size() - 4); // without its braces
    members += ",\n \"recorded_connections\": [";
    for (const Told& each : all)
        members.append(each.id == all.front().id ? "\n  " : ",\n  ").append(each.text);
    return members += "]";
}

} // namespace muxscope::cli
