// SPDX-License-Identifier: GPL-3.0-or-later
// A sequence's steps for the comparison: by band, alike calls together. Pure.
#pragma once

#include "geometry/stage_sequence.h"

#include <array>

namespace muxscope::ui::stage {

enum Band { waiting, copying, answering };
inline constexpr int kBands = 3;

// Calls of one kind in one band, however often.
struct Entry {
    Band from = waiting;
    Band to = waiting;
    QString call;
    QString outcome;
    std::uint64_t times = 0;
    std::uint64_t bytes = 0; // moved by all of them
    Meaning meaning = Meaning::neutral;
    int step = 0; // the first of them
};

std::vector<Entry> entriesOf(const world::Sequence& sequence);
// How many lie in each band; what reaches through two counts in the first.
std::array<int, kBands> linesOf(const std::vector<Entry>& entries);

} // namespace muxscope::ui::stage
