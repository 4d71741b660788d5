// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of a paged TraceLog: where each stands, and as many of them in memory as the budget allows.
// Those that nobody has used for longest go first; whoever reads one keeps it alive while it does.
//
// A page that its store can no longer deliver is replaced by one of as many events that say so, and told
// by losses(). Any thread; a page that is not in memory costs the reader the time of fetching it, and
// nobody else waits for that who does not need a page fetched too.
#pragma once

#include "trace/page_store.h"

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

namespace muxscope::trace {

// Events of a log that can no longer be had.
struct Loss {
    std::uint64_t first = 0; // indices [first, end)
    std::uint64_t end = 0;
    std::string why; // one line
    bool operator==(const Loss&) const = default;
};

class PageCache {
public:
    // A file of more segments holds next to nothing in each: its table alone would fill the memory.
    static constexpr std::size_t kMostPages = std::size_t{4} << 20;

    struct Page {
        const std::byte* memory = nullptr;
        std::uint64_t first = 0; // indices [first, end)
        std::uint64_t end = 0;
        std::shared_ptr<const void> hold; // keeps the memory
    };

    explicit PageCache(std::unique_ptr<PageStore> store);

    // One thread. The next page and what it holds. It stays in memory if nobody has to go for it but
    // pages that were read already: those before it are wanted sooner. False: there are too many.
    bool append(const PagePlace& place, std::unique_ptr<std::byte[]> bytes,
                std::size_t budgetBytes);

    // The page of an event that was appended.
    [[nodiscard]] Page pageOf(std::uint64_t index, std::size_t budgetBytes);
    // Where an event that was appended stands; of the first page that has an event later than this time
    // (its `first` is one past the last event when there is none). Neither fetches anything.
    [[nodiscard]] PagePlace placeOf(std::uint64_t index);
    [[nodiscard]] PagePlace placeAfter(std::int64_t atNs) const;

    // In memory: the cache's pages, and those that are still being read.
    [[nodiscard]] std::size_t residentBytes() const;
    // Ascending, joined where they touch.
    [[nodiscard]] std::vector<Loss> losses() const;
    [[nodiscard]] std::uint64_t lostEvents() const {
        return m_lostEvents.load(std::memory_order_acquire);
    }

private:
    using Number = std::uint32_t; // of a page
    static constexpr Number kNone = UINT32_MAX;
    struct Memory;
    struct Entry {
        PagePlace place;
        std::shared_ptr<const Memory> memory; // null: not in the cache
        Number newer = kNone;                 // towards the one that was used last
        Number older = kNone;
        bool used = false; // since it came
    };
    [[nodiscard]] Number numberOf(std::uint64_t index);
    [[nodiscard]] Page use(Number number);
    [[nodiscard]] bool fits(std::size_t bytes, std::size_t budgetBytes) const;
    void put(Number number, std::shared_ptr<const Memory> memory);
    void evict(Number number);
    void link(Number number);
    void unlink(Number number);
    std::shared_ptr<const Memory> fetch(const PagePlace& place);
    void lose(const PagePlace& place, std::string why);

    const std::unique_ptr<PageStore> m_store;
    std::mutex m_fetching; // of m_store; taken before m_mutex
    std::shared_ptr<std::atomic<std::size_t>> m_resident;
    std::atomic<std::uint64_t> m_lostEvents{0};

    mutable std::mutex m_mutex; // of all below
    std::vector<Entry> m_pages; // ascending, without a gap
    Number m_newest = kNone;
    Number m_oldest = kNone;
    Number m_lastFound = 0;
    std::size_t m_cachedBytes = 0;
    std::size_t m_comingBytes = 0; // of the page that is being fetched
    std::vector<Loss> m_losses;
};

} // namespace muxscope::trace
