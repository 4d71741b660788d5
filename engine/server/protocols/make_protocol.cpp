// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/protocols/make_protocol.h"

#include "http/message_parser.h"
#include "server/server.h"

namespace muxscope::server {
namespace {

// Stands here until the http protocol arrives: every request is answered with the same words.
class GreetingConversation : public Conversation {
public:
    void onBytes(std::string_view bytes, std::int64_t) override {
        while (!bytes.empty() && !m_parser.failed()) {
            bytes.remove_prefix(m_parser.feed(bytes));
            if (!m_parser.complete())
                continue;
            outbox().append("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 13\r\n\r\n"
                            "Hello, world!");
            m_parser.reset();
        }
        if (m_parser.failed())
            m_ended = true;
    }
    void onEndOfInput(std::int64_t) override { m_ended = true; }
    [[nodiscard]] bool closeWhenSent() const override { return m_ended; }

private:
    http::MessageParser m_parser;
    bool m_ended = false;
};

class GreetingProtocol : public Protocol {
public:
    [[nodiscard]] std::string_view name() const override { return "http"; }
    std::unique_ptr<Conversation> open() override { return std::make_unique<GreetingConversation>(); }
    [[nodiscard]] std::string refusal(int) override {
        return "HTTP/1.1 503 Service Unavailable\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    }
};

} // namespace

std::span<const std::string_view> protocolNames() {
    static constexpr std::string_view kNames[] = {"http"};
    return kNames;
}

std::unique_ptr<Protocol> makeProtocol(const ServerOptions&, kernel::Calls&) {
    return std::make_unique<GreetingProtocol>();
}

} // namespace muxscope::server
