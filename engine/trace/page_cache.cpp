// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/page_cache.h"

#include "trace/lost_page.h"

#include <algorithm>
#include <utility>

namespace muxscope::trace {

// Counts itself for as long as anybody holds it, also when the cache has let it go.
struct PageCache::Memory {
    Memory(std::unique_ptr<std::byte[]> from, std::size_t size,
           std::shared_ptr<std::atomic<std::size_t>> counter)
        : at(std::move(from)), bytes(size), resident(std::move(counter)) {
        resident->fetch_add(bytes, std::memory_order_relaxed);
    }
    ~Memory() { resident->fetch_sub(bytes, std::memory_order_relaxed); }
    Memory(const Memory&) = delete;
    Memory& operator=(const Memory&) = delete;

    const std::unique_ptr<std::byte[]> at;
    const std::size_t bytes;
    const std::shared_ptr<std::atomic<std::size_t>> resident;
};

PageCache::PageCache(std::unique_ptr<PageStore> store)
    : m_store(std::move(store)), m_resident(std::make_shared<std::atomic<std::size_t>>(0)) {}

bool PageCache::append(const PagePlace& place, std::unique_ptr<std::byte[]> bytes,
                       std::size_t budgetBytes) {
    const std::lock_guard lock(m_mutex);
    if (m_pages.size() == kMostPages)
        return false;
    const auto number = static_cast<Number>(m_pages.size());
    m_pages.push_back({place, nullptr});
    while (!fits(place.bytes, budgetBytes) && m_oldest != kNone && m_pages[m_oldest].used)
        evict(m_oldest);
    if (fits(place.bytes, budgetBytes))
        put(number, std::make_shared<Memory>(std::move(bytes), place.bytes, m_resident));
    return true;
}

PageCache::Page PageCache::pageOf(std::uint64_t index, std::size_t budgetBytes) {
    {
        const std::lock_guard lock(m_mutex);
        const Number number = numberOf(index);
        if (m_pages[number].memory)
            return use(number);
    }
    const std::lock_guard fetching(m_fetching);
    std::unique_lock lock(m_mutex);
    const Number number = numberOf(index);
    if (m_pages[number].memory) // somebody else wanted it too
        return use(number);
    const PagePlace place = m_pages[number].place;
    while (!fits(place.bytes, budgetBytes) && m_oldest != kNone)
        evict(m_oldest);
    m_comingBytes = place.bytes;
    lock.unlock();
    auto memory = fetch(place);
    lock.lock();
    m_comingBytes = 0;
    put(number, std::move(memory));
    return use(number);
}

// Without m_mutex: whoever finds their page in memory does not wait for the disk.
std::shared_ptr<const PageCache::Memory> PageCache::fetch(const PagePlace& place) {
    std::unique_ptr<std::byte[]> bytes(new std::byte[place.bytes]);
    const Status fetched = m_store->fetch(place, {bytes.get(), place.bytes});
    if (fetched)
        return std::make_shared<Memory>(std::move(bytes), place.bytes, m_resident);
    lose(place, fetched.error().text);
    LostPage lost = lostPage(place);
    return std::make_shared<Memory>(std::move(lost.memory), lost.bytes, m_resident);
}

PagePlace PageCache::placeOf(std::uint64_t index) {
    const std::lock_guard lock(m_mutex);
    return m_pages[numberOf(index)].place;
}

PagePlace PageCache::placeAfter(std::int64_t atNs) const {
    const std::lock_guard lock(m_mutex);
    const auto page =
        std::partition_point(m_pages.begin(), m_pages.end(),
                             [atNs](const Entry& each) { return each.place.toNs <= atNs; });
    if (page != m_pages.end())
        return page->place;
    PagePlace behind;
    if (!m_pages.empty())
        behind.first = m_pages.back().place.first + m_pages.back().place.count;
    return behind;
}

std::size_t PageCache::residentBytes() const {
    return m_resident->load(std::memory_order_relaxed);
}

std::vector<Loss> PageCache::losses() const {
    const std::lock_guard lock(m_mutex);
    return m_losses;
}

// A page is asked for again when it has left the cache: what was lost may be told twice, and is counted
// once.
void PageCache::lose(const PagePlace& place, std::string why) {
    const std::lock_guard lock(m_mutex);
    const std::uint64_t end = place.first + place.count;
    auto next = std::partition_point(m_losses.begin(), m_losses.end(),
                                     [&](const Loss& loss) { return loss.end < end; });
    if (next != m_losses.end() && next->first <= place.first)
        return;
    m_lostEvents.fetch_add(place.count, std::memory_order_release);
    const bool joinsNext = next != m_losses.end() && next->first == end;
    const bool joinsPrevious = next != m_losses.begin() && std::prev(next)->end == place.first;
    if (joinsNext && joinsPrevious) {
        std::prev(next)->end = next->end;
        m_losses.erase(next);
    } else if (joinsNext) {
        next->first = place.first;
    } else if (joinsPrevious) {
        std::prev(next)->end = end;
    } else {
        m_losses.insert(next, {place.first, end, std::move(why)});
    }
}

// Whoever reads in order wants the same page again, or the next one.
PageCache::Number PageCache::numberOf(std::uint64_t index) {
    const auto holds = [&](std::size_t number) {
        return number < m_pages.size() && m_pages[number].place.first <= index &&
               index - m_pages[number].place.first < m_pages[number].place.count;
    };
    if (!holds(m_lastFound) && !holds(++m_lastFound)) {
        const auto after =
            std::partition_point(m_pages.begin(), m_pages.end(),
                                 [index](const Entry& each) { return each.place.first <= index; });
        m_lastFound = static_cast<Number>(after - m_pages.begin()) - 1;
    }
    return m_lastFound;
}

PageCache::Page PageCache::use(Number number) {
    Entry& entry = m_pages[number];
    entry.used = true;
    if (m_newest != number) {
        unlink(number);
        link(number);
    }
    return {entry.memory->at.get(), entry.place.first, entry.place.first + entry.place.count,
            entry.memory};
}

bool PageCache::fits(std::size_t bytes, std::size_t budgetBytes) const {
    return m_cachedBytes + m_comingBytes + bytes <= budgetBytes;
}

void PageCache::put(Number number, std::shared_ptr<const Memory> memory) {
    Entry& entry = m_pages[number];
    m_cachedBytes += memory->bytes;
    entry.memory = std::move(memory);
    entry.used = false;
    link(number);
}

void PageCache::evict(Number number) {
    m_cachedBytes -= m_pages[number].memory->bytes;
    m_pages[number].memory.reset();
    unlink(number);
}

void PageCache::link(Number number) {
    m_pages[number].newer = kNone;
    m_pages[number].older = m_newest;
    (m_newest == kNone ? m_oldest : m_pages[m_newest].newer) = number;
    m_newest = number;
}

void PageCache::unlink(Number number) {
    const Entry& entry = m_pages[number];
    (entry.newer == kNone ? m_newest : m_pages[entry.newer].older) = entry.older;
    (entry.older == kNone ? m_oldest : m_pages[entry.older].newer) = entry.newer;
}

} // namespace muxscope::trace
