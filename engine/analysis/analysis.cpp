// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/analysis.h"

#include "import/constants.h"

#include <algorithm>

namespace muxscope::analysis {

Analysis::Analysis(strace::ThreadRoll& roll) : m_roll(roll) {
    m_descriptors.onGone = [this](FileId file, Gone how) {
        gone(file, how);
    };
}

const std::unordered_map<std::string_view, Analysis::Handler>& Analysis::handlers() {
    using A = Analysis;
    static const std::unordered_map<std::string_view, Handler> table = {
        {"open", &A::onOpen},
        {"openat", &A::onOpen},
        {"openat2", &A::onOpen},
        {"creat", &A::onOpen},
        {"eventfd", &A::onMakeFd},
        {"eventfd2", &A::onMakeFd},
        {"timerfd_create", &A::onMakeFd},
        {"signalfd", &A::onMakeFd},
        {"signalfd4", &A::onMakeFd},
        {"inotify_init", &A::onMakeFd},
        {"inotify_init1", &A::onMakeFd},
        {"memfd_create", &A::onMakeFd},
        {"pidfd_open", &A::onMakeFd},
        {"userfaultfd", &A::onMakeFd},
        {"fanotify_init", &A::onMakeFd},
        {"perf_event_open", &A::onMakeFd},
        {"io_uring_setup", &A::onMakeFd},
        {"bpf", nullptr},
        {"pipe", &A::onPipe},
        {"pipe2", &A::onPipe},
        {"dup", &A::onDup},
        {"dup2", &A::onDup},
        {"dup3", &A::onDup},
        {"fcntl", &A::onFcntl},
        {"fcntl64", &A::onFcntl},
        {"ioctl", &A::onIoctl},
        {"close_range", &A::onCloseRange},
        {"clone", &A::onClone},
        {"clone3", &A::onClone},
        {"fork", &A::onClone},
        {"vfork", &A::onClone},
        {"syscall_0x1b3", &A::onClone},
        {"unshare", &A::onUnshare},
        {"execve", &A::onExec},
        {"execveat", &A::onExec},
        {"socket", &A::onSocket},
        {"socketpair", &A::onSocketpair},
        {"bind", &A::onBind},
        {"listen", &A::onListen},
        {"accept", &A::onAccept},
        {"accept4", &A::onAccept},
        {"connect", &A::onConnect},
        {"getsockname", &A::onGetName},
        {"getpeername", &A::onGetPeer},
        {"getsockopt", &A::onGetOption},
        {"shutdown", &A::onShutdown},
        {"read", &A::onRead},
        {"readv", &A::onRead},
        {"pread64", &A::onRead},
        {"preadv", &A::onRead},
        {"preadv2", &A::onRead},
        {"recv", &A::onRead},
        {"recvfrom", &A::onRead},
        {"write", &A::onWrite},
        {"writev", &A::onWrite},
        {"pwrite64", &A::onWrite},
        {"pwritev", &A::onWrite},
        {"pwritev2", &A::onWrite},
        {"send", &A::onWrite},
        {"sendto", &A::onWrite},
        {"vmsplice", &A::onWrite},
        {"recvmsg", &A::onRecvmsg},
        {"sendmsg", &A::onSendmsg},
        {"recvmmsg", &A::onRecvmmsg},
        {"recvmmsg_time64", &A::onRecvmmsg},
        {"sendmmsg", &A::onSendmmsg},
        {"sendfile", &A::onSendfile},
        {"sendfile64", &A::onSendfile},
        {"splice", &A::onSplice},
        {"epoll_create", &A::onEpollCreate},
        {"epoll_create1", &A::onEpollCreate},
        {"epoll_ctl", &A::onEpollCtl},
        {"setsockopt", &A::onOtherUse},
        {"fstat", &A::onOtherUse},
        {"lseek", &A::onOtherUse},
    };
    return table;
}

Analysis::Entry& Analysis::entryOf(std::string_view name) {
    const auto known = m_entries.find(name);
    if (known != m_entries.end())
        return known->second;
    if (m_entries.size() >= kMostNames) {
        ++m_callsLeftOut;
        m_unnamed.count = &m_unnamedCount;
        return m_unnamed;
    }
    const auto counted = m_calls.emplace(std::string(name), CallCount{}).first;
    Entry& entry = m_entries[counted->first];
    entry.count = &counted->second;
    const auto handler = handlers().find(counted->first);
    entry.ended = handler != handlers().end() ? handler->second : nullptr;
    entry.mux = muxApiOf(counted->first);
    entry.closes = counted->first == "close";
    entry.makesChild = strace::makesChildren(counted->first);
    return entry;
}

Analysis::ThreadState& Analysis::stateOf(ThreadKey thread) {
    if (thread >= m_threads.size())
        m_threads.resize(thread + 1);
    return m_threads[thread];
}

void Analysis::stampSeen(Stamp at) {
    if (!at.known)
        return;
    if (!m_first.known || at.ns < m_first.ns)
        m_first = at;
    if (!m_last.known || at.ns > m_last.ns)
        m_last = at;
}

// A thread's first line: it is the child of the latest that is making one, or was there before the log.
void Analysis::meet(ThreadKey thread) {
    if (expects(thread)) {
        m_unborn.erase(m_roll.pidOf(thread));
        m_expected.reset();
    }
    if (m_descriptors.knows(thread))
        return;
    if (const auto unborn = m_unborn.find(m_roll.pidOf(thread)); unborn != m_unborn.end()) {
        bear(unborn->second.parent, thread, unborn->second.call, unborn->second.flags);
        m_unborn.erase(unborn);
        return;
    }
    for (auto parent = m_parents.rbegin(); parent != m_parents.rend(); ++parent)
        if (*parent != thread && stateOf(*parent).makingChild) {
            ThreadState& state = stateOf(*parent);
            state.makingChild = false;
            return bear(*parent, thread, {}, state.childFlags);
        }
    m_descriptors.appear(thread);
}

void Analysis::seen(ThreadKey thread, Stamp at) {
    ThreadState& state = stateOf(thread);
    if (!state.counted) {
        state.counted = true;
        m_seen.insert(thread);
    }
    meet(thread);
    if (++m_lines; m_expected && m_lines > m_expected->untilLine)
        expectNobody();
    stampSeen(at);
    // A wait without a duration lasted at most until its thread's next line.
    if (at.known && state.openEnd != kNone) {
        MuxCall& mux = m_muxCalls[state.openEnd];
        mux.tookNs = std::max<std::int64_t>(at.ns - mux.at.ns, 0);
        state.openEnd = kNone;
    }
}

void Analysis::started(ThreadKey thread, Stamp at, const CallText& call, bool whole) {
    Entry& entry = entryOf(call.name);
    ++entry.count->count;
    ThreadState& state = stateOf(thread);
    if (entry.mux)
        muxStarted(thread, at, call, *entry.mux);
    else
        state.mux = kNone;
    if (entry.closes && !(whole && call.answer.failed() && call.answer.error == "EBADF"))
        onClose(thread, call); // the number may be given away before the call returns
    if (entry.makesChild) {
        state.makingChild = true;
        state.childFlags.clear();
        for (const std::string_view argument : call.arguments)
            state.childFlags.append(argument).append(" ");
        m_parents.push_back(thread);
    }
    if (call.name == "exit_group")
        onExit(thread, call);
}

void Analysis::ended(ThreadKey thread, Stamp at, const CallText& call, std::int64_t tookNs) {
    Entry& entry = entryOf(call.name);
    if (call.answer.failed())
        ++entry.count->errors[std::string(call.answer.error)];
    m_hasDurations |= call.tookNs >= 0;
    stampSeen(at);
    if (entry.mux)
        muxEnded(thread, at, call, tookNs);
    if (entry.ended != nullptr && !call.beheaded)
        (this->*entry.ended)(thread, call);
    if (entry.makesChild) {
        stateOf(thread).makingChild = false;
        std::erase(m_parents, thread);
    }
}

void Analysis::threadEnded(ThreadKey thread, Stamp, bool killed, std::string_view) {
    ThreadState& state = stateOf(thread);
    state.mux = kNone;
    if (state.makingChild) {
        state.makingChild = false;
        std::erase(m_parents, thread);
    }
    m_descriptors.threadEnded(thread, killed);
}

void Analysis::superseded(ThreadKey leader, ThreadKey other) {
    m_descriptors.superseded(leader, other);
    stateOf(leader).mux = kNone;
    stateOf(other).mux = kNone;
}

void Analysis::finish() {
    if (m_expected)
        expectNobody();
    m_descriptors.finish();
    // Waits that never ended lasted as long as the log.
    for (MuxCall& mux : m_muxCalls)
        if (mux.tookNs < 0 && mux.at.known && m_last.known)
            mux.tookNs = std::max<std::int64_t>(m_last.ns - mux.at.ns, 0);
}

// --- descriptors, as every kind of call needs them

FileId Analysis::usedFd(ThreadKey thread, std::string_view argument) {
    const strace::FdText fd = strace::fdIn(argument);
    if (fd.fd < 0)
        return kNoFile;
    const FileId file = m_descriptors.used(thread, fd.fd, fd.annotation);
    if (file != kNoFile && !fd.annotation.empty())
        noteNames(file, fd.annotation);
    return file;
}

// What -yy says about addresses that nothing else has told.
void Analysis::noteNames(FileId id, std::string_view annotation) {
    OpenFile& file = m_descriptors.file(id);
    const bool wanting =
        (file.connection != kNone && m_connections.at(file.connection).peer.empty()) ||
        (file.listener != kNone && m_listeners[file.listener].address.empty());
    if (!wanting)
        return;
    const strace::SocketNames names = strace::socketNamesIn(annotation);
    if (file.connection != kNone && m_connections.at(file.connection).peer.empty())
        m_connections.at(file.connection).peer = names.peer.text();
    if (file.listener != kNone && m_listeners[file.listener].address.empty())
        m_listeners[file.listener].address = names.local.text();
}

std::uint32_t Analysis::connectionAt(ThreadKey thread, std::string_view argument) {
    const FileId file = usedFd(thread, argument);
    return file == kNoFile ? kNone : m_descriptors.file(file).connection;
}

FileId Analysis::openNew(ThreadKey thread, std::string_view number, FileKind kind,
                         std::uint64_t flags) {
    const strace::FdText fd = strace::fdIn(number);
    if (fd.fd < 0)
        return kNoFile;
    const FileId file =
        m_descriptors.make(kind, (flags & strace::kNonblock) != 0 ? Tri::yes : Tri::no);
    m_descriptors.install(thread, fd.fd, file,
                          (flags & strace::kCloexec) != 0 ? Tri::yes : Tri::no);
    if (!fd.annotation.empty()) {
        const FileKind named = fileKindOf(fd.annotation);
        if (kind == FileKind::unknown || (kind == FileKind::file && named != FileKind::unknown))
            m_descriptors.file(file).kind = named;
    }
    return file;
}

void Analysis::gone(FileId id, Gone how) {
    OpenFile& file = m_descriptors.file(id);
    if (file.connection != kNone)
        m_connections.ended(file.connection, how == Gone::exited ? EndedBy::exit : EndedBy::local);
    for (const auto& [set, fd] : file.watchedBy)
        m_epolls.unwatch(set, fd, id);
    if (onFileGone)
        onFileGone(id);
}

std::optional<double> Analysis::spanSeconds() const {
    if (!m_first.known)
        return {};
    return static_cast<double>(m_last.ns - m_first.ns) / 1e9;
}

std::optional<double> Analysis::inMuxSeconds() const {
    if (!m_first.known && !m_hasDurations)
        return {};
    double sum = 0;
    for (const MuxCall& mux : m_muxCalls)
        sum += mux.tookNs > 0 ? static_cast<double>(mux.tookNs) / 1e9 : 0.0;
    return sum;
}

} // namespace muxscope::analysis
