// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/bits_arithmetic.h"
#include "models/reference.h"
#include "session/language.h"
#include "support/trace_builder.h"

#include <QTest>

using namespace muxscope;
using namespace muxscope::ui;
using support::TraceBuilder;

class BitsArithmeticTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { useLanguage(QStringLiteral("en")); }
    void theClassicSumsAreRight_data();
    void theClassicSumsAreRight();
    void numbersAreReadInFourNotations_data();
    void numbersAreReadInFourNotations();
    void whatIsNoNumberSaysWhy();
    void constantsAndLiveValuesCanBeJoined();
    void aTestForABitIsConcludedInWords();
    void aComplementStaysWithinItsWidth();
    void farShiftsLeaveNothing();
    void anFdSetNamesTheDescriptorsOfItsWord();
    void pollAndEpollHaveTheirMasks();
    void everyConstantHasItsTextInTheReference();

private:
    static BitsValue value(const QString& text, const std::vector<BitsValue>& live = {}) {
        QString error;
        const auto read = readOperand(text, live, error);
        if (!read)
            qFatal("%s", qPrintable(error));
        return *read;
    }
    static world::World worldOf(const TraceBuilder& t) {
        world::World world;
        t.log().forEach(0, t.end(), [&](const trace::Event& event) { world::apply(world, event); });
        return world;
    }
};

void BitsArithmeticTest::theClassicSumsAreRight_data() {
    QTest::addColumn<QString>("a");
    QTest::addColumn<int>("op");
    QTest::addColumn<QString>("b");
    QTest::addColumn<quint64>("result");
    const auto row = [](const char* name, const char* a, BitsOperator op, const char* b,
                        quint64 r) {
        QTest::newRow(name) << QString(a) << static_cast<int>(op) << QString(b) << r;
    };
    // 11 and 14, as in every introduction.
    row("and", "11", BitsOperator::bitAnd, "14", 0b1010);
    row("or", "11", BitsOperator::bitOr, "14", 0b1111);
    row("xor", "11", BitsOperator::bitXor, "14", 0b0101);
    row("left", "11", BitsOperator::shiftLeft, "2", 0b101100);
    row("right", "14", BitsOperator::shiftRight, "2", 0b11);
    row("clear", "0xff", BitsOperator::bitAnd, "0xf0", 0xf0);
}

void BitsArithmeticTest::theClassicSumsAreRight() {
    QFETCH(QString, a);
    QFETCH(int, op);
    QFETCH(QString, b);
    QFETCH(quint64, result);
    const BitsResult got = calculate(value(a), static_cast<BitsOperator>(op), value(b));
    QCOMPARE(got.value.value, result);
    QVERIFY(got.sum.contains(QStringLiteral("= %1").arg(result)));
}

void BitsArithmeticTest::numbersAreReadInFourNotations_data() {
    QTest::addColumn<QString>("text");
    for (const char* text : {"10", "0xa", "0XA", "0b1010", "012", "0o12", " 10 "})
        QTest::newRow(text) << QString(text);
}

void BitsArithmeticTest::numbersAreReadInFourNotations() {
    QFETCH(QString, text);
    QCOMPARE(value(text).value, quint64{10});
}

void BitsArithmeticTest::whatIsNoNumberSaysWhy() {
    for (const char* text : {"", "12a", "0b12", "0xg", "-1", "+1", "09", "POLLX", "1 |", "0x",
                             "99999999999999999999999"}) {
        QString error;
        QVERIFY2(!readOperand(QString(text), {}, error), text);
        QVERIFY2(!error.isEmpty(), text);
    }
}

void BitsArithmeticTest::constantsAndLiveValuesCanBeJoined() {
    const std::vector<BitsValue> live{{QStringLiteral("revents"), 0x10, 16, BitNames::poll}};
    const BitsValue sum = value(QStringLiteral("revents | POLLIN|POLLOUT"), live);
    QCOMPARE(sum.value, quint64{0x15});
    QCOMPARE(bitsSum(sum), QStringLiteral("POLLIN | POLLOUT | POLLHUP"));
}

void BitsArithmeticTest::aTestForABitIsConcludedInWords() {
    const BitsValue revents{QStringLiteral("revents"), 0x11, 16, BitNames::poll};
    const BitsResult readable =
        calculate(revents, BitsOperator::bitAnd, value(QStringLiteral("POLLIN")));
    QCOMPARE(readable.sum, QStringLiteral("revents & POLLIN = 0x0001"));
    QVERIFY2(readable.conclusion.contains(QStringLiteral("POLLIN is set → Something can be read")),
             qPrintable(readable.conclusion));
    const BitsResult not_ =
        calculate(revents, BitsOperator::bitAnd, value(QStringLiteral("POLLOUT")));
    QVERIFY(not_.conclusion.startsWith(QStringLiteral("= 0")));
}

void BitsArithmeticTest::aComplementStaysWithinItsWidth() {
    const BitsResult result =
        calculate(value(QStringLiteral("POLLIN")), BitsOperator::complement, {});
    QCOMPARE(result.value.value, quint64{0xfffe});
    QCOMPARE(result.shownBits, 16);
    QCOMPARE(result.sum, QStringLiteral("~POLLIN = 0xfffe"));
}

void BitsArithmeticTest::farShiftsLeaveNothing() {
    for (const char* by : {"32", "64", "1000"})
        QCOMPARE(calculate(value(QStringLiteral("0xffffffff")), BitsOperator::shiftLeft,
                           value(QString(by)))
                     .value.value,
                 quint64{0});
}

void BitsArithmeticTest::anFdSetNamesTheDescriptorsOfItsWord() {
    TraceBuilder t;
    t.listenOn(3).accept4(3, 70, 40001);
    t.select({{3, trace::kIn}, {70, trace::kIn | trace::kOut}, {64, trace::kIn}},
             {{70, trace::kOut}}, true);
    const auto live = liveValues(worldOf(t), Fd{70});
    const auto find = [&](const char* name) {
        const auto at = std::find_if(live.begin(), live.end(), [&](const BitsValue& one) {
            return one.name == QLatin1String(name);
        });
        return at == live.end() ? BitsValue{} : *at;
    };
    QCOMPARE(find("rlist[1]").value, quint64{0b1000001});
    QCOMPARE(bitsSum(find("rlist[1]")), QStringLiteral("fd 64, fd 70"));
    QCOMPARE(find("wlist[1]").value, quint64{0b1000000});
    QCOMPARE(find("ws[1]").value, quint64{0b1000000});
    QCOMPARE(find("rs[1]").value, quint64{0});
    QCOMPARE(find("revents").value, quint64{trace::kOut});
    QCOMPARE(bitsSum(find("flags")), QStringLiteral("O_RDWR | O_NONBLOCK"));
    for (const BitsValue& one : live)
        QVERIFY2(isLiveName(one.name), qPrintable(one.name));
    QVERIFY(liveValues(worldOf(t), Fd{9}).empty());
}

void BitsArithmeticTest::pollAndEpollHaveTheirMasks() {
    TraceBuilder t;
    t.listenOn(3).epollCreate(4).epollAdd(4, 3, trace::kIn | trace::kEdge);
    t.epollWait(4, {{3, trace::kIn}});
    const auto live = liveValues(worldOf(t), Fd{3});
    QCOMPARE(live[0].name, QStringLiteral("events"));
    QCOMPARE(bitsSum(live[0]), QStringLiteral("EPOLLIN | EPOLLET"));
    QCOMPARE(bitsSum(live[1]), QStringLiteral("EPOLLIN"));
    QCOMPARE(live[0].width, 32);
}

void BitsArithmeticTest::everyConstantHasItsTextInTheReference() {
    for (const BitsValue& constant : bitConstants())
        QVERIFY2(!isLiveName(constant.name) && findReference(constant.name) != nullptr,
                 qPrintable(constant.name));
}

QTEST_GUILESS_MAIN(BitsArithmeticTest)
#include "bits_arithmetic_test.moc"
