// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/warning_list.h"

#include <algorithm>

namespace muxscope::world {

Severity severityOf(WarningKind kind) {
    return kind == WarningKind::longHandler || kind == WarningKind::leakedDescriptor
               ? Severity::warning
               : Severity::error;
}

std::string_view warningName(WarningKind kind) {
    switch (kind) {
    case WarningKind::writeSpin:
        return "write-interest spin";
    case WarningKind::endSpin:
        return "EOF spin";
    case WarningKind::staleSpin:
        return "closed descriptor still watched";
    case WarningKind::acceptSpin:
        return "EMFILE spin";
    case WarningKind::trySpin:
        return "EAGAIN spin";
    case WarningKind::undrainedEdge:
        return "undrained edge";
    case WarningKind::shortSendLost:
        return "short send lost";
    case WarningKind::longHandler:
        return "long handler";
    case WarningKind::leakedDescriptor:
        return "leaked descriptor";
    }
    return "?";
}

void WarningList::raise(WarningKind kind, Fd fd, const trace::Event& event, const World& after,
                        std::vector<std::uint64_t> evidence, std::int64_t amount) {
    ++m_raised;
    const std::uint32_t generation = fd.valid() ? after.descriptor(fd).generation : 0;
    const auto [known, isNew] = m_index.try_emplace({kind, fd.n, generation}, m_all.size());
    if (isNew) {
        if (m_all.size() == kMost) {
            m_index.erase(known);
            ++m_leftOut;
            return;
        }
        Warning warning;
        warning.kind = kind;
        warning.fd = {fd, generation};
        warning.thread = event.record.thread;
        if (fd.valid() && after.connection(fd).generation == generation)
            warning.peer = after.connection(fd).peer;
        warning.firstNs = event.record.atNs;
        if (evidence.size() > Warning::kMostEvidence)
            evidence.resize(Warning::kMostEvidence);
        warning.evidence = std::move(evidence);
        m_all.push_back(std::move(warning));
    }
    Warning& warning = m_all[known->second];
    ++warning.count;
    warning.amount = std::max(warning.amount, amount);
    warning.lastNs = event.record.atNs;
    warning.lastEvent = event.index;
}

} // namespace muxscope::world
