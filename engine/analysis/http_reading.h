// SPDX-License-Identifier: GPL-3.0-or-later
// The HTTP exchanges of one connection, read from what its calls moved. Bytes that the log does not show
// are known to exist and no more: where they leave a head unread, reading goes on at the next call that
// begins with a whole start line. One thread.
#pragma once

#include "analysis/text_pool.h"
#include "http/message_parser.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace muxscope::analysis {

// Small: a log may hold millions of them.
struct HttpExchange {
    std::uint32_t method = 0; // in the pool, as the target
    std::uint32_t target = 0;
    std::uint16_t status = 0; // 0: not answered
    bool targetKnown = true;
};

class HttpReading {
public:
    explicit HttpReading(TextPool& texts) : m_texts(texts) {}

    enum class Side : std::uint8_t { request, response };
    // A call's bytes begin; those that follow until the next begin() are of the same call.
    void begin(Side side);
    void bytes(Side side, std::string_view bytes);
    void unseen(Side side, std::uint64_t count);

    [[nodiscard]] const std::vector<HttpExchange>& exchanges() const { return m_exchanges; }
    [[nodiscard]] const std::string& method(const HttpExchange& exchange) const {
        return m_texts.text(exchange.method);
    }
    [[nodiscard]] const std::string& target(const HttpExchange& exchange) const {
        return m_texts.text(exchange.target);
    }

private:
    struct Half {
        explicit Half(http::MessageParser::Kind kind) : parser(kind, http::Limits::observer()) {}
        http::MessageParser parser;
        bool lost = false;  // where the next message begins is not known
        bool fresh = false; // nothing of the current call was read yet
        // The start line so far.
        std::string method;
        std::string target;
        bool methodDone = false;
        bool targetDone = false;
        bool versionSeen = false; // or the status
        bool lineDone = false;
        bool listed = false;
    };
    void feed(Half& half, std::string_view bytes);
    void lineEnded(Half& half);
    void lose(Half& half);
    void restart(Half& half);
    void messageEnded(Half& half);
    bool mayResume(Half& half, std::string_view bytes);
    void list(std::string_view method, std::string_view target, bool targetKnown);

    TextPool& m_texts;
    Half m_request{http::MessageParser::Kind::Request};
    Half m_response{http::MessageParser::Kind::Response};
    std::vector<HttpExchange> m_exchanges;
    std::size_t m_answering = 0; // the exchange that the response at hand answers
    bool m_tunnel = false;       // what follows is no HTTP
};

} // namespace muxscope::analysis
