// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The http protocol: what all conversations of one server share. RFC 9110 and 9112.
// Server thread only (all conversations of one protocol run on one thread); outlives them.

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "http/header_collector.h"
#include "server/protocol.h"
#include "server/protocols/http_limits.h"
#include "server/site/site.h"

namespace muxscope::server {

// How one answer leaves, besides what it says.
struct AnswerFrame {
    bool withoutBody = false; // the answer to HEAD
    bool keepAlive = true;
    bool http10 = false; // the request's version: keep-alive must then be said, nothing is chunked
};

// With what tunnels are made, and how far they may lead.
struct TunnelDoor {
    kernel::Calls& calls;
    bool toLoopback = true;
};

class HttpProtocol : public Protocol {
public:
    using WallClock = Site::WallClock;

    // `reader` null: no static pages. `store`: what another thread's protocol stores, to be shared; null: a
    // new one.
    HttpProtocol(const HttpLimits& limits, std::unique_ptr<FileReader> reader, WallClock wallClock,
                 std::shared_ptr<FileStore> store = nullptr);

    // For a model that hosts sources; without it CONNECT gets 501.
    void allowTunnels(const TunnelDoor& door) { m_tunnels.emplace(door); }

    std::string_view name() const override { return "http"; }
    std::unique_ptr<Conversation> open() override;
    // Complete, with Connection: close.
    std::string refusal(int status) override;

    // --- for its conversations
    const HttpLimits& limits() const { return m_limits; }
    const TunnelDoor* tunnels() const { return m_tunnels ? &*m_tunnels : nullptr; }
    Site& site() { return m_site; }
    // Scratch that lives from the first byte of a request to its answer.
    http::HeaderCollector& headers() { return m_headers; }
    Response& response() { return m_response; }
    // Puts the whole answer into the outbox, but for a paced body: its head. Takes the body out of
    // `response`.
    void send(Response& response, const AnswerFrame& frame, Outbox& outbox, std::int64_t nowNs);
    // The 2xx to CONNECT, which has neither body nor framing.
    void sendTunnelOpened(Outbox& outbox, std::int64_t nowNs);

private:
    void writeHead(const Response& response, const AnswerFrame& frame, std::int64_t nowNs);
    void sendBody(Response& response, const AnswerFrame& frame, Outbox& outbox);
    // "HTTP/1.1 200 OK CRLF Date: ... CRLF", made anew when the second changes.
    std::string_view okLines(std::int64_t nowNs);

    HttpLimits m_limits;
    Site m_site;
    WallClock m_wallClock;
    std::optional<TunnelDoor> m_tunnels;
    http::HeaderCollector m_headers;
    Response m_response;
    std::string m_out; // scratch
    std::string m_okLines;
    std::size_t m_statusLength = 0;    // of the status line in it; Date stands behind
    std::int64_t m_okLinesUntilNs = 0; // monotonic; 0 = not made yet
};

} // namespace muxscope::server
