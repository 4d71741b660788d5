// SPDX-License-Identifier: GPL-3.0-or-later
// What a source of events did not tell. strace prints some arguments only when the call returns: of one that
// is not over yet they are unknown, and must not look like a zero or like "for ever". Our own server tells
// all of them. Any thread.
#pragma once

#include <cstdint>

namespace muxscope::trace {

// In Record::value of an enter: this argument is not in the source. No call has such an argument.
inline constexpr std::int64_t kNotTold = INT64_MIN;

} // namespace muxscope::trace
