// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/site/file_routes.h"

#include "server/site/target_path.h"

namespace muxscope::server {

namespace {

using http::Method;

std::string_view typeOf(const Request& request) {
    const std::string_view type = request.header("Content-Type");
    return type.empty() ? "application/octet-stream" : type;
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
    if (request.method != Method::Post) {
        response.contentType = kPlainText;
        for (const auto& [name, file] : site.store().files())
            response.text += percentEncode(name) + ' ' + std::to_string(file.bytes->size()) + '\n';
        return;
    }
    if (lengthRequired(request, response))
        return;
    const std::string name = site.store().add(request.body, typeOf(request));
    if (name.empty())
        return storeFull(response);
    response.line(201, "/files/" + name);
    response.field("Location", "/files/" + name);
}

void oneFile(Site& site, const Request& request, std::string_view name, Response& response) {
    FileStore& store = site.store();
    if (request.method == Method::Put) {
        if (lengthRequired(request, response))
            return;
        switch (store.put(name, request.body, typeOf(request))) {
        case FileStore::Put::Created:
            response.line(201, {});
            return response.field("Location", "/files/" + percentEncode(name));
        case FileStore::Put::Replaced:
            response.status = 204;
            return;
        case FileStore::Put::BadName:
            return response.line(400, "that is no name for a file");
        case FileStore::Put::Full:
            return storeFull(response);
        }
    }
    const StoredFile* file = store.find(name);
    if (file == nullptr)
        return response.line(404, "there is no such file");
    if (request.method == Method::Delete) {
        store.remove(name);
        response.status = 204;
        return;
    }
    response.field("Content-Type", file->contentType);
    response.shared = file->bytes;
    response.sharedLength = file->bytes->size();
}

} // namespace muxscope::server
