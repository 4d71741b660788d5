// SPDX-License-Identifier: GPL-3.0-or-later
// Time in buckets of several widths, each level eight times as wide as the one before: whatever the
// zoom, a few buckets a pixel say what happened. Slots in which nothing happened have no bucket.
// Plain values; times are ns since the log's epoch.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

namespace muxscope::world {

// About 1 ms, 8 ms, 67 ms, 0.5 s, 4.3 s, 34 s.
inline constexpr std::array<int, 6> kPyramidShifts = {20, 23, 26, 29, 32, 35};
inline constexpr std::size_t kPyramidLevels = kPyramidShifts.size();

constexpr std::uint32_t slotOf(std::int64_t atNs, int shift) {
    const std::int64_t slot = std::max<std::int64_t>(atNs, 0) >> shift;
    return static_cast<std::uint32_t>(
        std::min<std::int64_t>(slot, std::numeric_limits<std::uint32_t>::max()));
}
constexpr std::int64_t slotStart(std::uint32_t slot, int shift) {
    return static_cast<std::int64_t>(slot) << shift;
}

// The coarsest level whose buckets are not wider than this; -1: finer than all.
constexpr int pyramidLevelFor(double ns) {
    int level = static_cast<int>(kPyramidLevels) - 1;
    while (level >= 0 &&
           static_cast<double>(std::int64_t{1} << kPyramidShifts[static_cast<std::size_t>(level)]) >
               ns)
        --level;
    return level;
}

// Bucket has a member `slot` and is made from it; the levels are in time order.
template <class Bucket>
using PyramidLevels = std::array<std::vector<Bucket>, kPyramidLevels>;

// The bucket of this slot, which is the last one's or a later one; a time that lies before the last
// bucket (several threads) counts as that one's.
template <class Bucket>
Bucket& lastBucket(std::vector<Bucket>& buckets, std::uint32_t slot) {
    if (buckets.empty() || buckets.back().slot < slot)
        buckets.push_back(Bucket{slot});
    return buckets.back();
}

// The first bucket that may reach into what begins at `fromNs`: the one before says what went on.
template <class Bucket>
auto bucketBefore(const std::vector<Bucket>& buckets, std::int64_t fromNs, int shift) {
    auto bucket =
        std::upper_bound(buckets.begin(), buckets.end(), slotOf(fromNs, shift),
                         [](std::uint32_t slot, const Bucket& each) { return slot < each.slot; });
    return bucket == buckets.begin() ? bucket : std::prev(bucket);
}

// Lets go of what lies before `firstNs`, but for the bucket that says what went on until then.
template <class Bucket>
void trimBuckets(std::vector<Bucket>& buckets, std::int64_t firstNs, int shift) {
    const auto gone =
        static_cast<std::size_t>(bucketBefore(buckets, firstNs, shift) - buckets.begin());
    if (gone * 4 <= buckets.size())
        return; // not yet worth the move
    buckets.erase(buckets.begin(), buckets.begin() + static_cast<std::ptrdiff_t>(gone));
    if (buckets.capacity() > 2 * buckets.size())
        buckets.shrink_to_fit();
}

template <class Bucket>
std::size_t bytesOf(const PyramidLevels<Bucket>& levels) {
    std::size_t bytes = 0;
    for (const auto& level : levels)
        bytes += level.capacity() * sizeof(Bucket);
    return bytes;
}

} // namespace muxscope::world
