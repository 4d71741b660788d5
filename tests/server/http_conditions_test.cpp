// SPDX-License-Identifier: GPL-3.0-or-later
// Conditions, ranges and the client's Accept: RFC 9110 sections 12 to 14, row by row.
#include "server/http_talk.h"
#include "server/site/accept.h"
#include "server/site/byte_range.h"

using namespace muxscope;
using namespace muxscope::server;

namespace {

constexpr const char* kStarted = "Sun, 06 Nov 1994 08:49:37 GMT"; // Last-Modified of /cache
constexpr const char* kBefore = "Sun, 06 Nov 1994 08:49:36 GMT";
constexpr const char* kAfter = "Sunday, 06-Nov-94 08:49:38 GMT";

} // namespace

class HttpConditionsTest : public QObject {
    Q_OBJECT

private slots:
    void conditionsAreLookedAtInOrder_data() {
        QTest::addColumn<QString>("fields");
        QTest::addColumn<int>("status");
        const auto row = [](const QString& fields, int status) {
            QTest::newRow(qPrintable(fields)) << fields << status;
        };
        const QString before(kBefore);
        const QString started(kStarted);
        const QString after(kAfter);
        row("If-None-Match: \"muxscope-cache\"", 304);
        row("If-None-Match: W/\"muxscope-cache\"", 304);
        row("If-None-Match: \"a\", \"muxscope-cache\"", 304);
        row("If-None-Match: \"a\"", 200);
        row("If-None-Match: *", 304);
        row("If-Match: \"muxscope-cache\"", 200);
        row("If-Match: W/\"muxscope-cache\"", 412); // strong comparison
        row("If-Match: *", 200);
        row("If-Match: \"a\"", 412);
        row("If-Match: nonsense", 412);
        row("If-Modified-Since: " + started, 304);
        row("If-Modified-Since: " + after, 304);
        row("If-Modified-Since: " + before, 200);
        row("If-Modified-Since: Sun Nov  6 08:49:37 1994", 304);
        row("If-Modified-Since: yesterday", 200);
        row("If-Unmodified-Since: " + before, 412);
        row("If-Unmodified-Since: " + started, 200);
        row("If-None-Match: \"a\"\r\nIf-Modified-Since: " + after, 200); // the tag decides
        row("If-Match: \"muxscope-cache\"\r\nIf-Unmodified-Since: " + before, 200); // likewise
        row("If-Match: \"a\"\r\nIf-None-Match: \"muxscope-cache\"", 412);
        row("If-Match: *\r\nIf-None-Match: \"muxscope-cache\"", 304);
    }
    void conditionsAreLookedAtInOrder() {
        QFETCH(QString, fields);
        QFETCH(int, status);
        for (const char* method : {"GET", "HEAD"}) {
            Talk talk;
            const std::string answer =
                talk.say(request(method, "/cache", fields.toStdString() + "\r\n"));
            QCOMPARE(statusOf(answer), status);
            QCOMPARE(fieldOf(answer, "ETag").isEmpty(), status == 412);
            QCOMPARE(fieldOf(answer, "Last-Modified"),
                     status == 412 ? QString() : QString(kStarted));
            if (status == 304)
                QVERIFY(fieldOf(answer, "Content-Length").isEmpty() && bodyOf(answer).isEmpty());
            QVERIFY(!talk.closes());
        }
    }

    void conditionsGuardWhatIsChanged() {
        Talk talk;
        const auto put = [&](const std::string& fields, const std::string& body) {
            return talk.say(request("PUT", "/files/a", fields, body));
        };
        QCOMPARE(statusOf(put("If-Match: *\r\n", "one")), 412); // there is none yet
        QCOMPARE(statusOf(put("If-None-Match: *\r\n", "one")), 201);
        QCOMPARE(statusOf(put("If-None-Match: *\r\n", "two")), 412);
        const QString tag = fieldOf(talk.say(request("GET", "/files/a")), "ETag");
        QVERIFY(tag.startsWith('"'));
        QCOMPARE(statusOf(put("If-Match: \"other\"\r\n", "two")), 412);
        const std::string replaced = put("If-Match: " + tag.toStdString() + "\r\n", "two");
        QCOMPARE(statusOf(replaced), 204);
        QVERIFY(fieldOf(replaced, "ETag") != tag);
        QCOMPARE(bodyOf(talk.say(request("GET", "/files/a"))), QString("two"));
        QCOMPARE(fieldOf(put("", "two"), "ETag"), fieldOf(replaced, "ETag")); // idempotent
        QCOMPARE(statusOf(talk.say(request("DELETE", "/files/a", "If-Match: \"x\"\r\n"))), 412);
        QCOMPARE(statusOf(talk.say(request("DELETE", "/files/a"))), 204);
        QCOMPARE(statusOf(put("Content-Range: bytes 0-1/2\r\n", "ab")), 400);
    }

    void aCodedBodyIsKeptAsItIs() {
        Talk talk;
        talk.say(request("PUT", "/files/z", "Content-Encoding: gzip\r\nContent-Type: a/b\r\n",
                         "\x1f\x8b"));
        const std::string answer = talk.say(request("GET", "/files/z"));
        QCOMPARE(fieldOf(answer, "Content-Encoding"), QString("gzip"));
        QCOMPARE(fieldOf(answer, "Content-Type"), QString("a/b"));
        // The words about a range that cannot be had are not coded.
        const std::string none = talk.say(request("GET", "/files/z", "Range: bytes=9-\r\n"));
        QCOMPARE(statusOf(none), 416);
        QVERIFY(fieldOf(none, "Content-Encoding").isEmpty());
        QCOMPARE(fieldOf(none, "Content-Range"), QString("bytes */2"));
    }

    void aRangeGivesThatPart_data() {
        QTest::addColumn<QString>("range");
        QTest::addColumn<QString>("contentRange"); // empty: the whole
        QTest::addColumn<int>("status");
        const auto row = [](const char* range, const char* contentRange, int status) {
            QTest::newRow(range) << range << contentRange << status;
        };
        row("bytes=0-9", "bytes 0-9/100", 206);
        row("bytes=90-", "bytes 90-99/100", 206);
        row("bytes=-10", "bytes 90-99/100", 206);
        row("bytes=-1000", "bytes 0-99/100", 206);
        row("bytes=99-1000", "bytes 99-99/100", 206);
        row("BYTES=0-0", "bytes 0-0/100", 206);
        row("bytes=0-1,200-300", "bytes 0-1/100", 206); // one of two can be had
        row("bytes=0-99999999999999999999999", "bytes 0-99/100", 206);
        row("bytes=100-", "bytes */100", 416);
        row("bytes=-0", "bytes */100", 416);
        row("bytes=99999999999999999999999-", "bytes */100", 416);
        row("bytes=5-4", "", 200);
        row("bytes=a-b", "", 200);
        row("bytes=", "", 200);
        row("bytes=--1", "", 200);
        row("bytes=+1-2", "", 200);
        row("lines=0-1", "", 200);
        row("bytes=0-9,0-9,0-9,0-9", "", 200); // overlapping
    }
    void aRangeGivesThatPart() {
        QFETCH(QString, range);
        QFETCH(QString, contentRange);
        QFETCH(int, status);
        Talk talk;
        const QString whole = bodyOf(talk.say(request("GET", "/range/100")));
        const std::string fields = "Range: " + range.toStdString() + "\r\n";
        const std::string answer = talk.say(request("GET", "/range/100", fields));
        QCOMPARE(statusOf(answer), status);
        QCOMPARE(fieldOf(answer, "Content-Range"), contentRange);
        QCOMPARE(fieldOf(answer, "Accept-Ranges"), status == 416 ? QString() : QString("bytes"));
        if (status == 206) {
            const QStringList ends = contentRange.mid(6).split('/').front().split('-');
            const int from = ends[0].toInt();
            QCOMPARE(bodyOf(answer), whole.mid(from, ends[1].toInt() - from + 1));
            QCOMPARE(fieldOf(answer, "ETag"), QString("\"range100\""));
        } else if (status == 200) {
            QCOMPARE(bodyOf(answer), whole);
        }
        // HEAD has no ranges (RFC 9110 section 14.2).
        QCOMPARE(statusOf(talk.say(request("HEAD", "/range/100", fields))), 200);
        // Who does not honour them does not say so.
        const std::string bytes = talk.say(request("GET", "/bytes/100", fields));
        QCOMPARE(statusOf(bytes), 200);
        QVERIFY(fieldOf(bytes, "Accept-Ranges").isEmpty());
    }

    void severalRangesComeInParts() {
        Talk talk;
        const std::string answer =
            talk.say(request("GET", "/range/2000000", "Range: bytes=0-1, 1048575-1048577,-2\r\n"));
        QCOMPARE(statusOf(answer), 206);
        QVERIFY(fieldOf(answer, "Content-Range").isEmpty());
        const QString type = fieldOf(answer, "Content-Type");
        QVERIFY(type.startsWith("multipart/byteranges; boundary="));
        const QString line = "--" + type.mid(type.indexOf('=') + 1);
        const QString body = bodyOf(answer);
        const QStringList parts = body.split(line);
        QCOMPARE(parts.size(), 5);
        const auto part = [](const char* range, const char* bytes) {
            return QStringLiteral("\r\nContent-Type: application/octet-stream\r\nContent-Range: "
                                  "bytes %1/2000000\r\n\r\n%2\r\n")
                .arg(QString(range), QString(bytes));
        };
        QCOMPARE(parts[1], part("0-1", "01"));
        QCOMPARE(parts[2], part("1048575-1048577", "\n01")); // across the seam of the pattern
        QCOMPARE(parts[3], part("1999998-1999999", "-\n"));  // 62 and 63 of a row of 64
        QCOMPARE(parts[4], QString("--\r\n"));
        QCOMPARE(fieldOf(answer, "Content-Length").toLongLong(), qint64(body.size()));
    }

    void ifRangeGivesTheWholeWhenItChanged_data() {
        QTest::addColumn<QString>("condition");
        QTest::addColumn<int>("status");
        QTest::newRow("same") << "\"range100\"" << 206;
        QTest::newRow("other") << "\"range99\"" << 200;
        QTest::newRow("weak") << "W/\"range100\"" << 200;
        QTest::newRow("date") << kStarted << 200; // it has none
        QTest::newRow("nonsense") << "x" << 200;
    }
    void ifRangeGivesTheWholeWhenItChanged() {
        QFETCH(QString, condition);
        QFETCH(int, status);
        Talk talk;
        const std::string answer =
            talk.say(request("GET", "/range/100",
                             "Range: bytes=0-1\r\nIf-Range: " + condition.toStdString() + "\r\n"));
        QCOMPARE(statusOf(answer), status);
    }

    void manyRangesAreNotWorthIt() {
        std::string field = "bytes=0-0";
        for (int i = 1; i < 33; ++i)
            field += "," + std::to_string(i * 10) + "-" + std::to_string(i * 10);
        QVERIFY(!satisfiableRanges(field, 10'000));
        QVERIFY(satisfiableRanges(field.substr(0, field.rfind(',')), 10'000)->size() == 32);
        QVERIFY(satisfiableRanges("bytes=0-0", 0)->empty());
    }

    void acceptDecides_data() {
        QTest::addColumn<QString>("accept");
        QTest::addColumn<bool>("fits"); // text/html
        const auto row = [](const char* accept, bool fits) {
            QTest::newRow(accept) << accept << fits;
        };
        row("text/html", true);
        row("TEXT/HTML", true);
        row("text/*", true);
        row("*/*", true);
        row("image/png", false);
        row("image/png, */*;q=0.1", true);
        row("text/html;q=0", false);
        row("text/html;q=0, */*", false); // the most specific decides
        row("text/*;q=0, text/html", true);
        row("text/html;level=1;q=0.000", false);
        row("text/html;level=\"a,b;q=0\"", true);
        row("text/html;q=2", true); // no valid range: as if there were none
        row("nonsense", true);
        row("", true);
        row(",,image/png", false);
    }
    void acceptDecides() {
        QFETCH(QString, accept);
        QFETCH(bool, fits);
        QCOMPARE(accepts(accept.toStdString(), "text/html; charset=utf-8"), fits);
        Talk talk;
        const std::string answer =
            talk.say(request("GET", "/", "Accept: " + accept.toStdString() + "\r\n"));
        QCOMPARE(statusOf(answer), fits ? 200 : 406);
    }
    void fieldsThatComeTwiceAreOneList() {
        Talk talk;
        const auto get = [&](const std::string& fields) {
            return statusOf(talk.say(request("GET", "/range/9", fields)));
        };
        QCOMPARE(get("Accept: image/png\r\nAccept: application/*\r\n"), 200);
        QCOMPARE(get("Accept: image/png\r\nAccept: text/*\r\n"), 406);
        QCOMPARE(get("Range: bytes=0-1\r\nRange: bytes=2-3\r\n"), 200); // no valid range
    }
    void conditionsAreForWhatWouldBeASuccess() {
        Talk talk;
        for (const char* condition : {"If-None-Match: \"x\"\r\n", "If-Match: \"y\"\r\n"})
            QCOMPARE(statusOf(talk.say(
                         request("GET", "/etag/x", std::string(condition) + "Accept: a/b\r\n"))),
                     406);
    }
};

QTEST_GUILESS_MAIN(HttpConditionsTest)
#include "http_conditions_test.moc"
