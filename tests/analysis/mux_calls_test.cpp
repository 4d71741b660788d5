// SPDX-License-Identifier: GPL-3.0-or-later
// What the analysis says of each wait: interest, answer, timeout, in every notation of strace's.
#include "analysis/analysed.h"

#include <QTest>

using muxscope::analysed;
using muxscope::at;

class MuxCallsTest : public QObject {
    Q_OBJECT

private slots:
    void eachWaitSaysWhatItWatchedAndWhatWasReady_data();
    void eachWaitSaysWhatItWatchedAndWhatWasReady();
    void epollWatchesWhatIsRegisteredWhenTheCallStarts();
    void aClosedDescriptorLeavesTheEpollWithItsLastDuplicate();
    void aOneShotIsSpentByItsReport();
    void cookiesLeadToDescriptors();
    void anEpollFromBeforeTheLogIsUnknown();
    void timesInWaitsAreMeasuredByEveryMeans();
};

void MuxCallsTest::eachWaitSaysWhatItWatchedAndWhatWasReady_data() {
    QTest::addColumn<QByteArray>("log");
    QTest::addColumn<QByteArray>("interest");
    QTest::addColumn<QByteArray>("ready");
    QTest::addColumn<QByteArray>("rest"); // timeout, ret, errno, partial
    QTest::newRow("pselect6")
        << QByteArray("pselect6(6, [3 5], NULL, [3], {tv_sec=0, tv_nsec=500000000}, NULL) = 1 (in "
                      "[5], left {tv_sec=0, tv_nsec=394165386}) <0.105844>")
        << QByteArray(R"({"r":[3,5],"w":[],"x":[3]})")
        << QByteArray(R"({"err":[],"hup":[],"nval":[],"r":[5],"w":[],"x":[]})")
        << QByteArray("0.5 1 - 0");
    QTest::newRow("select, microseconds")
        << QByteArray("select(6, [3 5], [5], [5], {tv_sec=1, tv_usec=500000}) = 1 (out [5], left "
                      "{tv_sec=1, tv_usec=499997})")
        << QByteArray(R"({"r":[3,5],"w":[5],"x":[5]})")
        << QByteArray(R"({"err":[],"hup":[],"nval":[],"r":[],"w":[5],"x":[]})")
        << QByteArray("1.5 1 - 0");
    QTest::newRow("select, two sets")
        << QByteArray("select(6, [3], [5], NULL, NULL) = 2 (in [3], out [5])")
        << QByteArray(R"({"r":[3],"w":[5],"x":[]})")
        << QByteArray(R"({"err":[],"hup":[],"nval":[],"r":[3],"w":[5],"x":[]})")
        << QByteArray("-1 2 - 0");
    QTest::newRow("select, two sets of strace 6.1, the first closed twice")
        << QByteArray("pselect6(7, [3 6], [], [6], {tv_sec=3, tv_nsec=0}, NULL) = 2 (in [6]], "
                      "except [6], left {tv_sec=2, tv_nsec=999994106})")
        << QByteArray(R"({"r":[3,6],"w":[],"x":[6]})")
        << QByteArray(R"({"err":[],"hup":[],"nval":[],"r":[6],"w":[],"x":[6]})")
        << QByteArray("3 2 - 0");
    QTest::newRow("select, urgent")
        << QByteArray("select(6, NULL, NULL, [5], {tv_sec=1, tv_usec=0}) = 1 (except [5], left "
                      "{tv_sec=0, tv_usec=999998})")
        << QByteArray(R"({"r":[],"w":[],"x":[5]})")
        << QByteArray(R"({"err":[],"hup":[],"nval":[],"r":[],"w":[],"x":[5]})")
        << QByteArray("1 1 - 0");
    QTest::newRow("select, time-out")
        << QByteArray("select(4, [3], [], [], {tv_sec=0, tv_usec=0}) = 0 (Timeout)")
        << QByteArray(R"({"r":[3],"w":[],"x":[]})")
        << QByteArray(R"({"err":[],"hup":[],"nval":[],"r":[],"w":[],"x":[]})")
        << QByteArray("0 0 - 0");
    QTest::newRow("select, cut")
        << QByteArray("select(400, [3 4 5], NULL, NULL, NULL) = 3 (in [3 4])")
        << QByteArray(R"({"r":[3,4,5],"w":[],"x":[]})")
        << QByteArray(R"({"err":[],"hup":[],"nval":[],"r":[3,4],"w":[],"x":[]})")
        << QByteArray("-1 3 - 1");
    QTest::newRow("select, interrupted")
        << QByteArray("pselect6(4, [3], NULL, NULL, NULL, {sigmask=[USR1], sigsetsize=8}) = ? "
                      "ERESTARTNOHAND (To be restarted if no handler)")
        << QByteArray(R"({"r":[3],"w":[],"x":[]})") << QByteArray("[null]")
        << QByteArray("-1 -1 EINTR 0");
    QTest::newRow("select with names of descriptors")
        << QByteArray("pselect6(6, [3<TCP:[127.0.0.1:1]> 5<TCP:[127.0.0.1:1->127.0.0.1:2]>], NULL, "
                      "NULL, NULL, NULL) = 1 (in [5])")
        << QByteArray(R"({"r":[3,5],"w":[],"x":[]})")
        << QByteArray(R"({"err":[],"hup":[],"nval":[],"r":[5],"w":[],"x":[]})")
        << QByteArray("-1 1 - 0");
    QTest::newRow("poll") << QByteArray(
                                 "poll([{fd=5, events=POLLIN|POLLOUT}, {fd=4, events=POLLIN}, "
                                 "{fd=-1}, {fd=99, events=POLLIN}], 4, 100) = 2 ([{fd=5, "
                                 "revents=POLLOUT}, {fd=99, revents=POLLNVAL}])")
                          << QByteArray(R"({"r":[5,4,99],"w":[5],"x":[]})")
                          << QByteArray(R"({"err":[],"hup":[],"nval":[99],"r":[],"w":[5],"x":[]})")
                          << QByteArray("0.1 2 - 0");
    QTest::newRow("poll, other bits")
        << QByteArray("poll([{fd=5, events=POLLRDNORM|POLLWRNORM|POLLPRI|POLLRDHUP}], 1, -1) = 1 "
                      "([{fd=5, revents=POLLRDNORM|POLLRDHUP|POLLERR}])")
        << QByteArray(R"({"r":[5],"w":[5],"x":[5]})")
        << QByteArray(R"({"err":[5],"hup":[5],"nval":[],"r":[5],"w":[],"x":[]})")
        << QByteArray("-1 1 - 0");
    QTest::newRow("poll, named and annotated")
        << QByteArray("poll(fds=[{fd=5<socket:[7]>, events=POLLIN}], nfds=1, timeout=-1) = 1 "
                      "([{fd=5, revents=POLLIN}])")
        << QByteArray(R"({"r":[5],"w":[],"x":[]})")
        << QByteArray(R"({"err":[],"hup":[],"nval":[],"r":[5],"w":[],"x":[]})")
        << QByteArray("-1 1 - 0");
    QTest::newRow("poll, raw")
        << QByteArray("poll([{fd=5, events=0x1}], 1, 2500) = 1 ([{fd=5, revents=0x11}])")
        << QByteArray(R"({"r":[5],"w":[],"x":[]})")
        << QByteArray(R"({"err":[],"hup":[5],"nval":[],"r":[5],"w":[],"x":[]})")
        << QByteArray("2.5 1 - 0");
    QTest::newRow("poll, verbose")
        << QByteArray("poll([{fd=5, events=0x5 /* POLLIN|POLLOUT */}], 1, 0) = 1 ([{fd=5, "
                      "revents=0x4 /* POLLOUT */}])")
        << QByteArray(R"({"r":[5],"w":[5],"x":[]})")
        << QByteArray(R"({"err":[],"hup":[],"nval":[],"r":[],"w":[5],"x":[]})")
        << QByteArray("0 1 - 0");
    QTest::newRow("poll, cut") << QByteArray("poll([{fd=5, events=POLLIN}, {fd=6, events=POLLIN}, "
                                             "...], 40, 0) = 33 ([{fd=5, revents=POLLIN}, ...])")
                               << QByteArray(R"({"r":[5,6],"w":[],"x":[]})")
                               << QByteArray(
                                      R"({"err":[],"hup":[],"nval":[],"r":[5],"w":[],"x":[]})")
                               << QByteArray("0 33 - 1");
    QTest::newRow("ppoll")
        << QByteArray("ppoll([{fd=5, events=POLLIN}], 1, {tv_sec=1, tv_nsec=250000000}, NULL, 8) = "
                      "1 ([{fd=5, revents=POLLIN}], left {tv_sec=0, tv_nsec=999})")
        << QByteArray(R"({"r":[5],"w":[],"x":[]})")
        << QByteArray(R"({"err":[],"hup":[],"nval":[],"r":[5],"w":[],"x":[]})")
        << QByteArray("1.25 1 - 0");
    QTest::newRow("poll, not returned")
        << QByteArray("poll([{fd=5, events=POLLIN}], 1, -1 <unfinished ...>")
        << QByteArray(R"({"r":[5],"w":[],"x":[]})") << QByteArray("[null]")
        << QByteArray("-1 null - 0");
    QTest::newRow("poll, killed")
        << QByteArray("poll([{fd=5, events=POLLIN}], 1, -1) = ?\n+++ killed by SIGKILL +++")
        << QByteArray(R"({"r":[5],"w":[],"x":[]})") << QByteArray("[null]")
        << QByteArray("-1 null - 0");
    QTest::newRow("epoll, not returned")
        << QByteArray("epoll_create1(0) = 4\nepoll_wait(4,  <unfinished ...>")
        << QByteArray(R"({"r":[],"w":[],"x":[]})") << QByteArray("[null]")
        << QByteArray("null null - 0");
    QTest::newRow("epoll, detached")
        << QByteArray("epoll_create1(0) = 4\nepoll_wait(4,  <detached ...>")
        << QByteArray(R"({"r":[],"w":[],"x":[]})") << QByteArray("[null]")
        << QByteArray("null null - 0");
    QTest::newRow("epoll, failed") << QByteArray("epoll_create(8) = 4\nepoll_wait(4, 0x7ffd00, 64, "
                                                 "-1) = -1 EINTR (Interrupted system call)")
                                   << QByteArray(R"({"r":[],"w":[],"x":[]})")
                                   << QByteArray("[null]") << QByteArray("-1 -1 EINTR 0");
    QTest::newRow("epoll_pwait2") << QByteArray("epoll_create1(0) = 4\nepoll_pwait2(4, [], 64, "
                                                "{tv_sec=0, tv_nsec=5000000}, NULL, 8) = 0")
                                  << QByteArray(R"({"r":[],"w":[],"x":[]})")
                                  << QByteArray(
                                         R"({"err":[],"hup":[],"nval":[],"r":[],"w":[],"x":[]})")
                                  << QByteArray("0.005 0 - 0");
}

void MuxCallsTest::eachWaitSaysWhatItWatchedAndWhatWasReady() {
    QFETCH(QByteArray, log);
    QFETCH(QByteArray, rest);
    const QJsonObject json = analysed(log + '\n');
    QCOMPARE(json["muxcalls"].toArray().size(), 1);
    QTEST(at(json, "muxcalls.0.interest"), "interest");
    QTEST(at(json, "muxcalls.0.ready"), "ready");
    const QJsonObject call = json["muxcalls"].toArray()[0].toObject();
    const auto number = [&](const char* key) {
        return call[key].isNull() ? QString("null") : QString::number(call[key].toDouble(-99));
    };
    QCOMPARE(QString("%1 %2 %3 %4")
                 .arg(number("timeout"), number("ret"), call["errno"].toString("-"))
                 .arg(call["partial"].toBool()),
             QString(rest));
    QVERIFY(json["warnings"].toArray().isEmpty());
}

void MuxCallsTest::epollWatchesWhatIsRegisteredWhenTheCallStarts() {
    const QJsonObject json = analysed(
        "10 epoll_create1(EPOLL_CLOEXEC) = 4\n"
        "10 epoll_ctl(4, EPOLL_CTL_ADD, 5, {events=EPOLLIN|EPOLLET, data={u32=5, u64=5}}) = 0\n"
        "10 epoll_wait(4,  <unfinished ...>\n"
        "11 epoll_ctl(4, EPOLL_CTL_ADD, 6, {events=EPOLLOUT, data={u32=6, u64=6}}) = 0\n"
        "10 <... epoll_wait resumed>[{events=EPOLLOUT, data={u32=6, u64=6}}], 64, 100) = 1\n"
        "10 epoll_ctl(4, EPOLL_CTL_MOD, 5, {events=EPOLLIN|EPOLLPRI, data={u32=5, u64=5}}) = 0\n"
        "10 epoll_ctl(4, EPOLL_CTL_DEL, 6, NULL) = 0\n"
        "10 epoll_ctl(4, EPOLL_CTL_DEL, 7, NULL) = -1 ENOENT (No such file or directory)\n"
        "10 epoll_pwait(4, [], 64, 100, NULL, 8) = 0\n");
    QCOMPARE(at(json, "muxcalls.0.interest"), QByteArray(R"({"r":[5],"w":[],"x":[]})"));
    QCOMPARE(at(json, "muxcalls.0.ready.w"), QByteArray("[6]"));
    QCOMPARE(at(json, "muxcalls.0.timeout"), QByteArray("[0.1]"));
    QCOMPARE(at(json, "muxcalls.1.interest"), QByteArray(R"({"r":[5],"w":[],"x":[5]})"));
    QCOMPARE(at(json, "calls.epoll_wait.count"), QByteArray("[1]"));
    QCOMPARE(at(json, "calls.epoll_ctl.errors"), QByteArray(R"({"ENOENT":1})"));
}

void MuxCallsTest::aClosedDescriptorLeavesTheEpollWithItsLastDuplicate() {
    const QJsonObject json =
        analysed("epoll_create1(0) = 4\n"
                 "socket(AF_INET, SOCK_STREAM, 0) = 5\n"
                 "epoll_ctl(4, EPOLL_CTL_ADD, 5, {EPOLLIN, {u32=5, u64=5}}) = 0\n"
                 "dup(5) = 6\n"
                 "close(5) = 0\n"
                 "epoll_wait(4, [{EPOLLIN, {u32=5, u64=5}}], 64, 0) = 1\n"
                 "close(6) = 0\n"
                 "epoll_wait(4, [], 64, 0) = 0\n");
    QCOMPARE(at(json, "muxcalls.0.interest.r"), QByteArray("[5]"));
    QCOMPARE(at(json, "muxcalls.0.ready.r"), QByteArray("[5]"));
    QCOMPARE(at(json, "muxcalls.1.interest.r"), QByteArray("[]"));
}

void MuxCallsTest::aOneShotIsSpentByItsReport() {
    const QJsonObject json =
        analysed("epoll_create1(0) = 4\n"
                 "epoll_ctl(4, EPOLL_CTL_ADD, 5, {events=EPOLLIN|EPOLLONESHOT, data=0x5}) = 0\n"
                 "epoll_wait(4, [{events=EPOLLIN, data=0x5}], 64, 0) = 1\n"
                 "epoll_wait(4, [], 64, 0) = 0\n"
                 "epoll_ctl(4, EPOLL_CTL_MOD, 5, {events=EPOLLIN|EPOLLONESHOT, data=0x5}) = 0\n"
                 "epoll_wait(4, [], 64, 0) = 0\n");
    QCOMPARE(at(json, "muxcalls.0.interest.r"), QByteArray("[5]"));
    QCOMPARE(at(json, "muxcalls.1.interest.r"), QByteArray("[]"));
    QCOMPARE(at(json, "muxcalls.2.interest.r"), QByteArray("[5]"));
}

void MuxCallsTest::cookiesLeadToDescriptors() {
    const QJsonObject json = analysed(
        "epoll_create1(0) = 4\n"
        "epoll_ctl(4, 0x1, 7, {events=0x1, data={u32=160, u64=93458488361120}}) = 0\n"
        "epoll_ctl(4, EPOLL_CTL_ADD, 8, {events=EPOLLOUT, data={u32=160, u64=93458488361120}}) = "
        "0\n"
        "epoll_ctl(4, EPOLL_CTL_ADD, 9, {events=EPOLLIN, data={u32=9, u64=139878494896137}}) = 0\n"
        "epoll_wait(4, [{events=EPOLLOUT, data={u32=160, u64=93458488361120}}, "
        "{events=EPOLLIN|EPOLLHUP, data={u32=9, u64=139878494896137}}], 64, 0) = 2\n"
        "epoll_wait(4, [{events=EPOLLHUP, data={u32=160, u64=93458488361120}}], 64, 0) = 1\n");
    QCOMPARE(at(json, "muxcalls.0.ready"),
             QByteArray(R"({"err":[],"hup":[9],"nval":[],"r":[9],"w":[8],"x":[]})"));
    QCOMPARE(at(json, "muxcalls.1.ready.hup"), QByteArray("[null]"));
}

void MuxCallsTest::anEpollFromBeforeTheLogIsUnknown() {
    const QJsonObject json =
        analysed("epoll_wait(4, [{events=EPOLLIN, data={u32=9, u64=9}}], 64, 5) = 1\n"
                 "epoll_ctl(4, EPOLL_CTL_ADD, 8, {events=EPOLLIN, data={u32=8, u64=8}}) = 0\n"
                 "epoll_wait(4, [{events=EPOLLIN, data={u32=8, u64=8}}], 64, 5) = 1\n");
    QCOMPARE(at(json, "muxcalls.0.interest"), QByteArray("[null]"));
    QCOMPARE(at(json, "muxcalls.0.ready.r"), QByteArray("[null]"));
    QCOMPARE(at(json, "muxcalls.1.interest"), QByteArray("[null]"));
    QCOMPARE(at(json, "muxcalls.1.ready.r"), QByteArray("[8]"));
}

void MuxCallsTest::timesInWaitsAreMeasuredByEveryMeans() {
    const auto inMux = [](const QByteArray& log) {
        const QJsonObject time = analysed(log)["time"].toObject();
        return QString("%1 %2")
            .arg(time["span"].isNull() ? -1 : time["span"].toDouble())
            .arg(time["in_mux"].isNull() ? -1 : time["in_mux"].toDouble());
    };
    QCOMPARE(inMux("poll([], 0, 5) = 0 (Timeout)\n"), QString("-1 -1"));
    QCOMPARE(inMux("poll([], 0, 5) = 0 (Timeout) <0.005000>\n"), QString("-1 0.005"));
    QCOMPARE(inMux("1.000000 read(0, \"\", 1) = 0\n"), QString("0 0"));
    QCOMPARE(inMux("1795304344.000000 poll([], 0, 500) = 0 (Timeout)\n"
                   "1795304344.500000 close(3) = 0\n"),
             QString("0.5 0.5"));
    QCOMPARE(inMux("23:59:59.900000 poll([], 0, 500) = 0 (Timeout) <0.500000>\n"
                   "00:00:00.500000 close(3) = 0\n"),
             QString("0.6 0.5"));
    QCOMPARE(inMux("     0.000000 poll([], 0, 500) = 0 (Timeout)\n"
                   "     0.500000 close(3) = 0\n     0.250000 close(4) = 0\n"),
             QString("0.75 0.5"));
    QCOMPARE(inMux("7 1795304344.000000 poll([], 0, 500 <unfinished ...>\n"
                   "7 1795304344.400000 <... poll resumed>) = 0 (Timeout)\n"
                   "7 1795304345.000000 close(3) = 0\n"),
             QString("1 0.4"));
    QCOMPARE(inMux("7 1795304344.000000 poll([], 0, -1 <unfinished ...>\n"
                   "8 1795304345.000000 close(3) = 0\n"),
             QString("1 1"));
}

QTEST_GUILESS_MAIN(MuxCallsTest)
#include "mux_calls_test.moc"
