// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels_traces.h"
#include "session/language.h"
#include "views/socket_view.h"

#include <QTest>

using namespace muxscope;
using namespace muxscope::ui;

class SocketFactsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { useLanguage(QStringLiteral("en")); }
    void theListenerHasItsBacklogAndNoPeer();
    void aConnectionSaysWhoIsAtTheOtherEnd();
    void whatNobodyLookedAtIsNotKnown();
    void aDescriptorNeverSeenHasNoFacts();

private:
    static world::World fold(const TraceBuilder& t) {
        world::World world;
        t.log().forEach(0, t.end(), [&](const trace::Event& event) { world::apply(world, event); });
        return world;
    }
    static QString value(const std::vector<SocketFact>& facts, const char* name) {
        for (const SocketFact& fact : facts)
            if (fact.name == QLatin1String(name))
                return fact.value;
        return {};
    }
};

void SocketFactsTest::theListenerHasItsBacklogAndNoPeer() {
    TraceBuilder t;
    t.listenOn(3);
    const auto facts = socketFacts(fold(t), Fd{3}, &t.log());
    QCOMPARE(value(facts, "fileno()"), QStringLiteral("3"));
    QCOMPARE(value(facts, "getsockname()"), QStringLiteral("127.0.0.1:8889"));
    QCOMPARE(value(facts, "backlog"), QStringLiteral("128"));
    QCOMPARE(value(facts, "SO_REUSEADDR"), QStringLiteral("1"));
    QVERIFY(value(facts, "getpeername()").isEmpty());
}

void SocketFactsTest::aConnectionSaysWhoIsAtTheOtherEnd() {
    TraceBuilder t;
    writePanelsTrace(t);
    const auto facts = socketFacts(fold(t), Fd{7}, &t.log());
    QCOMPARE(value(facts, "getpeername()"), QStringLiteral("127.0.0.1:52131"));
    QCOMPARE(value(facts, "flags"), QStringLiteral("O_RDWR | O_NONBLOCK"));
    QCOMPARE(value(facts, "EAGAIN"), QStringLiteral("1 time"));
    QCOMPARE(value(facts, "short sends"), QStringLiteral("1"));
    QCOMPARE(value(facts, "send buffer"), QStringLiteral("2.4\u00a0MB"));
}

void SocketFactsTest::whatNobodyLookedAtIsNotKnown() {
    TraceBuilder t;
    t.listenOn(3).accept4(3, 5, 40001);
    for (const SocketFact& fact : socketFacts(fold(t), Fd{5}, nullptr)) {
        if (fact.name != QStringLiteral("receive buffer"))
            continue;
        QCOMPARE(fact.value, QStringLiteral("not known"));
        QCOMPARE(fact.known, Known::unknown);
        return;
    }
    QFAIL("the receive buffer is not among the facts");
}

void SocketFactsTest::aDescriptorNeverSeenHasNoFacts() {
    TraceBuilder t;
    t.listenOn(3);
    QVERIFY(socketFacts(fold(t), Fd{77}, &t.log()).empty());
    QVERIFY(socketFacts(fold(t), kNoFd, &t.log()).empty());
}

QTEST_GUILESS_MAIN(SocketFactsTest)
#include "socket_facts_test.moc"
