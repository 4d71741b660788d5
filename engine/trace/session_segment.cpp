// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/session_segment.h"

#include <cstring>
#include <fmt/format.h>
#include <sys/socket.h>
#include <zstd.h>

namespace muxscope::trace {
namespace {

// Times and values stay below this, so that no sum or difference of two can overflow.
constexpr std::int64_t kMaxMagnitude = std::int64_t{1} << 61;
constexpr std::int64_t kMaxErrno = 4095; // the kernel's own bound

Error damaged(std::string_view why) {
    return Error{Error::Kind::input, fmt::format("a segment is damaged: {}", why)};
}

std::size_t padded(std::size_t bytes) {
    return (bytes + 7) & ~std::size_t{7};
}

bool fdsAreSane(std::span<const FdBits> items) {
    for (const FdBits& item : items)
        if (item.fd < 0 || item.fd > kMaxFdInFile)
            return false;
    return true;
}

bool makesDescriptor(Call call) {
    switch (call) {
    case Call::socket:
    case Call::accept:
    case Call::accept4:
    case Call::epoll_create1:
    case Call::open:
    case Call::openat:
    case Call::eventfd:
    case Call::io_uring_setup:
        return true;
    default:
        return false;
    }
}

const char* payloadFault(const Record& record, std::span<const std::byte> payload) {
    if (payload.empty())
        return nullptr;
    const bool waits = isMultiplexer(record.call);
    const bool details = record.call == Call::getsockopt;
    if (record.phase == Phase::observer && record.call == Call::clock_gettime)
        return "a reading of a thread's clock has a payload";
    if (record.phase == Phase::observer &&
        (details ? !decodeDetails(payload) : !decodeGauges(payload)))
        return "a gauge's list is cut";
    if (record.call == Call::recvfrom && record.phase == Phase::exit && !decodeDatagram(payload))
        return "a datagram's sender makes no sense";
    if (record.call == Call::sendto && record.phase == Phase::enter &&
        payload.size() > sizeof(sockaddr_storage))
        return "a datagram's receiver makes no sense";
    if (waits && record.phase == Phase::exit) {
        const auto ready = decodeReady(payload);
        if (!ready || !fdsAreSane(*ready))
            return "a ready set makes no sense";
    }
    if (record.phase == Phase::enter &&
        (record.call == Call::select || record.call == Call::poll)) {
        const auto interest = decodeInterest(payload);
        if (!interest || !fdsAreSane(interest->items))
            return "an interest set makes no sense";
    }
    return nullptr;
}

} // namespace

const char* recordFault(const Record& record, std::span<const std::byte> payload) {
    if (static_cast<std::uint8_t>(record.call) >= kCallCount)
        return "an unknown call";
    if (record.phase > Phase::completion)
        return "an unknown phase";
    if (siteName(record.site) == "unknown")
        return "an unknown place in the loop";
    if (record.atNs < 0 || record.atNs > kMaxMagnitude)
        return "an impossible time";
    if (record.value < -kMaxMagnitude || record.value > kMaxMagnitude)
        return "an impossible value";
    if (record.fd < -1 || record.fd > kMaxFdInFile)
        return "an impossible descriptor";
    if (record.phase == Phase::observer && record.call == Call::clock_gettime && record.value < 0)
        return "an impossible CPU time";
    const bool answers = record.phase == Phase::exit || record.phase == Phase::completion;
    if (answers && record.value < -kMaxErrno)
        return "an impossible error number";
    if (answers && makesDescriptor(record.call) && record.value > kMaxFdInFile)
        return "an impossible new descriptor";
    if (record.phase == Phase::enter && record.call == Call::epoll_ctl &&
        (record.value < -1 || record.value > kMaxFdInFile))
        return "an impossible watched descriptor";
    if (record.phase == Phase::note &&
        (record.value < 0 || record.value > static_cast<std::int64_t>(NoteKind::descriptorLeft)))
        return "an unknown note";
    return payloadFault(record, payload);
}

void SegmentPacker::FreeContext::operator()(ZSTD_CCtx_s* context) const {
    ZSTD_freeCCtx(context);
}

SegmentPacker::SegmentPacker() : m_context(ZSTD_createCCtx()) {
    // Level 1: the recorder shares the machine with the server. The checksum finds damage.
    ZSTD_CCtx_setParameter(m_context.get(), ZSTD_c_compressionLevel, 1);
    ZSTD_CCtx_setParameter(m_context.get(), ZSTD_c_checksumFlag, 1);
}

SegmentPacker::~SegmentPacker() = default;

Result<PackedSegment> SegmentPacker::pack(const TraceLog& log, std::uint64_t from,
                                          std::uint64_t to) {
    m_records.clear();
    m_payloads.clear();
    log.forEach(from, to, [&](const Event& event) {
        const std::size_t bytes = m_records.size() * sizeof(Record) + m_payloads.size();
        const std::size_t more =
            sizeof(Record) + sizeof(PayloadHead) + padded(event.payload.size());
        if (!m_records.empty() && bytes + more > kSegmentTargetBytes)
            return false;
        Record record = event.record;
        if (record.payloadAt != 0) {
            const std::size_t at = m_payloads.size();
            const PayloadHead head{static_cast<std::uint32_t>(event.payload.size()),
                                   event.payloadFullLength};
            m_payloads.resize(at + sizeof(head) + padded(event.payload.size()));
            std::memcpy(m_payloads.data() + at, &head, sizeof(head));
            if (!event.payload.empty())
                std::memcpy(m_payloads.data() + at + sizeof(head), event.payload.data(),
                            event.payload.size());
            record.payloadAt = static_cast<std::uint32_t>(at + 1); // moved behind the records below
        }
        m_records.push_back(record);
        return true;
    });
    const std::size_t recordBytes = m_records.size() * sizeof(Record);
    for (Record& record : m_records)
        if (record.payloadAt != 0)
            record.payloadAt += static_cast<std::uint32_t>(recordBytes) - 1;

    m_raw.resize(recordBytes + m_payloads.size());
    if (m_raw.size() > kSegmentLimitBytes)
        return Error{Error::Kind::environment,
                     fmt::format("event {} is too large for a session file", from + 1)};
    std::memcpy(m_raw.data(), m_records.data(), recordBytes);
    if (!m_payloads.empty())
        std::memcpy(m_raw.data() + recordBytes, m_payloads.data(), m_payloads.size());
    m_packed.resize(ZSTD_compressBound(m_raw.size()));
    const std::size_t packed = ZSTD_compress2(m_context.get(), m_packed.data(), m_packed.size(),
                                              m_raw.data(), m_raw.size());
    if (ZSTD_isError(packed) != 0)
        return Error{Error::Kind::environment,
                     fmt::format("cannot compress events: {}", ZSTD_getErrorName(packed))};
    return PackedSegment{from,
                         static_cast<std::uint32_t>(m_records.size()),
                         static_cast<std::uint32_t>(m_raw.size()),
                         m_records.front().atNs,
                         m_records.back().atNs,
                         std::span(m_packed).first(packed)};
}

void SegmentUnpacker::FreeContext::operator()(ZSTD_DCtx_s* context) const {
    ZSTD_freeDCtx(context);
}

SegmentUnpacker::SegmentUnpacker() : m_context(ZSTD_createDCtx()) {
    ZSTD_DCtx_setParameter(m_context.get(), ZSTD_d_windowLogMax, 27);
}

SegmentUnpacker::~SegmentUnpacker() = default;

Status SegmentUnpacker::admit(std::span<const std::byte> packed, std::uint64_t count,
                              std::uint64_t rawBytes) {
    if (rawBytes > kSegmentLimitBytes || rawBytes / kSegmentMaxRatio > packed.size())
        return damaged("it claims to be too large");
    if (count == 0 || count > rawBytes / sizeof(Record))
        return damaged("its count of events is wrong");
    if (ZSTD_getFrameContentSize(packed.data(), packed.size()) != rawBytes)
        return damaged("its size is not what it claims");
    return {};
}

Status SegmentUnpacker::unpackInto(std::span<std::byte> raw, std::span<const std::byte> packed,
                                   std::uint64_t count) {
    const std::size_t got =
        ZSTD_decompressDCtx(m_context.get(), raw.data(), raw.size(), packed.data(), packed.size());
    if (ZSTD_isError(got) != 0)
        return damaged(ZSTD_getErrorName(got));
    if (got != raw.size())
        return damaged("its size is not what it claims");
    return check(raw, count);
}

Status SegmentUnpacker::unpack(std::span<const std::byte> packed, std::uint64_t count,
                               std::uint64_t rawBytes, const Sink& sink) {
    if (const Status admitted = admit(packed, count, rawBytes); !admitted)
        return admitted;
    m_raw.resize(rawBytes);
    if (const Status unpacked = unpackInto(m_raw, packed, count); !unpacked)
        return unpacked;
    hand(m_raw, count, sink);
    return {};
}

Status SegmentUnpacker::read(std::span<const std::byte> raw, std::uint64_t count,
                             const Sink& sink) {
    if (const Status sound = check(raw, count); !sound)
        return sound;
    hand(raw, count, sink);
    return {};
}

Status SegmentUnpacker::check(std::span<const std::byte> raw, std::uint64_t count) {
    if (count == 0 || count > raw.size() / sizeof(Record))
        return damaged("its count of events is wrong");
    // Payloads must follow each other without gap or overlap: so that what is loaded is never more
    // than what was stored.
    const auto* records = reinterpret_cast<const Record*>(raw.data());
    std::size_t top = count * sizeof(Record);
    std::int64_t lastNs = m_lastNs;
    for (std::uint64_t i = 0; i < count; ++i) {
        std::span<const std::byte> payload;
        if (records[i].payloadAt != 0) {
            if (records[i].payloadAt != top || raw.size() - top < sizeof(PayloadHead))
                return damaged("a payload stands outside");
            PayloadHead head;
            std::memcpy(&head, raw.data() + top, sizeof(head));
            top += sizeof(head);
            if (padded(head.length) > raw.size() - top || head.length > head.fullLength)
                return damaged("a payload is longer than the segment");
            payload = raw.subspan(top, head.length);
            top += padded(head.length);
        }
        if (const char* fault = recordFault(records[i], payload))
            return damaged(fault);
        if (records[i].atNs < lastNs)
            return damaged("time runs backwards");
        lastNs = records[i].atNs;
    }
    if (top != raw.size())
        return damaged("there are bytes that belong to no event");
    m_lastNs = lastNs;
    return {};
}

void SegmentUnpacker::hand(std::span<const std::byte> raw, std::uint64_t count, const Sink& sink) {
    const auto* records = reinterpret_cast<const Record*>(raw.data());
    for (std::uint64_t i = 0; i < count; ++i) {
        PayloadHead head;
        const std::byte* bytes = nullptr;
        if (records[i].payloadAt != 0) {
            std::memcpy(&head, raw.data() + records[i].payloadAt, sizeof(head));
            bytes = raw.data() + records[i].payloadAt + sizeof(head);
        }
        sink(records[i], {bytes, head.length}, head.fullLength);
    }
}

} // namespace muxscope::trace
