// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/apply_steps.h"
#include "world/call_wait.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <limits>

namespace muxscope::world {
namespace steps {

Address addressOf(std::span<const std::byte> sockaddrBytes) {
    Address address;
    const std::size_t length = std::min(sockaddrBytes.size(), address.bytes.size());
    if (length != 0)
        std::memcpy(address.bytes.data(), sockaddrBytes.data(), length);
    address.length = static_cast<std::uint8_t>(length);
    return address;
}

std::int64_t elapsedNs(std::int64_t fromNs, std::int64_t toNs) {
    if (toNs <= fromNs)
        return 0;
    const std::uint64_t ns = static_cast<std::uint64_t>(toNs) - static_cast<std::uint64_t>(fromNs);
    constexpr auto kMost = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
    return static_cast<std::int64_t>(std::min(ns, kMost));
}

} // namespace steps

namespace {

using namespace steps;
using trace::Call;

constexpr std::size_t kMaxNoteBytes = 200;
// No call moves more bytes (read(2), write(2)) or answers with more.
constexpr std::int64_t kMaxResult = 0x7ffff000;

// nullptr: more threads than anybody has.
Thread* threadOf(World& world, ThreadId id) {
    if (!world.threads.empty() && world.threads.front().id == id)
        return &world.threads.front();
    for (Thread& thread : world.threads) {
        if (thread.id == id)
            return &thread;
    }
    if (world.threads.size() >= kMaxThreads)
        return nullptr;
    Thread& thread = world.threads.emplace_back();
    thread.id = id;
    return &thread;
}

// What is kept of a record: without its place in the log, which differs between a live log and the
// same one read from a file.
trace::Record keptRecord(const trace::Event& event) {
    trace::Record record = event.record;
    record.payloadAt = 0;
    return record;
}

void applyEnter(World& world, const trace::Event& event) {
    ++world.counters.calls;
    Thread* thread = threadOf(world, event.record.thread);
    if (thread == nullptr)
        return countOdd(world);
    if (thread->inCall || thread->ended) // its answer, or its start, was never seen
        countOdd(world);
    thread->ended = false;
    thread->inCall = true;
    thread->enter = keptRecord(event);
    thread->enterEvent = event.index;
    ++thread->calls;
    switch (event.call()) {
    case Call::recv:
    case Call::send:
    case Call::accept4:
        break;
    case Call::select:
    case Call::poll:
    case Call::epoll_wait:
    case Call::sigtimedwait:
        enterWait(world, event);
        break;
    case Call::io_uring_enter:
        enterRing(world, event);
        thread->enterWord = event.payloadWord();
        break;
    case Call::bind:
    case Call::connect:
        thread->enterAddress = addressOf(event.payload);
        break;
    case Call::open:
    case Call::openat:
        thread->enterPath = trace::asText(event.payload).substr(0, kMaxNoteBytes);
        break;
    default:
        thread->enterWord = event.payloadWord();
    }
}

void dispatchExit(const Exit& exit) {
    switch (exit.event.call()) {
    case Call::recv:
    case Call::recvfrom:
    case Call::read:
    case Call::pread64:
        return exitRead(exit);
    case Call::send:
    case Call::sendto:
    case Call::write:
    case Call::sendfile:
        return exitWrite(exit);
    case Call::select:
    case Call::poll:
    case Call::epoll_wait:
    case Call::sigtimedwait:
        return exitWait(exit);
    case Call::accept:
    case Call::accept4:
        return exitAccept(exit);
    case Call::close:
        return exitClose(exit);
    case Call::shutdown:
        return exitShutdown(exit);
    case Call::epoll_ctl:
        return exitEpollCtl(exit);
    case Call::epoll_create1:
        return exitEpollCreate(exit);
    case Call::socket:
        return exitSocket(exit);
    case Call::bind:
        return exitBind(exit);
    case Call::listen:
        return exitListen(exit);
    case Call::connect:
        return exitConnect(exit);
    case Call::socketpair:
        return exitSocketpair(exit);
    case Call::setsockopt:
    case Call::getsockopt:
        return exitOption(exit);
    case Call::getsockname:
    case Call::getpeername:
        return exitName(exit);
    case Call::fcntl:
    case Call::ioctl:
        return exitControl(exit);
    case Call::open:
    case Call::openat:
    case Call::eventfd:
        return exitOpen(exit);
    case Call::none:
    case Call::clock_gettime:
    case Call::fstat:
    case Call::nanosleep:
    case Call::rt_sigsuspend:
    case Call::pause:
    case Call::wait4:
    case Call::waitid:
    case Call::futex:
    case Call::flock:
        return;
    case Call::io_uring_setup:
        return exitRingSetup(exit);
    case Call::io_uring_enter:
        return exitRing(exit);
    case Call::async_cancel: // of no call at all
        break;
    }
    countOdd(exit.world); // a call this version does not know
}

void answered(World& world, const trace::Event& event, Thread& thread, bool matched) {
    const std::int64_t value = event.record.value;
    const int error = event.error();
    // EAGAIN of futex(2): the word had changed already.
    if (error == EAGAIN && !isTimeOut(event) && event.call() != Call::futex)
        ++world.counters.wouldBlock;
    else if (error != 0 && error != EINTR && error != EAGAIN && !isTimeOut(event))
        ++world.counters.errors;
    const std::int64_t result = std::clamp<std::int64_t>(value, 0, kMaxResult);
    if (value > kMaxResult)
        countOdd(world);
    dispatchExit({world, event, result, error, thread, matched});
    if (!world.processes.empty())
        tableChanged({world, event, result, error, thread, matched});
}

void applyExit(World& world, const trace::Event& event) {
    Thread* thread = threadOf(world, event.record.thread);
    if (thread == nullptr)
        return countOdd(world);
    const bool matched = thread->inCall && thread->enter.call == event.call();
    // The beginning of a history may cut a call in two; the answer is still a fact.
    if (matched)
        thread->vain.answered(event.call(), event.fd(), event.error(),
                              neverWaits(world, thread->enter));
    else
        countOdd(world);
    thread->inCall = false;
    thread->exit = keptRecord(event);
    thread->exitEvent = event.index;
    answered(world, event, *thread, matched);
}

// An operation of io_uring is done: folded like the exit of the call that it is, but no thread was in
// that call. One that was cancelled did nothing.
void applyCompletion(World& world, const trace::Event& event) {
    Thread thread;
    thread.id = event.record.thread;
    const bool matched = taken(world, event, thread.enter);
    if (event.call() != Call::async_cancel && event.error() != ECANCELED)
        answered(world, event, thread, matched);
}

void startThread(World& world, const trace::Event& event) {
    Thread* thread = threadOf(world, event.record.thread);
    if (thread == nullptr)
        return countOdd(world);
    const std::uint32_t lives = thread->lives + 1;
    *thread = Thread{};
    thread->id = event.record.thread;
    thread->lives = lives;
    thread->serves = usable(event.fd()) ? event.fd() : kNoFd;
    thread->startedEvent = event.index;
}

void endThread(World& world, const trace::Event& event) {
    Thread* thread = threadOf(world, event.record.thread);
    if (thread == nullptr)
        return countOdd(world);
    thread->inCall = false; // killed in mid-call, or its process ended: no answer comes
    thread->ended = true;
    // The lists it passed to select and poll died with it.
    std::erase_if(world.muxes, [&](const Mux& mux) {
        return mux.call != Call::epoll_wait && mux.thread == event.record.thread;
    });
}

// An observer's look at a thread's clock.
void readCpu(World& world, const trace::Event& event) {
    Thread* thread = threadOf(world, event.record.thread);
    if (thread == nullptr || event.record.value < 0)
        return countOdd(world);
    if (thread->cpuNs.known == Known::observed) {
        thread->cpuBeforeNs = thread->cpuNs.value;
        thread->cpuBeforeAtNs = thread->cpuAtNs;
    } else {
        thread->cpuBeforeNs = event.record.value;
        thread->cpuBeforeAtNs = event.record.atNs;
    }
    thread->cpuNs = {event.record.value, Known::observed};
    thread->cpuAtNs = event.record.atNs;
}

void applyNote(World& world, const trace::Event& event) {
    const std::string_view text = trace::asText(event.payload).substr(0, kMaxNoteBytes);
    switch (event.note()) {
    case trace::NoteKind::serverStarted: {
        world.serverRunning = true;
        const std::size_t space = text.find(' ');
        const std::size_t end = space == std::string_view::npos ? space : text.find(' ', space + 1);
        world.model = text.substr(0, end);
        world.speaksHttp =
            space == std::string_view::npos || world.model.substr(space + 1) == "http";
        break;
    }
    case trace::NoteKind::serverStopped:
        world.serverRunning = false;
        serverStopped(world);
        break;
    case trace::NoteKind::connectionRefused:
        ++world.counters.refused;
        break;
    case trace::NoteKind::listenerPaused:
        world.listenerPaused = true;
        break;
    case trace::NoteKind::listenerResumed:
        world.listenerPaused = false;
        break;
    case trace::NoteKind::historyStalled: {
        std::int64_t ns = 0;
        if (event.payload.size() >= sizeof(ns))
            std::memcpy(&ns, event.payload.data(), sizeof(ns));
        world.counters.stalledNs = elapsedNs(-std::max<std::int64_t>(ns, 0),
                                             std::max<std::int64_t>(world.counters.stalledNs, 0));
        return; // its payload is no text
    }
    case trace::NoteKind::tunnelOpened:
        tunnelOpened(world, event.fd(), text);
        break;
    case trace::NoteKind::threadStarted:
        return startThread(world, event);
    case trace::NoteKind::threadEnded:
        return endThread(world, event);
    case trace::NoteKind::processIs:
    case trace::NoteKind::programIs:
    case trace::NoteKind::processEnded:
    case trace::NoteKind::descriptorIs:
    case trace::NoteKind::descriptorLeft:
        return processNote(world, event, threadOf(world, event.record.thread));
    case trace::NoteKind::none:
    case trace::NoteKind::remark:
    case trace::NoteKind::signalsLost:
    case trace::NoteKind::teachingSwitch:
        break;
    default:
        return countOdd(world);
    }
    world.lastNote = text;
}

} // namespace

void apply(World& world, const trace::Event& event) {
    world.moment = event.moment();
    world.atNs = event.record.atNs;
    world.last = keptRecord(event);
    if (static_cast<std::uint8_t>(event.call()) >= trace::kCallCount) {
        world.last.call = Call::none;
        return countOdd(world);
    }
    switch (event.phase()) {
    case trace::Phase::enter:
        return applyEnter(world, event);
    case trace::Phase::exit:
        return applyExit(world, event);
    case trace::Phase::observer:
        return event.call() == Call::clock_gettime ? readCpu(world, event) : gauge(world, event);
    case trace::Phase::note:
        return applyNote(world, event);
    case trace::Phase::submission:
        return submitted(world, event);
    case trace::Phase::completion:
        return applyCompletion(world, event);
    }
    countOdd(world);
}

} // namespace muxscope::world
