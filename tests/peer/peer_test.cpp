// SPDX-License-Identifier: GPL-3.0-or-later
// The client of all other tests must not fail where nothing is wrong.
#include "peer/peer.h"

#include <QTest>

#include <arpa/inet.h>
#include <atomic>
#include <csignal>
#include <netinet/in.h>
#include <pthread.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

using namespace muxscope;

class PeerTest : public QObject {
    Q_OBJECT

private slots:
    // A time limit makes connect(2) end with EINTR whatever SA_RESTART says (signal(7)), and the handshake
    // goes on by itself. A full accept queue makes it wait.
    void aSignalDoesNotEndAConnect() {
        struct sigaction action {};
        action.sa_handler = [](int) {
        };
        QCOMPARE(::sigaction(SIGUSR1, &action, nullptr), 0);
        const int listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t length = sizeof address;
        QCOMPARE(::bind(listener, reinterpret_cast<sockaddr*>(&address), length), 0);
        QCOMPARE(::listen(listener, 0), 0);
        QCOMPARE(::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &length), 0);
        const auto first = peer::Peer::connect(ntohs(address.sin_port)); // the queue is full
        QVERIFY(first);

        std::atomic<bool> ended{false};
        std::thread disturber([&, main = pthread_self()] {
            for (int i = 0; i < 40; ++i) { // while it waits for room
                pthread_kill(main, SIGUSR1);
                ::usleep(5'000);
            }
            while (!ended) {
                const int accepted = ::accept4(listener, nullptr, nullptr, SOCK_CLOEXEC);
                if (accepted >= 0)
                    ::close(accepted);
                ::usleep(5'000);
            }
        });
        const auto second = peer::Peer::connect(ntohs(address.sin_port));
        ended = true;
        disturber.join();
        ::close(listener);
        QVERIFY2(second, second ? "" : second.error().text.c_str());
    }
};

QTEST_GUILESS_MAIN(PeerTest)
#include "peer_test.moc"
