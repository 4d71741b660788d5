// SPDX-License-Identifier: GPL-3.0-or-later
// What each call does to the world.
#include "world/folding.h"

using namespace muxscope;
using namespace muxscope::world;
using support::Bits;
using support::TraceBuilder;
using trace::Call;
using trace::kErr;
using trace::kHup;
using trace::kIn;
using trace::kOut;
using trace::kPri;

class ApplyTest : public QObject {
    Q_OBJECT

private slots:
    void aListenerIsMadeStepByStep();
    void aThreadSleepsWhileItWaits();
    void aBlockingRecvSleeps();
    void epollInterestChangesAtTheAnswer();
    void aFailedEpollCtlChangesNothing();
    void closingTakesADescriptorOutOfEpoll();
    void closingTheEpollForgetsIt();
    void selectInterestComesWithTheNextWait();
    void aFullSetReplacesTheOld();
    void aOneShotIsDisarmedByItsReport();
    void readyItemsAreHandledByTheCallsThatFollow();
    void errorsAreReadyWithoutBeingAskedFor();
    void anAnswerOutsideTheInterestMakesItUnknown();
    void anAcceptMakesADescriptorAndAConnection();
    void numbersComeBackAsNewLives();
    void aConnectionEndsByWhoEndedItFirst();
    void wouldBlockAndShortSendsAreCounted();
    void urgentAndPeekedBytesAreNotPartOfTheStream();
    void descriptorsNotSeenOpeningAreInferred();
    void gaugesSetLevelsByPeer();
    void aFinIsNoByte();
    void aRecvMakesALevelInferred();
    void waitingPeersLeaveTheQueueWhenAccepted();
    void gaugesAreNobodysCalls();
    void socketFactsAreOfOneLifeOfADescriptor();
    void notesTellAboutTheServer();
    void aRemarkChangesNothingButTheLatestNote();
    void otherProtocolsAreNotReadAsHttp();
    void threadsAreKeptApart();

private:
    // Listener 3, epoll 4, connection 7 from port 40001.
    static TraceBuilder& served(TraceBuilder& t) {
        return t.listenOn(3)
            .epollCreate(4)
            .epollAdd(4, 3, kIn)
            .epollWait(4, {{3, kIn}})
            .accept4(3, 7, 40001)
            .epollAdd(4, 7, kIn);
    }
};

void ApplyTest::aListenerIsMadeStepByStep() {
    TraceBuilder t;
    t.listenOn(3, 8889);
    const World world = foldChecked(t);
    const Descriptor& listener = world.descriptor(Fd{3});
    QCOMPARE(listener.kind, FdKind::listener);
    QCOMPARE(listener.generation, 1U);
    QCOMPARE(listener.backlog, 128);
    QVERIFY(listener.reuseAddress);
    QCOMPARE(QString::fromStdString(listener.local.text()), QString("127.0.0.1:8889"));
    QCOMPARE(listener.nonblocking, (Fact<bool>{false, Known::observed}));
    QCOMPARE(world.listener, Fd{3});
    QCOMPARE(world.counters.calls, 4U);
    // F_SETFL
    t.enter(Call::fcntl, 3, 04002, 4).exit(Call::fcntl, 3, 0, 4);
    QCOMPARE(foldChecked(t).descriptor(Fd{3}).nonblocking, (Fact<bool>{true, Known::observed}));
}

void ApplyTest::aThreadSleepsWhileItWaits() {
    TraceBuilder t;
    t.epollCreate(4).epollEnter(4, 5'000'000);
    World world = foldChecked(t);
    QVERIFY(world.serverThread()->inCall && world.serverThread()->asleep());
    QVERIFY(world.mux()->waiting);
    QCOMPARE(world.mux()->timeoutNs, 5'000'000);
    QCOMPARE(world.mux()->waits, 1U);
    t.after(4'000'000).epollExit(4, {});
    world = foldChecked(t);
    QVERIFY(!world.serverThread()->inCall);
    QCOMPARE(world.mux()->tookNs, 4'001'000);
    QCOMPARE(world.serverThread()->inWaitNs, 4'001'000);
    QCOMPARE(world.mux()->result, 0);
    QVERIFY(world.mux()->ready.empty());
}

void ApplyTest::aBlockingRecvSleeps() {
    TraceBuilder t;
    t.listenOn(3).enter(Call::accept, 3);
    World world = foldChecked(t);
    QVERIFY(world.asleep(*world.serverThread()));
    t.exit(Call::accept, 3, 7, 0, TraceBuilder::address(40001));
    t.enter(Call::recv, 7, 100);
    world = foldChecked(t);
    QCOMPARE(world.descriptor(Fd{7}).nonblocking, (Fact<bool>{false, Known::observed}));
    QVERIFY(world.asleep(*world.serverThread()));
}

void ApplyTest::epollInterestChangesAtTheAnswer() {
    TraceBuilder t;
    const std::uint32_t mask = kIn | kOut;
    t.epollCreate(4).enter(Call::epoll_ctl, 4, 9, 1, std::as_bytes(std::span(&mask, 1)));
    QCOMPARE(foldChecked(t).mux()->interestOf(Fd{9}), 0U);
    t.exit(Call::epoll_ctl, 4);
    const World world = foldChecked(t);
    QCOMPARE(world.mux()->interestOf(Fd{9}), mask);
    QCOMPARE(world.mux()->watched, 1U);
    QCOMPARE(world.mux()->watchedIn, 1U);
    QCOMPARE(world.mux()->watchedOut, 1U);
    QCOMPARE(world.mux()->watchedPri, 0U);
    t.epollModify(4, 9, kIn);
    QCOMPARE(foldChecked(t).mux()->watchedOut, 0U);
    t.epollDelete(4, 9);
    QCOMPARE(foldChecked(t).mux()->watched, 0U);
}

void ApplyTest::aFailedEpollCtlChangesNothing() {
    TraceBuilder t;
    t.epollCreate(4).epollAdd(4, 9, kIn).epollControl(4, 1, 9, kOut, EEXIST);
    const World world = foldChecked(t);
    QCOMPARE(world.mux()->interestOf(Fd{9}), kIn);
    QCOMPARE(world.counters.errors, 1U);
}

void ApplyTest::closingTakesADescriptorOutOfEpoll() {
    TraceBuilder t;
    served(t).close(7);
    const World world = foldChecked(t);
    QCOMPARE(world.mux()->interestOf(Fd{7}), 0U);
    QCOMPARE(world.mux()->watched, 1U);
    QVERIFY(!world.descriptor(Fd{7}).open);
}

void ApplyTest::closingTheEpollForgetsIt() {
    TraceBuilder t;
    served(t).close(4);
    QVERIFY(foldChecked(t).muxes.empty());
}

void ApplyTest::selectInterestComesWithTheNextWait() {
    TraceBuilder t;
    t.listenOn(3).select({{3, kIn}}, {{3, kIn}}, true).accept4(3, 7, 40001);
    QCOMPARE(foldChecked(t).mux()->interestOf(Fd{7}), 0U);
    t.listEnter(Call::select, {{7, kIn | kOut}});
    World world = foldChecked(t);
    QCOMPARE(world.mux()->interestOf(Fd{7}), kIn | kOut);
    QCOMPARE(world.mux()->watched, 2U);
    QCOMPARE(world.mux()->interestKnown, Known::observed);
    t.listExit(Call::select, {}).close(7);
    QCOMPARE(foldChecked(t).mux()->interestOf(Fd{7}), kIn | kOut);
    t.select({{7, 0}}, {});
    QCOMPARE(foldChecked(t).mux()->watched, 1U);
}

void ApplyTest::aFullSetReplacesTheOld() {
    TraceBuilder t;
    t.poll({{3, kIn}, {5, kIn}}, {}, true).poll({{6, kPri}}, {}, true);
    const World world = foldChecked(t);
    QCOMPARE(world.mux()->watched, 1U);
    QCOMPARE(world.mux()->watchedPri, 1U);
    QCOMPARE(world.muxes.size(), 1U);
}

void ApplyTest::aOneShotIsDisarmedByItsReport() {
    TraceBuilder t;
    served(t).epollModify(4, 7, kIn | trace::kOneShot).epollWait(4, {{7, kIn}});
    World world = foldChecked(t);
    QCOMPARE(world.mux()->interestOf(Fd{7}), trace::kOneShot);
    QCOMPARE(world.mux()->watchedIn, 1U);
    QCOMPARE(world.mux()->interestKnown, Known::observed);
    t.epollModify(4, 7, kIn | trace::kOneShot);
    QCOMPARE(foldChecked(t).mux()->watchedIn, 2U);
}

void ApplyTest::readyItemsAreHandledByTheCallsThatFollow() {
    TraceBuilder t;
    served(t).accept4(3, 8, 40002).epollAdd(4, 8, kIn | kOut).epollModify(4, 7, kIn | kPri);
    t.epollWait(4, {{8, kIn | kOut}, {3, kIn}, {7, kIn | kPri}});
    World world = foldChecked(t);
    for (const ReadyItem& item : world.mux()->ready)
        QVERIFY(!item.done());
    t.recv(8, "G");
    world = foldChecked(t);
    QCOMPARE(world.mux()->ready[0].handled, kIn);
    t.send(8, "H").acceptFails(3, EAGAIN).recv(7, "!", MSG_OOB);
    world = foldChecked(t);
    QCOMPARE(world.mux()->ready[0].handled, kIn | kOut);
    QCOMPARE(world.mux()->ready[1].handled, kIn);
    QCOMPARE(world.mux()->ready[2].handled, kPri);
    t.close(7);
    QCOMPARE(foldChecked(t).mux()->ready[2].handled, kIn | kPri);
    t.epollEnter(4);
    QVERIFY(foldChecked(t).mux()->ready.empty());
}

void ApplyTest::errorsAreReadyWithoutBeingAskedFor() {
    TraceBuilder t;
    served(t).epollWait(4, {{7, kIn | kErr | kHup}});
    QCOMPARE(foldChecked(t).mux()->interestKnown, Known::observed);
}

void ApplyTest::anAnswerOutsideTheInterestMakesItUnknown() {
    TraceBuilder t;
    served(t).epollWait(4, {{12, kIn}});
    QCOMPARE(foldChecked(t).mux()->interestKnown, Known::unknown);
}

void ApplyTest::anAcceptMakesADescriptorAndAConnection() {
    TraceBuilder t;
    served(t);
    const World world = foldChecked(t);
    const Descriptor& descriptor = world.descriptor(Fd{7});
    QCOMPARE(descriptor.kind, FdKind::connection);
    QCOMPARE(descriptor.known, Known::observed);
    QCOMPARE(descriptor.nonblocking, (Fact<bool>{true, Known::observed}));
    const Connection& connection = world.connection(Fd{7});
    QVERIFY(connection.open);
    QCOMPARE(connection.id, ConnId{1});
    QCOMPARE(connection.peer.port(), 40001);
    QCOMPARE(connection.generation, 1U);
    QCOMPARE(world.connectionsOpen, 1U);
    QCOMPARE(world.counters.accepted, 1U);
}

void ApplyTest::numbersComeBackAsNewLives() {
    TraceBuilder t;
    served(t).recv(7, "GET").close(7).accept4(3, 7, 40002);
    World world = foldChecked(t);
    QCOMPARE(world.descriptor(Fd{7}).generation, 2U);
    QCOMPARE(world.connection(Fd{7}).id, ConnId{2});
    QCOMPARE(world.connection(Fd{7}).bytesIn, 0U);
    QCOMPARE(world.counters.closed, 1U);
    t.accept4(3, 7, 40003); // its close was not seen
    world = foldChecked(t);
    QCOMPARE(world.descriptor(Fd{7}).generation, 3U);
    QCOMPARE(world.counters.closed, 2U);
    QCOMPARE(world.connectionsOpen, 1U);
}

void ApplyTest::aConnectionEndsByWhoEndedItFirst() {
    const auto closedBy = [](auto&& steps) {
        TraceBuilder t;
        steps(served(t));
        return foldChecked(t).connection(Fd{7}).closedBy;
    };
    QCOMPARE(closedBy([](TraceBuilder&) {}), ClosedBy::open);
    QCOMPARE(closedBy([](TraceBuilder& t) { t.recv(7, "").close(7); }), ClosedBy::peer);
    QCOMPARE(closedBy([](TraceBuilder& t) { t.close(7); }), ClosedBy::local);
    QCOMPARE(closedBy([](TraceBuilder& t) { t.shutdown(7).recv(7, "").close(7); }),
             ClosedBy::local);
    QCOMPARE(closedBy([](TraceBuilder& t) { t.recvFails(7, ECONNRESET).close(7); }),
             ClosedBy::reset);
    QCOMPARE(closedBy([](TraceBuilder& t) { t.sendFails(7, EPIPE).close(7); }), ClosedBy::reset);
    QCOMPARE(closedBy([](TraceBuilder& t) { t.recv(7, "").sendFails(7, EPIPE); }), ClosedBy::peer);
}

void ApplyTest::wouldBlockAndShortSendsAreCounted() {
    TraceBuilder t;
    served(t).recvFails(7, EAGAIN).send(7, "hello world", 5).sendFails(7, EAGAIN);
    const World world = foldChecked(t);
    const Connection& c = world.connection(Fd{7});
    QCOMPARE(c.wouldBlock, 2U);
    QCOMPARE(c.shortSends, 1U);
    QCOMPARE(c.lastError, EAGAIN);
    QCOMPARE(c.bytesOut, 5U);
    QCOMPARE(c.sendCalls, 2U);
    QCOMPARE(world.counters.wouldBlock, 2U);
    QCOMPARE(world.counters.errors, 0U);
}

void ApplyTest::urgentAndPeekedBytesAreNotPartOfTheStream() {
    TraceBuilder t;
    served(t).recv(7, "!", MSG_OOB).recv(7, "GET", MSG_PEEK).recv(7, "GET");
    const World world = foldChecked(t);
    const Connection& c = world.connection(Fd{7});
    QVERIFY(c.urgentSeen);
    QCOMPARE(c.bytesIn, 4U);
    QCOMPARE(c.exchangesSeen, 1U);
    QCOMPARE(c.latest()->request.bytes, 3U);
}

void ApplyTest::descriptorsNotSeenOpeningAreInferred() {
    TraceBuilder t;
    t.recv(9, "GET / HTTP/1.1\r\n\r\n").close(9);
    t.epollWait(5, {{11, kIn}});
    const World world = foldChecked(t);
    QCOMPARE(world.descriptor(Fd{9}).known, Known::inferred);
    QCOMPARE(world.descriptor(Fd{9}).kind, FdKind::connection);
    QCOMPARE(world.connection(Fd{9}).exchangesSeen, 1U);
    QCOMPARE(world.counters.accepted, 0U);
    QCOMPARE(world.mux()->interestKnown, Known::unknown);
    QCOMPARE(world.mux()->ready.size(), 1U);
}

void ApplyTest::gaugesSetLevelsByPeer() {
    TraceBuilder t;
    served(t).gauges({TraceBuilder::gauge(0, 2, 128), TraceBuilder::gauge(40001, 33, 5),
                      TraceBuilder::gauge(40009, 77)});
    const World world = foldChecked(t);
    QCOMPARE(world.connection(Fd{7}).receiveQueue, (Fact<std::uint32_t>{33, Known::observed}));
    QCOMPARE(world.connection(Fd{7}).sendQueue, (Fact<std::uint32_t>{5, Known::observed}));
    QCOMPARE(world.connection(Fd{7}).gaugedNs, world.atNs);
    QCOMPARE(world.acceptQueue, (Fact<std::uint32_t>{2, Known::observed}));
    QCOMPARE(world.acceptQueueLimit, 128U);
}

void ApplyTest::aFinIsNoByte() {
    trace::SocketGauge gauge = TraceBuilder::gauge(40001, 1);
    gauge.tcpState = 8; // CLOSE_WAIT: the kernel counts the FIN that has not been read
    TraceBuilder t;
    served(t).gauges({gauge});
    QCOMPARE(foldChecked(t).connection(Fd{7}).receiveQueue,
             (Fact<std::uint32_t>{0, Known::observed}));
    gauge.receiveQueue = 34;
    t.gauges({gauge});
    QCOMPARE(foldChecked(t).connection(Fd{7}).receiveQueue,
             (Fact<std::uint32_t>{33, Known::observed}));
    gauge.receiveQueue = 0; // and it has been
    t.gauges({gauge});
    QCOMPARE(foldChecked(t).connection(Fd{7}).receiveQueue,
             (Fact<std::uint32_t>{0, Known::observed}));
}

void ApplyTest::aRecvMakesALevelInferred() {
    TraceBuilder t;
    served(t).gauges({TraceBuilder::gauge(40001, 33)}).recv(7, "0123456789");
    QCOMPARE(foldChecked(t).connection(Fd{7}).receiveQueue,
             (Fact<std::uint32_t>{23, Known::inferred}));
    t.recv(7, std::string(50, 'x'));
    QCOMPARE(foldChecked(t).connection(Fd{7}).receiveQueue,
             (Fact<std::uint32_t>{0, Known::inferred}));
    t.gauges({TraceBuilder::gauge(40001, 8)});
    QCOMPARE(foldChecked(t).connection(Fd{7}).receiveQueue,
             (Fact<std::uint32_t>{8, Known::observed}));
}

void ApplyTest::waitingPeersLeaveTheQueueWhenAccepted() {
    TraceBuilder t;
    served(t).gauges({TraceBuilder::gauge(0, 1, 128), TraceBuilder::gauge(40002, 18, 0, false)});
    World world = foldChecked(t);
    QCOMPARE(world.waitingPeers.size(), 1U);
    QCOMPARE(world.waitingPeers[0].receiveQueue, 18U);
    t.accept4(3, 8, 40002);
    world = foldChecked(t);
    QVERIFY(world.waitingPeers.empty());
    QCOMPARE(world.acceptQueue, (Fact<std::uint32_t>{0, Known::inferred}));
    QCOMPARE(world.connection(Fd{8}).receiveQueue, (Fact<std::uint32_t>{18, Known::inferred}));
}

void ApplyTest::socketFactsAreOfOneLifeOfADescriptor() {
    TraceBuilder t;
    trace::SocketDetails details;
    const auto peer = TraceBuilder::gauge(40001, 0);
    details.peerPort = peer.peerPort;
    details.family = peer.family;
    std::memcpy(details.peerAddress, peer.peerAddress, sizeof(peer.peerAddress));
    details.tcpState = 1;
    details.sendBuffer = 16384;
    details.rttUs = 42;
    details.hasTcpInfo = 1;
    served(t).setOption(7, SOL_SOCKET, SO_SNDBUF, 8192).details({details});
    const World world = foldChecked(t);
    const SocketFacts& facts = world.socketFacts(Fd{7});
    QCOMPARE(facts.askedSendBuffer, 8192);
    QCOMPARE(facts.sendBuffer, (Fact<std::uint32_t>{16384, Known::observed}));
    QCOMPARE(facts.tcp.value.rttUs, 42U);
    QCOMPARE(tcpStateName(facts.tcpState.value), "ESTABLISHED");
    QCOMPARE(facts.receiveBuffer.known, Known::observed);
    QCOMPARE(world.socketFacts(Fd{3}), SocketFacts{});
    t.close(7).accept4(3, 7, 40002);
    QCOMPARE(foldChecked(t).socketFacts(Fd{7}), SocketFacts{});
}

void ApplyTest::gaugesAreNobodysCalls() {
    TraceBuilder t;
    served(t).gauges({TraceBuilder::gauge(40001, 33)});
    const World before = foldTo(t.log(), t.end() - 1);
    const World world = foldChecked(t);
    QCOMPARE(world.counters.calls, before.counters.calls);
    QVERIFY(world.threads == before.threads);
}

void ApplyTest::notesTellAboutTheServer() {
    using trace::NoteKind;
    TraceBuilder t;
    t.note(NoteKind::serverStarted, "select http");
    served(t).note(NoteKind::listenerPaused, "no descriptor is left");
    World world = foldChecked(t);
    QVERIFY(world.serverRunning && world.listenerPaused);
    QCOMPARE(world.model, std::string("select http"));
    TraceBuilder patient;
    patient.note(NoteKind::serverStarted, "epoll http room-first");
    QCOMPARE(foldChecked(patient).model, std::string("epoll http"));
    QVERIFY(foldChecked(patient).speaksHttp);
    QCOMPARE(world.lastNote, std::string("no descriptor is left"));
    const std::int64_t stalledNs = 1500;
    t.note(NoteKind::listenerResumed)
        .note(NoteKind::connectionRefused, "fd 1024", 1024)
        .note(NoteKind::historyStalled,
              {reinterpret_cast<const char*>(&stalledNs), sizeof(stalledNs)})
        .select({{3, kIn}}, {}, true)
        .note(NoteKind::serverStopped);
    world = foldChecked(t);
    QVERIFY(!world.serverRunning && !world.listenerPaused);
    QCOMPARE(world.counters.refused, 1U);
    QCOMPARE(world.counters.stalledNs, stalledNs);
    QCOMPARE(world.muxes.size(), 1U); // select's lists died with the loop
}

void ApplyTest::aRemarkChangesNothingButTheLatestNote() {
    TraceBuilder t;
    served(t).recv(7, "GET / HTTP/1.1\r\n");
    const World before = foldChecked(t);
    t.note(trace::NoteKind::remark, "the disk is full", 9);
    World after = foldChecked(t);
    QCOMPARE(after.lastNote, std::string("the disk is full"));
    QVERIFY(after.threads == before.threads);
    QVERIFY(after.counters == before.counters);
}

void ApplyTest::otherProtocolsAreNotReadAsHttp() {
    TraceBuilder t;
    t.note(trace::NoteKind::serverStarted, "poll lines");
    served(t).recv(7, "hello\n").send(7, "hello\n");
    const World world = foldChecked(t);
    QCOMPARE(world.connection(Fd{7}).exchangesSeen, 0U);
    QCOMPARE(world.connection(Fd{7}).bytesIn, 6U);
}

void ApplyTest::threadsAreKeptApart() {
    TraceBuilder t;
    t.listenOn(3).thread(1).enter(Call::accept, 3).thread(2).enter(Call::recv, 7, 100);
    t.thread(1).exit(Call::accept, 3, 8, 0, TraceBuilder::address(40001));
    const World world = foldChecked(t);
    QCOMPARE(world.threads.size(), 2U);
    QVERIFY(!world.thread(ThreadId{1})->inCall);
    QVERIFY(world.thread(ThreadId{2})->inCall);
    QCOMPARE(world.counters.oddEvents, 0U);
}

QTEST_GUILESS_MAIN(ApplyTest)
#include "apply_test.moc"
