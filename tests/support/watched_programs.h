// SPDX-License-Identifier: GPL-3.0-or-later
// What tests of watching need: a Python server to watch, a request to it, and whether processes are there.
// Header only; waits for conditions, up to kPatienceMs. Needs a QCoreApplication.
#pragma once

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <functional>

namespace muxscope::testing {

inline constexpr int kPatienceMs = 60'000;

inline bool eventually(const std::function<bool()>& condition, int timeoutMs = kPatienceMs) {
    QElapsedTimer since;
    since.start();
    while (!condition()) {
        if (since.hasExpired(timeoutMs))
            return false;
        QTest::qWait(5);
    }
    return true;
}

// The interpreter itself: a wrapper's own calls are not what is tested.
inline QString python() {
    return QFile::exists("/usr/bin/python3") ? QStringLiteral("/usr/bin/python3")
                                             : QStandardPaths::findExecutable("python3");
}

inline QStringList serverCommand(const QString& backend, const QString& portFile) {
    return {python(), QStringLiteral(MUXSCOPE_FIXTURES "/selectors_server.py"), backend, portFile};
}

// 0 when it never listens.
inline quint16 portIn(const QString& file) {
    if (!eventually([&file] { return QFile::exists(file); }))
        return 0;
    QFile port(file);
    return port.open(QIODevice::ReadOnly) ? port.readAll().trimmed().toUShort() : 0;
}

// The answer to one GET, on a connection of its own.
inline QByteArray answerOf(quint16 port) {
    QTcpSocket socket;
    socket.connectToHost("127.0.0.1", port);
    if (!socket.waitForConnected(kPatienceMs))
        return {};
    socket.write("GET /watched HTTP/1.1\r\nHost: a\r\n\r\n");
    QByteArray answer;
    while (!answer.endsWith("hello\n") && socket.waitForReadyRead(kPatienceMs))
        answer += socket.readAll();
    return answer;
}

// Of a line in /proc/PID/status; empty when the process is gone.
inline QByteArray statusOf(qint64 pid, const QByteArray& key) {
    QFile file(QString("/proc/%1/status").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    for (const QByteArray& line : file.readAll().split('\n'))
        if (line.startsWith(key + ":"))
            return line.mid(key.size() + 1).trimmed();
    return {};
}

inline bool runs(qint64 pid) {
    const QByteArray state = statusOf(pid, "State");
    return !state.isEmpty() && !state.startsWith('Z') && !state.startsWith('X');
}

inline qint64 tracerOf(qint64 pid) {
    return statusOf(pid, "TracerPid").toLongLong();
}

inline bool mayTrace() {
    QProcess probe;
    probe.start("strace", {"-o", "/dev/null", "true"});
    return probe.waitForFinished(kPatienceMs) && probe.exitStatus() == QProcess::NormalExit &&
           probe.exitCode() == 0;
}

} // namespace muxscope::testing
