// SPDX-License-Identifier: GPL-3.0-or-later
// Exchanges of HTTP that have more parts than a GET.
#include "screenshots/peers.h"
#include "screenshots/scenarios.h"

#include <QTest>
#include <QToolButton>

namespace muxscope::ui {

namespace {

using Shoot = std::function<void()>;

// Sends the requests on one connection, one after the answer to the other; the last one is shown.
bool converse(MainWindow& window, const Shoot& shoot, const std::vector<QByteArray>& requests,
              bool response) {
    const auto is = [&window](Session::Engine engine) {
        return QTest::qWaitFor([&] { return window.session().engine() == engine; }, 8000);
    };
    window.startServer();
    if (!is(Session::Engine::running))
        return false;
    Peers peers(window.session().port());
    QTcpSocket& socket = peers.connectOne();
    const auto& counters = [&window]() -> const world::Counters& {
        return window.session().headWorld().counters;
    };
    for (const QByteArray& request : requests) {
        const auto before = counters().bytesOut;
        socket.write(request);
        socket.flush();
        if (!QTest::qWaitFor([&] { return counters().bytesOut > before; }, 8000))
            return false;
    }
    QTest::qWait(300);
    if (auto* face = window.findChild<QToolButton*>(response ? "bytesResponse" : "bytesRequest"))
        face->click();
    QTest::qWait(150);
    shoot();
    return true;
}

QByteArray withBody(const QByteArray& head, const QByteArray& body) {
    return head + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

bool multipart(MainWindow& window, const Shoot& shoot) {
    const QByteArray body = "--cut\r\nContent-Disposition: form-data; name=\"who\"\r\n\r\nAda\r\n"
                            "--cut\r\nContent-Disposition: form-data; name=\"file\"; "
                            "filename=\"notes.txt\"\r\nContent-Type: text/plain\r\n\r\n"
                            "two lines\r\nof text\r\n--cut--\r\n";
    return converse(window, shoot,
                    {withBody("POST /post HTTP/1.1\r\nHost: a\r\n"
                              "Content-Type: multipart/form-data; boundary=cut\r\n",
                              body)},
                    false);
}

bool tunnel(MainWindow& window, const Shoot& shoot) {
    return converse(window, shoot,
                    {"CONNECT echo.muxscope:7 HTTP/1.1\r\nHost: echo.muxscope:7\r\n\r\n",
                     "through the tunnel\n"},
                    false);
}

bool range(MainWindow& window, const Shoot& shoot) {
    return converse(window, shoot,
                    {"GET /range/1000 HTTP/1.1\r\nHost: a\r\nRange: bytes=0-9,500-519\r\n\r\n"},
                    true);
}

bool trailers(MainWindow& window, const Shoot& shoot) {
    return converse(window, shoot, {"GET /stream/3 HTTP/1.1\r\nHost: a\r\nTE: trailers\r\n\r\n"},
                    true);
}

bool badRequest(MainWindow& window, const Shoot& shoot) {
    return converse(window, shoot, {"GET / HTTP/1.1\r\nHost : a\r\n\r\n"}, false);
}

} // namespace

std::vector<Scenario> httpScenarios() {
    return {{"http-multipart", "select", multipart},
            {"http-tunnel", "poll", tunnel},
            {"http-range", "select", range},
            {"http-trailers", "epoll", trailers},
            {"http-bad-request", "select", badRequest}};
}

} // namespace muxscope::ui
