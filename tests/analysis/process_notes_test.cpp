// SPDX-License-Identifier: GPL-3.0-or-later
// Several processes in one log: what the events tell of them, and what the world makes of it.
#include "analysis/trace_mapping.h"
#include "import/strace_import.h"
#include "trace/process_note.h"
#include "trace/trace_log.h"
#include "world/process_names.h"
#include "world/waits.h"
#include "world/world_text.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace muxscope;

namespace {

// A parent with a listener that forks one child; both accept, and both are given descriptor 4.
const char* const kServer =
    "4242 1.000000 execve(\"/usr/bin/server\", [\"server\"], 0x7ffe /* 3 vars */) = 0 <0.0001>\n"
    "4242 1.001000 socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3 <0.0001>\n"
    "4242 1.002000 listen(3, 5) = 0 <0.0001>\n"
    "4242 1.003000 clone(child_stack=NULL, flags=CLONE_CHILD_SETTID|SIGCHLD) = 4243 <0.0001>\n"
    "4242 1.004000 accept(3, NULL, NULL) = 4 <0.0001>\n"
    "4243 1.005000 accept(3, NULL, NULL) = 4 <0.0001>\n"
    "4243 1.006000 read(4, \"x\", 10) = 1 <0.0001>\n";

// A parent that gives its connection to a child over a unix socket.
const char* const kHandingOver =
    "4242 1.000000 socketpair(AF_UNIX, SOCK_STREAM, 0, [4, 5]) = 0 <0.0001>\n"
    "4242 1.001000 clone(child_stack=NULL, flags=CLONE_CHILD_SETTID|SIGCHLD) = 4243 <0.0001>\n"
    "4242 1.002000 accept(3, NULL, NULL) = 6 <0.0001>\n"
    "4242 1.003000 sendmsg(4, {msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base=\"x\", "
    "iov_len=1}], "
    "msg_iovlen=1, msg_control=[{cmsg_len=20, cmsg_level=SOL_SOCKET, cmsg_type=SCM_RIGHTS, "
    "cmsg_data=[6]}], msg_controllen=24, msg_flags=0}, 0) = 1 <0.0001>\n"
    "4243 1.004000 recvmsg(5, {msg_name=NULL, msg_namelen=0, msg_iov=[{iov_base=\"x\", "
    "iov_len=1}], "
    "msg_iovlen=1, msg_control=[{cmsg_len=20, cmsg_level=SOL_SOCKET, cmsg_type=SCM_RIGHTS, "
    "cmsg_data=[7]}], msg_controllen=24, msg_flags=0}, 0) = 1 <0.0001>\n";

// Events of a log, folded up to its end.
std::unique_ptr<trace::TraceLog> eventsOf(const QByteArray& text) {
    const QTemporaryDir folder;
    QFile file(folder.filePath("log"));
    if (!file.open(QIODevice::WriteOnly))
        return nullptr;
    file.write(text);
    file.close();
    auto log = std::make_unique<trace::TraceLog>(trace::TraceLog::Options{});
    strace::ThreadRoll roll;
    strace::Remarks remarks;
    analysis::TraceMapping mapping(*log, roll, analysis::TraceMapping::kHoldBytes);
    if (!strace::importLogs({file.fileName().toStdString()}, mapping, roll, remarks))
        return nullptr;
    mapping.finish();
    return log;
}

world::World worldOf(const QByteArray& text) {
    world::World world;
    const auto log = eventsOf(text);
    if (!log)
        return world;
    log->forEach(log->begin(), log->end(), [&](const trace::Event& event) {
        world::apply(world, event);
        for (const std::string& fault : world::checkInvariants(world))
            qWarning("%s", fault.c_str());
    });
    return world;
}

QByteArray server(const char* more = "") {
    return QByteArray(kServer) + more;
}

QString name(const world::World& world, int fd) {
    return QString::fromStdString(world::fdName(world, Fd{fd}));
}

} // namespace

class ProcessNotesTest : public QObject {
    Q_OBJECT
private slots:
    void aDescriptorInAMessageIsMarkedAtBothEnds();
    void init() { QTest::failOnWarning(QRegularExpression(".*")); }
    void aNoteOfAProcessReadsAsItWasWritten();
    void threadsBelongToTheirProcesses();
    void aDescriptorIsCalledByTheNumberOfItsProcess();
    void aCallIsReadAsItsProcessMadeIt();
    void aNumberComesBackInTheSameRow();
    void aDuplicateIsAnotherNumberOfTheSameFile();
    void closeOnExecAndExitCloseWhatNobodyElseHolds();
    void aThreadThatWaitsForASignalAChildOrALockSleeps_data();
    void aThreadThatWaitsForASignalAChildOrALockSleeps();
    void aForkedChildHasABeginning();
    void oneProcessIsNotNamed();
};

void ProcessNotesTest::aNoteOfAProcessReadsAsItWasWritten() {
    const trace::ProcessNote note{4242, 4243, 1};
    QCOMPARE(trace::processNoteText(note), std::string("pid=4242 tid=4243 parent=1"));
    QVERIFY(trace::processNote(trace::processNoteText(note)) == note);
    QVERIFY(trace::processNote("xpid=3 tid=-1 parent=9x") == trace::ProcessNote{});
    QCOMPARE(trace::descriptorNumber("17"), 17);
    QCOMPARE(trace::descriptorNumber("17 "), -1);
    QCOMPARE(trace::descriptorNumber("-3"), -1);
    QCOMPARE(trace::descriptorNumber("99999999999"), -1);
}

void ProcessNotesTest::threadsBelongToTheirProcesses() {
    const world::World world = worldOf(server());
    QCOMPARE(world.processes.size(), std::size_t{2});
    QCOMPARE(world.processes[0].pid, 4242);
    QCOMPARE(world.processes[1].pid, 4243);
    QCOMPARE(world.processes[1].parent, 4242);
    QCOMPARE(world.processes[1].program, std::string("/usr/bin/server"));
    QCOMPARE(world.threads.size(), std::size_t{2});
    QCOMPARE(world::threadTitle(world, ThreadId{2}), std::string("pid 4243 server"));
    QVERIFY(world::worldText(world).find("process 4243 of 4242 \"/usr/bin/server\"") !=
            std::string::npos);
    world::WorldTextOptions plain;
    plain.processes = false;
    QVERIFY(world::worldText(world, plain).find("pid=") == std::string::npos);
}

void ProcessNotesTest::aDescriptorIsCalledByTheNumberOfItsProcess() {
    const world::World world = worldOf(server());
    QCOMPARE(name(world, 3), QString("fd 3 · pid 4242+1"));
    QCOMPARE(name(world, 4), QString("fd 4 · pid 4242"));
    QCOMPARE(name(world, 10004), QString("fd 4 · pid 4243"));
    QCOMPARE(world::numberFor(world, ThreadId{2}, Fd{10004}).n, 4);
    QCOMPARE(world.connection(Fd{10004}).bytesIn, std::uint64_t{1});
    QCOMPARE(world::fdNumber(world, Fd{10004}).n, 4);
    QCOMPARE(world::fdNumber(world, Fd{77}).n, 77); // nobody's
}

void ProcessNotesTest::aCallIsReadAsItsProcessMadeIt() {
    const world::World world = worldOf(server());
    trace::Record accept;
    accept.thread = ThreadId{2};
    accept.call = trace::Call::accept;
    accept.fd = 3;
    accept.value = 10004;
    QCOMPARE(world::asMade(world, accept).value, 10004); // an enter's value is no descriptor
    accept.phase = trace::Phase::exit;
    QCOMPARE(world::asMade(world, accept).fd, 3);
    QCOMPARE(world::asMade(world, accept).value, 4);
    accept.value = -11;
    QCOMPARE(world::asMade(world, accept).value, -11);
    accept.call = trace::Call::recv;
    accept.fd = 10004;
    accept.value = 10004; // bytes
    QCOMPARE(world::asMade(world, accept).fd, 4);
    QCOMPARE(world::asMade(world, accept).value, 10004);
    QCOMPARE(world::asMade(world::World{}, accept).fd, 10004);
    QCOMPARE(world::taskOf(world, ThreadId{2}).pid, 4243);
}

void ProcessNotesTest::aNumberComesBackInTheSameRow() {
    const world::World world =
        worldOf(server("4243 1.007000 close(4) = 0 <0.0001>\n"
                       "4242 1.008000 close(4) = 0 <0.0001>\n"
                       "4243 1.009000 accept(3, NULL, NULL) = 4 <0.0001>\n"));
    QVERIFY(!world.descriptor(Fd{4}).open);
    QCOMPARE(world.descriptor(Fd{10004}).generation, 2U);
    QCOMPARE(name(world, 10004), QString("fd 4 · pid 4243"));
}

void ProcessNotesTest::aDuplicateIsAnotherNumberOfTheSameFile() {
    const world::World world = worldOf(server("4243 1.007000 dup2(4, 0) = 0 <0.0001>\n"
                                              "4243 1.008000 close(4) = 0 <0.0001>\n"
                                              "4243 1.009000 read(0, \"yz\", 10) = 2 <0.0001>\n"));
    QVERIFY(world.descriptor(Fd{10004}).open);
    QCOMPARE(name(world, 10004), QString("fd 0 · pid 4243"));
    QCOMPARE(world.connection(Fd{10004}).bytesIn, std::uint64_t{3});
    QCOMPARE(world.processes[1].at(Fd{4}).n, -1);
}

void ProcessNotesTest::closeOnExecAndExitCloseWhatNobodyElseHolds() {
    QByteArray log =
        server("4243 1.007000 fcntl(4, F_SETFD, FD_CLOEXEC) = 0 <0.0001>\n"
               "4243 1.008000 execve(\"/bin/other\", [\"other\"], 0x7ffe) = 0 <0.0001>\n");
    const world::World other = worldOf(log);
    QVERIFY(!other.descriptor(Fd{10004}).open);
    QVERIFY(other.descriptor(Fd{3}).open);
    QCOMPARE(other.processes[1].program, std::string("/bin/other"));
    log += "4242 1.009000 exit_group(3) = ?\n"
           "4242 1.010000 +++ exited with 3 +++\n";
    const world::World orphan = worldOf(log);
    QVERIFY(orphan.processes[0].ended);
    QCOMPARE(orphan.processes[0].ending, std::string("exited with 3"));
    QVERIFY(!orphan.descriptor(Fd{4}).open);
    QVERIFY(orphan.descriptor(Fd{3}).open); // the child has it still
    QCOMPARE(name(orphan, 3), QString("fd 3 · pid 4243"));
    log += "4243 1.011000 +++ killed by SIGKILL +++\n";
    const world::World nobody = worldOf(log);
    QCOMPARE(nobody.processes[1].ending, std::string("killed by SIGKILL"));
    QVERIFY(!nobody.descriptor(Fd{3}).open);
    QCOMPARE(name(nobody, 3), QString("fd 3 · pid 4243"));
}

void ProcessNotesTest::aThreadThatWaitsForASignalAChildOrALockSleeps_data() {
    using Cause = world::WaitCause;
    QTest::addColumn<QByteArray>("call");
    QTest::addColumn<bool>("asleep");
    QTest::addColumn<int>("cause");
    const auto row = [](const char* call, bool asleep, Cause cause) {
        QTest::newRow(call) << QByteArray(call) << asleep << static_cast<int>(cause);
    };
    row("rt_sigsuspend([], 8", true, Cause::noSignal);
    row("pause(", true, Cause::noSignal);
    row("wait4(-1, ", true, Cause::noChild);
    row("waitid(P_ALL, 0, ", true, Cause::noChild);
    row("waitid(P_ALL, 0, {}, WNOHANG|WEXITED, NULL", false, Cause::inCall);
    row("futex(0x7f00, FUTEX_WAIT_BITSET_PRIVATE|FUTEX_CLOCK_REALTIME, 0, NULL, ", true,
        Cause::noWord);
    row("flock(3, LOCK_EX", true, Cause::noLock);
    row("flock(3, LOCK_EX|LOCK_NB", false, Cause::inCall);
    row("clock_nanosleep(CLOCK_REALTIME, 0, {tv_sec=1, tv_nsec=0}, ", true, Cause::sleeping);
}

void ProcessNotesTest::aThreadThatWaitsForASignalAChildOrALockSleeps() {
    QFETCH(QByteArray, call);
    QFETCH(bool, asleep);
    QFETCH(int, cause);
    const world::World world = worldOf(server() + "4242 1.007000 " + call + " <unfinished ...>\n");
    const world::Thread& parent = world.threads.front();
    QVERIFY(parent.inCall);
    QCOMPARE(world.asleep(parent), asleep);
    const auto span = world::presentWait(world, parent);
    QVERIFY(span.has_value());
    QCOMPARE(static_cast<int>(span->cause), cause);
}

void ProcessNotesTest::aForkedChildHasABeginning() {
    const auto log = eventsOf(server());
    QVERIFY(log != nullptr);
    int started = 0;
    log->forEach(log->begin(), log->end(), [&](const trace::Event& event) {
        started += event.note() == trace::NoteKind::threadStarted ? 1 : 0;
    });
    QCOMPARE(started, 2);
}

void ProcessNotesTest::oneProcessIsNotNamed() {
    const world::World world = worldOf("socket(AF_INET, SOCK_STREAM, IPPROTO_IP) = 3\n"
                                       "dup2(3, 9) = 9\n"
                                       "listen(9, 5) = 0\n");
    QCOMPARE(name(world, 3), QString("fd 9"));
    QCOMPARE(world::threadName(world, ThreadId{1}), std::string("t1"));
}

void ProcessNotesTest::aDescriptorInAMessageIsMarkedAtBothEnds() {
    const auto log = eventsOf(kHandingOver);
    QVERIFY(log);
    QStringList remarks;
    std::vector<std::int32_t> fds;
    log->forEach(log->begin(), log->end(), [&](const trace::Event& event) {
        if (event.note() != trace::NoteKind::remark ||
            trace::asText(event.payload).find("SCM_RIGHTS") == std::string_view::npos)
            return;
        remarks << QString::fromStdString(std::string(trace::asText(event.payload)));
        fds.push_back(event.record.fd);
    });
    QCOMPARE(remarks, (QStringList{"fd 6 passed on over fd 4 (SCM_RIGHTS)",
                                   "fd 7 received over fd 5 (SCM_RIGHTS): fd 6 of pid 4242"}));
    QCOMPARE(fds[0], fds[1]); // the same file
}

QTEST_GUILESS_MAIN(ProcessNotesTest)
#include "process_notes_test.moc"
