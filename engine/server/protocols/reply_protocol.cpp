// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/protocols/reply_protocol.h"

namespace muxscope::server {

std::unique_ptr<Conversation> ReplyProtocol::open() {
    return std::make_unique<ReplyConversation>();
}

std::string ReplyProtocol::refusal(int) {
    return "The server is full, try again later.\n";
}

void ReplyConversation::onBytes(std::string_view, std::int64_t) {
    outbox().append(ReplyProtocol::kReply);
    countHandled();
}

// Nothing was said, so nothing is answered; what is still owed goes out first.
void ReplyConversation::onEndOfInput(std::int64_t) {
    m_inputEnded = true;
}

} // namespace muxscope::server
