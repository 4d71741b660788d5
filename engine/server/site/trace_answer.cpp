// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/site/trace_answer.h"

#include <algorithm>
#include <array>

#include "http/byte_class.h"

namespace muxscope::server {

namespace {

constexpr std::array<std::string_view, 4> kSecret = {"Authorization", "Proxy-Authorization",
                                                     "Cookie", "Cookie2"};

bool isSecret(std::string_view name) {
    return std::any_of(kSecret.begin(), kSecret.end(), [&](std::string_view secret) {
        return http::equalsIgnoringCase(name, secret);
    });
}

} // namespace

void answerTrace(const Request& request, Response& response) {
    if (!request.body.empty())
        return response.line(400, "a TRACE has no body");
    response.contentType = "message/http";
    std::string_view rest = request.head;
    while (!rest.empty()) {
        const std::string_view line = rest.substr(0, rest.find('\n') + 1);
        if (line.empty())
            break;
        if (!isSecret(line.substr(0, line.find(':'))))
            response.text += line;
        rest.remove_prefix(line.size());
    }
}

} // namespace muxscope::server
