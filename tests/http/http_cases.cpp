// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/http_cases.h"

namespace muxscope::http {

namespace {

using namespace std::string_literals;

constexpr auto kRequest = MessageParser::Kind::Request;
constexpr auto kResponse = MessageParser::Kind::Response;

// A request with these field lines (each without its CR LF), then `rest` after the blank line.
std::string post(const std::string& fields, const std::string& rest = {},
                 const std::string& version = "HTTP/1.1") {
    return "POST /e " + version + "\r\nHost: a\r\n" + fields + "\r\n\r\n" + rest;
}

std::string ok(const std::string& fields, const std::string& rest = {}) {
    return "HTTP/1.1 200 OK\r\n" + fields + "\r\n" + rest;
}

std::string chunks(const std::string& rest) {
    return post("Transfer-Encoding: chunked", rest);
}

std::vector<HttpCase> requestLines() {
    return {
        {"get", kRequest, "GET / HTTP/1.1\r\nHost: a\r\n\r\n", "COMPLETE 27 body=0"},
        {"get without fields", kRequest, "GET / HTTP/1.1\r\n\r\n", "COMPLETE 18 body=0"},
        {"http 1.0", kRequest, "GET / HTTP/1.0\r\n\r\n", "COMPLETE 18 body=0"},
        {"a later minor version", kRequest, "GET / HTTP/1.9\r\n\r\n", "COMPLETE 18 body=0"},
        {"stops at its end", kRequest, "GET / HTTP/1.1\r\n\r\nGET /2", "COMPLETE 18 body=0"},
        {"keep-alive and close", kRequest,
         "GET / HTTP/1.0\r\nConnection: keep-alive, close\r\n\r\n", "COMPLETE 49 body=0"},
        {"keep-alive and a tab", kRequest, "GET / HTTP/1.0\r\nConnection: keep-alive\t, x\r\n\r\n",
         "COMPLETE 46 body=0"},
        {"empty lines before it", kRequest, "\r\n\r\nGET / HTTP/1.1\r\n\r\n", "COMPLETE 22 body=0"},
        {"unknown method", kRequest, "PURGE / HTTP/1.1\r\n\r\n", "COMPLETE 20 body=0"},
        {"lower-case method", kRequest, "get / HTTP/1.1\r\n\r\n", "COMPLETE 18 body=0"},
        {"options asterisk", kRequest, "OPTIONS * HTTP/1.1\r\n\r\n", "COMPLETE 22 body=0"},
        {"absolute form", kRequest, "GET http://a/b?c HTTP/1.1\r\n\r\n", "COMPLETE 29 body=0"},
        {"connect", kRequest, "CONNECT a:443 HTTP/1.1\r\n\r\nabc", "COMPLETE 26 body=0"},
        {"query with marks", kRequest, "GET /?a=|{}^[]\\ HTTP/1.1\r\n\r\n", "COMPLETE 28 body=0"},
        {"head cut in the method", kRequest, "GE", "READ_START_LINE"},
        {"head cut after the line", kRequest, "GET / HTTP/1.1\r\n", "READ_HEADERS"},
        {"withheld last line feed", kRequest, "GET / HTTP/1.1\r\nHost: a\r\n\r", "READ_HEADERS"},
        {"nothing", kRequest, "", "READ_START_LINE"},
        {"space first", kRequest, " GET / HTTP/1.1\r\n\r\n", "BadMethod@0 400"},
        {"method with a colon", kRequest, "GE:T / HTTP/1.1\r\n\r\n", "BadMethod@2 400"},
        {"method alone", kRequest, "GET\r\n\r\n", "BadLineEnd@3 400"},
        {"line feed first", kRequest, "\nGET / HTTP/1.1\r\n\r\n", "BadLineEnd@0 400"},
        {"lone return first", kRequest, "\rGET / HTTP/1.1\r\n\r\n", "BadLineEnd@1 400"},
        {"endless method", kRequest, std::string(80, 'A') + " / HTTP/1.1\r\n\r\n",
         "MethodTooLong@64 501"},
        {"two spaces", kRequest, "GET  / HTTP/1.1\r\n\r\n", "BadTarget@4 400"},
        {"tab for a space", kRequest, "GET\t/ HTTP/1.1\r\n\r\n", "BadMethod@3 400"},
        {"no target", kRequest, "GET HTTP/1.1\r\n\r\n", "BadTarget@8 400"},
        {"target without slash", kRequest, "GET ?a HTTP/1.1\r\n\r\n", "BadTarget@4 400"},
        {"asterisk for get", kRequest, "GET * HTTP/1.1\r\n\r\n", "BadTarget@4 400"},
        {"asterisk and more", kRequest, "OPTIONS *a HTTP/1.1\r\n\r\n", "BadTarget@9 400"},
        {"scheme without slashes", kRequest, "GET http:a HTTP/1.1\r\n\r\n", "BadTarget@9 400"},
        {"connect to a path", kRequest, "CONNECT /a HTTP/1.1\r\n\r\n", "BadTarget@8 400"},
        {"fragment", kRequest, "GET /a#b HTTP/1.1\r\n\r\n", "BadTarget@6 400"},
        {"eight-bit target", kRequest, "GET /\xc3\xa9 HTTP/1.1\r\n\r\n", "BadTarget@5 400"},
        {"zero in the target", kRequest, "GET /a\0b HTTP/1.1\r\n\r\n"s, "BadTarget@6 400"},
        {"version missing", kRequest, "GET /\r\n\r\n", "BadTarget@5 400"},
        {"version empty", kRequest, "GET / \r\n\r\n", "BadVersion@6 400"},
        {"version in lower case", kRequest, "GET / http/1.1\r\n\r\n", "BadVersion@6 400"},
        {"version without dot", kRequest, "GET / HTTP/11\r\n\r\n", "BadVersion@12 400"},
        {"version with two digits", kRequest, "GET / HTTP/1.10\r\n\r\n", "BadLineEnd@14 400"},
        {"version 2", kRequest, "GET / HTTP/2.0\r\n\r\n", "VersionNotSupported@11 505"},
        {"version 0.9", kRequest, "GET / HTTP/0.9\r\n\r\n", "VersionNotSupported@11 505"},
        {"space after the version", kRequest, "GET / HTTP/1.1 \r\n\r\n", "BadLineEnd@14 400"},
        {"line feed alone", kRequest, "GET / HTTP/1.1\n\n", "BadLineEnd@14 400"},
        {"return alone", kRequest, "GET / HTTP/1.1\rHost: a\r\n", "BadLineEnd@15 400"},
    };
}

std::vector<HttpCase> fields() {
    const std::string line = "GET / HTTP/1.1\r\n"; // 16 bytes
    return {
        {"empty value", kRequest, line + "X:\r\n\r\n", "COMPLETE 22 body=0"},
        {"blank value", kRequest, line + "X: \t \r\n\r\n", "COMPLETE 25 body=0"},
        {"blanks around a value", kRequest, line + "X: \t a b \r\n\r\n", "COMPLETE 29 body=0"},
        {"eight-bit value", kRequest, line + "X: \xe4\xbd\xa0\r\n\r\n", "COMPLETE 26 body=0"},
        {"all token marks", kRequest, line + "!#$%&'*+-.^_`|~9z: 1\r\n\r\n", "COMPLETE 40 body=0"},
        {"space before the colon", kRequest, line + "Host : a\r\n\r\n", "BadHeaderName@20 400"},
        {"no colon", kRequest, line + "Host\r\n\r\n", "BadLineEnd@20 400"},
        {"no name", kRequest, line + ": a\r\n\r\n", "BadHeaderName@16 400"},
        {"folded line", kRequest, line + "X: a\r\n b\r\n\r\n", "BadHeaderName@22 400"},
        {"name with a bracket", kRequest, line + "X[]: a\r\n\r\n", "BadHeaderName@17 400"},
        {"zero in a name", kRequest, line + "X\0: a\r\n\r\n"s, "BadHeaderName@17 400"},
        {"zero in a value", kRequest, line + "X: a\0b\r\n\r\n"s, "BadHeaderValue@20 400"},
        {"delete in a value", kRequest, line + "X: abcdefghijkl\x7f\r\n\r\n",
         "BadHeaderValue@31 400"},
        {"control byte in a value", kRequest, line + "X: abcdefghij\x01kl\r\n\r\n",
         "BadHeaderValue@29 400"},
        {"line feed in a value", kRequest, line + "X: a\nb: c\r\n\r\n", "BadLineEnd@20 400"},
        {"return in a value", kRequest, line + "X: a\rb\r\n\r\n", "BadLineEnd@21 400"},
        {"blank line without return", kRequest, line + "X: a\r\n\n", "BadLineEnd@22 400"},
        {"blank line without feed", kRequest, line + "X: a\r\n\rX", "BadLineEnd@23 400"},
    };
}

std::vector<HttpCase> counted() {
    return {
        {"counted body", kRequest, post("Content-Length: 5", "hello"), "COMPLETE 53 body=5"},
        {"counted body and next", kRequest, post("Content-Length: 5", "helloGET"),
         "COMPLETE 53 body=5"},
        {"body cut", kRequest, post("Content-Length: 5", "he"), "READ_BODY left=3"},
        {"name in any case", kRequest, post("cOnTeNt-LeNgTh: 2", "ab"), "COMPLETE 50 body=2"},
        {"length zero", kRequest, post("Content-Length: 0"), "COMPLETE 48 body=0"},
        {"length with zeros", kRequest, post("Content-Length: 0002", "ab"), "COMPLETE 53 body=2"},
        {"length with blanks", kRequest, post("Content-Length:\t 2 \t", "ab"),
         "COMPLETE 53 body=2"},
        {"post without framing", kRequest, post("X: y", "abc"), "COMPLETE 35 body=0"},
        {"length empty", kRequest, post("Content-Length:"), "BadContentLength@42 400"},
        {"length blank", kRequest, post("Content-Length:  "), "BadContentLength@44 400"},
        {"length signed", kRequest, post("Content-Length: +2", "ab"), "BadContentLength@43 400"},
        {"length negative", kRequest, post("Content-Length: -2", "ab"), "BadContentLength@43 400"},
        {"length hexadecimal", kRequest, post("Content-Length: 0x2", "ab"),
         "BadContentLength@44 400"},
        {"length list", kRequest, post("Content-Length: 2, 2", "ab"), "BadContentLength@44 400"},
        {"length split by a space", kRequest, post("Content-Length: 2 2", "ab"),
         "BadContentLength@45 400"},
        {"length too long for 64 bits", kRequest, post("Content-Length: 18446744073709551616"),
         "BadContentLength@62 400"},
        {"length repeated", kRequest, post("Content-Length: 2\r\nContent-Length: 2", "ab"),
         "RepeatedContentLength@62 400"},
        {"length conflicting", kRequest, post("Content-Length: 2\r\nContent-Length: 3", "ab"),
         "RepeatedContentLength@62 400"},
        {"length then encoding", kRequest,
         post("Content-Length: 2\r\nTransfer-Encoding: chunked", "0\r\n\r\n"),
         "LengthAndEncoding@72 400"},
        {"length then empty encoding", kRequest,
         post("Content-Length: 2\r\nTransfer-Encoding:", "ab"), "LengthAndEncoding@64 400"},
        {"encoding then length", kRequest,
         post("Transfer-Encoding: chunked\r\nContent-Length: 2", "0\r\n\r\n"),
         "LengthAndEncoding@72 400"},
        {"body over the limit", kRequest, post("Content-Length: 16777217", "ab"),
         "BodyTooLarge@55 413"},
    };
}

std::vector<HttpCase> chunked() {
    return {
        {"chunked", kRequest, chunks("5\r\nhello\r\n0\r\n\r\n"), "COMPLETE 72 body=5"},
        {"chunked and next", kRequest, chunks("1\r\na\r\n0\r\n\r\nGET"), "COMPLETE 68 body=1"},
        {"two chunks", kRequest, chunks("1\r\na\r\nA\r\n0123456789\r\n0\r\n\r\n"),
         "COMPLETE 83 body=11"},
        {"no chunk", kRequest, chunks("0\r\n\r\n"), "COMPLETE 62 body=0"},
        {"leading zeros", kRequest, chunks("0001\r\na\r\n000\r\n\r\n"), "COMPLETE 73 body=1"},
        {"extensions", kRequest, chunks("1;a=b;c=\"d\"\r\na\r\n0;e\r\n\r\n"), "COMPLETE 80 body=1"},
        {"blank before an extension", kRequest, chunks("1 \t;a\r\na\r\n0\r\n\r\n"),
         "COMPLETE 72 body=1"},
        {"trailers", kRequest, chunks("0\r\nA: b\r\nContent-Length: 9\r\n\r\n"),
         "COMPLETE 87 body=0"},
        {"chunked in capitals", kRequest, post("Transfer-Encoding: CHUNKED", "0\r\n\r\n"),
         "COMPLETE 62 body=0"},
        {"chunked in a list", kRequest, post("Transfer-Encoding: , chunked ,", "0\r\n\r\n"),
         "COMPLETE 66 body=0"},
        {"chunk cut", kRequest, chunks("5\r\nhe"), "READ_CHUNKS"},
        {"size empty", kRequest, chunks("\r\n"), "BadChunkSize@57 400"},
        {"size not hexadecimal", kRequest, chunks("g\r\n"), "BadChunkSize@57 400"},
        {"size signed", kRequest, chunks("+1\r\n"), "BadChunkSize@57 400"},
        {"size with prefix", kRequest, chunks("0x1\r\na"), "BadChunkExtension@58 400"},
        {"size over 64 bits", kRequest, chunks("10000000000000000\r\n"), "BadChunkSize@73 400"},
        {"size over the limit", kRequest, chunks("1000001\r\n"), "BodyTooLarge@64 413"},
        {"blank after a size", kRequest, chunks("1 \r\na\r\n0\r\n\r\n"),
         "BadChunkExtension@59 400"},
        {"size line with feed alone", kRequest, chunks("1\na\r\n0\r\n\r\n"), "BadLineEnd@58 400"},
        {"size line with return alone", kRequest, chunks("1\ra\r\n0\r\n\r\n"), "BadLineEnd@59 400"},
        {"control byte in an extension", kRequest, chunks("1;a\x01\r\na\r\n"),
         "BadChunkExtension@60 400"},
        {"chunk longer than its size", kRequest, chunks("1\r\nab\r\n0\r\n\r\n"),
         "BadChunkEnd@61 400"},
        {"chunk end with feed alone", kRequest, chunks("1\r\na\n0\r\n\r\n"), "BadChunkEnd@61 400"},
        {"chunk end with return alone", kRequest, chunks("1\r\na\r0\r\n\r\n"),
         "BadChunkEnd@62 400"},
        {"extension names and values", kRequest,
         chunks("1;a;b=c ; d = \"x \\\" y\";e=\"\"\r\na\r\n0\r\n\r\n"), "COMPLETE 94 body=1"},
        {"extension without name", kRequest, chunks("1;\r\n"), "BadChunkExtension@59 400"},
        {"extension named by no token", kRequest, chunks("1;a[\r\n"), "BadChunkExtension@60 400"},
        {"extension without value", kRequest, chunks("1;a=\r\n"), "BadChunkExtension@61 400"},
        {"extension quote open", kRequest, chunks("1;a=\"b\r\n"), "BadChunkExtension@63 400"},
        {"extension after a quote", kRequest, chunks("1;a=\"b\"c\r\n"), "BadChunkExtension@64 400"},
        {"extension of two words", kRequest, chunks("1;a b\r\n"), "BadChunkExtension@61 400"},
        {"extension then a blank", kRequest, chunks("1;a \r\n"), "BadChunkExtension@61 400"},
        {"trailer asking to close", kRequest, chunks("0\r\nConnection: close\r\n\r\n"),
         "COMPLETE 81 body=0"},
        {"folded trailer", kRequest, chunks("0\r\nA: b\r\n c\r\n\r\n"), "BadHeaderName@66 400"},
        {"trailer without name", kRequest, chunks("0\r\n: b\r\n\r\n"), "BadHeaderName@60 400"},
        {"unknown coding", kRequest, post("Transfer-Encoding: gzip"), "UnknownCoding@50 501"},
        {"gzip, then chunked", kRequest, post("Transfer-Encoding: gzip, chunked"),
         "UnknownCoding@59 501"},
        {"identity", kRequest, post("Transfer-Encoding: identity"), "UnknownCoding@54 501"},
        {"chunked with a parameter", kRequest, post("Transfer-Encoding: chunked;a=b"),
         "UnknownCoding@57 501"},
        {"two words", kRequest, post("Transfer-Encoding: chunked x"), "UnknownCoding@55 501"},
        {"a longer word", kRequest, post("Transfer-Encoding: xchunked"), "UnknownCoding@54 501"},
        {"chunked not last", kRequest, post("Transfer-Encoding: chunked, gzip"),
         "BadTransferEncoding@59 400"},
        {"chunked twice", kRequest, post("Transfer-Encoding: chunked, chunked"),
         "BadTransferEncoding@62 400"},
        {"chunked on two lines", kRequest,
         post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked"),
         "BadTransferEncoding@81 400"},
        {"encoding empty", kRequest, post("Transfer-Encoding:"), "BadTransferEncoding@45 400"},
        {"encoding in 1.0", kRequest, post("Transfer-Encoding: chunked", "0\r\n\r\n", "HTTP/1.0"),
         "EncodingInHttp10@53 400"},
    };
}

std::vector<HttpCase> responses() {
    const std::string length = "Content-Length: 2\r\n";
    return {
        {"answer", kResponse, ok(length, "ab"), "COMPLETE 40 body=2"},
        {"answer until close", kResponse, ok("A: b\r\n", "abc"), "READ_UNTIL_CLOSE"},
        {"answer closed", kResponse, ok("A: b\r\n", "abc"), "COMPLETE 28 body=3", Method::Get,
         true},
        {"answer chunked", kResponse, ok("Transfer-Encoding: chunked\r\n", "1\r\na\r\n0\r\n\r\n"),
         "COMPLETE 58 body=1"},
        {"answer gzip, then chunked", kResponse,
         ok("Transfer-Encoding: gzip, chunked\r\n", "1\r\na\r\n0\r\n\r\n"), "COMPLETE 64 body=1"},
        {"answer chunked in a list", kResponse,
         ok("Transfer-Encoding: chunked, \r\n", "1\r\na\r\n0\r\n\r\n"), "COMPLETE 60 body=1"},
        {"answer in a coding", kResponse, ok("Transfer-Encoding: gzip\r\n", "abc"),
         "READ_UNTIL_CLOSE"},
        {"answer chunked first", kResponse, ok("Transfer-Encoding: chunked, gzip\r\n", "abc"),
         "READ_UNTIL_CLOSE"},
        {"answer to head", kResponse, ok(length, "HT"), "COMPLETE 38 body=0", Method::Head},
        {"answer to connect", kResponse, ok(length, "HT"), "COMPLETE 38 body=0", Method::Connect},
        {"refused connect", kResponse, "HTTP/1.1 403 No\r\n" + length + "\r\nab",
         "COMPLETE 40 body=2", Method::Connect},
        {"100", kResponse, "HTTP/1.1 100 Continue\r\n\r\nHTTP", "COMPLETE 25 body=0"},
        {"204 with a length", kResponse, "HTTP/1.1 204 No\r\n" + length + "\r\nHT",
         "COMPLETE 38 body=0"},
        {"304 with a length", kResponse, "HTTP/1.1 304 No\r\n" + length + "\r\nHT",
         "COMPLETE 38 body=0"},
        {"empty reason", kResponse, "HTTP/1.1 204 \r\n\r\n", "COMPLETE 17 body=0"},
        {"no reason", kResponse, "HTTP/1.1 204\r\n\r\n", "COMPLETE 16 body=0"},
        {"eight-bit reason", kResponse, "HTTP/1.1 204 \xc3\xa9\r\n\r\n", "COMPLETE 19 body=0"},
        {"answer cut", kResponse, ok(length, "a"), "Truncated@39 400", Method::Get, true},
        {"nothing at the end", kResponse, "", "READ_START_LINE", Method::Get, true},
        {"answer with an empty line first", kResponse, "\r\n" + ok(length, "ab"),
         "BadVersion@0 400"},
        {"answer in version 2", kResponse, "HTTP/2.0 200 OK\r\n\r\n", "VersionNotSupported@5 505"},
        {"status of two digits", kResponse, "HTTP/1.1 20 OK\r\n\r\n", "BadStatusCode@11 400"},
        {"status of four digits", kResponse, "HTTP/1.1 2000 OK\r\n\r\n", "BadStatusCode@12 400"},
        {"status below 100", kResponse, "HTTP/1.1 099 OK\r\n\r\n", "BadStatusCode@9 400"},
        {"status missing", kResponse, "HTTP/1.1\r\n\r\n", "BadVersion@8 400"},
        {"control byte in the reason", kResponse, "HTTP/1.1 200 O\x02K\r\n\r\n",
         "BadReason@14 400"},
        {"answer with two lengths", kResponse, ok(length + length, "ab"),
         "RepeatedContentLength@52 400"},
        {"answer chunked twice", kResponse, ok("Transfer-Encoding: chunked, chunked\r\n"),
         "BadTransferEncoding@52 400"},
    };
}

} // namespace

const std::vector<HttpCase>& httpCases() {
    static const std::vector<HttpCase> kAll = [] {
        std::vector<HttpCase> all;
        for (const auto& group : {requestLines(), fields(), counted(), chunked(), responses()})
            all.insert(all.end(), group.begin(), group.end());
        return all;
    }();
    return kAll;
}

std::string outcomeText(const MessageParser& parser) {
    std::string text(stateName(parser.state()));
    if (parser.failed()) {
        return std::string(parseErrorName(parser.error().code)) + '@' +
               std::to_string(parser.error().offset) + ' ' + std::to_string(parser.error().status);
    }
    if (parser.complete()) {
        return text + ' ' + std::to_string(parser.bytesConsumed()) +
               " body=" + std::to_string(parser.bodyBytesSeen());
    }
    if (parser.state() == MessageParser::State::BodyCounted)
        text += " left=" + std::to_string(parser.bodyBytesLeft());
    return text;
}

} // namespace muxscope::http
