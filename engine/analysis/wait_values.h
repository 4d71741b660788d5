// SPDX-License-Identifier: GPL-3.0-or-later
// What the text of a wait says, as lists and times. Any thread; pure.
#pragma once

#include "analysis/mux_calls.h"
#include "import/call_text.h"
#include "import/values.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace muxscope::analysis {

// Into a list in order of appearance; an entry that is there already gets the bits too, unless the list
// is long.
void addBits(FdList& list, std::int32_t fd, std::uint32_t bits);
// Three sets side by side, by number.
FdList merged(const strace::FdSetText& in, const strace::FdSetText& out,
              const strace::FdSetText& except);
FdList asFdList(const strace::PollList& polled);
// The timeout in ns, -1 for ever; empty when it is not in the text. `shift`: of a call whose beginning is
// not in the log, how many arguments are missing.
std::optional<std::int64_t> timeoutOf(MuxApi api, const strace::CallText& call, std::size_t shift);
// `[5]` of `(in [5], out [7], left {...})` for "in".
std::string_view setNamed(std::string_view note, std::string_view name);

} // namespace muxscope::analysis
