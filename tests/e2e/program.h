// SPDX-License-Identifier: GPL-3.0-or-later
// A program run from outside, as a user's shell would: its output as it comes, its exit code. Waits
// are for a condition with a generous limit. GUI-less; one thread; needs a QCoreApplication.
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>

#include <functional>
#include <memory>

namespace muxscope::e2e {

// What a program that has ended left behind.
struct Outcome {
    int exitCode = -1; // -1: did not start, was killed or never ended
    QByteArray out;
    QByteArray err;

    // One line for a failing test.
    QByteArray text() const;
};

// Runs a program to its end.
Outcome run(const QString& program, const QStringList& arguments, int timeoutMs = 30'000);

// True as soon as condition() is; false when timeoutMs have gone by.
bool waitUntil(const std::function<bool()>& condition, int timeoutMs = 10'000);

// A program that stays. Killed by the destructor if it still runs.
class Program {
public:
    explicit Program(const QString& program);
    ~Program();
    Program(const Program&) = delete;
    Program& operator=(const Program&) = delete;

    void setEnvironment(const QString& name, const QString& value);
    void removeEnvironment(const QString& name);
    bool start(const QStringList& arguments);

    // The first line of stdout; empty when none comes in time.
    QByteArray firstLine(int timeoutMs = 10'000);
    // True once stdout holds the text.
    bool hasPrinted(const QByteArray& text, int timeoutMs = 10'000);

    // Sends the signal (signal(7)) and waits for the end.
    Outcome stop(int signalNumber);
    // Waits for the end.
    Outcome finish(int timeoutMs = 15'000);

    bool running() const { return m_process.state() != QProcess::NotRunning; }
    qint64 pid() const { return m_process.processId(); }
    const QByteArray& out() const { return m_out; }

private:
    void read();

    QString m_name;
    QProcess m_process;
    QProcessEnvironment m_environment = QProcessEnvironment::systemEnvironment();
    QByteArray m_out;
    QByteArray m_err;
};

} // namespace muxscope::e2e
