// SPDX-License-Identifier: GPL-3.0-or-later
// Real programs under the real strace: what is seen of them while they run, and that nothing of the
// watching is left behind.
#include "base/clock.h"
#include "support/watched_programs.h"
#include "trace/event_text.h"
#include "watch/program_source.h"

#include <QTest>

using namespace muxscope;
using namespace muxscope::testing;
using source::TraceSource;
using watch::ProgramSource;
using watch::WatchOrder;

namespace {

WatchOrder starting(const QStringList& words) {
    WatchOrder order;
    for (const QString& word : words)
        order.command.push_back(word.toStdString());
    order.outputToStderr = true;
    return order;
}

WatchOrder attachingTo(qint64 pid) {
    WatchOrder order;
    order.pid = static_cast<int>(pid);
    return order;
}

std::unique_ptr<ProgramSource> watched(const WatchOrder& order) {
    auto source = std::make_unique<ProgramSource>(order, trace::TraceLog::Options{});
    source->start();
    return source;
}

// Each event as text, up to now.
QStringList lines(const ProgramSource& source) {
    trace::EventTextWriter writer;
    QStringList all;
    source.log().forEach(0, source.log().end(), [&](const trace::Event& event) {
        all << QString::fromStdString(writer.line(event));
        return true;
    });
    return all;
}

bool saw(const ProgramSource& source, const QString& text) {
    return lines(source).filter(text).size() > 0;
}

bool becomes(const ProgramSource& source, TraceSource::State state) {
    return eventually([&] {
               return source.state() == state || source.state() == TraceSource::State::failed;
           }) &&
           source.state() == state;
}

// A server that was there before anybody watched.
class Running {
public:
    explicit Running(const QString& backend) {
        const QStringList command = serverCommand(backend, m_folder.filePath("port"));
        m_process.start(command.front(), command.mid(1));
        m_port = portIn(m_folder.filePath("port"));
    }
    ~Running() {
        m_process.kill();
        m_process.waitForFinished();
    }
    quint16 port() const { return m_port; }
    qint64 pid() const { return m_process.processId(); }

private:
    QTemporaryDir m_folder;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace

class ProgramSourceTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void aStartedServerIsSeenAtWork_data();
    void aStartedServerIsSeenAtWork();
    void aCallThatSleepsStandsInTheLogAsOneThatSleeps();
    void threadsAreToldApartAndTheExitStatusIsTold();
    void aServerThatIsAttachedToAnswersOnAfterwards();
    void aStartedProgramRunsOnWhereThatIsOrdered();
    void whatGoesTakesTheStartedProgramAlong();
    void whatGoesLeavesAnAttachedProgramUnharmed();
    void aProgramThatIsTracedAlreadyIsRefused();
    void aProgramThatCannotBeRunIsSaid();
    void theCostIsMeasured();
};

void ProgramSourceTest::initTestCase() {
    if (QStandardPaths::findExecutable("strace").isEmpty())
        QFAIL("strace is not installed (scripts/setup)");
    if (!mayTrace())
        QSKIP("strace may not trace here");
}

void ProgramSourceTest::aStartedServerIsSeenAtWork_data() {
    QTest::addColumn<QString>("wait");
    QTest::newRow("SelectSelector") << "select";
    QTest::newRow("PollSelector") << "poll";
    QTest::newRow("EpollSelector") << "epoll_wait";
}

void ProgramSourceTest::aStartedServerIsSeenAtWork() {
    QFETCH(QString, wait);
    const QTemporaryDir folder;
    const QString portFile = folder.filePath("port");
    const auto source = watched(starting(serverCommand(QTest::currentDataTag(), portFile)));
    QVERIFY2(becomes(*source, TraceSource::State::live),
             source->error().value_or(Error{}).text.c_str());
    const quint16 port = portIn(portFile);
    QVERIFY(port != 0);
    QVERIFY(answerOf(port).startsWith("HTTP/1.1 200 OK"));
    // strace writes a call down once it has returned: the answer may be with us before.
    QVERIFY(eventually([&] { return saw(*source, "enter " + wait); }));
    QVERIFY(eventually([&] { return saw(*source, "GET /watched HTTP/1.1"); }));
    QVERIFY(eventually([&] { return saw(*source, "HTTP/1.1 200 OK"); }));
    QVERIFY(eventually([&] {
        const QStringList all = lines(*source);
        const QStringList answered = all.filter("HTTP/1.1 200 OK");
        return all.mid(all.indexOf(answered.front())).filter("exit  close").size() > 0;
    }));
    const int pid = source->pid();
    source->requestEnd();
    QVERIFY(becomes(*source, TraceSource::State::ended));
    QVERIFY(!runs(pid));
    const auto ending = source->ending();
    QVERIFY(ending.has_value());
    QCOMPARE(ending->kind, ProgramSource::Ending::Kind::killed);
    QCOMPARE(ending->value, SIGTERM);
    QCOMPARE(source->missing(), std::vector<std::string>());
    // Times count from the log's beginning, on the clock that a live window looks at.
    const trace::TraceLog& log = source->log();
    const std::int64_t nowNs = monotonicNs() - log.epoch().monotonicNs;
    QVERIFY(log.at(0).record.atNs >= 0 && log.at(log.end() - 1).record.atNs <= nowNs);
}

void ProgramSourceTest::aCallThatSleepsStandsInTheLogAsOneThatSleeps() {
    const QTemporaryDir folder;
    const auto source = watched(starting(serverCommand("EpollSelector", folder.filePath("port"))));
    QVERIFY(portIn(folder.filePath("port")) != 0);
    QVERIFY(eventually([&] {
        return lines(*source).value(lines(*source).size() - 1).contains("enter epoll_wait");
    }));
}

void ProgramSourceTest::threadsAreToldApartAndTheExitStatusIsTold() {
    const auto source = watched(starting({THREAD_TURNS, "50"}));
    QVERIFY(becomes(*source, TraceSource::State::ended));
    QCOMPARE(lines(*source).filter(" t1 exit  poll -> 1").size(), 50);
    QCOMPARE(lines(*source).filter(" t2 exit  poll -> 1").size(), 50);
    QCOMPARE(source->ending()->kind, ProgramSource::Ending::Kind::exited);
    QCOMPARE(source->ending()->value, 3);
}

void ProgramSourceTest::aServerThatIsAttachedToAnswersOnAfterwards() {
    const Running server("EpollSelector");
    QVERIFY(server.port() != 0);
    const auto source = watched(attachingTo(server.pid()));
    QVERIFY2(becomes(*source, TraceSource::State::live),
             source->error().value_or(Error{}).text.c_str());
    QVERIFY(tracerOf(server.pid()) != 0);
    QVERIFY(!answerOf(server.port()).isEmpty());
    QVERIFY(eventually([&] { return saw(*source, "GET /watched"); }));
    source->requestEnd();
    QVERIFY(becomes(*source, TraceSource::State::ended));
    QCOMPARE(source->ending()->kind, ProgramSource::Ending::Kind::letGo);
    QCOMPARE(tracerOf(server.pid()), 0);
    QVERIFY(runs(server.pid()));
    QVERIFY(!answerOf(server.port()).isEmpty());
}

void ProgramSourceTest::aStartedProgramRunsOnWhereThatIsOrdered() {
    const QTemporaryDir folder;
    WatchOrder order = starting(serverCommand("PollSelector", folder.filePath("port")));
    order.endsProgram = false;
    auto source = watched(order);
    const quint16 port = portIn(folder.filePath("port"));
    QVERIFY(port != 0);
    const int pid = source->pid();
    source->requestEnd();
    QVERIFY(becomes(*source, TraceSource::State::ended));
    source.reset();
    const bool answers = !answerOf(port).isEmpty();
    const qint64 tracer = tracerOf(pid);
    ::kill(pid, SIGKILL);
    QVERIFY(answers);
    QCOMPARE(tracer, 0);
}

void ProgramSourceTest::whatGoesTakesTheStartedProgramAlong() {
    const QTemporaryDir folder;
    // A shell that waits for its child: both are to go.
    const QStringList server = serverCommand("PollSelector", folder.filePath("port"));
    auto source = watched(starting({"/bin/sh", "-c", server.join(' ') + "; true"}));
    QVERIFY(portIn(folder.filePath("port")) != 0);
    const int pid = source->pid();
    const qint64 tracer = tracerOf(pid);
    QVERIFY(tracer != 0);
    source.reset();
    QVERIFY(eventually([&] { return !runs(pid) && !runs(tracer); }));
    QProcess search;
    search.start("pgrep", {"-f", folder.filePath("port")});
    QVERIFY(search.waitForFinished(kPatienceMs));
    QCOMPARE(search.readAllStandardOutput(), QByteArray());
}

void ProgramSourceTest::whatGoesLeavesAnAttachedProgramUnharmed() {
    const Running server("SelectSelector");
    auto source = watched(attachingTo(server.pid()));
    QVERIFY(becomes(*source, TraceSource::State::live));
    const qint64 tracer = tracerOf(server.pid());
    source.reset();
    QVERIFY(!runs(tracer));
    QCOMPARE(tracerOf(server.pid()), 0);
    QVERIFY(!answerOf(server.port()).isEmpty());
}

void ProgramSourceTest::aProgramThatIsTracedAlreadyIsRefused() {
    const Running server("PollSelector");
    const auto first = watched(attachingTo(server.pid()));
    QVERIFY(becomes(*first, TraceSource::State::live));
    const auto second = watched(attachingTo(server.pid()));
    QVERIFY(becomes(*second, TraceSource::State::failed));
    QCOMPARE(second->refusal(), watch::Refusal::alreadyTraced);
}

// Its interpreter is missing: only the kernel knows that.
void ProgramSourceTest::aProgramThatCannotBeRunIsSaid() {
    const QTemporaryDir folder;
    QFile script(folder.filePath("script"));
    QVERIFY(script.open(QIODevice::WriteOnly));
    script.write("#!/no/such/interpreter\n");
    script.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
    script.close();
    const auto source = watched(starting({script.fileName()}));
    QVERIFY(becomes(*source, TraceSource::State::failed));
    QVERIFY2(source->error()->text.find("No such file or directory") != std::string::npos,
             source->error()->text.c_str());
}

void ProgramSourceTest::theCostIsMeasured() {
    const auto source = watched(starting({THREAD_TURNS, "20000"}));
    QVERIFY(eventually([&] { return source->cost().lines > 5000; }));
    QVERIFY(becomes(*source, TraceSource::State::ended));
    const watch::WatchCost cost = source->cost();
    if (!cost.known)
        QSKIP("this kernel keeps no account (/proc/PID/schedstat)");
    QVERIFY(cost.heldNs > 0 && cost.watchedNs > 0 && cost.programNs > 0);
    // Handing a byte to and fro is all calls: strace takes longer than they do.
    QVERIFY2(cost.factor() > 1.5, std::to_string(cost.factor()).c_str());
}

QTEST_GUILESS_MAIN(ProgramSourceTest)
#include "program_source_test.moc"
