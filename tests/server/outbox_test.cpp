// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/outbox.h"

#include <QtTest>

#include <random>

using namespace muxscope::server;

class OutboxTest : public QObject {
    Q_OBJECT

private slots:
    void smallPiecesLeaveTogether() {
        Outbox outbox;
        QVERIFY(outbox.empty() && outbox.front().empty());
        outbox.append("ab");
        outbox.append("cd");
        QVERIFY(outbox.front() == "abcd");
        outbox.consumed(3);
        outbox.append("e");
        QVERIFY(outbox.front() == "de");
        outbox.consumed(2);
        QVERIFY(outbox.empty());
    }

    // Whatever is appended comes out once, in order, however it is taken.
    void everyByteLeavesInOrder() {
        std::mt19937 random(7);
        const auto upTo = [&](std::size_t n) {
            return std::uniform_int_distribution<std::size_t>(0, n)(random);
        };
        const auto shared = std::make_shared<const std::string>("0123456789abcdefghij");
        Outbox outbox;
        std::string expected;
        std::string got;
        for (int round = 0; round < 5'000; ++round) {
            const std::size_t offset = upTo(19);
            const std::size_t length = upTo(20 - offset);
            if (upTo(1) == 0) {
                outbox.append(std::string_view(*shared).substr(offset, length));
            } else {
                outbox.appendShared(shared, offset, length);
            }
            expected += shared->substr(offset, length);
            for (std::size_t times = upTo(3); times > 0 && !outbox.empty(); --times) {
                const std::size_t taken = upTo(outbox.front().size());
                got += outbox.front().substr(0, taken);
                outbox.consumed(taken);
            }
            QCOMPARE(outbox.bytesOwed(), expected.size() - got.size());
            QCOMPARE(outbox.empty(), expected.size() == got.size());
        }
        while (!outbox.empty()) {
            got += outbox.front();
            outbox.consumed(outbox.front().size());
        }
        QVERIFY(got == expected);
    }

    void sharedBytesLiveUntilTheyAreSent() {
        Outbox outbox;
        auto bytes = std::make_shared<const std::string>("shared");
        outbox.appendShared(bytes, 1, 3);
        const std::weak_ptr<const std::string> watch = bytes;
        bytes.reset();
        QVERIFY(!watch.expired() && outbox.front() == "har");
        outbox.consumed(3);
        QVERIFY(watch.expired());
    }
};

QTEST_GUILESS_MAIN(OutboxTest)
#include "outbox_test.moc"
