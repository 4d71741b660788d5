// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// A conversation without sockets: bytes in, and everything it would send, as text.

#include <QtTest>

#include <memory>
#include <string>
#include <string_view>

#include "server/protocols/http_protocol.h"

namespace muxscope::server {

inline const std::string kDateLine = "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n";

// The wall clock of these tests stands still.
inline std::int64_t testWallNs() {
    return 784'111'777'000'000'000;
}

class Talk {
public:
    explicit Talk(const HttpLimits& limits = {}, std::unique_ptr<FileReader> reader = nullptr)
        : m_protocol(limits, std::move(reader), testWallNs), m_conversation(m_protocol.open()) {}

    // What is sent in answer to these bytes.
    std::string say(std::string_view bytes) {
        m_conversation->onBytes(bytes, m_nowNs);
        return sent();
    }
    std::string endInput() {
        m_conversation->onEndOfInput(m_nowNs);
        return sent();
    }
    // Moves the clock, and keeps the promise of timerAtNs().
    std::string wait(std::int64_t ms) {
        m_nowNs += ms * 1'000'000;
        if (const auto at = m_conversation->timerAtNs(); at && *at <= m_nowNs)
            m_conversation->onTimer(m_nowNs);
        return sent();
    }
    std::string sent() {
        std::string text;
        Outbox& outbox = m_conversation->outbox();
        while (!outbox.empty()) {
            const std::string_view front = outbox.front();
            text += front;
            outbox.consumed(front.size());
        }
        return text;
    }
    Conversation& conversation() { return *m_conversation; }
    HttpProtocol& protocol() { return m_protocol; }
    bool closes() const { return m_conversation->closeWhenSent(); }

private:
    HttpProtocol m_protocol;
    std::unique_ptr<Conversation> m_conversation;
    std::int64_t m_nowNs = 1'000'000'000;
};

// QCOMPARE prints a QString, not a std::string.
inline QString printable(const std::string& text) {
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

// "HTTP/1.1 200 OK", Date, the given field lines ("A: b\r\n..."), blank line, body.
inline std::string answerText(const std::string& status, const std::string& fields,
                              const std::string& body = {}) {
    return "HTTP/1.1 " + status + "\r\n" + kDateLine + fields + "\r\n" + body;
}

// A one-line body with its framing fields.
inline std::string lineAnswer(const std::string& status, const std::string& words,
                              const std::string& fields = {}) {
    const std::string body = status + words + "\n";
    return answerText(status,
                      "Content-Type: text/plain; charset=utf-8\r\nContent-Length: " +
                          std::to_string(body.size()) + "\r\n" + fields,
                      body);
}

} // namespace muxscope::server
