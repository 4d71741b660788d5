// SPDX-License-Identifier: GPL-3.0-or-later
#include "mux/interest_set.h"

#include <QTest>

using namespace muxscope;

class InterestSetTest : public QObject {
    Q_OBJECT
    static trace::Interest told(mux::InterestSet& set, std::uint32_t nfds) {
        return trace::decodeInterest(set.payload(nfds)).value();
    }

private slots:
    void theFirstPayloadIsTheWholeSet() {
        mux::InterestSet set;
        set.set(Fd{3}, trace::kIn);
        set.set(Fd{7}, trace::kIn | trace::kOut);
        const auto interest = told(set, 8);
        QCOMPARE(interest.head.full, 1U);
        QCOMPARE(interest.head.nfds, 8U);
        QCOMPARE(interest.items.size(), std::size_t{2});
    }
    void laterOnesSayOnlyWhatChanged() {
        mux::InterestSet set;
        for (int fd = 3; fd < 1003; ++fd)
            set.set(Fd{fd}, trace::kIn);
        told(set, 1003);
        auto interest = told(set, 1003);
        QCOMPARE(interest.head.full, 0U);
        QVERIFY(interest.items.empty());
        set.set(Fd{500}, trace::kIn | trace::kOut);
        set.set(Fd{600}, 0);
        interest = told(set, 1003);
        QCOMPARE(interest.items.size(), std::size_t{2});
        QCOMPARE(interest.items[0].fd, 500);
        QCOMPARE(interest.items[1].bits, 0U);
    }
    void thereAndBackIsNoChange() {
        mux::InterestSet set;
        set.set(Fd{5}, trace::kIn);
        told(set, 6);
        set.set(Fd{5}, trace::kOut);
        set.set(Fd{5}, trace::kIn);
        QVERIFY(told(set, 6).items.empty());
        set.set(Fd{9}, trace::kIn); // added and removed between two waits: the kernel never saw it
        set.set(Fd{9}, 0);
        QVERIFY(told(set, 6).items.empty());
    }
};

QTEST_GUILESS_MAIN(InterestSetTest)
#include "interest_set_test.moc"
