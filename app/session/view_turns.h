// SPDX-License-Identifier: GPL-3.0-or-later
// Shares the frames out among the views while more events come than anybody could watch: one heavy view
// or two light ones are shown in a frame, others in the next, so that no frame takes longer than the
// screen's. All of a round show the same moment. GUI thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace muxscope::ui {

class Refresh;

class ViewTurns {
public:
    // From now on refreshes wait for their turn.
    void begin() { m_crowded = true; }
    // Whoever still waits is shown at once, and from now on at once.
    void end();
    [[nodiscard]] bool crowded() const { return m_crowded; }
    [[nodiscard]] bool anyWaits() const;
    // The cursor has moved: everybody may be shown once more.
    void beginRound() { ++m_round; }
    // Nobody waits whose turn could come now: the cursor may move on. Who wants to be shown again, for a
    // reason of its own, waits for the next round.
    [[nodiscard]] bool roundDone() const;
    enum class Whose { due, waiting }; // waiting: whatever their pace
    // Shows the next in the round; returns who is now drawn (of several the last), or nullptr.
    const Refresh* give(Whose whose = Whose::due);

private:
    friend class Refresh;
    void join(Refresh& refresh) { m_members.push_back(&refresh); }
    void leave(Refresh& refresh);

    [[nodiscard]] bool owed(const Refresh& refresh) const;

    std::vector<Refresh*> m_members; // in the order of their turns
    std::uint64_t m_round = 1;
    std::size_t m_next = 0;
    bool m_crowded = false;
};

} // namespace muxscope::ui
