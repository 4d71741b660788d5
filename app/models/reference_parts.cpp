// SPDX-License-Identifier: GPL-3.0-or-later
// Methods, and what a message is made of: RFC 9110 and 9112.
#include "models/reference_tables.h"

#include <QtGlobal>

namespace muxscope::ui::reference {

namespace {

constexpr ReferenceEntry kMethods[] = {
    {"GET", "RFC 9110 §9.3.1",
     QT_TRANSLATE_NOOP(
         "Reference",
         "Asks for the resource as it is now. Safe: it changes nothing. The answer may be cached."),
     "HEAD,200,304"},
    {"HEAD", "RFC 9110 §9.3.2",
     QT_TRANSLATE_NOOP(
         "Reference", "Like GET, but the answer has no content: only the head that GET would get."),
     "GET"},
    {"POST", "RFC 9110 §9.3.3",
     QT_TRANSLATE_NOOP("Reference",
                       "Gives content to a resource, which does with it what it is for. Neither "
                       "safe nor idempotent: sent twice, it may act twice."),
     "PUT,201,Content-Length:"},
    {"PUT", "RFC 9110 §9.3.4",
     QT_TRANSLATE_NOOP("Reference", "Makes the resource what the content says, new or replaced. "
                                    "Idempotent: sent twice, it is as if sent once."),
     "POST,201,204"},
    {"DELETE", "RFC 9110 §9.3.5",
     QT_TRANSLATE_NOOP("Reference", "Asks to remove the resource. Idempotent."), "204,404"},
    {"CONNECT", "RFC 9110 §9.3.6",
     QT_TRANSLATE_NOOP("Reference", "Asks for a tunnel to host:port. After a 2xx the connection "
                                    "carries bytes of both sides that are no HTTP."),
     "200"},
    {"OPTIONS", "RFC 9110 §9.3.7",
     QT_TRANSLATE_NOOP(
         "Reference",
         "Asks what may be done with the resource, or, with *, with the server as a whole."),
     "Allow:"},
    {"TRACE", "RFC 9110 §9.3.8",
     QT_TRANSLATE_NOOP("Reference", "Asks for the request back as the server received it."),
     "Max-Forwards:"},
    {"PATCH", "RFC 5789",
     QT_TRANSLATE_NOOP(
         "Reference",
         "Changes a part of the resource as the content describes. Not idempotent in general."),
     "PUT"},
};

constexpr ReferenceEntry kParts[] = {
    {"request line", "RFC 9112 §3",
     QT_TRANSLATE_NOOP(
         "Reference",
         "What is asked for: method, target and version, each one space apart, ended by CR LF."),
     "target,version,method"},
    {"status line", "RFC 9112 §4",
     QT_TRANSLATE_NOOP("Reference", "How it ended: version, status code and a phrase for people."),
     "version"},
    {"method", "RFC 9110 §9",
     QT_TRANSLATE_NOOP("Reference", "What is to be done with the target. Case matters."),
     "GET,POST,target"},
    {"target", "RFC 9112 §3.2",
     QT_TRANSLATE_NOOP("Reference", "What is meant: a path (origin form), a whole address (to a "
                                    "proxy), host:port (CONNECT) or * (OPTIONS)."),
     "method,Host:"},
    {"version", "RFC 9112 §2.3",
     QT_TRANSLATE_NOOP("Reference", "Which HTTP the sender speaks. From 1.1 on connections stay "
                                    "open unless Connection: close is said."),
     "Connection:"},
    {"status code", "RFC 9110 §15",
     QT_TRANSLATE_NOOP("Reference", "Three digits; the first says the kind: 1 interim, 2 done, 3 "
                                    "elsewhere, 4 the client's fault, 5 the server's."),
     "200,404"},
    {"reason phrase", "RFC 9112 §4",
     QT_TRANSLATE_NOOP("Reference", "Words for people; programs look at the number only."),
     "status code"},
    {"headers", "RFC 9112 §5",
     QT_TRANSLATE_NOOP("Reference", "Lines of name, colon and value, each ended by CR LF. No space "
                                    "may stand before the colon. Names do not depend on case."),
     "Host:,Content-Length:"},
    {"blank line", "RFC 9112 §2.1",
     QT_TRANSLATE_NOOP("Reference", "CR LF with nothing before it: here the head ends. Until it "
                                    "comes nobody can know that the head is whole."),
     "headers,body"},
    {"body", "RFC 9112 §6",
     QT_TRANSLATE_NOOP("Reference",
                       "The content. Its end is known from Content-Length, from the last chunk, or "
                       "(answers only) from the end of the connection."),
     "Content-Length:,Transfer-Encoding:"},
    {"chunk", "RFC 9112 §7.1",
     QT_TRANSLATE_NOOP("Reference", "A piece of the body: its length in hexadecimal, CR LF, the "
                                    "bytes, CR LF. Length 0 is the end."),
     "Transfer-Encoding:,trailers"},
    {"trailers", "RFC 9110 §6.5",
     QT_TRANSLATE_NOOP("Reference",
                       "Fields behind the last chunk, known only when the body has been sent."),
     "Trailer:,chunk"},
    {"response", "RFC 9112 §2.1",
     QT_TRANSLATE_NOOP("Reference",
                       "What the server answers: status line, headers, blank line, body."),
     "status line"},
    {"tunnel", "RFC 9110 §9.3.6",
     QT_TRANSLATE_NOOP("Reference", "After CONNECT and a 2xx the connection only passes bytes on. "
                                    "They are shown call by call."),
     "CONNECT"},
    {"message", "recv(2)",
     QT_TRANSLATE_NOOP("Reference",
                       "A stream has no messages of its own: one recv may bring half a line or "
                       "several. Where a message ends is for the protocol to say."),
     "recv,SOCK_STREAM"},
    {"malformed", "RFC 9112 §2.2",
     QT_TRANSLATE_NOOP("Reference",
                       "Here the bytes stopped being a message of HTTP/1.1; nothing behind this "
                       "place is looked at. A server answers 400 and closes."),
     "400"},
};

} // namespace

std::span<const ReferenceEntry> methods() {
    return kMethods;
}

std::span<const ReferenceEntry> parts() {
    return kParts;
}

} // namespace muxscope::ui::reference
