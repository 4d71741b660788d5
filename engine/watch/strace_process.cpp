// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/strace_process.h"

#include "watch/child_process.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>
#include <vector>

namespace muxscope::watch {
namespace {

constexpr int kPipeBytes = 1 << 20; // strace need not wait for us at every burst
constexpr std::size_t kMostSaid = 16384;

Error refused(const char* call) {
    return {Error::Kind::environment, fmt::format("{}: {}", call, std::strerror(errno)), errno};
}

void closeOnce(int& fd) {
    if (fd >= 0)
        close(fd);
    fd = -1;
}

[[noreturn]] void becomeStrace(const char* path, char* const* arguments, int messages,
                               pid_t parent) {
    setpgid(0, 0); // what is typed at the terminal is for others
    dup2(messages, STDERR_FILENO);
    dup2(messages, STDOUT_FILENO);
    usualSignals();
    keepOnly(-1);
    prctl(PR_SET_PDEATHSIG, SIGTERM, 0, 0, 0);
    if (getppid() != parent)
        _exit(1);
    execv(path, arguments);
    _exit(127);
}

} // namespace

Result<StraceProcess> StraceProcess::start(const WatchOrder& order, int pid) {
    StraceProcess strace;
    int log[2];
    if (pipe2(log, O_CLOEXEC) != 0)
        return refused("pipe2");
    strace.m_log = log[0];
    strace.m_logWriter = log[1];
    int messages[2];
    if (pipe2(messages, O_CLOEXEC) != 0)
        return refused("pipe2");
    strace.m_messages = messages[0];
    fcntl(log[0], F_SETPIPE_SZ, kPipeBytes);
    fcntl(log[0], F_SETFL, O_NONBLOCK);
    fcntl(messages[0], F_SETFL, O_NONBLOCK);
    const std::string path = programPath(order.strace);
    std::vector<std::string> words =
        straceArguments(fmt::format("/proc/{}/fd/{}", getpid(), log[1]), pid);
    words.insert(words.begin(), path);
    std::vector<char*> arguments;
    for (std::string& word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);
    const pid_t self = getpid();
    strace.m_pid = fork();
    if (strace.m_pid == 0)
        becomeStrace(path.c_str(), arguments.data(), messages[1], self);
    close(messages[1]);
    if (strace.m_pid < 0)
        return refused("fork");
    return strace;
}

StraceProcess::StraceProcess(StraceProcess&& other) noexcept
    : m_pid(std::exchange(other.m_pid, -1)),
      m_log(std::exchange(other.m_log, -1)),
      m_logWriter(std::exchange(other.m_logWriter, -1)),
      m_messages(std::exchange(other.m_messages, -1)),
      m_said(std::move(other.m_said)) {}

StraceProcess::~StraceProcess() {
    if (m_pid > 0) {
        kill();
        while (waitpid(m_pid, nullptr, 0) < 0 && errno == EINTR) {
        }
    }
    closeOnce(m_log);
    closeOnce(m_logWriter);
    closeOnce(m_messages);
}

bool StraceProcess::readMessages() {
    char buffer[4096];
    while (true) {
        const ssize_t count = read(m_messages, buffer, sizeof buffer);
        if (count > 0) {
            m_said.append(buffer, static_cast<std::size_t>(count));
            if (m_said.size() > kMostSaid)
                m_said.erase(kMostSaid / 2, m_said.size() - kMostSaid);
        } else if (count == 0) {
            return false;
        } else if (errno != EINTR) {
            return errno == EAGAIN;
        }
    }
}

// "strace: Process 8108 attached", "strace: Process 8108 attached with 3 threads".
bool StraceProcess::attached() const {
    return m_said.find(" attached") != std::string::npos;
}

std::string StraceProcess::complaint() const {
    std::string_view rest = m_said;
    std::string last;
    while (!rest.empty()) {
        const std::size_t end = rest.find('\n');
        std::string_view line = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
        const std::size_t mark = line.find("strace: ");
        if (mark == std::string_view::npos || line.find("Process ") != std::string_view::npos)
            continue;
        last = line.substr(mark + 8);
    }
    return last;
}

void StraceProcess::detach() {
    ::kill(m_pid, SIGINT);
}

void StraceProcess::kill() {
    ::kill(m_pid, SIGKILL);
}

} // namespace muxscope::watch
