// SPDX-License-Identifier: GPL-3.0-or-later
// The edges: no descriptors left, numbers that select cannot hold, peers that vanish.
#include "live/running_server.h"

#include <algorithm>
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace muxscope;
using namespace muxscope::test;
using trace::Call;
using trace::Event;
using trace::NoteKind;

namespace {

bool isNote(const Event& event, NoteKind kind) {
    return event.note() == kind;
}

// Takes descriptor numbers until the next free one is at least `until`, or none is left.
class TakenDescriptors {
public:
    explicit TakenDescriptors(int until) {
        for (;;) {
            const int fd = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
            if (fd < 0)
                return;
            m_fds.push_back(fd);
            if (fd >= until - 1)
                return;
        }
    }
    ~TakenDescriptors() { release(m_fds.size()); }
    void release(std::size_t count) {
        for (; count > 0 && !m_fds.empty(); --count) {
            ::close(m_fds.back());
            m_fds.pop_back();
        }
    }
    std::vector<int> m_fds;
};

class DescriptorLimit {
public:
    explicit DescriptorLimit(rlim_t soft) {
        getrlimit(RLIMIT_NOFILE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = std::min(soft, limit.rlim_max);
        setrlimit(RLIMIT_NOFILE, &limit);
    }
    ~DescriptorLimit() { setrlimit(RLIMIT_NOFILE, &m_before); }

private:
    rlimit m_before{};
};

} // namespace

class EdgesTest : public QObject {
    Q_OBJECT
private slots:
    void aPortInUseIsSaidInOneLine() {
        RunningServer first(QStringLiteral("select"));
        QVERIFY(first.listens());
        server::ServerOptions options;
        options.port = first.port();
        trace::TraceLog log;
        kernel::Gate gate;
        server::Server second(options, &log, gate);
        second.start();
        QCOMPARE(second.waitUntilListening(), server::Server::State::failed);
        QCOMPARE(second.error()->kind, Error::Kind::environment);
        QCOMPARE(second.error()->systemError, EADDRINUSE);
        QVERIFY(
            QString::fromStdString(second.error()->text).contains(QString::number(first.port())));
    }
    void badOptionsAreRefusedBeforeAnySocketIsMade() {
        server::ServerOptions options;
        options.model = "kqueue";
        QCOMPARE(server::checkOptions(options).error().kind, Error::Kind::usage);
        options = {};
        options.protocol = "gopher";
        QCOMPARE(server::checkOptions(options).error().kind, Error::Kind::usage);
        options = {};
        options.bindAddress = "nowhere";
        QCOMPARE(server::checkOptions(options).error().kind, Error::Kind::usage);
        options = {};
        options.root = "/nonexistent/folder";
        QCOMPARE(server::checkOptions(options).error().kind, Error::Kind::environment);
        QVERIFY(server::checkOptions({}).ok());
    }
    void selectAnswers503ToANumberItCannotHold() {
        const DescriptorLimit limit(4096);
        RunningServer server(QStringLiteral("select"));
        QVERIFY(server.listens());
        auto served = connectTo(server);
        QVERIFY(served.send(kGet));
        QVERIFY(served.receiveResponse().ends_with("Hello, world!"));
        TakenDescriptors taken(FD_SETSIZE);
        auto refused =
            connectTo(server); // its own client number is high too; only the server's counts
        const std::string answer = refused.receiveAll();
        QVERIFY2(answer.starts_with("HTTP/1.1 503"), answer.c_str());
        QCOMPARE(
            server.count([](const Event& e) { return isNote(e, NoteKind::connectionRefused); }),
            std::size_t{1});
        QVERIFY(served.send(kGet)); // nobody else is harmed
        QVERIFY(served.receiveResponse().ends_with("Hello, world!"));
    }
    void noDescriptorLeftPausesTheListenerInsteadOfSpinning_data() { eachModel(); }
    void noDescriptorLeftPausesTheListenerInsteadOfSpinning() {
        QFETCH(QString, model);
        RunningServer server(model);
        QVERIFY(server.listens());
        auto early = connectTo(server);
        QVERIFY(early.send(kGet));
        QVERIFY(early.receiveResponse().ends_with("Hello, world!"));
        const DescriptorLimit limit(256);
        TakenDescriptors taken(100'000); // until EMFILE
        taken.release(1);                // one for the client's own socket
        auto waiting = connectTo(server);
        QVERIFY(waiting.send(kGet));
        QVERIFY(comesTrue([&] {
            return server.count(
                       [](const Event& e) { return isNote(e, NoteKind::listenerPaused); }) >= 1;
        }));
        QVERIFY(early.send(kGet)); // others go on
        QVERIFY(early.receiveResponse().ends_with("Hello, world!"));
        const auto failedAccepts = [&] {
            return server.count(
                [](const Event& e) { return e.call() == Call::accept4 && e.error() == EMFILE; });
        };
        const std::size_t before = failedAccepts();
        const auto from = monotonicNs();
        QVERIFY(early.send(kGet));
        QVERIFY(early.receiveResponse().ends_with("Hello, world!"));
        const auto halfSeconds = static_cast<std::size_t>((monotonicNs() - from) / 500'000'000);
        QVERIFY(failedAccepts() - before <= halfSeconds + 2); // a retry each half second, no spin
        early.close();                                        // gives the server a descriptor back
        QVERIFY(waiting.receiveResponse().ends_with("Hello, world!"));
        // With io_uring the limit of the submission's time counts: the client may be in before that.
        QVERIFY(comesTrue([&] {
            return server.count(
                       [](const Event& e) { return isNote(e, NoteKind::listenerResumed); }) >= 1;
        }));
    }
    void aResetWhileQueuedHarmsNobody_data() { eachModel(); }
    void aResetWhileQueuedHarmsNobody() {
        QFETCH(QString, model);
        RunningServer server(model);
        QVERIFY(server.listens());
        server.gate.pause();
        auto gone = connectTo(server);
        gone.send("GET ");
        gone.reset();
        server.gate.run();
        auto peer = connectTo(server);
        QVERIFY(peer.send(kGet));
        QVERIFY(peer.receiveResponse().ends_with("Hello, world!"));
    }
    void aResetInTheMiddleClosesOnlyThatConnection_data() { eachModel(); }
    void aResetInTheMiddleClosesOnlyThatConnection() {
        QFETCH(QString, model);
        RunningServer server(model);
        QVERIFY(server.listens());
        auto gone = connectTo(server);
        gone.send("GET /hel");
        QVERIFY(comesTrue([&] {
            return server.count([](const Event& e) {
                return e.isAnswer() && e.call() == Call::recv && e.record.value > 0;
            }) == 1;
        }));
        gone.reset();
        QVERIFY(comesTrue([&] {
            return server.count(
                       [](const Event& e) { return e.isAnswer() && e.call() == Call::close; }) == 1;
        }));
        QVERIFY(server.count([](const Event& e) { return e.error() == ECONNRESET; }) >= 1);
        auto peer = connectTo(server);
        QVERIFY(peer.send(kGet));
        QVERIFY(peer.receiveResponse().ends_with("Hello, world!"));
    }
    void anUrgentByteIsReportedAsExceptionalAndReadApart_data() { eachReadinessModel(); }
    void anUrgentByteIsReportedAsExceptionalAndReadApart() {
        QFETCH(QString, model);
        RunningServer server(model);
        QVERIFY(server.listens());
        auto peer = connectTo(server);
        QVERIFY(peer.sendUrgent('!'));
        QVERIFY(comesTrue([&] {
            return server.count([](const Event& e) {
                return e.isAnswer() && e.call() == Call::recv &&
                       e.record.site == trace::Site::recvUrgent;
            }) == 1;
        }));
        QVERIFY(peer.send(kGet));
        QVERIFY(peer.receiveResponse().ends_with("Hello, world!"));
        server.stop();
        QVERIFY(server.count([](const Event& e) {
            return std::any_of(e.ready().begin(), e.ready().end(),
                               [](const auto& item) { return (item.bits & trace::kPri) != 0; });
        }) >= 1);
    }
    void moreConnectionsThanAllowedAreToldSo_data() { eachModel(); }
    void moreConnectionsThanAllowedAreToldSo() {
        QFETCH(QString, model);
        server::ServerOptions options;
        options.limits.connections = 2;
        RunningServer server(model, options);
        QVERIFY(server.listens());
        auto first = connectTo(server);
        auto second = connectTo(server);
        auto third = connectTo(server);
        QVERIFY(third.receiveAll().starts_with("HTTP/1.1 503"));
        QVERIFY(first.send(kGet));
        QVERIFY(first.receiveResponse().ends_with("Hello, world!"));
    }
    void aSilentConnectionIsClosedAfterItsTime_data() { eachModel(); }
    void aSilentConnectionIsClosedAfterItsTime() {
        QFETCH(QString, model);
        server::ServerOptions options;
        options.limits.idleNs = 50'000'000;
        RunningServer server(model, options);
        QVERIFY(server.listens());
        auto peer = connectTo(server);
        QCOMPARE(peer.receiveAll(), std::string());
        QVERIFY(peer.ended());
    }
};

QTEST_GUILESS_MAIN(EdgesTest)
#include "edges_test.moc"
