// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes a server owes one peer, in order. Small answers gather in one buffer that is reused; large
// bodies are shared, never copied. Server thread only; never blocks.
#pragma once

#include <cstddef>
#include <deque>
#include <memory>
#include <string>
#include <string_view>

namespace muxscope::server {

class Outbox {
public:
    using SharedBytes = std::shared_ptr<const std::string>;

    [[nodiscard]] bool empty() const { return m_owed == 0; }
    [[nodiscard]] std::size_t bytesOwed() const { return m_owed; }

    // Copied behind everything owed so far.
    void append(std::string_view bytes);
    // `length` bytes of `bytes` from `offset`, kept alive until they are sent.
    void appendShared(SharedBytes bytes, std::size_t offset, std::size_t length);

    // The next bytes to send; valid until the next change. Empty when nothing is owed.
    [[nodiscard]] std::string_view front() const;
    // The first `count` bytes (at most front().size()) have been taken by the kernel.
    void consumed(std::size_t count);

private:
    struct Piece {
        std::string own; // used when `shared` is null
        SharedBytes shared;
        std::size_t offset = 0; // first byte still owed
        std::size_t end = 0;    // one past the last, for shared pieces
    };

    std::string m_head; // the usual case: everything owed stands here, from m_headSent on
    std::size_t m_headSent = 0;
    std::deque<Piece> m_rest; // behind m_head
    std::size_t m_owed = 0;
};

} // namespace muxscope::server
