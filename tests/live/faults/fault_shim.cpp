// SPDX-License-Identifier: GPL-3.0-or-later
// LD_PRELOAD library of the fault tests: faults that strace(1) cannot inject truthfully, for it skips
// the real call.
//   short counts: the real recv, send, sendfile, read, write or pwrite with less room: every byte is true
//   close: the real close, then the error. On Linux the descriptor is gone whatever close says
//          (close(2)); a skipped close would leave it open, which no kernel does.
// The test writes a Control into the file named by MUXSCOPE_FAULT_CONTROL while the server runs. Also
// lets any process of the user trace this one (prctl(2), PR_SET_PTRACER), for strace -p.
#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <dlfcn.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/sendfile.h>
#include <sys/types.h>
#include <unistd.h>

namespace {

// The same in faults/server.py.
enum Call : std::int32_t { kNone, kRecv, kSend, kRead, kWrite, kPwrite, kClose, kSendfile };

struct Control {
    std::int32_t call;
    std::int32_t thread; // only its calls count
    std::int32_t first;  // the first call that fails, from 1
    std::int32_t last;
    std::int32_t step;
    std::int32_t room;  // bytes of a short count
    std::int32_t error; // of close
    std::int32_t seen;  // calls so far
    std::int32_t done;  // faults so far
};

volatile Control* control = nullptr;

__attribute__((constructor)) void open() {
    const char* path = std::getenv("MUXSCOPE_FAULT_CONTROL");
    const int fd = path == nullptr ? -1 : ::open(path, O_RDWR | O_CLOEXEC);
    if (fd < 0)
        return;
    void* place = mmap(nullptr, sizeof(Control), PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
    ::close(fd);
    if (place != MAP_FAILED)
        control = static_cast<volatile Control*>(place);
    prctl(PR_SET_PTRACER, PR_SET_PTRACER_ANY, 0, 0, 0);
}

bool strikes(Call call) {
    if (control == nullptr || control->call != call || control->thread != gettid())
        return false;
    const std::int32_t number = control->seen + 1;
    control->seen = number;
    if (number < control->first || number > control->last ||
        (number - control->first) % control->step != 0)
        return false;
    control->done = control->done + 1;
    return true;
}

std::size_t room(Call call, std::size_t size) {
    return strikes(call) ? std::min(size, static_cast<std::size_t>(control->room)) : size;
}

template <class Function>
Function next(const char* name) {
    return reinterpret_cast<Function>(dlsym(RTLD_NEXT, name));
}

} // namespace

extern "C" {

ssize_t recv(int fd, void* buffer, std::size_t size, int flags) {
    static const auto kReal = next<decltype(&recv)>("recv");
    return kReal(fd, buffer, room(kRecv, size), flags);
}

ssize_t send(int fd, const void* buffer, std::size_t size, int flags) {
    static const auto kReal = next<decltype(&send)>("send");
    return kReal(fd, buffer, room(kSend, size), flags);
}

ssize_t read(int fd, void* buffer, std::size_t size) {
    static const auto kReal = next<decltype(&read)>("read");
    return kReal(fd, buffer, room(kRead, size));
}

ssize_t write(int fd, const void* buffer, std::size_t size) {
    static const auto kReal = next<decltype(&write)>("write");
    return kReal(fd, buffer, room(kWrite, size));
}

ssize_t pwrite64(int fd, const void* buffer, std::size_t size, off64_t offset) {
    static const auto kReal = next<decltype(&pwrite64)>("pwrite64");
    return kReal(fd, buffer, room(kPwrite, size), offset);
}

ssize_t sendfile(int out, int in, off_t* offset, std::size_t count) {
    static const auto kReal = next<decltype(&sendfile)>("sendfile");
    return kReal(out, in, offset, room(kSendfile, count));
}

int close(int fd) {
    static const auto kReal = next<decltype(&close)>("close");
    const bool fails = strikes(kClose);
    const int result = kReal(fd);
    if (!fails)
        return result;
    errno = control->error;
    return -1;
}

} // extern "C"
