// SPDX-License-Identifier: GPL-3.0-or-later
// The worst logs of up to 64 MB that could be thought of: dump stays below 400 MB of memory, whatever is
// asked of it, and says something useful. Memory is measured by the kernel (wait4(2)).
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <fcntl.h>
#include <functional>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

constexpr qint64 kLogBytes = 64'000'000;
constexpr long kMostKiB = 400 * 1024;
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true; // memory of another order
#else
constexpr bool kSanitized = false;
#endif

using Line = std::function<QByteArray(int)>;

QByteArray pollOf(int count) {
    QByteArray list;
    for (int fd = 0; fd < count; ++fd)
        list += (fd == 0 ? "" : ", ") + QByteArray("{fd=") + QByteArray::number(fd) +
                ", events=POLLIN}";
    return "10 poll([" + list + "], " + QByteArray::number(count) + ", 0) = 0 (Timeout)\n";
}

QByteArray n(int value) {
    return QByteArray::number(value);
}

struct Ended {
    int exitCode = -1;
    long peakKiB = 0;
};

// Its output goes nowhere.
Ended run(const QStringList& arguments) {
    std::vector<QByteArray> texts{MUXSCOPE_CLI};
    for (const QString& each : arguments)
        texts.push_back(each.toUtf8());
    std::vector<char*> argv;
    for (QByteArray& each : texts)
        argv.push_back(each.data());
    argv.push_back(nullptr);
    const pid_t child = fork();
    if (child == 0) {
        const int nowhere = open("/dev/null", O_WRONLY);
        dup2(nowhere, 1);
        dup2(nowhere, 2);
        execv(argv[0], argv.data());
        _exit(127);
    }
    int status = 0;
    rusage used{};
    if (wait4(child, &status, 0, &used) != child || !WIFEXITED(status))
        return {};
    return {WEXITSTATUS(status), used.ru_maxrss};
}

} // namespace

class HostileLogsTest : public QObject {
    Q_OBJECT

private slots:
    void memoryIsBounded_data();
    void memoryIsBounded();

private:
    QTemporaryDir m_folder;
};

void HostileLogsTest::memoryIsBounded_data() {
    QTest::addColumn<Line>("line");
    QTest::addColumn<int>("exitCode");
    const auto row = [](const char* name, Line line, int exitCode = 0) {
        QTest::newRow(name) << std::move(line) << exitCode;
    };
    row("a million connections", [](int i) {
        return "10 accept4(3, {sa_family=AF_INET, sin_port=htons(" + n(i % 60'000 + 1) +
               "), sin_addr=inet_addr(\"127.0.0.1\")}, [16], 0) = 5\n10 close(5) = 0\n";
    });
    row("a million descriptors",
        [](int i) { return "10 dup(3) = " + n(i % 1'000'000 + 4) + '\n'; });
    row("a million threads", [](int i) { return n(i + 1) + " read(3, <unfinished ...>\n"; });
    row("a million names", [](int i) { return "10 call" + n(i) + "(3) = 0\n"; });
    row("a million waits", [](int i) {
        return "10 1795304344." + QByteArray::number(i % 1'000'000).rightJustified(6, '0') +
               " epoll_wait(6, [], 64, 100) = 0 <0.1>\n";
    });
    row("lists that never repeat", [](int i) { return pollOf(300 + i % 7); });
    row("epoll sets", [](int i) {
        return (i == 0 ? QByteArray("10 epoll_create1(0) = 4\n") : QByteArray()) +
               "10 epoll_ctl(4, EPOLL_CTL_ADD, " + n(i % 200'000 + 10) +
               ", {events=EPOLLIN, data={u32=" + n(i) + ", u64=" + n(i) + "}}) = 0\n";
    });
    row("endless requests", [](int i) {
        return i == 0 ? QByteArray("10 accept4(3, NULL, NULL, 0) = 5\n")
                      : QByteArray("10 recvfrom(5, \"GET / HTTP/1.1\\r\\n\\r\\n\", 16384, 0, NULL, "
                                   "NULL) = 18\n");
    });
    row("lines of a megabyte", [](int i) {
        return i % 2 == 0
                   ? "10 write(3, \"" + QByteArray(1'000'000, 'x') + "\", 1000000) = 1000000\n"
                   : QByteArray("10 close(4) = 0\n");
    });
    row("no newline at all", [](int i) {
        return i == 0 ? QByteArray("10 close(4) = 0\n10 read(3, \"") : QByteArray(1'000'000, 'a');
    });
    row("bytes of any kind", [](int i) {
        QByteArray bytes(1'000'000, 0);
        quint32 seed = static_cast<quint32>(i);
        for (char& each : bytes)
            each = static_cast<char>((seed = seed * 1'664'525 + 1'013'904'223) >> 24);
        return i == 0 ? QByteArray("10 close(4) = 0\n") : bytes;
    });
}

void HostileLogsTest::memoryIsBounded() {
    QFETCH(Line, line);
    QFETCH(int, exitCode);
    QFile log(m_folder.filePath("log"));
    QVERIFY(log.open(QIODevice::WriteOnly | QIODevice::Truncate));
    const qint64 size = kSanitized ? kLogBytes / 16 : kLogBytes;
    for (int i = 0; log.pos() < size - 20'000; ++i)
        log.write(line(i));
    log.close();
    for (const QStringList& how : {QStringList{"--json"}, {}, {"--events"}, {"--world", "1000"}}) {
        const Ended ended = run(QStringList{"dump"} + how + QStringList{log.fileName()});
        // There may be fewer moments than were asked for.
        const bool fewer = how.value(0) == "--world" && ended.exitCode == 2;
        QVERIFY2(ended.exitCode == exitCode || fewer,
                 qPrintable(how.join(' ') + QString(" ended with %1").arg(ended.exitCode)));
        if (!kSanitized)
            QVERIFY2(ended.peakKiB < kMostKiB,
                     qPrintable(how.join(' ') + QString(" took %1 KiB").arg(ended.peakKiB)));
    }
}

QTEST_GUILESS_MAIN(HostileLogsTest)
#include "hostile_logs_test.moc"
