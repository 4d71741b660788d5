// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// One whole request as the site sees it: views into the bytes that brought it, valid while the site
// answers. Server thread only.

#include <string>
#include <string_view>

#include "http/byte_class.h"
#include "http/header_collector.h"
#include "http/method.h"

namespace muxscope::server {

struct Request {
    http::Method method = http::Method::Get;
    bool asterisk = false;      // OPTIONS *
    bool framed = false;        // Content-Length or chunked: the body's length was announced
    std::string_view target;    // as sent
    std::string_view authority; // of an absolute-form target, else of Host; may be empty
    std::string_view path;      // of the target, not decoded; "/" when it is empty
    std::string_view query;     // after the first '?', not decoded
    std::string_view head;      // the request up to its blank line
    std::string_view body;
    std::string_view trailers;                      // field lines behind a chunked body
    std::string_view peer;                          // "127.0.0.1:43210"; empty = not known
    const http::HeaderCollector* headers = nullptr; // offsets into head

    // The first field of that name, trimmed; empty when there is none.
    std::string_view header(std::string_view name) const {
        return headers ? headers->find(head, name) : std::string_view();
    }
    // All fields of that name as the one list they are (RFC 9110 section 5.3).
    std::string list(std::string_view name) const {
        std::string whole;
        if (headers == nullptr)
            return whole;
        for (const http::HeaderField& field : *headers) {
            if (!http::equalsIgnoringCase(field.name(head), name))
                continue;
            whole += whole.empty() ? "" : ", ";
            whole += field.value(head);
        }
        return whole;
    }
};

} // namespace muxscope::server
