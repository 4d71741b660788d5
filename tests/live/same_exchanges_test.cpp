// SPDX-License-Identifier: GPL-3.0-or-later
// One client script over every model of the table: whatever a server waits with, it says the same. The
// clients come one after the other, so that models which serve one at a time can play too.
#include "live/running_server.h"

#include "server/models/model_table.h"
#include "world/world.h"

#include <map>

using namespace muxscope;
using namespace muxscope::test;
using peer::Peer;
using world::World;

namespace {

std::string post(std::string_view body) {
    return "POST /echo HTTP/1.1\r\nHost: localhost\r\nContent-Length: " +
           std::to_string(body.size()) + "\r\n\r\n" + std::string(body);
}

const std::string kHead = "HEAD /hello HTTP/1.1\r\nHost: localhost\r\n\r\n";
const std::string kChunked = "POST /echo HTTP/1.1\r\nHost: localhost\r\n"
                             "Transfer-Encoding: chunked\r\n\r\n"
                             "5\r\nhello\r\n7\r\n, world\r\n0\r\n\r\n";
constexpr std::size_t kLarge = 3'000'000; // more than the send buffer takes at once
const std::string kGetLarge =
    "GET /bytes/" + std::to_string(kLarge) + " HTTP/1.1\r\nHost: localhost\r\n\r\n";

// Each connection is over before the next begins.
void playScript(RunningServer& server) {
    const auto talk = [&](auto&& say) {
        Peer peer = connectTo(server);
        say(peer);
        peer.finishSending();
        peer.receiveAll();
        QVERIFY(peer.ended());
    };
    talk([](Peer& peer) { // keep-alive
        for (const std::string& request : {kGet, post("hello"), kGet}) {
            QVERIFY(peer.send(request));
            QVERIFY(peer.receiveResponse().starts_with("HTTP/1.1 200"));
        }
    });
    talk([](Peer& peer) { // pipelined
        QVERIFY(peer.send(kGet + post("hello") + kGet));
        QVERIFY(peer.receiveResponse().ends_with("Hello, world!"));
        QVERIFY(peer.receiveResponse().ends_with("hello"));
        QVERIFY(peer.receiveResponse().ends_with("Hello, world!"));
    });
    talk([](Peer& peer) { // chunked
        QVERIFY(peer.send(kChunked));
        QVERIFY(peer.receiveResponse().ends_with("hello, world"));
    });
    talk([](Peer& peer) { // HEAD: as GET, without a body
        QVERIFY(peer.send(kHead));
        QVERIFY(peer.receive(17).starts_with("HTTP/1.1 200"));
    });
    talk([](Peer& peer) { // byte by byte
        QVERIFY(peer.sendByteByByte(kGet));
        QVERIFY(peer.receiveResponse().ends_with("Hello, world!"));
    });
    talk([](Peer& peer) { QVERIFY(peer.send(kGet)); }); // half-closed before the answer
    talk([](Peer& peer) {                               // large
        QVERIFY(peer.send(kGetLarge));
        QVERIFY(peer.receiveResponse().size() > kLarge);
    });
    talk([](Peer& peer) { // no request at all
        QVERIFY(peer.send("this is not HTTP\r\n\r\n"));
        QVERIFY(peer.receiveResponse().starts_with("HTTP/1.1 400"));
    });
    talk([](Peer& peer) { // there is no such thing
        QVERIFY(peer.send("GET /absent HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        QVERIFY(peer.receiveResponse().starts_with("HTTP/1.1 404"));
    });
    server.stop();
}

QString textOf(const world::Connection& connection) {
    QString text;
    for (std::size_t i = 0; i < connection.exchanges.size(); ++i) {
        const world::Exchange& exchange = connection.exchanges[i];
        const auto view = exchange.target.view();
        text += QStringLiteral("[%1 %2 %3: %4 + %5 bytes asked, %6 + %7 answered%8]")
                    .arg(QString::fromStdString(std::string(http::methodName(exchange.method))),
                         QString::fromUtf8(view.data(), static_cast<qsizetype>(view.size())))
                    .arg(exchange.status)
                    .arg(exchange.request.headBytes)
                    .arg(exchange.request.bodyBytes)
                    .arg(exchange.response.headBytes)
                    .arg(exchange.response.bodyBytes)
                    .arg(exchange.response.complete() ? QString() : QStringLiteral(", cut"));
    }
    return text;
}

// What was said on each connection, in the order of accepting.
QStringList exchangesOf(const trace::TraceLog& log) {
    std::map<std::uint32_t, QString> byConnection;
    World world;
    const auto look = [&] {
        for (std::size_t fd = 0; fd < world.connections.size(); ++fd) {
            const world::Connection& connection = world.connections[fd];
            if (connection.id.valid())
                byConnection[static_cast<std::uint32_t>(connection.id.n)] = textOf(connection);
        }
    };
    log.forEach(log.begin(), log.end(), [&](const trace::Event& event) {
        // A number is used again by the next connection: look before it is gone.
        if (event.phase() != trace::Phase::enter &&
            (event.call() == trace::Call::accept || event.call() == trace::Call::accept4) &&
            event.error() == 0)
            look();
        world::apply(world, event);
    });
    look();
    QStringList all;
    for (const auto& [id, text] : byConnection)
        all += text;
    return all;
}

} // namespace

class SameExchangesTest : public QObject {
    Q_OBJECT

    QStringList m_expected; // by the first model of the table that runs here

    static QStringList play(const QString& model) {
        server::ServerOptions options;
        options.switches.sleepMs = 2; // of the models that look again and again
        RunningServer server(model, options);
        if (!server.listens())
            return {QStringLiteral("does not listen")};
        playScript(server);
        return exchangesOf(server.log);
    }

private slots:
    void initTestCase() {
        m_expected = play(QStringLiteral("select"));
        QCOMPARE(m_expected.size(), 9);
        QCOMPARE(m_expected.count(QString()), 0);
        QVERIFY(m_expected[0].startsWith("[GET /hello 200: "));
        QVERIFY(m_expected[6].endsWith(QStringLiteral(" + %1 answered]").arg(kLarge)));
    }
    void everyModelSaysTheSame_data() { everyModel(); }
    void everyModelSaysTheSame() {
        QFETCH(QString, model);
        const server::ModelFacts* facts = server::findModel(model.toStdString());
        if (const std::string why = server::whyUnavailable(*facts); !why.empty())
            QSKIP(why.c_str());
        const QStringList said = play(model);
        for (qsizetype i = 0; i < std::min(said.size(), m_expected.size()); ++i)
            QCOMPARE(said[i], m_expected[i]);
        QCOMPARE(said.size(), m_expected.size());
    }
};

QTEST_GUILESS_MAIN(SameExchangesTest)
#include "same_exchanges_test.moc"
