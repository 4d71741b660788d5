// SPDX-License-Identifier: GPL-3.0-or-later
// What the calls of a program say about its multiplexing: every wait with what was watched and what was
// ready, connections with their bytes and HTTP, descriptors, times. A sink of calls; nothing is guessed:
// what the log does not tell is unknown. One thread; never fails.
#pragma once

#include "analysis/connections.h"
#include "analysis/descriptors.h"
#include "analysis/epoll_sets.h"
#include "analysis/mux_calls.h"
#include "import/call_sink.h"
#include "import/thread_roll.h"
#include "import/values.h"

#include <deque>
#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace muxscope::analysis {

using strace::CallText;

class Analysis : public strace::CallSink {
public:
    explicit Analysis(strace::ThreadRoll& roll);
    void started(ThreadKey thread, Stamp at, const CallText& call, bool whole) override;
    void ended(ThreadKey thread, Stamp at, const CallText& call, std::int64_t tookNs) override;
    void seen(ThreadKey thread, Stamp at) override;
    void threadEnded(ThreadKey thread, Stamp at, bool killed, std::string_view how) override;
    void superseded(ThreadKey leader, ThreadKey other) override;
    // The log is over.
    void finish();

    // For who follows the calls with it (TraceMapping).
    std::function<void(FileId)> onFileGone; // when nothing refers to the file any more
    // A descriptor goes into a message of a unix socket, or has come out of one (SCM_RIGHTS, unix(7)).
    struct Passed {
        ThreadKey thread = 0;
        std::int64_t fd = -1;   // as the thread's process calls it
        std::int64_t over = -1; // the socket, likewise
        bool received = false;
        std::optional<ThreadKey> sender; // of what was received, where the log tells
        std::int64_t sent = -1;          // and how the sender calls it
    };
    std::function<void(const Passed&)> onPassed;
    [[nodiscard]] Descriptors& tables() { return m_descriptors; }
    // Whether it was made, but the log may never tell of it.
    [[nodiscard]] bool expects(ThreadKey child) const {
        return m_expected && m_expected->child == child;
    }
    // The wait that the thread is in; nullptr for none. Until the next call of started or ended.
    [[nodiscard]] const MuxCall* waitOf(ThreadKey thread);
    // Lets finished waits go, once they are many.
    void forgetWaits();

    struct CallCount {
        std::uint64_t count = 0;
        std::map<std::string, std::uint64_t> errors;
    };
    struct Listener {
        std::int32_t fd = -1;
        std::string address; // empty: unknown
    };

    [[nodiscard]] const std::map<std::string, CallCount, std::less<>>& calls() const {
        return m_calls;
    }
    static constexpr std::size_t kMostNames = 10'000;
    // Calls whose names were one too many to be counted by.
    [[nodiscard]] std::uint64_t callsLeftOut() const { return m_callsLeftOut; }
    [[nodiscard]] const std::vector<MuxCall>& muxCalls() const { return m_muxCalls; }
    [[nodiscard]] const EpollSets& epolls() const { return m_epolls; }
    [[nodiscard]] std::vector<Connection>& connections() { return m_connections.all(); }
    [[nodiscard]] const std::vector<Listener>& listeners() const { return m_listeners; }
    [[nodiscard]] const Descriptors& descriptors() const { return m_descriptors; }
    [[nodiscard]] const strace::ThreadRoll& roll() const { return m_roll; }
    // Different threads that a line was about.
    [[nodiscard]] std::size_t threads() const { return m_seen.size(); }
    [[nodiscard]] std::optional<double> spanSeconds() const;
    [[nodiscard]] std::optional<double> inMuxSeconds() const;

private:
    using Handler = void (Analysis::*)(ThreadKey, const CallText&);
    struct Entry {
        CallCount* count = nullptr;
        Handler ended = nullptr;
        std::optional<MuxApi> mux;
        bool closes = false;
        bool makesChild = false;
    };
    struct ThreadState {
        std::uint32_t mux = kNone; // the wait it is in
        std::uint32_t openEnd =
            kNone; // a wait whose end is not known but by the thread's next line
        bool makingChild = false;
        std::string childFlags; // of the clone it is in
        bool counted = false;
    };
    static const std::unordered_map<std::string_view, Handler>& handlers();
    Entry& entryOf(std::string_view name);
    ThreadState& stateOf(ThreadKey thread);
    void meet(ThreadKey thread);
    void stampSeen(Stamp at);

    // A descriptor argument of a successful call: its file, made known by that use.
    FileId usedFd(ThreadKey thread, std::string_view argument);
    std::uint32_t connectionAt(ThreadKey thread, std::string_view argument);
    void noteNames(FileId file, std::string_view annotation);
    FileId openNew(ThreadKey thread, std::string_view number, FileKind kind, std::uint64_t flags);

    // analysis_files.cpp
    void onClose(ThreadKey thread, const CallText& call);
    void onCloseRange(ThreadKey thread, const CallText& call);
    void onOpen(ThreadKey thread, const CallText& call);
    void onMakeFd(ThreadKey thread, const CallText& call);
    void onPipe(ThreadKey thread, const CallText& call);
    void onDup(ThreadKey thread, const CallText& call);
    void onFcntl(ThreadKey thread, const CallText& call);
    void onIoctl(ThreadKey thread, const CallText& call);
    void onClone(ThreadKey thread, const CallText& call);
    void expectChild(ThreadKey parent, std::int64_t pid, std::uint64_t flags);
    void expectNobody();
    void onExec(ThreadKey thread, const CallText& call);
    void onExit(ThreadKey thread, const CallText& call);
    void onUnshare(ThreadKey thread, const CallText& call);
    void bear(ThreadKey parent, ThreadKey child, std::string_view call, std::string_view flags);
    // analysis_sockets.cpp
    void onSocket(ThreadKey thread, const CallText& call);
    void onSocketpair(ThreadKey thread, const CallText& call);
    void onBind(ThreadKey thread, const CallText& call);
    void onListen(ThreadKey thread, const CallText& call);
    void onAccept(ThreadKey thread, const CallText& call);
    void onConnect(ThreadKey thread, const CallText& call);
    void onGetName(ThreadKey thread, const CallText& call);
    void onGetPeer(ThreadKey thread, const CallText& call);
    void onGetOption(ThreadKey thread, const CallText& call);
    void onShutdown(ThreadKey thread, const CallText& call);
    std::uint32_t listenerOf(FileId file, std::int32_t fd);
    // analysis_transfers.cpp
    void onRead(ThreadKey thread, const CallText& call);
    void onWrite(ThreadKey thread, const CallText& call);
    void onRecvmsg(ThreadKey thread, const CallText& call);
    void onSendmsg(ThreadKey thread, const CallText& call);
    void onRecvmmsg(ThreadKey thread, const CallText& call);
    void onSendmmsg(ThreadKey thread, const CallText& call);
    void onSendfile(ThreadKey thread, const CallText& call);
    void onSplice(ThreadKey thread, const CallText& call);
    void onOtherUse(ThreadKey thread, const CallText& call);
    bool transferFailed(ThreadKey thread, const CallText& call);
    void received(std::uint32_t connection, std::uint64_t bytes, std::uint64_t flags,
                  const strace::BufferList& buffers, bool askedForNothing);
    void sent(std::uint32_t connection, std::uint64_t bytes, std::uint64_t flags,
              const strace::BufferList& buffers);
    void sendRights(ThreadKey thread, std::string_view fd, std::string_view message);
    void takeRights(ThreadKey thread, std::string_view fd, std::string_view message,
                    std::uint64_t flags);
    // analysis_waits.cpp
    void onEpollCreate(ThreadKey thread, const CallText& call);
    void onEpollCtl(ThreadKey thread, const CallText& call);
    void muxStarted(ThreadKey thread, Stamp at, const CallText& call, MuxApi api);
    void muxEnded(ThreadKey thread, Stamp at, const CallText& call, std::int64_t tookNs);
    void readInputs(MuxCall& mux, ThreadKey thread, const CallText& call);
    void answerSelect(MuxCall& mux, const CallText& call);
    void answerPoll(MuxCall& mux, const CallText& call);
    void answerEpoll(MuxCall& mux, const CallText& call);
    void readySeen(ThreadKey thread, std::int32_t fd, std::uint32_t bits);
    std::shared_ptr<const FdList> shared(ThreadKey thread, FdList list);
    void gone(FileId file, Gone how);

    strace::ThreadRoll& m_roll;
    Descriptors m_descriptors;
    EpollSets m_epolls;
    Connections m_connections;
    std::vector<Listener> m_listeners;
    std::vector<MuxCall> m_muxCalls;
    std::map<std::string, CallCount, std::less<>> m_calls;
    std::unordered_map<std::string_view, Entry> m_entries; // names of m_calls
    Entry m_unnamed; // of all names beyond kMostNames: Linux has a few hundred calls
    CallCount m_unnamedCount;
    std::uint64_t m_callsLeftOut = 0;
    std::deque<ThreadState> m_threads;
    std::vector<ThreadKey> m_parents; // in a call that makes a child
    // Children without a line so far, in a log that may or may not follow them.
    struct Unborn {
        ThreadKey parent = 0;
        std::string call;
        std::string flags;
    };
    static constexpr std::size_t kMostUnborn = 4096;
    std::unordered_map<std::int64_t, Unborn> m_unborn;
    // The first of them has its parent's descriptors as they were when it was made, for so many lines: the
    // parent goes on opening and closing before a line says "[pid N]" for the first time.
    struct Expected {
        ThreadKey child = 0;
        std::uint64_t untilLine = 0;
    };
    static constexpr std::uint64_t kLinesToWait = 1000;
    std::optional<Expected> m_expected;
    bool m_expectsNone = false; // the log does not follow children
    std::uint64_t m_lines = 0;
    std::set<ThreadKey> m_seen;
    std::unordered_map<ThreadKey, std::shared_ptr<const FdList>> m_lastLists;
    // Descriptors under way over unix sockets (SCM_RIGHTS), by the socket they will be received from.
    struct Rights {
        FileId to = kNoFile; // kNoFile: which socket is not known
        ThreadKey sender = 0;
        std::vector<FileId> files;
        std::vector<std::int64_t> numbers; // as the sender calls them
    };
    std::deque<Rights> m_rights;
    Stamp m_first;
    Stamp m_last;
    bool m_hasDurations = false;
};

} // namespace muxscope::analysis
