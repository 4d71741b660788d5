// SPDX-License-Identifier: GPL-3.0-or-later
// The latest exchanges of one connection, oldest first. Copies share their exchanges until one of
// them writes; in the steady state an old exchange is reused for the next one and nothing is
// allocated. One thread at a time.
#pragma once

#include "world/cow_vector.h"
#include "world/exchange.h"

#include <array>
#include <cstddef>
#include <iterator>
#include <memory>

namespace muxscope::world {

inline constexpr std::size_t kExchangesKept = 8;

class ExchangeList {
public:
    class const_iterator {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = Exchange;
        using difference_type = std::ptrdiff_t;
        using pointer = const Exchange*;
        using reference = const Exchange&;

        const_iterator() = default;
        const_iterator(const ExchangeList& list, std::size_t at) : m_list(&list), m_at(at) {}
        reference operator*() const { return (*m_list)[m_at]; }
        pointer operator->() const { return &(*m_list)[m_at]; }
        const_iterator& operator++() {
            ++m_at;
            return *this;
        }
        const_iterator operator++(int) {
            const const_iterator before = *this;
            ++m_at;
            return before;
        }
        bool operator==(const const_iterator& other) const { return m_at == other.m_at; }

    private:
        const ExchangeList* m_list = nullptr;
        std::size_t m_at = 0;
    };

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }
    // i < size()
    const Exchange& operator[](std::size_t i) const { return *m_slots[slotOf(i)]; }
    [[nodiscard]] const Exchange& front() const { return (*this)[0]; }
    [[nodiscard]] const Exchange& back() const { return (*this)[m_size - 1U]; }
    [[nodiscard]] const_iterator begin() const { return {*this, 0}; }
    [[nodiscard]] const_iterator end() const { return {*this, m_size}; }
    [[nodiscard]] bool full() const { return m_size == kExchangesKept; }

    // nullptr when the list does not hold it (any more). Numbers follow each other without a gap.
    [[nodiscard]] const Exchange* find(std::uint32_t number) const {
        const std::size_t i = indexOf(number);
        return i < m_size ? &(*this)[i] : nullptr;
    }
    // The same, for writing.
    [[nodiscard]] Exchange* findForWriting(std::uint32_t number) {
        const std::size_t i = indexOf(number);
        if (i >= m_size)
            return nullptr;
        auto& slot = m_slots[slotOf(i)];
        if (slot.use_count() != 1)
            slot = std::make_shared<Exchange>(*slot);
        return slot.get();
    }

    // A new latest exchange; the oldest goes when the list is full.
    Exchange& append(std::uint32_t number) {
        if (full())
            m_first = static_cast<std::uint8_t>((m_first + 1) % kExchangesKept);
        else
            ++m_size;
        auto& slot = m_slots[slotOf(m_size - 1U)];
        if (!slot || slot.use_count() != 1)
            slot = std::make_shared<Exchange>();
        slot->restart(number);
        return *slot;
    }

    // What goes when this one goes and `other` stays.
    [[nodiscard]] std::size_t bytesNotSharedWith(const ExchangeList& other) const {
        std::size_t bytes = 0;
        for (std::size_t i = 0; i < kExchangesKept; ++i) {
            if (!m_slots[i] || m_slots[i] == other.m_slots[i])
                continue;
            const Exchange& own = *m_slots[i];
            bytes += sizeof(Exchange) + kAllocationBytes;
            for (const MessageSide* side : {&own.request, &own.response})
                bytes += side->pieces.empty()
                             ? 0
                             : side->pieces.capacity() * sizeof(Piece) + kAllocationBytes;
        }
        return bytes;
    }

    bool operator==(const ExchangeList& other) const {
        if (m_size != other.m_size)
            return false;
        for (std::size_t i = 0; i < m_size; ++i) {
            const auto& here = m_slots[slotOf(i)];
            const auto& there = other.m_slots[other.slotOf(i)];
            if (here != there && !(*here == *there))
                return false;
        }
        return true;
    }

private:
    [[nodiscard]] std::size_t slotOf(std::size_t i) const { return (m_first + i) % kExchangesKept; }
    [[nodiscard]] std::size_t indexOf(std::uint32_t number) const {
        return m_size == 0 || number < front().number ? kExchangesKept : number - front().number;
    }

    std::array<std::shared_ptr<Exchange>, kExchangesKept> m_slots;
    std::uint8_t m_first = 0;
    std::uint8_t m_size = 0;
};

} // namespace muxscope::world
