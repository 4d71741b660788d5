// SPDX-License-Identifier: GPL-3.0-or-later
// What is no HTTP although it goes over an HTTP connection: tunnels; and what nobody saw: sendfile.
#include "world/folding.h"

#include <array>
#include <cstring>

using namespace muxscope;
using namespace muxscope::world;
using support::TraceBuilder;
using trace::Call;
using trace::NoteKind;

namespace {

constexpr std::string_view kConnect = "CONNECT 127.0.0.1:9000 HTTP/1.1\r\nHost: a\r\n\r\n";
constexpr std::string_view kOpened = "HTTP/1.1 200 OK\r\n\r\n";
constexpr std::string_view kLooksLikeHttp = "GET /secret HTTP/1.1\r\nHost: b\r\n\r\n";

TraceBuilder& accepted(TraceBuilder& t) {
    return t.listenOn(3).accept4(3, 7, 40001);
}

} // namespace

class TunnelFoldTest : public QObject {
    Q_OBJECT

private slots:
    void behindAnAnsweredConnectNothingIsReadAsHttp() {
        TraceBuilder t;
        accepted(t).recv(7, kConnect);
        t.enter(Call::socket, -1, 2, 1).exit(Call::socket, -1, 9);
        t.enter(Call::connect, 9).exit(Call::connect, 9, -EINPROGRESS);
        t.note(NoteKind::tunnelOpened, "9", 7);
        t.send(7,
               std::string(kOpened) + "HTTP/1.1 999 No"); // the far end's first bytes in one send
        t.recv(7, kLooksLikeHttp).send(9, kLooksLikeHttp).recv(9, "answer").send(7, "answer");
        const World world = foldChecked(t);
        const Connection& c = world.connection(Fd{7});
        QCOMPARE(c.tunnel, Tunnel::open);
        QCOMPARE(c.tunnelTo, Fd{9});
        QCOMPARE(c.tunnelIn, std::uint64_t{kLooksLikeHttp.size()});
        QCOMPARE(c.tunnelOut, std::uint64_t{15 + 6});
        QCOMPARE(c.exchangesSeen, 1U);
        QCOMPARE(c.latest()->status, std::uint16_t{200});
        QVERIFY(c.latest()->request.complete() && c.latest()->response.complete());
        QCOMPARE(world.counters.requests, std::uint64_t{1});
        QCOMPARE(world.descriptor(Fd{9}).kind, FdKind::connectionOut);
        QCOMPARE(world.descriptor(Fd{9}).bytesIn, std::uint64_t{6});
        QCOMPARE(world.descriptor(Fd{9}).bytesOut, std::uint64_t{kLooksLikeHttp.size()});
        QVERIFY(worldText(world).find("tunnel open to fd 9") != std::string::npos);
    }

    // Early bytes are nobody's until the answer comes: a tunnel's after a 2xx, else it is not known whose.
    void bytesBeforeTheAnswerWaitForIt() {
        for (const bool opened : {true, false}) {
            TraceBuilder t;
            accepted(t).recv(7, std::string(kConnect) + "early").recv(7, "more");
            t.send(7, opened ? kOpened : "HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno");
            const World world = foldChecked(t);
            const Connection& c = world.connection(Fd{7});
            QCOMPARE(c.tunnel, opened ? Tunnel::open : Tunnel::refused);
            QCOMPARE(c.tunnelIn, std::uint64_t{9});
            QCOMPARE(c.exchangesSeen, 1U);
            QCOMPARE(int{c.latest()->status}, opened ? 200 : 403);
        }
        TraceBuilder t; // nothing came early: the next request is one
        accepted(t).recv(7, kConnect).send(7, "HTTP/1.1 403 No\r\nContent-Length: 0\r\n\r\n");
        t.recv(7, kLooksLikeHttp);
        const World world = foldChecked(t);
        QCOMPARE(world.connection(Fd{7}).tunnel, Tunnel::none);
        QCOMPARE(world.connection(Fd{7}).exchangesSeen, 2U);
    }

    void aTunnelThatCannotBeIsOdd() {
        TraceBuilder t;
        accepted(t).note(NoteKind::tunnelOpened, "x", 7).note(NoteKind::tunnelOpened, "9", 5);
        const World world = foldChecked(t);
        QCOMPARE(world.counters.oddEvents, std::uint64_t{2});
        QVERIFY(!world.connection(Fd{7}).tunnelTo.valid());
    }

    void bothEndsOfAPairAreOpened() {
        TraceBuilder t;
        const std::array<std::int32_t, 2> ends{8, 9};
        t.listenOn(3).enter(Call::socketpair, -1, 1, 1);
        t.exit(Call::socketpair, -1, 0, 0, std::as_bytes(std::span(ends)));
        const World world = foldChecked(t);
        for (const std::int32_t fd : ends) {
            QVERIFY(world.descriptor(Fd{fd}).open);
            QCOMPARE(world.descriptor(Fd{fd}).kind, FdKind::connectionOut);
        }
    }

    void whatSendfileMovedIsCountedNotGuessed() {
        TraceBuilder t;
        const std::int32_t file = 8;
        accepted(t).recv(7, "GET /a HTTP/1.1\r\nHost: a\r\n\r\nGET /b HTTP/1.1\r\nHost: a\r\n\r\n");
        t.send(7, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n");
        for (const int taken : {600, 400}) {
            t.enter(Call::sendfile, 7, 1'000, 0, std::as_bytes(std::span(&file, 1)));
            t.exit(Call::sendfile, 7, taken);
        }
        t.send(7, "HTTP/1.1 204 No Content\r\n\r\n");
        const World world = foldChecked(t);
        const Connection& c = world.connection(Fd{7});
        QCOMPARE(world.counters.responses, std::uint64_t{2});
        QCOMPARE(c.exchanges[0].response.bodyBytes, std::uint64_t{1'000});
        QVERIFY(c.exchanges[0].response.complete());
        QCOMPARE(c.exchanges[1].status, std::uint16_t{204});
        QCOMPARE(c.shortSends, 2U);
    }
};

QTEST_GUILESS_MAIN(TunnelFoldTest)
#include "tunnel_fold_test.moc"
