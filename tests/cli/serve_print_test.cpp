// SPDX-License-Identifier: GPL-3.0-or-later
// `muxscope-cli serve --print` into a pipe that nobody empties.
#include "e2e/program.h"

#include <QProcess>
#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

using namespace muxscope::e2e;

class ServePrintTest : public QObject {
    Q_OBJECT

private slots:
    void aStopGetsThroughAlthoughNobodyReads_data() {
        QTest::addColumn<int>("stop");
        QTest::newRow("SIGINT") << SIGINT;
        QTest::newRow("SIGTERM") << SIGTERM;
    }
    void aStopGetsThroughAlthoughNobodyReads() {
        QFETCH(int, stop);
        int ends[2] = {-1, -1};
        QCOMPARE(::pipe2(ends, O_CLOEXEC), 0);
        QProcess serve;
        serve.setChildProcessModifier([&ends] { ::dup2(ends[1], STDOUT_FILENO); });
        // Spins: it fills the pipe by itself.
        serve.start(MUXSCOPE_CLI,
                    {"serve", "--port", "0", "--print", "--model", "nonblocking-spin"});
        QVERIFY(serve.waitForStarted());
        QVERIFY(waitUntil([&] { // it is full
            pollfd item{ends[1], POLLOUT, 0};
            return ::poll(&item, 1, 0) == 0;
        }));
        ::kill(static_cast<pid_t>(serve.processId()), stop);
        const bool ended = serve.waitForFinished(15'000);
        ::close(ends[1]);
        ::close(ends[0]); // lets it go on, had it hung
        QVERIFY(ended);
        QCOMPARE(serve.exitStatus(), QProcess::NormalExit);
        QCOMPARE(serve.exitCode(), 0);
        QCOMPARE(serve.readAllStandardError(), QByteArray("muxscope-cli: nobody reads the output: "
                                                          "the last events are not printed\n"));
    }
};

QTEST_GUILESS_MAIN(ServePrintTest)
#include "serve_print_test.moc"
