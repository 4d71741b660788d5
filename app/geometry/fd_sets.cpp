// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometry/fd_sets.h"

#include <algorithm>
#include <bit>

namespace muxscope::ui {

namespace {

constexpr std::array<std::uint32_t, 3> kSetBits = {trace::kIn, trace::kOut, trace::kPri};

void put(std::array<FdSet, 3>& sets, std::int32_t fd, std::uint32_t bits) {
    if (fd < 0 || fd >= kFdSetSize)
        return;
    const auto word = static_cast<std::size_t>(fd / kWordBits);
    for (std::size_t i = 0; i < sets.size(); ++i)
        if ((bits & kSetBits[i]) != 0)
            sets[i][word] |= std::uint64_t{1} << (fd % kWordBits);
}

} // namespace

int bitsIn(const FdSet& set) {
    int count = 0;
    for (const std::uint64_t word : set)
        count += std::popcount(word);
    return count;
}

FdSets fdSetsOf(const world::Mux& mux) {
    FdSets sets;
    sets.nfds = mux.nfds;
    if (mux.waits == 0)
        return sets;
    sets.answer = mux.waiting      ? FdSets::Answer::waiting
                  : mux.result < 0 ? FdSets::Answer::failed // the sets are left as they were
                                   : FdSets::Answer::written;
    const auto most = std::min<std::size_t>(mux.interest.size(), kFdSetSize);
    for (std::size_t n = 0; n < most; ++n)
        put(sets.in, static_cast<std::int32_t>(n), mux.interest[n]);
    if (sets.written())
        for (const world::ReadyItem& item : mux.ready)
            put(sets.out, item.fd, item.bits);
    return sets;
}

std::vector<Fd> beyondFdSet(const world::World& world, std::size_t most) {
    std::vector<Fd> found;
    for (std::size_t n = kFdSetSize; n < world.descriptors.size() && found.size() < most; ++n)
        if (world.descriptors[n].open)
            found.push_back(Fd{static_cast<std::int32_t>(n)});
    return found;
}

} // namespace muxscope::ui
