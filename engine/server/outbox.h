// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes a server owes one peer, in order. Small answers gather in one buffer that is reused; large
// bodies are shared, never copied; files stay in their file; endless ones are made as they are sent.
// Server thread only; never blocks (loadFront apart: the disk).
#pragma once

#include "server/byte_source.h"
#include "server/open_file.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <string_view>

namespace muxscope::server {

// A stretch of a file.
struct FilePiece {
    SharedFile file;
    std::uint64_t offset = 0;
    std::uint64_t length = 0;
};

class Outbox {
public:
    using SharedBytes = std::shared_ptr<const std::string>;

    [[nodiscard]] bool empty() const { return m_owed == 0; }
    // Without what a source has not made yet.
    [[nodiscard]] std::size_t bytesOwed() const { return m_owed; }
    // Bodies and sources that wait behind each other.
    [[nodiscard]] std::size_t piecesOwed() const { return m_rest.size(); }

    // Copied behind everything owed so far.
    void append(std::string_view bytes);
    // `length` bytes of `bytes` from `offset`, kept alive until they are sent.
    void appendShared(SharedBytes bytes, std::size_t offset, std::size_t length);
    void appendFile(FilePiece piece);
    void appendSource(std::unique_ptr<ByteSource> source);

    // What stands first, as send_front.h sends it: either bytes in memory (valid until the next change;
    // empty when nothing is owed, or when a file comes next) or a stretch of a file.
    [[nodiscard]] std::string_view front() const;
    [[nodiscard]] const FilePiece* frontFile() const; // nullptr: bytes in memory come next
    [[nodiscard]] std::size_t frontBytes() const;     // how many there are, of either
    // The first `count` bytes (at most frontBytes()) have been taken by the kernel.
    void consumed(std::size_t count);
    // For a model that cannot send a file: reads the beginning of one that comes next, so that front()
    // holds it. An error, or 0 for a file that became shorter: what was promised cannot be sent.
    kernel::Answer loadFront(kernel::Calls& calls);

private:
    struct Piece {
        std::string own; // used when the others are null; what a source made, a file gave last
        SharedBytes shared;
        std::unique_ptr<ByteSource> source;
        FilePiece file;
        std::size_t offset = 0; // first byte still owed of own or shared
        std::size_t end = 0;    // one past the last, for shared pieces
    };

    [[nodiscard]] bool inHead() const { return m_headSent < m_head.size(); }
    void settleFront();

    std::string m_head; // the usual case: everything owed stands here, from m_headSent on
    std::size_t m_headSent = 0;
    std::deque<Piece> m_rest; // behind m_head
    std::size_t m_owed = 0;
};

} // namespace muxscope::server
