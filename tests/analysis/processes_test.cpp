// SPDX-License-Identifier: GPL-3.0-or-later
// Threads, processes and their descriptor tables; mixtures of logs; O_NONBLOCK by every road.
#include "analysis/analysed.h"

#include <QTest>

using muxscope::analysed;
using muxscope::analysedFiles;
using muxscope::at;

class ProcessesTest : public QObject {
    Q_OBJECT

private slots:
    void nonblockingIsSeenByEveryRoad_data();
    void nonblockingIsSeenByEveryRoad();
    void tablesAreInheritedSharedAndClosedByExec();
    void threadsAreCountedOnceWhateverNamesThem();
    void aChildMaySpeakBeforeItsParentReturns();
    void aChildHasWhatItsParentHadWhenItWasMade();
    void aLogThatFollowsNobodyTellsOfNoChild();
    void partsArePutTogetherByTheirTimes();
    void whatTheProgramWritesIntoALineIsTakenOut();
    void messagesCutLinesInTwo();
    void anExecOfAThreadGoesOnUnderTheLeadersNumber();
    void everythingThatIsNotUnderstoodIsLocated();
    void aCutLastLineIsACallThatBegan();
};

void ProcessesTest::nonblockingIsSeenByEveryRoad_data() {
    QTest::addColumn<QByteArray>("log");
    QTest::addColumn<QByteArray>("fds");
    const auto row = [](const char* name, const char* log, const char* fds) {
        QTest::newRow(name) << QByteArray(log) << QByteArray(fds);
    };
    row("socket", "socket(AF_INET, SOCK_STREAM|SOCK_CLOEXEC|SOCK_NONBLOCK, 0) = 4\n", "[4]");
    row("socket, raw", "socket(0x2, 0x80801, 0) = 4\n", "[4]");
    row("accept4", "accept4(3, NULL, NULL, SOCK_NONBLOCK) = 4\n", "[4]");
    row("accept does not inherit",
        "socket(AF_INET, SOCK_STREAM|SOCK_NONBLOCK, 0) = 3\naccept(3, NULL, NULL) = 4\n", "[3]");
    row("socketpair", "socketpair(AF_UNIX, SOCK_STREAM|SOCK_NONBLOCK, 0, [4, 5]) = 0\n", "[4,5]");
    row("pipe2", "pipe2([4, 5], O_NONBLOCK|O_CLOEXEC) = 0\n", "[4,5]");
    row("openat", "openat(AT_FDCWD, \"/dev/null\", O_RDONLY|O_NONBLOCK) = 4\n", "[4]");
    row("openat with names",
        "openat(AT_FDCWD</tmp>, \"/dev/null\", O_RDONLY|O_NONBLOCK) = 4</dev/null<char 1:3>>\n",
        "[4]");
    row("eventfd2", "eventfd2(0, EFD_CLOEXEC|EFD_NONBLOCK) = 4\n", "[4]");
    row("timerfd", "timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK) = 4\n", "[4]");
    row("signalfd", "signalfd4(-1, [USR1], 8, SFD_NONBLOCK) = 4\n", "[4]");
    row("inotify", "inotify_init1(IN_NONBLOCK) = 4\n", "[4]");
    row("fcntl", "fcntl(4, F_SETFL, O_RDWR|O_NONBLOCK) = 0\nfcntl(4, F_SETFL, O_RDWR) = 0\n",
        "[4]");
    row("fcntl64, raw", "fcntl64(4, 0x4, 0x802) = 0\n", "[4]");
    row("asked for", "fcntl(4, F_GETFL) = 0x802 (flags O_RDWR|O_NONBLOCK)\n", "[4]");
    row("ioctl", "ioctl(4, FIONBIO, [1]) = 0\n", "[4]");
    row("ioctl off", "ioctl(4, FIONBIO, [0]) = 0\n", "[]");
    row("failed", "fcntl(4, F_SETFL, O_RDWR|O_NONBLOCK) = -1 EBADF (Bad file descriptor)\n", "[]");
    row("shared by a duplicate",
        "dup(4) = 9\nfcntl(9, F_SETFL, O_NONBLOCK) = 0\nfcntl(4, F_DUPFD_CLOEXEC, 20) = 20\n",
        "[4,9,20]");
}

void ProcessesTest::nonblockingIsSeenByEveryRoad() {
    QFETCH(QByteArray, log);
    QTEST(at(analysed(log), "nonblocking"), "fds");
}

void ProcessesTest::tablesAreInheritedSharedAndClosedByExec() {
    const QJsonObject json = analysed(
        "10 socket(AF_INET, SOCK_STREAM, 0) = 3\n"
        "10 epoll_create1(EPOLL_CLOEXEC) = 4\n"
        "10 clone(child_stack=0x7f, "
        "flags=CLONE_VM|CLONE_FS|CLONE_FILES|CLONE_SIGHAND|CLONE_THREAD, parent_tid=[11]) = 11\n"
        "11 pipe2([5, 6], O_CLOEXEC) = 0\n"
        "10 fork() = 12\n"
        "12 dup2(3, 8) = 8\n"
        "12 execve(\"/bin/true\", [\"true\"], 0x7ff /* 3 vars */) = 0\n"
        "10 close(6) = 0\n");
    QCOMPARE(
        at(json, "fds"),
        QByteArray(
            R"([{"fd":3,"kind":"tcp","nonblocking":false,"pid":10},{"fd":4,"kind":"epoll","nonblocking":false,"pid":10},{"fd":5,"kind":"pipe","nonblocking":false,"pid":10},{"fd":3,"kind":"tcp","nonblocking":false,"pid":12},{"fd":8,"kind":"tcp","nonblocking":false,"pid":12}])"));
    QCOMPARE(json["threads"].toInt(), 3);
}

void ProcessesTest::threadsAreCountedOnceWhateverNamesThem() {
    // A log on stderr: the same process with and without its number.
    const QJsonObject json =
        analysed("poll([{fd=3, events=POLLIN}], 1, 0) = 0 (Timeout)\n"
                 "clone(child_stack=0x7f, flags=CLONE_VM|CLONE_FILES|CLONE_THREADstrace: Process "
                 "26862 attached\n"
                 ", parent_tid=[26862]) = 26862\n"
                 "[pid 26862] poll([{fd=4, events=POLLIN}], 1, 0 <unfinished ...>\n"
                 "[pid 26861] poll([{fd=3, events=POLLIN}], 1, 0) = 0 (Timeout)\n"
                 "[pid 26862] <... poll resumed>)             = 0 (Timeout)\n"
                 "[pid 26862] exit(0)                         = ?\n"
                 "[pid 26862] +++ exited with 0 +++\n"
                 "poll([{fd=3, events=POLLIN}], 1, 0) = 0 (Timeout)\n");
    QCOMPARE(json["threads"].toInt(), 2);
    QList<int> tids;
    for (const auto call : json["muxcalls"].toArray())
        tids << call.toObject()["tid"].toInt();
    QCOMPARE(tids, (QList<int>{26861, 26862, 26861, 26861}));
    QVERIFY(json["warnings"].toArray().isEmpty());
}

void ProcessesTest::aChildMaySpeakBeforeItsParentReturns() {
    const QJsonObject json =
        analysed("10 socket(AF_INET, SOCK_STREAM, 0) = 3\n"
                 "10 clone(child_stack=NULL, flags=CLONE_CHILD_CLEARTID|SIGCHLD <unfinished ...>\n"
                 "11 close(3) = 0\n"
                 "10 <... clone resumed>, child_tidptr=0x7f) = 11\n"
                 "11 read(3, 0x7ff, 1) = -1 EBADF (Bad file descriptor)\n");
    QCOMPARE(at(json, "fds"),
             QByteArray(R"([{"fd":3,"kind":"tcp","nonblocking":false,"pid":10}])"));
    QCOMPARE(at(json, "calls.clone.count"), QByteArray("[1]"));
}

// A log on stderr has no numbers before the child's first line.
void ProcessesTest::aChildHasWhatItsParentHadWhenItWasMade() {
    const QJsonObject json = analysed(
        "socket(AF_INET, SOCK_STREAM, 0) = 3\n"
        "socketpair(AF_UNIX, SOCK_STREAM, 0, [4, 5]) = 0\n"
        "clone(child_stack=NULL, flags=CLONE_CHILD_CLEARTID|SIGCHLD) = 11\n"
        "close(5) = 0\n"
        "accept(3, {sa_family=AF_INET, sin_port=htons(5), sin_addr=inet_addr(\"1.2.3.4\")}, "
        "[16]) = 5\n"
        "wait4(11, strace: Process 11 attached\n"
        " <unfinished ...>\n"
        "[pid    11] read(5, \"abc\", 10) = 3\n"
        "[pid    11] exit_group(0) = ?\n"
        "[pid    11] +++ exited with 0 +++\n"
        "<... wait4 resumed>NULL, 0, NULL) = 11\n"
        "read(5, \"x\", 10) = 1\n");
    QVERIFY(json["warnings"].toArray().isEmpty());
    QCOMPARE(json["connections"].toArray().size(), 1);
    QCOMPARE(at(json, "connections.0.bytes_in"), QByteArray("[1]"));
}

void ProcessesTest::aLogThatFollowsNobodyTellsOfNoChild() {
    QByteArray log = "socket(AF_INET, SOCK_STREAM, 0) = 3\n"
                     "accept(3, {sa_family=AF_INET, sin_port=htons(5), "
                     "sin_addr=inet_addr(\"1.2.3.4\")}, [16]) = 4\n"
                     "fork() = 11\n"
                     "close(4) = 0\n";
    for (const int lines : {1, 2000}) {
        const QJsonObject json = analysed(log + QByteArray("getpid() = 10\n").repeated(lines));
        QCOMPARE(at(json, "connections.0.closed_by"), QByteArray("[\"local\"]"));
        QCOMPARE(json["threads"].toInt(), 1);
        QCOMPARE(json["fds"].toArray().size(), 1);
    }
}

void ProcessesTest::partsArePutTogetherByTheirTimes() {
    const QJsonObject json = analysedFiles(
        {{"log.10", "1795304344.000000 epoll_create1(0) = 4 <0.000010>\n"
                    "1795304344.100000 clone(child_stack=0x7f, "
                    "flags=CLONE_VM|CLONE_FILES|CLONE_THREAD, parent_tid=[11]) = 11 <0.000010>\n"
                    "1795304344.200000 epoll_wait(4, [{events=EPOLLIN, data={u32=5, u64=5}}], 9, "
                    "-1) = 1 <0.500000>\n"
                    "1795304344.800000 epoll_wait(4, [], 9, 0) = 0 <0.000010>\n"},
         {"log.11", "1795304344.300000 eventfd2(0, 0) = 5 <0.000010>\n"
                    "1795304344.400000 epoll_ctl(4, EPOLL_CTL_ADD, 5, {events=EPOLLIN, "
                    "data={u32=5, u64=5}}) = 0 <0.000010>\n"
                    "1795304344.750000 +++ exited with 0 +++\n"}});
    QCOMPARE(at(json, "muxcalls.0.interest.r"), QByteArray("[]"));
    QCOMPARE(at(json, "muxcalls.0.ready.r"), QByteArray("[5]"));
    QCOMPARE(at(json, "muxcalls.0.tid"), QByteArray("[10]"));
    QCOMPARE(at(json, "muxcalls.1.interest.r"), QByteArray("[5]"));
    QCOMPARE(json["threads"].toInt(), 2);
}

void ProcessesTest::whatTheProgramWritesIntoALineIsTakenOut() {
    const QJsonObject json = analysed("write(2, \"turn 0\\n\", 7turn 0\n"
                                      ")                 = 7\n"
                                      "write(2, \"a(\\nb\\\"\\n\", 6a(\n"
                                      "b\"\n"
                                      ") = 6\n"
                                      "write(2, \"prompt (\", 8prompt () = 8\n"
                                      "read(0, \"\", 1) = 0\n");
    QCOMPARE(at(json, "calls"),
             QByteArray(R"({"read":{"count":1,"errors":{}},"write":{"count":3,"errors":{}}})"));
    QCOMPARE(at(json, "warnings"), QByteArray("[]"));
}

void ProcessesTest::messagesCutLinesInTwo() {
    for (const QByteArray strace : {"strace", "/usr/bin/strace"}) { // as it was called
        const QJsonObject json =
            analysed("[pid  5263] poll([{fd=3, events=POLLIN}], 1, -1" + strace +
                     ": Process 5265 attached\n" + strace + ": Process 5266 attached\n" +
                     " <unfinished ...>\n"
                     "[pid  5265] write(4, \"x\", 1) = 1\n"
                     "[pid  5263] <... poll resumed>) = 1 ([{fd=3, revents=POLLIN}])\n");
        QCOMPARE(at(json, "muxcalls.0.ready.r"), QByteArray("[3]"));
        QCOMPARE(at(json, "warnings"), QByteArray("[]"));
        QCOMPARE(at(json, "calls.poll.count"), QByteArray("[1]"));
    }
}

void ProcessesTest::anExecOfAThreadGoesOnUnderTheLeadersNumber() {
    const QJsonObject json =
        analysed("5253 clone(child_stack=0x7f, flags=CLONE_VM|CLONE_FILES|CLONE_THREAD, "
                 "parent_tid=[5255]) = 5255\n"
                 "5253 poll([{fd=3, events=POLLIN}], 1, -1 <unfinished ...>\n"
                 "5255 execve(\"/bin/true\", [\"true\"], 0x7f /* 1 var */ <unfinished ...>\n"
                 "5253 <... poll resumed> <unfinished ...>) = ?\n"
                 "5253 +++ superseded by execve in pid 5255 +++\n"
                 "5253 <... execve resumed>)             = 0\n"
                 "5253 exit_group(0) = ?\n"
                 "5253 +++ exited with 0 +++\n");
    QCOMPARE(at(json, "calls.execve"), QByteArray(R"({"count":1,"errors":{}})"));
    QCOMPARE(at(json, "muxcalls.0.ret"), QByteArray("[null]"));
    QCOMPARE(json["threads"].toInt(), 2);
    QCOMPARE(at(json, "warnings"), QByteArray("[]"));
}

void ProcessesTest::everythingThatIsNotUnderstoodIsLocated() {
    const QJsonObject json =
        analysed("close(3) = 0\n"
                 " | 00000  48 54 54 50                                       HTTP             |\n"
                 "hello from the program\n"
                 "--- SIGCHLD {si_signo=SIGCHLD, si_code=CLD_EXITED} ---\n"
                 "syscall_0x1b9(0x6, 0x7fff3397d0f0, 0x40) = 0\n"
                 "futex_time64(0x7f) = ? <unavailable>\n"
                 "\x01\x02\xff\n"
                 "+++ exited with 0 +++\n"
                 "% time     seconds  usecs/call     calls    errors syscall\n"
                 "------ ----------- ----------- --------- --------- ----------------\n"
                 "100.00    0.000000           0         1           close\n");
    const QJsonArray warnings = json["warnings"].toArray();
    QCOMPARE(warnings.size(), 2);
    QCOMPARE(warnings[0].toString(), QString("line 3: not understood: hello from the program"));
    QVERIFY(warnings[1].toString().startsWith("line 7: "));
    QVERIFY(json["calls"].toObject().contains("syscall_0x1b9"));
    QVERIFY(analysed("nothing here\nis strace's\n").isEmpty());
}

void ProcessesTest::aCutLastLineIsACallThatBegan() {
    const QJsonObject json = analysed("close(3) = 0\npoll([{fd=3, events=POLLIN}], 1, -1");
    QCOMPARE(at(json, "muxcalls.0.interest.r"), QByteArray("[3]"));
    QCOMPARE(at(json, "muxcalls.0.ret"), QByteArray("[null]"));
    QCOMPARE(json["warnings"].toArray().size(), 1);
    QCOMPARE(at(analysed("read(3, \"x\", 1) = 1"), "warnings"), QByteArray("[]"));
}

QTEST_GUILESS_MAIN(ProcessesTest)
#include "processes_test.moc"
