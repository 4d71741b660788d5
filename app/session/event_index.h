// SPDX-License-Identifier: GPL-3.0-or-later
// A growing list of event indexes, ascending, two bytes an entry: which events are the rows of a
// table over millions of events. Old entries go from the front as history is trimmed. One thread.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <vector>

namespace muxscope::ui {

class EventIndex {
public:
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }

    // `event` must be greater than the last one.
    void append(std::uint64_t event) {
        if (m_chunks.empty() || event - m_chunks.back().base > kMaxOffset ||
            m_chunks.back().offsets.size() == kChunkRows)
            m_chunks.push_back({event, m_skipped + m_size, {}});
        m_chunks.back().offsets.push_back(static_cast<std::uint16_t>(event - m_chunks.back().base));
        ++m_size;
    }

    // Row 0 is the oldest entry held. row < size().
    [[nodiscard]] std::uint64_t at(std::size_t row) const {
        const std::uint64_t position = m_skipped + row;
        auto chunk = std::upper_bound(
            m_chunks.begin(), m_chunks.end(), position,
            [](std::uint64_t p, const Chunk& candidate) { return p < candidate.first; });
        --chunk;
        return chunk->base + chunk->offsets[position - chunk->first];
    }

    // How many entries are smaller than `event`: the row at which it stands or would stand.
    [[nodiscard]] std::size_t rowsBefore(std::uint64_t event) const {
        auto chunk = std::upper_bound(
            m_chunks.begin(), m_chunks.end(), event,
            [](std::uint64_t e, const Chunk& candidate) { return e < candidate.base; });
        if (chunk == m_chunks.begin())
            return 0;
        --chunk;
        const std::uint64_t offset = event - chunk->base;
        const auto& offsets = chunk->offsets;
        const auto at = offset > kMaxOffset ? offsets.end()
                                            : std::lower_bound(offsets.begin(), offsets.end(),
                                                               static_cast<std::uint16_t>(offset));
        const std::uint64_t position =
            chunk->first + static_cast<std::uint64_t>(at - offsets.begin());
        return position > m_skipped ? static_cast<std::size_t>(position - m_skipped) : 0;
    }

    // Drops the first `rows` entries.
    void dropFront(std::size_t rows) {
        m_skipped += rows;
        m_size -= rows;
        while (!m_chunks.empty() &&
               m_chunks.front().first + m_chunks.front().offsets.size() <= m_skipped)
            m_chunks.pop_front();
    }

    void clear() {
        m_chunks.clear();
        m_skipped = 0;
        m_size = 0;
    }

private:
    static constexpr std::uint64_t kMaxOffset = UINT16_MAX;
    static constexpr std::size_t kChunkRows = 16384;
    struct Chunk {
        std::uint64_t base = 0;  // the first entry
        std::uint64_t first = 0; // its position, counted from the first entry ever
        std::vector<std::uint16_t> offsets;
    };
    std::deque<Chunk> m_chunks;
    std::uint64_t m_skipped = 0; // entries dropped so far
    std::size_t m_size = 0;
};

} // namespace muxscope::ui
