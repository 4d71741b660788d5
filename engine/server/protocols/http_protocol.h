// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The http protocol: what all conversations of one server share. RFC 9110 and 9112.
// Server thread only (all conversations of one protocol run on one thread); outlives them.

#include <cstdint>
#include <functional>
#include <memory>
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
    bool http10 = false; // the request's version: keep-alive must then be said
};

class HttpProtocol : public Protocol {
public:
    using WallClock = std::function<std::int64_t()>; // ns since 1970

    // `reader` null: no static pages.
    HttpProtocol(const HttpLimits& limits, std::unique_ptr<FileReader> reader, WallClock wallClock);

    std::string_view name() const override { return "http"; }
    std::unique_ptr<Conversation> open() override;
    // Complete, with Connection: close.
    std::string refusal(int status) override;

    // --- for its conversations
    const HttpLimits& limits() const { return m_limits; }
    Site& site() { return m_site; }
    // Scratch that lives from the first byte of a request to its answer.
    http::HeaderCollector& headers() { return m_headers; }
    Response& response() { return m_response; }
    // Puts the whole answer into the outbox.
    void send(const Response& response, const AnswerFrame& frame, Outbox& outbox,
              std::int64_t nowNs);

private:
    void writeHead(const Response& response, const AnswerFrame& frame, std::int64_t nowNs);
    // "HTTP/1.1 200 OK CRLF Date: ... CRLF", made anew when the second changes.
    std::string_view okLines(std::int64_t nowNs);

    HttpLimits m_limits;
    Site m_site;
    WallClock m_wallClock;
    http::HeaderCollector m_headers;
    Response m_response;
    std::string m_out; // scratch
    std::string m_okLines;
    std::size_t m_statusLength = 0;    // of the status line in it; Date stands behind
    std::int64_t m_okLinesUntilNs = 0; // monotonic; 0 = not made yet
};

} // namespace muxscope::server
