// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/site/partial.h"

#include <algorithm>

#include "http/http_date.h"
#include "server/site/accept.h"
#include "server/site/byte_range.h"
#include "server/site/preconditions.h"

namespace muxscope::server {

namespace {

// Whether any field of the request is of interest here: one look at each name's first letters, so that
// the usual request costs nothing more.
struct Wishes {
    bool conditions = false; // If-...
    bool range = false;
    bool accept = false;
};

Wishes wishesOf(const Request& request) {
    Wishes wishes;
    if (request.headers == nullptr)
        return wishes;
    for (const http::HeaderField& field : *request.headers) {
        const std::string_view name = field.name(request.head);
        const char first = http::asciiLower(name[0]);
        if (first == 'i' && name.size() > 3 && name[2] == '-')
            wishes.conditions = true;
        else if (first == 'r' && name.size() == 5)
            wishes.range = true;
        else if (first == 'a' && name.size() == 6)
            wishes.accept = true;
    }
    return wishes;
}

std::string contentRange(const ByteRange& range, std::uint64_t length) {
    return "bytes " + std::to_string(range.offset) + '-' +
           std::to_string(range.offset + range.length - 1) + '/' + std::to_string(length);
}

// Puts these bytes of the whole body behind `pieces`.
void cut(const Response& whole, ByteRange range, std::vector<Response::Piece>& pieces) {
    if (range.length == 0)
        return;
    if (whole.file.file) {
        pieces.push_back({{},
                          nullptr,
                          {whole.file.file, whole.file.offset + range.offset, range.length},
                          0,
                          range.length});
        return;
    }
    if (!whole.shared) {
        const std::string_view bytes = whole.constant.empty() ? whole.text : whole.constant;
        pieces.push_back(
            {std::string(bytes.substr(range.offset, range.length)), nullptr, {}, 0, range.length});
        return;
    }
    const std::uint64_t block = whole.shared->size();
    while (range.length > 0) {
        const std::uint64_t from = range.offset % block;
        const std::uint64_t length = std::min(range.length, block - from);
        pieces.push_back({{}, whole.shared, {}, from, length});
        range.offset += length;
        range.length -= length;
    }
}

void pushText(std::string text, std::vector<Response::Piece>& pieces) {
    const std::uint64_t length = text.size();
    pieces.push_back({std::move(text), nullptr, {}, 0, length});
}

void replaceBody(Response& response, std::vector<Response::Piece> pieces, std::string type) {
    response.clearBody();
    response.pieces = std::move(pieces);
    response.ownType = std::move(type);
    response.status = 206;
}

// RFC 9110 section 14.6.
void multipart(Response& response, const std::vector<ByteRange>& ranges, std::uint64_t length) {
    constexpr std::string_view kBoundary = "muxscope-byteranges-7f3a9c51d0e24b68";
    const std::string type(response.type());
    std::vector<Response::Piece> pieces;
    for (const ByteRange& range : ranges) {
        std::string head = pieces.empty() ? "--" : "\r\n--";
        head += kBoundary;
        head += "\r\n";
        if (!type.empty())
            head += "Content-Type: " + type + "\r\n";
        head += "Content-Range: " + contentRange(range, length) + "\r\n\r\n";
        pushText(std::move(head), pieces);
        cut(response, range, pieces);
    }
    pushText("\r\n--" + std::string(kBoundary) + "--\r\n", pieces);
    replaceBody(response, std::move(pieces),
                "multipart/byteranges; boundary=" + std::string(kBoundary));
}

void applyRange(const Request& request, Response& response) {
    const std::uint64_t length = response.bodyLength();
    const auto ranges = satisfiableRanges(request.list("Range"), length);
    if (!ranges)
        return;
    if (ranges->empty()) {
        const std::string etag = response.etag;
        response.fields.clear(); // of the bytes that are not sent: Content-Encoding
        response.line(416, "none of these bytes exist");
        response.etag = etag;
        response.field("Content-Range", "bytes */" + std::to_string(length));
        return;
    }
    if (ranges->size() > 1)
        return multipart(response, *ranges, length);
    std::vector<Response::Piece> pieces;
    cut(response, ranges->front(), pieces);
    response.field("Content-Range", contentRange(ranges->front(), length));
    replaceBody(response, std::move(pieces), std::string(response.type()));
}

void sayValidators(Response& response) {
    if (!response.etag.empty())
        response.field("ETag", response.etag);
    if (response.modifiedS >= 0)
        response.field("Last-Modified", http::textOf(http::httpDate(response.modifiedS)));
    if (response.ranges)
        response.field("Accept-Ranges", "bytes");
}

// Whether the answer stays what it is: else it became 406, 412 or 304. Conditions are for what would be a
// success without them (RFC 9110 section 13.2.1).
bool wanted(const Request& request, const Wishes& wishes, Response& response) {
    if (wishes.accept && !response.type().empty() &&
        !accepts(request.list("Accept"), response.type())) {
        const std::string only = "this is only to be had as " + std::string(response.type());
        response.fields.clear();
        response.line(406, only);
        return false;
    }
    if (wishes.conditions && !response.final) {
        switch (evaluate(request, {true, response.etag, response.modifiedS})) {
        case Verdict::goOn:
            break;
        case Verdict::failed:
            response.fields.clear();
            response.line(412, "the resource is not what the request expects");
            return false;
        case Verdict::notModified:
            response.clearBody();
            response.status = 304;
            response.ranges = false;
            return false;
        }
    }
    return true;
}

} // namespace

void finishAnswer(const Request& request, Response& response) {
    if (response.status != 200)
        return;
    const Wishes wishes = wishesOf(request);
    if (wanted(request, wishes, response) && wishes.range && response.ranges &&
        request.method == http::Method::Get &&
        ifRangeHolds(request, {true, response.etag, response.modifiedS}))
        applyRange(request, response);
    sayValidators(response);
}

} // namespace muxscope::server
