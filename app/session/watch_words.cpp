// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/watch_words.h"

#include "session/quantities.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <algorithm>

#include <string.h>

namespace muxscope::ui {

namespace {

using watch::ProgramSource;
using watch::Refusal;
using watch::WatchCost;
using watch::WatchOrder;

struct WatchWords {
    Q_DECLARE_TR_FUNCTIONS(WatchWords)
};

QString refusalToStart(Refusal refusal, const QString& name, const WatchOrder& order) {
    switch (refusal) {
    case Refusal::noProgram:
        return WatchWords::tr("There is no program %1.").arg(name);
    case Refusal::notExecutable:
        return WatchWords::tr("%1 is no program that may be run.").arg(name);
    case Refusal::noDirectory:
        return WatchWords::tr("There is no folder %1.")
            .arg(QString::fromStdString(order.workingDirectory));
    case Refusal::byKernel:
        return WatchWords::tr("The kernel refuses to have %1 traced.").arg(name);
    default:
        return WatchWords::tr("%1 could not be started under strace.").arg(name);
    }
}

QString refusalToAttach(Refusal refusal, int pid) {
    switch (refusal) {
    case Refusal::noProcess:
        return WatchWords::tr("There is no process %1.").arg(pid);
    case Refusal::itself:
        return WatchWords::tr("Process %1 is Muxscope itself.").arg(pid);
    case Refusal::kernelThread:
        return WatchWords::tr("Process %1 is a thread of the kernel: it makes no system calls.")
            .arg(pid);
    case Refusal::alreadyTraced:
        return WatchWords::tr("Process %1 is traced already, by a debugger or another strace.")
            .arg(pid);
    case Refusal::otherUser:
        return WatchWords::tr("Process %1 belongs to another user. Run Muxscope as that user, or "
                              "take a log as root with the command below and open it here.")
            .arg(pid);
    case Refusal::onlyDescendants:
        return WatchWords::tr(
                   "The kernel lets nobody attach to process %1 (kernel.yama.ptrace_scope is 1). "
                   "Start the program from here instead, or allow it until the next boot: "
                   "sudo sysctl kernel.yama.ptrace_scope=0")
            .arg(pid);
    case Refusal::byKernel:
        return WatchWords::tr("The kernel refuses to have process %1 traced.").arg(pid);
    default:
        return WatchWords::tr("strace could not attach to process %1.").arg(pid);
    }
}

// A share of the time, to three digits at most.
QString percent(double share) {
    return QString::number(share * 100, 'f', share < 0.0995 ? 1 : 0);
}

QString times(double factor) {
    return QString::number(factor, 'f', factor < 9.95 ? 1 : 0);
}

double heldShare(const WatchCost& cost) {
    return std::min(1.0, static_cast<double>(cost.heldNs) /
                             static_cast<double>(std::max<std::int64_t>(cost.watchedNs, 1)));
}

} // namespace

QString watchedName(const ProgramSource& watched) {
    const WatchOrder& order = watched.order();
    return order.starts() ? QFileInfo(QString::fromStdString(order.command.front())).fileName()
                          : WatchWords::tr("process %1").arg(order.pid);
}

QString watchedTitle(const ProgramSource& watched) {
    if (!watched.order().starts() || watched.pid() == 0)
        return watchedName(watched);
    return WatchWords::tr("%1 · PID %2").arg(watchedName(watched)).arg(watched.pid());
}

QString refusalSentence(Refusal refusal, const WatchOrder& order) {
    switch (refusal) {
    case Refusal::none:
        return {};
    case Refusal::noStrace:
        return WatchWords::tr(
            "strace is not installed. On Debian and Ubuntu: sudo apt-get install strace");
    case Refusal::onlyAdmin:
        return WatchWords::tr("Only root may trace here (kernel.yama.ptrace_scope is 2).");
    case Refusal::switchedOff:
        return WatchWords::tr(
            "Tracing is switched off until the next boot (kernel.yama.ptrace_scope is 3).");
    default:
        break;
    }
    if (order.starts())
        return refusalToStart(refusal, QString::fromStdString(order.command.front()), order);
    return refusalToAttach(refusal, order.pid);
}

QString watchFailureText(const ProgramSource& watched) {
    const Refusal refusal = watched.refusal();
    const auto error = watched.error();
    QString text = refusalSentence(refusal, watched.order());
    const bool explains = refusal == Refusal::byKernel || refusal == Refusal::startFailed;
    if (error && (explains || text.isEmpty()))
        text += QStringLiteral(" (%1)").arg(QString::fromStdString(error->text));
    return text.trimmed();
}

QString watchEndingText(const ProgramSource& watched) {
    const auto ending = watched.ending();
    const QString name = watchedName(watched);
    if (!ending)
        return {};
    switch (ending->kind) {
    case ProgramSource::Ending::Kind::exited:
        return WatchWords::tr("%1 has ended with exit status %2; its calls stay here.")
            .arg(name)
            .arg(ending->value);
    case ProgramSource::Ending::Kind::killed: {
        const char* const signal = sigabbrev_np(ending->value);
        return WatchWords::tr("%1 was ended by SIG%2; its calls stay here.")
            .arg(name,
                 signal != nullptr ? QString::fromLatin1(signal) : QString::number(ending->value));
    }
    case ProgramSource::Ending::Kind::letGo:
        return WatchWords::tr("The watching has ended; process %1 runs on.").arg(ending->value);
    case ProgramSource::Ending::Kind::gone:
        break;
    }
    return WatchWords::tr("%1 has ended; its calls stay here.").arg(name);
}

QString watchCostText(const WatchCost& cost) {
    if (!cost.known || cost.watchedNs <= 0)
        return WatchWords::tr("slowed by strace, unknown by how much");
    const QString held =
        WatchWords::tr("strace holds it ≥ %1 % of the time").arg(percent(heldShare(cost)));
    return cost.factor() == 0
               ? held
               : WatchWords::tr("%1, its work takes ≥ %2× as long").arg(held, times(cost.factor()));
}

QString watchCostExplained(const WatchCost& cost) {
    if (!cost.known || cost.watchedNs <= 0)
        return WatchWords::tr(
            "Each system call of the program waits for strace. How long that is in sum is "
            "unknown: the kernel keeps no account of it here.");
    QString text =
        WatchWords::tr("Each system call of the program waits for strace: in this run at least %1 "
                       "of %2, after %3 lines of strace’s log.")
            .arg(spanText(cost.heldNs), spanText(cost.watchedNs), countText(cost.lines));
    text += QLatin1Char(' ');
    if (cost.factor() == 0)
        return text +
               WatchWords::tr(
                   "The program itself ran too briefly to say how much longer its work takes.");
    return text + WatchWords::tr("The program itself ran %1, so its work takes at least %2 times "
                                 "as long as unwatched.")
                      .arg(spanText(cost.programNs), times(cost.factor()));
}

} // namespace muxscope::ui
