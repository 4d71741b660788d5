// SPDX-License-Identifier: GPL-3.0-or-later
// All that stands in the loop from the start beside the listener: what the protocol brings, and the UDP
// socket that the options ask for. Server thread only.
#pragma once

#include "base/result.h"
#include "kernel/calls.h"
#include "server/loop_source.h"
#include "server/protocol.h"
#include "server/server_options.h"

#include <memory>
#include <string>
#include <vector>

namespace muxscope::server {

struct OpenedSources {
    std::vector<std::unique_ptr<LoopSource>> sources;
    std::string udpAddress; // "127.0.0.1:40001"; empty without a UDP socket
};

// What cannot be opened is an error of the start.
Result<OpenedSources> openSources(kernel::Calls& calls, Protocol& protocol,
                                  const ServerOptions& options);

} // namespace muxscope::server
