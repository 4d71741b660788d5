// SPDX-License-Identifier: GPL-3.0-or-later
// What each descriptor number is at a moment: open, watched, ready, dealt with.
#include "geometry/stage_bitmap.h"
#include "geometry/stage_parts.h"

#include <algorithm>
#include <utility>

namespace muxscope::ui {

namespace {

using Level = HeatMap::Level;

constexpr int kRank[] = {0, 2, 4,
                         3, 1, 2}; // by Level: empty, watched, ready, handled, open, cleared

void raise(Level& level, Level to) {
    if (kRank[static_cast<int>(to)] > kRank[static_cast<int>(level)])
        level = to;
}

class Levels {
public:
    Levels(int numbers, int perCell)
        : m_numbers(numbers),
          m_perCell(perCell),
          m_cells(static_cast<std::size_t>((numbers + perCell - 1) / perCell), Level::empty) {}

    void put(std::int64_t number, Level level) {
        if (number >= 0 && number < m_numbers)
            raise(m_cells[static_cast<std::size_t>(number / m_perCell)], level);
    }
    void open(const world::World& world) {
        // What is watched is open anyway; a descriptor is large, and this is done for each frame.
        for (std::size_t cell = 0; cell < m_cells.size(); ++cell) {
            if (m_cells[cell] != Level::empty)
                continue;
            const auto first = cell * static_cast<std::size_t>(m_perCell);
            for (std::size_t n = first; n < first + static_cast<std::size_t>(m_perCell); ++n)
                if (world.descriptors[n].open) {
                    m_cells[cell] = Level::open;
                    break;
                }
        }
    }
    std::vector<Level> take() { return std::move(m_cells); }

private:
    int m_numbers;
    int m_perCell;
    std::vector<Level> m_cells;
};

void putMux(Levels& levels, const world::Mux& mux) {
    for (std::size_t n = 0; n < mux.interest.size(); ++n)
        if (mux.interest[n] != 0)
            levels.put(static_cast<std::int64_t>(n), Level::watched);
    if (!stage::answerShown(mux))
        return;
    for (const world::ReadyItem& item : mux.ready)
        levels.put(item.fd, item.done() ? Level::handled : Level::ready);
}

// Operations under way are io_uring's way of watching, completions its answer.
void putRing(Levels& levels, const world::Ring& ring) {
    for (std::size_t n = 0; n < ring.operations.size(); ++n)
        if (ring.operations[n].count > 0)
            levels.put(static_cast<std::int64_t>(n), Level::watched);
    for (const world::RingCompletion& done : ring.taken)
        levels.put(done.fd, Level::ready);
}

} // namespace

int descriptorNumbers(const world::World& world) {
    std::size_t numbers = world.descriptors.size();
    while (numbers > 0 && !world.descriptors[numbers - 1].open)
        --numbers;
    if (const world::Mux* mux = world.mux()) {
        std::size_t watched = mux->interest.size();
        while (watched > numbers && mux->interest[watched - 1] == 0)
            --watched;
        numbers = std::max(numbers, watched);
    }
    return static_cast<int>(numbers);
}

std::vector<Level> descriptorLevels(const world::World& world, int numbers, int numbersPerCell) {
    Levels levels(numbers, numbersPerCell);
    if (const world::Ring* ring = world.ring())
        putRing(levels, *ring);
    else if (const world::Mux* mux = world.mux())
        putMux(levels, *mux);
    for (const world::Thread& thread : world.threads) // the one call that a thread sleeps in
        if (world.asleep(thread) && !trace::isLoopWait(thread.enter.call))
            levels.put(thread.enter.fd, Level::watched);
    levels.open(world);
    return levels.take();
}

} // namespace muxscope::ui
