// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/outbox.h"

#include <QtTest>

#include <random>

#include <QTemporaryFile>
#include <fcntl.h>
#include <unistd.h>

using namespace muxscope;
using namespace muxscope::server;

namespace {

// "1;22;333;": so many pieces.
class Counting : public ByteSource {
public:
    explicit Counting(int pieces) : m_pieces(pieces) {}
    void next(std::string& out) override {
        if (m_made < m_pieces) {
            ++m_made;
            out += piece(m_made);
        }
    }
    static std::string whole(int pieces) {
        std::string all;
        for (int i = 1; i <= pieces; ++i)
            all += piece(i);
        return all;
    }

private:
    static std::string piece(int i) {
        return std::string(static_cast<std::size_t>(i), static_cast<char>('0' + i)) + ';';
    }
    const int m_pieces;
    int m_made = 0;
};

} // namespace

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

    // Files leave from their file, sources are asked only when everything before them has left.
    void filesAndSourcesKeepTheirPlace() {
        std::mt19937 random(11);
        const auto upTo = [&](std::size_t n) {
            return std::uniform_int_distribution<std::size_t>(0, n)(random);
        };
        QTemporaryFile onDisk;
        QVERIFY(onDisk.open());
        const std::string text = "0123456789abcdefghijklmnopqrstuvwxyz";
        QCOMPARE(onDisk.write(text.c_str()), static_cast<qint64>(text.size()));
        QVERIFY(onDisk.flush());
        kernel::Calls calls(nullptr, nullptr, ThreadId{1});
        const auto file = std::make_shared<const OpenFile>(calls, Fd{::dup(onDisk.handle())});
        Outbox outbox;
        std::string expected;
        std::string got;
        for (int round = 0; round < 2'000; ++round) {
            const std::size_t offset = upTo(35);
            const std::size_t length = upTo(36 - offset);
            switch (upTo(2)) {
            case 0:
                outbox.append(text.substr(offset, length));
                expected += text.substr(offset, length);
                break;
            case 1:
                outbox.appendFile({file, offset, length});
                expected += text.substr(offset, length);
                break;
            default:
                outbox.appendSource(std::make_unique<Counting>(static_cast<int>(length % 5)));
                expected += Counting::whole(static_cast<int>(length % 5));
            }
            for (std::size_t times = upTo(6); times > 0 && !outbox.empty(); --times) {
                if (const FilePiece* const piece = outbox.frontFile(); piece && upTo(1) == 0) {
                    QVERIFY(outbox.front().empty());
                    const std::size_t taken = upTo(outbox.frontBytes()); // as sendfile would
                    got += text.substr(piece->offset, taken);
                    outbox.consumed(taken);
                    continue;
                }
                QVERIFY(outbox.loadFront(calls).value > 0);
                QVERIFY(outbox.frontFile() == nullptr);
                const std::size_t taken = upTo(outbox.frontBytes());
                got += outbox.front().substr(0, taken);
                outbox.consumed(taken);
            }
            QVERIFY(expected.starts_with(got));
        }
        while (!outbox.empty()) {
            QVERIFY(outbox.loadFront(calls).ok());
            got += outbox.front();
            outbox.consumed(outbox.frontBytes());
        }
        QVERIFY(got == expected);
        QCOMPARE(outbox.piecesOwed(), std::size_t{0});
    }

    void aFileIsClosedWhenTheLastOfItLeft() {
        QTemporaryFile onDisk;
        QVERIFY(onDisk.open());
        QCOMPARE(onDisk.write("abc"), qint64{3});
        QVERIFY(onDisk.flush());
        kernel::Calls calls(nullptr, nullptr, ThreadId{1});
        const int fd = ::dup(onDisk.handle());
        Outbox outbox;
        outbox.appendFile({std::make_shared<const OpenFile>(calls, Fd{fd}), 0, 3});
        outbox.consumed(2);
        QVERIFY(::fcntl(fd, F_GETFD) >= 0);
        outbox.consumed(1);
        QCOMPARE(::fcntl(fd, F_GETFD), -1);
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
