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
            if (outbox.loadFront(m_calls).value <= 0)
                qFatal("a file ended early");
            text += outbox.front();
            outbox.consumed(outbox.frontBytes());
        }
        return text;
    }
    Conversation& conversation() { return *m_conversation; }
    HttpProtocol& protocol() { return m_protocol; }
    bool closes() const { return m_conversation->closeWhenSent(); }

private:
    kernel::Calls m_calls{nullptr, nullptr, ThreadId{1}};
    HttpProtocol m_protocol;
    std::unique_ptr<Conversation> m_conversation;
    std::int64_t m_nowNs = 1'000'000'000;
};

// QCOMPARE prints a QString, not a std::string.
inline QString printable(const std::string& text) {
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

inline std::string request(const std::string& method, const std::string& target,
                           const std::string& fields = {}, const std::string& body = {}) {
    const std::string length =
        body.empty() ? "" : "Content-Length: " + std::to_string(body.size()) + "\r\n";
    return method + " " + target + " HTTP/1.1\r\nHost: a\r\n" + fields + length + "\r\n" + body;
}

inline int statusOf(const std::string& answer) {
    return answer.size() > 12 ? std::stoi(answer.substr(9, 3)) : 0;
}

inline QString bodyOf(const std::string& answer) {
    return printable(answer.substr(answer.find("\r\n\r\n") + 4));
}

inline QString fieldOf(const std::string& answer, const std::string& name) {
    const std::string head = answer.substr(0, answer.find("\r\n\r\n") + 2);
    const std::size_t at = head.find("\r\n" + name + ": ");
    if (at == std::string::npos)
        return {};
    const std::size_t value = at + name.size() + 4;
    return printable(head.substr(value, head.find("\r\n", value) - value));
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
