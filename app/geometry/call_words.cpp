// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometry/call_words.h"

#include "geometry/quantity_text.h"
#include "trace/event.h"
#include "trace/not_told.h"
#include "world/activity.h"
#include "world/latest_thread.h"
#include "world/process_names.h"

#include <QCoreApplication>
#include <cerrno>

namespace muxscope::ui {

namespace {

using trace::Call;

struct Words {
    Q_DECLARE_TR_FUNCTIONS(CallWords)
};

QString latin(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString secondsText(std::int64_t timeoutNs) {
    if (timeoutNs == trace::kNotTold)
        return QStringLiteral("?");
    if (timeoutNs < 0)
        return QStringLiteral("None");
    const double seconds = static_cast<double>(timeoutNs) / 1e9;
    QString text = QString::number(seconds, 'g', 4);
    if (!text.contains(QLatin1Char('.')) && !text.contains(QLatin1Char('e')))
        text += QStringLiteral(".0");
    return text;
}

QString millisecondsText(std::int64_t timeoutNs) {
    if (timeoutNs == trace::kNotTold)
        return QStringLiteral("?");
    return QString::number(timeoutNs < 0 ? -1 : timeoutNs / 1'000'000);
}

QString waitOutcome(const world::Thread& thread) {
    const std::int64_t took = thread.exit.atNs - thread.enter.atNs;
    if (thread.exit.value == 0)
        return Words::tr("timed out after %1: nothing was ready").arg(durationText(took));
    const QString value = groupedText(static_cast<std::uint64_t>(thread.exit.value));
    return took < world::kAtOnceNs
               ? Words::tr("returned %1 at once, after %2: no sleep").arg(value, durationText(took))
               : Words::tr("returned %1 after %2 asleep").arg(value, durationText(took));
}

// What a sleeping call waits for.
QString sleepWords(const world::World& world, const world::Thread& thread) {
    const std::int32_t fd = world::asMade(world, thread.enter).fd;
    switch (thread.enter.call) {
    case Call::nanosleep:
        return Words::tr("sleeps out its time; no descriptor can wake it");
    case Call::sigtimedwait:
        return Words::tr("waits for a signal; the thread uses no processor time");
    case Call::io_uring_enter:
        return Words::tr("waits for a completion; the kernel does the operations");
    default:
        break;
    }
    switch (trace::callKind(thread.enter.call)) {
    case trace::CallKind::accept:
        return Words::tr("asleep in %1: nobody has connected to fd %2")
            .arg(latin(trace::callName(thread.enter.call)))
            .arg(fd);
    case trace::CallKind::read:
        return Words::tr("asleep in %1: nothing has arrived on fd %2")
            .arg(latin(trace::callName(thread.enter.call)))
            .arg(fd);
    case trace::CallKind::write:
        return Words::tr("asleep in %1: the send buffer of fd %2 is full")
            .arg(latin(trace::callName(thread.enter.call)))
            .arg(fd);
    default:
        return Words::tr("the kernel watches; the thread uses no processor time");
    }
}

QString valueOutcome(const world::World& world, const world::Thread& thread) {
    const std::int64_t value = thread.exit.value;
    switch (trace::callKind(thread.exit.call)) {
    case trace::CallKind::read:
        if (value == 0)
            return Words::tr("returned 0: the client sends no more");
        if (thread.enter.value == trace::kNotTold)
            return Words::tr("returned %1").arg(bytesText(static_cast<std::uint64_t>(value)));
        return Words::tr("returned %1 of at most %2")
            .arg(bytesText(static_cast<std::uint64_t>(value)),
                 bytesText(
                     static_cast<std::uint64_t>(std::max<std::int64_t>(0, thread.enter.value))));
    case trace::CallKind::write:
        return Words::tr("took %1 of %2 offered")
            .arg(bytesText(static_cast<std::uint64_t>(value)),
                 bytesText(
                     static_cast<std::uint64_t>(std::max<std::int64_t>(0, thread.enter.value))));
    case trace::CallKind::accept:
        return Words::tr("returned a new descriptor: fd %1")
            .arg(world::asMade(world, thread.exit).value);
    default:
        return Words::tr("returned %1").arg(value);
    }
}

} // namespace

bool isMultiplexed(const world::World& world) {
    const world::Mux* mux = world.mux();
    return mux != nullptr && !world.model.starts_with("blocking") &&
           !world.model.starts_with("nonblocking") && !world.model.starts_with("thread");
}

bool sleeps(const world::World& world, const world::Thread& thread) {
    if (!thread.inCall)
        return false;
    if (thread.enter.call == Call::io_uring_enter)
        return thread.enter.aux != 0; // min_complete: 0 only submits
    return trace::callKind(thread.enter.call) == trace::CallKind::wait || world.asleep(thread);
}

ThreadState threadState(const StageInput& input) {
    const world::Thread* thread = input.world ? world::latestThread(*input.world) : nullptr;
    if (!thread || thread->enter.call == Call::none)
        return ThreadState::none;
    if (thread->inCall) {
        if (input.atGate)
            return ThreadState::aboutToCall;
        return sleeps(*input.world, *thread) && !input.answeredAtOnce ? ThreadState::asleep
                                                                      : ThreadState::inCall;
    }
    const std::int64_t value = thread->exit.value;
    if (value == -EAGAIN)
        return ThreadState::wouldBlock;
    if (value < 0)
        return ThreadState::failed;
    if (trace::isMultiplexer(thread->exit.call))
        return value == 0 ? ThreadState::timedOut : ThreadState::woken;
    return ThreadState::returned;
}

QString stateText(const StageInput& input) {
    switch (threadState(input)) {
    case ThreadState::none:
        return Words::tr("NO CALL YET");
    case ThreadState::aboutToCall:
        return Words::tr("ABOUT TO CALL");
    case ThreadState::inCall:
        return Words::tr("IN THE CALL");
    case ThreadState::asleep:
        return input.asleepNs
                   ? Words::tr("ASLEEP %1")
                         .arg(QString::number(static_cast<double>(*input.asleepNs) / 1e9, 'f', 1) +
                              QStringLiteral(" s"))
                   : Words::tr("ASLEEP");
    case ThreadState::woken:
        return Words::tr("WOKEN");
    case ThreadState::timedOut:
        return Words::tr("TIMED OUT");
    case ThreadState::returned:
        return Words::tr("RETURNED");
    case ThreadState::wouldBlock:
        return QStringLiteral("EAGAIN");
    case ThreadState::failed:
        return latin(
            trace::errnoName(static_cast<int>(-world::latestThread(*input.world)->exit.value)));
    }
    return {};
}

Meaning stateMeaning(ThreadState state) {
    switch (state) {
    case ThreadState::asleep:
        return Meaning::asleep;
    case ThreadState::woken:
    case ThreadState::returned:
        return Meaning::write;
    case ThreadState::aboutToCall:
    case ThreadState::wouldBlock:
        return Meaning::attention;
    case ThreadState::failed:
        return Meaning::exceptional;
    default:
        return Meaning::neutral;
    }
}

QString callText(const trace::Record& enter) {
    const QString name = latin(trace::callName(enter.call));
    const auto with = [&name](const QStringList& arguments) {
        return name + QLatin1Char('(') + arguments.join(QStringLiteral(", ")) + QLatin1Char(')');
    };
    const QString fd = QString::number(enter.fd);
    switch (enter.call) {
    case Call::none:
        return {};
    case Call::select:
        return QStringLiteral("select(rlist, wlist, xlist, %1)").arg(secondsText(enter.value));
    case Call::poll:
        return QStringLiteral("poll(fds, nfds, %1)").arg(millisecondsText(enter.value));
    case Call::epoll_wait:
        return QStringLiteral("epoll_wait(%1, events, %2, %3)")
            .arg(fd)
            // maxevents is greater than 0 (epoll_wait(2)); it comes with the timeout, or not at all.
            .arg(enter.value == trace::kNotTold && enter.aux == 0 ? QStringLiteral("?")
                                                                  : QString::number(enter.aux))
            .arg(millisecondsText(enter.value));
    case Call::nanosleep:
        return QStringLiteral("nanosleep(%1)")
            .arg(enter.value == trace::kNotTold ? QStringLiteral("?") : durationText(enter.value));
    case Call::sigtimedwait:
        return QStringLiteral("sigtimedwait(signals, %1)").arg(secondsText(enter.value));
    case Call::io_uring_enter:
        return QStringLiteral("io_uring_enter(%1, min_complete=%2)").arg(fd).arg(enter.aux);
    case Call::epoll_ctl: {
        static constexpr const char* kOps[] = {"?", "ADD", "DEL", "MOD"};
        return with({fd, QLatin1String(kOps[enter.aux <= 3 ? enter.aux : 0]),
                     QString::number(enter.value)});
    }
    case Call::recv:
    case Call::read:
    case Call::send:
    case Call::write:
    case Call::listen: {
        QStringList arguments{fd, enter.value == trace::kNotTold
                                      ? QStringLiteral("?")
                                      : QString::number(std::max<std::int64_t>(0, enter.value))};
        if (enter.call == Call::recv && (enter.aux & 1U) != 0) // MSG_OOB
            arguments << QStringLiteral("MSG_OOB");
        return with(arguments);
    }
    default:
        return enter.fd >= 0 ? with({fd}) : with({});
    }
}

QString outcomeText(const StageInput& input) {
    const world::Thread* thread = world::latestThread(*input.world);
    switch (threadState(input)) {
    case ThreadState::none:
        return Words::tr("the server has not made a call yet");
    case ThreadState::aboutToCall:
        return Words::tr("held before the call; the kernel goes on receiving");
    case ThreadState::inCall:
        return Words::tr("the kernel is working on it");
    case ThreadState::asleep:
        return sleepWords(*input.world, *thread);
    case ThreadState::woken:
    case ThreadState::timedOut:
        return waitOutcome(*thread);
    case ThreadState::returned:
        return valueOutcome(*input.world, *thread);
    case ThreadState::wouldBlock:
    case ThreadState::failed:
        return errorWords(static_cast<int>(-thread->exit.value));
    }
    return {};
}

QString outcomeShort(const StageInput& input) {
    const world::Thread* thread = world::latestThread(*input.world);
    const auto took = [thread] {
        return durationText(thread->exit.atNs - thread->enter.atNs);
    };
    switch (threadState(input)) {
    case ThreadState::none:
        return Words::tr("no call yet");
    case ThreadState::aboutToCall:
        return Words::tr("held before the call");
    case ThreadState::inCall:
        return Words::tr("in the kernel");
    case ThreadState::asleep:
        return trace::isMultiplexer(thread->enter.call)
                   ? Words::tr("the kernel watches")
                   : Words::tr("asleep in %1").arg(latin(trace::callName(thread->enter.call)));
    case ThreadState::woken:
    case ThreadState::timedOut:
        return Words::tr("%1 after %2").arg(thread->exit.value).arg(took());
    case ThreadState::returned:
        return Words::tr("returned %1").arg(thread->exit.value);
    case ThreadState::wouldBlock:
        return Words::tr("nothing right now");
    case ThreadState::failed:
        return Words::tr("the call failed");
    }
    return {};
}

QString errorWords(int error) {
    switch (error) {
    case EAGAIN:
        return Words::tr("would have to wait: nothing to do right now");
    case ECONNRESET:
        return Words::tr("the client reset the connection");
    case EPIPE:
        return Words::tr("the client no longer reads");
    case EMFILE:
        return Words::tr("this process has no descriptor left");
    case EINTR:
        return Words::tr("a signal interrupted the call");
    case EADDRINUSE:
        return Words::tr("the port is already in use");
    case ECONNABORTED:
        return Words::tr("the client went away before it was accepted");
    default:
        return Words::tr("the call failed");
    }
}

} // namespace muxscope::ui
