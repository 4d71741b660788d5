// SPDX-License-Identifier: GPL-3.0-or-later
// One event as it is read from the log: the record's fields with their payload. A view; it stays
// valid as long as the log holds the event (TraceReader), or of a paged log as long as the Event or a
// copy of it is there: what is taken out of one that was not given a name must be copied.
#pragma once

#include "trace/payload.h"
#include "trace/record.h"

#include <cstdint>
#include <memory>
#include <span>

namespace muxscope::trace {

struct Event {
    std::uint64_t index = 0; // leads to moment index + 1
    Record record;
    std::span<const std::byte> payload;
    std::uint32_t payloadFullLength = 0; // > payload.size(): the snap length cut it
    std::shared_ptr<const void> hold;    // the page of a paged log; null: the log keeps the payload

    [[nodiscard]] Moment moment() const { return index + 1; }
    [[nodiscard]] Call call() const { return record.call; }
    [[nodiscard]] Phase phase() const { return record.phase; }
    [[nodiscard]] Fd fd() const { return Fd{record.fd}; }
    [[nodiscard]] bool isEnter() const { return record.phase == Phase::enter; }
    [[nodiscard]] bool isExit() const { return record.phase == Phase::exit; }
    // An exit, or the completion that takes the place of one (io_uring).
    [[nodiscard]] bool isAnswer() const { return isExit() || record.phase == Phase::completion; }
    // Of an answer: the errno (errno(3)), 0 when the call succeeded.
    [[nodiscard]] int error() const {
        if (!isAnswer() || record.value >= 0)
            return 0;
        constexpr int kMost = 4095; // a damaged file may say more
        return record.value < -kMost ? kMost : static_cast<int>(-record.value);
    }
    [[nodiscard]] bool isCut() const { return payloadFullLength > payload.size(); }
    [[nodiscard]] NoteKind note() const {
        return record.phase == Phase::note ? static_cast<NoteKind>(record.value) : NoteKind::none;
    }
    // select, poll: what was passed since the last wait; empty for everything else or a bad
    // payload.
    [[nodiscard]] Interest interest() const;
    // select, poll, epoll_wait, sigtimedwait, on exit: what the kernel answered.
    [[nodiscard]] std::span<const FdBits> ready() const;
    // What a call moved, as far as it was recorded: of recvfrom without the sender's address.
    [[nodiscard]] std::span<const std::byte> moved() const;
    // The other end of a datagram: recvfrom on exit, sendto on enter; empty for all else.
    [[nodiscard]] std::span<const std::byte> address() const;
    // epoll_ctl, on enter: the events mask. setsockopt/getsockopt: level or value.
    [[nodiscard]] std::uint32_t payloadWord() const;
};

// "EAGAIN" for 11; "E?999" for what the C library does not know.
std::string_view errnoName(int error);

} // namespace muxscope::trace
