// SPDX-License-Identifier: GPL-3.0-or-later
// Prints the table of what recording, folding and seeking cost:  micro_bench [events in the history]
#include "bench/table.h"

#include <cstdlib>

int main(int argc, char** argv) {
    const std::uint64_t events = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 10'000'000;
    muxscope::bench::benchTrace();
    muxscope::bench::benchWorld(events);
    return 0;
}
