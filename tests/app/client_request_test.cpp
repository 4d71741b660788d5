// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes and the curl command that the client panel makes of what was typed.
#include "client/client_request.h"

#include <QTest>

using namespace muxscope::ui;

class ClientRequestTest : public QObject {
    Q_OBJECT

private slots:
    void aPlainGetNamesItsHost();
    void aBodyGetsItsLength();
    void aHeaderGivenIsNotAddedAgain();
    void aBareWordBecomesAPath();
    void curlSaysTheSame();
    void quotesSurviveTheShell();
};

void ClientRequestTest::aPlainGetNamesItsHost() {
    const ClientRequest request{"GET", "/hello", {}, {}};
    QCOMPARE(request.toBytes(8889, true),
             QByteArray("GET /hello HTTP/1.1\r\nHost: 127.0.0.1:8889\r\n\r\n"));
}

void ClientRequestTest::aBodyGetsItsLength() {
    const ClientRequest request{"POST", "/echo", "Content-Type: text/plain", "héllo"};
    QCOMPARE(request.toBytes(1, true),
             QByteArray("POST /echo HTTP/1.1\r\nHost: 127.0.0.1:1\r\nContent-Type: text/plain\r\n"
                        "Content-Length: 6\r\n\r\nh\xc3\xa9llo"));
    const ClientRequest empty{"POST", "/echo", {}, {}};
    QVERIFY(empty.toBytes(1, true).contains("Content-Length: 0\r\n"));
}

void ClientRequestTest::aHeaderGivenIsNotAddedAgain() {
    const ClientRequest request{"PUT", "/files/a", "host: example\ntransfer-encoding: chunked",
                                "0\r\n\r\n"};
    const QByteArray bytes = request.toBytes(1, true);
    QCOMPARE(bytes.toLower().count("host:"), 1);
    QVERIFY(!bytes.contains("Content-Length"));
}

void ClientRequestTest::aBareWordBecomesAPath() {
    QVERIFY(ClientRequest({"GET", "hello", {}, {}}).toBytes(1, true).startsWith("GET /hello "));
    QVERIFY(ClientRequest({"OPTIONS", "*", {}, {}}).toBytes(1, true).startsWith("OPTIONS * "));
}

void ClientRequestTest::curlSaysTheSame() {
    const ClientRequest request{"POST", "/echo", "X-A: b", "hi"};
    QCOMPARE(request.toCurl(80),
             QString("curl -i -X 'POST' -H 'X-A: b' --data-binary 'hi' --path-as-is "
                     "'http://127.0.0.1:80/echo'"));
}

void ClientRequestTest::quotesSurviveTheShell() {
    const ClientRequest request{"POST", "/echo", {}, "it's"};
    QVERIFY(request.toCurl(80).contains("'it'\\''s'"));
}

QTEST_GUILESS_MAIN(ClientRequestTest)
#include "client_request_test.moc"
