// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/http_reading.h"

#include <algorithm>

namespace muxscope::analysis {
namespace {

using http::MessageParser;
using http::Role;

constexpr std::size_t kMostTarget = std::size_t{64} << 10;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

// "HTTP/1.1 200"
bool beginsResponse(std::string_view bytes) {
    return bytes.size() >= 12 && bytes.starts_with("HTTP/1.") && isDigit(bytes[7]) &&
           bytes[8] == ' ' && isDigit(bytes[9]) && isDigit(bytes[10]) && isDigit(bytes[11]);
}

// "GET /" and the rest of a request line as far as the call shows it.
bool beginsRequest(std::string_view bytes) {
    const std::size_t space = bytes.find(' ');
    if (space == std::string_view::npos ||
        http::methodFromName(bytes.substr(0, space)) == http::Method::Unknown)
        return false;
    const std::string_view target = bytes.substr(space + 1);
    if (!target.starts_with('/') && !target.starts_with('*') && !target.starts_with("http") &&
        !bytes.starts_with("CONNECT "))
        return false;
    const std::size_t end = bytes.find("\r\n");
    return end == std::string_view::npos ||
           bytes.substr(0, end).find(" HTTP/1.") != std::string_view::npos;
}

} // namespace

void HttpReading::begin(Side side) {
    (side == Side::request ? m_request : m_response).fresh = true;
}

bool HttpReading::mayResume(Half& half, std::string_view bytes) {
    const bool begins =
        half.fresh && (&half == &m_request ? beginsRequest(bytes) : beginsResponse(bytes));
    if (!begins)
        return false;
    if (&half == &m_response && half.listed) // its status was read, its end was not
        messageEnded(half);
    restart(half);
    half.lost = false;
    return true;
}

void HttpReading::restart(Half& half) {
    half.parser.reset();
    half.method.clear();
    half.target.clear();
    half.methodDone = half.targetDone = half.versionSeen = half.lineDone = half.listed = false;
}

void HttpReading::list(std::string_view method, std::string_view target, bool targetKnown) {
    m_exchanges.push_back({m_texts.id(method), m_texts.id(target), 0, targetKnown});
}

// The start line is read.
void HttpReading::lineEnded(Half& half) {
    if (half.listed)
        return;
    half.listed = true;
    if (&half == &m_request)
        list(half.method, half.target, true);
    else if (const int code = half.parser.statusCode();
             m_answering < m_exchanges.size() && (code >= 200 || code == 101))
        m_exchanges[m_answering].status = static_cast<std::uint16_t>(code);
}

void HttpReading::messageEnded(Half& half) {
    if (&half == &m_request)
        return;
    const int code = half.parser.statusCode();
    if (code < 200 && code != 101)
        return; // interim: the answer is still to come
    const bool toConnect = m_answering < m_exchanges.size() &&
                           method(m_exchanges[m_answering]) == "CONNECT" && code / 100 == 2;
    m_tunnel |= code == 101 || toConnect;
    m_answering = std::min(m_answering + 1, m_exchanges.size());
}

// Part of a start line may be known all the same.
void HttpReading::lose(Half& half) {
    half.lost = true;
    if (&half != &m_request || half.listed || !half.methodDone || half.target.empty() ||
        half.parser.failed() || http::methodFromName(half.method) == http::Method::Unknown)
        return;
    half.listed = true;
    list(half.method, half.targetDone ? half.target : "", half.targetDone);
}

void HttpReading::feed(Half& half, std::string_view bytes) {
    while (!bytes.empty() && !m_tunnel) {
        if (&half == &m_response && !half.parser.begun() && m_answering < m_exchanges.size())
            half.parser.expectBodyFor(http::methodFromName(method(m_exchanges[m_answering])));
        const std::size_t used =
            half.parser.feed(bytes, [&](Role role, std::uint64_t, std::string_view fragment) {
                switch (role) {
                case Role::Method:
                    half.method += fragment;
                    break;
                case Role::Target:
                    half.methodDone = true;
                    if (half.target.size() < kMostTarget)
                        half.target += fragment;
                    break;
                case Role::Space:
                    half.targetDone |= !half.target.empty();
                    half.methodDone = true;
                    break;
                case Role::Version:
                case Role::StatusCode:
                    half.versionSeen = true;
                    break;
                case Role::LineEnd:
                    half.lineDone |= half.versionSeen;
                    break;
                default:
                    break;
                }
            });
        bytes.remove_prefix(used);
        const auto state = half.parser.state();
        if (half.lineDone)
            lineEnded(half);
        if (half.parser.complete()) {
            messageEnded(half);
            restart(half);
        } else if (half.parser.failed() || state == MessageParser::State::LostSync) {
            return lose(half);
        }
    }
}

void HttpReading::bytes(Side side, std::string_view bytes) {
    Half& half = side == Side::request ? m_request : m_response;
    if (m_tunnel || bytes.empty())
        return;
    if (half.lost && !mayResume(half, bytes))
        half.fresh = false;
    half.fresh = false;
    if (!half.lost)
        feed(half, bytes);
}

void HttpReading::unseen(Side side, std::uint64_t count) {
    Half& half = side == Side::request ? m_request : m_response;
    half.fresh = false;
    if (m_tunnel || half.lost || count == 0)
        return;
    const std::uint64_t used = half.parser.skip(count);
    if (half.parser.complete()) {
        messageEnded(half);
        restart(half);
        if (used < count)
            lose(half);
    } else if (half.parser.state() == MessageParser::State::LostSync || half.parser.failed()) {
        lose(half);
    }
}

} // namespace muxscope::analysis
