// SPDX-License-Identifier: GPL-3.0-or-later
// muxscope-cli serve in a process of its own, watched from outside: what it holds and what it burns
// stands in /proc (proc(5)) and is nobody else's. GUI-less; one thread; needs a QCoreApplication.
#pragma once

#include "e2e/program.h"
#include "peer/peer.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <csignal>
#include <filesystem>
#include <iterator>
#include <sys/resource.h>

namespace muxscope::test {

// Memory and time of sanitized programs are of another order.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr int kSanitizerFactor = 20;
#else
inline constexpr int kSanitizerFactor = 1;
#endif

class ServerProcess {
public:
    explicit ServerProcess(const QString& model, const QStringList& arguments = {})
        : m_program(QStringLiteral(MUXSCOPE_CLI)) {
        m_program.setEnvironment("ASAN_OPTIONS", "quarantine_size_mb=1");
        m_program.start(QStringList{"serve", "--port", "0", "--model", model, "--history", "16"} +
                        arguments);
        static const QRegularExpression kListening("^listening on 127\\.0\\.0\\.1:(\\d+)$");
        m_port = kListening.match(QString::fromUtf8(m_program.firstLine())).captured(1).toUShort();
    }
    [[nodiscard]] std::uint16_t port() const { return m_port; } // 0: it did not start
    [[nodiscard]] pid_t pid() const { return static_cast<pid_t>(m_program.pid()); }
    [[nodiscard]] bool running() const { return m_program.running(); }
    e2e::Outcome stop() { return m_program.stop(SIGINT); }

    [[nodiscard]] int descriptors() const {
        std::error_code gone;
        const std::filesystem::directory_iterator each(place("fd").toStdString(), gone);
        return static_cast<int>(std::distance(begin(each), end(each)));
    }
    [[nodiscard]] qint64 residentKiB() const {
        static const QRegularExpression kResident("VmRSS:\\s+(\\d+)");
        return kResident.match(QString::fromUtf8(read("status"))).captured(1).toLongLong();
    }
    // All threads, since the start.
    [[nodiscard]] double cpuMs() const {
        double ns = 0;
        for (const QString& thread :
             QDir(place("task")).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
            ns += read("task/" + thread + "/schedstat").split(' ').value(0).toDouble();
        return ns / 1e6;
    }
    // From now on; its descriptors that are open stay open.
    bool limitDescriptors(rlim_t soft) const {
        rlimit limit{};
        if (prlimit(pid(), RLIMIT_NOFILE, nullptr, &limit) != 0)
            return false;
        limit.rlim_cur = soft;
        return prlimit(pid(), RLIMIT_NOFILE, &limit, nullptr) == 0;
    }
    [[nodiscard]] peer::Peer connect(int receiveBufferBytes = 0) const {
        auto peer = peer::Peer::connect(m_port, receiveBufferBytes);
        if (!peer)
            qFatal("%s", peer.error().text.c_str());
        return std::move(*peer);
    }

private:
    [[nodiscard]] QString place(const QString& name) const {
        return QStringLiteral("/proc/%1/%2").arg(pid()).arg(name);
    }
    [[nodiscard]] QByteArray read(const QString& name) const {
        QFile file(place(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    e2e::Program m_program;
    std::uint16_t m_port = 0;
};

} // namespace muxscope::test
