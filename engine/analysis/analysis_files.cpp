// SPDX-License-Identifier: GPL-3.0-or-later
// Descriptors of all kinds: made, doubled, closed, inherited.
#include "analysis/analysis.h"
#include "import/constants.h"

#include <array>

namespace muxscope::analysis {

using namespace strace;

void Analysis::onClose(ThreadKey thread, const CallText& call) {
    m_descriptors.close(thread, fdIn(call.argument(0)).fd);
}

void Analysis::onCloseRange(ThreadKey thread, const CallText& call) {
    const auto first = leadingNumber(call.argument(0));
    const auto last = leadingNumber(call.argument(1));
    if (!call.answer.ok() || !first || !last || *first < 0)
        return;
    const std::uint64_t flags = flagsIn(call.argument(2)).value_or(0);
    const std::int64_t end = *last < 0 ? Descriptors::kMostFd : *last;
    if ((flags & 2) != 0) // CLOSE_RANGE_UNSHARE
        m_descriptors.unshare(thread);
    if ((flags & 4) != 0) // CLOSE_RANGE_CLOEXEC
        m_descriptors.setCloexecRange(thread, *first, end);
    else
        m_descriptors.closeRange(thread, *first, end);
}

// open(path, flags), openat(dir, path, flags), openat2(dir, path, {flags=...}), creat(path).
void Analysis::onOpen(ThreadKey thread, const CallText& call) {
    if (!call.answer.ok())
        return;
    const bool relative = call.name.starts_with("openat");
    std::string_view flags = call.argument(relative ? 2 : 1);
    if (call.name == "openat2")
        flags = memberOf(flags, "flags");
    const std::string path = stringIn(call.argument(relative ? 1 : 0)).bytes;
    openNew(thread, call.answer.whole, fileKindOfPath(path),
            call.name == "creat" ? 0 : flagsIn(flags).value_or(0));
}

void Analysis::onMakeFd(ThreadKey thread, const CallText& call) {
    if (!call.answer.ok())
        return;
    struct Maker {
        std::string_view name;
        FileKind kind;
        int flags; // which argument, -1: it takes none
    };
    constexpr std::array kMakers = {
        Maker{"eventfd2", FileKind::eventfd, 1},       Maker{"eventfd", FileKind::eventfd, -1},
        Maker{"timerfd_create", FileKind::timerfd, 1}, Maker{"signalfd4", FileKind::signalfd, 3},
        Maker{"signalfd", FileKind::signalfd, -1},     Maker{"inotify_init1", FileKind::inotify, 0},
        Maker{"inotify_init", FileKind::inotify, -1},  Maker{"pidfd_open", FileKind::other, 1},
        Maker{"userfaultfd", FileKind::other, 0}};
    for (const Maker& maker : kMakers) {
        if (call.name != maker.name)
            continue;
        const std::uint64_t flags =
            maker.flags < 0
                ? 0
                : flagsIn(call.argument(static_cast<std::size_t>(maker.flags))).value_or(0);
        // signalfd4 with a descriptor changes that one.
        if (maker.kind == FileKind::signalfd && fdIn(call.argument(0)).fd >= 0)
            return;
        openNew(thread, call.answer.whole, maker.kind, flags);
        return;
    }
    openNew(thread, call.answer.whole, FileKind::other, 0);
}

// pipe([3, 4]), pipe2([3<pipe:[7]>, 4<pipe:[7]>], O_NONBLOCK)
void Analysis::onPipe(ThreadKey thread, const CallText& call) {
    if (!call.answer.ok())
        return;
    const std::uint64_t flags = flagsIn(call.argument(1)).value_or(0);
    forEachItem(call.argument(0), [&](std::string_view end) {
        openNew(thread, end, FileKind::pipe, flags);
        return true;
    });
}

void Analysis::onDup(ThreadKey thread, const CallText& call) {
    if (!call.answer.ok())
        return;
    const FileId file = usedFd(thread, call.argument(0));
    const bool cloexec =
        call.name == "dup3" && (flagsIn(call.argument(2)).value_or(0) & kCloexec) != 0;
    if (call.name == "dup2" && fdIn(call.argument(0)).fd == call.answer.value)
        return;
    m_descriptors.install(thread, call.answer.value, file, cloexec ? Tri::yes : Tri::no);
}

void Analysis::onFcntl(ThreadKey thread, const CallText& call) {
    if (!call.answer.ok())
        return;
    const FileId file = usedFd(thread, call.argument(0));
    const auto command = flagsIn(call.argument(1));
    // A name that is not in the table reads as 0, which is F_DUPFD.
    if (!command ||
        (*command == 0 && call.argument(1).starts_with("F_") && call.argument(1) != "F_DUPFD"))
        return;
    switch (*command) {
    case kDupFd:
    case kDupFdCloexec:
        m_descriptors.install(thread, call.answer.value, file,
                              *command == kDupFdCloexec ? Tri::yes : Tri::no);
        break;
    case kSetFd:
        m_descriptors.setCloexec(
            thread, fdIn(call.argument(0)).fd,
            (flagsIn(call.argument(2)).value_or(0) & kFdCloexec) != 0 ? Tri::yes : Tri::no);
        break;
    case kSetFlags:
        if (const auto flags = flagsIn(call.argument(2)))
            m_descriptors.setNonblocking(file, (*flags & kNonblock) != 0 ? Tri::yes : Tri::no);
        break;
    case kGetFlags:
        m_descriptors.setNonblocking(
            file,
            (call.answer.value & static_cast<std::int64_t>(kNonblock)) != 0 ? Tri::yes : Tri::no);
        break;
    default:
        break;
    }
}

void Analysis::onIoctl(ThreadKey thread, const CallText& call) {
    if (!call.answer.ok())
        return;
    const FileId file = usedFd(thread, call.argument(0));
    const auto request = flagsIn(call.argument(1));
    if (!request)
        return;
    const std::int64_t fd = fdIn(call.argument(0)).fd;
    if (*request == kFionbio) {
        std::string_view value = call.argument(2);
        if (value.starts_with('['))
            value.remove_prefix(1);
        if (value.data() != call.argument(2).data()) // an address says nothing
            if (const auto on = leadingNumber(value))
                m_descriptors.setNonblocking(file, *on != 0 ? Tri::yes : Tri::no);
    } else if (*request == kFioclex || *request == kFionclex) {
        m_descriptors.setCloexec(thread, fd, *request == kFioclex ? Tri::yes : Tri::no);
    }
}

namespace {

// Flags of clone(child_stack=0x7f, flags=CLONE_VM|...) and clone3({flags=CLONE_VM|..., ...}); fork and vfork
// have none. A strace that does not know clone3 shows only addresses: C libraries of its time start threads
// with it.
std::uint64_t cloneFlags(std::string_view name, std::string_view text) {
    if (const std::size_t named = text.find("CLONE_"); named != std::string_view::npos)
        return flagsIn(text.substr(named)).value_or(0);
    if (name == "syscall_0x1b3")
        return kCloneFiles | kCloneThread;
    if (const std::size_t raw = text.find("flags=0x"); raw != std::string_view::npos)
        return flagsIn(text.substr(raw + 6)).value_or(0);
    if (name == "clone") { // -X raw: the name of the argument is gone already
        const std::size_t space = text.find(' ');
        if (space != std::string_view::npos && text.substr(space + 1).starts_with("0x"))
            return flagsIn(text.substr(space + 1)).value_or(0);
    }
    return 0;
}

} // namespace

void Analysis::bear(ThreadKey parent, ThreadKey child, std::string_view name,
                    std::string_view text) {
    const std::uint64_t flags = cloneFlags(name, text);
    m_descriptors.born(parent, child, (flags & kCloneFiles) != 0, (flags & kCloneThread) != 0);
}

void Analysis::onClone(ThreadKey thread, const CallText& call) {
    ThreadState& state = stateOf(thread);
    // The child's first line came before this one.
    const bool born = !state.makingChild;
    if (!call.answer.ok() || call.answer.value <= 0 || born)
        return;
    std::string flags;
    for (const std::string_view argument : call.arguments)
        flags.append(argument).append(" ");
    if (m_roll.isTooMuch(call.answer.value))
        return;
    if (m_roll.follows(call.answer.value))
        return bear(thread, m_roll.ofPid(call.answer.value), call.name, flags);
    expectChild(thread, call.answer.value, cloneFlags(call.name, flags));
    if (m_unborn.size() < kMostUnborn)
        m_unborn[call.answer.value] = {thread, std::string(call.name), std::move(flags)};
}

void Analysis::expectChild(ThreadKey parent, std::int64_t pid, std::uint64_t flags) {
    if (m_expected || m_expectsNone || (flags & (kCloneFiles | kCloneThread)) != 0)
        return;
    m_expected = {m_roll.ofPid(pid), m_lines + kLinesToWait};
    m_descriptors.born(parent, m_expected->child, false, false);
}

void Analysis::expectNobody() {
    m_descriptors.forget(m_expected->child);
    m_expected.reset();
    m_expectsNone = true;
}

void Analysis::onExec(ThreadKey thread, const CallText& call) {
    if (call.answer.ok())
        m_descriptors.exec(thread);
}

void Analysis::onExit(ThreadKey thread, const CallText&) {
    m_descriptors.exiting(thread);
}

void Analysis::onUnshare(ThreadKey thread, const CallText& call) {
    if (call.answer.ok() && (flagsIn(call.argument(0)).value_or(0) & kCloneFiles) != 0)
        m_descriptors.unshare(thread);
}

} // namespace muxscope::analysis
