// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/response_statuses.h"

#include <algorithm>
#include <sys/socket.h>

namespace muxscope::server {

namespace {

using http::MessageParser;

bool isLost(const MessageParser& parser) {
    return parser.failed() || parser.state() == MessageParser::State::LostSync;
}

} // namespace

std::span<const std::uint16_t> ResponseStatuses::read(const trace::Record& exit,
                                                      std::span<const std::byte> moved) {
    m_statuses.clear();
    if (exit.value < 0)
        return {};
    const auto count = static_cast<std::uint64_t>(exit.value);
    const std::string_view bytes(reinterpret_cast<const char*>(moved.data()),
                                 std::min<std::size_t>(moved.size(), count));
    switch (exit.call) {
    case trace::Call::accept:
    case trace::Call::accept4:
        m_talks.erase(static_cast<std::int32_t>(exit.value)); // the number may have been another's
        break;
    case trace::Call::close:
        m_talks.erase(exit.fd);
        break;
    case trace::Call::recv:
        if ((exit.aux & (MSG_PEEK | MSG_OOB)) == 0)
            received(m_talks[exit.fd], bytes);
        break;
    case trace::Call::send:
    case trace::Call::sendfile: // shows no bytes
        sent(m_talks[exit.fd], bytes, count);
        break;
    default:
        break;
    }
    return m_statuses;
}

void ResponseStatuses::received(Talk& talk, std::string_view bytes) {
    while (!bytes.empty() && !talk.request.failed()) {
        bytes.remove_prefix(talk.request.feed(bytes));
        if (!talk.request.complete())
            return;
        talk.unanswered.push_back(talk.request.method());
        talk.request.reset();
    }
}

void ResponseStatuses::sent(Talk& talk, std::string_view bytes, std::uint64_t count) {
    if (isLost(talk.response) && bytes.starts_with("HTTP/1.")) {
        talk.response.reset();
        talk.told = false;
    }
    while (count > 0 && !talk.tunnel) {
        if (!talk.response.begun() && !talk.unanswered.empty())
            talk.response.expectBodyFor(talk.unanswered.front());
        const std::uint64_t taken =
            bytes.empty() ? talk.response.skip(count) : talk.response.feed(bytes);
        if (taken == 0)
            return;
        bytes.remove_prefix(std::min<std::size_t>(bytes.size(), taken));
        count -= std::min(count, taken);
        tell(talk);
        if (talk.response.complete())
            endResponse(talk);
    }
}

void ResponseStatuses::tell(Talk& talk) {
    if (talk.told || isLost(talk.response) ||
        talk.response.state() == MessageParser::State::StartLine)
        return;
    talk.told = true;
    m_statuses.push_back(static_cast<std::uint16_t>(talk.response.statusCode()));
}

void ResponseStatuses::endResponse(Talk& talk) {
    const int status = talk.response.statusCode();
    talk.response.reset();
    talk.told = false;
    if (status < 200 ||
        talk.unanswered.empty()) // the final answer is still to come (RFC 9110, 15.2)
        return;
    talk.tunnel = talk.unanswered.front() == http::Method::Connect && status < 300;
    talk.unanswered.pop_front();
}

} // namespace muxscope::server
