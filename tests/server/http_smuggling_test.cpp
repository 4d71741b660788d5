// SPDX-License-Identifier: GPL-3.0-or-later
// Requests that two parsers might read in two ways: each is refused and ends its connection, so that
// nothing behind it is ever taken for a request. RFC 9112 sections 2.2, 5, 6, 7 and 11.2.
#include "server/http_talk.h"

using namespace muxscope;
using namespace muxscope::server;

class HttpSmugglingTest : public QObject {
    Q_OBJECT

private slots:
    void doubtfulFramingIsRefused_data() {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("status");
        const auto raw = [](const char* name, const QByteArray& bytes, int status = 400) {
            QTest::newRow(name) << bytes << status;
        };
        const auto post = [&](const char* name, const QByteArray& fields, int status = 400,
                              const QByteArray& body = "0\r\n\r\n") {
            raw(name, "POST /post HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n\r\n" + body, status);
        };
        const auto chunks = [&](const char* name, const QByteArray& body, int status = 400) {
            post(name, "Transfer-Encoding: chunked", status, body);
        };
        post("length and encoding", "Content-Length: 5\r\nTransfer-Encoding: chunked");
        post("encoding and length", "Transfer-Encoding: chunked\r\nContent-Length: 5");
        post("two lengths", "Content-Length: 5\r\nContent-Length: 6");
        post("two equal lengths", "Content-Length: 5\r\nContent-Length: 5");
        post("a list of lengths", "Content-Length: 5, 5");
        post("a signed length", "Content-Length: +5");
        post("a negative length", "Content-Length: -5");
        post("a hexadecimal length", "Content-Length: 0x5");
        post("a length with a blank", "Content-Length: 5 5");
        post("a length with a fraction", "Content-Length: 5.0");
        post("an empty length", "Content-Length:");
        post("a length too far", "Content-Length: 18446744073709551616");
        post("a length that wraps to 5", "Content-Length: 18446744073709551621");
        post("a quoted length", "Content-Length: \"5\"");
        post("another digit", QByteArray("Content-Length: \xd9\xa5"));
        post("an unknown coding", "Transfer-Encoding: gzip", 501);
        post("chunked not last", "Transfer-Encoding: chunked, gzip");
        post("chunked twice", "Transfer-Encoding: chunked, chunked");
        post("chunked twice, two fields",
             "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked");
        post("a coding before chunked", "Transfer-Encoding: gzip, chunked", 501);
        post("identity", "Transfer-Encoding: identity", 501);
        post("an x before it", "Transfer-Encoding: xchunked", 501);
        post("a quoted coding", "Transfer-Encoding: \"chunked\"", 501);
        post("a parameter", "Transfer-Encoding: chunked;q=1", 501);
        post("an empty coding", "Transfer-Encoding:");
        post("a vertical tab", QByteArray("Transfer-Encoding: \x0b"
                                          "chunked"));
        post("a space before the colon", "Transfer-Encoding : chunked");
        post("a tab before the colon", "Content-Length\t: 5");
        post("a folded field", "A: b\r\n Content-Length: 5");
        post("a folded coding", "Transfer-Encoding:\r\n chunked");
        post("a field without a name", ": x");
        post("a field without a colon", "Content-Length 5");
        post("NUL in a value", QByteArray("A: x\0y", 6));
        post("NUL in a name", QByteArray("A\0: x", 5));
        post("a bare CR in a value", "A: x\rTransfer-Encoding: chunked");
        post("a bare LF between fields", "A: x\nTransfer-Encoding: chunked");
        post("LF before the blank line", "A: x\n\r\n");
        raw("a bare LF behind the request line", "GET / HTTP/1.1\nHost: a\r\n\r\n");
        raw("a bare CR behind the request line", "GET / HTTP/1.1\rHost: a\r\n\r\n");
        raw("two spaces", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n");
        raw("a space in the target", "GET /a b HTTP/1.1\r\nHost: a\r\n\r\n");
        raw("a tab for a space", "GET\t/ HTTP/1.1\r\nHost: a\r\n\r\n");
        raw("a fragment", "GET /a#b HTTP/1.1\r\nHost: a\r\n\r\n");
        raw("no version", "GET /\r\nHost: a\r\n\r\n");
        raw("a space before the first field", "GET / HTTP/1.1\r\n Host: a\r\n\r\n");
        raw("another name", "GET / http/1.1\r\nHost: a\r\n\r\n");
        raw("a version of two digits", "GET / HTTP/1.10\r\nHost: a\r\n\r\n");
        raw("encoding in 1.0",
            "POST /post HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
        chunks("no size", "\r\n");
        chunks("a signed size", "+5\r\nhello\r\n0\r\n\r\n");
        chunks("a size with 0x", "0x5\r\nhello\r\n0\r\n\r\n");
        chunks("a negative size", "-5\r\nhello\r\n0\r\n\r\n");
        chunks("a blank before the size", " 5\r\nhello\r\n0\r\n\r\n");
        chunks("an underscore", "1_0\r\n0123456789012345\r\n0\r\n\r\n");
        chunks("a size of 17 digits", "00000000000000005\r\nhello\r\n0\r\n\r\n");
        chunks("a size too far", "10000000000000005\r\nhello\r\n0\r\n\r\n");
        chunks("the largest size", "ffffffffffffffff\r\nhello", 413);
        chunks("LF behind the size", "5\nhello\r\n0\r\n\r\n");
        chunks("CR behind the size", "5\rhello\r\n0\r\n\r\n");
        chunks("LF behind the chunk", "5\r\nhello\n0\r\n\r\n");
        chunks("a longer chunk", "5\r\nhello!\r\n0\r\n\r\n");
        chunks("LF behind the last chunk", "0\n\r\n");
        chunks("an extension of controls", QByteArray("5;a\x01\r\nhello\r\n0\r\n\r\n"));
        chunks("LF in an extension", "5;a\nhello\r\n0\r\n\r\n");
        chunks("CR in a quoted extension", "5;a=\"x\ry\"\r\nhello\r\n0\r\n\r\n");
        chunks("text that is no extension", "5 a\r\nhello\r\n0\r\n\r\n");
        chunks("an endless extension", "5;" + QByteArray(40'000, 'a') + "\r\nhello");
        chunks("a folded trailer", "0\r\nA: b\r\n c\r\n\r\n");
        chunks("a trailer with a space", "0\r\nA : b\r\n\r\n");
        chunks("LF in the trailers", "0\r\nA: b\n\r\n");
    }
    void doubtfulFramingIsRefused() {
        QFETCH(QByteArray, bytes);
        QFETCH(int, status);
        const std::string hidden =
            "GET /files HTTP/1.1\r\nHost: a\r\n\r\n"; // must never be answered
        Talk talk;
        const std::string answer = talk.say(bytes.toStdString() + hidden);
        QCOMPARE(statusOf(answer), status);
        QCOMPARE(fieldOf(answer, "Connection"), QString("close"));
        QCOMPARE(answer.find("HTTP/1.1 ", 1), std::string::npos);
        QVERIFY(talk.closes());
        QCOMPARE(printable(talk.say(hidden)), QString());
    }

    // What looks doubtful and is not.
    void lawfulFramingIsRead_data() {
        QTest::addColumn<QByteArray>("bytes");
        const auto row = [](const char* name, const QByteArray& fields, const QByteArray& body) {
            QTest::newRow(name) << "POST /post HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n\r\n" +
                                       body;
        };
        row("leading zeros", "Content-Length: 0005", "hello");
        row("blanks around the length", "Content-Length: \t 5 \t", "hello");
        row("capitals", "TRANSFER-ENCODING: CHUNKED", "5\r\nhello\r\n0\r\n\r\n");
        row("an empty element", "Transfer-Encoding: , chunked", "0\r\n\r\n");
        row("zeros before a size", "Transfer-Encoding: chunked",
            "0000000000000005\r\nhello\r\n000\r\n\r\n");
        row("extensions", "Transfer-Encoding: chunked",
            "5 ; a = \"b\\\"c\";d\r\nhello\r\n0;e=f\r\n\r\n");
        row("a framing trailer counts nothing", "Transfer-Encoding: chunked",
            "0\r\nContent-Length: 99\r\nTransfer-Encoding: gzip\r\n\r\n");
        row("obs-text", "A: \xe9", "");
    }
    void lawfulFramingIsRead() {
        QFETCH(QByteArray, bytes);
        Talk talk;
        const std::string answers =
            talk.say(bytes.toStdString() + "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
        QCOMPARE(statusOf(answers), 200);
        QVERIFY(answers.ends_with("Hello, world!"));
        QVERIFY(!talk.closes());
    }
};

QTEST_GUILESS_MAIN(HttpSmugglingTest)
#include "http_smuggling_test.moc"
