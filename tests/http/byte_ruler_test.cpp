// SPDX-License-Identifier: GPL-3.0-or-later
// The spans of whole messages, as readable text; headers; and streams of messages.
#include "http/byte_ruler.h"

#include <QtTest>

#include "http/header_collector.h"

using namespace muxscope::http;

namespace {

constexpr auto kRequest = MessageParser::Kind::Request;
constexpr auto kResponse = MessageParser::Kind::Response;

QString ruled(const std::string& bytes, MessageParser::Kind kind) {
    const RuledMessage message = ruleMessage(bytes, kind);
    return QString::fromStdString(spansText(message.spans, bytes));
}

} // namespace

class ByteRulerTest : public QObject {
    Q_OBJECT

private slots:
    void aRequestIsRuled();
    void aChunkedRequestIsRuled();
    void aResponseIsRuled();
    void aBrokenMessageIsRuledUpToTheBreak();
    void headersAreTrimmedAndTrailersMarked();
    void aStreamIsCutIntoMessages();
    void aStreamOfAnswersFollowsTheirRequests();
    void collectedHeadersAreTheSameForEverySplit();
    void headersBeyondTheCollectorsRoomAreLeftOut();
    void everyRoleHasItsOwnName();
};

void ByteRulerTest::aRequestIsRuled() {
    QCOMPARE(ruled("\r\nGET /a?b HTTP/1.1\r\nHost: x\t\r\nE:\r\n\r\nnext", kRequest),
             QString("0+2 line-end \"\\r\\n\"\n"
                     "2+3 method \"GET\"\n"
                     "5+1 space \" \"\n"
                     "6+4 target \"/a?b\"\n"
                     "10+1 space \" \"\n"
                     "11+8 version \"HTTP/1.1\"\n"
                     "19+2 line-end \"\\r\\n\"\n"
                     "21+4 header-name \"Host\"\n"
                     "25+1 colon \":\"\n"
                     "26+1 optional-space \" \"\n"
                     "27+2 header-value \"x\\t\"\n"
                     "29+2 line-end \"\\r\\n\"\n"
                     "31+1 header-name \"E\"\n"
                     "32+1 colon \":\"\n"
                     "33+2 line-end \"\\r\\n\"\n"
                     "35+2 blank-line \"\\r\\n\"\n"));
}

void ByteRulerTest::aChunkedRequestIsRuled() {
    const std::string head = "PUT / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
    const QString text = ruled(head + "3;x=y\r\nabc\r\n0\r\nT: v\r\n\r\n", kRequest);
    QCOMPARE(text.mid(text.indexOf("44+")), QString("44+2 blank-line \"\\r\\n\"\n"
                                                    "46+1 chunk-size \"3\"\n"
                                                    "47+4 chunk-extension \";x=y\"\n"
                                                    "51+2 chunk-line-end \"\\r\\n\"\n"
                                                    "53+3 body \"abc\"\n"
                                                    "56+2 chunk-line-end \"\\r\\n\"\n"
                                                    "58+1 chunk-size \"0\"\n"
                                                    "59+2 chunk-line-end \"\\r\\n\"\n"
                                                    "61+1 trailer-name \"T\"\n"
                                                    "62+1 colon \":\"\n"
                                                    "63+1 optional-space \" \"\n"
                                                    "64+1 trailer-value \"v\"\n"
                                                    "65+2 line-end \"\\r\\n\"\n"
                                                    "67+2 blank-line \"\\r\\n\"\n"));
}

void ByteRulerTest::aResponseIsRuled() {
    QCOMPARE(ruled("HTTP/1.1 404 Not Found\r\nContent-Length: 2\r\n\r\nno", kResponse),
             QString("0+8 version \"HTTP/1.1\"\n"
                     "8+1 space \" \"\n"
                     "9+3 status-code \"404\"\n"
                     "12+1 space \" \"\n"
                     "13+9 reason \"Not Found\"\n"
                     "22+2 line-end \"\\r\\n\"\n"
                     "24+14 header-name \"Content-Length\"\n"
                     "38+1 colon \":\"\n"
                     "39+1 optional-space \" \"\n"
                     "40+1 header-value \"2\"\n"
                     "41+2 line-end \"\\r\\n\"\n"
                     "43+2 blank-line \"\\r\\n\"\n"
                     "45+2 body \"no\"\n"));
}

void ByteRulerTest::aBrokenMessageIsRuledUpToTheBreak() {
    QCOMPARE(ruled("GET / HTTP/1.1\r\nHost : x\r\n\r\n", kRequest),
             QString("0+3 method \"GET\"\n"
                     "3+1 space \" \"\n"
                     "4+1 target \"/\"\n"
                     "5+1 space \" \"\n"
                     "6+8 version \"HTTP/1.1\"\n"
                     "14+2 line-end \"\\r\\n\"\n"
                     "16+4 header-name \"Host\"\n"
                     "20+8 malformed \" : x\\r\\n\\r\\n\"\n"));
}

void ByteRulerTest::headersAreTrimmedAndTrailersMarked() {
    const std::string bytes =
        "PUT / HTTP/1.1\r\nA:  b c \r\nB:\r\nTransfer-Encoding: chunked\r\n\r\n"
        "0\r\nT:t \r\n\r\n";
    const RuledMessage message = ruleMessage(bytes, kRequest);
    QStringList lines;
    for (const RuledHeader& header : message.headers) {
        lines << QString::fromStdString(bytes.substr(header.name.offset, header.name.length)) +
                     "=" +
                     QString::fromStdString(
                         bytes.substr(header.value.offset, header.value.length)) +
                     (header.trailer ? " trailer" : "");
    }
    QCOMPARE(lines, QStringList({"A=b c", "B=", "Transfer-Encoding=chunked", "T=t trailer"}));
}

void ByteRulerTest::aStreamIsCutIntoMessages() {
    const std::string bytes =
        "GET /1 HTTP/1.1\r\n\r\nPOST /2 HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc"
        "GET /3 HT";
    const auto messages = ruleStream(bytes, kRequest);
    QCOMPARE(messages.size(), std::size_t(3));
    QCOMPARE(messages[1].begin, std::uint64_t(19));
    QCOMPARE(messages[2].begin + messages[2].length, std::uint64_t(bytes.size()));
    QVERIFY(messages[1].parser.complete() && !messages[2].parser.finished());
}

void ByteRulerTest::aStreamOfAnswersFollowsTheirRequests() {
    const std::string bytes = "HTTP/1.1 100 Continue\r\n\r\n"
                              "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n" // to HEAD
                              "HTTP/1.1 200 OK\r\n\r\nrest";
    const auto messages = ruleStream(bytes, kResponse, {Method::Head, Method::Get}, true);
    QCOMPARE(messages.size(), std::size_t(3));
    QCOMPARE(messages[1].parser.bodyBytesSeen(), std::uint64_t(0));
    QCOMPARE(messages[2].parser.bodyBytesSeen(), std::uint64_t(4));
    QVERIFY(messages[2].parser.complete());
}

void ByteRulerTest::collectedHeadersAreTheSameForEverySplit() {
    const std::string bytes =
        "GET / HTTP/1.1\r\nHost: a b \r\nEmpty:\r\nX-Long-Name: \tvalue\r\n\r\n";
    for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
        MessageParser parser(kRequest);
        HeaderCollector headers;
        parser.feed(std::string_view(bytes).substr(0, cut), headers);
        parser.feed(std::string_view(bytes).substr(cut), headers);
        QCOMPARE(headers.size(), 3u);
        QVERIFY(headers.find(bytes, "HOST") == "a b");
        QVERIFY(headers.findField(bytes, "empty") && headers.find(bytes, "empty").empty());
        QVERIFY(headers.find(bytes, "x-long-name") == "value");
        QVERIFY(headers[2].name(bytes) == "X-Long-Name");
        QVERIFY(!headers.findField(bytes, "hos"));
    }
}

void ByteRulerTest::headersBeyondTheCollectorsRoomAreLeftOut() {
    std::string bytes = "GET / HTTP/1.1\r\n";
    for (int i = 0; i < 150; ++i)
        bytes += "H" + std::to_string(i) + ": v" + std::to_string(i) + "\r\n";
    MessageParser parser(kRequest, Limits::observer());
    HeaderCollector headers;
    for (const char& byte : bytes + "\r\n")
        parser.feed({&byte, 1}, headers);
    QVERIFY(parser.complete());
    QCOMPARE(headers.size(), HeaderCollector::kCapacity);
    QVERIFY(headers.find(bytes, "h99") == "v99");
    QVERIFY(!headers.findField(bytes, "h100"));
}

void ByteRulerTest::everyRoleHasItsOwnName() {
    QSet<QString> names;
    for (int i = 0; i < kRoleCount; ++i) {
        const std::string_view name = roleName(static_cast<Role>(i));
        names.insert(QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
    }
    QCOMPARE(names.size(), kRoleCount);
    QVERIFY(!names.contains("?"));
}

QTEST_GUILESS_MAIN(ByteRulerTest)
#include "byte_ruler_test.moc"
