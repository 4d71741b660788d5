// SPDX-License-Identifier: GPL-3.0-or-later
// The routes that tell a request back: forms, multipart bodies to the byte, fields, redirects, passwords.
#include <nlohmann/json.hpp>

#include "server/http_talk.h"
#include "server/site/form.h"

using namespace muxscope;
using namespace muxscope::server;

using Json = nlohmann::json;

namespace {

Json jsonOf(const std::string& answer) {
    return Json::parse(answer.substr(answer.find("\r\n\r\n") + 4));
}

const std::string kMultipart =
    "--B\r\n"
    "Content-Disposition: form-data; name=\"text\"\r\n"
    "\r\n"
    "hello\r\n"
    "--B\r\n"
    "content-disposition: form-data; name=\"f\"; filename=\"a;\\\"b.txt\"\r\n"
    "Content-Type: text/x\r\n"
    "\r\n"
    "-- B\r\nline\r\n"
    "--B\r\n"
    "Content-Disposition: form-data; name=empty\r\n"
    "\r\n"
    "\r\n"
    "--B--\r\n";

} // namespace

class HttpDescribingTest : public QObject {
    Q_OBJECT

private slots:
    void aRequestIsToldBack() {
        Talk talk;
        talk.conversation().onAccepted(*kernel::Address::parse("127.0.0.1", 4321));
        const Json json =
            jsonOf(talk.say(request("GET", "/get?a=1&b=x%20y&a=2&c", "X-A: b\r\nX-A: c\r\n")));
        QCOMPARE(json["args"]["a"], Json({"1", "2"}));
        QCOMPARE(json["args"]["b"], Json("x y"));
        QCOMPARE(json["args"]["c"], Json(""));
        QCOMPARE(json["headers"]["X-A"], Json({"b", "c"}));
        QCOMPARE(json["origin"], Json("127.0.0.1"));
        QCOMPARE(json["url"], Json("http://a/get?a=1&b=x%20y&a=2&c"));
        QCOMPARE(jsonOf(talk.say(request("GET", "/ip")))["origin"], Json("127.0.0.1"));
        QCOMPARE(
            jsonOf(talk.say(request("GET", "/user-agent", "User-Agent: me\r\n")))["user-agent"],
            Json("me"));
        QVERIFY(jsonOf(talk.say(request("GET", "/headers")))["headers"].contains("Host"));
    }

    void aFormIsTakenApart() {
        Talk talk;
        const Json json = jsonOf(
            talk.say(request("POST", "/post", "Content-Type: application/x-www-form-urlencoded\r\n",
                             "a=1&b=two+words&c=%e4%b8%ad&=x&d&a=%zz")));
        QCOMPARE(json["form"]["a"], Json({"1", "%zz"}));
        QCOMPARE(json["form"]["b"], Json("two words"));
        QCOMPARE(json["form"]["c"], Json("中"));
        QCOMPARE(json["form"][""], Json("x"));
        QCOMPARE(json["form"]["d"], Json(""));
        QCOMPARE(json["body_bytes"], Json(38));
    }

    void jsonThatIsNestedTooDeeplyIsNoJsonHere() {
        const auto nested = [](std::size_t levels) {
            return std::string(levels, '[') + std::string(levels, ']');
        };
        const auto shown = [&](const std::string& body) {
            Talk talk;
            return jsonOf(talk.say(request("POST", "/anything",
                                           "Content-Type: application/json\r\nContent-Length: " +
                                               std::to_string(body.size()) + "\r\n") +
                                   body))["json"];
        };
        QCOMPARE(shown(nested(20)), Json::parse(nested(20)));
        QVERIFY(shown(nested(100)).is_null());
        QVERIFY(shown(nested(32'000)).is_null()); // shown as it is, it would be gigabytes of blanks
        QVERIFY(shown("[1, 2").is_null());
    }
    void aMultipartBodyIsTakenApartToTheByte() {
        Talk talk;
        const Json json = jsonOf(talk.say(request(
            "POST", "/anything", "Content-Type: multipart/form-data; boundary=B\r\n", kMultipart)));
        QCOMPARE(json["method"], Json("POST"));
        QCOMPARE(json["form"]["text"], Json("hello"));
        QCOMPARE(json["form"]["empty"], Json(""));
        QCOMPARE(json["files"]["f"], Json("-- B\r\nline"));
        const Json& form = json["multipart"];
        QCOMPARE(form["boundary"], Json("B"));
        QCOMPARE(form["complete"], Json(true));
        QCOMPARE(form["parts"].size(), std::size_t{3});
        for (const Json& part : form["parts"]) { // every number names what it says
            QCOMPARE(kMultipart.substr(part["boundary_at"], 5), std::string("--B\r\n"));
            QCOMPARE(part["head"]["at"], Json(part["boundary_at"].get<int>() + 5));
            const std::string head = kMultipart.substr(part["head"]["at"], part["head"]["bytes"]);
            QVERIFY(head.ends_with("\r\n\r\n"));
            QCOMPARE(part["body"]["bytes"], part["size"]);
        }
        QCOMPARE(form["parts"][1]["filename"], Json("a;\"b.txt"));
        QCOMPARE(form["parts"][1]["type"], Json("text/x"));
        QCOMPARE(kMultipart.substr(form["close_at"]), std::string("--B--\r\n"));
    }

    void brokenMultipartBodiesAreNotGuessedAt() {
        QVERIFY(!readMultipart("", "B"));
        QVERIFY(!readMultipart("--C\r\n\r\n--C--", "B"));
        QVERIFY(
            !readMultipart("--B\r\n\r\n--Bx\r\n\r\n--B--", "B")); // RFC 2046: a boundary, and junk
        QVERIFY(!readMultipart("--B junk\r\n\r\n--B--", "B"));
        QVERIFY(!readMultipart("--B\r\nno colon\r\n\r\nx\r\n--B--", "B"));
        QVERIFY(!readMultipart("--B\r\nA: b\r\n\r\nbody that never ends", "B")->closed);
        QVERIFY(readMultipart("preamble\r\n--B--", "B")->closed);
        const auto bare = readMultipart("--B  \r\n\r\nbody\r\n--B--", "B");
        QVERIFY(bare && bare->closed && bare->parts.size() == 1 && bare->parts[0].bodyLength == 4);
        QVERIFY(!boundaryOf("multipart/form-data"));
        QVERIFY(!boundaryOf("multipart/form-data; boundary=\"\""));
        QVERIFY(!boundaryOf("multipart/form-data; boundary=" + std::string(71, 'x')));
        QVERIFY(!boundaryOf("multipart/mixed; boundary=B"));
        QCOMPARE(boundaryOf("Multipart/Form-Data; charset=x; boundary=\"a b\"").value_or(""),
                 std::string("a b"));
        // However it is cut, what is read stays within the body.
        for (std::size_t length = 0; length < kMultipart.size(); ++length) {
            const auto form = readMultipart(kMultipart.substr(0, length), "B");
            for (const FormPart& part : form ? form->parts : std::vector<FormPart>{})
                QVERIFY(part.bodyOffset + part.bodyLength <= length);
        }
    }

    void jsonIsReadWhereItIsJson() {
        Talk talk;
        const auto post = [&](const std::string& type, const std::string& body) {
            return jsonOf(
                talk.say(request("POST", "/post", "Content-Type: " + type + "\r\n", body)));
        };
        QCOMPARE(post("application/json", "{\"a\":[1]}")["json"]["a"][0], Json(1));
        QVERIFY(post("application/json; charset=utf-8", "nonsense")["json"].is_null());
        QVERIFY(post("text/plain", "{}")["json"].is_null());
        QCOMPARE(post("text/plain", "\xff\xfe")["data"], Json("\xef\xbf\xbd\xef\xbf\xbd"));
    }

    void trailersOfARequestAreShown() {
        Talk talk;
        const Json json =
            jsonOf(talk.say("PUT /put HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: "
                            "chunked\r\n\r\n3\r\nabc\r\n0\r\nA: b\r\nC: \r\nD:e f\r\n\r\n"));
        QCOMPARE(json["data"], Json("abc"));
        QCOMPARE(json["trailers"]["A"], Json("b"));
        QCOMPARE(json["trailers"]["D"], Json("e f"));
        QCOMPARE(json["trailers"]["C"], Json(""));
        QVERIFY(!jsonOf(talk.say(request("PUT", "/put", {}, "x"))).contains("trailers"));
        const std::string whole = "PUT /put HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: "
                                  "chunked\r\n\r\n0\r\nA: b\r\nC: \r\nD:e f\r\n\r\n";
        std::string answer;
        for (const char& byte : whole)
            answer += talk.say({&byte, 1});
        QCOMPARE(jsonOf(answer)["trailers"], json["trailers"]);
    }

    void longBodiesAreShownInPart() {
        HttpLimits limits;
        limits.site.maxShownBytes = 10;
        Talk talk(limits);
        const Json json = jsonOf(talk.say(request("PUT", "/put", {}, std::string(100'000, 'x'))));
        QCOMPARE(json["data"], Json("xxxxxxxxxx"));
        QCOMPARE(json["body_bytes"], Json(100'000));
    }

    void aCodedFormIsNotReadForAPlainOne() {
        Talk talk;
        const std::string answer =
            talk.say(request("POST", "/post", "Content-Encoding: gzip\r\n", "x"));
        QCOMPARE(statusOf(answer), 415);
        QCOMPARE(fieldOf(answer, "Accept-Encoding"), QString("identity"));
        QCOMPARE(
            statusOf(talk.say(request("POST", "/post", "Content-Encoding: identity\r\n", "x"))),
            200);
        QCOMPARE(fieldOf(talk.say(request("POST", "/echo", "Content-Encoding: br\r\n", "x")),
                         "Content-Encoding"),
                 QString("br"));
    }

    void redirectsStayHere_data() {
        QTest::addColumn<QString>("target");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("location");
        const auto row = [](const char* target, int status, const char* location = "") {
            QTest::newRow(target) << target << status << location;
        };
        row("/redirect/3", 302, "/redirect/2");
        row("/redirect/1", 302, "/get");
        row("/redirect/0", 400);
        row("/redirect/101", 400);
        row("/redirect-to?url=/a%3Fb", 302, "/a?b");
        row("/redirect-to?url=/&status_code=301", 301, "/");
        row("/redirect-to?url=/&status_code=303", 303, "/");
        row("/redirect-to?url=/&status_code=307", 307, "/");
        row("/redirect-to?url=/&status_code=308", 308, "/");
        row("/redirect-to?url=/&status_code=200", 400);
        row("/redirect-to?url=http://127.0.0.1:99/x", 302, "http://127.0.0.1:99/x");
        row("/redirect-to?url=http://localhost", 302, "http://localhost");
        row("/redirect-to?url=http://[::1]/", 302, "http://[::1]/");
        row("/redirect-to", 400);
        row("/redirect-to?url=http://example.com/", 400);
        row("/redirect-to?url=//example.com/", 400);
        row("/redirect-to?url=/%5Cexample.com/", 400);
        row("/redirect-to?url=http://127.0.0.1.example.com/", 400);
        row("/redirect-to?url=http://localhost@example.com/", 400);
        row("/redirect-to?url=http://localhost:1@example.com/", 400);
        row("/redirect-to?url=javascript:x", 400);
        row("/redirect-to?url=/a%0d%0aSet-Cookie:x", 400);
    }
    void redirectsStayHere() {
        QFETCH(QString, target);
        QFETCH(int, status);
        QFETCH(QString, location);
        Talk talk;
        const std::string answer = talk.say(request("GET", target.toStdString()));
        QCOMPARE(statusOf(answer), status);
        QCOMPARE(fieldOf(answer, "Location"), location);
    }

    void onlyTheRightPasswordGetsIn_data() {
        QTest::addColumn<QString>("field");
        QTest::addColumn<int>("status");
        QTest::newRow("right") << "Authorization: Basic dXNlcjpwYXNz\r\n" << 200; // user:pass
        QTest::newRow("any case, blanks") << "authorization: basic  dXNlcjpwYXNz\r\n" << 200;
        QTest::newRow("none") << "" << 401;
        QTest::newRow("wrong") << "Authorization: Basic dXNlcjpwYXNx\r\n" << 401;
        QTest::newRow("another scheme") << "Authorization: Bearer dXNlcjpwYXNz\r\n" << 401;
        QTest::newRow("nothing behind") << "Authorization: Basic\r\n" << 401;
        QTest::newRow("padded") << "Authorization: Basic dXNlcjpwYXNz=\r\n" << 401;
    }
    void onlyTheRightPasswordGetsIn() {
        QFETCH(QString, field);
        QFETCH(int, status);
        Talk talk;
        const std::string answer =
            talk.say(request("GET", "/basic-auth/user/pass", field.toStdString()));
        QCOMPARE(statusOf(answer), status);
        QCOMPARE(fieldOf(answer, "WWW-Authenticate").startsWith("Basic realm="), status == 401);
        QCOMPARE(statusOf(talk.say(request("GET", "/status/403"))), 403); // no password helps
        QCOMPARE(statusOf(talk.say(request("GET", "/basic-auth/user"))), 404);
    }
};

QTEST_GUILESS_MAIN(HttpDescribingTest)
#include "http_describing_test.moc"
