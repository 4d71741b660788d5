// SPDX-License-Identifier: GPL-3.0-or-later
// Clients that are wrong, slow or unlucky, while a normal one is served; and curl, which is neither.
#include "http/byte_ruler.h"
#include "live/running_server.h"

#include <QProcess>
#include <QStandardPaths>

#include <random>

using namespace muxscope;
using namespace muxscope::test;

namespace {

std::string request(const std::string& target) {
    return "GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n";
}

// Random bytes, a request with a random byte changed, or one cut at random.
std::string garbage(std::mt19937& random) {
    const auto upTo = [&](std::size_t n) {
        return std::uniform_int_distribution<std::size_t>(0, n)(random);
    };
    static const std::string kGood =
        "POST /post HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nTransfer-Encoding: "
        "chunked\r\n\r\n5\r\nhello\r\n0\r\nA: b\r\n\r\n";
    std::string text = kGood;
    switch (upTo(3)) {
    case 0:
        text.assign(upTo(300) + 1, '\0');
        for (char& c : text)
            c = static_cast<char>(upTo(255));
        break;
    case 1:
        for (std::size_t i = upTo(4) + 1; i > 0; --i)
            text[upTo(text.size() - 1)] = static_cast<char>(upTo(255));
        break;
    case 2:
        text.resize(upTo(text.size() - 1) + 1);
        break;
    default:
        text.insert(upTo(text.size()), kGood.substr(upTo(60), upTo(40)));
    }
    return text;
}

// Every answer is one, and framed as it says.
void requireWholeResponses(const std::string& answers) {
    for (const auto& message :
         http::ruleStream(answers, http::MessageParser::Kind::Response, {}, true))
        QVERIFY2(message.parser.complete(), answers.c_str());
}

} // namespace

class HttpAbuseTest : public QObject {
    Q_OBJECT
private slots:
    void garbageIsAnsweredOrClosedWhileANormalClientIsServed_data() { eachModelThatShares(); }
    void garbageIsAnsweredOrClosedWhileANormalClientIsServed() {
        QFETCH(QString, model);
        RunningServer server(model);
        QVERIFY(server.listens());
        auto normal = connectTo(server);
        std::mt19937 random(2026);
        for (int i = 0; i < 1'000; ++i) {
            auto peer = connectTo(server);
            peer.send(garbage(random)); // may be refused before it is sent to its end
            peer.finishSending();
            requireWholeResponses(peer.receiveAll());
            QVERIFY(peer.ended());
            if (i % 20 != 0)
                continue;
            QVERIFY(normal.send(kGet));
            QVERIFY(normal.receiveResponse().ends_with("Hello, world!"));
        }
    }

    void aFailingHandlerHarmsNobodyElse_data() { eachModelThatShares(); }
    void aFailingHandlerHarmsNobodyElse() {
        QFETCH(QString, model);
        RunningServer server(model);
        QVERIFY(server.listens());
        auto normal = connectTo(server);
        auto unlucky = connectTo(server);
        for (const char* target : {"/throw", "/throw/bad_alloc", "/throw/x"}) {
            QVERIFY(unlucky.send(request(target)));
            QVERIFY(unlucky.receiveResponse().starts_with("HTTP/1.1 500 "));
            QVERIFY(normal.send(kGet));
            QVERIFY(normal.receiveResponse().ends_with("Hello, world!"));
        }
    }

    void aDrippingHeadGets408_data() { eachModelThatShares(); }
    void aDrippingHeadGets408() {
        QFETCH(QString, model);
        server::ServerOptions options;
        options.limits.headerNs = 50'000'000;
        RunningServer server(model, options);
        QVERIFY(server.listens());
        auto silent = connectTo(server); // says nothing: nothing is owed to it
        auto slow = connectTo(server);
        QVERIFY(slow.send("GET / HTTP/1.1\r\nHost: "));
        QVERIFY(comesTrue(
            [&] { return slow.send("x") && server.text().find("408") != server.text().npos; }));
        const std::string answer = slow.receiveAll();
        QVERIFY2(answer.starts_with("HTTP/1.1 408 Request Timeout\r\n"), answer.c_str());
        QVERIFY(answer.find("\r\nConnection: close\r\n") != std::string::npos);
        QVERIFY(silent.send(kGet));
        QVERIFY(silent.receiveResponse().ends_with("Hello, world!"));
    }

    void manyStreamsAndABodyInDropsAreServedTogether_data() { eachModelThatShares(); }
    void manyStreamsAndABodyInDropsAreServedTogether() {
        QFETCH(QString, model);
        RunningServer server(model);
        QVERIFY(server.listens());
        auto drops = connectTo(server);
        QVERIFY(drops.send("GET /drip?duration=0.2&numbytes=20 HTTP/1.0\r\n\r\n"));
        std::vector<peer::Peer> streams;
        for (int i = 0; i < 4; ++i) {
            streams.push_back(connectTo(server, 4'096));
            QVERIFY(streams.back().send("GET /stream/20000 HTTP/1.0\r\n\r\n"));
        }
        auto other = connectTo(server);
        QVERIFY(other.send(kGet));
        QVERIFY(other.receiveResponse().ends_with("Hello, world!"));
        for (auto& peer : streams)
            QVERIFY(peer.receiveAll().ends_with("{\"line\": 20000, \"of\": 20000}\n"));
        QVERIFY(drops.receiveAll().ends_with("\r\n\r\n" + std::string(20, '*')));
    }

    void curlAgrees_data() {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("expected"); // code, bytes of the body, redirects
        const auto row = [](const char* name, const QStringList& arguments, const char* target,
                            const char* expected) {
            QTest::newRow(name) << arguments << target << expected;
        };
        row("hello", {}, "/hello", "200 13 0");
        row("stream", {}, "/stream/3", "200 63 0");
        row("stream to 1.0", {"-0"}, "/stream/3", "200 63 0");
        row("redirects", {"-L"}, "/redirect/5", "200 ? 5");
        row("a password", {"-u", "user:secret"}, "/basic-auth/user/secret", "200 ? 0");
        row("a wrong password", {"-u", "user:x"}, "/basic-auth/user/secret", "401 ? 0");
        row("a range", {"-r", "10-19"}, "/range/100", "206 10 0");
        row("ranges", {"-r", "0-1,5-6"}, "/range/100", "206 ? 0");
        row("nothing in range", {"-r", "200-"}, "/range/100", "416 ? 0");
        row("a form", {"-d", "a=1&b=2"}, "/post", "200 ? 0");
        row("a multipart form", {"-F", "a=1", "-F", "b=2;type=text/x"}, "/post", "200 ? 0");
        row("a put", {"-T", "-"}, "/put", "200 ? 0");
        row("100-continue", {"-H", "Expect: 100-continue", "-d", "x"}, "/anything", "200 ? 0");
        row("no body for 405", {"-H", "Expect: 100-continue", "-d", "x"}, "/hello", "405 ? 0");
        row("not acceptable", {"-H", "Accept: image/png"}, "/hello", "406 ? 0");
        row("not modified", {"-H", "If-None-Match: \"x\""}, "/etag/x", "304 0 0");
        row("an unknown method", {"-X", "BREW"}, "/hello", "501 ? 0");
        row("drops", {}, "/drip?duration=0.05&numbytes=9&code=203", "203 9 0");
    }
    void curlAgrees() {
        QFETCH(QStringList, arguments);
        QFETCH(QString, target);
        QFETCH(QString, expected);
        const QString curl = QStandardPaths::findExecutable("curl");
        if (curl.isEmpty())
            QSKIP("curl is not installed");
        RunningServer server("epoll");
        QVERIFY(server.listens());
        QProcess process;
        process.start(
            curl, QStringList{"-s", "-S", "--max-time", "20", "--noproxy", "*", "-o", "/dev/null",
                              "-w", "%{http_code} %{size_download} %{num_redirects}"} +
                      arguments +
                      QStringList{
                          QStringLiteral("http://127.0.0.1:%1%2").arg(server.port()).arg(target)});
        process.closeWriteChannel();
        QVERIFY(process.waitForFinished(25'000));
        const QString said = process.readAllStandardOutput() + process.readAllStandardError();
        const QStringList got = said.split(' ');
        const QStringList wanted = expected.split(' ');
        QVERIFY2(got.size() == wanted.size(), qPrintable(said));
        for (int i = 0; i < wanted.size(); ++i)
            QVERIFY2(wanted[i] == "?" || wanted[i] == got[i], qPrintable(said));
    }

private:
    static void eachModelThatShares() {
        QTest::addColumn<QString>("model");
        for (const char* name : {"select", "poll", "epoll"})
            QTest::newRow(name) << name;
    }
};

QTEST_GUILESS_MAIN(HttpAbuseTest)
#include "http_abuse_test.moc"
