// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/site/form.h"

#include <algorithm>

#include "http/byte_class.h"

namespace muxscope::server {

namespace {

std::string formDecoded(std::string_view text) {
    std::string decoded;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool escape = text[i] == '%' && text.size() - i > 2 &&
                            http::hexValue(text[i + 1]) >= 0 && http::hexValue(text[i + 2]) >= 0;
        if (escape) {
            decoded +=
                static_cast<char>(http::hexValue(text[i + 1]) << 4 | http::hexValue(text[i + 2]));
            i += 2;
        } else {
            decoded += text[i] == '+' ? ' ' : text[i];
        }
    }
    return decoded;
}

// A parameter of "form-data; name=\"a\"; filename=b.txt"; nullopt when it is not there.
std::optional<std::string> parameterOf(std::string_view value, std::string_view wanted) {
    std::size_t at = value.find(';');
    while (at < value.size()) {
        at = value.find_first_not_of("; \t", at);
        if (at == value.npos)
            break;
        const std::size_t equals = value.find_first_of("=;", at);
        if (equals == value.npos || value[equals] == ';') {
            at = equals;
            continue;
        }
        const std::string_view name = value.substr(at, equals - at);
        std::string text;
        at = equals + 1;
        if (at < value.size() && value[at] == '"') {
            for (++at; at < value.size() && value[at] != '"'; ++at) {
                if (value[at] == '\\' && at + 1 < value.size())
                    ++at;
                text += value[at];
            }
            ++at;
        } else {
            const std::size_t end = std::min(value.find_first_of("; \t", at), value.size());
            text = value.substr(at, end - at);
            at = end;
        }
        if (http::equalsIgnoringCase(name, wanted))
            return text;
    }
    return {};
}

// False when a line of the part's head is no field.
bool readPartHead(std::string_view head, FormPart& part) {
    while (!head.empty()) {
        const std::size_t end = head.find("\r\n");
        std::string_view line = head.substr(0, end);
        head.remove_prefix(end == head.npos ? head.size() : end + 2);
        if (line.empty())
            continue;
        const std::size_t colon = line.find(':');
        if (colon == line.npos || colon == 0)
            return false;
        const std::string_view name = line.substr(0, colon);
        line.remove_prefix(colon + 1);
        while (!line.empty() && http::isBlank(line.front()))
            line.remove_prefix(1);
        if (http::equalsIgnoringCase(name, "Content-Disposition")) {
            part.name = parameterOf(line, "name").value_or("");
            part.filename = parameterOf(line, "filename").value_or("");
        } else if (http::equalsIgnoringCase(name, "Content-Type")) {
            part.contentType = line;
        }
    }
    return true;
}

} // namespace

NameValues readUrlencoded(std::string_view text, std::size_t most) {
    NameValues pairs;
    while (!text.empty() && pairs.size() < most) {
        const std::size_t end = std::min(text.find('&'), text.size());
        const std::string_view pair = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (pair.empty())
            continue;
        const std::size_t equals = std::min(pair.find('='), pair.size());
        pairs.emplace_back(formDecoded(pair.substr(0, equals)),
                           formDecoded(pair.substr(std::min(equals + 1, pair.size()))));
    }
    return pairs;
}

std::optional<std::string> valueOf(const NameValues& pairs, std::string_view name) {
    for (const auto& [each, value] : pairs) {
        if (each == name)
            return value;
    }
    return {};
}

std::optional<std::string> boundaryOf(std::string_view contentType) {
    const std::string_view type = contentType.substr(0, contentType.find_first_of("; \t"));
    if (!http::equalsIgnoringCase(type, "multipart/form-data"))
        return {};
    auto boundary = parameterOf(contentType, "boundary");
    if (boundary && (boundary->empty() || boundary->size() > 70)) // RFC 2046 section 5.1.1
        return {};
    return boundary;
}

std::optional<Multipart> readMultipart(std::string_view body, std::string_view boundary,
                                       std::size_t most) {
    const std::string dashes = "--" + std::string(boundary);
    const std::string delimiter = "\r\n" + dashes;
    std::size_t at = 0; // of the dashes of a boundary line
    if (!body.starts_with(dashes)) {
        const std::size_t first = body.find(delimiter); // behind a preamble
        if (first == body.npos)
            return {};
        at = first + 2;
    }
    Multipart form;
    for (;;) {
        const std::size_t behind = at + dashes.size();
        if (body.substr(behind).starts_with("--")) {
            form.closeOffset = at;
            form.closed = true;
            return form;
        }
        // RFC 2046: blanks may stand behind a boundary.
        const std::size_t lineEnd = body.find_first_not_of(" \t", behind);
        if (lineEnd == body.npos || !body.substr(lineEnd).starts_with("\r\n"))
            return {};
        FormPart part;
        part.boundaryOffset = at;
        part.headOffset = lineEnd + 2;
        // A part without fields begins with its blank line.
        const std::size_t headEnd = body.substr(part.headOffset).starts_with("\r\n")
                                        ? part.headOffset
                                        : body.find("\r\n\r\n", part.headOffset);
        if (headEnd == body.npos)
            return form; // cut
        part.bodyOffset = headEnd + (headEnd == part.headOffset ? 2 : 4);
        part.headLength = part.bodyOffset - part.headOffset;
        // The CR LF in front of the next boundary belongs to it; of an empty part it is the blank line's.
        const std::size_t end = body.find(delimiter, part.bodyOffset - 2);
        const bool cut = end == body.npos;
        const std::size_t bodyEnd = cut ? body.size() : std::max(end, part.bodyOffset);
        part.bodyLength = bodyEnd - part.bodyOffset;
        if (!readPartHead(body.substr(part.headOffset, part.headLength), part))
            return {};
        form.parts.push_back(std::move(part));
        if (cut || form.parts.size() == most)
            return form;
        at = end + 2;
    }
}

} // namespace muxscope::server
