// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/protocols/http_conversation.h"

#include "http/byte_class.h"
#include "server/site/target_path.h"

namespace muxscope::server {

namespace {

constexpr std::size_t kKeepCapacity = 64u << 10; // of a body's string between requests
constexpr std::int64_t kMsNs = 1'000'000;

// uri-host [ ":" port ], RFC 9110 section 7.2; may be empty.
bool isHost(std::string_view value) {
    for (const char c : value) {
        if (!http::isByte(c, http::kAuthorityByte) || c == '@')
            return false;
    }
    return true;
}

} // namespace

// The first piece of a body stays a view of the bytes; a second one makes both a copy.
struct HttpConversation::BodySink {
    http::HeaderCollector* headers; // null when the head began in earlier bytes
    std::string& kept;
    std::string_view direct;

    void operator()(http::Role role, std::uint64_t offset, std::string_view fragment) {
        if (role != http::Role::Body) {
            if (headers)
                (*headers)(role, offset, fragment);
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
};

HttpConversation::HttpConversation(HttpProtocol& protocol)
    : m_protocol(protocol),
      m_parser(http::MessageParser::Kind::Request, protocol.limits().message) {}

void HttpConversation::onBytes(std::string_view bytes, std::int64_t nowNs) {
    if (m_delayed)
        m_waiting += bytes;
    else
        process(bytes, nowNs);
}

void HttpConversation::onEndOfInput(std::int64_t nowNs) {
    m_inputEnded = true;
    if (!m_delayed)
        endOfInputReached(nowNs);
}

void HttpConversation::endOfInputReached(std::int64_t nowNs) {
    m_parser.finishAtEof();
    if (m_parser.failed() && !m_closing)
        refuse(m_parser.error().status, http::parseErrorText(m_parser.error().code), nowNs);
}

std::optional<std::int64_t> HttpConversation::timerAtNs() const {
    if (!m_delayed)
        return {};
    return m_delayed->atNs;
}

void HttpConversation::onTimer(std::int64_t nowNs) {
    if (!m_delayed || nowNs < m_delayed->atNs)
        return;
    const std::unique_ptr<Delayed> due = std::move(m_delayed);
    m_protocol.send(due->response, due->frame, outbox(), nowNs);
    const std::string waiting = std::move(m_waiting);
    m_waiting.clear();
    process(waiting, nowNs);
    if (m_inputEnded && !m_delayed)
        endOfInputReached(nowNs);
}

bool HttpConversation::wantsInput() const {
    return !m_closing && m_waiting.size() < m_protocol.limits().maxWaitingBytes &&
           outbox().bytesOwed() < m_protocol.limits().maxOwedBytes;
}

bool HttpConversation::closeWhenSent() const {
    return !m_delayed && (m_closing || m_inputEnded);
}

void HttpConversation::process(std::string_view bytes, std::int64_t nowNs) {
    while (!bytes.empty() && !m_closing && !m_delayed)
        bytes.remove_prefix(takeRequest(bytes, nowNs));
    if (bytes.empty())
        return;
    if (m_closing)
        m_unread = true;
    else
        m_waiting += bytes;
}

std::size_t HttpConversation::takeRequest(std::string_view bytes, std::int64_t nowNs) {
    const bool fresh = !m_parser.begun();
    if (fresh)
        m_protocol.headers().clear();
    BodySink sink{fresh ? &m_protocol.headers() : nullptr, m_body, {}};
    const std::size_t consumed = m_parser.feed(bytes, sink);
    if (m_parser.failed()) {
        m_unread = true;
        refuse(m_parser.error().status, http::parseErrorText(m_parser.error().code), nowNs);
        return bytes.size();
    }
    const std::string_view taken = bytes.substr(0, consumed);
    if (!m_parser.complete()) {
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

// The head is whole, the body is still to come: RFC 9110 section 10.1.1.
void HttpConversation::headArrived(std::int64_t nowNs) {
    m_headSeen = true;
    if (m_parser.expectsOther()) {
        m_unread = true;
        refuse(417, "only 100-continue can be expected", nowNs);
    } else if (m_parser.expects100() && m_parser.bodyBytesSeen() == 0) {
        outbox().append("HTTP/1.1 100 Continue\r\n\r\n");
    }
}

const char* HttpConversation::complaintAboutHost(std::string_view head) const {
    if (m_parser.hostCount() > 1)
        return "more than one Host";
    if (!m_parser.hasHost())
        return m_parser.versionMinor() > 0 ? "Host is missing" : nullptr;
    return isHost(m_protocol.headers().find(head, "Host")) ? nullptr : "Host is not a host";
}

void HttpConversation::answer(std::string_view head, std::string_view body, std::int64_t nowNs) {
    if (const char* const complaint = complaintAboutHost(head))
        return refuse(400, complaint, nowNs);
    if (m_parser.expectsOther())
        return refuse(417, "only 100-continue can be expected", nowNs);

    Request request;
    request.method = m_parser.method();
    request.target = head.substr(m_parser.targetOffset(), m_parser.targetLength());
    request.asterisk = m_parser.targetForm() == http::MessageParser::TargetForm::Asterisk;
    request.framed = m_parser.hasContentLength() || m_parser.isChunked();
    const TargetParts parts = splitTarget(request.target);
    request.path = parts.path;
    request.query = parts.query;
    request.head = head;
    request.body = body;
    request.headers = &m_protocol.headers();

    Response& response = m_protocol.response();
    response.clear();
    m_protocol.site().answer(request, response);
    countHandled();

    AnswerFrame frame;
    frame.withoutBody = request.method == http::Method::Head;
    frame.keepAlive = m_parser.keepAlive() && !response.close;
    frame.http10 = m_parser.versionMinor() == 0;
    m_closing = !frame.keepAlive;
    if (response.delayMs > 0) {
        m_delayed =
            std::make_unique<Delayed>(Delayed{nowNs + response.delayMs * kMsNs, response, frame});
        return;
    }
    m_protocol.send(response, frame, outbox(), nowNs);
}

void HttpConversation::refuse(int status, std::string_view words, std::int64_t nowNs) {
    Response& response = m_protocol.response();
    response.clear();
    response.line(status, words);
    const bool head = m_parser.method() == http::Method::Head;
    m_protocol.send(response, {head, false, false}, outbox(), nowNs);
    m_closing = true;
}

void HttpConversation::nextRequest() {
    m_parser.reset();
    m_head.clear();
    m_body.clear();
    if (m_body.capacity() > kKeepCapacity)
        m_body = {};
    m_headSeen = false;
}

} // namespace muxscope::server
