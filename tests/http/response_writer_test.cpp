// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/response_writer.h"

#include <QtTest>

#include "http/chunked.h"
#include "http/http_date.h"
#include "http/message_parser.h"
#include "http/status.h"

using namespace muxscope::http;

class ResponseWriterTest : public QObject {
    Q_OBJECT

private slots:
    void headsAreWrittenInOrder();
    void aValueCannotSplitTheResponse();
    void chunksAreReadBackByTheParser();
    void datesAreImfFixdates();
    void phrasesAreTheRegisteredOnes();
    void methodsAreFoundByName();
};

void ResponseWriterTest::headsAreWrittenInOrder() {
    std::string out = "kept ";
    ResponseWriter(out)
        .status(200)
        .date("Sun, 06 Nov 1994 08:49:37 GMT")
        .contentType("text/plain")
        .contentLength(13)
        .end();
    QCOMPARE(QString::fromStdString(out), QString("kept HTTP/1.1 200 OK\r\n"
                                                  "Date: Sun, 06 Nov 1994 08:49:37 GMT\r\n"
                                                  "Content-Type: text/plain\r\n"
                                                  "Content-Length: 13\r\n\r\n"));
    std::string unknown;
    ResponseWriter(unknown).status(299).chunked().end();
    QCOMPARE(QString::fromStdString(unknown),
             QString("HTTP/1.1 299 \r\nTransfer-Encoding: chunked\r\n\r\n"));
}

void ResponseWriterTest::aValueCannotSplitTheResponse() {
    std::string out;
    ResponseWriter(out).header("Location", std::string_view("/a\r\nX: b\0c", 10));
    QCOMPARE(QString::fromStdString(out), QString("Location: /a??X: b?c\r\n"));
}

void ResponseWriterTest::chunksAreReadBackByTheParser() {
    std::string out;
    ResponseWriter(out).status(200).chunked().end();
    appendChunk(out, "hello");
    appendChunk(out, "");
    appendChunk(out, std::string(300, 'x'));
    appendLastChunk(out);
    MessageParser parser(MessageParser::Kind::Response);
    QCOMPARE(parser.feed(out), out.size());
    QVERIFY(parser.complete());
    QCOMPARE(parser.bodyBytesSeen(), std::uint64_t(305));
}

void ResponseWriterTest::datesAreImfFixdates() {
    const std::pair<std::int64_t, std::string_view> rows[] = {
        {784'111'777, "Sun, 06 Nov 1994 08:49:37 GMT"},
        {0, "Thu, 01 Jan 1970 00:00:00 GMT"},
        {951'782'400, "Tue, 29 Feb 2000 00:00:00 GMT"},
        {1'709'251'199, "Thu, 29 Feb 2024 23:59:59 GMT"},
        {4'107'542'400, "Mon, 01 Mar 2100 00:00:00 GMT"},
        {253'402'300'799, "Fri, 31 Dec 9999 23:59:59 GMT"},
        {-5, "Thu, 01 Jan 1970 00:00:00 GMT"},
    };
    for (const auto& [seconds, text] : rows)
        QVERIFY2(textOf(httpDate(seconds)) == text, text.data());
}

void ResponseWriterTest::phrasesAreTheRegisteredOnes() {
    QVERIFY(reasonPhrase(100) == "Continue");
    QVERIFY(reasonPhrase(413) == "Content Too Large");
    QVERIFY(reasonPhrase(511) == "Network Authentication Required");
    QVERIFY(reasonPhrase(99).empty() && reasonPhrase(299).empty() && reasonPhrase(600).empty());
    QVERIFY(statusForbidsBody(100) && statusForbidsBody(204) && statusForbidsBody(304));
    QVERIFY(!statusForbidsBody(200) && !statusForbidsBody(205));
}

void ResponseWriterTest::methodsAreFoundByName() {
    for (int i = 0; i < kMethodCount - 1; ++i)
        QVERIFY(methodFromName(methodName(static_cast<Method>(i))) == static_cast<Method>(i));
    for (const char* name : {"", "get", "GETS", "GE", "PURGE", "?"})
        QVERIFY(methodFromName(name) == Method::Unknown);
}

QTEST_GUILESS_MAIN(ResponseWriterTest)
#include "response_writer_test.moc"
