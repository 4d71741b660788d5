// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/language.h"
#include "session/sentences.h"
#include "support/trace_builder.h"

#include <QTest>

#include <fcntl.h>

using namespace muxscope;
using support::TraceBuilder;
using trace::Call;
using trace::Phase;

class SentencesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { ui::useLanguage(QStringLiteral("en")); }
    void everyCallHasASentenceForEnterExitAndEachError_data();
    void everyCallHasASentenceForEnterExitAndEachError();
    void everyNoteAndGaugeHasASentence();
    void anUnfinishedRequestIsSaidToBeUnfinished();
    void theAnswerOfSelectSaysWhatIsReadyAndHowLongItSlept();
    void anAnswerAtOnceIsNoSleep();
    void afterSelectTheSetsAreToBeHandled();
    void afterHandlingAllTheLoopWaitsAgain();
    void aShortSendSaysThatTheBufferIsFull();
    void theEndOfInputLeadsToClosing();
    void oneByteIsNotSeveral();
    void aBlockingCallSaysUntilWhenItSleeps();
    void aTimeLimitSaysThatItIsOne();
    void anOperationOfARingIsNoCall();
    void aGaugeOfTcpIsNoGaugeOfBuffers();
    void theNextWaitIsCountedByWhatItWatches();

private:
    static world::World fold(const trace::TraceLog& log) {
        world::World world;
        log.forEach(log.begin(), log.end(),
                    [&](const trace::Event& event) { world::apply(world, event); });
        return world;
    }
    static QString nowOf(TraceBuilder& t) {
        return ui::nowSentence(t.log().at(t.end() - 1), fold(t.log()));
    }
    static QString nextOf(TraceBuilder& t) {
        return ui::nextSentence(t.log().at(t.end() - 1), fold(t.log()));
    }
    static void checkSentence(const QString& text) {
        QVERIFY(!text.trimmed().isEmpty());
        QVERIFY2(!text.contains(QLatin1Char('%')), qPrintable(text));
        QVERIFY2(!text.contains(QStringLiteral("(s)")), qPrintable(text));
        QVERIFY2(!text.contains(QStringLiteral("::")), qPrintable(text));
    }
    // A server that watches a listener and one connection with select.
    static void begin(TraceBuilder& t) {
        t.listenOn(3).select({{3, trace::kIn}}, {{3, trace::kIn}}, true).accept4(3, 5, 52114);
    }
};

void SentencesTest::everyCallHasASentenceForEnterExitAndEachError_data() {
    QTest::addColumn<int>("call");
    for (int call = 0; call < trace::kCallCount; ++call)
        QTest::newRow(std::string(trace::callName(static_cast<Call>(call))).c_str()) << call;
}

void SentencesTest::everyCallHasASentenceForEnterExitAndEachError() {
    QFETCH(int, call);
    const auto made = static_cast<Call>(call);
    constexpr int kLastError = 133;
    const std::vector<std::int64_t> values = {-1, 0, 1, 2, 3, 4, 100, 3'000'000'000};
    for (const std::int64_t fd : {-1, 5}) {
        for (const std::int64_t value : values) {
            for (int aux = 0; aux < 5; ++aux) {
                TraceBuilder t;
                begin(t);
                t.enter(made, static_cast<int>(fd), value, aux);
                checkSentence(nowOf(t));
                checkSentence(nextOf(t));
                if (value < 0)
                    continue;
                t.exit(made, static_cast<int>(fd), value, aux);
                checkSentence(nowOf(t));
                checkSentence(nextOf(t));
            }
        }
    }
    for (int error = 1; error <= kLastError; ++error) {
        TraceBuilder t;
        begin(t);
        t.enter(made, 5, 100).exit(made, 5, -error);
        checkSentence(nowOf(t));
        checkSentence(nextOf(t));
        const QString name = QString::fromStdString(std::string(trace::errnoName(error)));
        QVERIFY2(nowOf(t).contains(name), qPrintable(nowOf(t)));
    }
}

void SentencesTest::everyNoteAndGaugeHasASentence() {
    for (int kind = 0; kind <= static_cast<int>(trace::NoteKind::descriptorLeft) + 1; ++kind) {
        for (const char* text : {"", "because"}) {
            TraceBuilder t;
            begin(t);
            t.note(static_cast<trace::NoteKind>(kind), text, 5);
            checkSentence(nowOf(t));
            checkSentence(nextOf(t));
        }
    }
    TraceBuilder t;
    begin(t);
    t.gauges({TraceBuilder::gauge(0, 1, 128), TraceBuilder::gauge(52114, 19)});
    checkSentence(nowOf(t));
    checkSentence(nextOf(t));
    checkSentence(ui::nothingYetSentence());
}

void SentencesTest::anUnfinishedRequestIsSaidToBeUnfinished() {
    TraceBuilder t;
    begin(t);
    t.recv(5, "POST /files/notes.t");
    QCOMPARE(nowOf(t), QStringLiteral("recv(5, 65536) returned 19\u00a0bytes: the request is not "
                                      "complete yet"));
}

void SentencesTest::theAnswerOfSelectSaysWhatIsReadyAndHowLongItSlept() {
    TraceBuilder t;
    begin(t);
    t.listEnter(Call::select, {{5, trace::kIn | trace::kPri}})
        .after(1'284'000'000 - 1000)
        .listExit(Call::select, {{3, trace::kIn}, {5, trace::kIn}});
    QCOMPARE(
        nowOf(t),
        QStringLiteral("select found 2 of 2 descriptors ready after sleeping 1.284\u00a0s: 3 (a "
                       "connection is waiting) and 5 (bytes to read, or the end)"));
}

void SentencesTest::anAnswerAtOnceIsNoSleep() {
    TraceBuilder t;
    begin(t);
    t.listEnter(Call::select, {{5, trace::kOut}}).listExit(Call::select, {{5, trace::kOut}});
    QCOMPARE(nowOf(t), QStringLiteral("select found 1 of 2 descriptors ready at once, without "
                                      "sleeping: 5 (room to send)"));
}

void SentencesTest::afterSelectTheSetsAreToBeHandled() {
    TraceBuilder t;
    begin(t);
    t.select({{5, trace::kIn | trace::kPri}}, {{3, trace::kIn}, {5, trace::kIn | trace::kPri}});
    QCOMPARE(nextOf(t), QStringLiteral("handle rs = [3, 5] and xs = [5], then call select again"));
}

void SentencesTest::afterHandlingAllTheLoopWaitsAgain() {
    TraceBuilder t;
    begin(t);
    t.select({{5, trace::kIn}}, {{5, trace::kIn}}).recv(5, "GET / HT");
    QCOMPARE(nextOf(t), QStringLiteral("call select again"));
}

void SentencesTest::aShortSendSaysThatTheBufferIsFull() {
    TraceBuilder t;
    begin(t);
    t.send(5, std::string(1000, 'x'), 400);
    QVERIFY2(nowOf(t).contains(QStringLiteral("took only 400\u00a0bytes of 1\u202f000\u00a0bytes")),
             qPrintable(nowOf(t)));
    QVERIFY2(nextOf(t).contains(QStringLiteral("wlist")), qPrintable(nextOf(t)));
}

void SentencesTest::theEndOfInputLeadsToClosing() {
    TraceBuilder t;
    begin(t);
    t.recv(5, "");
    QCOMPARE(nextOf(t), QStringLiteral("stop watching fd 5 and close it"));
}

void SentencesTest::oneByteIsNotSeveral() {
    TraceBuilder t;
    begin(t);
    t.recv(5, "G");
    QVERIFY2(nowOf(t).contains(QStringLiteral("returned 1\u00a0byte:")), qPrintable(nowOf(t)));
}

void SentencesTest::aBlockingCallSaysUntilWhenItSleeps() {
    TraceBuilder t;
    begin(t);
    t.enter(Call::fcntl, 5, 2, F_SETFL).exit(Call::fcntl, 5, 0, F_SETFL);
    t.enter(Call::recv, 5, 100);
    QCOMPARE(nextOf(t), QStringLiteral("the thread sleeps in recv until bytes come, or the end"));
    t.exit(Call::recv, 5, -EAGAIN);
    QVERIFY2(nowOf(t).contains(QStringLiteral("its time limit is over")), qPrintable(nowOf(t)));
}

void SentencesTest::aTimeLimitSaysThatItIsOne() {
    TraceBuilder t;
    begin(t);
    t.site(trace::Site::waitReadable).listEnter(Call::poll, {{3, trace::kIn}}, true, 1);
    QVERIFY2(nowOf(t).contains(QStringLiteral("wait until there is something to read")),
             qPrintable(nowOf(t)));
    t.listExit(Call::poll, {});
    QVERIFY2(nowOf(t).contains(QStringLiteral("not even called")), qPrintable(nowOf(t)));
}

void SentencesTest::anOperationOfARingIsNoCall() {
    TraceBuilder t;
    begin(t);
    t.submission(Call::recv, 5, 100);
    QVERIFY2(nowOf(t).startsWith(QStringLiteral("put into the submission queue: recv(5), to take")),
             qPrintable(nowOf(t)));
    t.completion(Call::recv, 5, -ECONNRESET);
    QVERIFY2(nowOf(t).contains(QStringLiteral("recv(5) failed with ECONNRESET")),
             qPrintable(nowOf(t)));
    checkSentence(nextOf(t));
}

void SentencesTest::aGaugeOfTcpIsNoGaugeOfBuffers() {
    TraceBuilder t;
    begin(t);
    t.details({trace::SocketDetails{}});
    QVERIFY2(nowOf(t).contains(QStringLiteral("how TCP sees 1 socket")), qPrintable(nowOf(t)));
}

// Of select the world before it knows only what the last one watched.
void SentencesTest::theNextWaitIsCountedByWhatItWatches() {
    TraceBuilder t;
    t.listenOn(3).select({{3, trace::kIn}, {5, trace::kIn}}, {{5, trace::kIn}}, true).close(5);
    const world::World before = fold(t.log());
    const trace::Event closed = t.log().at(t.end() - 1);
    t.listEnter(Call::select, {{5, 0}});
    const trace::Event next = t.log().at(t.end() - 1);
    const QString one = ui::nextSentence(closed, before, &next);
    QVERIFY2(one.contains("until the 1 watched descriptor") || one.contains("one of 1"),
             qPrintable(one));
    TraceBuilder more;
    more.listenOn(3).select({{3, trace::kIn}}, {{3, trace::kIn}}, true).accept4(3, 5, 52114);
    const world::World accepted = fold(more.log());
    const trace::Event answer = more.log().at(more.end() - 1);
    more.listEnter(Call::select, {{5, trace::kIn}});
    const trace::Event wait = more.log().at(more.end() - 1);
    const QString two = ui::nextSentence(answer, accepted, &wait);
    QVERIFY2(two.contains("one of 2 descriptors"), qPrintable(two));
    // The wait itself says the same of itself.
    QVERIFY2(nowOf(more).contains("one of 2 descriptors"), qPrintable(nowOf(more)));
}

QTEST_GUILESS_MAIN(SentencesTest)
#include "sentences_test.moc"
