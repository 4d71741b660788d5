// SPDX-License-Identifier: GPL-3.0-or-later
// The protocols by name.
#pragma once

#include "kernel/calls.h"
#include "server/protocol.h"
#include "server/server_options.h"

#include <memory>
#include <span>
#include <string_view>

namespace muxscope::server {

struct ProtocolFacts {
    std::string_view name;
    std::string_view about; // one line, English
};

// In the order in which they are shown.
std::span<const ProtocolFacts> protocolTable();

// nullptr for a name that checkOptions() refuses. `calls` is the door for protocols that read files;
// both outlive the result. `sharing`: the protocol of another thread, made of the same options; what
// clients store is then common to both, and all else the new one's own.
std::unique_ptr<Protocol> makeProtocol(const ServerOptions& options, kernel::Calls& calls,
                                       Protocol* sharing = nullptr);

} // namespace muxscope::server
