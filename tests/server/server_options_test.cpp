// SPDX-License-Identifier: GPL-3.0-or-later
// Switches and limits as text, and what a server refuses to be made of.
#include "server/server.h"

#include <QTest>

#include <algorithm>

using namespace muxscope;
using namespace muxscope::server;

class ServerOptionsTest : public QObject {
    Q_OBJECT

private slots:
    void aFlagNeedsNoValue() {
        TeachingSwitches switches;
        QVERIFY(setSwitch(switches, "leave-in-wlist"));
        QVERIFY(switches.leaveInWlist);
        QCOMPARE(switchesText(switches), std::string("leave-in-wlist=1"));
        QVERIFY(setSwitch(switches, "leave-in-wlist=0"));
        QCOMPARE(switches, TeachingSwitches{});
        QCOMPARE(switchesText(switches), std::string());
    }
    void aNumberIsSetInItsRange() {
        TeachingSwitches switches;
        QVERIFY(setSwitch(switches, "handler-sleep=500"));
        QCOMPARE(switches.handlerSleepMs, std::int64_t{500});
        ServerLimits limits;
        QVERIFY(setLimit(limits, "idle-seconds=2"));
        QCOMPARE(limits.idleNs, std::int64_t{2'000'000'000});
    }
    void nonsenseIsRefusedWithWhatIsAllowed_data() {
        QTest::addColumn<QByteArray>("text");
        for (const char* text :
             {"", "=", "leave", "leave-in-wlist=2", "leave-in-wlist=", "leave-in-wlist=yes",
              "handler-sleep", "handler-sleep=-1", "handler-sleep=60001", "handler-sleep=1x",
              "handler-sleep=99999999999999999999"})
            QTest::newRow(text) << QByteArray(text);
    }
    void nonsenseIsRefusedWithWhatIsAllowed() {
        QFETCH(QByteArray, text);
        TeachingSwitches switches;
        const Status set = setSwitch(switches, text.toStdString());
        QVERIFY(!set);
        QCOMPARE(set.error().kind, Error::Kind::usage);
        QCOMPARE(switches, TeachingSwitches{});
    }
    void limitsOutOfRangeAreRefused_data() {
        QTest::addColumn<QByteArray>("text");
        for (const char* text : {"connections", "connections=0", "connections=-5", "header-bytes=1",
                                 "idle-seconds=1e3", "nothing=1", "idle-seconds=86401"})
            QTest::newRow(text) << QByteArray(text);
    }
    void limitsOutOfRangeAreRefused() {
        QFETCH(QByteArray, text);
        ServerLimits limits;
        QVERIFY(!setLimit(limits, text.toStdString()));
        QCOMPARE(limits, ServerLimits{});
    }
    void everyDefaultStandsInItsOwnRange() {
        const TeachingSwitches switches;
        for (const SwitchFacts& facts : switchTable()) {
            QVERIFY2((facts.flag == nullptr) != (facts.number == nullptr), facts.name.data());
            QVERIFY2(facts.valueIn(switches) >= facts.least, facts.name.data());
            QVERIFY2(facts.valueIn(switches) <= facts.most, facts.name.data());
            QVERIFY(!facts.about.empty() && !facts.consequence.empty());
        }
        const ServerLimits limits;
        for (const LimitFacts& facts : limitTable())
            QVERIFY2(limits.*facts.number >= facts.least * facts.scale &&
                         limits.*facts.number <= facts.most * facts.scale,
                     facts.name.data());
    }
    void everySwitchNamesModelsThatExist() {
        for (const SwitchFacts& facts : switchTable()) {
            const QString models = QString::fromUtf8(facts.models.data());
            for (const QString& name : models.split(' ', Qt::SkipEmptyParts))
                QVERIFY2(std::count(modelNames().begin(), modelNames().end(), name.toStdString()) ==
                             1,
                         qPrintable(QString::fromUtf8(facts.name.data()) + ": " + name));
            const bool someModel =
                std::any_of(modelNames().begin(), modelNames().end(),
                            [&](std::string_view model) { return facts.meansSomethingTo(model); });
            QVERIFY2(someModel, facts.name.data());
        }
        QVERIFY(switchTable().front().meansSomethingTo("select"));
        QVERIFY(!switchTable().front().meansSomethingTo("sel"));
    }
    void whatMeansNothingToAModelFallsAway() {
        TeachingSwitches switches;
        switches.forgetClosed = true;
        switches.handlerSleepMs = 7;
        QVERIFY(switchesFor("select", switches).forgetClosed);
        QVERIFY(!switchesFor("epoll", switches).forgetClosed);
        QCOMPARE(switchesFor("epoll", switches).handlerSleepMs, std::int64_t{7});
    }
};

QTEST_GUILESS_MAIN(ServerOptionsTest)
#include "server_options_test.moc"
