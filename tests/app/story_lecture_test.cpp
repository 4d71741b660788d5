// SPDX-License-Identifier: GPL-3.0-or-later
// What a teacher does with a recording in front of a class: points at the stage, travels in time, shows
// the line that ran, reads a mask bit by bit and looks the word up. Mouse and keys only.
#include "app/panels_traces.h"
#include "session/language.h"
#include "views/loop_listing.h"
#include "views/loop_view.h"
#include "views/mask_view.h"
#include "views/reference_view.h"
#include "views/stage_view.h"
#include "views/timeline_panel.h"
#include "views/timeline_view.h"

#include <QTest>
#include <QTextBrowser>

using namespace muxscope;
using namespace muxscope::ui;

namespace {

// Takes a nap outside of its listing after each turn.
class NappingSource : public PanelsSource {
public:
    NappingSource() {
        builder.site(Site::none);
        builder.enter(trace::Call::nanosleep, -1, 1'000'000).after(1'000'000);
        builder.exit(trace::Call::nanosleep, -1);
    }
};

} // namespace

class StoryLectureTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { useLanguage(QStringLiteral("en")); }
    void theStageTellsWhoIsReadyAndAKeyChoosesIt();
    void aClickOnTheTimelineTravelsThere();
    void theLoopShowsTheLineThatRanAndKeepsItWhileTheThreadIsElsewhere();
    void aBitOfTheMaskIsLookedUpInTheReference();

private:
    // All of the recording, the cursor at the answer that named the urgent byte.
    static void show(Session& session, std::unique_ptr<source::TraceSource> source) {
        session.show(std::move(source), nullptr);
        QTRY_VERIFY(session.head() == session.log().end());
        session.playback().pause();
    }
    static Moment answerWithUrgentByte(const Session& session) {
        Moment found = 0;
        session.log().forEach(0, session.head(), [&](const trace::Event& event) {
            if (event.isExit() && event.call() == trace::Call::select)
                for (const auto& ready : event.ready())
                    if ((ready.bits & kPri) != 0)
                        found = event.moment();
            return true;
        });
        return found;
    }
};

void StoryLectureTest::theStageTellsWhoIsReadyAndAKeyChoosesIt() {
    Session session;
    StageView stage(session);
    stage.resize(900, 460);
    stage.show();
    show(session, std::make_unique<PanelsSource>());
    session.playback().goTo(answerWithUrgentByte(session));
    stage.grab();
    QTRY_VERIFY2(stage.textTwin().contains(QStringLiteral("fd 8")), qPrintable(stage.textTwin()));
    const Fd before = session.selection().fd();
    bool another = false;
    for (int i = 0; i < 40 && !another; ++i) {
        QTest::keyClick(&stage, Qt::Key_Down);
        QTest::keyClick(&stage, Qt::Key_Space);
        another = session.selection().fd().valid() && session.selection().fd() != before;
    }
    QVERIFY(another);
    QVERIFY(!session.selection().followsCursor()); // it stays with whom was chosen
}

void StoryLectureTest::aClickOnTheTimelineTravelsThere() {
    Session session;
    TimelinePanel panel(session);
    panel.resize(1200, 260);
    panel.show();
    show(session, std::make_unique<PanelsSource>());
    TimelineView& view = panel.view();
    view.fit();
    view.grab();
    const QRectF plot = view.layoutShown().plot;
    const auto at = [&plot](double share) {
        return QPointF(plot.left() + plot.width() * share, plot.center().y()).toPoint();
    };
    QTest::mouseClick(&view, Qt::LeftButton, {}, at(0.25));
    const Moment early = session.playback().cursor();
    QTest::mouseClick(&view, Qt::LeftButton, {}, at(0.75));
    QVERIFY(session.playback().cursor() > early);
    QVERIFY(early > session.firstMoment());
    QVERIFY(!view.textTwin().isEmpty());
}

void StoryLectureTest::theLoopShowsTheLineThatRanAndKeepsItWhileTheThreadIsElsewhere() {
    Session session;
    LoopView loop(session);
    loop.resize(520, 300);
    loop.show();
    show(session, std::make_unique<NappingSource>());
    const Listing text = Listing::load(QStringLiteral("select"), Listing::Language::python);
    auto* listing = loop.findChild<LoopListing*>("loopListing");
    session.playback().goTo(exitOf(session.log(), trace::Call::recv, 5, 1) + 1);
    QVERIFY(listing->currentLine().has_value());
    QVERIFY(!listing->passedLine().has_value());
    session.playback().goTo(session.head()); // nanosleep is not in the listing
    QVERIFY(!listing->currentLine().has_value());
    QCOMPARE(listing->passedLine(), text.lineOf(Site::wait));
    QVERIFY(loop.subtitle().contains(QStringLiteral("nanosleep")));
    QVERIFY(listing->accessibleDescription().contains(QStringLiteral("ran last")));
}

void StoryLectureTest::aBitOfTheMaskIsLookedUpInTheReference() {
    Session session;
    MaskView mask(session);
    ReferenceView reference(session);
    mask.resize(500, 140);
    mask.show();
    reference.resize(400, 400);
    reference.show();
    show(session, std::make_unique<PanelsSource>());
    session.playback().goTo(answerWithUrgentByte(session));
    session.selection().selectFd(Fd{8});
    QTRY_VERIFY2(mask.summary().contains(QStringLiteral("POLLPRI")), qPrintable(mask.summary()));
    QString topic;
    for (int x = 4; x < mask.width() && topic != QLatin1String("POLLPRI"); x += 8) {
        QTest::mouseClick(&mask, Qt::LeftButton, {}, QPoint(x, 14));
        topic = session.selection().topic();
    }
    QCOMPARE(topic, QStringLiteral("POLLPRI"));
    QTRY_COMPARE(reference.topic(), QStringLiteral("POLLPRI"));
    const auto* page = reference.findChild<QTextBrowser*>("referencePage");
    QVERIFY2(page->toPlainText().contains(QStringLiteral("urgent")),
             qPrintable(page->toPlainText()));
}

QTEST_MAIN(StoryLectureTest)
#include "story_lecture_test.moc"
