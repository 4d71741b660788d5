// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/site/file_routes.h"

#include "server/site/preconditions.h"
#include "server/site/target_path.h"

namespace muxscope::server {

namespace {

using http::Method;

StoredKind kindOf(const Site& site, const Request& request) {
    const std::string_view type = request.header("Content-Type");
    return {type.empty() ? "application/octet-stream" : type, request.header("Content-Encoding"),
            site.nowS()};
}

// The conditions are looked at before anything is changed (RFC 9110 section 13.2.1).
bool conditionFails(const Request& request, const StoredFile* file, Response& response) {
    const Validators now =
        file ? Validators{true, file->etag, file->modifiedS} : Validators{false, {}, -1};
    if (evaluate(request, now) == Verdict::goOn)
        return false;
    response.line(412, "the file is not what the request expects");
    return true;
}

// A body that was not announced is empty by RFC 9112 section 6.3; storing one by accident helps
// nobody, so these resources ask for the length.
bool lengthRequired(const Request& request, Response& response) {
    if (request.framed)
        return false;
    response.line(411, "say how long the body is: Content-Length or chunked");
    return true;
}

void storeFull(Response& response) {
    response.line(507, "the memory for files is full");
}

} // namespace

void listFiles(Site& site, const Request& request, std::string_view, Response& response) {
    const auto held = site.store().lock();
    if (request.method != Method::Post) {
        response.contentType = kPlainText;
        for (const auto& [name, file] : site.store().files())
            response.text += percentEncode(name) + ' ' + std::to_string(file.bytes->size()) + '\n';
        return;
    }
    if (lengthRequired(request, response))
        return;
    const std::string name = site.store().add(request.body, kindOf(site, request));
    if (name.empty())
        return storeFull(response);
    response.line(201, "/files/" + name);
    response.field("Location", "/files/" + name);
}

namespace {

// With the store's lock held.
void putFile(Site& site, const Request& request, std::string_view name, Response& response) {
    FileStore& store = site.store();
    if (!request.header("Content-Range").empty())
        return response.line(400, "a part of a file cannot be put"); // RFC 9110 section 14.5
    if (lengthRequired(request, response) || conditionFails(request, store.find(name), response))
        return;
    switch (store.put(name, request.body, kindOf(site, request))) {
    case FileStore::Put::Created:
        response.line(201, {});
        response.field("Location", "/files/" + percentEncode(name));
        break;
    case FileStore::Put::Replaced:
        response.status = 204;
        break;
    case FileStore::Put::BadName:
        return response.line(400, "that is no name for a file");
    case FileStore::Put::Full:
        return storeFull(response);
    }
    response.field("ETag", store.find(name)->etag);
}

} // namespace

void oneFile(Site& site, const Request& request, std::string_view name, Response& response) {
    FileStore& store = site.store();
    const auto held = store.lock();
    if (request.method == Method::Put)
        return putFile(site, request, name, response);
    const StoredFile* file = store.find(name);
    if (file == nullptr)
        return response.line(404, "there is no such file");
    if (request.method == Method::Delete) {
        if (conditionFails(request, file, response))
            return;
        store.remove(name);
        response.status = 204;
        return;
    }
    response.ownType = file->contentType;
    if (!file->contentEncoding.empty())
        response.field("Content-Encoding", file->contentEncoding);
    response.etag = file->etag;
    response.modifiedS = file->modifiedS;
    response.ranges = true;
    response.shared = file->bytes;
    response.sharedLength = file->bytes->size();
}

} // namespace muxscope::server
