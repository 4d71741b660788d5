// SPDX-License-Identifier: GPL-3.0-or-later
// What lecture notes say about readiness and the kernel of this machine does not do: the corrections
// below the truth table, each shown with the calls themselves.
#include "lab/fd_states.h"

#include <QTest>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/select.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace muxscope;
using namespace muxscope::lab;

namespace {

StatedFd made(std::string_view name) {
    for (const FdState& state : fdStates()) {
        if (state.name != name)
            continue;
        auto fd = state.make();
        if (!fd)
            qFatal("%s", fd.error().text.c_str());
        return std::move(*fd);
    }
    qFatal("no such state");
}

StatedFd connection() {
    return made("connected, idle");
}

// select for reading, asked with this nfds; the answer of the call.
int readable(int fd, int nfds, timeval timeout = {0, 0}) {
    fd_set r;
    FD_ZERO(&r);
    FD_SET(fd, &r);
    return ::select(nfds, &r, nullptr, nullptr, &timeout);
}

short pollFor(int fd, short events, int timeoutMs = 0) {
    pollfd item{fd, events, 0};
    ::poll(&item, 1, timeoutMs);
    return item.revents;
}

int errorOf(ssize_t result) {
    return result < 0 ? errno : 0;
}

void setOption(int fd, int option, int value) {
    QCOMPARE(::setsockopt(fd, SOL_SOCKET, option, &value, sizeof(value)), 0);
}

} // namespace

class ReadinessCorrectionsTest : public QObject {
    Q_OBJECT

private slots:
    void anNfdsThatIsTooSmallIsNeverReady() {
        const StatedFd pending = made("listener, one pending");
        QCOMPARE(readable(pending.fd, pending.fd), 0); // nfds must be the number plus one
        QCOMPARE(readable(pending.fd, pending.fd + 1), 1);
    }
    void pollWatchesANumberThatNoSetOfSelectCanHold() {
        rlimit limit{};
        getrlimit(RLIMIT_NOFILE, &limit);
        if (limit.rlim_cur < 2048) {
            limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, 4096);
            QCOMPARE(setrlimit(RLIMIT_NOFILE, &limit), 0);
        }
        const StatedFd pending = made("listener, one pending");
        const int high = ::fcntl(pending.fd, F_DUPFD_CLOEXEC, FD_SETSIZE);
        QVERIFY(high >= FD_SETSIZE); // the limit is on the number: few are open
        QCOMPARE(pollFor(high, POLLIN), POLLIN);
        ::close(high);
    }
    void selectCountsBitsWherePollCountsDescriptors() {
        const StatedFd gone = made("peer FIN");
        fd_set r;
        FD_ZERO(&r);
        FD_SET(gone.fd, &r);
        fd_set w = r;
        timeval now{0, 0};
        QCOMPARE(::select(gone.fd + 1, &r, &w, nullptr, &now), 2);
        pollfd item{gone.fd, POLLIN | POLLOUT, 0};
        QCOMPARE(::poll(&item, 1, 0), 1);
    }
    void selectWritesBackTheTimeThatIsLeft() {
        const StatedFd pending = made("listener, one pending");
        fd_set r;
        FD_ZERO(&r);
        FD_SET(pending.fd, &r);
        timeval left{1000, 0};
        QCOMPARE(::select(pending.fd + 1, &r, nullptr, nullptr, &left), 1);
        QVERIFY(left.tv_sec >= 900 && left.tv_sec <= 1000); // POSIX leaves it open; Linux tells
        const StatedFd idle = connection();
        FD_ZERO(&r);
        FD_SET(idle.fd, &r);
        left = {0, 1'000};
        QCOMPARE(::select(idle.fd + 1, &r, nullptr, nullptr, &left), 0);
        QVERIFY(left.tv_sec == 0 && left.tv_usec == 0);
    }
    void theFirstSendToAClosedPeerSucceedsAndTheNextGetsEpipe() {
        StatedFd pair = connection();
        ::close(std::exchange(pair.others[0], -1));
        QCOMPARE(pollFor(pair.fd, POLLRDHUP, 5'000) & POLLRDHUP, POLLRDHUP);
        QCOMPARE(::send(pair.fd, "x", 1, MSG_NOSIGNAL), 1); // goes out; an RST comes back
        QCOMPARE(pollFor(pair.fd, 0, 5'000) & POLLHUP, POLLHUP);
        QCOMPARE(errorOf(::send(pair.fd, "x", 1, MSG_NOSIGNAL)), EPIPE);
    }
    void aDuplicateKeepsReportingAClosedNumberThatNobodyCanUnregister() {
        StatedFd pair = connection();
        const int epfd = ::epoll_create1(EPOLL_CLOEXEC);
        const int duplicate = ::fcntl(pair.fd, F_DUPFD_CLOEXEC, 0);
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.fd = pair.fd;
        QCOMPARE(::epoll_ctl(epfd, EPOLL_CTL_ADD, pair.fd, &event), 0);
        const int closed = std::exchange(pair.fd, -1);
        ::close(closed);
        QCOMPARE(::send(pair.others[0], "x", 1, 0), 1);
        epoll_event answer{};
        QCOMPARE(::epoll_wait(epfd, &answer, 1, 5'000), 1);
        QCOMPARE(answer.data.fd, closed);
        QCOMPARE(errorOf(::epoll_ctl(epfd, EPOLL_CTL_DEL, closed, nullptr)), EBADF);
        ::close(duplicate); // the last of its open file description: now epoll forgets it
        QCOMPARE(::epoll_wait(epfd, &answer, 1, 0), 0);
        ::close(epfd);
    }
    void anAcceptWithoutADescriptorLeftLeavesTheListenerReady() {
        const StatedFd pending = made("listener, one pending");
        rlimit before{};
        getrlimit(RLIMIT_NOFILE, &before);
        rlimit limit = before;
        limit.rlim_cur = 0; // those that are open stay open
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &limit), 0);
        int errors[3];
        short ready[3];
        for (int i = 0; i < 3; ++i) {
            errors[i] = errorOf(::accept4(pending.fd, nullptr, nullptr, SOCK_CLOEXEC));
            // poll itself refuses more entries than the limit allows (poll(2), EINVAL).
            ready[i] = readable(pending.fd, pending.fd + 1) == 1 ? POLLIN : 0;
        }
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &before), 0);
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(errors[i], EMFILE);
            QCOMPARE(ready[i], POLLIN); // a loop that watches on spins
        }
        const int fd = ::accept4(pending.fd, nullptr, nullptr, SOCK_CLOEXEC);
        QVERIFY(fd >= 0); // it was not lost
        ::close(fd);
    }
    void aLowWaterMarkMovesTheLineOfReadiness() {
        const StatedFd pair = connection();
        setOption(pair.fd, SO_RCVLOWAT, 4);
        QCOMPARE(::send(pair.others[0], "abc", 3, 0), 3);
        QCOMPARE(pollFor(pair.fd, POLLIN, 50), 0);
        QCOMPARE(::send(pair.others[0], "d", 1, 0), 1);
        QCOMPARE(pollFor(pair.fd, POLLIN, 5'000), POLLIN);
        setOption(pair.fd, SO_RCVLOWAT, 5);
        QCOMPARE(pollFor(pair.fd, POLLIN, 50), 0);
        char byte = 0;
        QCOMPARE(::recv(pair.fd, &byte, 1, 0),
                 1); // yet a recv that does not wait gets what is there
    }
    void aFullSocketIsWritableAgainOnlyAfterAGoodPartIsFree() {
        const StatedFd full = made("send buffer full");
        std::string room(1'024, ' ');
        std::size_t drained = 0;
        while (pollFor(full.fd, POLLOUT, 20) == 0) {
            const ssize_t got = ::recv(full.others[0], room.data(), room.size(), MSG_DONTWAIT);
            QVERIFY(got > 0 || errno == EAGAIN);
            drained += got > 0 ? static_cast<std::size_t>(got) : 0;
        }
        QVERIFY2(drained > 2'048, QByteArray::number(static_cast<int>(drained))); // not one byte
        std::size_t taken = 0;
        ssize_t sent = 0;
        while ((sent = ::send(full.fd, room.data(), room.size(), MSG_DONTWAIT)) > 0)
            taken += static_cast<std::size_t>(sent);
        QVERIFY2(taken > 2'048, QByteArray::number(static_cast<int>(taken)));
    }
};

QTEST_GUILESS_MAIN(ReadinessCorrectionsTest)
#include "readiness_corrections_test.moc"
