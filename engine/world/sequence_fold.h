// SPDX-License-Identifier: GPL-3.0-or-later
// Events to the steps of a Sequence. Private to engine/world.
#pragma once

#include "trace/event.h"
#include "world/sequence.h"

#include <map>
#include <optional>

namespace muxscope::world {

class SequenceFold {
public:
    // Before event `begin` only what was handed over in advance (io_uring) belongs to the request.
    SequenceFold(Fd fd, std::uint64_t begin, bool blocks)
        : m_fd(fd), m_begin(begin), m_blocks(blocks) {}

    void add(const trace::Event& event); // in order
    // What has been entered and not answered comes last, unless the request is over.
    std::vector<SequenceStep> take(bool withOpen);

private:
    struct Pending {
        trace::Record enter;
        std::uint64_t event = kNoEvent;
    };
    void entered(const trace::Event& event);
    void answered(const trace::Event& event);
    void waitAnswered(const trace::Event& event, const Pending& pending);
    void completed(const trace::Event& event);
    [[nodiscard]] SequenceStep::Kind kindOf(const trace::Event& exit, const Pending& pending) const;
    [[nodiscard]] bool isOurs(const trace::Record& enter) const;
    void push(SequenceStep step);

    Fd m_fd;
    std::uint64_t m_begin;
    bool m_blocks;                              // reads on this descriptor may sleep
    std::map<std::uint32_t, Pending> m_pending; // by thread
    std::optional<SequenceStep> m_ringEnter;    // the latest io_uring_enter, not yet told
    std::vector<SequenceStep> m_steps;
    std::uint32_t m_others = 0;
};

// The accept that made a connection and the tries before it; empty where a wait led to it.
std::vector<SequenceStep> acceptSteps(const HeldLog& held, Fd listener,
                                      std::uint64_t acceptedEvent);

} // namespace muxscope::world
