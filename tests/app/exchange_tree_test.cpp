// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels_traces.h"
#include "models/exchange_tree_model.h"
#include "session/language.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace muxscope;
using namespace muxscope::ui;
using State = ExchangeTreeModel::State;

class ExchangeTreeTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { useLanguage(QStringLiteral("en")); }
    void theModelKeepsTheRulesOfModelsAtEveryMoment();
    void eachPartSaysHowFarItIs();
    void everyByteOfTheHeadHasItsPart();
    void aMalformedRequestSaysSo();
    void chunksAndTrailersArePartsOfTheBody();
    void withoutAnExchangeItSaysWhy();
    void everyPartSaysWhatItIsWithItsSection();

private:
    static ExchangeShown shownAt(const trace::TraceLog& log, Moment moment, int fd) {
        world::World world;
        log.forEach(0, moment, [&](const trace::Event& event) { world::apply(world, event); });
        return readExchange(world, log, Fd{fd}, 0);
    }
    static State stateOf(const ExchangeTreeModel& model, int row) {
        return model.index(row, 0).data(ExchangeTreeModel::StateRole).value<State>();
    }
};

void ExchangeTreeTest::theModelKeepsTheRulesOfModelsAtEveryMoment() {
    TraceBuilder t;
    writePanelsTrace(t);
    ExchangeTreeModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (const int fd : {5, 7, 6, 3})
        for (Moment moment = 0; moment <= t.end(); moment += 3)
            model.show(shownAt(t.log(), moment, fd));
    for (Moment moment = t.end(); moment > 4; moment -= 4) // and backwards
        model.show(shownAt(t.log(), moment, 5));
}

void ExchangeTreeTest::eachPartSaysHowFarItIs() {
    TraceBuilder t;
    writePanelsTrace(t);
    ExchangeTreeModel model;
    model.show(shownAt(t.log(), exitOf(t.log(), trace::Call::recv, 5, 19) + 1, 5));
    QCOMPARE(model.rowCount(), 5);
    QCOMPARE(stateOf(model, 0), State::waiting);
    QCOMPARE(stateOf(model, 1), State::notYet);
    QCOMPARE(stateOf(model, 4), State::notYet);
    model.show(shownAt(t.log(), exitOf(t.log(), trace::Call::recv, 5, 20) + 1, 5));
    QCOMPARE(stateOf(model, 0), State::complete);
    QCOMPARE(stateOf(model, 1), State::waiting);
    QCOMPARE(stateOf(model, 2), State::notYet);
    model.show(shownAt(t.log(), exitOf(t.log(), trace::Call::recv, 5, 21) + 1, 5));
    QCOMPARE(stateOf(model, 2), State::complete);
    QCOMPARE(stateOf(model, 3), State::waiting);
    QVERIFY(model.index(3, 1).data().toString().startsWith(QStringLiteral("5 of 11\u00a0byte")));
    model.show(shownAt(t.log(), t.end(), 5));
    for (int row = 0; row < 5; ++row)
        QCOMPARE(stateOf(model, row), State::complete);
    const QModelIndex headers = model.index(1, 0);
    QCOMPARE(model.rowCount(headers), 3);
    QCOMPARE(model.index(2, 0, headers).data().toString(), QStringLiteral("Content-Length: 11"));
    QCOMPARE(model.index(0, 0, model.index(3, 0)).data().toString(), QStringLiteral("hello world"));
}

void ExchangeTreeTest::everyByteOfTheHeadHasItsPart() {
    TraceBuilder t;
    writePanelsTrace(t);
    ExchangeTreeModel model;
    const ExchangeShown shown = shownAt(t.log(), t.end(), 5);
    model.show(shown);
    for (const bool response : {false, true}) {
        const world::MessageSide& side =
            response ? shown.exchange->response : shown.exchange->request;
        for (std::int64_t offset = 0; offset < static_cast<std::int64_t>(side.bytes); ++offset) {
            const QModelIndex part = model.indexOfByte(offset, response);
            QVERIFY2(part.isValid() || offset + 2 >= static_cast<std::int64_t>(side.headBytes) -
                                                         2, // the last header's CR LF
                     qPrintable(QString::number(offset)));
        }
    }
    QCOMPARE(model.indexOfByte(0, false).data().toString(), QStringLiteral("method: POST"));
    QVERIFY(!model.indexOfByte(-1, false).isValid());
    QVERIFY(!model.indexOfByte(1'000'000, false).isValid());
}

void ExchangeTreeTest::aMalformedRequestSaysSo() {
    TraceBuilder t;
    t.listenOn(3).accept4(3, 5, 40001).recv(5, "GET / HTTP/1.1\r\nBad Name: x\r\n\r\n");
    ExchangeTreeModel model;
    model.show(shownAt(t.log(), t.end(), 5));
    QCOMPARE(stateOf(model, 0), State::complete);
    QCOMPARE(stateOf(model, 1), State::malformed);
    const QModelIndex headers = model.index(1, 0);
    QVERIFY(model.rowCount(headers) > 0);
    const QModelIndex why = model.index(model.rowCount(headers) - 1, 0, headers);
    QVERIFY2(why.data().toString().contains(QStringLiteral("header name")),
             qPrintable(why.data().toString()));
    QCOMPARE(why.siblingAtColumn(1).data().toString(), QStringLiteral("RFC 9112 §5.1"));
    QCOMPARE(why.data(ExchangeTreeModel::OffsetRole).toLongLong(), 19LL); // the space in "Bad Name"
}

void ExchangeTreeTest::everyPartSaysWhatItIsWithItsSection() {
    TraceBuilder t;
    writePanelsTrace(t);
    ExchangeTreeModel model;
    model.show(shownAt(t.log(), t.end(), 5));
    const auto checkAll = [&](const QModelIndex& parent, auto&& self) -> void {
        for (int row = 0; row < model.rowCount(parent); ++row) {
            const QModelIndex part = model.index(row, 0, parent);
            const QString meaning = part.data(ExchangeTreeModel::MeaningRole).toString();
            QVERIFY2(meaning.contains(QStringLiteral("RFC ")), qPrintable(part.data().toString()));
            self(part, self);
        }
    };
    checkAll({}, checkAll);
    const QModelIndex status = model.index(1, 0, model.index(0, 0, model.index(4, 0)));
    QVERIFY(status.data(ExchangeTreeModel::MeaningRole)
                .toString()
                .startsWith(QStringLiteral("Created")));
}

void ExchangeTreeTest::chunksAndTrailersArePartsOfTheBody() {
    TraceBuilder t;
    t.listenOn(3)
        .accept4(3, 5, 40001)
        .recv(5, "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
                 "3\r\nabc\r\n2\r\nde\r\n0\r\nSum: 42\r\n\r\n");
    ExchangeTreeModel model;
    model.show(shownAt(t.log(), t.end(), 5));
    const QModelIndex body = model.index(3, 0);
    QStringList parts;
    for (int i = 0; i < model.rowCount(body); ++i)
        parts << model.index(i, 0, body).data().toString();
    QCOMPARE(parts, (QStringList{"abc", "de", "Trailers"}));
    const QModelIndex trailers = model.index(2, 0, body);
    QCOMPARE(model.index(0, 0, trailers).data().toString(), QStringLiteral("Sum: 42"));
}

void ExchangeTreeTest::withoutAnExchangeItSaysWhy() {
    TraceBuilder t;
    t.listenOn(3).accept4(3, 5, 40001);
    ExchangeTreeModel model;
    for (const int fd : {-1, 3, 5, 9}) {
        const ExchangeShown shown = shownAt(t.log(), t.end(), fd);
        QVERIFY(!shown.exchange);
        QVERIFY(!shown.why.isEmpty());
        model.show(shown);
        QCOMPARE(model.rowCount(), 0);
    }
    QVERIFY(shownAt(t.log(), t.end(), 5).why.contains(QStringLiteral("fd 5")));
}

QTEST_GUILESS_MAIN(ExchangeTreeTest)
#include "exchange_tree_test.moc"
