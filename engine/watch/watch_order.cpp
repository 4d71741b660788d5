// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/watch_order.h"

#include <cstdint>
#include <cstdlib>
#include <fmt/format.h>
#include <fstream>
#include <sys/stat.h>
#include <unistd.h>

namespace muxscope::watch {
namespace {

constexpr int kCapSysPtrace = 19; // linux/capability.h

bool isDirectory(const std::string& path) {
    struct stat facts {};
    return stat(path.c_str(), &facts) == 0 && S_ISDIR(facts.st_mode);
}

bool isFile(const std::string& path) {
    struct stat facts {};
    return stat(path.c_str(), &facts) == 0 && S_ISREG(facts.st_mode);
}

bool mayRun(const std::string& path) {
    return isFile(path) && access(path.c_str(), X_OK) == 0;
}

// `name` with a slash stands for itself.
std::string placed(const std::string& name, const std::string& directory) {
    return name.starts_with('/') || directory.empty() ? name : directory + '/' + name;
}

// A line of /proc/PID/status: what stands behind "Name:\t". "" when there is none.
std::string statusValue(int pid, std::string_view name) {
    std::ifstream file(fmt::format("/proc/{}/status", pid));
    for (std::string line; std::getline(file, line);)
        if (line.starts_with(name) && line.size() > name.size() && line[name.size()] == ':')
            return line.substr(
                std::min(line.find_first_not_of(" \t", name.size() + 1), line.size()));
    return {};
}

long number(const std::string& text, int base = 10) {
    return std::strtol(text.c_str(), nullptr, base);
}

// Real, effective, saved: all must be the tracer's.
bool sameUser(int pid) {
    long real = -1;
    long effective = -1;
    long saved = -1;
    const std::string uids = statusValue(pid, "Uid");
    if (std::sscanf(uids.c_str(), "%ld %ld %ld", &real, &effective, &saved) != 3)
        return false;
    const auto own = static_cast<long>(getuid());
    return real == own && effective == own && saved == own;
}

Refusal refusalToStart(const WatchOrder& order) {
    if (!order.workingDirectory.empty() && !isDirectory(order.workingDirectory))
        return Refusal::noDirectory;
    const std::string& name = order.command.front();
    if (programPath(name, order.workingDirectory).empty())
        return name.find('/') != std::string::npos &&
                       access(placed(name, order.workingDirectory).c_str(), F_OK) == 0
                   ? Refusal::notExecutable
                   : Refusal::noProgram;
    return yamaScope() == 2 && !mayTraceAny() ? Refusal::onlyAdmin : Refusal::none;
}

Refusal refusalToAttach(int pid) {
    if (pid <= 0 || access(fmt::format("/proc/{}", pid).c_str(), F_OK) != 0)
        return Refusal::noProcess;
    if (number(statusValue(pid, "Tgid")) == getpid())
        return Refusal::itself;
    if (statusValue(pid, "VmSize").empty() && statusValue(pid, "State").front() != 'Z')
        return Refusal::kernelThread;
    if (statusValue(pid, "State").front() == 'Z')
        return Refusal::noProcess;
    if (number(statusValue(pid, "TracerPid")) != 0)
        return Refusal::alreadyTraced;
    if (mayTraceAny())
        return Refusal::none;
    if (!sameUser(pid))
        return Refusal::otherUser;
    if (yamaScope() == 1)
        return Refusal::onlyDescendants;
    return yamaScope() == 2 ? Refusal::onlyAdmin : Refusal::none;
}

bool isPlain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("@%+=:,./_-").find(c) != std::string_view::npos;
}

std::string quoted(const std::string& word) {
    bool plain = !word.empty();
    for (const char c : word)
        plain = plain && isPlain(c);
    if (plain)
        return word;
    std::string text = "'";
    for (const char c : word)
        text += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return text + '\'';
}

std::vector<std::string> straceOptions(const std::string& file) {
    return {"-f", "-ttt", "-T", "-s", "4096", "-e", "trace=" + tracedCalls(), "-o", file};
}

} // namespace

int yamaScope() {
    std::ifstream file("/proc/sys/kernel/yama/ptrace_scope");
    int scope = -1;
    return file >> scope ? scope : -1;
}

bool mayTraceAny() {
    const std::string effective = statusValue(getpid(), "CapEff");
    return ((std::strtoull(effective.c_str(), nullptr, 16) >> kCapSysPtrace) & 1) != 0;
}

std::string programPath(const std::string& name, const std::string& directory) {
    if (name.empty())
        return {};
    if (name.find('/') != std::string::npos) {
        const std::string path = placed(name, directory);
        return mayRun(path) ? path : std::string();
    }
    const char* const variable = std::getenv("PATH");
    std::string_view rest = variable != nullptr ? variable : "/usr/local/bin:/usr/bin:/bin";
    while (true) {
        const std::size_t end = rest.find(':');
        const std::string folder(rest.substr(0, end));
        const std::string path = placed((folder.empty() ? "." : folder) + '/' + name, directory);
        if (mayRun(path))
            return path;
        if (end == std::string_view::npos)
            return {};
        rest.remove_prefix(end + 1);
    }
}

Refusal refusalForeseen(const WatchOrder& order) {
    if (programPath(order.strace).empty())
        return Refusal::noStrace;
    if (yamaScope() == 3)
        return Refusal::switchedOff;
    return order.starts() ? refusalToStart(order) : refusalToAttach(order.pid);
}

std::string refusalText(Refusal refusal, const WatchOrder& order) {
    const std::string name = order.starts() ? order.command.front() : std::string();
    const int pid = order.pid;
    switch (refusal) {
    case Refusal::none:
        return {};
    case Refusal::noStrace:
        return fmt::format("{} is not installed; on Debian and Ubuntu: sudo apt-get install strace",
                           order.strace);
    case Refusal::noProgram:
        return fmt::format("{}: there is no such program", name);
    case Refusal::notExecutable:
        return fmt::format("{}: is no program that may be run", name);
    case Refusal::noDirectory:
        return fmt::format("{}: there is no such folder", order.workingDirectory);
    case Refusal::noProcess:
        return fmt::format("there is no process {}", pid);
    case Refusal::itself:
        return fmt::format("process {} is this program itself", pid);
    case Refusal::kernelThread:
        return fmt::format("process {} is a thread of the kernel: it makes no system calls", pid);
    case Refusal::alreadyTraced:
        return fmt::format("process {} is traced already, by a debugger or another strace", pid);
    case Refusal::otherUser:
        return fmt::format("process {} belongs to another user; run this as that user, or as root",
                           pid);
    case Refusal::onlyDescendants:
        return fmt::format("the kernel lets nobody attach to process {}, which is no child of "
                           "theirs (kernel.yama.ptrace_scope is 1): start the program from here "
                           "instead, or: sudo sysctl kernel.yama.ptrace_scope=0",
                           pid);
    case Refusal::onlyAdmin:
        return "only root may trace here (kernel.yama.ptrace_scope is 2)";
    case Refusal::switchedOff:
        return "tracing is switched off until the next boot (kernel.yama.ptrace_scope is 3)";
    case Refusal::byKernel:
        return order.starts() ? fmt::format("the kernel refuses to have {} traced", name)
                              : fmt::format("the kernel refuses to have process {} traced", pid);
    case Refusal::startFailed:
        return order.starts() ? fmt::format("{} could not be started under strace", name)
                              : fmt::format("strace could not attach to process {}", pid);
    }
    return {};
}

Error refusalError(Refusal refusal, const WatchOrder& order) {
    const bool absent = refusal == Refusal::noProgram || refusal == Refusal::notExecutable ||
                        refusal == Refusal::noDirectory || refusal == Refusal::noProcess ||
                        refusal == Refusal::itself || refusal == Refusal::kernelThread;
    return {absent ? Error::Kind::usage : Error::Kind::environment, refusalText(refusal, order)};
}

std::string tracedCalls() {
    constexpr std::string_view kCalls =
        "select pselect6 poll ppoll epoll_create epoll_create1 epoll_ctl epoll_wait epoll_pwait "
        "epoll_pwait2 "
        "socket socketpair bind listen accept accept4 connect getsockname getpeername setsockopt "
        "getsockopt shutdown "
        "read write readv writev pread64 pwrite64 preadv pwritev preadv2 pwritev2 recvfrom sendto "
        "recvmsg sendmsg recvmmsg sendmmsg sendfile splice tee copy_file_range "
        "open openat openat2 creat close close_range dup dup2 dup3 fcntl ioctl pipe pipe2 eventfd "
        "eventfd2 timerfd_create timerfd_settime signalfd signalfd4 inotify_init inotify_init1 "
        "memfd_create pidfd_open io_uring_setup io_uring_enter "
        "clone clone3 fork vfork execve execveat exit exit_group restart_syscall nanosleep "
        "clock_nanosleep";
    std::string calls = "?";
    for (const char c : kCalls)
        calls += c == ' ' ? std::string(",?") : std::string(1, c);
    return calls;
}

std::vector<std::string> straceArguments(const std::string& file, int pid) {
    std::vector<std::string> arguments = straceOptions(file);
    arguments.insert(arguments.end(), {"-p", std::to_string(pid)});
    return arguments;
}

std::string straceCommandLine(const WatchOrder& order, const std::string& file) {
    std::string line = order.strace;
    for (const std::string& option : straceOptions(file))
        line += ' ' + quoted(option);
    if (!order.starts())
        return line + fmt::format(" -p {}", order.pid);
    line += " --";
    for (const std::string& word : order.command)
        line += ' ' + quoted(word);
    return order.workingDirectory.empty()
               ? line
               : fmt::format("cd {} && {}", quoted(order.workingDirectory), line);
}

} // namespace muxscope::watch
