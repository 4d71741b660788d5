// SPDX-License-Identifier: GPL-3.0-or-later
#include "world/counter_index.h"

#include <algorithm>

namespace muxscope::world {

namespace {

constexpr std::size_t kDeepest = kPyramidLevels - 1;
constexpr std::uint64_t kBetweenLooks = 1024; // answers between two looks at the memory

double widthNs(std::size_t level) {
    return static_cast<double>(std::int64_t{1} << kPyramidShifts[level]);
}

} // namespace

// What held until then held in the beginning of the bucket too.
void CounterIndex::set(Counter counter, std::int64_t atNs, double value) {
    Levels& levels = of(counter);
    const auto held = static_cast<float>(value);
    const auto& coarsest = levels[kDeepest];
    if (!coarsest.empty() && coarsest.back().last == held)
        return;
    for (std::size_t level = m_finest; level < kPyramidLevels; ++level) {
        auto& buckets = levels[level];
        const float before = buckets.empty() ? held : buckets.back().last;
        const std::size_t size = buckets.size();
        CounterBucket& bucket = lastBucket(buckets, slotOf(atNs, kPyramidShifts[level]));
        if (buckets.size() != size)
            bucket.least = bucket.greatest = before;
        bucket.least = std::min(bucket.least, held);
        bucket.greatest = std::max(bucket.greatest, held);
        bucket.last = held;
    }
}

void CounterIndex::count(Counter counter, std::int64_t atNs, double amount) {
    if (amount <= 0)
        return;
    double inFinest = 0;
    for (std::size_t level = m_finest; level < kPyramidLevels; ++level) {
        CounterBucket& bucket = lastBucket(of(counter)[level], slotOf(atNs, kPyramidShifts[level]));
        bucket.sum += amount;
        if (level == m_finest)
            inFinest = bucket.sum;
        bucket.greatest = std::max(bucket.greatest, static_cast<float>(inFinest));
    }
}

// The whole stretch from one wait's return to the next wait has the value of its length.
void CounterIndex::addLag(std::int64_t fromNs, std::int64_t toNs) {
    const auto lag = static_cast<float>(toNs - fromNs);
    for (std::size_t level = m_finest; level < kPyramidLevels; ++level) {
        auto& buckets = of(Counter::loopLag)[level];
        const int shift = kPyramidShifts[level];
        CounterBucket& first = lastBucket(buckets, slotOf(fromNs, shift));
        first.greatest = std::max(first.greatest, lag);
        first.last = lag;
        CounterBucket& last = lastBucket(buckets, slotOf(toNs, shift));
        last.greatest = std::max(last.greatest, lag);
        last.last = 0;
    }
}

void CounterIndex::addWaits(const trace::Event& event, const World& after) {
    const trace::Record& r = event.record;
    if (m_returnedNs.size() <= r.thread.n)
        m_returnedNs.resize(r.thread.n + std::size_t{1}, -1);
    std::int64_t& returned = m_returnedNs[r.thread.n];
    const Mux* mux = after.mux();
    if (event.isEnter()) {
        if (returned >= 0)
            addLag(returned, r.atNs);
        returned = -1;
        if (mux == nullptr)
            return;
        set(Counter::watchedRead, r.atNs, mux->watchedIn);
        set(Counter::watchedWrite, r.atNs, mux->watchedOut);
        set(Counter::watchedExcept, r.atNs, mux->watchedPri);
        set(Counter::watched, r.atNs, mux->watched);
    } else {
        returned = r.atNs;
        if (mux != nullptr)
            set(Counter::ready, r.atNs, static_cast<double>(mux->ready.size()));
    }
}

void CounterIndex::add(const trace::Event& event, const World& after) {
    const std::int64_t atNs = event.record.atNs;
    if ((event.isEnter() || event.isExit()) && trace::isLoopWait(event.call()))
        addWaits(event, after);
    if (!event.isAnswer())
        return;
    const Counters& counters = after.counters;
    count(Counter::bytesIn, atNs, static_cast<double>(counters.bytesIn - m_bytesIn));
    count(Counter::bytesOut, atNs, static_cast<double>(counters.bytesOut - m_bytesOut));
    m_bytesIn = counters.bytesIn;
    m_bytesOut = counters.bytesOut;
    if (counters.responses > m_responses) {
        count(Counter::responses, atNs, static_cast<double>(counters.responses - m_responses));
        m_finishedNs.insert(m_finishedNs.end(), counters.responses - m_responses, atNs);
        m_responses = counters.responses;
    }
    if (++m_answers % kBetweenLooks == 0 && bytes() - m_finishedNs.capacity() * 8 > m_budgetBytes)
        dropFinest();
}

void CounterIndex::dropFinest() {
    if (m_finest == kDeepest)
        return;
    // The amounts' peaks are those of the buckets that are held.
    for (const Counter counter : {Counter::bytesIn, Counter::bytesOut, Counter::responses}) {
        Levels& levels = of(counter);
        for (auto& bucket : levels[m_finest + 1])
            bucket.greatest = static_cast<float>(bucket.sum);
        for (std::size_t level = m_finest + 2; level < kPyramidLevels; ++level) {
            auto fine = levels[m_finest + 1].begin();
            const int by = kPyramidShifts[level] - kPyramidShifts[m_finest + 1];
            for (auto& bucket : levels[level]) {
                bucket.greatest = 0;
                for (; fine != levels[m_finest + 1].end() && fine->slot >> by <= bucket.slot;
                     ++fine)
                    bucket.greatest = std::max(bucket.greatest, fine->greatest);
            }
        }
    }
    for (Levels& levels : m_levels)
        levels[m_finest] = {};
    ++m_finest;
}

void CounterIndex::trim(std::int64_t firstNs) {
    for (Levels& levels : m_levels)
        for (std::size_t level = 0; level < kPyramidLevels; ++level)
            trimBuckets(levels[level], firstNs, kPyramidShifts[level]);
    const auto keep = std::lower_bound(m_finishedNs.begin(), m_finishedNs.end(), firstNs);
    if ((keep - m_finishedNs.begin()) * 4 > static_cast<std::ptrdiff_t>(m_finishedNs.size()))
        m_finishedNs.erase(m_finishedNs.begin(), keep);
}

bool CounterIndex::has(Counter counter) const {
    const auto& buckets = of(counter)[kDeepest];
    return std::any_of(buckets.begin(), buckets.end(),
                       [](const CounterBucket& bucket) { return bucket.greatest > 0; });
}

CounterExtent CounterIndex::levelExtent(const Levels& levels, std::size_t level,
                                        std::int64_t fromNs, std::int64_t toNs) const {
    const auto& buckets = levels[level];
    const int shift = kPyramidShifts[level];
    auto bucket = bucketBefore(buckets, fromNs, shift);
    CounterExtent extent;
    const auto take = [&extent](double least, double greatest) {
        extent.least = extent.known ? std::min(extent.least, least) : least;
        extent.greatest = extent.known ? std::max(extent.greatest, greatest) : greatest;
        extent.known = true;
    };
    for (; bucket != buckets.end() && slotStart(bucket->slot, shift) < toNs; ++bucket) {
        const std::int64_t end = slotStart(bucket->slot, shift) + (std::int64_t{1} << shift);
        if (end > fromNs)
            take(bucket->least, bucket->greatest);
        const auto next = std::next(bucket);
        const bool goesOn = next == buckets.end() || slotStart(next->slot, shift) > end;
        if (goesOn && end < toNs &&
            (next == buckets.end() || slotStart(next->slot, shift) > fromNs))
            take(bucket->last, bucket->last);
    }
    return extent;
}

CounterExtent CounterIndex::amountExtent(const Levels& levels, std::size_t level,
                                         std::int64_t fromNs, std::int64_t toNs) const {
    const auto& buckets = levels[level];
    const int shift = kPyramidShifts[level];
    if (buckets.empty() || slotStart(buckets.front().slot, shift) >= toNs)
        return {};
    double sum = 0;
    double greatest = 0;
    for (auto bucket = bucketBefore(buckets, fromNs, shift);
         bucket != buckets.end() && slotStart(bucket->slot, shift) < toNs; ++bucket) {
        const std::int64_t start = slotStart(bucket->slot, shift);
        const std::int64_t end = start + (std::int64_t{1} << shift);
        if (end <= fromNs)
            continue;
        const auto inside = static_cast<double>(std::min(end, toNs) - std::max(start, fromNs));
        sum += bucket->sum * inside / widthNs(level);
        greatest = std::max(greatest, static_cast<double>(bucket->greatest));
    }
    return {sum * 1e9 / static_cast<double>(std::max<std::int64_t>(toNs - fromNs, 1)),
            greatest * 1e9 / widthNs(m_finest), true};
}

CounterExtent CounterIndex::extent(Counter counter, std::int64_t fromNs, std::int64_t toNs) const {
    const int wanted = pyramidLevelFor(static_cast<double>(toNs - fromNs));
    const std::size_t level = std::max(static_cast<std::size_t>(std::max(wanted, 0)), m_finest);
    return isAmount(counter) ? amountExtent(of(counter), level, fromNs, toNs)
                             : levelExtent(of(counter), level, fromNs, toNs);
}

std::size_t CounterIndex::responsesIn(std::int64_t fromNs, std::int64_t toNs) const {
    const auto from = std::lower_bound(m_finishedNs.begin(), m_finishedNs.end(), fromNs);
    return static_cast<std::size_t>(std::lower_bound(from, m_finishedNs.end(), toNs) - from);
}

std::size_t CounterIndex::bytes() const {
    std::size_t bytes = m_finishedNs.capacity() * sizeof(std::int64_t);
    for (const Levels& levels : m_levels)
        bytes += bytesOf(levels);
    return bytes;
}

} // namespace muxscope::world
