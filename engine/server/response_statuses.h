// SPDX-License-Identifier: GPL-3.0-or-later
// The statuses of HTTP responses as they leave, for breakpoints: whatever sends a status line is
// spread over, and however many responses one send carries (RFC 9112, section 9.3.2). Follows the
// connections from the first call that it is shown; one that it joins in the middle of a response is
// understood again where a send begins with a status line. One thread at a time; never blocks.
#pragma once

#include "http/message_parser.h"
#include "kernel/status_reader.h"

#include <deque>
#include <map>
#include <vector>

namespace muxscope::server {

class ResponseStatuses final : public kernel::StatusReader {
public:
    std::span<const std::uint16_t> read(const trace::Record& exit,
                                        std::span<const std::byte> moved) override;
    void forget() override { m_talks.clear(); }

private:
    struct Talk {
        http::MessageParser request{http::MessageParser::Kind::Request, http::Limits::observer()};
        http::MessageParser response{http::MessageParser::Kind::Response, http::Limits::observer()};
        std::deque<http::Method> unanswered; // a response to HEAD has no body
        bool told = false;                   // the status of the response that is under way
        bool tunnel = false;                 // behind the answer to CONNECT stands no HTTP
    };
    static void received(Talk& talk, std::string_view bytes);
    void sent(Talk& talk, std::string_view bytes, std::uint64_t count);
    void tell(Talk& talk);
    static void endResponse(Talk& talk);

    std::map<std::int32_t, Talk> m_talks; // by descriptor
    std::vector<std::uint16_t> m_statuses;
};

} // namespace muxscope::server
