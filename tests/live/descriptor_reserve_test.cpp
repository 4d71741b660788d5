// SPDX-License-Identifier: GPL-3.0-or-later
// A server that has no descriptor left (EMFILE) leaves some to the program it is part of: the window lives on.
#include "kernel/descriptor_reserve.h"
#include "live/running_server.h"

#include <QProcess>
#include <cerrno>
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace muxscope;
using namespace muxscope::test;

namespace {

constexpr rlim_t kLimit = 128;
constexpr int kClients = 110;

// In a process of their own: their descriptors are not the server's.
const QString kManyClients =
    QStringLiteral("import resource, socket, sys, time\n"
                   "most = resource.getrlimit(resource.RLIMIT_NOFILE)[1]\n"
                   "resource.setrlimit(resource.RLIMIT_NOFILE, (min(most, 1000), most))\n"
                   "held = [socket.create_connection(('127.0.0.1', int(sys.argv[1])), 20)\n"
                   "        for i in range(%1)]\n"
                   "time.sleep(60)\n")
        .arg(kClients);

std::size_t opened() {
    std::vector<int> files;
    for (int fd = open("/dev/null", O_RDONLY | O_CLOEXEC); fd >= 0;
         fd = open("/dev/null", O_RDONLY | O_CLOEXEC))
        files.push_back(fd);
    for (const int fd : files)
        close(fd);
    return files.size();
}

} // namespace

class DescriptorReserveTest : public QObject {
    Q_OBJECT
private slots:
    void initTestCase() {
        rlimit limit{};
        QCOMPARE(getrlimit(RLIMIT_NOFILE, &limit), 0);
        limit.rlim_cur = kLimit;
        QCOMPARE(setrlimit(RLIMIT_NOFILE, &limit), 0);
        kernel::DescriptorReserve::keep();
    }
    void theProgramCanOpenFilesWhileTheServerCannotAccept_data() {
        addModels([](const server::ModelFacts& model) {
            return waitsForMany(model) || model.manyThreads;
        });
    }
    void theProgramCanOpenFilesWhileTheServerCannotAccept() {
        QFETCH(QString, model);
        RunningServer server(model);
        QVERIFY(server.listens());
        QProcess clients;
        clients.start(QStringLiteral("python3"),
                      {"-c", kManyClients, QString::number(server.port())});
        QVERIFY(clients.waitForStarted(kPatienceMs));
        const auto full = [&] {
            kernel::DescriptorReserve::widen(); // as the window's clock does
            return server.count([](const trace::Event& event) {
                return (event.isExit() || event.phase() == trace::Phase::completion) &&
                       event.call() == trace::Call::accept4 && event.record.value == -EMFILE;
            }) >= 2;
        };
        QVERIFY(QTest::qWaitFor(full, kPatienceMs));
        std::size_t most = 0;
        QVERIFY2(QTest::qWaitFor(
                     [&] {
                         kernel::DescriptorReserve::widen();
                         most = std::max(most, opened());
                         return most >= kernel::DescriptorReserve::kKept - 4;
                     },
                     kPatienceMs),
                 qPrintable(QString::number(most)));
        clients.kill();
        clients.waitForFinished(kPatienceMs);
        server.stop();
        // And the whole limit holds again.
        rlimit limit{};
        QCOMPARE(getrlimit(RLIMIT_NOFILE, &limit), 0);
        QCOMPARE(limit.rlim_cur, kLimit);
    }
};

QTEST_GUILESS_MAIN(DescriptorReserveTest)
#include "descriptor_reserve_test.moc"
