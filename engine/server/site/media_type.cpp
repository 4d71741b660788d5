// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/site/media_type.h"

#include <array>

#include "http/byte_class.h"

namespace muxscope::server {

std::string_view mediaTypeOf(std::string_view fileName) {
    struct Row {
        std::string_view ending;
        std::string_view type;
    };
    static constexpr std::array kRows{
        Row{"html", "text/html; charset=utf-8"},
        Row{"htm", "text/html; charset=utf-8"},
        Row{"txt", "text/plain; charset=utf-8"},
        Row{"md", "text/plain; charset=utf-8"},
        Row{"css", "text/css; charset=utf-8"},
        Row{"js", "text/javascript; charset=utf-8"},
        Row{"json", "application/json"},
        Row{"xml", "application/xml"},
        Row{"svg", "image/svg+xml"},
        Row{"png", "image/png"},
        Row{"jpg", "image/jpeg"},
        Row{"jpeg", "image/jpeg"},
        Row{"gif", "image/gif"},
        Row{"webp", "image/webp"},
        Row{"ico", "image/x-icon"},
        Row{"pdf", "application/pdf"},
        Row{"woff2", "font/woff2"},
        Row{"wasm", "application/wasm"},
        Row{"mp4", "video/mp4"},
    };
    const std::size_t dot = fileName.rfind('.');
    if (dot != fileName.npos) {
        for (const Row& row : kRows) {
            if (http::equalsIgnoringCase(fileName.substr(dot + 1), row.ending))
                return row.type;
        }
    }
    return "application/octet-stream";
}

} // namespace muxscope::server
