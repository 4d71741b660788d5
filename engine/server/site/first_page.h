// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The page at "/": what the site is, and a link to each route. Pure; any thread.

#include <span>
#include <string>

#include "server/site/site.h"

namespace muxscope::server {

std::string makeFirstPage(std::span<const Route> routes);

} // namespace muxscope::server
