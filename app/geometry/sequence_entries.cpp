// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometry/sequence_entries.h"

#include "geometry/quantity_text.h"

#include <QCoreApplication>
#include <algorithm>

namespace muxscope::ui::stage {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StageSequence)
};

using Step = world::SequenceStep;
using Phase = world::SequencePhase::Kind;

Band bandOf(Phase kind) {
    switch (kind) {
    case Phase::wait:
    case Phase::waitAndCopy:
    case Phase::client:
        return waiting;
    case Phase::copy:
        return copying;
    default:
        return answering;
    }
}

QString nameOf(const Step& step) {
    const QString call = QString::fromLatin1(trace::callName(step.enter.call).data());
    switch (step.kind) {
    case Step::Kind::submit:
        return Words::tr("submit %1").arg(call);
    case Step::Kind::complete:
        return Words::tr("%1 is done").arg(call);
    default:
        return call;
    }
}

} // namespace

std::vector<Entry> entriesOf(const world::Sequence& sequence) {
    std::vector<Entry> entries;
    for (const world::SequencePhase& phase : sequence.phases) {
        for (std::uint32_t i = phase.firstStep; i <= phase.lastStep; ++i) {
            const Step& step = sequence.steps[i];
            if (step.kind == Step::Kind::other)
                continue;
            Entry entry;
            entry.from = entry.to = bandOf(phase.kind);
            const bool both = phase.kind == Phase::waitAndCopy;
            if (both && step.kind == Step::Kind::complete)
                entry.from = entry.to = copying;
            else if (both && step.kind == Step::Kind::waitAndCopy)
                entry.to = copying; // one call through both
            entry.call = nameOf(step);
            entry.outcome = stepOutcome(step);
            entry.times = step.repeats;
            const auto kind = trace::callKind(step.enter.call);
            if (step.answered() && step.kind != Step::Kind::submit && step.exit.value > 0 &&
                (kind == trace::CallKind::read || kind == trace::CallKind::write))
                entry.bytes = static_cast<std::uint64_t>(step.exit.value);
            entry.meaning = stepMeaning(step);
            entry.step = static_cast<int>(i);
            const auto alike =
                std::find_if(entries.begin(), entries.end(), [&](const Entry& known) {
                    return known.from == entry.from && known.to == entry.to &&
                           known.call == entry.call && known.meaning == entry.meaning;
                });
            if (alike == entries.end()) {
                entries.push_back(entry);
            } else {
                alike->times += entry.times;
                alike->bytes += entry.bytes;
                alike->outcome =
                    alike->bytes > 0 ? bytesText(alike->bytes) : entry.outcome; // of the latest
            }
        }
    }
    return entries;
}

std::array<int, kBands> linesOf(const std::vector<Entry>& entries) {
    std::array<int, kBands> lines{};
    for (const Entry& entry : entries)
        ++lines[entry.from == entry.to ? entry.from : waiting];
    return lines;
}

} // namespace muxscope::ui::stage
