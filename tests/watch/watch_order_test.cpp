// SPDX-License-Identifier: GPL-3.0-or-later
// What is known before anything is watched: refusals, and the command for another machine.
#include "watch/running_programs.h"
#include "watch/watch_order.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <unistd.h>

using namespace muxscope;
using namespace muxscope::watch;

Q_DECLARE_METATYPE(muxscope::watch::WatchOrder)

class WatchOrderTest : public QObject {
    Q_OBJECT

private slots:
    void whatCannotBeWatchedIsKnownBefore_data();
    void whatCannotBeWatchedIsKnownBefore();
    void aMissingStraceIsToldWithItsPackage();
    void theCommandForAnotherMachineIsQuotedForItsShell();
    void everyTracedCallMayBeMissing();
    void thisProcessIsNotAmongThoseToChooseFrom();
};

void WatchOrderTest::whatCannotBeWatchedIsKnownBefore_data() {
    QTest::addColumn<WatchOrder>("order");
    QTest::addColumn<int>("refusal");
    const auto start = [](std::vector<std::string> words, std::string folder = {}) {
        WatchOrder order;
        order.command = std::move(words);
        order.workingDirectory = std::move(folder);
        return order;
    };
    const auto attach = [](int pid) {
        WatchOrder order;
        order.pid = pid;
        return order;
    };
    const auto row = [](const char* name, const WatchOrder& order, Refusal refusal) {
        QTest::newRow(name) << order << static_cast<int>(refusal);
    };
    row("no such program", start({"muxscope-no-such"}), Refusal::noProgram);
    row("no such file", start({"./no-such"}), Refusal::noProgram);
    row("a file that is no program", start({"/etc/passwd"}), Refusal::notExecutable);
    row("a folder", start({"/etc"}), Refusal::notExecutable);
    row("no such folder", start({"true"}, "/no/such"), Refusal::noDirectory);
    row("a program", start({"true"}, "/"), Refusal::none);
    row("one in the working folder", start({"./true"}, "/usr/bin"), Refusal::none);
    row("no such process", attach(INT32_MAX), Refusal::noProcess);
    row("itself", attach(getpid()), Refusal::itself);
}

void WatchOrderTest::whatCannotBeWatchedIsKnownBefore() {
    QFETCH(WatchOrder, order);
    QFETCH(int, refusal);
    order.strace = "true"; // strace need not be here for this
    if (yamaScope() > 1)
        QSKIP("this kernel refuses everything");
    QCOMPARE(static_cast<int>(refusalForeseen(order)), refusal);
    const std::string text = refusalText(static_cast<Refusal>(refusal), order);
    QCOMPARE(text.empty(), refusal == static_cast<int>(Refusal::none));
}

void WatchOrderTest::aMissingStraceIsToldWithItsPackage() {
    WatchOrder order;
    order.command = {"true"};
    order.strace = "no-such-strace";
    QCOMPARE(refusalForeseen(order), Refusal::noStrace);
    const Error error = refusalError(Refusal::noStrace, order);
    QCOMPARE(error.kind, Error::Kind::environment);
    QVERIFY(error.text.find("apt-get install strace") != std::string::npos);
}

void WatchOrderTest::theCommandForAnotherMachineIsQuotedForItsShell() {
    WatchOrder order;
    order.command = {"sh", "-c", "echo 'a b' > c"};
    order.workingDirectory = "/a folder";
    const std::string line = straceCommandLine(order, "x.log");
    QVERIFY(line.starts_with("cd '/a folder' && strace -f -ttt -T -s 4096 -e 'trace=?"));
    QVERIFY(line.ends_with("-o x.log -- sh -c 'echo '\\''a b'\\'' > c'"));
    order = {};
    order.pid = 42;
    QVERIFY(straceCommandLine(order, "x.log").ends_with("-o x.log -p 42"));
}

void WatchOrderTest::everyTracedCallMayBeMissing() {
    const QStringList calls = QString::fromStdString(tracedCalls()).split(',');
    for (const QString& call : calls)
        QVERIFY2(call.startsWith('?') && call.size() > 3, qPrintable(call));
    QCOMPARE(QSet<QString>(calls.begin(), calls.end()).size(), calls.size());
    for (const char* call :
         {"?epoll_pwait2", "?pselect6", "?accept4", "?close", "?restart_syscall"})
        QVERIFY(calls.contains(call));
}

void WatchOrderTest::thisProcessIsNotAmongThoseToChooseFrom() {
    const auto programs = runningPrograms();
    QVERIFY(std::none_of(programs.begin(), programs.end(),
                         [](const RunningProgram& program) { return program.pid == getpid(); }));
    QVERIFY(std::is_sorted(programs.begin(), programs.end(),
                           [](const auto& a, const auto& b) { return a.pid < b.pid; }));
    for (const RunningProgram& program : programs)
        QVERIFY(!program.commandLine.empty() && program.threads >= 1);
}

QTEST_GUILESS_MAIN(WatchOrderTest)
#include "watch_order_test.moc"
