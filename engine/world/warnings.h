// SPDX-License-Identifier: GPL-3.0-or-later
// The classic faults of event loops, found in what a program did: folded from events like the world
// (give add() to History::setObserver). A finding is a fact about the calls, never a guess about the
// program's source; WarningKind says what each means. To find one more: a class in
// warning_detectors.h with its file, and a row in WarningKind. One thread at a time.
#pragma once

#include "world/warning_detectors.h"
#include "world/warning_list.h"

namespace muxscope::world {

class Warnings {
public:
    static constexpr std::int64_t kLongHandlerNs = 100'000'000;

    explicit Warnings(std::int64_t longHandlerNs = kLongHandlerNs) : m_longHandler(longHandlerNs) {}

    // The event that led to this world. Events in order.
    void add(const trace::Event& event, const World& after);
    void clear() { *this = Warnings(); }

    [[nodiscard]] const std::vector<Warning>& all() const { return m_list.all(); }
    [[nodiscard]] std::uint64_t leftOut() const { return m_list.leftOut(); }
    [[nodiscard]] std::uint64_t raised() const { return m_list.raised(); }
    bool operator==(const Warnings&) const = default;

private:
    WarningList m_list;
    std::map<std::uint16_t, std::uint64_t> m_waits; // begun, by thread
    warn::ReportSpin m_reportSpin;
    warn::EndSpin m_endSpin;
    warn::AcceptSpin m_acceptSpin;
    warn::TrySpin m_trySpin;
    warn::UndrainedEdge m_undrainedEdge;
    warn::ShortSend m_shortSend;
    warn::LongHandler m_longHandler;
    warn::Leak m_leak;
};

} // namespace muxscope::world
