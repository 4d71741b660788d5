// SPDX-License-Identifier: GPL-3.0-or-later
// The selection follows a cursor that one can follow, and stays for a while under one that runs away.
#include "session/follow_pace.h"

#include <QTest>

using namespace muxscope::ui;

class FollowPaceTest : public QObject {
    Q_OBJECT

private slots:
    void aCursorThatOneCanFollowIsFollowedAtOnce();
    void inACrowdItStaysAndThenComesOnce();
    void whatWasMissedIsFollowedWhenTheCrowdIsOver();
};

void FollowPaceTest::aCursorThatOneCanFollowIsFollowedAtOnce() {
    int followed = 0;
    FollowPace pace([&followed] { ++followed; });
    for (int i = 0; i < 10; ++i)
        pace.moved(false);
    pace.crowdIsOver(); // there was none
    QCOMPARE(followed, 10);
}

void FollowPaceTest::inACrowdItStaysAndThenComesOnce() {
    int followed = 0;
    FollowPace pace([&followed] { ++followed; });
    pace.moved(true);
    QCOMPARE(followed, 1);
    for (int i = 0; i < 8; ++i)
        pace.moved(true);
    QCOMPARE(followed, 1);
    const bool again = QTest::qWaitFor([&] { // a move in every frame
        pace.moved(true);
        return followed == 2;
    });
    QVERIFY(again);
    pace.moved(true);
    QCOMPARE(followed, 2);
    pace.moved(false); // taken by hand
    QCOMPARE(followed, 3);
}

void FollowPaceTest::whatWasMissedIsFollowedWhenTheCrowdIsOver() {
    int followed = 0;
    FollowPace pace([&followed] { ++followed; });
    pace.moved(true);
    pace.crowdIsOver(); // it was there already
    QCOMPARE(followed, 1);
    pace.moved(true);
    pace.moved(true);
    pace.crowdIsOver();
    QCOMPARE(followed, 2);
    pace.crowdIsOver();
    QCOMPARE(followed, 2);
}

QTEST_GUILESS_MAIN(FollowPaceTest)
#include "follow_pace_test.moc"
