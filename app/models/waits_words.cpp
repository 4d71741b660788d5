// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/waits_words.h"

#include "session/quantities.h"
#include "trace/call.h"
#include "world/latest_thread.h"
#include "world/process_names.h"

#include <QCoreApplication>
#include <algorithm>

namespace muxscope::ui {

namespace {

using world::WaitCause;
using world::WaitReason;
using world::WaitSpan;

class WaitWords {
    Q_DECLARE_TR_FUNCTIONS(WaitWords)
public:
    static QString asleep(const WaitSpan& span, const world::World& world,
                          const world::Thread& thread);
    static QString present(const WaitSpan& span, const world::World& world,
                           const world::Thread& thread);
    static QString clients(const world::World& world, const trace::TraceLog* log,
                           std::int64_t nowNs);
};

QString fdWord(const world::World& world, Fd fd) {
    return QString::fromStdString(world::fdName(world, fd));
}

QString callWord(trace::Call call) {
    const std::string_view name = trace::callName(call);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

// "fd 7 (127.0.0.1:40001)"
QString connectionWord(const world::World& world, Fd fd) {
    const world::Connection& connection = world.connection(fd);
    if (!fd.valid() || connection.peer.length == 0)
        return fdWord(world, fd);
    return QStringLiteral("%1 (:%2)").arg(fdWord(world, fd)).arg(connection.peer.port());
}

// What many are waited for.
QString WaitWords::asleep(const WaitSpan& span, const world::World& world,
                          const world::Thread& thread) {
    if (const world::Ring* ring = world.ring();
        span.call == trace::Call::io_uring_enter && ring != nullptr)
        return tr("none of %n operation(s) under way is done", nullptr,
                  static_cast<int>(std::min<std::uint32_t>(ring->inFlight, 1U << 30)));
    for (const world::Mux& mux : world.muxes)
        if (mux.call == span.call && mux.thread == thread.id)
            return tr("none of %n descriptor(s) is ready", nullptr,
                      static_cast<int>(std::min<std::uint32_t>(mux.watched, 1U << 30)));
    return tr("nothing is ready");
}

QString WaitWords::present(const WaitSpan& span, const world::World& world,
                           const world::Thread& thread) {
    const QString call = callWord(span.call);
    const QString fd = connectionWord(world, span.fd);
    switch (span.cause) {
    case WaitCause::nothingReady:
        return tr("asleep in %1: %2").arg(call, asleep(span, world, thread));
    case WaitCause::noClient:
        return tr("asleep in %1 on %2: no client has connected").arg(call, fd);
    case WaitCause::noBytes:
        return tr("asleep in %1 on %2: no bytes have come").arg(call, fd);
    case WaitCause::noPeer:
        return tr("asleep in %1 on %2: the other side has not answered").arg(call, fd);
    case WaitCause::notReady:
        return tr("asleep in %1 for %2 alone: it is not ready").arg(call, fd);
    case WaitCause::noRoom:
        return tr("asleep in %1 on %2: its send buffer has no room").arg(call, fd);
    case WaitCause::copying:
        return tr("in %1 on %2: bytes are being copied").arg(call, fd);
    case WaitCause::betweenCalls:
        return span.fd.valid()
                   ? tr("runs its own code after %1 on %2").arg(callWord(thread.exit.call), fd)
                   : tr("runs its own code after %1").arg(callWord(thread.exit.call));
    case WaitCause::inCall:
        return tr("in %1, which does not sleep").arg(call);
    case WaitCause::sleeping:
        return tr("asleep in %1: the program wants to wait").arg(call);
    case WaitCause::deadline:
        return tr("asleep in %1 until its time is over").arg(call);
    case WaitCause::noSignal:
        return tr("asleep in %1 until a signal comes").arg(call);
    case WaitCause::noChild:
        return tr("asleep in %1: no child has ended").arg(call);
    case WaitCause::noWord:
        return tr("asleep in %1: another thread has to wake it").arg(call);
    case WaitCause::noLock:
        return tr("asleep in %1: someone else holds the lock").arg(call);
    case WaitCause::spinning:
        return tr("spins: %1 on %2 answers EAGAIN and is tried again at once").arg(call, fd);
    }
    return {};
}

QString WaitWords::clients(const world::World& world, const trace::TraceLog* log,
                           std::int64_t nowNs) {
    const world::WaitingClient longest = world::longestWaiting(world);
    if (longest.clients == 0)
        return world.connectionsOpen == 0 ? tr("no client is connected")
                                          : tr("no client waits for an answer");
    const QString who = connectionWord(world, longest.fd);
    const QString others =
        longest.clients > 1
            ? tr(" and %n more", nullptr, static_cast<int>(std::min(longest.clients, 1U << 30)) - 1)
            : QString();
    if (log == nullptr)
        return tr("longest waiting client: %1%2").arg(who, others);
    const trace::TraceReader hold(*log);
    if (longest.sinceEvent < hold.keepFrom() || longest.sinceEvent >= log->end())
        return tr("longest waiting client: %1%2").arg(who, others);
    const std::int64_t sinceNs = log->at(longest.sinceEvent).record.atNs;
    return tr("longest waiting client: %1, %2%3")
        .arg(who, spanText(std::max<std::int64_t>(0, nowNs - sinceNs)), others);
}

} // namespace

QString waitReasonName(WaitReason reason) {
    switch (reason) {
    case WaitReason::idle:
        return WaitWords::tr("idle loop wait");
    case WaitReason::condition:
        return WaitWords::tr("unmet condition");
    case WaitReason::transfer:
        return WaitWords::tr("transfer");
    case WaitReason::cpu:
        return WaitWords::tr("CPU");
    case WaitReason::timer:
        return WaitWords::tr("timer");
    }
    return {};
}

QString waitReasonMeaning(WaitReason reason) {
    switch (reason) {
    case WaitReason::idle:
        return WaitWords::tr("The loop slept until something came: nothing was ready and nobody "
                             "needed anything.");
    case WaitReason::condition:
        return WaitWords::tr("A call on one descriptor slept: recv without bytes, accept without a "
                             "client, connect without an answer.");
    case WaitReason::transfer:
        return WaitWords::tr("Bytes were copied, or there was no room for them in a send buffer.");
    case WaitReason::cpu:
        return WaitWords::tr("The thread ran, or could have: between two calls, and in calls that "
                             "do not sleep; a spin above all.");
    case WaitReason::timer:
        return WaitWords::tr("nanosleep, and waits that a time limit ended.");
    }
    return {};
}

QString blockedSentence(const world::World& world, const trace::TraceLog* log, std::int64_t nowNs,
                        bool atGate) {
    const world::Thread* thread = world::latestThread(world);
    const auto span =
        thread != nullptr ? world::presentWait(world, *thread) : std::optional<WaitSpan>();
    if (!span)
        return thread != nullptr && thread->ended ? WaitWords::tr("The thread has ended.")
                                                  : WaitWords::tr("No thread has run yet.");
    const QString who = QString::fromStdString(world::threadTitle(world, thread->id));
    if (atGate && thread->inCall)
        return WaitWords::tr("%1 stands at the gate before %2: you hold it; %3.")
            .arg(who, callWord(thread->enter.call), WaitWords::clients(world, log, nowNs));
    return WaitWords::tr("%1: %2, for %3; %4.")
        .arg(who, WaitWords::present(*span, world, *thread),
             spanText(std::max<std::int64_t>(0, nowNs - span->fromNs)),
             WaitWords::clients(world, log, nowNs));
}

} // namespace muxscope::ui
