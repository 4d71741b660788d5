// SPDX-License-Identifier: GPL-3.0-or-later
// The same calls as straces from 4.26 to 7.2 write them: one and the same analysis.
#include "analysis/analysed.h"

#include <QTest>

using muxscope::analysed;
using muxscope::at;
using muxscope::compact;

class VersionsTest : public QObject {
    Q_OBJECT

private slots:
    void everyVersionTellsTheSame_data();
    void everyVersionTellsTheSame();
};

namespace {

// What differs between versions stands between the calls that do not.
QByteArray log(const QByteArray& accept, const QByteArray& control, const QByteArray& wait,
               const QByteArray& resumed, const QByteArray& sendfile) {
    return "10  socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3\n"
           "10  bind(3, {sa_family=AF_INET, sin_port=htons(80), "
           "sin_addr=inet_addr(\"127.0.0.1\")}, 16) = 0\n"
           "10  listen(3, 5) = 0\n"
           "10  epoll_create1(EPOLL_CLOEXEC) = 4\n" +
           accept + control + wait + resumed + sendfile + "10  close(5) = 0\n";
}

} // namespace

void VersionsTest::everyVersionTellsTheSame_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("4.26") << log(
        "10  accept4(3, {sa_family=AF_INET, sin_port=htons(9), sin_addr=inet_addr(\"127.0.0.1\")}, "
        "[128->16], SOCK_NONBLOCK) = 5\n",
        "10  epoll_ctl(4, EPOLL_CTL_ADD, 5, {EPOLLIN, {u32=160, u64=93458488361120}}) = 0\n",
        "10  epoll_wait(4, [{EPOLLIN, {u32=160, u64=93458488361120}}], 64, 100) = 1\n",
        "10  recvfrom(5,  <unfinished ...>\n10  <... recvfrom resumed> \"abc\", 8, 0, NULL, NULL) "
        "= 3\n",
        "10  sendfile(5, 7, [0] => [3], 5) = 3\n");
    QTest::newRow("5.10") << log(
        "10  accept4(3, {sa_family=AF_INET, sin_port=htons(9), sin_addr=inet_addr(\"127.0.0.1\")}, "
        "[128->16], SOCK_NONBLOCK) = 5\n",
        "10  epoll_ctl(4, EPOLL_CTL_ADD, 5, {EPOLLIN, {u32=160, u64=93458488361120}}) = 0\n",
        "10  epoll_wait(4, [{EPOLLIN, {u32=160, u64=93458488361120}}], 64, 100) = 1\n",
        "10  recvfrom(5,  <unfinished ...>\n10  <... recvfrom resumed>\"abc\", 8, 0, NULL, NULL) = "
        "3\n",
        "10  sendfile(5, 7, [0] => [3], 5) = 3\n");
    QTest::newRow("6.1") << log(
        "10  accept4(3, {sa_family=AF_INET, sin_port=htons(9), sin_addr=inet_addr(\"127.0.0.1\")}, "
        "[128 => 16], SOCK_NONBLOCK) = 5\n",
        "10  epoll_ctl(4, EPOLL_CTL_ADD, 5, {events=EPOLLIN, data={u32=160, u64=93458488361120}}) "
        "= 0\n",
        "10  epoll_wait(4, [{events=EPOLLIN, data={u32=160, u64=93458488361120}}], 64, 100) = 1\n",
        "10  recvfrom(5,  <unfinished ...>\n10  <... recvfrom resumed>\"abc\", 8, 0, NULL, NULL) = "
        "3\n",
        "10  sendfile(5, 7, [0] => [3], 5) = 3\n");
    QTest::newRow("6.8, 6.13") << log(
        "10  accept4(3, {sa_family=AF_INET, sin_port=htons(9), sin_addr=inet_addr(\"127.0.0.1\")}, "
        "[128 => 16], SOCK_NONBLOCK) = 5\n",
        "10  epoll_ctl(4, EPOLL_CTL_ADD, 5, {events=EPOLLIN, data=0x550000000060}) = 0\n",
        "10  epoll_wait(4, [{events=EPOLLIN, data=0x550000000060}], 64, 100) = 1\n",
        "10  recvfrom(5,  <unfinished ...>\n10  <... recvfrom resumed>\"abc\", 8, 0, NULL, NULL) = "
        "3\n",
        "10  sendfile(5, 7, [0] => [3], 5) = 3\n");
    QTest::newRow("7.2, -N") << log(
        "10  accept4(sockfd=3, addr={sa_family=AF_INET, sin_port=htons(9), "
        "sin_addr=inet_addr(\"127.0.0.1\")}, addrlen=[128 => 16], flags=SOCK_NONBLOCK) = 5\n",
        "10  epoll_ctl(epfd=4, op=EPOLL_CTL_ADD, fd=5, event={events=EPOLLIN, "
        "data=0x550000000060}) = 0\n",
        "10  epoll_wait(epfd=4, events=[{events=EPOLLIN, data=0x550000000060}], maxevents=64, "
        "timeout=100) = 1\n",
        "10  recvfrom(fd=5,  <unfinished ...>\n10  <... recvfrom resumed>ubuf=\"abc\", size=8, "
        "flags=0, "
        "addr=NULL, addrlen=NULL) = 3\n",
        "10  sendfile(out_fd=5, in_fd=7, offset=[0 => 3], count=5) = 3\n");
}

void VersionsTest::everyVersionTellsTheSame() {
    QFETCH(QByteArray, text);
    const QJsonObject json = analysed(text);
    QCOMPARE(compact(json["warnings"]), QByteArray("[]"));
    QCOMPARE(at(json, "muxcalls.0.interest.r"), QByteArray("[5]"));
    QCOMPARE(at(json, "muxcalls.0.ready.r"), QByteArray("[5]"));
    QCOMPARE(at(json, "muxcalls.0.timeout"), QByteArray("[0.1]"));
    QCOMPARE(at(json, "connections.0.peer"), QByteArray("[\"127.0.0.1:9\"]"));
    QCOMPARE(at(json, "connections.0.bytes_in"), QByteArray("[3]"));
    QCOMPARE(at(json, "connections.0.bytes_out"), QByteArray("[3]"));
    QCOMPARE(at(json, "connections.0.closed_by"), QByteArray("[\"local\"]"));
    QCOMPARE(compact(json["nonblocking"]), QByteArray("[5]"));
}

QTEST_GUILESS_MAIN(VersionsTest)
#include "versions_test.moc"
