// SPDX-License-Identifier: GPL-3.0-or-later
// Processes: who begins, becomes another program, ends; and what stands in their tables of descriptors.
#include "trace/process_note.h"
#include "world/activity_rules.h"
#include "world/apply_steps.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace muxscope::world::steps {

namespace {

using trace::Call;
using trace::NoteKind;

constexpr std::size_t kMostWords = 200;

std::size_t slot(Fd fd) {
    return static_cast<std::size_t>(fd.n);
}

// Whatever stood at this number stands there no more.
void put(World& world, std::uint32_t process, Fd number, Fd fd) {
    world.processes[process].table.mut(slot(number)) = static_cast<std::uint32_t>(fd.n) + 1;
    const FdOwner& owner = world.owners[slot(fd)];
    const bool owned = owner.process < world.processes.size() && owner.process != process &&
                       world.processes[owner.process].holds(fd);
    if (!owned)
        world.owners.mut(slot(fd)) = {process, number};
}

void hold(World& world, std::uint32_t process, Fd fd) {
    const Process& holder = world.processes[process];
    if (!holder.holds(fd))
        put(world, process, holder.numberOf(fd), fd);
}

// One that owned it and does not hold it any more hands it on.
void handOn(World& world, Fd fd) {
    const std::uint32_t owner = world.owners[slot(fd)].process;
    if (owner < world.processes.size() && world.processes[owner].holds(fd))
        return;
    for (std::uint32_t i = 0; i < world.processes.size(); ++i)
        if (world.processes[i].holds(fd)) {
            world.owners.mut(slot(fd)) = {i, world.processes[i].numberOf(fd)};
            return;
        }
}

void leave(Process& process, Fd number, Fd fd) {
    if (process.at(number) == fd)
        process.table.mut(slot(number)) = 0;
}

bool anyHolds(const World& world, Fd fd) {
    return std::any_of(world.processes.begin(), world.processes.end(),
                       [fd](const Process& each) { return !each.ended && each.holds(fd); });
}

// The kernel closes an open file with its last descriptor (close(2)).
void closeUnheld(World& world, Fd fd, std::uint64_t event) {
    if (anyHolds(world, fd))
        handOn(world, fd);
    else if (world.descriptor(fd).open)
        closeDescriptor(world, fd, event);
}

Process* processWith(World& world, std::int64_t pid) {
    const auto found =
        std::find_if(world.processes.rbegin(), world.processes.rend(),
                     [pid](const Process& each) { return each.pid == pid && !each.ended; });
    return found == world.processes.rend() ? nullptr : &*found;
}

void meet(World& world, const trace::Event& event, Thread& thread) {
    const trace::ProcessNote note = trace::processNote(trace::asText(event.payload));
    thread.tid = note.tid;
    Process* process = processWith(world, note.pid);
    // A first process that had no name gets one.
    if (process == nullptr && thread.process < world.processes.size() &&
        world.processes[thread.process].pid == 0) {
        process = &world.processes[thread.process];
        process->pid = note.pid;
    }
    if (process == nullptr) {
        const auto living = std::count_if(world.processes.begin(), world.processes.end(),
                                          [](const Process& each) { return !each.ended; });
        if (world.processes.size() >= kMaxProcesses ||
            static_cast<std::size_t>(living) >= kMaxLiving)
            return countOdd(world);
        Process made;
        if (const Process* parent = note.parent != 0 ? processWith(world, note.parent) : nullptr) {
            made.program = parent->program;
            made.table = parent->table;
            made.numbers = parent->numbers;
        }
        made.pid = note.pid;
        made.parent = note.parent;
        made.startedEvent = event.index;
        world.processes.push_back(std::move(made));
        process = &world.processes.back();
    }
    thread.process = static_cast<std::uint32_t>(process - world.processes.data());
}

void end(World& world, const trace::Event& event, Process& process) {
    if (process.ended)
        return;
    process.ended = true;
    process.endedEvent = event.index;
    process.ending = trace::asText(event.payload).substr(0, kMostWords);
    const auto table = std::move(process.table);
    process.table = {};
    process.numbers = {};
    table.forEach([&](std::size_t, std::uint32_t fd) {
        if (fd != 0)
            closeUnheld(world, Fd{static_cast<std::int32_t>(fd) - 1}, event.index);
    });
}

} // namespace

void processNote(World& world, const trace::Event& event, Thread* thread) {
    if (thread == nullptr)
        return countOdd(world);
    if (event.note() == NoteKind::processIs)
        return meet(world, event, *thread);
    if (thread->process >= world.processes.size())
        return countOdd(world);
    Process& process = world.processes[thread->process];
    const std::string_view text = trace::asText(event.payload);
    if (event.note() == NoteKind::processEnded)
        return end(world, event, process);
    if (process.ended) // nothing follows its end
        return countOdd(world);
    if (event.note() == NoteKind::programIs) {
        process.program = text.substr(0, kMostWords);
        process.programEvent = event.index;
        return;
    }
    const Fd fd = event.fd();
    const Fd number{trace::descriptorNumber(text)};
    if (!usable(fd) || !usable(number))
        return countOdd(world);
    if (event.note() == NoteKind::descriptorLeft) {
        leave(process, number, fd);
        return closeUnheld(world, fd, event.index);
    }
    process.numbers.mut(slot(fd)) = number == fd ? 0 : static_cast<std::uint32_t>(number.n) + 1;
    put(world, thread->process, number, fd);
}

void tableChanged(const Exit& exit) {
    World& world = exit.world;
    const std::uint32_t process = exit.thread.process;
    if (process >= world.processes.size() || world.processes[process].ended)
        return;
    if (exit.event.call() == Call::close) {
        if (!usable(exit.fd()) || world.descriptor(exit.fd()).open)
            return;
        for (Process& each : world.processes)
            if (!each.ended && each.holds(exit.fd()))
                leave(each, each.numberOf(exit.fd()), exit.fd());
        return;
    }
    if (!exit.ok())
        return;
    if (usable(exit.fd()))
        hold(world, process, exit.fd());
    if (rules::makesDescriptor(exit.event.call()) && usable(exit.result))
        hold(world, process, Fd{static_cast<std::int32_t>(exit.result)});
    if (exit.event.call() != Call::socketpair)
        return;
    std::array<std::int32_t, 2> ends{-1, -1};
    if (exit.event.payload.size() == sizeof(ends))
        std::memcpy(ends.data(), exit.event.payload.data(), sizeof(ends));
    for (const std::int32_t fd : ends)
        if (usable(fd))
            hold(world, process, Fd{fd});
}

} // namespace muxscope::world::steps
