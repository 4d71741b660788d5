// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One connection's requests and answers: keep-alive, pipelining in order, Expect, delayed answers,
// errors. Knows no socket. Server thread only; never blocks (static pages apart, see Site).
//
// A request that lies whole in the bytes of one recv is answered from there, without a copy. Only the
// part of a request that was cut off is kept: its head in m_head, its body in m_body.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "http/message_parser.h"
#include "server/protocol.h"
#include "server/protocols/http_protocol.h"

namespace muxscope::server {

class HttpConversation : public Conversation {
public:
    // `protocol` outlives this.
    explicit HttpConversation(HttpProtocol& protocol);

    void onBytes(std::string_view bytes, std::int64_t nowNs) override;
    void onEndOfInput(std::int64_t nowNs) override;
    void onTimer(std::int64_t nowNs) override;
    std::optional<std::int64_t> timerAtNs() const override;
    bool wantsInput() const override;
    bool closeWhenSent() const override;
    bool peerMaySendMore() const override { return m_unread && !m_inputEnded; }

private:
    struct Delayed {
        std::int64_t atNs = 0;
        Response response;
        AnswerFrame frame;
    };
    struct BodySink; // gives heads to the collector, bodies to m_body or a view of the bytes

    void process(std::string_view bytes, std::int64_t nowNs);
    // Consumes bytes up to the end of one request.
    std::size_t takeRequest(std::string_view bytes, std::int64_t nowNs);
    void keepUnfinished(std::string_view consumed, std::int64_t nowNs);
    void collectKeptHead();
    void headArrived(std::int64_t nowNs);
    void answer(std::string_view head, std::string_view body, std::int64_t nowNs);
    // Why a well-framed request cannot be answered; nullptr when it can.
    const char* complaintAboutHost(std::string_view head) const;
    // An answer after which nothing more is read.
    void refuse(int status, std::string_view words, std::int64_t nowNs);
    void nextRequest();
    void endOfInputReached(std::int64_t nowNs);

    HttpProtocol& m_protocol;
    http::MessageParser m_parser;
    std::string m_head;
    std::string m_body;
    std::string m_waiting; // bytes behind a delayed answer
    std::unique_ptr<Delayed> m_delayed;
    bool m_headSeen = false; // headArrived() has run for this request
    bool m_closing = false;  // no request after this one is answered
    bool m_unread = false;   // closing, and the peer may have sent what is not read
    bool m_inputEnded = false;
};

} // namespace muxscope::server
