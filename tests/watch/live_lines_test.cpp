// SPDX-License-Identifier: GPL-3.0-or-later
// An strace log that is being written, to lines.
#include "watch/live_lines.h"

#include <QTest>

using namespace muxscope;
using watch::LiveLines;

namespace {

struct Told {
    std::vector<std::string> lines;
    std::vector<std::uint64_t> numbers;
    LiveLines reader{[this](const strace::LogFile::Line& line) {
        lines.push_back(std::string(line.text.substr(0, 200)) + (line.tooLong ? " TOO LONG" : "") +
                        (line.cut ? " CUT" : ""));
        numbers.push_back(line.number);
    }};
};

using Lines = std::vector<std::string>;

} // namespace

class LiveLinesTest : public QObject {
    Q_OBJECT

private slots:
    void linesComeOutHoweverTheBytesCome();
    void aCallThatSleepsIsToldWhenItBeginsToAndWhenItReturns();
    void aSleepingCallWhoseLineAnotherThreadCutsIsToldOnce();
    void aSleepingCallThatIsLetGoIsToldOnce();
    void aStringThatIsHalfThereIsWaitedFor();
    void whatIsNoCallIsNotTakenForOne();
    void anEndlessLineIsOneLineAndCostsNoMemory();
    void theLastLineWithoutItsEndIsCut();
};

void LiveLinesTest::linesComeOutHoweverTheBytesCome() {
    const std::string text = "7 1795304344.668477 close(3) = 0 <0.000008>\n\n"
                             "7 1795304344.668577 write(1, \"a\\nb\", 3) = 3 <0.000008>\n";
    for (std::size_t step = 1; step <= text.size(); ++step) {
        Told told;
        for (std::size_t at = 0; at < text.size(); at += step)
            told.reader.add(std::string_view(text).substr(at, step), 0);
        told.reader.finish();
        QCOMPARE(told.lines, (Lines{"7 1795304344.668477 close(3) = 0 <0.000008>", "",
                                    "7 1795304344.668577 write(1, \"a\\nb\", 3) = 3 <0.000008>"}));
        QCOMPARE(told.numbers, (std::vector<std::uint64_t>{1, 2, 3}));
    }
}

void LiveLinesTest::aCallThatSleepsIsToldWhenItBeginsToAndWhenItReturns() {
    Told told;
    told.reader.add("7 1795304344.500000 epoll_wait(3, ", 0);
    QVERIFY(told.lines.empty());
    told.reader.quiet();
    QCOMPARE(told.lines, (Lines{"7 1795304344.500000 epoll_wait(3,  <unfinished ...>"}));
    told.reader.quiet();
    QCOMPARE(told.lines.size(), std::size_t{1});
    told.reader.add("[], 64, 1500) = 0 <1.500250>\n7 1795304346.1 close(3) = 0 <0.1>\n", 0);
    QCOMPARE(told.lines,
             (Lines{"7 1795304344.500000 epoll_wait(3,  <unfinished ...>",
                    "7 1795304346.000250000 <... epoll_wait resumed>[], 64, 1500) = 0 <1.500250>",
                    "7 1795304346.1 close(3) = 0 <0.1>"}));
    QCOMPARE(told.numbers, (std::vector<std::uint64_t>{1, 1, 2}));
}

void LiveLinesTest::aSleepingCallWhoseLineAnotherThreadCutsIsToldOnce() {
    Told told;
    told.reader.add("7 1795304344.500000 poll([{fd=3, events=POLLIN}], 1, -1", 0);
    told.reader.quiet();
    told.reader.add(" <unfinished ...>\n8 1795304345.0 close(3) = 0 <0.1>\n", 0);
    QCOMPARE(told.lines, (Lines{"7 1795304344.500000 poll([{fd=3, events=POLLIN}], 1, -1 "
                                "<unfinished ...>",
                                "8 1795304345.0 close(3) = 0 <0.1>"}));
}

void LiveLinesTest::aSleepingCallThatIsLetGoIsToldOnce() {
    Told told;
    told.reader.add("7 1795304344.500000 epoll_wait(3, ", 0);
    told.reader.quiet();
    told.reader.add(" <detached ...>\n", 0);
    told.reader.finish();
    QCOMPARE(told.lines.size(), std::size_t{1});
}

void LiveLinesTest::aStringThatIsHalfThereIsWaitedFor() {
    Told told;
    told.reader.add("7 1795304344.500000 write(1, \"a\\\"b", 0);
    told.reader.quiet();
    QVERIFY(told.lines.empty());
    told.reader.add("c\", 4) = 4 <0.1>\n", 0);
    QCOMPARE(told.lines, (Lines{"7 1795304344.500000 write(1, \"a\\\"bc\", 4) = 4 <0.1>"}));
}

void LiveLinesTest::whatIsNoCallIsNotTakenForOne() {
    Told told;
    told.reader.add("7 17953", 0);
    told.reader.quiet();
    told.reader.add("04344.500000 +++ exited with 0", 0);
    told.reader.quiet();
    QVERIFY(told.lines.empty());
    told.reader.add(" +++\n", 0);
    QCOMPARE(told.lines, (Lines{"7 1795304344.500000 +++ exited with 0 +++"}));
}

void LiveLinesTest::anEndlessLineIsOneLineAndCostsNoMemory() {
    Told told;
    const std::string much(64 << 10, 'x');
    for (int i = 0; i < 64; ++i) {
        told.reader.add(much, 0);
        told.reader.quiet();
    }
    told.reader.add("\n7 1795304346.1 close(3) = 0 <0.1>\n", 0);
    QCOMPARE(told.lines.size(), std::size_t{2});
    QVERIFY(told.lines[0].ends_with(" TOO LONG"));
    QCOMPARE(told.lines[1], std::string("7 1795304346.1 close(3) = 0 <0.1>"));
}

void LiveLinesTest::theLastLineWithoutItsEndIsCut() {
    Told told;
    told.reader.add("7 1795304346.1 close(3", 0);
    told.reader.finish();
    QCOMPARE(told.lines, (Lines{"7 1795304346.1 close(3 CUT"}));
}

QTEST_GUILESS_MAIN(LiveLinesTest)
#include "live_lines_test.moc"
