// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/trace_log.h"

#include <algorithm>
#include <stdexcept>

namespace muxscope::trace {

TraceReader::TraceReader(const TraceLog& log) {
    auto& marks = const_cast<TraceLog&>(log).m_marks;
    for (auto& mark : marks) {
        std::uint64_t unused = TraceLog::kNoMark;
        if (mark.compare_exchange_strong(unused, 0, std::memory_order_seq_cst)) {
            m_mark = &mark;
            break;
        }
    }
    if (m_mark == nullptr)
        throw std::length_error("too many readers of one trace");
    setKeepFrom(log.m_begin.load(std::memory_order_seq_cst));
}

TraceReader::~TraceReader() {
    m_mark->store(TraceLog::kNoMark, std::memory_order_release);
}

void TraceReader::setKeepFrom(std::uint64_t index) {
    m_keepFrom = std::max(m_keepFrom, index);
    m_mark->store(m_keepFrom, std::memory_order_release);
}

} // namespace muxscope::trace
