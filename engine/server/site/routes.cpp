// SPDX-License-Identifier: GPL-3.0-or-later
// The routes of the site: the table is the one place to add one.
#include "server/site/file_routes.h"
#include "server/site/route_list.h"

namespace muxscope::server {

namespace {

using http::Method;

constexpr MethodSet kGet = methodBit(Method::Get);
constexpr MethodSet kPost = methodBit(Method::Post);
constexpr MethodSet kPut = methodBit(Method::Put);
constexpr MethodSet kDelete = methodBit(Method::Delete);
constexpr MethodSet kAll = kGet | kPost | kPut | kDelete;

} // namespace

std::span<const Route> routes() {
    static constexpr Route kRoutes[] = {
        {"/hello", "", kGet, hello, "thirteen bytes, always the same", ""},
        {"/", "", kGet, firstPage, "this page", ""},
        {"/echo", "", kGet | kPost | kPut, echo, "the request's head, or its body", ""},
        {"/get", "", kGet, describeGet, "what the request says, as JSON", ""},
        {"/post", "", kPost, describeBody, "a form or a body, taken apart", ""},
        {"/put", "", kPut, describeBody, "a body, taken apart", ""},
        {"/delete", "", kDelete, describeBody, "what the request says", ""},
        {"/anything", "", kAll, anything, "any of these four, described", ""},
        {"/anything/", "path", kAll, anything, "the same, at any path", "/anything/a/b",
         kAnySegments},
        {"/headers", "", kGet, headersOnly, "the request's header fields", ""},
        {"/ip", "", kGet, origin, "who is asking", ""},
        {"/user-agent", "", kGet, userAgent, "with which program", ""},
        {"/status/", "code", kAll, status, "any status from 200 to 599", "/status/404"},
        {"/delay/", "s", kGet, delay, "an answer after that many seconds", "/delay/1.5"},
        {"/drip", "", kGet, drip, "?duration=2&numbytes=10&delay=0&code=200: a body in drops",
         "/drip?duration=2&numbytes=10"},
        {"/bytes/", "n", kGet, bytes, "n bytes: larger than any socket buffer, if you like",
         "/bytes/100000"},
        {"/stream/", "n", kGet, stream, "n lines, made as they are sent: chunked, with a trailer",
         "/stream/20"},
        {"/range/", "n", kGet, range, "n bytes, of which parts can be had", "/range/1000"},
        {"/etag/", "tag", kGet, entityTag, "a resource with that entity-tag", "/etag/abc"},
        {"/cache", "", kGet, cache, "304 when the client has it already", ""},
        {"/cache/", "s", kGet, cacheFor, "may be kept for s seconds", "/cache/60"},
        {"/redirect/", "n", kGet, redirect, "n times elsewhere, then /get", "/redirect/3"},
        {"/redirect-to", "", kGet | kPost | kPut, redirectTo,
         "?url=/get&status_code=307: elsewhere, on this machine", "/redirect-to?url=/get"},
        {"/basic-auth/", "user}/{password", kGet, basicAuth, "only with that name and password",
         "/basic-auth/user/secret", 2},
        {"/cpu/", "ms", kGet, busy, "hashes for so long: every other client waits", "/cpu/500"},
        {"/throw", "", kGet, throwing, "the handler fails: 500, and nobody else notices", ""},
        {"/throw/", "what", kGet, throwing, "bad_alloc, or a text", "/throw/bad_alloc"},
        {"/files", "", kGet | kPost, listFiles, "the files below; POST adds one", ""},
        {"/files/", "name", kGet | kPut | kDelete, oneFile, "a file kept in memory",
         "/files/note.txt"},
    };
    return kRoutes;
}

} // namespace muxscope::server
