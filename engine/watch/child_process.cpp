// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/child_process.h"

#include <csignal>
#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace muxscope::watch {
namespace {

constexpr int kFirst = 3;              // behind standard input, output and errors
constexpr int kMostWithoutCall = 4096; // of a kernel before 5.9

void closeFrom(int first) {
    if (syscall(SYS_close_range, first, ~0U, 0) == 0)
        return;
    for (int fd = first; fd < kMostWithoutCall; ++fd)
        close(fd);
}

} // namespace

void usualSignals() {
    for (int number = 1; number < NSIG; ++number)
        signal(number, SIG_DFL);
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
}

int keepOnly(int fd) {
    if (fd < 0) {
        closeFrom(kFirst);
        return -1;
    }
    if (fd == kFirst)
        fcntl(fd, F_SETFD, FD_CLOEXEC);
    else
        dup3(fd, kFirst, O_CLOEXEC);
    closeFrom(kFirst + 1);
    return kFirst;
}

} // namespace muxscope::watch
