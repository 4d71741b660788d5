// SPDX-License-Identifier: GPL-3.0-or-later
// Every exchange of a recording by its number: what came of it, also of those that the world has let go
// of; memory is bounded.
#include "support/trace_builder.h"
#include "world/exchange_index.h"
#include "world/folding.h"

using namespace muxscope;
using namespace muxscope::world;
using support::TraceBuilder;

namespace {

const std::string kAsk = "GET /a HTTP/1.1\r\nHost: a\r\n\r\n";
const std::string kOk = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

ExchangeIndex indexOf(const TraceBuilder& t) {
    ExchangeIndex index;
    World world;
    t.log().forEach(0, t.end(), [&](const trace::Event& event) {
        apply(world, event);
        index.add(event, world);
    });
    return index;
}

} // namespace

class ExchangeIndexTest : public QObject {
    Q_OBJECT

private slots:
    void eachExchangeIsThereOnceInTheOrderOfItsFirstByte();
    void whatTheWorldHasForgottenIsStillThere();
    void anAnswerThatNobodyAskedForIsAnExchange();
    void aMalformedRequestIsMarked();
    void theSameNumberOnANewConnectionIsAnotherExchange();
    void numbersStayWhenTheOldestGo();
    void noMoreAreKeptThanSaid();
};

void ExchangeIndexTest::eachExchangeIsThereOnceInTheOrderOfItsFirstByte() {
    TraceBuilder t;
    t.listenOn(3).accept4(3, 5, 40001).accept4(3, 6, 40002);
    t.recv(6, kAsk.substr(0, 4)).recv(5, kAsk).send(5, kOk).recv(6, kAsk.substr(4));
    const ExchangeIndex index = indexOf(t);
    QCOMPARE(index.end() - index.from(), std::uint64_t{2});
    QCOMPARE(index.at(0).fd, 6);
    QVERIFY(!index.at(0).answered);
    QCOMPARE(index.at(0).bytesIn, std::uint64_t{kAsk.size()});
    QCOMPARE(index.at(0).lastEvent, t.end() - 1);
    QCOMPARE(index.at(1).fd, 5);
    QVERIFY(index.at(1).answered);
    QCOMPARE(index.at(1).status, std::uint16_t{200});
    QCOMPARE(index.at(1).bytesOut, std::uint64_t{kOk.size()});
    QVERIFY(index.at(1).target.view() == "/a");
}

void ExchangeIndexTest::whatTheWorldHasForgottenIsStillThere() {
    constexpr int kMany = 50; // more than the world keeps of a connection
    TraceBuilder t;
    t.listenOn(3).accept4(3, 5, 40001);
    for (int i = 0; i < kMany; ++i)
        t.recv(5, kAsk).send(5, kOk);
    const ExchangeIndex index = indexOf(t);
    QCOMPARE(index.end(), std::uint64_t{kMany});
    for (std::uint64_t i = 0; i < index.end(); ++i) {
        QCOMPARE(index.at(i).number, static_cast<std::uint32_t>(i + 1));
        QVERIFY(index.at(i).answered);
    }
}

void ExchangeIndexTest::anAnswerThatNobodyAskedForIsAnExchange() {
    TraceBuilder t;
    t.listenOn(3).accept4(3, 5, 40001).send(5, "HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n");
    const ExchangeIndex index = indexOf(t);
    QCOMPARE(index.end(), std::uint64_t{1});
    QVERIFY(!index.at(0).asked);
    QCOMPARE(index.at(0).status, std::uint16_t{503});
}

void ExchangeIndexTest::aMalformedRequestIsMarked() {
    TraceBuilder t;
    t.listenOn(3).accept4(3, 5, 40001).recv(5, "GET / HTTP/1.1\r\nHost : a\r\n\r\n");
    QVERIFY(indexOf(t).at(0).malformed);
}

void ExchangeIndexTest::theSameNumberOnANewConnectionIsAnotherExchange() {
    TraceBuilder t;
    t.listenOn(3).accept4(3, 5, 40001).recv(5, kAsk).close(5).accept4(3, 5, 40002).recv(5, kAsk);
    const ExchangeIndex index = indexOf(t);
    QCOMPARE(index.end(), std::uint64_t{2});
    QCOMPARE(index.at(1).number, index.at(0).number);
    QVERIFY(index.at(1).connection != index.at(0).connection);
}

void ExchangeIndexTest::numbersStayWhenTheOldestGo() {
    TraceBuilder t;
    t.listenOn(3).accept4(3, 5, 40001).recv(5, kAsk).send(5, kOk).recv(5, kAsk);
    ExchangeIndex index = indexOf(t);
    const std::uint64_t second = index.at(1).event;
    index.trim(second);
    QCOMPARE(index.from(), std::uint64_t{1});
    QCOMPARE(index.end(), std::uint64_t{2});
    QCOMPARE(index.at(1).event, second);
    index.trim(second + 1);
    QCOMPARE(index.from(), index.end());
}

void ExchangeIndexTest::noMoreAreKeptThanSaid() {
    constexpr std::size_t kBeyond = 3;
    TraceBuilder t;
    t.listenOn(3).accept4(3, 5, 40001);
    ExchangeIndex index;
    World world;
    t.log().forEach(0, t.end(), [&](const trace::Event& event) { apply(world, event); });
    std::uint64_t from = t.end();
    for (std::size_t i = 0; i < ExchangeIndex::kMost + kBeyond; ++i) {
        t.recv(5, kAsk);
        t.log().forEach(from, t.end(), [&](const trace::Event& event) {
            apply(world, event);
            index.add(event, world);
        });
        from = t.end();
    }
    QCOMPARE(index.end(), std::uint64_t{ExchangeIndex::kMost + kBeyond});
    QCOMPARE(index.from(), std::uint64_t{kBeyond});
}

QTEST_GUILESS_MAIN(ExchangeIndexTest)
#include "exchange_index_test.moc"
