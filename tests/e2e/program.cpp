// SPDX-License-Identifier: GPL-3.0-or-later
#include "e2e/program.h"

#include <QDeadlineTimer>
#include <QTest>

#include <csignal>

namespace muxscope::e2e {

QByteArray Outcome::text() const {
    return "exit code " + QByteArray::number(exitCode) + ", stdout: " + out.left(400) +
           ", stderr: " + err.left(400);
}

Outcome run(const QString& program, const QStringList& arguments, int timeoutMs) {
    Program started(program);
    if (!started.start(arguments))
        return {};
    return started.finish(timeoutMs);
}

bool waitUntil(const std::function<bool()>& condition, int timeoutMs) {
    return QTest::qWaitFor(condition, timeoutMs);
}

Program::Program(const QString& program) : m_name(program) {}

Program::~Program() {
    if (!running())
        return;
    m_process.kill();
    m_process.waitForFinished(5'000);
}

void Program::setEnvironment(const QString& name, const QString& value) {
    m_environment.insert(name, value);
}

void Program::removeEnvironment(const QString& name) {
    m_environment.remove(name);
}

bool Program::start(const QStringList& arguments) {
    m_process.setProcessEnvironment(m_environment);
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.start(m_name, arguments);
    return m_process.waitForStarted(10'000);
}

QByteArray Program::firstLine(int timeoutMs) {
    const bool came = waitUntil(
        [this] {
            read();
            return m_out.contains('\n') || !running();
        },
        timeoutMs);
    return came && m_out.contains('\n') ? m_out.left(m_out.indexOf('\n')) : QByteArray();
}

bool Program::hasPrinted(const QByteArray& text, int timeoutMs) {
    return waitUntil(
        [&] {
            read();
            return m_out.contains(text);
        },
        timeoutMs);
}

Outcome Program::stop(int signalNumber) {
    if (running())
        ::kill(static_cast<pid_t>(pid()), signalNumber);
    return finish();
}

Outcome Program::finish(int timeoutMs) {
    const bool ended = waitUntil(
        [this] {
            read();
            return !running();
        },
        timeoutMs);
    read();
    const bool normal = ended && m_process.exitStatus() == QProcess::NormalExit;
    return {normal ? m_process.exitCode() : -1, m_out, m_err};
}

void Program::read() {
    m_out += m_process.readAllStandardOutput();
    m_err += m_process.readAllStandardError();
}

} // namespace muxscope::e2e
