// SPDX-License-Identifier: GPL-3.0-or-later
// Where events come from: a live server, a file (and later a strace log). All that a session knows.
#pragma once

#include "base/result.h"
#include "trace/session_reader.h"
#include "trace/trace_log.h"

#include <optional>
#include <string>
#include <vector>

namespace muxscope::source {

class TraceSource {
public:
    enum class State {
        starting, // live: not listening yet; file: being read
        live,     // events keep coming
        ended,    // no more will come
        failed,   // error() says why
    };
    virtual ~TraceSource() = default;
    [[nodiscard]] virtual const trace::TraceLog& log() const = 0;
    [[nodiscard]] virtual State state() const = 0; // any thread
    [[nodiscard]] virtual std::optional<Error> error() const = 0;
    // What is not there of a recording, a sentence each; complete when it has ended.
    [[nodiscard]] virtual std::vector<std::string> missing() const { return {}; }
    // What people wrote into a recording, by moment; bookmarks first.
    [[nodiscard]] virtual std::vector<trace::SessionMark> marks() const { return {}; }
    // What a recording says of itself; nothing for a live server.
    [[nodiscard]] virtual std::optional<trace::SessionFacts> recorded() const { return {}; }
    // Ends reading soon; what was read stays. Never blocks.
    virtual void cancel() {}
    // 0..1 while starting, for a file.
    [[nodiscard]] virtual double progress() const { return 1.0; }
};

} // namespace muxscope::source
