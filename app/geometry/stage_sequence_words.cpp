// SPDX-License-Identifier: GPL-3.0-or-later
// The face "Sequence" in words.
#include "geometry/call_words.h"
#include "geometry/quantity_text.h"
#include "geometry/stage_sequence.h"
#include "world/activity.h"

#include <QCoreApplication>
#include <algorithm>
#include <cerrno>

namespace muxscope::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StageSequence)
};

using Kind = world::SequenceStep::Kind;
using Phase = world::SequencePhase::Kind;

QString name(trace::Call call) {
    return QString::fromLatin1(trace::callName(call).data());
}

QString readinessText(std::uint32_t bits) {
    QStringList words;
    if ((bits & trace::kPri) != 0)
        words << Words::tr("urgent");
    if ((bits & (trace::kIn | trace::kHup | trace::kRdHup | trace::kErr)) != 0)
        words << Words::tr("readable");
    if ((bits & trace::kOut) != 0)
        words << Words::tr("writable");
    return words.isEmpty() ? QString::fromStdString(trace::bitsText(bits))
                           : words.join(QStringLiteral(", "));
}

QString valueText(const trace::Record& answer) {
    if (answer.value < 0)
        return QString::fromLatin1(
            trace::errnoName(static_cast<int>(std::min<std::int64_t>(-answer.value, 4095))).data());
    switch (trace::callKind(answer.call)) {
    case trace::CallKind::read:
        return answer.value == 0 ? Words::tr("0: the end")
                                 : bytesText(static_cast<std::uint64_t>(answer.value));
    case trace::CallKind::write:
        return Words::tr("%1 taken").arg(bytesText(static_cast<std::uint64_t>(answer.value)));
    case trace::CallKind::accept:
        return QStringLiteral("fd %1").arg(answer.value);
    default:
        return QString::number(answer.value);
    }
}

} // namespace

namespace stage {

QString stepCall(const world::SequenceStep& step) {
    switch (step.kind) {
    case Kind::submit:
        return Words::tr("submit %1(%2)").arg(name(step.enter.call)).arg(step.enter.fd);
    case Kind::complete:
        return Words::tr("take the result of %1(%2)").arg(name(step.enter.call)).arg(step.enter.fd);
    default:
        return callText(step.enter);
    }
}

QString stepOutcome(const world::SequenceStep& step) {
    if (!step.answered() || step.kind == Kind::submit ||
        (step.kind == Kind::other && step.repeats > 1))
        return {};
    if (step.kind != Kind::wait)
        return valueText(step.exit);
    if (step.exit.call == trace::Call::io_uring_enter)
        return step.exit.value < 0 ? valueText(step.exit) : Words::tr("something is done");
    if (step.bits == 0)
        return step.exit.value == 0 || step.exit.value == -EAGAIN ? Words::tr("timed out")
                                                                  : valueText(step.exit);
    if (step.exit.call == trace::Call::sigtimedwait)
        return Words::tr("signal %1: %2").arg(step.exit.value).arg(readinessText(step.bits));
    return readinessText(step.bits);
}

QStringList stepBeside(const world::SequenceStep& step) {
    const QString call = name(step.enter.call);
    const QString took = durationText(step.tookNs());
    QStringList lines;
    switch (step.kind) {
    case Kind::wait:
    case Kind::waitAndCopy:
    case Kind::accept:
        lines << (!step.answered() ? Words::tr("blocked in %1").arg(call)
                  : step.cannotSleep || step.tookNs() < world::kAtOnceNs
                      ? Words::tr("returned at once, after %1").arg(took)
                      : Words::tr("blocked in %1 for %2").arg(call, took));
        break;
    case Kind::attempt:
        lines << (step.repeats == 1 ? Words::tr("nothing there: returns at once")
                                    : Words::tr("asked %n time(s), each returned at once", nullptr,
                                                static_cast<int>(step.repeats)));
        if (step.rests > 0)
            lines << Words::tr("then sleeps, %n time(s)", nullptr, static_cast<int>(step.rests));
        break;
    case Kind::copy:
    case Kind::send:
        lines << (!step.answered()          ? Words::tr("%1 has not returned yet").arg(call)
                  : step.kind == Kind::copy ? Words::tr("copying took %1").arg(took)
                                            : Words::tr("into the send buffer in %1").arg(took));
        break;
    case Kind::submit:
        lines << Words::tr("goes on; no system call");
        break;
    case Kind::complete:
        lines << Words::tr("no system call");
        break;
    case Kind::other:
        if (step.repeats > 1)
            lines << Words::tr("and %n more call(s) about this descriptor", nullptr,
                               static_cast<int>(step.repeats - 1));
        break;
    }
    if (step.othersBefore > 0)
        lines << Words::tr("%n call(s) for others before", nullptr,
                           static_cast<int>(step.othersBefore));
    return lines;
}

Meaning stepMeaning(const world::SequenceStep& step) {
    if (step.answered() && step.exit.value < 0 && step.kind != Kind::attempt)
        return Meaning::exceptional;
    switch (step.kind) {
    case Kind::wait:
    case Kind::waitAndCopy:
        return Meaning::asleep;
    case Kind::attempt:
        return Meaning::attention;
    case Kind::copy:
        return Meaning::read;
    case Kind::send:
        return Meaning::write;
    case Kind::accept:
        return step.cannotSleep ? Meaning::read : Meaning::asleep;
    case Kind::submit:
    case Kind::complete:
        return trace::callKind(step.enter.call) == trace::CallKind::read ? Meaning::read
                                                                         : Meaning::write;
    case Kind::other:
        break;
    }
    return Meaning::neutral;
}

QString phaseName(Phase kind) {
    switch (kind) {
    case Phase::wait:
        return Words::tr("wait phase");
    case Phase::copy:
        return Words::tr("copy phase");
    case Phase::waitAndCopy:
        return Words::tr("wait and copy");
    case Phase::room:
        return Words::tr("wait for room");
    case Phase::send:
        return Words::tr("answer");
    case Phase::client:
        return Words::tr("wait for a client");
    }
    return {};
}

Meaning phaseMeaning(Phase kind) {
    switch (kind) {
    case Phase::wait:
    case Phase::waitAndCopy:
    case Phase::client:
        return Meaning::asleep;
    case Phase::copy:
        return Meaning::read;
    case Phase::room:
        return Meaning::attention;
    case Phase::send:
        return Meaning::write;
    }
    return Meaning::neutral;
}

QString requestName(const world::Sequence& sequence) {
    QStringList parts;
    if (!sequence.request.empty())
        parts << QString::fromStdString(sequence.request);
    parts << QStringLiteral("fd %1").arg(sequence.number.n);
    return parts.join(QStringLiteral(" · "));
}

QString totalsText(const world::Sequence& sequence) {
    QStringList parts{Words::tr("%n system call(s)", nullptr, static_cast<int>(sequence.calls()))};
    if (sequence.wouldBlock() > 0)
        parts << Words::tr("%1 of them EAGAIN").arg(groupedText(sequence.wouldBlock()));
    for (const Phase kind : {Phase::wait, Phase::copy, Phase::waitAndCopy, Phase::room})
        if (sequence.phaseNs(kind) > 0)
            parts << phaseName(kind) + QLatin1Char(' ') + durationText(sequence.phaseNs(kind));
    parts << Words::tr("all in all %1").arg(durationText(sequence.requestNs()));
    if (sequence.cut)
        parts << Words::tr("not every call of it was looked at");
    return parts.join(QStringLiteral(" · "));
}

} // namespace stage

QString sequenceText(const SequenceInput& input) {
    if (input.columns.empty())
        return Words::tr("No request has been seen on the chosen connection.");
    QStringList lines;
    for (const world::Sequence& sequence : input.columns) {
        QStringList steps;
        for (const world::SequenceStep& step : sequence.steps) {
            if (steps.size() == 16) {
                steps << QStringLiteral("…");
                break;
            }
            QString text = stage::stepCall(step);
            if (const QString outcome = stage::stepOutcome(step); !outcome.isEmpty())
                text += QStringLiteral(" → ") + outcome;
            if (const QStringList beside = stage::stepBeside(step); !beside.isEmpty())
                text += QStringLiteral(" (") + beside.join(QStringLiteral(", ")) + QLatin1Char(')');
            steps << text;
        }
        lines << QString::fromStdString(sequence.model) + QStringLiteral(", ") +
                     stage::requestName(sequence) + QStringLiteral(": ") +
                     steps.join(QStringLiteral("; ")) + QStringLiteral(". ") +
                     stage::totalsText(sequence) + QLatin1Char('.');
    }
    return lines.join(QLatin1Char('\n'));
}

QString sequenceHitText(const SequenceInput& input, const HitArea& hit) {
    if (hit.column < 0 || static_cast<std::size_t>(hit.column) >= input.columns.size())
        return {};
    const world::Sequence& sequence = input.columns[static_cast<std::size_t>(hit.column)];
    if (hit.step < 0 || static_cast<std::size_t>(hit.step) >= sequence.steps.size())
        return stage::requestName(sequence) + QLatin1Char('\n') + stage::totalsText(sequence);
    const world::SequenceStep& step = sequence.steps[static_cast<std::size_t>(hit.step)];
    QStringList lines{stage::stepCall(step)};
    if (const QString outcome = stage::stepOutcome(step); !outcome.isEmpty())
        lines << QStringLiteral("→ ") + outcome;
    lines << stage::stepBeside(step);
    lines << Words::tr("%1 after the first call of this request")
                 .arg(durationText(step.enter.atNs - sequence.beginNs()));
    return lines.join(QLatin1Char('\n'));
}

Moment momentOf(const SequenceInput& input, const HitArea& hit) {
    if (hit.column != input.current || hit.column < 0 || hit.step < 0)
        return 0;
    const auto& steps = input.columns[static_cast<std::size_t>(hit.column)].steps;
    if (static_cast<std::size_t>(hit.step) >= steps.size())
        return 0;
    const world::SequenceStep& step = steps[static_cast<std::size_t>(hit.step)];
    return (step.answered() ? step.exitEvent : step.enterEvent) + 1;
}

} // namespace muxscope::ui
