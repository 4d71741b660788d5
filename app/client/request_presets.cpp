// SPDX-License-Identifier: GPL-3.0-or-later
#include "client/request_presets.h"

#include <QCoreApplication>

namespace muxscope::ui {

namespace {

class PresetWords {
    Q_DECLARE_TR_FUNCTIONS(PresetWords)
};

ClientRequest ordinary(const char* method, const char* target, const char* headers = "",
                       const char* body = "") {
    return {QString::fromLatin1(method), QString::fromLatin1(target), QString::fromLatin1(headers),
            QString::fromLatin1(body)};
}

ClientRequest rawRequest(const char* text) {
    ClientRequest request = ordinary("GET", "/hello");
    request.raw = true;
    request.rawText = QString::fromLatin1(text);
    return request;
}

} // namespace

QList<RequestPreset> requestPresets() {
    return {
        {QStringLiteral("GET /hello"), ordinary("GET", "/hello")},
        {QStringLiteral("POST /echo"),
         ordinary("POST", "/echo", "Content-Type: text/plain", "hello world")},
        {PresetWords::tr("A large answer (5 MB)"), ordinary("GET", "/bytes/5000000")},
        {PresetWords::tr("A late answer (2 s)"), ordinary("GET", "/delay/2")},
        {PresetWords::tr("Chunked body"), ordinary("POST", "/echo", "Transfer-Encoding: chunked",
                                                   "5\r\nhello\r\n7\r\n, world\r\n0\r\n\r\n")},
        {PresetWords::tr("Asks before the body (Expect)"),
         ordinary("POST", "/echo", "Expect: 100-continue", "hello world")},
        {PresetWords::tr("Closes afterwards"), ordinary("GET", "/hello", "Connection: close")},
        {PresetWords::tr("Raw: two requests stuck together"),
         rawRequest("GET /hello HTTP/1.1\\r\\n\nHost: a\\r\\n\n\\r\\n\n"
                    "GET /status/404 HTTP/1.1\\r\\n\nHost: a\\r\\n\n\\r\\n")},
        {PresetWords::tr("Raw: a space in a header name"),
         rawRequest("GET /hello HTTP/1.1\\r\\n\nHost : a\\r\\n\n\\r\\n")},
        {PresetWords::tr("Raw: no Host"), rawRequest("GET /hello HTTP/1.1\\r\\n\n\\r\\n")},
        {PresetWords::tr("Raw: no HTTP at all"), rawRequest("\\x00\\x01\\xff hello\\r\\n")},
    };
}

} // namespace muxscope::ui
