// SPDX-License-Identifier: GPL-3.0-or-later
// Requests to answers: whole ones, refusals, those that take their time.
#include "server/protocols/http_conversation.h"

#include <algorithm>
#include <exception>

#include "http/byte_class.h"
#include "server/protocols/authority.h"
#include "server/site/target_path.h"

namespace muxscope::server {

namespace {

using Form = http::MessageParser::TargetForm;

constexpr std::int64_t kMsNs = 1'000'000;
constexpr std::int64_t kPaceStepNs = 10 * kMsNs; // a paced body is not given out more often
constexpr std::uint64_t kPaceStepBytes = 64u << 10;
constexpr const char* kOtherExpectation = "only 100-continue can be expected";

} // namespace

// The head is whole, the body is still to come: RFC 9110 section 10.1.1. Who asks first is told here
// when the body is of no use, and sends none.
void HttpConversation::headArrived(std::int64_t nowNs) {
    m_headSeen = true;
    m_headWholeNs = nowNs;
    if (m_parser.expectsOther()) {
        m_unread = true;
        return refuse(417, kOtherExpectation, nowNs);
    }
    if (!m_parser.expects100() || m_parser.bodyBytesSeen() != 0)
        return;
    collectKeptHead();
    const Request request = requestFrom(m_head, {});
    const char* words = nullptr;
    Response& response = m_protocol.response();
    response.clear();
    if (const int complaint = complaintAboutHost(request, words); complaint != 0) {
        m_unread = true;
        return refuse(complaint, words, nowNs);
    }
    if (request.method != http::Method::Connect &&
        !m_protocol.site().refusesBody(request, response)) {
        outbox().append("HTTP/1.1 100 Continue\r\n\r\n");
        return;
    }
    if (request.method == http::Method::Connect)
        response.line(400, "CONNECT has no body");
    m_unread = true;
    m_closing = true;
    m_protocol.send(response, {false, false, m_parser.versionMinor() == 0}, outbox(), nowNs);
}

Request HttpConversation::requestFrom(std::string_view head, std::string_view body) const {
    Request request;
    request.method = m_parser.method();
    request.target = head.substr(m_parser.targetOffset(), m_parser.targetLength());
    request.asterisk = m_parser.targetForm() == Form::Asterisk;
    request.framed = m_parser.hasContentLength() || m_parser.isChunked();
    const TargetParts parts = splitTarget(request.target);
    request.path = parts.path;
    request.query = parts.query;
    request.head = head;
    request.body = body;
    request.trailers = m_trailers;
    request.peer = m_peer;
    request.headers = &m_protocol.headers();
    // RFC 9112 section 3.2.2: an absolute-form target overrides Host.
    if (m_parser.targetForm() != Form::Absolute) {
        request.authority = request.header("Host");
        return request;
    }
    const AbsoluteTarget absolute = splitAbsolute(request.target);
    request.authority = absolute.authority;
    // RFC 9112 section 3.2.4: without path and query it is the server itself that is asked.
    const std::size_t named = absolute.scheme.size() + 3 + absolute.authority.size();
    if (request.method == http::Method::Options && request.target.size() == named)
        request.asterisk = true;
    return request;
}

int HttpConversation::complaintAboutHost(const Request& request, const char*& words) const {
    const bool http11 = m_parser.versionMinor() > 0;
    words = "more than one Host";
    if (m_parser.hostCount() > 1)
        return 400;
    words = "Host is missing";
    if (!m_parser.hasHost() && http11)
        return 400;
    words = "Host is not a host";
    const bool absolute = m_parser.targetForm() == Form::Absolute;
    if (m_parser.hasHost() &&
        !splitAuthority(absolute ? request.header("Host") : request.authority))
        return 400;
    if (!absolute)
        return 0;
    const auto authority = splitAuthority(request.authority);
    words = "the target's authority is not a host";
    if (!authority || authority->host.empty())
        return 400;
    words = "this server speaks for http only";
    return http::equalsIgnoringCase(splitAbsolute(request.target).scheme, "http") ? 0 : 421;
}

void HttpConversation::answer(std::string_view head, std::string_view body, std::int64_t nowNs) {
    const Request request = requestFrom(head, body);
    const char* words = nullptr;
    if (const int complaint = complaintAboutHost(request, words); complaint != 0)
        return refuse(complaint, words, nowNs);
    if (m_parser.expectsOther())
        return refuse(417, kOtherExpectation, nowNs);
    if (request.method == http::Method::Connect)
        return openTunnel(request, nowNs);

    Response& response = m_protocol.response();
    askSite(request, response);
    countHandled();
    AnswerFrame frame;
    frame.withoutBody = request.method == http::Method::Head;
    frame.http10 = m_parser.versionMinor() == 0;
    // HTTP/1.0 knows no chunks: a body of unknown length ends with the connection.
    frame.keepAlive =
        m_parser.keepAlive() && !response.close && (response.hasKnownLength() || !frame.http10);
    m_closing = !frame.keepAlive;
    giveAnswer(response, frame, nowNs);
}

// A handler that fails harms its own request only.
void HttpConversation::askSite(const Request& request, Response& response) {
    response.clear();
    try {
        return m_protocol.site().answer(request, response);
    } catch (const std::exception&) {
        response.clear();
    }
    response.line(500, "the handler of this resource failed");
}

void HttpConversation::giveAnswer(Response& response, const AnswerFrame& frame,
                                  std::int64_t nowNs) {
    const bool paced = response.pace.bytes != 0 && !frame.withoutBody;
    if (response.delayMs <= 0 && !paced)
        return m_protocol.send(response, frame, outbox(), nowNs);
    m_pending = std::make_unique<Pending>();
    m_pending->atNs = nowNs + response.delayMs * kMsNs;
    m_pending->response = std::move(response);
    m_pending->frame = frame;
    if (m_pending->atNs == nowNs)
        givePending(nowNs);
}

void HttpConversation::givePending(std::int64_t nowNs) {
    if (m_pending->begunNs < 0) {
        m_pending->begunNs = nowNs;
        m_protocol.send(m_pending->response, m_pending->frame, outbox(), nowNs);
    }
    const Response::Pace& pace = m_pending->response.pace;
    if (pace.bytes != 0 && !m_pending->frame.withoutBody)
        givePaced(nowNs);
    else
        m_pending.reset();
}

// As much as is due by now; never much at once, and nothing to a peer that does not read.
void HttpConversation::givePaced(std::int64_t nowNs) {
    const Response::Pace& pace = m_pending->response.pace;
    const std::int64_t lastsNs = pace.durationMs * kMsNs;
    const double part = lastsNs <= 0 ? 1.0
                                     : static_cast<double>(nowNs - m_pending->begunNs) /
                                           static_cast<double>(lastsNs);
    const std::uint64_t due =
        part >= 1.0 ? pace.bytes
                    : static_cast<std::uint64_t>(part * static_cast<double>(pace.bytes));
    if (due > m_pending->given && outbox().bytesOwed() < kPaceStepBytes) {
        const std::uint64_t now = std::min(due - m_pending->given, kPaceStepBytes);
        outbox().append(std::string(now, pace.filler));
        m_pending->given += now;
    }
    if (m_pending->given == pace.bytes)
        return m_pending.reset();
    const std::int64_t eachNs = lastsNs / static_cast<std::int64_t>(pace.bytes);
    m_pending->atNs = nowNs + std::max(eachNs, kPaceStepNs);
}

void HttpConversation::refuse(int status, std::string_view words, std::int64_t nowNs) {
    Response& response = m_protocol.response();
    response.clear();
    response.line(status, words);
    if (status == 503)
        response.field("Retry-After", "1");
    const bool head = m_parser.method() == http::Method::Head;
    m_protocol.send(response, {head, false, false}, outbox(), nowNs);
    m_closing = true;
}

std::int64_t HttpConversation::readByNs() const {
    const HttpLimits& limits = m_protocol.limits();
    if (!m_parser.headComplete())
        return limits.headNs > 0 ? m_begunNs + limits.headNs : INT64_MAX;
    if (limits.bodyNs <= 0)
        return INT64_MAX;
    const auto steps = static_cast<std::int64_t>(m_parser.bodyBytesSeen() / limits.bodyStepBytes);
    return m_headWholeNs + limits.bodyNs + steps * limits.bodyStepNs;
}

// RFC 9110 section 15.5.9.
void HttpConversation::readingTookTooLong(std::int64_t nowNs) {
    m_unread = true;
    refuse(408, m_parser.headComplete() ? "the body came too slowly" : "the head came too slowly",
           nowNs);
}

} // namespace muxscope::server
