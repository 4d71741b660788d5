// SPDX-License-Identifier: GPL-3.0-or-later
// A recording's events as calls, in the words that strace would use: what is analysed of a log can be
// analysed of a session file too. One thread; never fails.
#pragma once

#include "import/call_sink.h"
#include "import/thread_roll.h"
#include "trace/event.h"

#include <cstdint>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace muxscope::analysis {

class EventCalls {
public:
    EventCalls(strace::CallSink& sink, strace::ThreadRoll& roll) : m_sink(sink), m_roll(roll) {}
    // Each event, in order.
    void add(const trace::Event& event);
    // Operations of io_uring that were left out: they are no calls.
    [[nodiscard]] std::uint64_t operationsLeftOut() const { return m_operations; }

private:
    struct Pending {
        bool active = false;
        trace::Record enter;
        std::string head; // the arguments known at the start
    };
    using Bits = std::map<std::int32_t, std::uint32_t>;

    std::string inputs(const trace::Event& enter);
    std::string whole(const trace::Event& exit, const Pending& pending);
    std::string watched(const trace::Event& enter);
    void tell(const trace::Event& event, const std::string& text, bool ends, std::int64_t tookNs);

    strace::CallSink& m_sink;
    strace::ThreadRoll& m_roll;
    std::vector<Pending> m_pending;                                   // by thread
    std::map<std::pair<std::uint16_t, trace::Call>, Bits> m_interest; // of select and poll
    strace::CallText m_call;
    std::uint64_t m_operations = 0;
};

} // namespace muxscope::analysis
