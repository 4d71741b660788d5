// SPDX-License-Identifier: GPL-3.0-or-later
// Which connections get a card. When they do not all fit, what acts now is shown, and what was shown
// before stays where it was.
#include "geometry/stage_parts.h"
#include "world/latest_thread.h"

#include <algorithm>

namespace muxscope::ui::stage {

namespace {

bool isOpenConnection(const world::World& world, Fd fd) {
    return fd.valid() && static_cast<std::size_t>(fd.n) < world.connections.size() &&
           world.connection(fd).open;
}

// Open connections by number from `from` on, at most `most`.
std::vector<Fd> byNumber(const world::World& world, std::size_t most, int from) {
    std::vector<Fd> found;
    int seen = 0;
    for (std::size_t n = 0; n < world.connections.size() && found.size() < most; ++n) {
        const Fd fd{static_cast<std::int32_t>(n)};
        if (world.connections[n].open && seen++ >= from)
            found.push_back(fd);
    }
    return found;
}

// The most urgent first, without repetition.
std::vector<Fd> mostActive(const StageInput& input, std::size_t room) {
    const world::World& world = *input.world;
    std::vector<Fd> chosen;
    const auto take = [&](Fd fd) {
        if (chosen.size() < room && isOpenConnection(world, fd) &&
            std::find(chosen.begin(), chosen.end(), fd) == chosen.end())
            chosen.push_back(fd);
    };
    if (const world::Thread* thread = world::latestThread(world))
        take(Fd{thread->enter.fd});
    take(input.selected);
    if (const world::Mux* mux = world.mux()) {
        for (const world::ReadyItem& item : mux->ready) {
            if (chosen.size() == room)
                break;
            if (!item.done())
                take(Fd{item.fd});
        }
    }
    for (Fd fd : input.kept)
        take(fd);
    for (Fd fd : byNumber(world, room, 0))
        take(fd);
    return chosen;
}

} // namespace

std::vector<Fd> chooseCards(const StageInput& input, std::size_t room) {
    const world::World& world = *input.world;
    if (world.connectionsOpen <= room)
        return byNumber(world, room, 0);
    if (input.firstCard >= 0)
        return byNumber(world, room,
                        std::min(input.firstCard, static_cast<int>(world.connectionsOpen - room)));

    std::vector<Fd> chosen = mostActive(input, room);
    std::sort(chosen.begin(), chosen.end());
    std::vector<Fd> placed = input.kept;
    placed.resize(std::min(placed.size(), room));
    std::vector<Fd> fresh;
    for (Fd fd : chosen) {
        if (std::find(placed.begin(), placed.end(), fd) == placed.end())
            fresh.push_back(fd);
    }
    auto next = fresh.begin();
    for (Fd& fd : placed) {
        if (!std::binary_search(chosen.begin(), chosen.end(), fd))
            fd = next != fresh.end() ? *next++ : kNoFd;
    }
    std::erase(placed, kNoFd);
    placed.insert(placed.end(), next, fresh.end());
    return placed;
}

} // namespace muxscope::ui::stage
