// SPDX-License-Identifier: GPL-3.0-or-later
// The protocols by name.
#pragma once

#include "kernel/calls.h"
#include "server/protocol.h"
#include "server/server_options.h"

#include <memory>

namespace muxscope::server {

// nullptr for a name that checkOptions() refuses. `calls` is the door for protocols that read files;
// both outlive the result.
std::unique_ptr<Protocol> makeProtocol(const ServerOptions& options, kernel::Calls& calls);

} // namespace muxscope::server
