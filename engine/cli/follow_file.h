// SPDX-License-Identifier: GPL-3.0-or-later
// Goes through a recording while it is read: any length of it in kFollowBytes of memory. Main thread;
// blocks until the file is read.
#pragma once

#include "source/file_source.h"

#include <functional>

namespace muxscope::cli {

inline constexpr std::size_t kFollowBytes = std::size_t{128} << 20;

// Calls handle for each event in order, until it returns false. The source must be as it was opened.
void followFile(source::FileSource& source, const std::function<bool(const trace::Event&)>& handle);

} // namespace muxscope::cli
