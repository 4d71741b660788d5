// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// /files and /files/{name}: resources that can be made, replaced and removed. Server thread only.

#include <string_view>

#include "server/site/site.h"

namespace muxscope::server {

void listFiles(Site& site, const Request& request, std::string_view parameter, Response& response);
void oneFile(Site& site, const Request& request, std::string_view parameter, Response& response);

} // namespace muxscope::server
