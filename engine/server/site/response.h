// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What the site answers. The protocol adds Date, Content-Length, Connection and, for HEAD, leaves the
// body away. Reused from request to request: clear() keeps the memory. Server thread only.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "http/response_writer.h"

namespace muxscope::server {

struct Response {
    using SharedBytes = std::shared_ptr<const std::string>;

    int status = 200;
    bool close = false;           // end the connection after this answer
    std::int64_t delayMs = 0;     // answer this much later
    std::string_view contentType; // outlives the answer; empty = no Content-Type
    std::string fields;           // further field lines, each with its CR LF

    // The body is one of these. A shared one is repeated cyclically up to sharedLength.
    std::string text;
    std::string_view constant; // outlives the site
    SharedBytes shared;
    std::uint64_t sharedLength = 0;

    void field(std::string_view name, std::string_view value) {
        http::ResponseWriter(fields).header(name, value);
    }
    std::uint64_t bodyLength() const {
        return shared ? sharedLength : constant.empty() ? text.size() : constant.size();
    }
    // One line of plain text, the usual body of an error.
    void line(int code, std::string_view words);
    void clear();
};

inline constexpr std::string_view kPlainText = "text/plain; charset=utf-8";

} // namespace muxscope::server
