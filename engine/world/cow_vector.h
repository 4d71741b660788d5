// SPDX-License-Identifier: GPL-3.0-or-later
// A vector whose copies share their chunks until one of them writes. A World with ten thousand
// descriptors is copied into a keyframe for the price of its chunk pointers; what changes
// afterwards is copied once a chunk. One thread at a time per set of copies.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <vector>

namespace muxscope::world {

// What an allocation costs beside its bytes: the counter of its holders and malloc's own, about.
inline constexpr std::size_t kAllocationBytes = 32;

template <class T, std::size_t ChunkSize = 8>
class CowVector {
    using Chunk = std::array<T, ChunkSize>;

public:
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool empty() const { return m_size == 0; }

    // Beyond the end: a default value.
    const T& operator[](std::size_t i) const {
        if (i < m_size) {
            if (const Chunk* chunk = m_chunks[i / ChunkSize].get())
                return (*chunk)[i % ChunkSize];
        }
        static const T kDefault{};
        return kDefault;
    }

    // For writing; grows with default values as needed.
    T& mut(std::size_t i) {
        const std::size_t chunk = i / ChunkSize;
        if (i >= m_size) {
            m_size = i + 1;
            m_chunks.resize(chunk + 1);
        }
        auto& pointer = m_chunks[chunk];
        if (!pointer)
            pointer = std::make_shared<Chunk>();
        else if (pointer.use_count() != 1)
            pointer = std::make_shared<Chunk>(*pointer);
        return (*pointer)[i % ChunkSize];
    }

    void clear() {
        m_chunks.clear();
        m_size = 0;
    }

    // Whether both are the same up to here without looking: chunk-wise identity (for tests,
    // memory).
    [[nodiscard]] std::size_t chunksSharedWith(const CowVector& other) const {
        std::size_t shared = 0;
        for (std::size_t i = 0; i < m_chunks.size() && i < other.m_chunks.size(); ++i)
            shared += m_chunks[i] && m_chunks[i] == other.m_chunks[i] ? 1 : 0;
        return shared;
    }

    // Calls f(index, here, there) for each element of either that stands in a chunk which the two do
    // not share; f compares. Beyond an end: default values.
    template <class F>
    void forEachUnshared(const CowVector& other, F&& f) const {
        const std::size_t chunks =
            m_chunks.size() > other.m_chunks.size() ? m_chunks.size() : other.m_chunks.size();
        for (std::size_t i = 0; i < chunks; ++i) {
            const Chunk* here = i < m_chunks.size() ? m_chunks[i].get() : nullptr;
            const Chunk* there = i < other.m_chunks.size() ? other.m_chunks[i].get() : nullptr;
            if (here == there)
                continue;
            for (std::size_t k = i * ChunkSize; k < (i + 1) * ChunkSize; ++k)
                f(k, (*this)[k], other[k]);
        }
    }

    // Calls f(index, element) for each element that was ever written (and its chunk's neighbours).
    template <class F>
    void forEach(F&& f) const {
        for (std::size_t i = 0; i < m_chunks.size(); ++i) {
            if (!m_chunks[i])
                continue;
            for (std::size_t k = i * ChunkSize; k < (i + 1) * ChunkSize && k < m_size; ++k)
                f(k, (*m_chunks[i])[k % ChunkSize]);
        }
    }

    // What a copy costs on its own, before anything is written.
    [[nodiscard]] std::size_t shellBytes() const {
        return m_chunks.size() * sizeof(std::shared_ptr<Chunk>);
    }
    // What goes when this one goes and `other` stays, beside the shell.
    [[nodiscard]] std::size_t bytesNotSharedWith(const CowVector& other) const {
        std::size_t bytes = 0;
        for (std::size_t i = 0; i < m_chunks.size(); ++i)
            if (m_chunks[i] && (i >= other.m_chunks.size() || m_chunks[i] != other.m_chunks[i]))
                bytes += sizeof(Chunk) + kAllocationBytes;
        return bytes;
    }
    [[nodiscard]] std::size_t chunks() const { return m_chunks.size(); }

    bool operator==(const CowVector& other) const {
        if (m_size != other.m_size)
            return false;
        for (std::size_t i = 0; i < m_chunks.size(); ++i) {
            if (m_chunks[i] == other.m_chunks[i])
                continue;
            for (std::size_t k = i * ChunkSize; k < (i + 1) * ChunkSize && k < m_size; ++k)
                if (!((*this)[k] == other[k]))
                    return false;
        }
        return true;
    }

private:
    std::vector<std::shared_ptr<Chunk>> m_chunks;
    std::size_t m_size = 0;
};

} // namespace muxscope::world
