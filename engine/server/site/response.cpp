// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/site/response.h"

#include "http/status.h"

namespace muxscope::server {

void Response::line(int code, std::string_view words) {
    status = code;
    contentType = kPlainText;
    constant = {};
    shared.reset();
    text = std::to_string(code);
    text += ' ';
    text += http::reasonPhrase(code);
    if (!words.empty()) {
        text += ": ";
        text += words;
    }
    text += '\n';
}

void Response::clear() {
    status = 200;
    close = false;
    delayMs = 0;
    contentType = {};
    fields.clear();
    text.clear();
    constant = {};
    shared.reset();
    sharedLength = 0;
}

} // namespace muxscope::server
