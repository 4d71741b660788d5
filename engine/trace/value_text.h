// SPDX-License-Identifier: GPL-3.0-or-later
// Words for single values of a record, for both texts of an event: its line and its call. Private to
// engine/trace. Pure; any thread.
#pragma once

#include "trace/event.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace muxscope::trace {

std::string timeoutText(Call call, std::int64_t ns);
// A number of bytes, or "?" for one that was not told.
std::string amountText(std::int64_t value);
// maxevents of an epoll_wait: greater than 0 (epoll_wait(2)); told with the timeout, or "?".
std::string placesText(const Record& wait);
std::string_view epollOpName(int op);
std::string signalText(std::int64_t signal);
std::string fcntlText(const Record& r);
std::string messageFlagsText(unsigned flags);

} // namespace muxscope::trace
