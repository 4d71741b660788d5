// SPDX-License-Identifier: GPL-3.0-or-later
// Single values in strace's words. Pure; any thread.
#pragma once

#include "trace/event.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace muxscope::exporting {

// "POLLIN|POLLRDHUP", "EPOLLIN|EPOLLET": the same bits under either prefix; "0" for none.
std::string eventBits(std::uint32_t bits, std::string_view prefix);
std::string openFlags(std::int64_t flags);
std::string socketType(unsigned type);
std::string messageFlags(unsigned flags);
std::string socketOption(int level, int option); // "SOL_SOCKET, SO_REUSEADDR"
std::string timeval(std::int64_t ns);            // "{tv_sec=1, tv_usec=500000}", "NULL" below 0
std::string timespec(std::int64_t ns);
// "= 18", "= -1 EAGAIN (Resource temporarily unavailable)"
std::string plainResult(const trace::Event& exit);

} // namespace muxscope::exporting
