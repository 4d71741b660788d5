// SPDX-License-Identifier: GPL-3.0-or-later
#include "watch/program_source.h"

#include "analysis/trace_mapping.h"
#include "base/clock.h"
#include "import/strace_reader.h"
#include "watch/live_lines.h"
#include "watch/strace_process.h"

#include <cerrno>
#include <csignal>
#include <cstring>
#include <fmt/format.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <unistd.h>

namespace muxscope::watch {
namespace {

constexpr int kQuietMs = 15; // a line that is half there for so long is a call that sleeps
constexpr int kStartPatienceMs = 10'000;          // of a loaded machine
constexpr int kLookEveryMs = 250;                 // at what it costs
constexpr std::int64_t kDetachNs = 4'000'000'000; // then strace is killed, and the kernel detaches
constexpr std::size_t kReadBytes = std::size_t{256} << 10;

bool isGone(int pid) {
    return ::kill(pid, 0) != 0 && errno == ESRCH;
}

} // namespace

struct ProgramSource::Reading {
    Reading(ProgramSource& source)
        : mapping(*source.m_log, roll),
          reader(mapping, roll, remarks),
          lines([this, &source](const strace::LogFile::Line& line) {
              meter.line(line.text);
              if (source.m_onLine)
                  source.m_onLine(line);
              reader.line(line);
          }) {}

    strace::ThreadRoll roll;
    strace::Remarks remarks;
    analysis::TraceMapping mapping;
    strace::StraceReader reader;
    WatchMeter meter;
    LiveLines lines;
    std::vector<char> buffer = std::vector<char>(kReadBytes);
    std::optional<ProgramKeeper> keeper;
    std::optional<StraceProcess> strace;
    bool straceRuns = true;
    bool programRuns = true;
    bool detaching = false;
    std::int64_t endsSinceNs = 0;
    std::int64_t lookedNs = 0;
};

ProgramSource::ProgramSource(WatchOrder order, trace::TraceLog::Options logOptions, OnLine onLine)
    : m_order(std::move(order)),
      m_onLine(std::move(onLine)),
      m_log(std::make_unique<trace::TraceLog>(logOptions)),
      m_began{monotonicNs(), realtimeNs()},
      m_wake(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
    m_log->setEpoch(m_began);
}

ProgramSource::~ProgramSource() {
    requestEnd();
    if (m_thread.joinable())
        m_thread.join();
    if (m_wake >= 0)
        close(m_wake);
}

void ProgramSource::start() {
    if (!m_thread.joinable())
        m_thread = std::thread([this] { main(); });
}

void ProgramSource::requestEnd() {
    m_ending.store(true, std::memory_order_release);
    if (m_wake >= 0)
        (void)eventfd_write(m_wake, 1);
}

std::optional<Error> ProgramSource::error() const {
    const std::lock_guard lock(m_mutex);
    return m_error;
}

std::vector<std::string> ProgramSource::missing() const {
    const std::lock_guard lock(m_mutex);
    return m_missing;
}

Refusal ProgramSource::refusal() const {
    const std::lock_guard lock(m_mutex);
    return m_refusal;
}

std::optional<ProgramSource::Ending> ProgramSource::ending() const {
    const std::lock_guard lock(m_mutex);
    return m_ended;
}

WatchCost ProgramSource::cost() const {
    const std::lock_guard lock(m_mutex);
    return m_cost;
}

void ProgramSource::noteCost(const WatchCost& cost) {
    const std::lock_guard lock(m_mutex);
    m_cost = cost;
}

void ProgramSource::fail(Error error, Refusal refusal) {
    {
        const std::lock_guard lock(m_mutex);
        m_error = std::move(error);
        m_refusal = refusal;
    }
    m_state.store(State::failed, std::memory_order_release);
}

void ProgramSource::main() {
    Reading reading(*this);
    reading.mapping.beginAt(m_began.realtimeNs);
    if (!begin(reading))
        return;
    read(reading);
    end(reading);
}

// The program stands before its first call and strace is attached to it. False: it has failed.
bool ProgramSource::begin(Reading& reading) {
    const Refusal foreseen = refusalForeseen(m_order);
    if (foreseen != Refusal::none) {
        fail(refusalError(foreseen, m_order), foreseen);
        return false;
    }
    int pid = m_order.pid;
    if (m_order.starts()) {
        auto keeper = ProgramKeeper::start(m_order);
        if (!keeper) {
            fail(keeper.error(), Refusal::startFailed);
            return false;
        }
        reading.keeper.emplace(std::move(*keeper));
        const auto answer = reading.keeper->answer(kStartPatienceMs);
        if (!answer || answer->kind != ProgramKeeper::Answer::Kind::standing) {
            Error error = refusalError(Refusal::startFailed, m_order);
            if (answer && answer->kind == ProgramKeeper::Answer::Kind::notStarted)
                error.text += fmt::format(": {}", std::strerror(answer->value));
            fail(error, Refusal::startFailed);
            return false;
        }
        pid = answer->value;
    }
    auto strace = StraceProcess::start(m_order, pid);
    if (!strace) {
        fail(strace.error(), Refusal::startFailed);
        return false;
    }
    reading.strace.emplace(std::move(*strace));
    m_pid.store(pid, std::memory_order_release);
    return true;
}

void ProgramSource::read(Reading& reading) {
    while (reading.straceRuns && turn(reading)) {
    }
    // What it wrote last.
    reading.strace->readMessages();
    ssize_t count = 0;
    while ((count = ::read(reading.strace->logPipe(), reading.buffer.data(),
                           reading.buffer.size())) > 0)
        reading.lines.add({reading.buffer.data(), static_cast<std::size_t>(count)}, realtimeNs());
    reading.lines.finish();
    reading.reader.finish();
}

bool ProgramSource::turn(Reading& reading) {
    StraceProcess& strace = *reading.strace;
    const bool attached = m_state.load(std::memory_order_relaxed) == State::live;
    pollfd watched[] = {
        {strace.logPipe(), POLLIN, 0},
        {strace.messagePipe(), POLLIN, 0},
        {m_ending.load(std::memory_order_acquire) ? -1 : m_wake, POLLIN, 0},
        {reading.keeper && reading.programRuns ? reading.keeper->socket() : -1, POLLIN, 0}};
    const int came = poll(watched, 4, reading.lines.halfTold() ? kQuietMs : kLookEveryMs);
    if (came < 0 && errno != EINTR)
        return false;
    if (came == 0)
        reading.lines.quiet();
    if (watched[0].revents != 0) {
        const ssize_t count =
            ::read(strace.logPipe(), reading.buffer.data(), reading.buffer.size());
        if (count > 0)
            reading.lines.add({reading.buffer.data(), static_cast<std::size_t>(count)},
                              realtimeNs());
    }
    if (watched[1].revents != 0)
        reading.straceRuns = strace.readMessages();
    if (!attached && strace.attached()) {
        reading.meter.begin(strace.pid(), monotonicNs());
        noteCost(reading.meter.cost());
        m_state.store(State::live, std::memory_order_release);
        if (reading.keeper)
            reading.keeper->go();
    }
    if (watched[3].revents != 0)
        if (const auto answer = reading.keeper->answer(0))
            hear(reading, *answer);
    const std::int64_t nowNs = monotonicNs();
    if (attached && nowNs - reading.lookedNs >= kLookEveryMs * 1'000'000LL) {
        reading.lookedNs = nowNs;
        reading.meter.look(nowNs);
        noteCost(reading.meter.cost());
    }
    if (m_ending.load(std::memory_order_acquire))
        pursueEnd(reading);
    return true;
}

void ProgramSource::hear(Reading& reading, const ProgramKeeper::Answer& answer) {
    reading.programRuns = false;
    const std::lock_guard lock(m_mutex);
    switch (answer.kind) {
    case ProgramKeeper::Answer::Kind::notStarted:
        m_error = refusalError(Refusal::startFailed, m_order);
        m_error->text += fmt::format(": {}", std::strerror(answer.value));
        m_refusal = Refusal::startFailed;
        return;
    case ProgramKeeper::Answer::Kind::exited:
        m_ended = Ending{Ending::Kind::exited, answer.value};
        return;
    case ProgramKeeper::Answer::Kind::killed:
        m_ended = Ending{Ending::Kind::killed, answer.value};
        return;
    case ProgramKeeper::Answer::Kind::standing:
        return;
    }
}

// Ends the program where that is ordered; strace goes with it, or detaches, or is made to.
void ProgramSource::pursueEnd(Reading& reading) {
    const std::int64_t nowNs = monotonicNs();
    const bool endsProgram = reading.keeper && m_order.endsProgram;
    if (reading.endsSinceNs == 0) {
        reading.endsSinceNs = nowNs;
        reading.meter.look(nowNs);
        noteCost(reading.meter.cost());
        if (endsProgram)
            reading.keeper->endProgram();
    }
    // Children that it left are not waited for.
    if (!reading.detaching &&
        (!endsProgram || !reading.programRuns || nowNs - reading.endsSinceNs > kDetachNs)) {
        reading.detaching = true;
        reading.endsSinceNs = nowNs;
        reading.strace->detach();
    } else if (reading.detaching && nowNs - reading.endsSinceNs > kDetachNs) {
        reading.strace->kill();
    }
}

void ProgramSource::end(Reading& reading) {
    const bool wasAttached = reading.strace->attached();
    const std::string complaint = reading.strace->complaint();
    reading.strace.reset();
    if (!wasAttached && !m_ending.load(std::memory_order_acquire)) {
        const bool refused = complaint.find("ermission denied") != std::string::npos ||
                             complaint.find("not permitted") != std::string::npos;
        const Refusal refusal = refused ? Refusal::byKernel : Refusal::startFailed;
        Error error = refusalError(refusal, m_order);
        if (!complaint.empty())
            error.text += fmt::format(" ({})", complaint);
        return fail(error, refusal);
    }
    if (reading.keeper && reading.programRuns) {
        const bool letsRun = m_ending.load(std::memory_order_acquire) && !m_order.endsProgram;
        if (letsRun)
            reading.keeper->letGo();
        else if (const auto answer = reading.keeper->answer(ProgramKeeper::kPatienceMs + 1000))
            hear(reading, *answer);
    }
    const bool failed = error().has_value();
    {
        const std::lock_guard lock(m_mutex);
        m_missing = reading.remarks.texts();
        if (!m_ended) {
            const bool gone = isGone(m_pid.load(std::memory_order_acquire));
            m_ended = gone ? Ending{Ending::Kind::gone, 0}
                           : Ending{Ending::Kind::letGo, m_pid.load(std::memory_order_acquire)};
        }
    }
    m_state.store(failed ? State::failed : State::ended, std::memory_order_release);
}

} // namespace muxscope::watch
