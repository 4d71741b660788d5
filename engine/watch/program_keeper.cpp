// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/program_keeper.h"

#include "watch/child_process.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <ctime>
#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace muxscope::watch {
namespace {

using Answer = ProgramKeeper::Answer;

constexpr char kEnd = 'e';
constexpr char kLetGo = 'l';

// Everything the two children need, made before fork(2): between fork and exec of a program with threads
// only async-signal-safe functions may be called.
struct Plan {
    std::string path;
    std::vector<std::string> words;
    std::vector<char*> arguments;
    const char* directory = nullptr;
    bool ownGroup = true;
    bool inheritsInput = false;
    bool outputToStderr = false;
};

void tell(int socket, Answer::Kind kind, int value) {
    const Answer answer{kind, value};
    while (send(socket, &answer, sizeof answer, MSG_NOSIGNAL) < 0 && errno == EINTR) {
    }
}

[[noreturn]] void becomeProgram(const Plan& plan, int socket) {
    if (plan.ownGroup)
        setpgid(0, 0);
    if (!plan.inheritsInput) {
        const int nothing = open("/dev/null", O_RDONLY | O_CLOEXEC);
        if (nothing >= 0)
            dup2(nothing, STDIN_FILENO);
    }
    if (plan.outputToStderr)
        dup2(STDERR_FILENO, STDOUT_FILENO);
    if (plan.directory != nullptr && chdir(plan.directory) != 0) {
        tell(socket, Answer::Kind::notStarted, errno);
        _exit(127);
    }
    prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY, 0, 0,
          0); // EINVAL without Yama: nothing to allow then
    usualSignals();
    raise(SIGSTOP);
    execve(plan.path.c_str(), plan.arguments.data(), environ);
    tell(socket, Answer::Kind::notStarted, errno);
    _exit(127);
}

class Keeping {
public:
    Keeping(int socket, pid_t program, bool group)
        : m_socket(socket), m_program(program), m_target(group ? -program : program) {}

    [[noreturn]] void run() {
        sigset_t child;
        sigemptyset(&child);
        sigaddset(&child, SIGCHLD);
        const int signals = signalfd(-1, &child, SFD_CLOEXEC | SFD_NONBLOCK);
        pollfd watched[] = {{m_socket, POLLIN, 0}, {signals, POLLIN, 0}};
        while (true) {
            if (poll(watched, 2, m_ending ? 50 : -1) < 0 && errno != EINTR)
                _exit(1);
            signalfd_siginfo arrived;
            while (read(signals, &arrived, sizeof arrived) > 0) {
            }
            reap();
            if (watched[0].revents != 0)
                obey(watched[0]);
            if (m_ending && ++m_waited * 50 >= ProgramKeeper::kPatienceMs)
                kill(m_target, SIGKILL);
        }
    }

private:
    void reap() {
        int status = 0;
        while (waitpid(m_program, &status, WNOHANG) == m_program) {
            // Whatever it left in its group is not meant to live on.
            if (m_ending && m_target < 0)
                kill(m_target, SIGKILL);
            if (WIFEXITED(status))
                tell(m_socket, Answer::Kind::exited, WEXITSTATUS(status));
            else
                tell(m_socket, Answer::Kind::killed, WTERMSIG(status));
            _exit(0);
        }
    }
    void obey(pollfd& socket) {
        char word = kEnd;
        if (recv(socket.fd, &word, 1, MSG_DONTWAIT) <= 0) {
            word = kEnd;    // nobody is there any more
            socket.fd = -1; // nothing more will come from there
        }
        if (word == kLetGo)
            _exit(0);
        if (m_ending)
            return;
        m_ending = true;
        kill(m_target, SIGTERM);
        kill(m_target, SIGCONT);
    }

    const int m_socket;
    const pid_t m_program;
    const pid_t m_target;
    bool m_ending = false;
    int m_waited = 0;
};

[[noreturn]] void becomeKeeper(const Plan& plan, int ourEnd) {
    setpgid(0, 0); // what is typed at the terminal is for others
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_SETMASK, &all, nullptr);
    prctl(PR_SET_NAME, "muxscope-keeper", 0, 0, 0);
    const int socket = keepOnly(ourEnd);
    const pid_t group = getpgid(getppid());
    const pid_t program = fork();
    if (program == 0) {
        // A program that shares our terminal stands in the group of whoever started us.
        if (!plan.ownGroup && group > 0)
            setpgid(0, group);
        becomeProgram(plan, socket);
    }
    if (program < 0) {
        tell(socket, Answer::Kind::notStarted, errno);
        _exit(1);
    }
    int status = 0;
    while (waitpid(program, &status, WUNTRACED) < 0 && errno == EINTR) {
    }
    if (!WIFSTOPPED(status))
        _exit(1); // it has said why
    tell(socket, Answer::Kind::standing, program);
    Keeping(socket, program, plan.ownGroup).run();
}

} // namespace

Result<ProgramKeeper> ProgramKeeper::start(const WatchOrder& order) {
    Plan plan;
    plan.path = programPath(order.command.front(), order.workingDirectory);
    // From the working directory it is entered first, and then the path means something else.
    if (!plan.path.starts_with('/'))
        if (char* const whole = realpath(plan.path.c_str(), nullptr); whole != nullptr) {
            plan.path = whole;
            free(whole);
        }
    plan.words = order.command;
    for (std::string& word : plan.words)
        plan.arguments.push_back(word.data());
    plan.arguments.push_back(nullptr);
    if (!order.workingDirectory.empty())
        plan.directory = order.workingDirectory.c_str();
    plan.ownGroup = order.ownGroup;
    plan.inheritsInput = order.inheritsInput;
    plan.outputToStderr = order.outputToStderr;
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) != 0)
        return Error{Error::Kind::environment, fmt::format("socketpair: {}", std::strerror(errno)),
                     errno};
    const pid_t keeper = fork();
    if (keeper == 0)
        becomeKeeper(plan, ends[1]);
    const int error = errno;
    close(ends[1]);
    if (keeper < 0) {
        close(ends[0]);
        return Error{Error::Kind::environment, fmt::format("fork: {}", std::strerror(error)),
                     error};
    }
    return ProgramKeeper(keeper, ends[0]);
}

ProgramKeeper::ProgramKeeper(ProgramKeeper&& other) noexcept
    : m_keeper(std::exchange(other.m_keeper, -1)),
      m_socket(std::exchange(other.m_socket, -1)),
      m_program(other.m_program) {}

ProgramKeeper::~ProgramKeeper() {
    if (m_keeper < 0)
        return;
    close(m_socket);
    while (waitpid(m_keeper, nullptr, 0) < 0 && errno == EINTR) {
    }
}

std::optional<Answer> ProgramKeeper::answer(int timeoutMs) {
    pollfd watched{m_socket, POLLIN, 0};
    if (poll(&watched, 1, timeoutMs) <= 0)
        return std::nullopt;
    Answer answer;
    if (recv(m_socket, &answer, sizeof answer, MSG_DONTWAIT) != sizeof answer)
        return std::nullopt;
    if (answer.kind == Answer::Kind::standing)
        m_program = answer.value;
    return answer;
}

void ProgramKeeper::go() {
    kill(m_program, SIGCONT);
}

void ProgramKeeper::say(char word) const {
    (void)send(m_socket, &word, 1, MSG_NOSIGNAL);
}

void ProgramKeeper::endProgram() {
    say(kEnd);
}

void ProgramKeeper::letGo() {
    say(kLetGo);
}

} // namespace muxscope::watch
