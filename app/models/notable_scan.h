// SPDX-License-Identifier: GPL-3.0-or-later
// Which calls of a trace a reader wants to be led to: errors, ends, short sends, a loop that spins, a
// call that kept its thread for long. Pure: fed with the events in order, it says of each answer at
// once; the same events give the same marks. Memory: a few words per descriptor. One thread.
#pragma once

#include "trace/event.h"

#include <QString>
#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

namespace muxscope::ui {

enum class Notable : std::uint8_t {
    error, // failed, other than EAGAIN and EINTR; of one that fails alike again and again the first
    eagainStreak, // the third EAGAIN in a row on one descriptor
    endOfInput,   // recv answered 0
    shortSend,    // the kernel took less than was offered
    spin,         // the third wait in a row that reports at once a descriptor nobody deals with
    longBlock,    // kept its thread for 100 ms or more, other than where it waits for clients
};

QString notableName(Notable notable);   // "EAGAIN streak", in the user's language
QString notableReason(Notable notable); // a sentence

struct NotableCall {
    std::uint64_t enter = 0; // the call's row
    Notable what = Notable::error;
};

class NotableScan {
public:
    // Events in order. Says so when this answer makes its call notable.
    std::optional<NotableCall> add(const trace::Event& event);
    void clear() { *this = NotableScan{}; }

private:
    static constexpr int kStreak = 3;
    static constexpr std::int64_t kLongNs = 100'000'000;
    static constexpr std::int64_t kAtOnceNs = 1'000'000; // nobody slept worth mentioning

    struct OfDescriptor {
        int eagain = 0;         // in a row
        trace::Call failed{};   // of the latest failure
        int error = 0;          //
        int reported = 0;       // waits in a row that reported it at once, and nobody dealt with it
        std::uint32_t bits = 0; // that they reported
        std::uint64_t waitOf = 0; // the latest of those waits
    };
    std::optional<Notable> judge(const trace::Record& enter, const trace::Event& exit);
    std::optional<Notable> judgeWait(const trace::Record& enter, const trace::Event& exit);
    std::optional<Notable> judgeFailure(OfDescriptor& descriptor, const trace::Event& exit);

    struct Entered {
        trace::Record record;
        std::uint64_t event = 0;
    };
    std::map<ThreadId, Entered> m_entered;
    std::unordered_map<std::int32_t, OfDescriptor> m_descriptors;
    std::uint64_t m_waits = 0;
};

} // namespace muxscope::ui
