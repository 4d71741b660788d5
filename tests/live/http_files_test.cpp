// SPDX-License-Identifier: GPL-3.0-or-later
// --root over real sockets: sendfile, short sends, ranges, what the World makes of bytes it never saw, and
// every way out of the folder that was ever tried.
#include "live/running_server.h"
#include "world/byte_breakdown.h"
#include "world/world_text.h"

#include <QTemporaryDir>

#include <filesystem>
#include <fstream>
#include <set>

using namespace muxscope;
using namespace muxscope::test;
using trace::Call;
using trace::Event;

namespace {

constexpr std::string_view kSecret = "the secret outside";

// root/ with pages; beside it a file that nobody may get.
class Folders {
public:
    Folders() {
        std::filesystem::create_directories(path("root/sub"));
        write("root/index.html", "<h1>home</h1>");
        write("root/a b.txt", "a blank");
        write("root/sub/index.html", "<h1>sub</h1>");
        write("root/empty.txt", "");
        write("secret.txt", std::string(kSecret));
        std::filesystem::create_symlink(path("secret.txt"), path("root/link.txt"));
        std::filesystem::create_symlink(path(""), path("root/up"));
        std::string large;
        for (int i = 0; i < 300'000; ++i)
            large += std::to_string(i) + '\n';
        write("root/large.txt", large);
        m_large = large;
    }
    [[nodiscard]] std::string root() const { return path("root"); }
    [[nodiscard]] std::string path(const std::string& name) const {
        return m_dir.path().toStdString() + '/' + name;
    }
    [[nodiscard]] const std::string& large() const { return m_large; }
    void write(const std::string& name, const std::string& bytes) const {
        std::ofstream(path(name), std::ios::binary) << bytes;
    }

private:
    QTemporaryDir m_dir;
    std::string m_large;
};

std::string get(const std::string& target, const std::string& fields = {}) {
    return "GET " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n" + fields + "\r\n";
}

std::string bodyOf(const std::string& answer) {
    const std::size_t end = answer.find("\r\n\r\n");
    return end == std::string::npos ? std::string() : answer.substr(end + 4);
}

server::ServerOptions with(const Folders& folders) {
    server::ServerOptions options;
    options.root = folders.root();
    return options;
}

std::string ask(const RunningServer& server, const std::string& request, int receiveBuffer = 0) {
    auto peer = connectTo(server, receiveBuffer);
    return peer.send(request) ? peer.receiveAll() : std::string();
}

} // namespace

class HttpFilesTest : public QObject {
    Q_OBJECT
private slots:
    void aFileLeavesBySendfile_data() { eachModel(); }
    void aFileLeavesBySendfile() {
        QFETCH(QString, model);
        const Folders folders;
        RunningServer server(model, with(folders));
        QVERIFY(server.listens());
        // A small buffer at the other end: sendfile takes less than it was offered.
        QVERIFY(bodyOf(ask(server, get("/large.txt"), 4'096)) == folders.large());
        QCOMPARE(bodyOf(ask(server, get("/empty.txt"))), std::string());
        QCOMPARE(bodyOf(ask(server, get("/a%20b.txt"))), std::string("a blank"));
        const std::string part = ask(server, get("/large.txt", "Range: bytes=1000-1999\r\n"));
        QVERIFY(part.starts_with("HTTP/1.1 206 "));
        QVERIFY(bodyOf(part) == folders.large().substr(1'000, 1'000));
        QVERIFY(comesTrue([&] { return filesOpen(server) == 0; }));
        server.stop();
        const auto isSendfile = [](const Event& e) {
            return e.call() == Call::sendfile;
        };
        if (!server.count(isSendfile)) // a model that has to read files itself
            QVERIFY(server.count([](const Event& e) { return e.call() == Call::pread64; }) > 0);
        theWorldCountsWhatItDidNotSee(server, folders);
    }

    void aFileThatBecomesShorterEndsTheConnection() {
        const Folders folders;
        RunningServer server("epoll", with(folders));
        QVERIFY(server.listens());
        auto peer = connectTo(server, 4'096);
        QVERIFY(peer.send(get("/large.txt") + get("/")));
        QVERIFY(!peer.receive(1).empty());
        std::filesystem::resize_file(folders.path("root/large.txt"), 10);
        const std::string rest = peer.receiveAll();
        QVERIFY(peer.ended());
        QVERIFY(rest.find("HTTP/1.1") == std::string::npos); // nothing is passed off as the body
        auto next = connectTo(server);
        QVERIFY(next.send(kGet));
        QVERIFY(next.receiveResponse().ends_with("Hello, world!"));
    }

    void aPeerThatLeavesInTheMiddleHarmsNobody_data() { eachModel(); }
    void aPeerThatLeavesInTheMiddleHarmsNobody() {
        QFETCH(QString, model);
        const Folders folders;
        RunningServer server(model, with(folders));
        QVERIFY(server.listens());
        for (int i = 0; i < 5; ++i) { // sendfile to a peer that is gone: EPIPE, no signal
            auto peer = connectTo(server, 4'096);
            QVERIFY(peer.send(get("/large.txt")));
            QVERIFY(!peer.receive(1).empty());
            peer.reset();
        }
        QVERIFY(ask(server, get("/")).ends_with("<h1>home</h1>"));
        QVERIFY(comesTrue([&] { return filesOpen(server) == 0; }));
    }

    void nothingOutsideCanBeHad_data() {
        QTest::addColumn<QString>("target");
        for (const char* target : {"/../secret.txt",
                                   "/sub/../../secret.txt",
                                   "/./../secret.txt",
                                   "/.%2e/secret.txt",
                                   "/%2e./secret.txt",
                                   "/%2e%2e/secret.txt",
                                   "/%2E%2E/secret.txt",
                                   "/..%2fsecret.txt",
                                   "/..%2Fsecret.txt",
                                   "/%2e%2e%2fsecret.txt",
                                   "/sub%2f..%2f..%2fsecret.txt",
                                   "/..%5csecret.txt",
                                   "/..\\secret.txt",
                                   "/%2e%2e%5csecret.txt",
                                   "/%252e%252e/secret.txt",
                                   "/%252e%252e%252fsecret.txt",
                                   "/%c0%ae%c0%ae/secret.txt",
                                   "/%c0%ae%c0%ae%c0%afsecret.txt",
                                   "/%e0%80%ae%e0%80%ae/secret.txt",
                                   "/%f0%80%80%ae%f0%80%80%ae/secret.txt",
                                   "/..;/secret.txt",
                                   "/..%00/secret.txt",
                                   "/index.html%00/../../secret.txt",
                                   "/secret.txt%00.html",
                                   "//../secret.txt",
                                   "/sub//../../secret.txt",
                                   "/.../secret.txt",
                                   "/..%ef%bc%8fsecret.txt",
                                   "/link.txt",
                                   "/up/secret.txt",
                                   "/up/root/../secret.txt",
                                   "/up/root/index.html",
                                   "http://a/../secret.txt",
                                   "http://a/%2e%2e/secret.txt",
                                   "http://a/..%2fsecret.txt",
                                   "http://a/link.txt"})
            QTest::newRow(target) << target;
    }
    void nothingOutsideCanBeHad() {
        QFETCH(QString, target);
        if (!m_tried)
            m_tried = std::make_unique<Tried>();
        const auto& [folders, server] = *m_tried;
        for (const char* method : {"GET", "HEAD", "PUT", "DELETE", "OPTIONS"}) {
            const std::string answer =
                ask(server, std::string(method) + ' ' + target.toStdString() +
                                " HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n"
                                "Connection: close\r\n\r\n");
            QVERIFY2(answer.starts_with("HTTP/1.1 40"), answer.c_str());
            QVERIFY(answer.find(kSecret) == std::string::npos);
        }
        const std::string absolute = folders.path("secret.txt"); // a path, asked for as it is
        QVERIFY(ask(server, get(absolute)).starts_with("HTTP/1.1 404 "));
        QVERIFY(ask(server, get('/' + absolute)).starts_with("HTTP/1.1 404 "));
        // Not even tried: no call ever named it.
        QCOMPARE(server.count([](const Event& e) {
            return e.call() == Call::openat && e.isEnter() &&
                   trace::asText(e.payload) == "secret.txt";
        }),
                 std::size_t{0});
    }

    void methodsThatAFileDoesNotHaveAreRefusedOnlyWhereItExists() {
        const Folders folders;
        RunningServer server("epoll", with(folders));
        QVERIFY(server.listens());
        const std::string there = ask(server, "PATCH /sub/index.html HTTP/1.1\r\nHost: a\r\n"
                                              "Connection: close\r\n\r\n");
        QVERIFY(there.starts_with("HTTP/1.1 405 "));
        QVERIFY(there.find("\r\nAllow: GET, HEAD, OPTIONS\r\n") != std::string::npos);
        const std::string nowhere =
            ask(server, "PATCH /no HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        QVERIFY(nowhere.starts_with("HTTP/1.1 404 "));
        QVERIFY(ask(server, get("/sub")).find("\r\nLocation: /sub/\r\n") != std::string::npos);
    }

private:
    // One server for all the ways out.
    struct Tried {
        Folders folders;
        RunningServer server{"epoll", with(folders)};
        Tried() {
            if (!server.listens())
                qFatal("no server");
        }
    };
    std::unique_ptr<Tried> m_tried;

    // Descriptors from openat that were not closed.
    static int filesOpen(const RunningServer& server) {
        std::set<std::int64_t> open;
        server.log.forEach(server.log.begin(), server.log.end(), [&](const Event& e) {
            if (!e.isExit() || e.record.value < 0)
                return;
            if (e.call() == Call::openat)
                open.insert(e.record.value);
            else if (e.call() == Call::close)
                open.erase(e.record.fd);
        });
        return static_cast<int>(open.size());
    }

    // The record of a sendfile holds no byte of the file: the length is known, the content is not.
    static void theWorldCountsWhatItDidNotSee(const RunningServer& server, const Folders& folders) {
        world::World world;
        bool seen = false;
        server.log.forEach(server.log.begin(), server.log.end(), [&](const Event& event) {
            world::apply(world, event);
            if (event.call() != Call::close || !event.isAnswer() || !event.fd().valid())
                return;
            const world::Connection& connection = world.connection(event.fd());
            const world::Exchange* const exchange = connection.latest();
            if (exchange == nullptr || exchange->target.view() != "/large.txt" ||
                exchange->status != 200 || seen)
                return;
            seen = true;
            QVERIFY(exchange->response.complete());
            QCOMPARE(exchange->response.bodyBytes, std::uint64_t{folders.large().size()});
            const auto bytes = world::breakDown(*exchange, server.log, UINT64_MAX);
            std::uint64_t unseen = 0;
            for (const auto& span : bytes.response.spans)
                unseen += span.role == http::Role::Unseen ? span.length : 0;
            if (server.count([](const Event& e) { return e.call() == Call::sendfile; }) > 0)
                QCOMPARE(unseen, std::uint64_t{folders.large().size()});
        });
        QVERIFY(seen);
        const auto broken = world::checkInvariants(world);
        QVERIFY2(broken.empty(), broken.empty() ? "" : broken.front().c_str());
    }
};

QTEST_GUILESS_MAIN(HttpFilesTest)
#include "http_files_test.moc"
