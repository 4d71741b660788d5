// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/trace_builder.h"
#include "views/mask_view.h"

#include <QTest>

using namespace muxscope;
using support::TraceBuilder;

class MaskBitsTest : public QObject {
    Q_OBJECT

private slots:
    void whatSelectReportedIsMarkedAsMapped();
    void whatPollReportedIsShownAsItIs();
    void aDescriptorThatWasNotNamedHasAnEmptyMask();
    void beforeAnyAnswerNothingIsKnown();
    void aLoopWithoutAMultiplexerIsNotWaitedFor();

private:
    static ui::MaskShown maskOf(TraceBuilder& t, int fd) {
        world::World world;
        t.log().forEach(0, t.end(), [&](const trace::Event& event) { world::apply(world, event); });
        return ui::readMask(world, Fd{fd}, fd);
    }
};

void MaskBitsTest::whatSelectReportedIsMarkedAsMapped() {
    TraceBuilder t;
    t.listenOn(3).select({{3, trace::kIn}}, {{3, trace::kIn}}, true);
    const ui::MaskShown mask = maskOf(t, 3);
    QVERIFY(mask.mapped);
    QVERIFY(mask.reported);
    QCOMPARE(mask.bits, trace::kIn);
    QCOMPARE(mask.asked, trace::kIn);
}

void MaskBitsTest::whatPollReportedIsShownAsItIs() {
    TraceBuilder t;
    t.listenOn(3).poll({{3, trace::kIn}, {5, trace::kIn | trace::kOut}},
                       {{5, trace::kOut | trace::kHup | trace::kErr}}, true);
    const ui::MaskShown mask = maskOf(t, 5);
    QVERIFY(!mask.mapped);
    QCOMPARE(mask.call, trace::Call::poll);
    QCOMPARE(mask.bits, trace::kOut | trace::kHup | trace::kErr);
    QCOMPARE(mask.asked, trace::kIn | trace::kOut);
}

void MaskBitsTest::aDescriptorThatWasNotNamedHasAnEmptyMask() {
    TraceBuilder t;
    t.listenOn(3).poll({{3, trace::kIn}, {5, trace::kIn}}, {{3, trace::kIn}}, true);
    const ui::MaskShown mask = maskOf(t, 5);
    QVERIFY(!mask.reported);
    QCOMPARE(mask.bits, 0U);
}

void MaskBitsTest::beforeAnyAnswerNothingIsKnown() {
    TraceBuilder t;
    t.listenOn(3);
    QCOMPARE(maskOf(t, 3).call, trace::Call::none);
    QCOMPARE(maskOf(t, -1).call, trace::Call::none);
}

void MaskBitsTest::aLoopWithoutAMultiplexerIsNotWaitedFor() {
    TraceBuilder waits;
    waits.note(trace::NoteKind::serverStarted, "select http");
    QCOMPARE(maskOf(waits, 5).without, ui::MaskShown::Without::answer);
    TraceBuilder blocks;
    blocks.note(trace::NoteKind::serverStarted, "thread-per-client http");
    QCOMPARE(maskOf(blocks, 5).without, ui::MaskShown::Without::multiplexer);
}

QTEST_GUILESS_MAIN(MaskBitsTest)
#include "mask_bits_test.moc"
