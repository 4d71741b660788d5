// SPDX-License-Identifier: GPL-3.0-or-later
// Methods, expectations and targets: what each means, and what it is answered when it means nothing.
#include "server/http_talk.h"

using namespace muxscope;
using namespace muxscope::server;

namespace {

const std::string kHello = "HTTP/1.1 200 OK\r\n" + kDateLine +
                           "Content-Type: text/plain\r\nContent-Length: 13\r\n\r\nHello, world!";

HttpLimits withTrace() {
    HttpLimits limits;
    limits.site.traceMethod = true;
    return limits;
}

} // namespace

class HttpMethodsTest : public QObject {
    Q_OBJECT

private slots:
    void headHasTheFieldsOfGet_data() {
        QTest::addColumn<QString>("target");
        for (const char* target : {"/",
                                   "/hello",
                                   "/echo",
                                   "/get?a=b",
                                   "/headers",
                                   "/ip",
                                   "/user-agent",
                                   "/bytes/100000",
                                   "/stream/5",
                                   "/range/50",
                                   "/etag/x",
                                   "/cache",
                                   "/cache/9",
                                   "/redirect/2",
                                   "/redirect-to?url=/get",
                                   "/basic-auth/u/p",
                                   "/status/503",
                                   "/anything/x",
                                   "/files",
                                   "/nowhere",
                                   "/throw",
                                   "/cpu/1",
                                   "/drip?duration=0"})
            QTest::newRow(target) << target;
    }
    void headHasTheFieldsOfGet() {
        QFETCH(QString, target);
        Talk get;
        Talk head;
        const std::string whole = get.say(request("GET", target.toStdString()));
        const std::string fields = head.say(request("HEAD", target.toStdString()));
        QCOMPARE(printable(fields), printable(whole.substr(0, whole.find("\r\n\r\n") + 4)));
        QCOMPARE(printable(head.say(request("GET", "/hello"))), printable(kHello));
    }

    void traceIsOffUnlessItIsAskedFor() {
        Talk off;
        const std::string answer = off.say(request("TRACE", "/hello"));
        QCOMPARE(statusOf(answer), 405);
        QCOMPARE(fieldOf(answer, "Allow"), QString("GET, HEAD, OPTIONS"));
        QCOMPARE(statusOf(off.say(request("TRACE", "/nowhere"))), 405);
        // Allow is about the resource (RFC 9110 section 15.5.6).
        QCOMPARE(fieldOf(off.say(request("TRACE", "/files/%61")), "Allow"),
                 QString("GET, HEAD, PUT, DELETE, OPTIONS"));
    }

    void traceReturnsTheRequestWithoutItsCredentials() {
        Talk talk(withTrace());
        const std::string answer =
            talk.say("TRACE /x HTTP/1.1\r\nHost: a\r\nAUTHORIZATION: Basic x\r\nA: b\r\n"
                     "Proxy-Authorization: y\r\nCookie: z\r\n\r\n");
        QCOMPARE(statusOf(answer), 200);
        QCOMPARE(fieldOf(answer, "Content-Type"), QString("message/http"));
        QCOMPARE(bodyOf(answer), QString("TRACE /x HTTP/1.1\r\nHost: a\r\nA: b\r\n\r\n"));
        QCOMPARE(statusOf(talk.say(request("TRACE", "/x", {}, "body"))), 400);
        QCOMPARE(fieldOf(talk.say(request("OPTIONS", "/hello")), "Allow"),
                 QString("GET, HEAD, OPTIONS, TRACE"));
    }

    void methodsAreRefusedByWhatIsKnown_data() {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("target");
        QTest::addColumn<int>("status");
        const auto row = [](const char* method, const char* target, int status) {
            QTest::addRow("%s %s", method, target) << method << target << status;
        };
        row("PATCH", "/get", 405);
        row("PATCH", "/nowhere", 404);
        row("POST", "/get", 405);
        row("GET", "/post", 405);
        row("GET", "/put", 405);
        row("PUT", "/delete", 405);
        row("DELETE", "/delete", 200);
        row("DELETE", "/anything", 200);
        row("BREW", "/get", 501);
        row("Get", "/get", 501);
        row("OPTIONS", "/post", 204);
        row("CONNECT", "a:80", 501);
    }
    void methodsAreRefusedByWhatIsKnown() {
        QFETCH(QString, method);
        QFETCH(QString, target);
        QFETCH(int, status);
        Talk talk;
        const std::string answer = talk.say(request(method.toStdString(), target.toStdString()));
        QCOMPARE(statusOf(answer), status);
        QCOMPARE(fieldOf(answer, "Allow").isEmpty(), status != 405 && status != 204);
        QVERIFY(answer.find(kDateLine) != std::string::npos);
    }

    void optionsWithoutPathAsksTheServerItself_data() {
        QTest::addColumn<QString>("target");
        QTest::addColumn<bool>("server");
        QTest::newRow("asterisk") << "*" << true;
        QTest::newRow("absolute") << "http://a:80" << true;
        QTest::newRow("absolute with a path") << "http://a/" << false;
        QTest::newRow("absolute with a query") << "http://a?a" << false;
        QTest::newRow("authority again in the path") << "http://hello/hello" << false;
    }
    void optionsWithoutPathAsksTheServerItself() {
        QFETCH(QString, target);
        QFETCH(bool, server);
        Talk talk;
        const std::string answer = talk.say(request("OPTIONS", target.toStdString()));
        QCOMPARE(statusOf(answer), 204);
        QCOMPARE(fieldOf(answer, "Allow"), server ? QString("GET, HEAD, POST, PUT, DELETE, OPTIONS")
                                                  : QString("GET, HEAD, OPTIONS"));
    }

    void aBodyThatIsOfNoUseIsNotAskedFor_data() {
        QTest::addColumn<QString>("method");
        QTest::addColumn<QString>("target");
        QTest::addColumn<int>("status"); // 100: it is wanted
        const auto row = [](const char* method, const char* target, int status) {
            QTest::addRow("%s %s", method, target) << method << target << status;
        };
        row("POST", "/post", 100);
        row("PUT", "/files/x", 100);
        row("POST", "/anything/a/b", 100);
        row("OPTIONS", "/post", 100);
        row("POST", "/hello", 405);
        row("POST", "/nowhere", 404);
        row("PUT", "/%zz", 400);
        row("BREW", "/post", 501);
        row("TRACE", "/post", 405);
        row("CONNECT", "a:80", 400);
    }
    void aBodyThatIsOfNoUseIsNotAskedFor() {
        QFETCH(QString, method);
        QFETCH(QString, target);
        QFETCH(int, status);
        Talk talk;
        const std::string answer =
            talk.say(method.toStdString() + ' ' + target.toStdString() +
                     " HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nExpect: 100-Continue\r\n\r\n");
        QCOMPARE(statusOf(answer), status);
        QCOMPARE(talk.closes(), status != 100);
        if (status == 100) {
            QCOMPARE(printable(answer), QString("HTTP/1.1 100 Continue\r\n\r\n"));
            QVERIFY(statusOf(talk.say("hello")) < 400);
            return;
        }
        QCOMPARE(fieldOf(answer, "Connection"), QString("close"));
        QVERIFY(talk.conversation().peerMaySendMore()); // it may have sent the body all the same
    }

    void aHttp10ClientGetsNoInterimAnswer() {
        Talk talk;
        const std::string head =
            "POST /post HTTP/1.0\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n";
        QCOMPARE(printable(talk.say(head)), QString());
        QCOMPARE(statusOf(talk.say("hello")), 200);
    }

    void theTargetSaysWhomItIsFor_data() {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("url"); // empty: refused
        QTest::addColumn<int>("status");
        const auto row = [](const char* target, const char* host, const char* url,
                            int status = 200) {
            QTest::addRow("%s %s", target, host) << target << host << url << status;
        };
        row("/get?a", "h:1", "http://h:1/get?a");
        row("/get", "[::1]:80", "http://[::1]:80/get");
        row("/get", "", "/get");
        row("http://other:2/get", "h", "http://other:2/get");
        row("HTTP://other/get", "h", "http://other/get");
        row("https://other/get", "h", "", 421);
        row("ftp://other/get", "h", "", 421);
        row("http:///get", "h", "", 400);
        row("http://u@other/get", "h", "", 400);
        row("http://other:x/get", "h", "", 400);
        row("/get", "h:x", "", 400);
        row("/get", "h:123456", "", 400);
        row("/get", "u@h", "", 400);
        row("/get", "[::1", "", 400);
        row("/get", "[g::1]", "", 400);
        row("/get", "::1", "", 400);
        row("/get", "a b", "", 400);
        row("/get", "a, b", "", 400);
    }
    void theTargetSaysWhomItIsFor() {
        QFETCH(QString, target);
        QFETCH(QString, host);
        QFETCH(QString, url);
        QFETCH(int, status);
        Talk talk;
        const std::string answer =
            talk.say("GET " + target.toStdString() + " HTTP/1.1\r\nHost: " + host.toStdString() +
                     "\r\n\r\n");
        QCOMPARE(statusOf(answer), status);
        if (!url.isEmpty())
            QVERIFY2(bodyOf(answer).contains("\"url\": \"" + url + '"'), answer.c_str());
        else
            QVERIFY(talk.closes());
    }
};

QTEST_GUILESS_MAIN(HttpMethodsTest)
#include "http_methods_test.moc"
