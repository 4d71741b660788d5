// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes to lines, however they come.
#include "server/line_cutter.h"

#include <QTest>

#include <random>
#include <vector>

using muxscope::server::LineCutter;
using Lines = std::vector<std::string>;

namespace {

// All lines of a stream that comes in pieces of these sizes (the last one again and again) and ends.
Lines cut(const std::string& stream, const std::vector<std::size_t>& sizes) {
    LineCutter cutter;
    Lines lines;
    const auto take = [&](std::string_view line) {
        lines.emplace_back(line);
    };
    std::size_t at = 0;
    for (std::size_t i = 0; at < stream.size(); ++i) {
        const std::size_t size = sizes[std::min(i, sizes.size() - 1)];
        cutter.feed(std::string_view(stream).substr(at, size), take);
        at += size;
    }
    cutter.finish(take);
    return lines;
}

} // namespace

class LineCutterTest : public QObject {
    Q_OBJECT

private slots:
    void severalLinesInOneReadComeOneByOne() {
        QCOMPARE(cut("one\ntwo\r\n\nthree\n", {1000}), (Lines{"one", "two", "", "three"}));
    }
    void aLineCutOverManyReadsIsPutTogether() {
        const std::string stream = "one\r\ntwo\nth\rree\r\r\n\r\nlast";
        const Lines expected{"one", "two", "th\rree\r", "", "last"};
        for (std::size_t size = 1; size <= stream.size(); ++size)
            QCOMPARE(cut(stream, {size}), expected);
        for (std::size_t first = 1; first < stream.size(); ++first)
            QCOMPARE(cut(stream, {first, 1000}), expected);
    }
    void nothingComesBeforeItsEnd() {
        LineCutter cutter;
        int lines = 0;
        cutter.feed("begun", [&](std::string_view) { ++lines; });
        QCOMPARE(lines, 0);
        QCOMPARE(cutter.unfinished(), std::string_view("begun"));
    }
    void theLastLineNeedsNoEnd() {
        QCOMPARE(cut("a\nb", {1000}), (Lines{"a", "b"}));
        QCOMPARE(cut("a\nb\r", {1000}), (Lines{"a", "b"}));
        QCOMPARE(cut("a\n", {1000}), (Lines{"a"}));
        QCOMPARE(cut("", {1000}), Lines{});
    }
    void aLongLineComesInPiecesAndNothingIsLost() {
        constexpr std::size_t kMost = LineCutter::kMostBytes;
        for (const std::size_t length : {kMost - 1, kMost, kMost + 1, 2 * kMost, 3 * kMost + 7}) {
            const std::string line(length, 'x');
            for (const char* end : {"\n", "\r\n", ""})
                for (const std::size_t size : {std::size_t{1}, kMost, std::size_t{100'000}}) {
                    const Lines pieces = cut(line + end, {size});
                    std::string all;
                    for (const std::string& piece : pieces) {
                        QVERIFY(piece.size() <= kMost);
                        all += piece;
                    }
                    QVERIFY(all == line);
                    QCOMPARE(pieces.size(), (length + kMost - 1) / kMost);
                }
        }
    }
    void howTheStreamIsCutMakesNoDifference() {
        std::mt19937 random(7);
        for (int round = 0; round < 200; ++round) {
            std::string stream;
            for (int i = 0; i < 300; ++i)
                stream += random() % 20 == 0 ? std::string(random() % 3000, 'y')
                                             : std::string(1, "ab\r\n"[random() % 4]);
            const Lines whole = cut(stream, {stream.size() + 1});
            QCOMPARE(cut(stream, {1}), whole);
            QCOMPARE(cut(stream, {random() % 100 + 1, random() % 5000 + 1}), whole);
        }
    }
};

QTEST_GUILESS_MAIN(LineCutterTest)
#include "line_cutter_test.moc"
