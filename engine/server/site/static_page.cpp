// SPDX-License-Identifier: GPL-3.0-or-later
// The files of --root, as answers.
#include <algorithm>
#include <cerrno>

#include "server/site/media_type.h"
#include "server/site/site.h"
#include "server/site/target_path.h"

namespace muxscope::server {

namespace {

// A decoded path as it may stand in a Location.
std::string encodedPath(std::string_view path) {
    std::string encoded;
    for (std::size_t begin = 0; begin < path.size();) {
        const std::size_t end = std::min(path.find('/', begin), path.size());
        encoded += percentEncode(path.substr(begin, end - begin));
        if (end < path.size())
            encoded += '/';
        begin = end + 1;
    }
    return encoded;
}

void found(FileContents contents, std::string_view name, Response& response) {
    response.contentType = mediaTypeOf(name);
    response.etag = std::move(contents.etag);
    response.modifiedS = contents.modifiedS;
    response.ranges = true;
    if (contents.file) {
        response.file = {std::move(contents.file), 0, contents.length};
        return;
    }
    response.sharedLength = contents.bytes->size();
    response.shared = std::move(contents.bytes);
}

} // namespace

bool Site::staticPage(std::string_view path, Response& response) {
    if (!m_reader || !path.starts_with('/'))
        return false;
    std::string name(path.substr(1));
    if (name.empty() || name.back() == '/')
        name += "index.html";
    if (!isPlainPath(name))
        return false;
    FileContents contents = m_reader->open(name);
    switch (contents.error) {
    case 0:
        found(std::move(contents), name, response);
        return true;
    case EISDIR:
        response.line(301, "that is a folder");
        response.field("Location", encodedPath(path) + "/");
        return true;
    case EACCES:
    case EPERM:
        response.line(403, "the server may not read that file");
        return true;
    case EMFILE:
    case ENFILE:
        response.line(503, "no descriptor is left to open the file");
        response.field("Retry-After", "1");
        return true;
    case ENOENT:
    case ENOTDIR:
    case ELOOP:
    case ENAMETOOLONG:
        return false;
    default:
        response.line(500, "the file could not be read");
        return true;
    }
}

} // namespace muxscope::server
