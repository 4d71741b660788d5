// SPDX-License-Identifier: GPL-3.0-or-later
// Where the calls of a log go, in the order in which they happened. A thread is a small number in order
// of appearance; which pid it has may become known late (ThreadRoll).
#pragma once

#include "import/call_text.h"

#include <cstdint>
#include <string_view>

namespace muxscope::strace {

using ThreadKey = std::uint32_t;

// When something happened: ns since an epoch of the log's own, if the log has times.
struct Stamp {
    std::int64_t ns = 0;
    bool known = false;
};

class CallSink {
public:
    virtual ~CallSink() = default;
    // A call begins. Its arguments are as far known as strace had printed them then; with `whole` the
    // answer is there too and ended() follows at once.
    virtual void started(ThreadKey thread, Stamp at, const CallText& call, bool whole) = 0;
    // The call that this thread had started is over; all arguments. `call.beheaded`: it had started
    // before the log. tookNs is -1 when the log does not tell.
    virtual void ended(ThreadKey thread, Stamp at, const CallText& call, std::int64_t tookNs) = 0;
    // Any line of a thread, before what the line says.
    virtual void seen(ThreadKey thread, Stamp at) = 0;
    // how: "exited with 0", "killed by SIGKILL"; valid until this returns.
    virtual void threadEnded(ThreadKey thread, Stamp at, bool killed, std::string_view how) = 0;
    // `other` called execve and goes on under the number of the leader; the leader's own thread is gone.
    virtual void superseded(ThreadKey leader, ThreadKey other) = 0;
};

} // namespace muxscope::strace
