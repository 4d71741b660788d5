// SPDX-License-Identifier: GPL-3.0-or-later
// Connections of a log: peers, bytes, ends, HTTP, whatever descriptors they are used through.
#include "analysis/analysed.h"

#include <QTest>

using muxscope::analysed;
using muxscope::at;

class ConnectionsTest : public QObject {
    Q_OBJECT

private slots:
    void peersAreNamedInEveryNotation_data();
    void peersAreNamedInEveryNotation();
    void bytesAreWhatTheReadAndWriteFamilyReturned();
    void whoEndedAConnectionFirstIsSaid_data();
    void whoEndedAConnectionFirstIsSaid();
    void onlyConnectionsThatCameAboutAreListed();
    void exchangesAreReadFromWholeAndFromCutStrings();
    void aConnectionIsFollowedThroughItsDescriptors();
    void listenersKnowTheirAddress();
};

void ConnectionsTest::peersAreNamedInEveryNotation_data() {
    QTest::addColumn<QByteArray>("log");
    QTest::addColumn<QByteArray>("peer");
    QTest::newRow("IPv4")
        << QByteArray(
               R"(accept4(3, {sa_family=AF_INET, sin_port=htons(54030), sin_addr=inet_addr("127.0.0.1")}, [16], SOCK_NONBLOCK) = 5)")
        << QByteArray(R"(["127.0.0.1:54030"])");
    QTest::newRow("IPv6")
        << QByteArray(
               R"(accept(3, {sa_family=AF_INET6, sin6_port=htons(59808), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "::1", &sin6_addr), sin6_scope_id=0}, [28]) = 5)")
        << QByteArray(R"(["[::1]:59808"])");
    QTest::newRow("unix") << QByteArray(R"(accept4(3, {sa_family=AF_UNIX}, [110 => 2], 0) = 5)")
                          << QByteArray(R"(["unix"])");
    QTest::newRow("raw")
        << QByteArray(
               R"(accept(3, {sa_family=0x2, sin_port="\xcd\xd0", sin_addr="\x7f\x00\x00\x01"}, [16]) = 0x5)")
        << QByteArray(R"(["127.0.0.1:52688"])");
    QTest::newRow("-xx")
        << QByteArray(
               R"(accept(3, {sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("\x31\x32\x37\x2e\x30\x2e\x30\x2e\x31")}, [16]) = 5)")
        << QByteArray(R"(["127.0.0.1:80"])");
    QTest::newRow("-yy names it") << QByteArray("accept4(19<TCP:[127.0.0.1:80]>, NULL, NULL, 0) = "
                                                "5<TCP:[127.0.0.1:80->127.0.0.1:9]>")
                                  << QByteArray(R"(["127.0.0.1:9"])");
    QTest::newRow("-yy, IPv6")
        << QByteArray("accept4(19<TCPv6:[[::1]:80]>, NULL, NULL, 0) = 5<TCPv6:[[::1]:80->[::1]:9]>")
        << QByteArray(R"(["[::1]:9"])");
    QTest::newRow("named arguments")
        << QByteArray(
               R"(accept(sockfd=3, addr={sa_family=AF_INET, sin_port=htons(7), sin_addr=inet_addr("10.0.0.1")}, addrlen=[16]) = 5)")
        << QByteArray(R"(["10.0.0.1:7"])");
    QTest::newRow("nobody tells") << QByteArray("accept(3, NULL, NULL) = 5")
                                  << QByteArray("[null]");
    QTest::newRow("a later use tells")
        << QByteArray(
               "accept(3, NULL, NULL) = 5\nread(5<TCP:[127.0.0.1:80->127.0.0.1:9]>, \"x\", 9) = 1")
        << QByteArray(R"(["127.0.0.1:9"])");
}

void ConnectionsTest::peersAreNamedInEveryNotation() {
    QFETCH(QByteArray, log);
    const QJsonObject json = analysed(log + '\n');
    QCOMPARE(json["connections"].toArray().size(), 1);
    QCOMPARE(at(json, "connections.0.fd"), QByteArray("[5]"));
    QTEST(at(json, "connections.0.peer"), "peer");
    QVERIFY(json["warnings"].toArray().isEmpty());
}

void ConnectionsTest::bytesAreWhatTheReadAndWriteFamilyReturned() {
    const QJsonObject json = analysed(
        "accept(3, {sa_family=AF_UNIX}, [2]) = 5\n"
        "recvfrom(5, \"abc\", 10, MSG_PEEK, NULL, NULL) = 3\n"
        "recvfrom(5, \"abc\", 10, 0, NULL, NULL) = 3\n"
        "readv(5, [{iov_base=\"ab\", iov_len=2}, {iov_base=\"c\", iov_len=100}], 2) = 3\n"
        "recvmsg(5, {msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base=\"x\", iov_len=9}], "
        "msg_iovlen=1, msg_controllen=0, msg_flags=0}, 0) = 1\n"
        "splice(5, NULL, 8, NULL, 65536, 0) = 40\n"
        "recvfrom(5, 0x7ffd, 10, 0, NULL, NULL) = -1 EAGAIN (Resource temporarily unavailable)\n"
        "write(5, \"0123\"..., 1000) = 100\n"
        "sendfile(5, 7, [0] => [3], 5) = 3\n"
        "sendmsg(5, {msg_name=NULL, msg_iov=[{iov_base=\"0123456789\", iov_len=10}], "
        "msg_iovlen=1}, MSG_NOSIGNAL) = 4\n"
        "sendto(5, \"!\", 1, MSG_OOB, NULL, 0) = 1\n");
    QCOMPARE(at(json, "connections.0.bytes_in"), QByteArray("[47]"));
    QCOMPARE(at(json, "connections.0.bytes_out"), QByteArray("[108]"));
    QCOMPARE(at(json, "calls.recvfrom"), QByteArray(R"({"count":3,"errors":{"EAGAIN":1}})"));
}

void ConnectionsTest::whoEndedAConnectionFirstIsSaid_data() {
    QTest::addColumn<QByteArray>("log");
    QTest::addColumn<QString>("by");
    QTest::newRow("nobody") << QByteArray("read(5, \"x\", 9) = 1\n") << "open";
    QTest::newRow("the peer") << QByteArray("read(5, \"\", 9) = 0\nclose(5) = 0\n") << "peer";
    QTest::newRow("asked for nothing") << QByteArray("read(5, \"\", 0) = 0\n") << "open";
    QTest::newRow("the program") << QByteArray("close(5) = 0\n") << "local";
    QTest::newRow("a duplicate is left") << QByteArray("dup2(5, 9) = 9\nclose(5) = 0\n") << "open";
    QTest::newRow("both closed") << QByteArray("dup2(5, 9) = 9\nclose(5) = 0\nclose(9) = 0\n")
                                 << "local";
    QTest::newRow("shutdown") << QByteArray("shutdown(5, SHUT_WR) = 0\nread(5, \"\", 9) = 0\n")
                              << "local";
    QTest::newRow("half of it") << QByteArray("shutdown(5, SHUT_RD) = 0\n") << "open";
    QTest::newRow("reset")
        << QByteArray(
               "read(5, 0x7ff, 9) = -1 ECONNRESET (Connection reset by peer)\nclose(5) = 0\n")
        << "reset";
    QTest::newRow("broken pipe") << QByteArray("write(5, \"x\", 1) = -1 EPIPE (Broken pipe)\n")
                                 << "reset";
    QTest::newRow("end of the program")
        << QByteArray("exit_group(0) = ?\n+++ exited with 0 +++\n") << "exit";
    QTest::newRow("killed") << QByteArray("+++ killed by SIGKILL +++\n") << "exit";
    QTest::newRow("the number comes back")
        << QByteArray("socket(AF_INET, SOCK_DGRAM, 0) = 5\n") << "local";
    QTest::newRow("seen by poll") << QByteArray("poll([{fd=5, events=POLLIN|POLLRDHUP}], 1, -1) = "
                                                "1 ([{fd=5, revents=POLLRDHUP}])\nclose(5) = 0\n")
                                  << "peer";
    QTest::newRow("close_range") << QByteArray("close_range(4, 4294967295, 0) = 0\n") << "local";
    QTest::newRow("exec closes it")
        << QByteArray("fcntl(5, F_SETFD, FD_CLOEXEC) = 0\nexecve(\"/bin/true\", [\"true\"], 0x7ff "
                      "/* 3 vars */) = 0\n")
        << "local";
}

void ConnectionsTest::whoEndedAConnectionFirstIsSaid() {
    QFETCH(QByteArray, log);
    const QJsonObject json = analysed("accept(3, {sa_family=AF_UNIX}, [2]) = 5\n" + log);
    QCOMPARE(json["connections"].toArray().size(), 1);
    const QString by = json["connections"].toArray()[0].toObject()["closed_by"].toString();
    QTEST(by, "by");
}

void ConnectionsTest::onlyConnectionsThatCameAboutAreListed() {
    const QByteArray to =
        R"({sa_family=AF_INET, sin_port=htons(80), sin_addr=inet_addr("127.0.0.1")}, 16)";
    const auto made = [&](const QByteArray& type, const QByteArray& log) {
        return analysed("socket(AF_INET, " + type + ", 0) = 4\nconnect(4, " + to +
                        log)["connections"]
            .toArray();
    };
    QCOMPARE(made("SOCK_STREAM", ") = 0\n").size(), 1);
    QCOMPARE(
        muxscope::compact(made("SOCK_STREAM", ") = 0\n")[0]),
        QByteArray(
            R"({"accepted_by":null,"bytes_in":0,"bytes_out":0,"closed_by":"open","dir":"out","fd":4,"http":[],"peer":"127.0.0.1:80"})"));
    const QByteArray pending = ") = -1 EINPROGRESS (Operation now in progress)\n";
    QCOMPARE(
        made("SOCK_STREAM", pending + "getsockopt(4, SOL_SOCKET, SO_ERROR, [0], [4]) = 0\n").size(),
        1);
    QCOMPARE(made("SOCK_STREAM",
                  pending + "getsockopt(4, SOL_SOCKET, SO_ERROR, [ECONNREFUSED], [4]) = 0\n")
                 .size(),
             0);
    QCOMPARE(made("SOCK_STREAM", pending + "getsockopt(4, SOL_SOCKET, SO_ERROR, [111], [4]) = 0\n")
                 .size(),
             0);
    QCOMPARE(
        made("SOCK_STREAM",
             pending + "poll([{fd=4, events=POLLOUT}], 1, 5) = 1 ([{fd=4, revents=POLLOUT}])\n")
            .size(),
        1);
    QCOMPARE(made("SOCK_STREAM", pending + "poll([{fd=4, events=POLLOUT}], 1, 5) = 1 ([{fd=4, "
                                           "revents=POLLOUT|POLLERR|POLLHUP}])\n")
                 .size(),
             0);
    QCOMPARE(made("SOCK_STREAM", pending + "sendto(4, \"x\", 1, 0, NULL, 0) = 1\n").size(), 1);
    QCOMPARE(made("SOCK_STREAM", ") = -1 ECONNREFUSED (Connection refused)\n").size(), 0);
    QCOMPARE(made("SOCK_DGRAM|SOCK_CLOEXEC", ") = 0\n").size(), 0);
}

void ConnectionsTest::exchangesAreReadFromWholeAndFromCutStrings() {
    const QByteArray accepted = "accept(3, {sa_family=AF_UNIX}, [2]) = 5\n";
    const auto http = [&](const QByteArray& log) {
        return at(analysed(accepted + log), "connections.0.http");
    };
    QCOMPARE(
        http("read(5, \"GET /a HTTP/1.1\\r\\nHost: x\\r\\n\\r\\nGET /b HTTP/1.1\\r\\nHost: "
             "x\\r\\n\\r\\n\", 999) = 56\n"
             "writev(5, [{iov_base=\"HTTP/1.1 200 OK\\r\\nContent-Length: 5\\r\\n\\r\\n\", "
             "iov_len=38}, {iov_base=\"hello\", iov_len=5}], 2) = 43\n"
             "write(5, \"HTTP/1.1 404 Not Found\\r\\nContent-Length: 0\\r\\n\\r\\n\", 45) = 45\n"),
        QByteArray(
            R"([{"method":"GET","status":200,"target":"/a"},{"method":"GET","status":404,"target":"/b"}])"));
    // strace -s 32: heads are cut, the next call begins a message.
    QCOMPARE(
        http("read(5, \"GET /a HTTP/1.1\\r\\nHost: 127.0.0.1\"..., 999) = 80\n"
             "write(5, \"HTTP/1.1 200 OK\\r\\nServer: nginx/1.\"..., 300) = 300\n"
             "sendfile(5, 9, NULL, 4096) = 4096\n"
             "read(5, \"GET /b HTTP/1.1\\r\\nHost: 127.0.0.1\"..., 999) = 80\n"
             "write(5, \"HTTP/1.1 304 Not Modified\\r\\nServer\"..., 300) = 300\n"),
        QByteArray(
            R"([{"method":"GET","status":200,"target":"/a"},{"method":"GET","status":304,"target":"/b"}])"));
    QCOMPARE(http("read(5, \"GET /a-very-long-target-that-is-c\"..., 999) = 80\n"),
             QByteArray(R"([{"method":"GET","status":null,"target":null}])"));
    QCOMPARE(http("read(5, \"GE\", 2) = 2\nread(5, \"T /x HTTP/1.0\\r\\n\\r\\n\", 99) = "
                  "18\nwrite(5, \"HTTP/1.0 200 OK\\r\\n\\r\\nbody\", 23) = 23\n"),
             QByteArray(R"([{"method":"GET","status":200,"target":"/x"}])"));
    QCOMPARE(
        http("read(5, \"POST /x HTTP/1.1\\r\\nContent-Length: 100\\r\\n\\r\\n0123\"..., 999) = "
             "142\nwrite(5, \"HTTP/1.1 100 Continue\\r\\n\\r\\n\", 25) = 25\nwrite(5, \"HTTP/1.1 "
             "201 Created\\r\\nContent-Length: 0\\r\\n\\r\\n\", 43) = 43\nread(5, \"PUT /y "
             "HTTP/1.1\\r\\n\\r\\n\", 999) = 19\n"),
        QByteArray(
            R"([{"method":"POST","status":201,"target":"/x"},{"method":"PUT","status":null,"target":"/y"}])"));
    QCOMPARE(http("read(5, \"hello there\\n\", 99) = 12\nwrite(5, \"HTTP/1.1 no\", 11) = 11\n"),
             QByteArray("[]"));
    QCOMPARE(http("recvfrom(5, \"GET / HTTP/1.1\\r\\n\\r\\n\", 99, MSG_PEEK, NULL, NULL) = "
                  "18\nread(5, \"GET / HTTP/1.1\\r\\n\\r\\n\", 99) = 18\n"),
             QByteArray(R"([{"method":"GET","status":null,"target":"/"}])"));
}

void ConnectionsTest::aConnectionIsFollowedThroughItsDescriptors() {
    const QJsonObject json =
        analysed("10 socketpair(AF_UNIX, SOCK_STREAM, 0, [7, 8]) = 0\n"
                 "10 clone(child_stack=NULL, "
                 "flags=CLONE_CHILD_CLEARTID|CLONE_CHILD_SETTID|SIGCHLD, child_tidptr=0x7f) = 11\n"
                 "11 close(7) = 0\n"
                 "10 close(8) = 0\n"
                 "10 accept(3, {sa_family=AF_UNIX}, [2]) = 5\n"
                 "10 sendmsg(7, {msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base=\"x\", "
                 "iov_len=1}], msg_iovlen=1, msg_control=[{cmsg_len=20, cmsg_level=SOL_SOCKET, "
                 "cmsg_type=SCM_RIGHTS, cmsg_data=[5]}], msg_controllen=20, msg_flags=0}, 0) = 1\n"
                 "10 close(5) = 0\n"
                 "11 recvmsg(8, {msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base=\"x\", "
                 "iov_len=1}], msg_iovlen=1, msg_control=[{cmsg_len=20, cmsg_level=SOL_SOCKET, "
                 "cmsg_type=SCM_RIGHTS, cmsg_data=[9]}], msg_controllen=24, msg_flags=0}, 0) = 1\n"
                 "11 read(9, \"hi\", 9) = 2\n"
                 "11 dup(9) = 10\n"
                 "11 write(10, \"hello\", 5) = 5\n"
                 "11 +++ exited with 0 +++\n");
    QCOMPARE(json["connections"].toArray().size(), 1);
    QCOMPARE(
        at(json, "connections.0"),
        QByteArray(
            R"({"accepted_by":{"api":"accept","listen_fd":3,"tid":10},"bytes_in":2,"bytes_out":5,"closed_by":"exit","dir":"in","fd":5,"http":[],"peer":"unix"})"));
}

void ConnectionsTest::listenersKnowTheirAddress() {
    const QJsonObject json = analysed(
        R"(socket(AF_INET, SOCK_STREAM, IPPROTO_TCP) = 3
bind(3, {sa_family=AF_INET, sin_port=htons(8080), sin_addr=inet_addr("0.0.0.0")}, 16) = 0
listen(3, 128) = 0
socket(AF_INET6, SOCK_STREAM, IPPROTO_TCP) = 4
bind(4, {sa_family=AF_INET6, sin6_port=htons(0), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "::1", &sin6_addr), sin6_scope_id=0}, 28) = 0
listen(4, 128) = 0
getsockname(4, {sa_family=AF_INET6, sin6_port=htons(4444), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "::1", &sin6_addr), sin6_scope_id=0}, [128 => 28]) = 0
listen(5<TCP:[127.0.0.1:99]>, 1) = 0
socket(AF_UNIX, SOCK_STREAM, 0) = 6
bind(6, {sa_family=AF_UNIX, sun_path="/tmp/a"}, 110) = 0
listen(6, 1) = 0
)");
    QCOMPARE(
        at(json, "listeners"),
        QByteArray(
            R"([{"addr":"0.0.0.0:8080","fd":3},{"addr":"[::1]:4444","fd":4},{"addr":"127.0.0.1:99","fd":5},{"addr":"unix","fd":6}])"));
}

QTEST_GUILESS_MAIN(ConnectionsTest)
#include "connections_test.moc"
