// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes to requests; what is answered to them stands in http_answers.cpp.
#include "server/protocols/http_conversation.h"

namespace muxscope::server {

namespace {
constexpr std::size_t kKeepCapacity = 64u << 10; // of a body's string between requests
constexpr std::size_t kMostTrailerBytes = 8u << 10;
} // namespace

// The first piece of a body stays a view of the bytes; a second one makes both a copy.
struct HttpConversation::BodySink {
    http::HeaderCollector* headers; // null when the head began in earlier bytes
    std::string& kept;
    std::string& trailers;
    std::string_view direct;

    void operator()(http::Role role, std::uint64_t offset, std::string_view fragment) {
        if (role != http::Role::Body) {
            if (headers)
                (*headers)(role, offset, fragment);
            if (!trailers.empty() || role == http::Role::TrailerName)
                keepTrailer(role, fragment);
            return;
        }
        if (kept.empty() && direct.empty()) {
            direct = fragment;
            return;
        }
        keepDirect();
        kept += fragment;
    }
    void keepDirect() {
        kept += direct;
        direct = {};
    }
    // "Name: value CR LF Name: value". Each may come in pieces: a line without colon is a name so far.
    void keepTrailer(http::Role role, std::string_view fragment) {
        const bool named = trailers.find(':', trailers.rfind('\n') + 1) != trailers.npos;
        if (trailers.size() > kMostTrailerBytes)
            return;
        if (role == http::Role::TrailerName && named)
            trailers += "\r\n";
        if (role == http::Role::Colon)
            trailers += ": ";
        else if (role == http::Role::TrailerName || role == http::Role::TrailerValue)
            trailers += fragment;
    }
};

HttpConversation::HttpConversation(HttpProtocol& protocol)
    : m_protocol(protocol),
      m_parser(http::MessageParser::Kind::Request, protocol.limits().message) {}

HttpConversation::~HttpConversation() {
    if (!m_tunnel)
        return;
    m_tunnel->setOwner(nullptr);
    m_tunnel->takeSources(); // if the loop never did
}

void HttpConversation::onBytes(std::string_view bytes, std::int64_t nowNs) {
    if (m_pending)
        m_waiting += bytes;
    else
        process(bytes, nowNs);
}

void HttpConversation::onEndOfInput(std::int64_t nowNs) {
    m_inputEnded = true;
    if (m_tunnel)
        m_tunnel->clientEnded(nowNs);
    else if (!m_pending)
        endOfInputReached(nowNs);
}

void HttpConversation::endOfInputReached(std::int64_t nowNs) {
    m_parser.finishAtEof();
    if (m_parser.failed() && !m_closing)
        refuse(m_parser.error().status, http::parseErrorText(m_parser.error().code), nowNs);
}

bool HttpConversation::owesLater() const {
    return m_pending != nullptr || (m_tunnel && m_tunnel->state() == HttpTunnel::State::connecting);
}

std::optional<std::int64_t> HttpConversation::timerAtNs() const {
    if (m_pending)
        return m_pending->atNs;
    if (m_tunnel)
        return m_tunnel->state() == HttpTunnel::State::connecting ? std::optional(m_connectByNs)
                                                                  : std::nullopt;
    if (!m_parser.begun() || m_closing || m_inputEnded)
        return {};
    const std::int64_t byNs = readByNs();
    return byNs == INT64_MAX ? std::nullopt : std::optional(byNs);
}

void HttpConversation::onTimer(std::int64_t nowNs) {
    if (m_tunnel && !m_closing) {
        if (m_tunnel->state() == HttpTunnel::State::ended)
            tunnelFailed(EMFILE, nowNs); // the loop could not watch it
        else if (m_tunnel->state() == HttpTunnel::State::connecting && nowNs >= m_connectByNs)
            m_tunnel->fail(ETIMEDOUT, nowNs);
        return;
    }
    if (!m_pending) {
        if (m_parser.begun() && !m_closing && !m_inputEnded && nowNs >= readByNs())
            readingTookTooLong(nowNs);
        return;
    }
    if (nowNs < m_pending->atNs)
        return;
    givePending(nowNs);
    if (m_pending)
        return;
    const std::string waiting = std::move(m_waiting);
    m_waiting.clear();
    process(waiting, nowNs);
    if (m_inputEnded && !m_pending)
        endOfInputReached(nowNs);
}

bool HttpConversation::wantsInput() const {
    if (m_tunnel)
        return !m_closing && m_tunnel->wantsInput();
    const HttpLimits& limits = m_protocol.limits();
    return !m_closing && m_waiting.size() < limits.maxWaitingBytes &&
           outbox().bytesOwed() < limits.maxOwedBytes &&
           outbox().piecesOwed() < limits.maxOwedPieces;
}

bool HttpConversation::closeWhenSent() const {
    if (m_tunnel)
        return m_closing || m_tunnel->bothEnded();
    return !m_pending && (m_closing || m_inputEnded);
}

bool HttpConversation::shutWhenSent() const {
    return m_tunnel && m_tunnel->farEnded();
}

std::vector<std::unique_ptr<LoopSource>> HttpConversation::takeSources() {
    return m_tunnel ? m_tunnel->takeSources() : std::vector<std::unique_ptr<LoopSource>>();
}

void HttpConversation::process(std::string_view bytes, std::int64_t nowNs) {
    while (!bytes.empty() && !m_closing && !m_pending && !m_tunnel)
        bytes.remove_prefix(takeRequest(bytes, nowNs));
    if (bytes.empty())
        return;
    if (m_closing)
        m_unread = true;
    else if (m_tunnel)
        m_tunnel->fromClient(bytes, nowNs);
    else
        m_waiting += bytes;
}

std::size_t HttpConversation::takeRequest(std::string_view bytes, std::int64_t nowNs) {
    const bool fresh = !m_parser.begun();
    if (fresh)
        m_protocol.headers().clear();
    BodySink sink{fresh ? &m_protocol.headers() : nullptr, m_body, m_trailers, {}};
    const std::size_t consumed = m_parser.feed(bytes, sink);
    if (m_parser.failed()) {
        m_unread = true;
        refuse(m_parser.error().status, http::parseErrorText(m_parser.error().code), nowNs);
        return bytes.size();
    }
    const std::string_view taken = bytes.substr(0, consumed);
    if (!m_parser.complete()) {
        if (fresh)
            m_begunNs = nowNs;
        sink.keepDirect();
        keepUnfinished(taken, nowNs);
        return consumed;
    }
    if (!fresh) {
        if (m_head.size() < m_parser.headLength())
            m_head += taken.substr(0, m_parser.headLength() - m_head.size());
        collectKeptHead();
    }
    const std::string_view head = fresh ? taken.substr(0, m_parser.headLength()) : m_head;
    answer(head, m_body.empty() ? sink.direct : std::string_view(m_body), nowNs);
    nextRequest();
    return consumed;
}

void HttpConversation::keepUnfinished(std::string_view consumed, std::int64_t nowNs) {
    if (!m_parser.headComplete()) {
        m_head += consumed;
        return;
    }
    if (m_head.size() < m_parser.headLength())
        m_head += consumed.substr(0, m_parser.headLength() - m_head.size());
    if (!m_headSeen)
        headArrived(nowNs);
}

// The head came in pieces, and the collector has served other connections meanwhile.
void HttpConversation::collectKeptHead() {
    m_protocol.headers().clear();
    http::MessageParser again(http::MessageParser::Kind::Request, m_protocol.limits().message);
    again.feed(m_head, m_protocol.headers());
}

void HttpConversation::nextRequest() {
    m_parser.reset();
    m_head.clear();
    m_body.clear();
    m_trailers.clear();
    if (m_body.capacity() > kKeepCapacity)
        m_body = {};
    m_headSeen = false;
}

} // namespace muxscope::server
