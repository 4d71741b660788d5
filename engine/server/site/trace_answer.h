// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// TRACE: the request comes back as it arrived, RFC 9110 section 9.3.8. Server thread only.

#include "server/site/request.h"
#include "server/site/response.h"

namespace muxscope::server {

// message/http; the fields that carry credentials are left out. 400 when the request has a body.
void answerTrace(const Request& request, Response& response);

} // namespace muxscope::server
