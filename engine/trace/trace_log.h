// SPDX-License-Identifier: GPL-3.0-or-later
// The append-only log of everything that happened: a chain of segments and one published end.
//
// Writers append; readers read the published prefix and are never in a writer's way: no lock is
// shared, publishing is one atomic store. Memory is bounded: when the budget is used up the oldest
// segment is reused, unless a TraceReader still needs it. A writer that would pass the hard limit
// because of a reader waits, and the wait is counted (stalls()).
//
// The log of a recording is paged: its events stand in a file, and in memory as far as the budget goes
// (trace/page_cache.h). It forgets nothing. Reading it may wait for the disk.
#pragma once

#include "base/clock.h"
#include "base/ids.h"
#include "trace/event.h"
#include "trace/page_cache.h"

#include <array>
#include <atomic>
#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace muxscope::trace {

class TraceReader;

class TraceLog {
public:
    struct Options {
        std::size_t budgetBytes = std::size_t{512} << 20; // of history held
        std::size_t segmentBytes = std::size_t{2} << 20;  // power of two
        std::uint32_t snapLength = 4096;                  // payload bytes kept of one recv or send
        bool manyWriters = false; // several threads append: orders them with a short spin lock
    };
    // When the log began, to turn Record::atNs into clock time.
    struct Epoch {
        std::int64_t monotonicNs = 0;
        std::int64_t realtimeNs = 0;
        bool operator==(const Epoch&) const = default;
    };
    struct Stalls {
        std::uint64_t count = 0;
        std::int64_t ns = 0;
    };

    TraceLog();
    explicit TraceLog(Options options);
    // A paged log: filled by appendPage alone.
    TraceLog(Options options, std::unique_ptr<PageStore> store);
    ~TraceLog();
    TraceLog(const TraceLog&) = delete;
    TraceLog& operator=(const TraceLog&) = delete;

    // --- writers (server thread; several only with manyWriters) ---

    // Appends one event, stamps it with the time now, publishes it; returns its index. `payload` is
    // cut to `keep` bytes. Waits only when a reader holds all history (see above).
    std::uint64_t append(const Record& record, std::span<const std::byte> payload = {},
                         std::size_t keep = SIZE_MAX, std::size_t fullLength = SIZE_MAX);
    // The same with the time given (a file being loaded).
    std::uint64_t appendAt(const Record& record, std::span<const std::byte> payload,
                           std::size_t fullLength);
    // The same as append for a thread that writes now and then beside the one writer (gauges): the
    // guest pays for the order (microseconds), the writer next to nothing. Any thread.
    std::uint64_t appendAsGuest(const Record& record, std::span<const std::byte> payload);
    [[nodiscard]] std::uint32_t snapLength() const { return m_options.snapLength; }
    // One thread: publishes the events of a page that was checked; place.first is end(). False: the log
    // takes no more pages.
    bool appendPage(const PagePlace& place, std::unique_ptr<std::byte[]> bytes);

    // --- any thread ---

    // One past the last published event; equals the moment after it.
    [[nodiscard]] Moment end() const { return m_end.load(std::memory_order_acquire); }
    // The oldest event still held.
    [[nodiscard]] Moment begin() const { return m_begin.load(std::memory_order_acquire); }
    [[nodiscard]] Epoch epoch() const { return m_epoch; }
    void setEpoch(Epoch epoch) { m_epoch = epoch; } // before the first append
    // Of memory, for events. Of a paged log this is what it holds just now.
    [[nodiscard]] std::size_t bytesHeld() const {
        return m_pages ? m_pages->residentBytes() : m_bytesHeld.load(std::memory_order_relaxed);
    }
    [[nodiscard]] bool isPaged() const { return m_pages != nullptr; }
    // Of a paged log: events whose page can no longer be read; remarks stand in their place.
    [[nodiscard]] std::vector<Loss> losses() const;
    [[nodiscard]] std::uint64_t lostEvents() const { return m_pages ? m_pages->lostEvents() : 0; }
    [[nodiscard]] std::size_t budgetBytes() const {
        return m_budgetBytes.load(std::memory_order_relaxed);
    }
    void setBudgetBytes(std::size_t bytes) {
        m_budgetBytes.store(bytes, std::memory_order_relaxed);
    }
    [[nodiscard]] Stalls stalls() const;
    // Now, on the time line of the records.
    // It stands still while the server is held at the gate: what the user's look costs is no part of
    // any call, of any sleep, or of the server's own timers.
    [[nodiscard]] std::int64_t nowNs() const { return timeOf(monotonicNs()); }
    // A writer, before and after it is held. Of several writers the first to be held stops the clock and
    // the last to be let go starts it.
    void stopClock();
    void startClock();

    // --- readers: for indexes that the caller keeps with a TraceReader, or when nothing is written
    // ---

    [[nodiscard]] Event at(std::uint64_t index) const;
    // Calls f(const Event&) for each event of [from, to); stops early when f returns false.
    template <class F>
    void forEach(std::uint64_t from, std::uint64_t to, F&& f) const;
    // When an event happened. Costs no page where that is known without: the log's first and last.
    [[nodiscard]] std::int64_t atNsOf(std::uint64_t index) const;
    // The first event of [from, to) later than atNs, `to` when there is none; looks at one page.
    [[nodiscard]] std::uint64_t firstAfter(std::int64_t atNs, std::uint64_t from,
                                           std::uint64_t to) const;

private:
    friend class TraceReader;
    struct Segment {
        std::uint64_t first = 0; // index of its first record
        std::uint32_t count =
            0; // records; the writer's own count, readers use the next one's first
        std::uint32_t payloadTop = 0; // payloads grow down from the segment's end
        std::size_t bytes = 0;        // size of memory
        std::byte* memory = nullptr;
    };
    static constexpr std::size_t kSlots = 1 << 15;
    static constexpr std::size_t kReaders = 8;
    static constexpr std::uint64_t kNoMark = UINT64_MAX;

    [[nodiscard]] std::int64_t timeOf(std::int64_t clockNs) const {
        const std::int64_t frozenNs = m_frozenNs.load(std::memory_order_acquire);
        return frozenNs != kRunning
                   ? frozenNs
                   : clockNs - m_epoch.monotonicNs - m_heldNs.load(std::memory_order_acquire);
    }

    // Events that stand together: a segment's, or a page's.
    struct Stretch {
        const std::byte* memory = nullptr;
        std::uint64_t first = 0;
        std::uint64_t end = 0; // one past its last published record
    };
    struct SegmentRange {
        const Segment* segment = nullptr;
        std::uint64_t end = 0;
    };
    [[nodiscard]] SegmentRange segmentOf(std::uint64_t index) const;
    [[nodiscard]] Stretch stretchOf(std::uint64_t index) const {
        const SegmentRange range = segmentOf(index);
        return {range.segment->memory, range.segment->first, range.end};
    }
    [[nodiscard]] Stretch pageOf(std::uint64_t index, std::shared_ptr<const void>& hold) const;
    [[nodiscard]] Event pagedAt(std::uint64_t index) const;
    static void readInto(Event& event, const Stretch& stretch, std::uint64_t index);
    std::uint64_t write(const Record& record, std::int64_t atNs, std::span<const std::byte> payload,
                        std::size_t fullLength);
    void openSegment(std::size_t neededBytes);
    bool recycleOldest();
    std::byte* takeMemory(std::size_t bytes);
    void waitForRoom();
    [[nodiscard]] std::uint64_t lowestMark() const;
    struct WriterLock;
    struct GuestLock;
    void enterWriter();
    void letGuestIn();

    Options m_options;
    Epoch m_epoch;
    std::atomic<Moment> m_end{0};
    std::atomic<Moment> m_begin{0};
    static constexpr std::int64_t kRunning = INT64_MIN;
    std::atomic<std::int64_t> m_heldNs{0};          // at the gate, in holds that are over
    std::atomic<std::int64_t> m_frozenNs{kRunning}; // the time at which the clock stands still
    std::uint32_t m_stops = 0;                      // writers only: how many are held
    std::atomic<std::size_t> m_bytesHeld{0};
    std::atomic<std::size_t> m_budgetBytes{0};
    std::atomic<std::uint64_t> m_stallCount{0};
    std::atomic<std::int64_t> m_stallNs{0};
    std::array<std::atomic<std::uint64_t>, kReaders> m_marks;

    // Segment k stands in slot k % kSlots; [m_oldest, m_newest] are held.
    // A reader looks for a segment among the firsts, which outlive their segment, and touches only
    // the one it found, which its mark protects.
    struct Slot {
        std::atomic<Segment*> segment{nullptr};
        std::atomic<std::uint64_t> first{0};
    };
    std::unique_ptr<std::array<Slot, kSlots>> m_slots;
    const std::unique_ptr<PageCache> m_pages; // of a paged log, which has no segments; else null
    std::atomic<std::uint64_t> m_oldest{0};
    std::atomic<std::uint64_t> m_newest{0};

    // writers only
    // The writer says that it writes, then looks whether a guest wants to; a guest says that it wants
    // to, has all threads pass a barrier (membarrier(2)), then waits for the writer.
    std::atomic<bool> m_writerWrites{false};
    std::atomic<bool> m_guestWants{false};
    bool m_writerFences = false; // no membarrier here: the writer pays for a fence
    std::atomic_flag m_writing = ATOMIC_FLAG_INIT;
    FastClock m_clock;
    Segment* m_current = nullptr;
    std::byte* m_spare = nullptr;
};

// A reader's hold on the log: events from keepFrom() on stay. One thread; RAII.
class TraceReader {
public:
    explicit TraceReader(const TraceLog& log);
    ~TraceReader();
    TraceReader(const TraceReader&) = delete;
    TraceReader& operator=(const TraceReader&) = delete;

    // Lets everything before `index` go. Only ever forwards.
    void setKeepFrom(std::uint64_t index);
    [[nodiscard]] std::uint64_t keepFrom() const { return m_keepFrom; }

private:
    std::atomic<std::uint64_t>* m_mark = nullptr;
    std::uint64_t m_keepFrom = 0;
};

inline void TraceLog::readInto(Event& event, const Stretch& stretch, std::uint64_t index) {
    event.index = index;
    event.record = reinterpret_cast<const Record*>(stretch.memory)[index - stretch.first];
    event.payload = {};
    event.payloadFullLength = 0;
    if (event.record.payloadAt != 0) {
        const auto* head =
            reinterpret_cast<const PayloadHead*>(stretch.memory + event.record.payloadAt);
        event.payload = {reinterpret_cast<const std::byte*>(head + 1), head->length};
        event.payloadFullLength = head->fullLength;
    }
}

template <class F>
void TraceLog::forEach(std::uint64_t from, std::uint64_t to, F&& f) const {
    while (from < to) {
        Event event; // one for all of the stretch: what it holds is counted once
        const Stretch stretch = m_pages ? pageOf(from, event.hold) : stretchOf(from);
        const Event& read = event;
        const std::uint64_t stop = to < stretch.end ? to : stretch.end;
        for (; from < stop; ++from) {
            readInto(event, stretch, from);
            if constexpr (std::is_same_v<decltype(f(read)), bool>) {
                if (!f(read))
                    return;
            } else {
                f(read);
            }
        }
    }
}

} // namespace muxscope::trace
