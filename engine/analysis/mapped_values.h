// SPDX-License-Identifier: GPL-3.0-or-later
// Values of strace's text as the records of trace/ hold them. Any thread; pure.
#pragma once

#include "import/call_text.h"
#include "import/values.h"
#include "trace/call.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muxscope::analysis {

// The word that trace/ has for a call; Call::none: it has none.
trace::Call traceCallOf(const strace::CallText& call);
// Whether strace prints arguments of this call only when it returns.
bool isToldLate(trace::Call call);
// Whether this operation of futex(2) puts the thread to sleep.
bool futexWaits(std::string_view operation);
// The options of wait4 and waitid, the operation of flock: as far as they say whether it may sleep.
std::uint16_t waitOptionsOf(const strace::CallText& call);
// 38 for "SIGRT_6"; of the signals that tell of descriptors only.
std::optional<std::int64_t> signalIn(std::string_view text);
// 11 for "EAGAIN"; 0 for a name that the C library does not know.
int errnoOf(std::string_view name);
// A sockaddr's bytes; empty when the address is not known.
std::vector<std::byte> sockaddrOf(const strace::AddressText& address);
// What a call that moves bytes offered or had room for; trace::kNotTold: that is not in the text.
std::int64_t roomOf(const strace::CallText& call);
// The beginning of what was moved, as far as the log shows it without a gap.
std::string movedBytes(const strace::CallText& call);
// MSG_ flags of the send and receive calls.
std::uint16_t messageFlagsOf(const strace::CallText& call);
// The call as strace wrote it, shortened.
std::string callLine(const strace::CallText& call);

} // namespace muxscope::analysis
