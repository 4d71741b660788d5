// SPDX-License-Identifier: GPL-3.0-or-later
// Goes through a recording or a log while it is read: any length of it in kFollowBytes of memory. Main
// thread; blocks until all is read.
#pragma once

#include "trace/trace_log.h"

#include "source/trace_source.h"

#include <chrono>
#include <functional>
#include <thread>

namespace muxscope::cli {

inline constexpr std::size_t kFollowBytes = std::size_t{128} << 20;

// Calls handle for each event in order, until it returns false; they are let go of then. The source is
// as it was opened: FileSource, StraceSource.
template <class Source>
void followSource(Source& source, const std::function<bool(const trace::Event&)>& handle) {
    trace::TraceReader reader(source.log());
    source.load();
    Moment next = 0;
    bool goOn = true;
    while (goOn) {
        const bool loading = source.state() == source::TraceSource::State::starting;
        const Moment end = source.log().end();
        source.log().forEach(next, end, [&](const trace::Event& event) {
            goOn = handle(event);
            return goOn;
        });
        if (next == end && !loading)
            break;
        if (next == end)
            std::this_thread::sleep_for(std::chrono::microseconds(200));
        next = end;
        reader.setKeepFrom(next);
    }
    source.cancel();
    source.join();
}

} // namespace muxscope::cli
