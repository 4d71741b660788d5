// SPDX-License-Identifier: GPL-3.0-or-later
// Multiplexers: what each wait watched, and what it was told.
#include "analysis/analysis.h"
#include "analysis/wait_values.h"
#include "import/constants.h"
#include "trace/payload.h"

#include <algorithm>

namespace muxscope::analysis {

using namespace strace;
using trace::kErr;
using trace::kHup;
using trace::kOut;
using trace::kRdHup;

const MuxCall* Analysis::waitOf(ThreadKey thread) {
    const std::uint32_t index = stateOf(thread).mux;
    return index == kNone ? nullptr : &m_muxCalls[index];
}

void Analysis::forgetWaits() {
    constexpr std::size_t kMany = 4096;
    if (m_muxCalls.size() < kMany + m_threads.size())
        return;
    std::vector<MuxCall> kept;
    for (ThreadState& state : m_threads) {
        state.openEnd = kNone;
        if (state.mux == kNone)
            continue;
        kept.push_back(std::move(m_muxCalls[state.mux]));
        state.mux = static_cast<std::uint32_t>(kept.size() - 1);
    }
    m_muxCalls = std::move(kept);
}

std::shared_ptr<const FdList> Analysis::shared(ThreadKey thread, FdList list) {
    auto& last = m_lastLists[thread];
    if (last == nullptr || *last != list)
        last = std::make_shared<const FdList>(std::move(list));
    return last;
}

void Analysis::onEpollCreate(ThreadKey thread, const CallText& call) {
    if (!call.answer.ok())
        return;
    const std::uint64_t flags =
        call.name == "epoll_create1" ? flagsIn(call.argument(0)).value_or(0) & kCloexec : 0;
    const FileId file = openNew(thread, call.answer.whole, FileKind::epoll, flags);
    if (file != kNoFile)
        m_descriptors.file(file).epoll = m_epolls.make(true);
}

// epoll_ctl(6, EPOLL_CTL_ADD, 5, {events=EPOLLIN, data={u32=5, u64=5}})
void Analysis::onEpollCtl(ThreadKey thread, const CallText& call) {
    if (!call.answer.ok())
        return;
    const FileId epoll = usedFd(thread, call.argument(0));
    const FileId file = usedFd(thread, call.argument(2));
    const auto operation = flagsIn(call.argument(1));
    const std::int64_t fd = fdIn(call.argument(2)).fd;
    if (epoll == kNoFile || file == kNoFile || !operation)
        return;
    OpenFile& set = m_descriptors.file(epoll);
    set.kind = FileKind::epoll;
    if (set.epoll == kNone)
        set.epoll = m_epolls.make(false);
    const std::uint32_t id = set.epoll;
    const auto number = static_cast<std::int32_t>(fd);
    auto& watchedBy = m_descriptors.file(file).watchedBy;
    const auto place = std::find(watchedBy.begin(), watchedBy.end(), std::pair{id, number});
    if (*operation == kEpollDelete) {
        m_epolls.unwatch(id, number, file);
        if (place != watchedBy.end())
            watchedBy.erase(place);
        return;
    }
    if (place == watchedBy.end())
        watchedBy.emplace_back(id, number);
    m_epolls.watch(id, number, file, epollEventIn(call.argument(3)));
}

void Analysis::readInputs(MuxCall& mux, ThreadKey thread, const CallText& call) {
    if (isEpoll(mux.api)) {
        const FileId file = usedFd(thread, call.argument(0));
        if (file == kNoFile)
            return;
        OpenFile& open = m_descriptors.file(file);
        open.kind = FileKind::epoll;
        if (open.epoll == kNone)
            open.epoll = m_epolls.make(false);
        mux.epoll = open.epoll;
        mux.epollVersion = m_epolls.version(open.epoll);
        return;
    }
    if (mux.api == MuxApi::poll || mux.api == MuxApi::ppoll) {
        PollList list = pollListIn(call.argument(0));
        list.known &= call.argument(0).ends_with(']'); // not where the log itself is cut
        if (!list.known && (leadingNumber(call.argument(1)) == 0 || call.argument(0) == "NULL"))
            list.known = leadingNumber(call.argument(1)) == 0; // nothing to watch
        mux.partial |= list.cut;
        if (list.known)
            mux.interest = shared(thread, asFdList(list));
        return;
    }
    const FdSetText in = fdSetIn(call.argument(1));
    const FdSetText out = fdSetIn(call.argument(2));
    const FdSetText except = fdSetIn(call.argument(3));
    // The last of them where the log itself is cut.
    const bool whole = call.argument(3).ends_with(']') || call.argument(3) == "NULL";
    if (in.known && out.known && except.known && whole)
        mux.interest = shared(thread, merged(in, out, except));
}

void Analysis::muxStarted(ThreadKey thread, Stamp at, const CallText& call, MuxApi api) {
    ThreadState& state = stateOf(thread);
    state.mux = static_cast<std::uint32_t>(m_muxCalls.size());
    MuxCall& mux = m_muxCalls.emplace_back();
    mux.api = api;
    mux.thread = thread;
    mux.at = at;
    if (call.arguments.empty()) // beheaded
        return;
    readInputs(mux, thread, call);
    if (const auto timeout = timeoutOf(api, call, 0)) {
        mux.timeoutKnown = true;
        mux.timeoutNs = *timeout;
    }
}

void Analysis::muxEnded(ThreadKey thread, Stamp, const CallText& call, std::int64_t tookNs) {
    ThreadState& state = stateOf(thread);
    if (state.mux == kNone)
        return;
    const std::uint32_t index = state.mux;
    MuxCall& mux = m_muxCalls[index];
    state.mux = kNone;
    mux.finished = true;
    mux.returned = call.answer.returned();
    mux.result = call.answer.value;
    mux.error = call.answer.error;
    mux.tookNs = tookNs;
    if (tookNs < 0 && mux.returned)
        state.openEnd = index;
    if (call.beheaded) {
        const std::size_t shift = isEpoll(mux.api) ? 1 : 0;
        if (const auto timeout =
                isEpoll(mux.api) ? timeoutOf(mux.api, call, shift) : std::nullopt) {
            mux.timeoutKnown = true;
            mux.timeoutNs = *timeout;
        }
    } else if (!mux.timeoutKnown) {
        if (const auto timeout = timeoutOf(mux.api, call, 0)) { // epoll_wait prints it on return
            mux.timeoutKnown = true;
            mux.timeoutNs = *timeout;
        }
    }
    if (!call.answer.ok())
        return;
    if (call.answer.value == 0) {
        mux.ready = std::make_unique<const FdList>();
        return;
    }
    if (isEpoll(mux.api))
        answerEpoll(mux, call);
    else if (mux.api == MuxApi::poll || mux.api == MuxApi::ppoll)
        answerPoll(mux, call);
    else
        answerSelect(mux, call);
}

// The text is cut at about 1000 characters without a mark: the number of bits tells.
void Analysis::answerSelect(MuxCall& mux, const CallText& call) {
    const std::string_view note = call.answer.note;
    if (!note.starts_with('('))
        return;
    const FdSetText in = fdSetIn(setNamed(note, "in"));
    const FdSetText out = fdSetIn(setNamed(note, "out"));
    const FdSetText except = fdSetIn(setNamed(note, "except"));
    if (!in.known && !out.known && !except.known)
        return;
    const std::size_t shown = in.fds.size() + out.fds.size() + except.fds.size();
    mux.partial |= shown < static_cast<std::size_t>(call.answer.value);
    FdList ready = merged(in, out, except);
    for (const FdBits& item : ready)
        readySeen(mux.thread, item.fd, item.bits);
    mux.ready = std::make_unique<const FdList>(std::move(ready));
}

// = 2 ([{fd=5, revents=POLLOUT}, {fd=99, revents=POLLNVAL}]), of ppoll also `, left {...}`
void Analysis::answerPoll(MuxCall& mux, const CallText& call) {
    std::string_view note = call.answer.note;
    if (!note.starts_with("(["))
        return;
    note.remove_prefix(1);
    std::size_t end = endOfItem(note, 0);
    const PollList list = pollListIn(note.substr(0, end));
    mux.partial |= list.cut || list.items.size() < static_cast<std::size_t>(call.answer.value);
    FdList ready = asFdList(list);
    for (const FdBits& item : ready)
        readySeen(mux.thread, item.fd, item.bits);
    mux.ready = std::make_unique<const FdList>(std::move(ready));
}

void Analysis::answerEpoll(MuxCall& mux, const CallText& call) {
    const PollList list = epollListIn(call.argument(call.beheaded ? 0 : 1));
    if (!list.known)
        return;
    mux.partial |= list.cut || list.items.size() < static_cast<std::size_t>(call.answer.value);
    FdList ready;
    for (const Polled& event : list.items) {
        const std::int32_t fd = mux.epoll == kNone ? -1 : m_epolls.answered(mux.epoll, event);
        addBits(ready, fd, event.bits);
        readySeen(mux.thread, fd, event.bits);
    }
    mux.ready = std::make_unique<const FdList>(std::move(ready));
}

// Readiness says how a connect under way has ended, and that a peer is gone.
void Analysis::readySeen(ThreadKey thread, std::int32_t fd, std::uint32_t bits) {
    if (fd < 0)
        return;
    const FileId file = m_descriptors.find(thread, fd);
    if (file == kNoFile || m_descriptors.file(file).connection == kNone)
        return;
    const std::uint32_t id = m_descriptors.file(file).connection;
    Connection& connection = m_connections.at(id);
    if (!connection.made) {
        connection.made = (bits & kOut) != 0 && (bits & (kErr | kHup)) == 0;
        return;
    }
    if (connection.shutDown)
        return;
    if ((bits & kErr) != 0 && (bits & (kHup | kRdHup)) != 0)
        m_connections.ended(id, EndedBy::reset);
    else if ((bits & (kHup | kRdHup)) != 0)
        m_connections.ended(id, EndedBy::peer);
}

} // namespace muxscope::analysis
