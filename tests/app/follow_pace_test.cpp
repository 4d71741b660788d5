// SPDX-License-Identifier: GPL-3.0-or-later
// The selection follows a cursor that one can follow, and stays for a while under one that runs away.
#include "session/follow_pace.h"

#include <QTest>

using namespace muxscope;
using namespace muxscope::ui;

class FollowPaceTest : public QObject {
    Q_OBJECT

private slots:
    void aSlowCursorIsFollowedAtOnce();
    void aCursorTakenByHandIsFollowedAtOnce();
    void underLoadItStaysAndThenComesOnce();
};

void FollowPaceTest::aSlowCursorIsFollowedAtOnce() {
    int followed = 0;
    FollowPace pace([&followed] { ++followed; }, nullptr);
    for (Moment moment = 10; moment <= 100; moment += 10)
        pace.moved(moment, true);
    QCOMPARE(followed, 10);
}

void FollowPaceTest::aCursorTakenByHandIsFollowedAtOnce() {
    int followed = 0;
    FollowPace pace([&followed] { ++followed; }, nullptr);
    for (Moment moment = 1000; moment <= 5000; moment += 1000)
        pace.moved(moment, false);
    QCOMPARE(followed, 5);
}

void FollowPaceTest::underLoadItStaysAndThenComesOnce() {
    int followed = 0;
    FollowPace pace([&followed] { ++followed; }, nullptr);
    pace.moved(1000, true);
    QCOMPARE(followed, 1);
    for (Moment moment = 2000; moment <= 9000; moment += 1000)
        pace.moved(moment, true);
    QCOMPARE(followed, 1);
    QTRY_COMPARE(followed, 2); // and not once for each move
    pace.moved(9001, true);    // the load is over
    QCOMPARE(followed, 3);
}

QTEST_GUILESS_MAIN(FollowPaceTest)
#include "follow_pace_test.moc"
