// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/trace_log.h"

#include <algorithm>
#include <cassert>
#include <cstdlib>
#include <cstring>
#include <linux/membarrier.h>
#include <new>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <thread>
#include <unistd.h>
#include <utility>

namespace muxscope::trace {

// The memory that a long run writes to has left the caches by the time it is reused: it is asked for
// this far ahead of need.
constexpr std::size_t kAheadBytes = 512;

// Held for one append, some tens of ns. Several equal writers (thread per client) take turns by a spin
// lock; one writer only looks whether a guest is there.
struct TraceLog::WriterLock {
    explicit WriterLock(TraceLog& owner) : log(owner) {
        if (!log.m_options.manyWriters) [[likely]] {
            log.enterWriter();
            return;
        }
        while (log.m_writing.test_and_set(std::memory_order_acquire))
            std::this_thread::yield();
    }
    ~WriterLock() {
        if (!log.m_options.manyWriters) [[likely]]
            log.m_writerWrites.store(false, std::memory_order_release);
        else
            log.m_writing.clear(std::memory_order_release);
    }
    WriterLock(const WriterLock&) = delete;
    WriterLock& operator=(const WriterLock&) = delete;
    TraceLog& log;
};

struct TraceLog::GuestLock {
    explicit GuestLock(TraceLog& owner) : log(owner) {
        while (log.m_writing.test_and_set(std::memory_order_acquire)) // guests among themselves
            std::this_thread::yield();
        if (log.m_options.manyWriters)
            return;
        log.m_guestWants.store(true, std::memory_order_seq_cst);
        if (log.m_writerFences)
            std::atomic_thread_fence(std::memory_order_seq_cst);
        else
            syscall(SYS_membarrier, MEMBARRIER_CMD_PRIVATE_EXPEDITED, 0, 0);
        while (log.m_writerWrites.load(std::memory_order_acquire))
            std::this_thread::yield();
    }
    ~GuestLock() {
        log.m_guestWants.store(false, std::memory_order_release);
        log.m_writing.clear(std::memory_order_release);
    }
    GuestLock(const GuestLock&) = delete;
    GuestLock& operator=(const GuestLock&) = delete;
    TraceLog& log;
};

// Both look after they have spoken, so at least one sees the other. The guest's membarrier(2) is a
// fence in this thread too: here it only needs to keep the compiler from moving the two.
inline void TraceLog::enterWriter() {
    m_writerWrites.store(true, std::memory_order_relaxed);
    std::atomic_signal_fence(std::memory_order_seq_cst);
    if (m_writerFences) [[unlikely]]
        m_writerWrites.exchange(true, std::memory_order_seq_cst);
    if (m_guestWants.load(std::memory_order_acquire)) [[unlikely]]
        letGuestIn();
}

void TraceLog::letGuestIn() {
    do {
        m_writerWrites.store(false, std::memory_order_release);
        while (m_guestWants.load(std::memory_order_acquire))
            std::this_thread::yield();
        m_writerWrites.exchange(true, std::memory_order_seq_cst);
    } while (m_guestWants.load(std::memory_order_acquire));
}

TraceLog::TraceLog() : TraceLog(Options{}) {}

TraceLog::TraceLog(Options options) : TraceLog(options, nullptr) {}

TraceLog::TraceLog(Options options, std::unique_ptr<PageStore> store)
    : m_options(options),
      m_epoch{monotonicNs(), realtimeNs()},
      m_budgetBytes(options.budgetBytes),
      m_slots(store ? nullptr : std::make_unique<std::array<Slot, kSlots>>()),
      m_pages(store ? std::make_unique<PageCache>(std::move(store)) : nullptr) {
    for (auto& mark : m_marks)
        mark.store(kNoMark, std::memory_order_relaxed);
    m_writerFences = syscall(SYS_membarrier, MEMBARRIER_CMD_REGISTER_PRIVATE_EXPEDITED, 0, 0) != 0;
}

TraceLog::~TraceLog() {
    if (m_current != nullptr) {
        const std::uint64_t newest = m_newest.load();
        for (std::uint64_t k = m_oldest.load(); k <= newest; ++k) {
            Segment* segment = (*m_slots)[k % kSlots].segment.load();
            std::free(segment->memory);
            delete segment;
        }
    }
    std::free(m_spare);
}

std::uint64_t TraceLog::append(const Record& record, std::span<const std::byte> payload,
                               std::size_t keep, std::size_t fullLength) {
    const WriterLock lock(*this);
    // The one writer is never held while it writes; of several, others may be.
    const std::int64_t atNs = m_options.manyWriters ? timeOf(m_clock.nowNs())
                                                    : m_clock.nowNs() - m_epoch.monotonicNs -
                                                          m_heldNs.load(std::memory_order_relaxed);
    const std::size_t full = fullLength == SIZE_MAX ? payload.size() : fullLength;
    return write(record, atNs, payload.first(std::min(keep, payload.size())), full);
}

std::uint64_t TraceLog::appendAsGuest(const Record& record, std::span<const std::byte> payload) {
    const GuestLock lock(*this);
    return write(record, timeOf(m_clock.nowNs()), payload, payload.size());
}

void TraceLog::stopClock() {
    const WriterLock lock(*this);
    if (m_stops++ == 0)
        m_frozenNs.store(timeOf(m_clock.nowNs()), std::memory_order_release);
}

// Guests and other writers are kept out by the lock, so what is written stays in order; whoever only asks
// for the time is told where it stands still until m_heldNs is right.
void TraceLog::startClock() {
    const WriterLock lock(*this);
    if (--m_stops != 0)
        return;
    const std::int64_t frozenNs = m_frozenNs.load(std::memory_order_relaxed);
    m_heldNs.store(m_clock.nowNs() - m_epoch.monotonicNs - frozenNs, std::memory_order_release);
    m_frozenNs.store(kRunning, std::memory_order_release);
}

std::uint64_t TraceLog::appendAt(const Record& record, std::span<const std::byte> payload,
                                 std::size_t fullLength) {
    assert(!isPaged());
    const WriterLock lock(*this);
    return write(record, record.atNs, payload, fullLength);
}

[[gnu::always_inline]] inline std::uint64_t TraceLog::write(const Record& record, std::int64_t atNs,
                                                            std::span<const std::byte> payload,
                                                            std::size_t fullLength) {
    // Payloads are kept 8-byte aligned so that their items can be read where they stand.
    const std::size_t payloadBytes =
        payload.empty() && fullLength == 0
            ? 0
            : sizeof(PayloadHead) + ((payload.size() + 7) & ~std::size_t{7});
    if (m_current == nullptr ||
        (m_current->count + 1) * sizeof(Record) + payloadBytes > m_current->payloadTop) [[unlikely]]
        openSegment(sizeof(Record) + payloadBytes);

    Segment& segment = *m_current;
    // Straight into the segment, field by field: a copy on the stack read back in wider pieces than it
    // was written in costs more than all the rest.
    auto& kept = reinterpret_cast<Record*>(segment.memory)[segment.count];
    kept = record;
    kept.atNs = atNs;
    kept.payloadAt = 0;
    __builtin_prefetch(&kept + kAheadBytes / sizeof(Record), 1);
    if (payloadBytes != 0) {
        segment.payloadTop -= static_cast<std::uint32_t>(payloadBytes);
        kept.payloadAt = segment.payloadTop;
        std::byte* at = segment.memory + segment.payloadTop;
        const PayloadHead head{
            static_cast<std::uint32_t>(payload.size()),
            static_cast<std::uint32_t>(std::min<std::size_t>(fullLength, UINT32_MAX))};
        std::memcpy(at, &head, sizeof(head));
        for (std::size_t k = 0; k < std::min(payloadBytes, kAheadBytes / 2); k += 64)
            __builtin_prefetch(at - kAheadBytes + k, 1);
        if (!payload.empty())
            std::memcpy(at + sizeof(head), payload.data(), payload.size());
    }
    ++segment.count;
    const std::uint64_t index = m_end.load(std::memory_order_relaxed);
    m_end.store(index + 1, std::memory_order_release);
    return index;
}

void TraceLog::openSegment(std::size_t neededBytes) {
    const std::size_t bytes = std::max(m_options.segmentBytes, neededBytes);
    const std::size_t budget = budgetBytes();
    const std::size_t hardLimit = budget + std::max(budget / 4, 4 * m_options.segmentBytes);
    while (bytesHeld() + bytes > budget && recycleOldest()) {
    }
    if (bytesHeld() + bytes > hardLimit)
        waitForRoom();

    const std::uint64_t next =
        m_current == nullptr ? 0 : m_newest.load(std::memory_order_relaxed) + 1;
    assert(next - m_oldest.load(std::memory_order_relaxed) < kSlots);
    auto segment = std::make_unique<Segment>();
    segment->first = m_end.load(std::memory_order_relaxed);
    segment->payloadTop = static_cast<std::uint32_t>(bytes);
    segment->bytes = bytes;
    segment->memory = takeMemory(bytes);
    m_bytesHeld.fetch_add(bytes, std::memory_order_relaxed);
    m_current = segment.release();
    Slot& slot = (*m_slots)[next % kSlots];
    slot.first.store(m_current->first, std::memory_order_relaxed);
    slot.segment.store(m_current, std::memory_order_release);
    m_newest.store(next, std::memory_order_release);
}

std::byte* TraceLog::takeMemory(std::size_t bytes) {
    if (bytes == m_options.segmentBytes && m_spare != nullptr)
        return std::exchange(m_spare, nullptr);
    const std::size_t alignment =
        std::min<std::size_t>(m_options.segmentBytes, std::size_t{2} << 20);
    const std::size_t rounded = (bytes + alignment - 1) / alignment * alignment;
    auto* memory = static_cast<std::byte*>(std::aligned_alloc(alignment, rounded));
    if (memory == nullptr)
        throw std::bad_alloc();
    madvise(memory, rounded, MADV_HUGEPAGE); // advice: one page fault a segment instead of 512
    return memory;
}

// Gives the oldest segment back when no reader needs it; keeps its memory for the next one, which
// saves the page faults.
bool TraceLog::recycleOldest() {
    const std::uint64_t oldest = m_oldest.load(std::memory_order_relaxed);
    if (m_current == nullptr || oldest >= m_newest.load(std::memory_order_relaxed))
        return false;
    const std::uint64_t newBegin = (*m_slots)[(oldest + 1) % kSlots].first.load();
    if (lowestMark() < newBegin)
        return false;
    // A reader may register just now: it stores its mark, then reads begin; we store begin, then
    // read the marks. One of the two sees the other (both are sequentially consistent).
    const std::uint64_t oldBegin = m_begin.exchange(newBegin, std::memory_order_seq_cst);
    if (lowestMark() < newBegin) {
        m_begin.store(oldBegin, std::memory_order_seq_cst);
        return false;
    }
    m_oldest.store(oldest + 1, std::memory_order_release);
    Segment* segment = (*m_slots)[oldest % kSlots].segment.load(std::memory_order_relaxed);
    m_bytesHeld.fetch_sub(segment->bytes, std::memory_order_relaxed);
    if (m_spare == nullptr && segment->bytes == m_options.segmentBytes)
        m_spare = segment->memory;
    else
        std::free(segment->memory);
    delete segment;
    return true;
}

void TraceLog::waitForRoom() {
    const std::int64_t from = monotonicNs();
    m_stallCount.fetch_add(1, std::memory_order_relaxed);
    // Bounded: after two seconds the log grows past its limit rather than hold the server for ever.
    while (!recycleOldest() && monotonicNs() - from < 2'000'000'000)
        std::this_thread::sleep_for(std::chrono::microseconds(200));
    m_stallNs.fetch_add(monotonicNs() - from, std::memory_order_relaxed);
}

std::uint64_t TraceLog::lowestMark() const {
    std::uint64_t lowest = kNoMark;
    for (const auto& mark : m_marks)
        lowest = std::min(lowest, mark.load(std::memory_order_seq_cst));
    return lowest;
}

TraceLog::Stalls TraceLog::stalls() const {
    return {m_stallCount.load(std::memory_order_relaxed),
            m_stallNs.load(std::memory_order_relaxed)};
}

TraceLog::SegmentRange TraceLog::segmentOf(std::uint64_t index) const {
    std::uint64_t low = m_oldest.load(std::memory_order_acquire);
    std::uint64_t high = m_newest.load(std::memory_order_acquire);
    const std::uint64_t newest = high;
    while (low < high) {
        const std::uint64_t middle = low + (high - low + 1) / 2;
        if ((*m_slots)[middle % kSlots].first.load(std::memory_order_acquire) <= index)
            low = middle;
        else
            high = middle - 1;
    }
    const std::uint64_t stop = low < newest ? (*m_slots)[(low + 1) % kSlots].first.load() : end();
    return {(*m_slots)[low % kSlots].segment.load(std::memory_order_acquire), stop};
}

Event TraceLog::at(std::uint64_t index) const {
    assert(index >= begin() && index < end());
    if (m_pages)
        return pagedAt(index);
    Event event;
    const Segment& segment = *segmentOf(index).segment;
    readInto(event, {segment.memory, segment.first, 0}, index);
    return event;
}

} // namespace muxscope::trace
