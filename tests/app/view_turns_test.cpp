// SPDX-License-Identifier: GPL-3.0-or-later
// How views share the frames out while more events come than anybody could watch.
#include "app/written_trace.h"
#include "session/refresh.h"
#include "session/session.h"

#include <QTest>

using namespace muxscope;
using namespace muxscope::ui;

namespace {

// A crowd of events before each frame, and what each view was shown in which.
struct Crowd {
    struct Shown {
        int frame;
        int view;
        Moment moment;
    };
    Session session;
    WrittenSource* source = nullptr;
    int frame = 0;
    bool goesOn = true;
    std::vector<Shown> shown;
    std::vector<std::unique_ptr<QObject>> owners;

    Crowd() {
        auto written = std::make_unique<WrittenSource>();
        source = written.get();
        auto engine =
            std::make_unique<ScriptedEngine>(*written, std::deque<ScriptedEngine::Planned>());
        session.show(std::move(written), std::move(engine));
        QObject::connect(&session, &Session::frameBegins, [this] {
            ++frame;
            for (int i = 0; goesOn && i < 4000; ++i)
                source->call(trace::Call::recv, 5, 1);
        });
    }
    void addView(Refresh::Weight weight, int paceMs = 0) {
        const int view = static_cast<int>(owners.size());
        owners.push_back(std::make_unique<QObject>());
        auto* refresh = new Refresh(
            session, owners.back().get(),
            [this, view] {
                shown.push_back({frame, view, session.world().moment});
            },
            paceMs, weight);
        QObject::connect(&session, &Session::cursorMoved, refresh, &Refresh::soon);
    }
    void run(int frames) {
        const int until = frame + frames;
        QTRY_VERIFY(frame >= until);
    }
    [[nodiscard]] std::vector<Shown> ofView(int view) const {
        std::vector<Shown> found;
        for (const Shown& each : shown)
            if (each.view == view)
                found.push_back(each);
        return found;
    }
};

} // namespace

class ViewTurnsTest : public QObject {
    Q_OBJECT

private slots:
    void withoutACrowdAViewIsShownAtOnce();
    void inACrowdHeavyViewsHaveFramesOfTheirOwn();
    void allOfARoundShowTheSameMoment();
    void everyoneIsServed();
    void whenTheCrowdEndsAllShowTheNewestMoment();
    void pausingInACrowdShowsAllTheSameMomentAtOnce();
    void aPaceIsKeptInACrowdToo();
    void whoWantsToBeShownAgainAndAgainHoldsNobodyUp();
    void aViewMayGoInTheMiddle();
};

void ViewTurnsTest::withoutACrowdAViewIsShownAtOnce() {
    Crowd crowd;
    crowd.goesOn = false;
    crowd.addView(Refresh::Weight::heavy);
    crowd.addView(Refresh::Weight::heavy);
    for (int i = 0; i < 10; ++i)
        crowd.source->call(trace::Call::recv, 5, 1);
    QTRY_COMPARE(crowd.shown.size(), std::size_t(2));
    QCOMPARE(crowd.shown[0].frame, crowd.shown[1].frame);
    QCOMPARE(crowd.shown[1].moment, Moment(20));
}

void ViewTurnsTest::inACrowdHeavyViewsHaveFramesOfTheirOwn() {
    Crowd crowd;
    crowd.addView(Refresh::Weight::heavy);
    for (int i = 0; i < 3; ++i)
        crowd.addView(Refresh::Weight::light);
    crowd.addView(Refresh::Weight::heavy);
    crowd.run(4); // the first may still be calm
    crowd.shown.clear();
    crowd.run(30);
    QHash<int, QList<int>> byFrame;
    for (const Crowd::Shown& each : crowd.shown)
        byFrame[each.frame] << each.view;
    QVERIFY(byFrame.size() > 10);
    for (const QList<int>& views : byFrame) {
        const bool heavy = views.contains(0) || views.contains(4);
        QVERIFY2(views.size() <= (heavy ? 1 : 2), qPrintable(QString::number(views.size())));
    }
}

void ViewTurnsTest::allOfARoundShowTheSameMoment() {
    Crowd crowd;
    for (int i = 0; i < 4; ++i)
        crowd.addView(Refresh::Weight::heavy);
    crowd.run(4);
    crowd.shown.clear();
    crowd.run(40);
    QHash<Moment, QSet<int>> byMoment;
    for (const Crowd::Shown& each : crowd.shown)
        byMoment[each.moment] << each.view;
    int whole = 0;
    for (const QSet<int>& views : byMoment)
        whole += views.size() == 4 ? 1 : 0;
    QVERIFY2(whole >= byMoment.size() - 2, "only the first and the last round may be cut");
    QVERIFY(whole >= 5);
}

// A view may ask by itself, because of a clock or because it is not done: the others' moment moves on.
void ViewTurnsTest::whoWantsToBeShownAgainAndAgainHoldsNobodyUp() {
    Crowd crowd;
    crowd.addView(Refresh::Weight::heavy);
    QObject owner;
    Refresh* restless = nullptr;
    constexpr int kPaceMs = 1;
    Refresh insistent(
        crowd.session, &owner, [&restless] { restless->soon(); }, kPaceMs);
    restless = &insistent;
    crowd.addView(Refresh::Weight::heavy);
    crowd.run(4);
    restless->soon();
    crowd.shown.clear();
    crowd.run(30);
    for (int view = 0; view < 2; ++view)
        QVERIFY2(crowd.ofView(view).size() >= 5, qPrintable(QString::number(view)));
}

void ViewTurnsTest::everyoneIsServed() {
    Crowd crowd;
    for (int i = 0; i < 7; ++i)
        crowd.addView(i % 2 == 0 ? Refresh::Weight::heavy : Refresh::Weight::light);
    crowd.run(60);
    for (int view = 0; view < 7; ++view)
        QVERIFY2(crowd.ofView(view).size() >= 5, qPrintable(QString::number(view)));
}

void ViewTurnsTest::whenTheCrowdEndsAllShowTheNewestMoment() {
    Crowd crowd;
    for (int i = 0; i < 4; ++i)
        crowd.addView(Refresh::Weight::heavy, i * 50);
    crowd.run(10);
    crowd.goesOn = false;
    QTRY_VERIFY(!crowd.session.turns().crowded());
    const Moment end = crowd.session.log().end();
    for (int view = 0; view < 4; ++view) {
        QTRY_VERIFY(!crowd.ofView(view).empty());
        QTRY_COMPARE(crowd.ofView(view).back().moment, end);
    }
}

void ViewTurnsTest::pausingInACrowdShowsAllTheSameMomentAtOnce() {
    Crowd crowd;
    for (int i = 0; i < 5; ++i)
        crowd.addView(Refresh::Weight::heavy);
    crowd.run(10);
    QVERIFY(crowd.session.turns().crowded());
    crowd.goesOn = false;
    crowd.session.playback().pause();
    QTRY_VERIFY(!crowd.session.turns().crowded());
    QTRY_COMPARE(crowd.session.behind(), quint64(0));
    for (int view = 0; view < 5; ++view)
        QTRY_COMPARE(crowd.ofView(view).back().moment, crowd.session.playback().cursor());
}

void ViewTurnsTest::aPaceIsKeptInACrowdToo() {
    Crowd crowd;
    crowd.addView(Refresh::Weight::light);
    crowd.addView(Refresh::Weight::light, 100'000);
    crowd.run(30);
    QVERIFY(crowd.ofView(0).size() > 5);
    QVERIFY(crowd.ofView(1).size() <= 1);
}

void ViewTurnsTest::aViewMayGoInTheMiddle() {
    Crowd crowd;
    for (int i = 0; i < 4; ++i)
        crowd.addView(Refresh::Weight::heavy);
    crowd.run(10);
    crowd.owners[1].reset();
    crowd.owners[3].reset();
    crowd.shown.clear();
    crowd.run(20);
    QVERIFY(crowd.ofView(0).size() >= 5);
    QVERIFY(crowd.ofView(2).size() >= 5);
    QVERIFY(crowd.ofView(1).empty() && crowd.ofView(3).empty());
}

QTEST_MAIN(ViewTurnsTest)
#include "view_turns_test.moc"
