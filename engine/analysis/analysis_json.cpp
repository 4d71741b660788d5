// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/analysis_json.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>

namespace muxscope::analysis {
namespace {

using Out = std::back_insert_iterator<std::string>;

constexpr std::uint32_t kIn = 1 | 0x40;   // POLLIN, POLLRDNORM
constexpr std::uint32_t kOut = 4 | 0x100; // POLLOUT, POLLWRNORM
constexpr std::uint32_t kPri = 2;
constexpr std::uint32_t kErr = 8;
constexpr std::uint32_t kHup = 0x10 | 0x2000; // POLLHUP, POLLRDHUP
constexpr std::uint32_t kNval = 0x20;

// Foreign bytes: what is not UTF-8 is replaced.
std::string jsonText(std::string_view text) {
    return nlohmann::json(std::string(text))
        .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string textOrNull(std::string_view text) {
    return text.empty() ? "null" : jsonText(text);
}

std::string numberOrNull(const std::optional<double>& number) {
    return number ? fmt::format("{:.9g}", *number) : "null";
}

void putFds(std::string& out, std::string_view name, const FdList& list, std::uint32_t mask) {
    fmt::format_to(Out(out), "\"{}\":[", name);
    bool first = true;
    for (const FdBits& item : list) {
        if ((item.bits & mask) == 0)
            continue;
        if (!first)
            out += ',';
        first = false;
        if (item.fd < 0)
            out += "null";
        else
            fmt::format_to(Out(out), "{}", item.fd);
    }
    out += ']';
}

class JsonWriter {
public:
    JsonWriter(Analysis& analysis, const std::function<bool(std::string_view)>& write)
        : m_analysis(analysis), m_write(write) {}

    bool run(const std::vector<std::string>& warnings, std::string_view more) {
        m_out = "{\"calls\":{";
        putCalls();
        m_out += "},\n\"muxcalls\":[";
        putMuxCalls();
        m_out += "],\n\"connections\":[";
        putConnections();
        m_out += "],\n\"nonblocking\":[";
        putNonblocking();
        fmt::format_to(Out(m_out), "],\n\"threads\":{},\n\"warnings\":[", m_analysis.threads());
        list(warnings, [&](const std::string& text) { m_out += jsonText(text); });
        fmt::format_to(Out(m_out), "],\n\"time\":{{\"span\":{},\"in_mux\":{}}},\n\"listeners\":[",
                       numberOrNull(m_analysis.spanSeconds()),
                       numberOrNull(m_analysis.inMuxSeconds()));
        list(m_analysis.listeners(), [&](const Analysis::Listener& listener) {
            fmt::format_to(Out(m_out), "{{\"fd\":{},\"addr\":{}}}", listener.fd,
                           textOrNull(listener.address));
        });
        m_out += "],\n\"fds\":[";
        putDescriptors();
        m_out += ']';
        if (!more.empty())
            m_out.append(",\n").append(more);
        m_out += "}\n";
        return flush(0);
    }

private:
    static constexpr std::size_t kChunk = std::size_t{256} << 10;

    bool flush(std::size_t atLeast) {
        if (m_ok && m_out.size() > atLeast) {
            m_ok = m_write(m_out);
            m_out.clear();
        }
        return m_ok;
    }
    template <class Items, class F>
    void list(Items&& items, F&& put) {
        bool first = true;
        for (auto&& item : items) {
            if (!first)
                m_out += ',';
            first = false;
            put(item);
            if (!flush(kChunk))
                return;
        }
    }
    std::string tid(ThreadKey thread) const {
        const std::int64_t pid = m_analysis.roll().pidOf(thread);
        return pid > 0 ? std::to_string(pid) : "null";
    }
    void putCalls() {
        list(m_analysis.calls(), [&](const auto& call) {
            fmt::format_to(Out(m_out), "{}:{{\"count\":{},\"errors\":{{", jsonText(call.first),
                           call.second.count);
            bool first = true;
            for (const auto& [name, count] : call.second.errors) {
                fmt::format_to(Out(m_out), "{}{}:{}", first ? "" : ",", jsonText(name), count);
                first = false;
            }
            m_out += "}}";
        });
    }
    void putMuxCalls();
    void putInterest(const MuxCall& call);
    void putConnections();
    void putNonblocking() {
        list(m_analysis.descriptors().everNonblocking(),
             [&](std::int32_t fd) { fmt::format_to(Out(m_out), "{}", fd); });
    }
    void putDescriptors();

    // An epoll's set, brought up to the version of the wait at hand.
    struct Replay {
        std::size_t version = 0;
        std::map<std::int32_t, std::uint32_t> bits;
    };

    Analysis& m_analysis;
    const std::function<bool(std::string_view)>& m_write;
    std::string m_out;
    std::map<std::uint32_t, Replay> m_replays;
    bool m_ok = true;
};

void JsonWriter::putInterest(const MuxCall& call) {
    FdList watched;
    if (isEpoll(call.api)) {
        if (call.epoll == kNone || !m_analysis.epolls().at(call.epoll).known) {
            m_out += "null";
            return;
        }
        const auto& changes = m_analysis.epolls().at(call.epoll).changes;
        Replay& replay = m_replays[call.epoll];
        for (; replay.version < call.epollVersion; ++replay.version) {
            const auto& change = changes[replay.version];
            if (change.bits == 0)
                replay.bits.erase(change.fd);
            else
                replay.bits[change.fd] = change.bits;
        }
        watched.reserve(replay.bits.size());
        for (const auto& [fd, bits] : replay.bits)
            watched.push_back({fd, bits});
    } else if (call.interest == nullptr) {
        m_out += "null";
        return;
    }
    const FdList& list = isEpoll(call.api) ? watched : *call.interest;
    m_out += '{';
    putFds(m_out, "r", list, kIn);
    m_out += ',';
    putFds(m_out, "w", list, kOut);
    m_out += ',';
    putFds(m_out, "x", list, kPri);
    m_out += '}';
}

void JsonWriter::putMuxCalls() {
    std::size_t i = 0;
    list(m_analysis.muxCalls(), [&](const MuxCall& call) {
        fmt::format_to(Out(m_out), "\n{{\"i\":{},\"api\":\"{}\",\"tid\":{},\"interest\":", i++,
                       muxApiName(call.api), tid(call.thread));
        putInterest(call);
        m_out += ",\"ready\":";
        if (call.ready == nullptr) {
            m_out += "null";
        } else {
            const std::pair<const char*, std::uint32_t> kLists[] = {{"r", kIn},    {"w", kOut},
                                                                    {"x", kPri},   {"err", kErr},
                                                                    {"hup", kHup}, {"nval", kNval}};
            for (const auto& [name, mask] : kLists) {
                m_out += name == kLists[0].first ? '{' : ',';
                putFds(m_out, name, *call.ready, mask);
            }
            m_out += '}';
        }
        m_out += ",\"timeout\":";
        if (!call.timeoutKnown)
            m_out += "null";
        else if (call.timeoutNs < 0)
            m_out += "-1";
        else
            fmt::format_to(Out(m_out), "{:.12g}", static_cast<double>(call.timeoutNs) / 1e9);
        m_out += ",\"ret\":";
        m_out += call.returned ? std::to_string(call.result) : "null";
        fmt::format_to(Out(m_out), ",\"errno\":{},\"partial\":{}}}", textOrNull(call.error),
                       call.partial);
    });
}

void JsonWriter::putConnections() {
    std::vector<Connection*> made;
    for (Connection& connection : m_analysis.connections())
        if (connection.made && !connection.refused)
            made.push_back(&connection);
    list(made, [&](const Connection* each) {
        const Connection& connection = *each;
        fmt::format_to(Out(m_out),
                       "\n{{\"fd\":{},\"peer\":{},\"dir\":\"{}\",\"accepted_by\":", connection.fd,
                       textOrNull(connection.peer), connection.in ? "in" : "out");
        if (connection.in)
            fmt::format_to(Out(m_out), "{{\"tid\":{},\"listen_fd\":{},\"api\":{}}}",
                           tid(connection.acceptedBy), connection.listenFd,
                           jsonText(connection.api));
        else
            m_out += "null";
        fmt::format_to(Out(m_out),
                       ",\"bytes_in\":{},\"bytes_out\":{},\"closed_by\":\"{}\",\"http\":[",
                       connection.bytesIn, connection.bytesOut, endedByName(connection.endedBy));
        if (connection.http != nullptr)
            list(connection.http->exchanges(), [&](const HttpExchange& exchange) {
                fmt::format_to(Out(m_out), "{{\"method\":{},\"target\":{},\"status\":{}}}",
                               jsonText(connection.http->method(exchange)),
                               exchange.targetKnown ? jsonText(connection.http->target(exchange))
                                                    : "null",
                               exchange.status != 0 ? std::to_string(exchange.status) : "null");
            });
        m_out += "]}";
    });
}

void JsonWriter::putDescriptors() {
    bool first = true;
    for (const Descriptors::Process& process : m_analysis.descriptors().processes()) {
        const std::string pid = tid(process.leader);
        for (const Descriptors::Left& left : m_analysis.descriptors().tableOf(process)) {
            const char* const kind = fileKindName(left.kind);
            fmt::format_to(Out(m_out), "{}{{\"pid\":{},\"fd\":{},\"kind\":{},\"nonblocking\":{}}}",
                           first ? "" : ",\n", pid, left.fd,
                           kind != nullptr ? fmt::format("\"{}\"", kind) : "null",
                           left.nonblocking == Tri::unknown ? "null"
                           : left.nonblocking == Tri::yes   ? "true"
                                                            : "false");
            first = false;
            if (!flush(kChunk))
                return;
        }
    }
}

} // namespace

bool writeJson(Analysis& analysis, const std::vector<std::string>& told,
               const std::function<bool(std::string_view)>& write, std::string_view more) {
    std::vector<std::string> warnings = told;
    if (analysis.callsLeftOut() != 0)
        warnings.push_back(fmt::format("{} calls with too many different names are not counted",
                                       analysis.callsLeftOut()));
    return JsonWriter(analysis, write).run(warnings, more);
}

} // namespace muxscope::analysis
