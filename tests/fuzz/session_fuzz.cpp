// SPDX-License-Identifier: GPL-3.0-or-later
// Session files from anybody: what starts like one is opened and loaded whole, anything else is taken
// for an unpacked segment (its first two bytes say how many events). Whatever loads must hold what a
// log promises.
#include "trace/event_text.h"
#include "trace/session_reader.h"
#include "trace/session_segment.h"

#include <cstdlib>
#include <cstring>
#include <vector>

using namespace muxscope::trace;

namespace {

constexpr std::size_t kSmallLog = std::size_t{1} << 20;

// Reads every event as the views would.
void readAll(const TraceLog& log) {
    EventTextWriter writer;
    std::int64_t lastNs = 0;
    log.forEach(log.begin(), log.end(), [&](const Event& event) {
        if (event.record.atNs < lastNs || event.payload.size() > event.payloadFullLength)
            std::abort();
        lastNs = event.record.atNs;
        if (writer.line(event).find('\n') != std::string::npos)
            std::abort();
        (void)event.interest();
        (void)event.ready();
    });
}

void openWhole(std::span<const std::byte> bytes) {
    auto reader = SessionReader::openBytes(bytes);
    if (!reader)
        return;
    TraceLog log({kSmallLog, 65536, 4096, false});
    const auto done = (*reader)->load(log);
    if (done && *done != log.end())
        std::abort();
    readAll(log);
}

// The same paged, in so little memory that most of it is fetched again.
void openPaged(std::span<const std::byte> bytes) {
    auto reader = SessionReader::openBytes(bytes);
    if (!reader)
        return;
    TraceLog log({4096, 65536, 4096, false}, (*reader)->takePages());
    const auto done = (*reader)->load(log);
    reader->reset();
    if (done && *done != log.end())
        std::abort();
    readAll(log);
}

void readSegment(std::span<const std::byte> bytes) {
    std::uint16_t count = 0;
    std::memcpy(&count, bytes.data(), sizeof(count));
    const std::vector<std::byte> raw(bytes.begin() + sizeof(count), bytes.end()); // aligned
    TraceLog log({kSmallLog, 65536, 4096, false});
    SegmentUnpacker unpacker;
    const auto status =
        unpacker.read(raw, count,
                      [&](const Record& record, std::span<const std::byte> payload,
                          std::size_t full) { log.appendAt(record, payload, full); });
    if (!status && log.end() != 0)
        std::abort();
    readAll(log);
    (void)unpacker.unpack(raw, count, raw.size() * 4, [](auto&&...) {});
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, std::size_t size) {
    const auto bytes = std::as_bytes(std::span(data, size));
    if (size >= 16 && std::memcmp(data, "SQLite format 3", 16) == 0) {
        openWhole(bytes);
        openPaged(bytes);
    } else if (size >= 2) {
        readSegment(bytes);
    }
    return 0;
}
