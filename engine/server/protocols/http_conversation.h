// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One connection's requests and answers: keep-alive, pipelining in order, Expect, delayed and paced
// answers, tunnels, time limits, errors. Knows no socket of its own. Server thread only; never blocks
// (static pages apart, see Site).
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
#include "server/protocols/http_tunnel.h"

namespace muxscope::server {

class HttpConversation : public Conversation, private TunnelOwner {
public:
    // `protocol` outlives this.
    explicit HttpConversation(HttpProtocol& protocol);
    ~HttpConversation() override;

    void onAccepted(const kernel::Address& peer) override { m_peer = peer.text(); }
    void onBytes(std::string_view bytes, std::int64_t nowNs) override;
    void onEndOfInput(std::int64_t nowNs) override;
    void onTimer(std::int64_t nowNs) override;
    std::optional<std::int64_t> timerAtNs() const override;
    bool owesLater() const override;
    bool wantsInput() const override;
    bool closeWhenSent() const override;
    bool peerMaySendMore() const override { return m_unread && !m_inputEnded; }
    bool shutWhenSent() const override;
    std::vector<std::unique_ptr<LoopSource>> takeSources() override;

private:
    // An answer whose time has not come, or whose body comes a little at a time.
    struct Pending {
        std::int64_t atNs = 0;
        Response response;
        AnswerFrame frame;
        std::int64_t begunNs = -1; // when its head left; -1 = it has not
        std::uint64_t given = 0;   // of the paced body
    };
    struct BodySink; // gives heads to the collector, bodies to m_body or a view of the bytes

    void process(std::string_view bytes, std::int64_t nowNs);
    // Consumes bytes up to the end of one request.
    std::size_t takeRequest(std::string_view bytes, std::int64_t nowNs);
    void keepUnfinished(std::string_view consumed, std::int64_t nowNs);
    void collectKeptHead();
    void nextRequest();
    void endOfInputReached(std::int64_t nowNs);

    // http_answers.cpp
    void headArrived(std::int64_t nowNs);
    void answer(std::string_view head, std::string_view body, std::int64_t nowNs);
    void askSite(const Request& request, Response& response);
    Request requestFrom(std::string_view head, std::string_view body) const;
    // What is wrong with whom it is for; 0 when nothing is. `words` then says why.
    int complaintAboutHost(const Request& request, const char*& words) const;
    void giveAnswer(Response& response, const AnswerFrame& frame, std::int64_t nowNs);
    void givePending(std::int64_t nowNs);
    void givePaced(std::int64_t nowNs);
    // An answer after which nothing more is read.
    void refuse(int status, std::string_view words, std::int64_t nowNs);
    std::int64_t readByNs() const; // INT64_MAX: there is no limit
    void readingTookTooLong(std::int64_t nowNs);

    // http_connect.cpp
    void openTunnel(const Request& request, std::int64_t nowNs);
    void tunnelOpened(std::int64_t nowNs) override;
    void tunnelFailed(int error, std::int64_t nowNs) override;
    Outbox& tunnelOutbox() override { return outbox(); }

    HttpProtocol& m_protocol;
    http::MessageParser m_parser;
    std::string m_peer;
    std::string m_head;
    std::string m_body;
    std::string m_trailers;
    std::string m_waiting; // bytes behind a delayed answer
    std::unique_ptr<Pending> m_pending;
    std::shared_ptr<HttpTunnel> m_tunnel;
    std::int64_t m_begunNs = 0;     // first byte of a request that is not whole yet
    std::int64_t m_headWholeNs = 0; // its blank line
    std::int64_t m_connectByNs = 0; // of a tunnel that is not open yet
    bool m_headSeen = false;        // headArrived() has run for this request
    bool m_closing = false;         // no request after this one is answered
    bool m_unread = false;          // closing, and the peer may have sent what is not read
    bool m_inputEnded = false;
};

} // namespace muxscope::server
