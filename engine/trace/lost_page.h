// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in the place of a page that can no longer be read: as many events, each a remark that says
// so, at times that still never fall. Whatever shows, folds, saves or exports events can deal with it.
#pragma once

#include "trace/page_store.h"

#include <cstddef>
#include <memory>
#include <string_view>

namespace muxscope::trace {

inline constexpr std::string_view kLostEventText = "this event can no longer be read from its file";

struct LostPage {
    std::unique_ptr<std::byte[]> memory; // as a page's
    std::size_t bytes = 0;
};
LostPage lostPage(const PagePlace& place);

} // namespace muxscope::trace
