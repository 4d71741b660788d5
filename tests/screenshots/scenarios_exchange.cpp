// SPDX-License-Identifier: GPL-3.0-or-later
// Exchanges taken apart: split and sticky, malformed, timed, side by side, listed; and bytes that are no
// HTTP.
#include "screenshots/peers.h"
#include "screenshots/scenarios.h"
#include "views/exchange_view.h"
#include "window/dock_panel.h"

#include <QTest>
#include <QTreeView>

namespace muxscope::ui {

namespace {

using Shoot = std::function<void()>;

bool waitFor(const std::function<bool()>& condition) {
    return QTest::qWaitFor(condition, 8000);
}

bool start(MainWindow& window) {
    window.startServer();
    return waitFor([&] { return window.session().engine() == Session::Engine::running; });
}

const world::Counters& counters(MainWindow& window) {
    return window.session().headWorld().counters;
}

// A POST in three pieces; the Content-Type field is chosen in the tree.
bool split(MainWindow& window, const Shoot& shoot) {
    if (!start(window))
        return false;
    Peers peers(window.session().port());
    QTcpSocket& socket = peers.connectOne();
    for (const char* piece :
         {"POST /files/notes.txt HTTP/1.1\r\nHo", "st: a\r\nContent-Type: text/pl",
          "ain\r\nX-Mine: 1\r\nContent-Length: 11\r\n\r\nhello"}) {
        const auto before = counters(window).bytesIn;
        socket.write(piece);
        socket.flush();
        if (!waitFor([&] { return counters(window).bytesIn > before; }))
            return false;
    }
    QTest::qWait(200);
    auto* tree = window.findChild<QTreeView*>("exchangeTree");
    const QModelIndex headers = tree->model()->index(1, 0);
    tree->setCurrentIndex(tree->model()->index(1, 0, headers));
    QTest::qWait(150);
    shoot();
    return true;
}

bool sticky(MainWindow& window, const Shoot& shoot) {
    if (!start(window))
        return false;
    Peers peers(window.session().port());
    const auto get = [](const QByteArray& target) {
        return "GET " + target + " HTTP/1.1\r\nHost: a\r\n\r\n";
    };
    peers.send(get("/hello") + get("/status/404") + get("/hello"));
    peers.send(get("/hello"));
    peers.send("GET / HTTP/1.1\r\nHost : a\r\n\r\n");
    if (!waitFor([&] { return counters(window).responses >= 5; }))
        return false;
    QTest::qWait(300);
    shoot();
    return true;
}

// A large answer to a client that reads late: every phase has its length.
bool timing(MainWindow& window, const Shoot& shoot) {
    if (!start(window))
        return false;
    Peers peers(window.session().port());
    QTcpSocket& socket = peers.connectOne();
    socket.setReadBufferSize(1 << 16);
    socket.write("GET /bytes/12000000 HTTP/1.1\r\n");
    socket.flush();
    QTest::qWait(120);
    socket.write("Host: a\r\n\r\n");
    socket.flush();
    QTest::qWait(400);
    socket.setReadBufferSize(0);
    if (!waitFor([&] {
            socket.readAll();
            return counters(window).responses >= 1;
        }))
        return false;
    QTest::qWait(200);
    window.findChild<ExchangeView*>()->showTiming(true);
    shoot();
    return true;
}

bool streamOf(MainWindow& window, const Shoot& shoot, const QByteArray& first,
              const QByteArray& second) {
    if (!start(window))
        return false;
    Peers peers(window.session().port());
    QTcpSocket& socket = peers.connectOne();
    for (const QByteArray& bytes : {first, second}) {
        const auto before = counters(window).bytesIn;
        socket.write(bytes);
        socket.flush();
        if (!waitFor([&] { return counters(window).bytesIn > before; }))
            return false;
    }
    QTest::qWait(400);
    shoot();
    return true;
}

bool lineStream(MainWindow& window, const Shoot& shoot) {
    return streamOf(window, shoot, "one line\ntwo lines\nand half a", " line\n");
}

bool replyStream(MainWindow& window, const Shoot& shoot) {
    return streamOf(window, shoot, "hello\n", "again\n");
}

// A step on the way, and the reference about the call at the cursor.
bool reference(MainWindow& window, const Shoot& shoot) {
    if (!split(window, [] {}))
        return false;
    window.session().playback().goTo(window.session().head() - 2);
    window.session().selection().lookUp(QStringLiteral("recv"));
    QTest::qWait(200);
    shoot();
    return true;
}

bool bits(MainWindow& window, const Shoot& shoot) {
    if (!split(window, [] {}))
        return false;
    Session& session = window.session();
    // To the answer that brought the third piece.
    session.playback().goTo(session.head() - 3);
    session.playback().stepBack(Playback::Unit::event);
    for (int fd = 0; fd < 64; ++fd)
        if (session.world().connection(Fd{fd}).open)
            session.selection().selectFd(Fd{fd});
    QTest::qWait(200);
    shoot();
    return true;
}

} // namespace

std::vector<Scenario> exchangeScenarios() {
    return {{"exchange-split", "select", split},
            {"exchange-sticky", "epoll", sticky, "http", "exchanges"},
            {"exchange-timing", "select", timing},
            {"exchange-lines", "select", lineStream, "lines", "details"},
            {"exchange-reply", "poll", replyStream, "reply"},
            {"reference", "select", reference, "http", "reference"},
            {"bits", "select", bits, "http", "bits"},
            {"bits-epoll", "epoll", bits, "http", "bits"}};
}

} // namespace muxscope::ui
