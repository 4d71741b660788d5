// SPDX-License-Identifier: GPL-3.0-or-later
// The site, through whole requests: each route, each method, each error.
#include "server/site/site.h"

#include <QTemporaryDir>

#include <filesystem>
#include <fstream>

#include "http/byte_ruler.h"
#include "http/status.h"
#include "kernel/calls.h"
#include "server/http_talk.h"
#include "server/site/media_type.h"
#include "server/site/target_path.h"

#include <sys/stat.h>

using namespace muxscope;
using namespace muxscope::server;

class SiteTest : public QObject {
    Q_OBJECT

private slots:
    void eachRouteAnswersItsMethods_data();
    void eachRouteAnswersItsMethods();
    void headHasTheFieldsOfGetAndNoBody_data();
    void headHasTheFieldsOfGetAndNoBody();
    void everyStatusIsAWholeResponse();
    void statusesCarryTheFieldsTheyNeed();
    void echoReturnsHeadOrBody();
    void filesAreCreatedReplacedReadAndDeleted();
    void postedFilesGetTheirOwnNames();
    void theStoreIsBounded();
    void fileNamesAreDecoded();
    void aDeletedFileIsStillSentToTheEnd();
    void bytesFollowThePattern();
    void theFirstPageLinksEveryRoute();
    void staticPagesAreServedFromTheRoot();
    void nothingOutsideTheRootCanBeNamed();
    void targetsAreSplitAndDecoded();
};

void SiteTest::eachRouteAnswersItsMethods_data() {
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("target");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("allow");
    const auto row = [](const char* method, const char* target, int status,
                        const char* allow = "") {
        QTest::addRow("%s %s", method, target) << method << target << status << allow;
    };
    const char* const reading = "GET, HEAD, OPTIONS";
    row("GET", "/", 200);
    row("GET", "/hello", 200);
    row("GET", "/hello?any=query", 200);
    row("GET", "/%68ello", 200);
    row("GET", "/hello/", 404);
    row("GET", "/hell", 404);
    row("GET", "/hello%00", 400);
    row("GET", "/%zz", 400);
    row("POST", "/hello", 405, reading);
    row("TRACE", "/hello", 405, reading);
    row("PATCH", "/hello", 405, reading);
    row("OPTIONS", "/hello", 204, reading);
    row("OPTIONS", "/files/x", 204, "GET, HEAD, PUT, DELETE, OPTIONS");
    row("OPTIONS", "*", 204, "GET, HEAD, POST, PUT, DELETE, OPTIONS");
    row("OPTIONS", "/nowhere", 404);
    row("POST", "/nowhere", 404);
    row("PURGE", "/hello", 501);
    row("get", "/hello", 501);
    row("GET", "/bytes/0", 200);
    row("GET", "/bytes/", 404);
    row("GET", "/bytes/100000001", 400);
    row("GET", "/bytes/-1", 400);
    row("GET", "/bytes/1x", 400);
    row("GET", "/bytes/99999999999999999999", 400);
    row("GET", "/delay/0", 200);
    row("GET", "/delay/60.001", 400);
    row("GET", "/delay/0.1234", 400);
    row("GET", "/delay/1.", 400);
    row("GET", "/delay/.5", 400);
    row("GET", "/status/200", 200);
    row("DELETE", "/status/503", 503);
    row("GET", "/status/199", 400);
    row("GET", "/status/600", 400);
    row("GET", "/status/abc", 400);
    row("POST", "/files", 411);
    row("PUT", "/files/x", 411);
    row("POST", "/files/x", 405, "GET, HEAD, PUT, DELETE, OPTIONS");
    row("DELETE", "/files/x", 404);
    row("GET", "/files/x/y", 404);
    row("GET", "/files/", 404);
    row("POST", "/echo", 200);
}

void SiteTest::eachRouteAnswersItsMethods() {
    QFETCH(QString, method);
    QFETCH(QString, target);
    QFETCH(int, status);
    QFETCH(QString, allow);
    Talk talk;
    const std::string answer = talk.say(request(method.toStdString(), target.toStdString()));
    QCOMPARE(statusOf(answer), status);
    QCOMPARE(fieldOf(answer, "Allow"), allow);
    QCOMPARE(fieldOf(answer, "Date"), QString("Sun, 06 Nov 1994 08:49:37 GMT"));
    QVERIFY(!talk.closes());
    const auto messages = http::ruleStream(answer, http::MessageParser::Kind::Response);
    QCOMPARE(messages.size(), std::size_t(1));
    QVERIFY(messages[0].parser.complete());
}

void SiteTest::headHasTheFieldsOfGetAndNoBody_data() {
    QTest::addColumn<QString>("target");
    for (const char* target : {"/", "/hello", "/echo", "/bytes/70000", "/status/404", "/status/204",
                               "/status/304", "/files", "/files/none", "/nowhere", "/delay/0"})
        QTest::newRow(target) << target;
}

void SiteTest::headHasTheFieldsOfGetAndNoBody() {
    QFETCH(QString, target);
    Talk talk;
    std::string get = talk.say(request("GET", target.toStdString()));
    std::string head = talk.say(request("HEAD", target.toStdString()));
    get.resize(get.find("\r\n\r\n") + 4);
    if (target == "/echo") { // says the method itself
        get.replace(get.find("Content-Length: "), 18, "");
        head.replace(head.find("Content-Length: "), 18, "");
    }
    QCOMPARE(printable(head), printable(get));
}

void SiteTest::everyStatusIsAWholeResponse() {
    Talk talk;
    for (int code = 200; code <= 599; ++code) {
        const std::string answer = talk.say(request("GET", "/status/" + std::to_string(code)));
        const auto messages = http::ruleStream(answer, http::MessageParser::Kind::Response);
        QCOMPARE(messages.size(), std::size_t(1));
        QVERIFY(messages[0].parser.complete());
        QCOMPARE(messages[0].parser.statusCode(), code);
        const bool empty = code == 204 || code == 205 || code == 304;
        QCOMPARE(messages[0].parser.bodyBytesSeen() == 0, empty);
        QCOMPARE(messages[0].parser.hasContentLength(), code != 204 && code != 304);
    }
}

void SiteTest::statusesCarryTheFieldsTheyNeed() {
    Talk talk;
    const std::pair<const char*, const char*> rows[] = {
        {"301", "Location"}, {"308", "Location"},           {"401", "WWW-Authenticate"},
        {"405", "Allow"},    {"407", "Proxy-Authenticate"}, {"416", "Content-Range"},
        {"426", "Upgrade"},  {"429", "Retry-After"},        {"503", "Retry-After"},
    };
    for (const auto& [code, field] : rows)
        QVERIFY2(
            !fieldOf(talk.say(request("GET", std::string("/status/") + code)), field).isEmpty(),
            code);
}

void SiteTest::echoReturnsHeadOrBody() {
    Talk talk;
    const std::string get = request("GET", "/echo?a=b", "X-Own: 1\r\n");
    QCOMPARE(bodyOf(talk.say(get)), printable(get));
    const std::string answer = talk.say(request("PUT", "/echo", "", std::string("a\0b", 3)));
    QCOMPARE(bodyOf(answer), printable(std::string("a\0b", 3)));
    QCOMPARE(fieldOf(answer, "Content-Type"), QString("application/octet-stream"));
}

void SiteTest::filesAreCreatedReplacedReadAndDeleted() {
    Talk talk;
    const std::string created =
        talk.say(request("PUT", "/files/note", "Content-Type: text/x\r\n", "one"));
    QCOMPARE(statusOf(created), 201);
    QCOMPARE(fieldOf(created, "Location"), QString("/files/note"));
    QCOMPARE(
        statusOf(talk.say(request("PUT", "/files/note", "Content-Type: text/y\r\n", "second"))),
        204);
    const std::string read = talk.say(request("GET", "/files/note"));
    QCOMPARE(bodyOf(read), QString("second"));
    QCOMPARE(fieldOf(read, "Content-Type"), QString("text/y"));
    QCOMPARE(bodyOf(talk.say(request("GET", "/files"))), QString("note 6\n"));
    QCOMPARE(statusOf(talk.say(request("DELETE", "/files/note"))), 204);
    QCOMPARE(statusOf(talk.say(request("DELETE", "/files/note"))), 404);
    QCOMPARE(statusOf(talk.say(request("GET", "/files/note"))), 404);
    QCOMPARE(talk.protocol().site().store().bytesHeld(), std::size_t(0));
    QCOMPARE(statusOf(talk.say(request("PUT", "/files/empty", "Content-Length: 0\r\n"))), 201);
    QCOMPARE(fieldOf(talk.say(request("GET", "/files/empty")), "Content-Length"), QString("0"));
}

void SiteTest::postedFilesGetTheirOwnNames() {
    Talk talk;
    talk.say(request("PUT", "/files/2", "", "taken"));
    const std::string first = talk.say(request("POST", "/files", "", "a"));
    QCOMPARE(statusOf(first), 201);
    QCOMPARE(fieldOf(first, "Location"), QString("/files/1"));
    QCOMPARE(fieldOf(talk.say(request("POST", "/files", "", "a")), "Location"),
             QString("/files/3"));
    QCOMPARE(bodyOf(talk.say(request("GET", "/files/2"))), QString("taken"));
}

void SiteTest::theStoreIsBounded() {
    HttpLimits limits;
    limits.site.files = {2, 10, 5};
    Talk talk(limits);
    QCOMPARE(statusOf(talk.say(request("PUT", "/files/a", "", "12345678901"))), 507);
    QCOMPARE(statusOf(talk.say(request("PUT", "/files/a", "", "1234567890"))), 201);
    QCOMPARE(statusOf(talk.say(request("PUT", "/files/b", "", "1"))), 507);
    QCOMPARE(statusOf(talk.say(request("PUT", "/files/a", "", "123456789"))), 204);
    QCOMPARE(statusOf(talk.say(request("PUT", "/files/b", "", "1"))), 201);
    QCOMPARE(statusOf(talk.say(request("POST", "/files", "Content-Length: 0\r\n"))), 507);
    QCOMPARE(statusOf(talk.say(request("PUT", "/files/toolong", "", "1"))), 400);
}

void SiteTest::fileNamesAreDecoded() {
    Talk talk;
    const std::string created = talk.say(request("PUT", "/files/a%20%E4%BD%A0", "", "x"));
    QCOMPARE(fieldOf(created, "Location"), QString("/files/a%20%E4%BD%A0"));
    QVERIFY(talk.protocol().site().store().find("a \xe4\xbd\xa0"));
    QCOMPARE(statusOf(talk.say(request("PUT", "/files/a%2Fb", "", "x"))), 404);
    const std::string tricky = talk.say(request("PUT", "/files/%0D%0AX:1", "", "x"));
    QCOMPARE(statusOf(tricky), 201);
    QCOMPARE(fieldOf(tricky, "Location"), QString("/files/%0D%0AX%3A1"));
}

void SiteTest::aDeletedFileIsStillSentToTheEnd() {
    Talk talk;
    const std::string body(100'000, 'b');
    talk.say(request("PUT", "/files/big", "", body));
    talk.conversation().onBytes(request("GET", "/files/big") + request("DELETE", "/files/big"), 0);
    const std::string answers = talk.sent();
    QVERIFY(answers.find(body + "HTTP/1.1 204 ") != std::string::npos);
}

void SiteTest::bytesFollowThePattern() {
    Talk talk;
    for (const std::size_t count : {1u, 64u, 65u, 16'384u, 16'385u, 1'048'577u, 3'000'000u}) {
        const std::string answer = talk.say(request("GET", "/bytes/" + std::to_string(count)));
        const std::string body = answer.substr(answer.find("\r\n\r\n") + 4);
        QCOMPARE(body.size(), count);
        for (std::size_t i = 64; i < body.size(); ++i) {
            if (body[i] != body[i - 64])
                QFAIL("the pattern breaks");
        }
    }
}

void SiteTest::theFirstPageLinksEveryRoute() {
    Talk talk;
    const QString page = bodyOf(talk.say(request("GET", "/")));
    for (const Route& route : routes())
        QVERIFY(page.contains("href=\"" + printable(std::string(route.path))));
    QVERIFY(page.endsWith("</html>\n"));
}

namespace {

std::unique_ptr<FileReader> readerOf(const std::filesystem::path& root) {
    static kernel::Calls calls(nullptr, nullptr, ThreadId{1}); // records nothing
    return std::make_unique<KernelFileReader>(calls, root.string());
}

void write(const std::filesystem::path& path, const std::string& text) {
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << text;
}

} // namespace

void SiteTest::staticPagesAreServedFromTheRoot() {
    QTemporaryDir folder;
    const std::filesystem::path root = folder.path().toStdString();
    write(root / "a b.txt", "spaced");
    write(root / "docs/index.html", "<p>docs");
    write(root / "big.bin", std::string(100'000, 'x'));
    write(root / "empty.css", "");
    Talk talk({}, readerOf(root));
    const std::string text = talk.say(request("GET", "/a%20b.txt"));
    QCOMPARE(bodyOf(text), QString("spaced"));
    QCOMPARE(fieldOf(text, "Content-Type"), QString("text/plain; charset=utf-8"));
    QCOMPARE(bodyOf(talk.say(request("GET", "/docs/"))), QString("<p>docs"));
    const std::string moved = talk.say(request("GET", "/docs"));
    QCOMPARE(statusOf(moved), 301);
    QCOMPARE(fieldOf(moved, "Location"), QString("/docs/"));
    std::filesystem::create_directories(root / "a b" / "c");
    QCOMPARE(fieldOf(talk.say(request("GET", "/a%20b/c")), "Location"), QString("/a%20b/c/"));
    QCOMPARE(bodyOf(talk.say(request("GET", "/big.bin"))).size(), 100'000);
    QCOMPARE(fieldOf(talk.say(request("HEAD", "/big.bin")), "Content-Length"), QString("100000"));
    QCOMPARE(fieldOf(talk.say(request("GET", "/empty.css")), "Content-Length"), QString("0"));
    QCOMPARE(statusOf(talk.say(request("GET", "/none"))), 404);
    QCOMPARE(statusOf(talk.say(request("PUT", "/a%20b.txt", "", "x"))), 405);
    QVERIFY(bodyOf(talk.say(request("GET", "/"))).contains("Muxscope"));
    write(root / "index.html", "own");
    QCOMPARE(bodyOf(talk.say(request("GET", "/"))), QString("own"));
    QVERIFY(mediaTypeOf("x.PNG") == "image/png");
    QVERIFY(mediaTypeOf("png") == "application/octet-stream");
}

void SiteTest::nothingOutsideTheRootCanBeNamed() {
    QTemporaryDir folder;
    const std::filesystem::path base = folder.path().toStdString();
    write(base / "secret.txt", "secret");
    write(base / "root/in/page.txt", "page");
    std::filesystem::create_symlink(base / "secret.txt", base / "root/link.txt");
    std::filesystem::create_directory_symlink(base, base / "root/up");
    QCOMPARE(::mkfifo((base / "root/pipe").c_str(), 0600), 0);
    Talk talk({}, readerOf(base / "root"));
    QCOMPARE(bodyOf(talk.say(request("GET", "/in/page.txt"))), QString("page"));
    for (const char* target :
         {"/../secret.txt", "/in/../../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt",
          "/in/..%2f..%2fsecret.txt", "//secret.txt", "/./in/page.txt", "/in//page.txt",
          "/link.txt", "/up/secret.txt", "/..\\secret.txt", "/..%5csecret.txt", "/pipe",
          "/in/page.txt/", "/in/page.txt/x"}) {
        const std::string answer = talk.say(request("GET", target));
        QVERIFY2(statusOf(answer) == 404, target);
        QVERIFY(!bodyOf(answer).contains("secret\n"));
    }
    QCOMPARE(statusOf(talk.say(request("GET", "/in/page.txt%00.html"))), 400);
}

void SiteTest::targetsAreSplitAndDecoded() {
    const auto check = [](const char* target, const char* path, const char* query) {
        const TargetParts parts = splitTarget(target);
        QVERIFY2(parts.path == path && parts.query == query, target);
    };
    check("/", "/", "");
    check("/a?b?c", "/a", "b?c");
    check("http://h:1/a?b", "/a", "b");
    check("http://h", "/", "");
    check("http://h?q", "/", "q");
    std::string decoded;
    QVERIFY(percentDecode("a%2Fb%41", decoded) && decoded == "a/bA");
    for (const char* broken : {"%", "%4", "%4g", "%g4", "a%00"})
        QVERIFY2(!percentDecode(broken, decoded), broken);
    QVERIFY(isPlainPath("a/b.c") && isPlainPath("...") && !isPlainPath("a/../b") &&
            !isPlainPath(""));
}

QTEST_GUILESS_MAIN(SiteTest)
#include "site_test.moc"
