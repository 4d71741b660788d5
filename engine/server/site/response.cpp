// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/site/response.h"

#include "http/status.h"

namespace muxscope::server {

std::uint64_t Response::bodyLength() const {
    if (shared)
        return sharedLength;
    if (!constant.empty())
        return constant.size();
    if (file.file)
        return file.length;
    if (!pieces.empty()) {
        std::uint64_t sum = 0;
        for (const Piece& piece : pieces)
            sum += piece.length;
        return sum;
    }
    return pace.bytes != 0 ? pace.bytes : text.size();
}

void Response::line(int code, std::string_view words) {
    clearBody();
    status = code;
    contentType = kPlainText;
    etag.clear();
    modifiedS = -1;
    ranges = false;
    delayMs = 0;
    text = std::to_string(code);
    text += ' ';
    text += http::reasonPhrase(code);
    if (!words.empty()) {
        text += ": ";
        text += words;
    }
    text += '\n';
}

void Response::clearBody() {
    contentType = {};
    ownType.clear();
    text.clear();
    constant = {};
    shared.reset();
    sharedLength = 0;
    file = {};
    pieces.clear();
    source.reset();
    trailerNames.clear();
    trailers.clear();
    pace = {};
}

void Response::clear() {
    clearBody();
    status = 200;
    close = false;
    final = false;
    delayMs = 0;
    fields.clear();
    etag.clear();
    modifiedS = -1;
    ranges = false;
}

} // namespace muxscope::server
