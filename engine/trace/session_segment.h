// SPDX-License-Identifier: GPL-3.0-or-later
// A stretch of the log as it stands in a session file: one zstd frame of
//
//   count records of 32 bytes (trace/record.h), payloadAt counted from the segment's first byte;
//   their payloads in the records' order, each a PayloadHead and its bytes, padded to 8.
//
// Packing trusts the log. Unpacking trusts nothing: every size, offset and enum is checked, and
// what a segment may grow to is bounded. Host byte order (files name theirs). One thread each.
#pragma once

#include "base/result.h"
#include "trace/trace_log.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

struct ZSTD_CCtx_s;
struct ZSTD_DCtx_s;

namespace muxscope::trace {

inline constexpr std::size_t kSegmentTargetBytes = std::size_t{1} << 20; // unpacked, when written
inline constexpr std::size_t kSegmentLimitBytes = std::size_t{64} << 20; // unpacked, when read
inline constexpr std::size_t kSegmentMaxRatio = 16384; // unpacked to packed, when read
// A descriptor number beyond this is refused: the default of fs.nr_open (proc(5)).
inline constexpr std::int64_t kMaxFdInFile = 1 << 20;

struct PackedSegment {
    std::uint64_t first = 0; // index of its first event
    std::uint32_t count = 0;
    std::uint32_t rawBytes = 0; // unpacked
    std::int64_t fromNs = 0;    // of its first and last event
    std::int64_t toNs = 0;
    std::span<const std::byte> packed; // valid until the next pack()
};

class SegmentPacker {
public:
    SegmentPacker();
    ~SegmentPacker();
    // Packs events from `from` on, up to `to` or until about kSegmentTargetBytes are full. The
    // caller holds them with a TraceReader. Blocks for some ms (compression).
    Result<PackedSegment> pack(const TraceLog& log, std::uint64_t from, std::uint64_t to);

private:
    struct FreeContext {
        void operator()(ZSTD_CCtx_s* context) const;
    };
    std::unique_ptr<ZSTD_CCtx_s, FreeContext> m_context;
    std::vector<Record> m_records;
    std::vector<std::byte> m_payloads;
    std::vector<std::byte> m_raw;
    std::vector<std::byte> m_packed;
};

class SegmentUnpacker {
public:
    using Sink = std::function<void(const Record&, std::span<const std::byte> payload,
                                    std::size_t fullLength)>;
    SegmentUnpacker();
    ~SegmentUnpacker();
    // Why these claims cannot be true, before memory is taken for them.
    static Status admit(std::span<const std::byte> packed, std::uint64_t count,
                        std::uint64_t rawBytes);
    // Unpacks an admitted segment to where it is to be read (rawBytes, 8-byte aligned), and checks it.
    Status unpackInto(std::span<std::byte> raw, std::span<const std::byte> packed,
                      std::uint64_t count);
    // The times of the next segment are at least this; at first they may be any.
    void expectFrom(std::int64_t atNs) { m_lastNs = atNs; }
    // Checks the whole segment first, then hands its events to the sink: all or none. Times must
    // not run backwards, also not from one segment to the next.
    Status unpack(std::span<const std::byte> packed, std::uint64_t count, std::uint64_t rawBytes,
                  const Sink& sink);
    // The same of a segment that is unpacked already; 8-byte aligned.
    Status read(std::span<const std::byte> raw, std::uint64_t count, const Sink& sink);

private:
    Status check(std::span<const std::byte> raw, std::uint64_t count);
    static void hand(std::span<const std::byte> raw, std::uint64_t count, const Sink& sink);

    struct FreeContext {
        void operator()(ZSTD_DCtx_s* context) const;
    };
    std::unique_ptr<ZSTD_DCtx_s, FreeContext> m_context;
    std::vector<std::byte> m_raw;
    std::int64_t m_lastNs = 0;
};

// Why such a record cannot be true, or nullptr. The payload is checked against what the call says
// it holds.
const char* recordFault(const Record& record, std::span<const std::byte> payload);

} // namespace muxscope::trace
