// SPDX-License-Identifier: GPL-3.0-or-later
// libFuzzer target: whatever a client sends, however it is cut and whatever the clock does, what the server
// says to it can be read as HTTP responses, each framed as it claims; nothing is held without bound, and
// nothing is said behind the end. First byte: how time goes; second: seed of the cuts; then the client.
#include "http/byte_ruler.h"
#include "server/protocols/http_protocol.h"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

using namespace muxscope;
using namespace muxscope::server;

namespace {

constexpr std::size_t kMostAnswerBytes = 1u << 20; // read; the rest is dropped unread

void require(bool held, const char* law) {
    if (!held) {
        std::fprintf(stderr, "broken law: %s\n", law);
        std::abort();
    }
}

HttpLimits smallLimits() {
    HttpLimits limits;
    limits.message = {300, 2'000, 20, 5'000};
    limits.site.maxDelayMs = 1'000;
    limits.site.maxAnswerBytes = 300'000;
    limits.site.maxStreamLines = 1'000;
    limits.site.maxDripBytes = 10'000;
    limits.site.maxCpuMs = 0;
    limits.site.traceMethod = true;
    limits.site.files = {10, 20'000, 50};
    return limits;
}

// The methods of the requests, as the server reads them: HEAD has no body.
std::vector<http::Method> methodsOf(std::string_view bytes) {
    std::vector<http::Method> methods;
    for (const auto& message : http::ruleStream(bytes, http::MessageParser::Kind::Request, {},
                                                false, smallLimits().message))
        methods.push_back(message.parser.method());
    return methods;
}

class Client {
public:
    Client() : m_protocol(smallLimits(), nullptr, [] { return 784'111'777'000'000'000; }) {
        m_conversation = m_protocol.open();
    }
    void say(std::string_view bytes) {
        if (!m_conversation->wantsInput() || m_conversation->closeWhenSent())
            return;
        m_said += bytes;
        m_conversation->onBytes(bytes, m_nowNs);
        hear();
    }
    void pass(std::int64_t ns) {
        m_nowNs += ns;
        if (const auto at = m_conversation->timerAtNs(); at && *at <= m_nowNs)
            m_conversation->onTimer(m_nowNs);
        hear();
    }
    void end() {
        m_conversation->onEndOfInput(m_nowNs);
        hear();
        // Delays and drops end at some time.
        for (int i = 0; i < 100'000 && m_conversation->timerAtNs(); ++i)
            pass(100'000'000);
        require(!m_conversation->timerAtNs(), "everything ends");
        require(m_conversation->closeWhenSent(), "who has nothing to say is left");
        requireResponses();
    }

private:
    void hear() {
        Outbox& outbox = m_conversation->outbox();
        while (!outbox.empty()) {
            const std::string_view front = outbox.front();
            require(!front.empty(), "what is owed can be sent");
            require(front.size() <= 2u << 20, "little is held at once");
            m_heard += front;
            outbox.consumed(front.size());
            require(m_heard.size() < 64 * kMostAnswerBytes, "answers end");
        }
    }
    void requireResponses() const {
        const auto messages =
            http::ruleStream(m_heard, http::MessageParser::Kind::Response, methodsOf(m_said), true);
        for (const auto& message : messages)
            require(message.parser.complete(), "each response is whole");
    }

    HttpProtocol m_protocol;
    std::unique_ptr<Conversation> m_conversation;
    std::int64_t m_nowNs = 1'000'000'000;
    std::string m_said;
    std::string m_heard;
};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* input, std::size_t size) {
    if (size < 2)
        return 0;
    std::string_view bytes(reinterpret_cast<const char*>(input) + 2, size - 2);
    std::uint32_t cuts = input[1];
    Client client;
    while (!bytes.empty()) {
        cuts = cuts * 1'664'525 + 1'013'904'223;
        const std::size_t length = std::min<std::size_t>(bytes.size(), 1 + (cuts >> 20) % 2'000);
        client.say(bytes.substr(0, length));
        bytes.remove_prefix(length);
        client.pass(input[0] * 20'000'000LL);
    }
    client.end();
    return 0;
}
