// SPDX-License-Identifier: GPL-3.0-or-later
// What is printed as strace prints it is read back as it was: calls, strings, lines, in every notation.
#include "import/call_text.h"
#include "import/text_scan.h"
#include "import/trace_line.h"
#include "import/values.h"

#include <QTest>

#include <random>

using namespace muxscope::strace;

namespace {

using Random = std::mt19937;

int below(Random& random, int most) {
    return std::uniform_int_distribution<int>(0, most - 1)(random);
}

std::string randomBytes(Random& random) {
    std::string bytes;
    const int length = below(random, 20);
    for (int i = 0; i < length; ++i)
        bytes +=
            static_cast<char>(below(random, 3) == 0 ? below(random, 256)
                                                    : " ab,()[]{}<>\"\\->=/*"[below(random, 19)]);
    return bytes;
}

// As strace does: C escapes and the shortest octal, or -x: all in hexadecimal.
std::string printed(const std::string& bytes, bool hex) {
    std::string out = "\"";
    char piece[8];
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto byte = static_cast<unsigned char>(bytes[i]);
        const bool digitFollows =
            i + 1 < bytes.size() && bytes[i + 1] >= '0' && bytes[i + 1] <= '9';
        if (hex) {
            std::snprintf(piece, sizeof(piece), "\\x%02x", byte);
            out += piece;
        } else if (byte == '"' || byte == '\\') {
            out += '\\';
            out += bytes[i];
        } else if (byte == '\n') {
            out += "\\n";
        } else if (byte >= 0x20 && byte < 0x7f) {
            out += bytes[i];
        } else {
            std::snprintf(piece, sizeof(piece), digitFollows ? "\\%03o" : "\\%o", byte);
            out += piece;
        }
    }
    return out + '"';
}

std::string randomArgument(Random& random, int depth) {
    switch (below(random, depth > 0 ? 10 : 7)) {
    case 0:
        return std::to_string(below(random, 2000) - 1000);
    case 1:
        return printed(randomBytes(random), below(random, 2) == 0) +
               (below(random, 3) == 0 ? "..." : "");
    case 2:
        return "5<TCP:[127.0.0.1:80->127.0.0.1:9]>";
    case 3:
        return "3</tmp/a (b), [c<char 1:3>>";
    case 4:
        return "0x80000001 /* EPOLLIN|EPOLLET, \"x\" ( */";
    case 5:
        return "O_RDWR|O_NONBLOCK";
    case 6:
        return "1<<CAP_CHOWN|1<<CAP_KILL";
    case 7:
        return "[" + randomArgument(random, depth - 1) + ", " + randomArgument(random, depth - 1) +
               "]";
    case 8:
        return "{a=" + randomArgument(random, depth - 1) +
               ", b=" + randomArgument(random, depth - 1) + "}";
    default:
        return "f(" + randomArgument(random, depth - 1) + ")";
    }
}

} // namespace

class CallTextTest : public QObject {
    Q_OBJECT

private slots:
    void stringsComeBackAsTheyWere();
    void callsComeBackAsTheyWere();
    void aCutCallIsNeverWhole();
    void prefixesOfEveryKindAreRead_data();
    void prefixesOfEveryKindAreRead();
    void answersAreRead();
};

void CallTextTest::stringsComeBackAsTheyWere() {
    Random random(1);
    for (int i = 0; i < 20'000; ++i) {
        const std::string bytes = randomBytes(random);
        const bool cut = below(random, 2) == 0;
        const StringText read = stringIn(printed(bytes, i % 2 == 0) + (cut ? "..." : ""));
        QVERIFY(read.exists);
        QCOMPARE(read.bytes, bytes);
        QCOMPARE(read.cut, cut);
    }
}

void CallTextTest::callsComeBackAsTheyWere() {
    Random random(2);
    CallText call;
    for (int i = 0; i < 20'000; ++i) {
        std::vector<std::string> arguments;
        std::string text = "name(";
        for (int n = below(random, 6); n > 0; --n) {
            arguments.push_back(randomArgument(random, 3));
            text += (arguments.size() > 1 ? ", " : "") + arguments.back();
        }
        text += ")" + std::string(static_cast<std::size_t>(1 + below(random, 20)), ' ') +
                "= 7 (note) <0.000012>";
        QVERIFY2(readCall(text, call) == CallText::Shape::whole, text.c_str());
        QCOMPARE(call.arguments.size(), arguments.size());
        for (std::size_t n = 0; n < arguments.size(); ++n)
            QCOMPARE(std::string(call.arguments[n]), arguments[n]);
        QCOMPARE(call.answer.value, 7);
        QCOMPARE(call.answer.note, std::string_view("(note)"));
        QCOMPARE(call.tookNs, 12'000);
    }
}

void CallTextTest::aCutCallIsNeverWhole() {
    const std::string text =
        "recvmsg(5<UNIX-STREAM:[1->2, \"a\"]>, {msg_iov=[{iov_base=\"x)\\\"\", "
        "iov_len=3}]}, 0) = ";
    CallText call;
    for (std::size_t length = 8; length <= text.size(); ++length)
        QVERIFY2(readCall(std::string_view(text).substr(0, length), call) == CallText::Shape::open,
                 text.substr(0, length).c_str());
    QVERIFY(readCall(text + "3", call) == CallText::Shape::whole);
}

void CallTextTest::prefixesOfEveryKindAreRead_data() {
    QTest::addColumn<QByteArray>("prefix");
    QTest::addColumn<qint64>("pid"); // -1: none
    QTest::addColumn<qint64>("ns");  // -1: none
    const auto row = [](const char* prefix, qint64 pid, qint64 ns) {
        QTest::newRow(prefix) << QByteArray(prefix) << pid << ns;
    };
    row("", -1, -1);
    row("7708  ", 7708, -1);
    row("[pid 26638] ", 26638, -1);
    row("[pid  8059<a b>] ", 8059, -1);
    row("4242<nginx> ", 4242, -1);
    row("23:39:28 ", -1, 85'168'000'000'000);
    row("12 23:39:28.354701 ", 12, 85'168'354'701'000);
    row("1795304344.668477 ", -1, 1'795'304'344'668'477'000);
    row("1795304344 ", -1, 1'795'304'344'000'000'000);
    row("4242 1795304344.668477123 ", 4242, 1'795'304'344'668'477'123);
    row("     0.000074 ", -1, 74'000);
    row("[pid 7]      0.000074 ", 7, 74'000);
    row("00:42:35.479669 (+     0.001144) ", -1, 2'555'479'669'000);
    row("[ 288] ", -1, -1);
    row("7 00:00:01 [ 288] [00007f3cac8a5f63] ", 7, 1'000'000'000);
    row("[????????????????] ", -1, -1);
}

void CallTextTest::prefixesOfEveryKindAreRead() {
    QFETCH(QByteArray, prefix);
    const QByteArray text = prefix + "close(3) = 0";
    const TraceLine line =
        readLine(std::string_view(text.data(), static_cast<std::size_t>(text.size())));
    QVERIFY(line.kind == TraceLine::Kind::call);
    QCOMPARE(line.text, std::string_view("close(3) = 0"));
    const qint64 pid = line.hasPid ? line.pid : -1;
    QTEST(pid, "pid");
    const qint64 ns = line.clock == TraceLine::Clock::none ? -1 : line.timeNs;
    QTEST(ns, "ns");
}

void CallTextTest::answersAreRead() {
    CallText call;
    const auto answer = [&](std::string_view text) {
        static std::string whole;
        whole = "f() = " + std::string(text);
        return readCall(whole, call) == CallText::Shape::whole ? call.answer : Answer{};
    };
    QCOMPARE(answer("0x802 (flags O_RDWR|O_NONBLOCK)").value, 0x802);
    QCOMPARE(answer("-1 EAGAIN (Resource temporarily unavailable)").error,
             std::string_view("EAGAIN"));
    QCOMPARE(answer("? ERESTARTSYS (To be restarted)").error, std::string_view("EINTR"));
    QVERIFY(answer("?").kind == Answer::Kind::unknown);
    QVERIFY(answer("? <unavailable>").kind == Answer::Kind::unknown);
    QVERIFY(answer("-1").kind == Answer::Kind::value);
    QCOMPARE(fdIn(answer("5<TCP:[1->2]>").whole).annotation, std::string_view("TCP:[1->2]"));
    QVERIFY(answer("").kind == Answer::Kind::none);
}

QTEST_GUILESS_MAIN(CallTextTest)
#include "call_text_test.moc"
