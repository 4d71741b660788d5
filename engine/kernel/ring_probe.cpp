// SPDX-License-Identifier: GPL-3.0-or-later
// Whether this kernel lets a program use io_uring, and has the operations that a server needs.
#include "kernel/ring.h"

#include <fmt/format.h>
#include <fstream>
#include <liburing.h>
#include <system_error>
#include <thread>

namespace muxscope::kernel {
namespace {

std::string whyRefused(int error) {
    switch (error) {
    case ENOSYS:
        return "this kernel has no io_uring (Linux 5.1 and later have), or a sandbox hides it";
    case EPERM:
    case EACCES: {
        int disabled = 0; // Documentation/admin-guide/sysctl/kernel.rst
        std::ifstream("/proc/sys/kernel/io_uring_disabled") >> disabled;
        return disabled != 0
                   ? fmt::format("io_uring is switched off (kernel.io_uring_disabled = {})",
                                 disabled)
                   : "io_uring is forbidden here (seccomp, as in many containers)";
    }
    case ENOMEM:
        return "the kernel has no memory to lock for io_uring (RLIMIT_MEMLOCK)";
    default:
        return fmt::format("io_uring_setup failed: {}", trace::errnoName(error));
    }
}

std::string whatIsMissing(io_uring& ring) {
    if ((ring.features & IORING_FEAT_EXT_ARG) == 0 || (ring.features & IORING_FEAT_NODROP) == 0)
        return "this kernel's io_uring is too old: it cannot wait with a time limit (Linux 5.11)";
    const std::unique_ptr<io_uring_probe, void (*)(io_uring_probe*)> probe(
        io_uring_get_probe_ring(&ring), io_uring_free_probe);
    if (!probe)
        return "this kernel's io_uring is too old: it cannot tell what it can do (Linux 5.6)";
    constexpr struct {
        int code;
        const char* name;
    } kNeeded[] = {{IORING_OP_ACCEPT, "accept"},
                   {IORING_OP_RECV, "recv"},
                   {IORING_OP_SEND, "send"},
                   {IORING_OP_CLOSE, "close"},
                   {IORING_OP_ASYNC_CANCEL, "cancel"}};
    for (const auto& operation : kNeeded)
        if (io_uring_opcode_supported(probe.get(), operation.code) == 0)
            return fmt::format("this kernel's io_uring is too old: it has no operation {}",
                               operation.name);
    return {};
}

std::string askKernel() {
    io_uring ring{};
    if (const int result = io_uring_queue_init(2, &ring, 0); result < 0)
        return whyRefused(-result);
    std::string missing = whatIsMissing(ring);
    io_uring_queue_exit(&ring);
    return missing;
}

} // namespace

// In a thread of its own: while the kernel takes a ring down it interrupts the calls of the thread that
// made it (task work), and a connect with a time limit would fail with EINTR.
std::string Ring::whyUnavailable() {
    std::string why;
    try {
        std::thread([&why] { why = askKernel(); }).join();
    } catch (const std::system_error& refused) {
        why = fmt::format("no thread can be made to ask: {}", refused.code().message());
    }
    return why;
}

} // namespace muxscope::kernel
