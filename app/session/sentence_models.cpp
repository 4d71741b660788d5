// SPDX-License-Identifier: GPL-3.0-or-later
// The calls of the models that do not multiplex: signals, io_uring, options that make a socket wait
// otherwise, and what a blocking call does to its thread.
#include "session/quantities.h"
#include "session/sentences_parts.h"
#include "world/process_names.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fcntl.h>

namespace muxscope::ui::sentences {
namespace {

using trace::Call;

// Values of the kernel's interface that this folder may not include the headers of (socket(7),
// tcp(7)).
constexpr int kSolSocket = 1;
constexpr int kSoReuseAddress = 2;
constexpr int kSoError = 4;
constexpr int kSoBroadcast = 6;
constexpr int kSoSendBuffer = 7;
constexpr int kSoReceiveBuffer = 8;
constexpr int kSoReceiveTimeout = 20;
constexpr int kSoSendTimeout = 21;
constexpr int kTcpLevel = 6;
constexpr int kTcpNoDelay = 1;

bool isLevel(const trace::Event& enter, int level) {
    return static_cast<int>(enter.payloadWord()) == level;
}

QString socketOption(const trace::Event& enter, const QString& fd) {
    const QString bytes = byteWords(enter.record.value);
    switch (enter.record.aux) {
    case kSoReuseAddress:
        return Sentences::tr("let %1 take its port again right after a restart (SO_REUSEADDR)")
            .arg(fd);
    case kSoBroadcast:
        return Sentences::tr("allow %1 to send to everybody (SO_BROADCAST)").arg(fd);
    case kSoSendBuffer:
        return Sentences::tr("ask for a send buffer of %1 for %2 (SO_SNDBUF)").arg(bytes, fd);
    case kSoReceiveBuffer:
        return Sentences::tr("ask for a receive buffer of %1 for %2 (SO_RCVBUF)").arg(bytes, fd);
    case kSoReceiveTimeout:
        return Sentences::tr("let no receiving call on %1 sleep longer than %2 (SO_RCVTIMEO)")
            .arg(fd, spanText(enter.record.value));
    case kSoSendTimeout:
        return Sentences::tr("let no sending call on %1 sleep longer than a limit (SO_SNDTIMEO)")
            .arg(fd);
    default:
        return Sentences::tr("set an option of %1").arg(fd);
    }
}

QString signalName(std::int64_t number) {
    const auto first = static_cast<std::int64_t>(SIGRTMIN);
    if (number == SIGIO)
        return QStringLiteral("SIGIO");
    return number >= first && number <= SIGRTMAX ? QStringLiteral("SIGRTMIN+%1").arg(number - first)
                                                 : QString::number(number);
}

} // namespace

QString optionPurpose(const trace::Event& enter, const world::World& world) {
    const QString fd = fdText(world, enter.fd());
    if (enter.call() == Call::getsockopt)
        return isLevel(enter, kSolSocket) && enter.record.aux == kSoError
                   ? Sentences::tr("ask which error is waiting on %1 (SO_ERROR)").arg(fd)
                   : Sentences::tr("ask for an option of %1").arg(fd);
    if (isLevel(enter, kSolSocket))
        return socketOption(enter, fd);
    return isLevel(enter, kTcpLevel) && enter.record.aux == kTcpNoDelay
               ? Sentences::tr("send small pieces on %1 at once (TCP_NODELAY)").arg(fd)
               : Sentences::tr("set an option of %1").arg(fd);
}

QString fcntlPurpose(const trace::Event& enter, const world::World& world) {
    const QString fd = fdText(world, enter.fd());
    switch (enter.record.aux) {
    case F_GETFL:
        return Sentences::tr("read the flags of %1").arg(fd);
    case F_SETOWN:
        return Sentences::tr("name who gets the signals of %1 (F_SETOWN)").arg(fd);
    case F_SETSIG:
        return Sentences::tr("choose the signal that tells of %1: %2 (F_SETSIG)")
            .arg(fd, signalName(enter.record.value));
    case F_SETFL:
        break;
    default:
        return Sentences::tr("ask the kernel about %1").arg(fd);
    }
    if ((enter.record.value & O_ASYNC) != 0)
        return Sentences::tr("let the kernel send a signal whenever something changes on %1 "
                             "(O_ASYNC)")
            .arg(fd);
    return (enter.record.value & O_NONBLOCK) != 0
               ? Sentences::tr("make %1 non-blocking, so that no call on it ever sleeps").arg(fd)
               : Sentences::tr("make %1 blocking").arg(fd);
}

QString signalPurpose(const trace::Event& enter) {
    const std::int64_t timeout = enter.record.value;
    if (timeout == 0)
        return Sentences::tr("take the next signal of the queue, without sleeping");
    if (timeout < 0)
        return Sentences::tr("sleep until a signal tells of a descriptor");
    return Sentences::tr("sleep until a signal tells of a descriptor, at most %1")
        .arg(spanText(timeout));
}

QString signalAnswer(const trace::Event& exit, const world::World& world) {
    const QString name = signalName(exit.record.value);
    const auto told = trace::decodeReady(exit.payload).value_or(std::span<const trace::FdBits>{});
    if (told.empty())
        return Sentences::tr("the signal %1 came").arg(name);
    const Fd fd{told.front().fd};
    const bool listener = fd.valid() && world.descriptor(fd).kind == world::FdKind::listener;
    const QString why = readyReason(told.front().bits, listener);
    return why.isEmpty()
               ? Sentences::tr("the signal %1 tells of %2").arg(name, fdText(world, fd))
               : Sentences::tr("the signal %1 tells of %2: %3").arg(name, fdText(world, fd), why);
}

QString ringPurpose(const trace::Event& enter) {
    const int submits = pluralCount(static_cast<std::int64_t>(enter.payloadWord()));
    if (enter.record.aux == 0)
        return Sentences::tr("hand %n operation(s) to the kernel, without waiting", nullptr,
                             submits);
    return submits == 0
               ? Sentences::tr("sleep until %n operation(s) are done", nullptr, enter.record.aux)
               : Sentences::tr("hand %n operation(s) to the kernel and sleep until one is done",
                               nullptr, submits);
}

QString ringAnswer(const trace::Event& exit) {
    return Sentences::tr("the kernel took %n operation(s); what is done lies in the completion "
                         "queue",
                         nullptr, pluralCount(exit.record.value));
}

QString submissionSentence(const trace::Event& event, const world::World& world) {
    return Sentences::tr("put into the submission queue: %1, to %2")
        .arg(shortCall(event, world), purposeOf(event, world));
}

QString completionSentence(const trace::Event& event, const world::World& world) {
    const QString name = QString::fromLatin1(trace::callName(event.call()).data());
    const QString call =
        event.fd().valid()
            ? QStringLiteral("%1(%2)").arg(name).arg(world::fdNumber(world, event.fd()).n)
            : name;
    const std::int64_t value = event.record.value;
    if (value >= 0) {
        const QString result = trace::callKind(event.call()) == trace::CallKind::accept
                                   ? fdText(world, Fd{static_cast<std::int32_t>(value)})
                                   : QString::number(value);
        return Sentences::tr("out of the completion queue: %1 is done, its result is %2")
            .arg(call, result);
    }
    const int error =
        static_cast<int>(std::min<std::int64_t>(-std::max<std::int64_t>(value, -4095), 4095));
    return Sentences::tr("out of the completion queue: %1 failed with %2: %3")
        .arg(call, QString::fromLatin1(trace::errnoName(error).data()),
             reasonOf(error, trace::callKind(event.call())));
}

QString failureReason(const trace::Event& exit, const world::World& world) {
    const Fd fd = exit.fd();
    const bool waits = fd.valid() && static_cast<std::size_t>(fd.n) < world.descriptors.size() &&
                       world.descriptor(fd).nonblocking.known != Known::unknown &&
                       !world.descriptor(fd).nonblocking.value;
    if (exit.error() == EAGAIN && exit.call() == Call::sigtimedwait)
        return Sentences::tr("no signal came in time");
    // Not non-blocking, and yet it did not wait for ever: SO_RCVTIMEO, SO_SNDTIMEO (socket(7)).
    if (exit.error() == EAGAIN && waits)
        return Sentences::tr("its time limit is over, nothing has come");
    return reasonOf(exit.error(), trace::callKind(exit.call()));
}

QString sleeperWakes(const trace::Event& enter, const world::World& world) {
    switch (enter.call()) {
    case Call::nanosleep:
        return Sentences::tr("the kernel wakes the thread when the time is over");
    case Call::sigtimedwait:
        return Sentences::tr("the kernel wakes the thread when a signal comes");
    case Call::io_uring_enter:
        return enter.record.aux == 0
                   ? QString()
                   : Sentences::tr("the kernel wakes the thread when an operation is done");
    default:
        break;
    }
    const world::Thread* thread = world.thread(enter.record.thread);
    if (thread == nullptr || thread->enterEvent != enter.index || !world.asleep(*thread))
        return {};
    switch (trace::callKind(enter.call())) {
    case trace::CallKind::accept:
        return Sentences::tr("the thread sleeps in %1 until a client connects")
            .arg(QString::fromLatin1(trace::callName(enter.call()).data()));
    case trace::CallKind::read:
        return Sentences::tr("the thread sleeps in %1 until bytes come, or the end")
            .arg(QString::fromLatin1(trace::callName(enter.call()).data()));
    case trace::CallKind::write:
        return Sentences::tr("the thread sleeps in %1 until the send buffer has taken every byte")
            .arg(QString::fromLatin1(trace::callName(enter.call()).data()));
    default:
        return {};
    }
}

QString waysOfModel(const world::World& world, Fd accepted) {
    const QString model = QString::fromStdString(world.model).section(QLatin1Char(' '), 0, 0);
    const QString fd = fdText(world, accepted);
    if (model == QLatin1String("thread-per-client"))
        return Sentences::tr("start a thread for %1, then call accept again").arg(fd);
    if (model == QLatin1String("io_uring"))
        return Sentences::tr("submit a recv for %1").arg(fd);
    if (model == QLatin1String("signal-driven"))
        return Sentences::tr("ask for signals of %1 (O_ASYNC)").arg(fd);
    if (model.startsWith(QLatin1String("blocking")) ||
        model.startsWith(QLatin1String("nonblocking")))
        return Sentences::tr("serve %1 to its end, then accept the next client").arg(fd);
    return {};
}

} // namespace muxscope::ui::sentences
