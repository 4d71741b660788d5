// SPDX-License-Identifier: GPL-3.0-or-later
// What `muxscope-cli serve` may be told: lists of models, switches and limits, and what it says to
// names that it does not know.
#include "e2e/program.h"

#include "server/models/model_table.h"
#include "server/server.h"
#include "server/server_limits.h"
#include "server/teaching_switches.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace muxscope;
using namespace muxscope::e2e;

namespace {

const QString kCli = QStringLiteral(MUXSCOPE_CLI);

Outcome serveFor(const QStringList& arguments) {
    return run(kCli, QStringList{"serve"} + arguments);
}

QByteArray bytes(std::string_view text) {
    return {text.data(), static_cast<qsizetype>(text.size())};
}

} // namespace

class ServeFlagsTest : public QObject {
    Q_OBJECT

private slots:
    void everyModelIsListedInItsGroup() {
        const Outcome list = serveFor({"--model", "help"});
        QCOMPARE(list.exitCode, 0);
        QVERIFY2(list.err.isEmpty(), list.text());
        for (const server::ModelFacts& model : server::modelTable()) {
            const qsizetype group = list.out.indexOf(bytes(server::groupName(model.group)) + '\n');
            const qsizetype line = list.out.indexOf("\n  " + bytes(model.name) + ' ');
            QVERIFY2(group >= 0 && line > group, bytes(model.name));
            QVERIFY2(list.out.contains(bytes(model.about)), bytes(model.name));
            const std::string why = server::whyUnavailable(model);
            QVERIFY2(why.empty() || list.out.contains("cannot run here: " + bytes(why)),
                     bytes(model.name));
        }
    }
    void everySwitchIsListedWithItsConsequence() {
        const Outcome list = serveFor({"--switch", "help"});
        QCOMPARE(list.exitCode, 0);
        for (const server::SwitchFacts& facts : server::switchTable())
            QVERIFY2(list.out.contains(bytes(facts.name)) &&
                         list.out.contains(bytes(facts.consequence)),
                     bytes(facts.name));
    }
    void everyLimitIsListed() {
        const Outcome list = serveFor({"--limit", "help"});
        QCOMPARE(list.exitCode, 0);
        for (const server::LimitFacts& facts : server::limitTable())
            QVERIFY2(list.out.contains(bytes(facts.name) + "=N"), bytes(facts.name));
    }
    void everyProtocolIsListed() {
        const Outcome list = serveFor({"--serve", "help"});
        QCOMPARE(list.exitCode, 0);
        for (const std::string_view name : server::protocolNames())
            QVERIFY2(list.out.contains("  " + bytes(name) + ' '), bytes(name));
    }
    void whatCannotBeIsOneLineAndTwo_data();
    void whatCannotBeIsOneLineAndTwo();
    void aTakenPortIsNamedOnce();
    void switchesAreWarnedOfAndRecorded();
    void limitsAndBacklogHold();

private:
    QTemporaryDir m_folder;
};

void ServeFlagsTest::whatCannotBeIsOneLineAndTwo_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("said");
    const auto row = [](const char* name, const QStringList& arguments, const char* said) {
        QTest::newRow(name) << arguments << QByteArray(said);
    };
    row("unknown model", {"--model", "magic"}, "there are: ");
    row("unknown protocol", {"--serve", "gopher"}, "there are: http");
    row("unknown switch", {"--switch", "magic"}, "there are: leave-in-wlist");
    row("switch without its number", {"--switch", "handler-sleep"}, "a number from 0 to");
    row("switch beyond its range", {"--switch", "handler-sleep=70000"}, "from 0 to 60000 ms");
    row("switch with a word", {"--switch", "leave-in-wlist=yes"}, "a number from 0 to 1");
    row("unknown limit", {"--limit", "magic=1"}, "there are: connections");
    row("limit without a number", {"--limit", "connections"}, "a number from 1");
    row("limit beyond its range", {"--limit", "connections=0"}, "a number from 1");
    row("no name to record to", {"--record", ""}, "--record: a file name is missing");
    row("no name for the lines", {"--lines-file", ""}, "--lines-file: a file name is missing");
    row("no UDP port", {"--udp", "70000"}, "not in range 0 to 65535");
    row("no port", {"--port", "65536"}, "not in range 0 to 65535");
    row("pages of another protocol", {"--serve", "reply", "--root", "/"},
        "--root is for --serve http");
    row("TRACE of another protocol", {"--serve", "lines", "--trace-method"},
        "--trace-method is for --serve http");
    row("lines of another protocol", {"--lines-file", "x"}, "--lines-file is for --serve lines");
    row("a terminal of another protocol", {"--no-terminal"}, "--no-terminal is for --serve lines");
    row("a place of an unknown protocol", {"--serve", "gopher", "--root", "/"}, "there are: http");
    row("negative backlog", {"--backlog", "-1"}, "-1");
}

void ServeFlagsTest::whatCannotBeIsOneLineAndTwo() {
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, said);
    const Outcome end = serveFor(QStringList{"--port", "0"} + arguments);
    QVERIFY2(end.exitCode == 2, end.text());
    QVERIFY2(end.out.isEmpty(), end.text());
    QCOMPARE(end.err.count('\n'), 1);
    QVERIFY2(end.err.contains(said), end.text());
}

void ServeFlagsTest::aTakenPortIsNamedOnce() {
    Program first(kCli);
    QVERIFY(first.start({"serve", "--port", "0"}));
    const QByteArray address = first.firstLine().mid(sizeof("listening on ") - 1);
    const QByteArray port = address.mid(address.lastIndexOf(':') + 1);
    const Outcome second = serveFor({"--port", port});
    QCOMPARE(second.exitCode, 4);
    QCOMPARE(second.err,
             QByteArray("muxscope-cli: " + address + " is already in use by another program\n"));
}

void ServeFlagsTest::switchesAreWarnedOfAndRecorded() {
    const QString file = m_folder.filePath("switched");
    Program serve(kCli);
    QVERIFY(serve.start({"serve", "--port", "0", "--record", file, "--switch", "leave-in-wlist",
                         "--switch", "handler-sleep=5", "--switch", "forget-closed=0"}));
    QVERIFY(serve.firstLine().startsWith("listening on "));
    const Outcome end = serve.stop(SIGTERM);
    QVERIFY2(end.exitCode == 0, end.text());
    QCOMPARE(end.err.count('\n'), 2);
    QVERIFY2(end.err.contains("teaching switch leave-in-wlist=1: ") &&
                 end.err.contains("teaching switch handler-sleep=5: "),
             end.text());
    const QByteArray events = run(kCli, {"dump", file, "--events"}).out;
    QCOMPARE(events.count("note  teachingSwitch"), 2);
    QVERIFY(events.contains("note  teachingSwitch \"leave-in-wlist=1\""));
    QVERIFY(events.contains("note  teachingSwitch \"handler-sleep=5\""));
}

void ServeFlagsTest::limitsAndBacklogHold() {
    Program narrow(kCli);
    QVERIFY(narrow.start(
        {"serve", "--port", "0", "--print", "--backlog", "7", "--limit", "target-bytes=20"}));
    QVERIFY(narrow.hasPrinted("backlog=7"));
    const QByteArray address = narrow.firstLine().mid(sizeof("listening on ") - 1);
    const Outcome refused = run("curl", {"--silent", "-o", "/dev/null", "-w", "%{http_code}",
                                         "http://" + address + "/" + QString(40, 'x')});
    QCOMPARE(refused.out, QByteArray("414"));
    QCOMPARE(narrow.stop(SIGTERM).exitCode, 0);
}

QTEST_GUILESS_MAIN(ServeFlagsTest)
#include "serve_flags_test.moc"
