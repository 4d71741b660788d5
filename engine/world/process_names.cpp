// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/process_names.h"

#include "world/activity_rules.h"

#include <fmt/format.h>

namespace muxscope::world {

namespace {

std::string_view fileOf(std::string_view path) {
    return path.substr(path.rfind('/') + 1);
}

// "fd 6 · pid 4242+2"; `before` stands before the pid.
std::string inWords(const FdName& name, std::string_view before) {
    std::string text = fmt::format("fd {}", name.number.n);
    if (name.pid != 0)
        text += fmt::format(" · {}{}", before, name.pid);
    if (name.pid != 0 && name.others != 0)
        text += fmt::format("+{}", name.others);
    return text;
}

} // namespace

Fd numberFor(const World& world, ThreadId thread, Fd fd) {
    if (world.processes.empty())
        return fd;
    const Process* process = world.processOf(thread);
    return process != nullptr ? process->numberOf(fd) : fd;
}

Fd fdNumber(const World& world, Fd fd) {
    if (world.processes.empty() || !fd.valid())
        return fd;
    const FdOwner& owner = world.owners[static_cast<std::size_t>(fd.n)];
    return owner.process < world.processes.size() ? owner.number : fd;
}

const World& namingWorld(const World& then, const World& newest, Fd fd) {
    const bool known = newest.processes.empty() || !fd.valid() ||
                       then.owners[static_cast<std::size_t>(fd.n)].process < then.processes.size();
    return known ? then : newest;
}

trace::Record asMade(const World& world, trace::Record record) {
    if (world.processes.empty())
        return record;
    const auto own = [&](std::int64_t fd) {
        return fd < 0 || fd > kMaxFd
                   ? fd
                   : numberFor(world, record.thread, Fd{static_cast<std::int32_t>(fd)}).n;
    };
    record.fd = static_cast<std::int32_t>(own(record.fd));
    const bool enters = record.phase == trace::Phase::enter;
    if (enters ? record.call == trace::Call::epoll_ctl : rules::makesDescriptor(record.call))
        record.value = own(record.value);
    return record;
}

FdName fdNameOf(const World& world, Fd fd) {
    if (world.processes.empty() || !fd.valid())
        return {fd, 0, 0};
    const FdOwner& owner = world.owners[static_cast<std::size_t>(fd.n)];
    if (owner.process >= world.processes.size())
        return {fd, 0, 0};
    FdName name{owner.number, 0, 0};
    if (!hasManyProcesses(world))
        return name;
    name.pid = world.processes[owner.process].pid;
    for (std::uint32_t i = 0; i < world.processes.size(); ++i)
        name.others += i != owner.process && world.processes[i].holds(fd) ? 1 : 0;
    return name;
}

std::string fdShortName(const World& world, Fd fd) {
    return fmt::format("fd {}", fdNumber(world, fd).n);
}

std::string fdName(const World& world, Fd fd) {
    return inWords(fdNameOf(world, fd), "pid ");
}

std::string fdLaneName(const World& world, Fd fd) {
    return inWords(fdNameOf(world, fd), "");
}

bool hasTid(const World& world, ThreadId id) {
    const Thread* thread = world.thread(id);
    return thread != nullptr && thread->tid != 0;
}

Task taskOf(const World& world, ThreadId id) {
    const Thread* thread = world.thread(id);
    const Process* process = world.processOf(id);
    return {process != nullptr ? process->pid : 0, thread != nullptr ? thread->tid : 0};
}

std::string threadName(const World& world, ThreadId id) {
    const Thread* thread = world.thread(id);
    if (thread == nullptr || thread->tid == 0)
        return fmt::format("t{}", id.n);
    const Process* process = world.processOf(id);
    return fmt::format("{} {}", process != nullptr && process->pid == thread->tid ? "pid" : "tid",
                       thread->tid);
}

std::string processTitle(const Process& process) {
    return process.program.empty() ? fmt::format("pid {}", process.pid)
                                   : std::string(fileOf(process.program));
}

std::string threadTitle(const World& world, ThreadId id) {
    const std::string name = threadName(world, id);
    const Process* process = world.processOf(id);
    if (process == nullptr || process->program.empty() || !hasTid(world, id))
        return name;
    return fmt::format("{} {}", name, fileOf(process->program));
}

} // namespace muxscope::world
