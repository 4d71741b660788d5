// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// What is done to an answer once the resource has given it: conditions, the client's Accept, ranges
// (RFC 9110 sections 12 to 14). Server thread only; never blocks.

#include "server/site/request.h"
#include "server/site/response.h"

namespace muxscope::server {

// Turns a 200 into 206, 304, 406, 412 or 416 where the request asks for it, and says the validators.
void finishAnswer(const Request& request, Response& response);

} // namespace muxscope::server
