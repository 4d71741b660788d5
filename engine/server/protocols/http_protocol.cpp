// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/protocols/http_protocol.h"

#include <algorithm>
#include <utility>

#include "http/http_date.h"
#include "http/status.h"
#include "server/protocols/chunked_source.h"
#include "server/protocols/http_conversation.h"

namespace muxscope::server {

namespace {

constexpr std::int64_t kSecondNs = 1'000'000'000;
// A body up to this size is copied behind its head: one send instead of two.
constexpr std::uint64_t kCopyBytes = 16u << 10;

// Whether it has a small body that lies in memory.
bool isCopied(const Response& response) {
    if (response.source || response.file.file || !response.pieces.empty())
        return false;
    return !response.constant.empty() || response.bodyLength() <= kCopyBytes;
}

void appendBody(const Response& response, std::string& out) {
    if (!response.shared) {
        out += response.constant.empty() ? std::string_view(response.text) : response.constant;
        return;
    }
    const std::string& bytes = *response.shared;
    for (std::uint64_t left = response.sharedLength; left > 0;) {
        const std::uint64_t piece = std::min<std::uint64_t>(left, bytes.size());
        out.append(bytes, 0, piece);
        left -= piece;
    }
}

} // namespace

HttpProtocol::HttpProtocol(const HttpLimits& limits, std::unique_ptr<FileReader> reader,
                           WallClock wallClock, std::shared_ptr<FileStore> store)
    : m_limits(limits),
      m_site(limits.site, std::move(reader), wallClock, std::move(store)),
      m_wallClock(wallClock) {}

std::unique_ptr<Conversation> HttpProtocol::open() {
    return std::make_unique<HttpConversation>(*this);
}

std::string HttpProtocol::refusal(int status) {
    Response response;
    response.line(status, {});
    if (status == 503)
        response.field("Retry-After", "1");
    m_okLinesUntilNs = 0; // no monotonic time here
    m_out.clear();
    writeHead(response, {false, false, false}, 0);
    appendBody(response, m_out);
    return m_out;
}

std::string_view HttpProtocol::okLines(std::int64_t nowNs) {
    if (nowNs >= m_okLinesUntilNs || m_okLinesUntilNs == 0) {
        const std::int64_t wallNs = m_wallClock();
        m_okLines.clear();
        http::ResponseWriter writer(m_okLines);
        writer.status(200);
        m_statusLength = m_okLines.size();
        writer.date(http::textOf(http::httpDate(wallNs / kSecondNs)));
        m_okLinesUntilNs = nowNs + kSecondNs - wallNs % kSecondNs;
    }
    return m_okLines;
}

void HttpProtocol::writeHead(const Response& response, const AnswerFrame& frame,
                             std::int64_t nowNs) {
    const std::string_view ok = okLines(nowNs);
    http::ResponseWriter writer(m_out);
    if (response.status == 200) {
        m_out += ok;
    } else {
        writer.status(response.status);
        m_out += ok.substr(m_statusLength);
    }
    if (!response.type().empty())
        writer.contentType(response.type());
    if (!response.hasKnownLength() && !frame.http10) {
        writer.chunked();
        if (!response.trailerNames.empty())
            writer.header("Trailer", response.trailerNames);
    } else if (response.hasKnownLength() && !http::statusForbidsBody(response.status)) {
        writer.contentLength(response.bodyLength());
    }
    m_out += response.fields;
    if (!frame.keepAlive)
        writer.header("Connection", "close");
    else if (frame.http10)
        writer.header("Connection", "keep-alive");
    writer.end();
}

void HttpProtocol::send(Response& response, const AnswerFrame& frame, Outbox& outbox,
                        std::int64_t nowNs) {
    m_out.clear();
    writeHead(response, frame, nowNs);
    const bool bodiless =
        frame.withoutBody || http::statusForbidsBody(response.status) || response.pace.bytes != 0;
    const bool copied = isCopied(response);
    if (!bodiless && copied)
        appendBody(response, m_out);
    outbox.append(m_out);
    if (!bodiless && !copied)
        sendBody(response, frame, outbox);
    response.file = {}; // a file is not kept open until the next request
}

void HttpProtocol::sendBody(Response& response, const AnswerFrame& frame, Outbox& outbox) {
    if (response.source) {
        std::unique_ptr<ByteSource> body = std::move(response.source);
        if (!frame.http10)
            body = std::make_unique<ChunkedSource>(std::move(body), std::move(response.trailers));
        return outbox.appendSource(std::make_unique<GatheredSource>(std::move(body)));
    }
    if (response.file.file)
        return outbox.appendFile(std::move(response.file));
    for (Response::Piece& piece : response.pieces) {
        if (piece.file.file)
            outbox.appendFile(std::move(piece.file));
        else if (piece.shared)
            outbox.appendShared(std::move(piece.shared), piece.offset, piece.length);
        else
            outbox.append(piece.text);
    }
    if (!response.pieces.empty())
        return;
    if (!response.shared) {
        const std::size_t length = response.text.size();
        auto text = std::make_shared<const std::string>(std::move(response.text));
        response.text.clear();
        return outbox.appendShared(std::move(text), 0, length);
    }
    for (std::uint64_t left = response.sharedLength; left > 0;) {
        const std::uint64_t piece = std::min<std::uint64_t>(left, response.shared->size());
        outbox.appendShared(response.shared, 0, piece);
        left -= piece;
    }
}

void HttpProtocol::sendTunnelOpened(Outbox& outbox, std::int64_t nowNs) {
    m_out = okLines(nowNs);
    m_out += "\r\n";
    outbox.append(m_out);
}

} // namespace muxscope::server
