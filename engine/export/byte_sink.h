// SPDX-License-Identifier: GPL-3.0-or-later
// Where an export goes: a stream of bytes, buffered. What could not be written is remembered, so that a
// writer need not look after every piece. One thread; blocks on the disk.
#pragma once

#include "base/result.h"

#include <cstdint>
#include <cstdio>
#include <span>
#include <string>
#include <string_view>

namespace muxscope::exporting {

class ByteSink {
public:
    // The stream stays the caller's.
    explicit ByteSink(std::FILE* stream) : m_stream(stream) {}
    ~ByteSink();
    ByteSink(const ByteSink&) = delete;
    ByteSink& operator=(const ByteSink&) = delete;

    void write(std::string_view text);
    void write(std::span<const std::byte> bytes);
    // Hands all to the stream and flushes it. The first failure of all (full disk, closed pipe).
    Status finish();

    [[nodiscard]] bool failed() const { return m_error != 0; }
    [[nodiscard]] std::uint64_t written() const { return m_written; }

private:
    void drain();

    std::FILE* m_stream;
    std::string m_buffer;
    std::uint64_t m_written = 0;
    int m_error = 0; // errno
};

} // namespace muxscope::exporting
