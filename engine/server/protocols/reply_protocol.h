// SPDX-License-Identifier: GPL-3.0-or-later
// The reply protocol: every message is answered with one fixed text. A message is what one recv
// returned; TCP keeps no boundaries, so two sends of a client may well be one message here. The
// answer always waits in wlist, where there is one, for its turn (sendsAtOnce() is false). Server thread only.
#pragma once

#include "server/protocol.h"

namespace muxscope::server {

class ReplyProtocol : public Protocol {
public:
    static constexpr std::string_view kReply = "Your message was received.\n";

    std::string_view name() const override { return "reply"; }
    std::unique_ptr<Conversation> open() override;
    bool sendsAtOnce() const override { return false; }
    std::string refusal(int status) override;
};

class ReplyConversation : public Conversation {
public:
    // A client that sends on and never reads is not listened to above this.
    static constexpr std::size_t kMostOwedBytes = 64U << 10;

    void onBytes(std::string_view bytes, std::int64_t nowNs) override;
    void onEndOfInput(std::int64_t nowNs) override;
    bool wantsInput() const override { return outbox().bytesOwed() < kMostOwedBytes; }
    bool closeWhenSent() const override { return m_inputEnded; }
    bool peerMaySendMore() const override { return !m_inputEnded; }

private:
    bool m_inputEnded = false;
};

} // namespace muxscope::server
