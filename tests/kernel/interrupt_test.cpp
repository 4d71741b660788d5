// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/interrupt.h"

#include <QTest>
#include <atomic>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace muxscope;

class InterruptTest : public QObject {
    Q_OBJECT
private slots:
    void aThreadInABlockingCallIsWoken_data() {
        QTest::addColumn<bool>("inRecv");
        QTest::newRow("poll for ever") << false;
        QTest::newRow("recv on a silent peer") << true;
    }
    void aThreadInABlockingCallIsWoken() {
        QFETCH(bool, inRecv);
        int pair[2];
        QCOMPARE(socketpair(AF_UNIX, SOCK_STREAM, 0, pair), 0);
        kernel::Interrupt interrupt;
        std::atomic<bool> entered{false};
        std::thread thread([&] {
            interrupt.enterThread();
            entered = true;
            while (!interrupt.requested()) {
                char byte = 0;
                pollfd entry{pair[0], POLLIN, 0};
                if (inRecv)
                    static_cast<void>(recv(pair[0], &byte, 1, 0));
                else
                    poll(&entry, 1, -1);
            }
            interrupt.leaveThread();
        });
        QVERIFY(QTest::qWaitFor([&] { return entered.load(); }, 5000));
        interrupt.request();
        thread.join(); // hangs (and the test's time limit ends it) when the wake-up is lost
        close(pair[0]);
        close(pair[1]);
    }
    // The signal may come between the look at requested() and the call: it must not be lost.
    void noMomentIsTooEarlyOrTooLate() {
        for (int round = 0; round < 200; ++round) {
            kernel::Interrupt interrupt;
            std::thread thread([&] {
                interrupt.enterThread();
                while (!interrupt.requested())
                    poll(nullptr, 0, -1);
                interrupt.leaveThread();
            });
            if (round % 2 == 0)
                std::this_thread::yield();
            interrupt.request();
            thread.join();
        }
    }
    void severalThreadsAreAllWoken() {
        kernel::Interrupt interrupt;
        std::vector<std::thread> threads;
        for (int i = 0; i < 8; ++i)
            threads.emplace_back([&] {
                interrupt.enterThread();
                while (!interrupt.requested())
                    poll(nullptr, 0, -1);
                interrupt.leaveThread();
            });
        interrupt.request();
        for (std::thread& thread : threads)
            thread.join();
        QVERIFY(interrupt.requested());
    }
    void requestingTwiceOrWithoutAThreadIsHarmless() {
        kernel::Interrupt interrupt;
        interrupt.request();
        interrupt.request();
        QVERIFY(interrupt.requested());
    }
};

QTEST_GUILESS_MAIN(InterruptTest)
#include "interrupt_test.moc"
