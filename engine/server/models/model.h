// SPDX-License-Identifier: GPL-3.0-or-later
// An I/O model: how a server waits. One file each in this folder; the loop is run().
#pragma once

#include "base/result.h"
#include "kernel/calls.h"
#include "kernel/interrupt.h"
#include "server/listener.h"
#include "server/protocol.h"
#include "server/server_options.h"

namespace muxscope::server {

// What a model works with. All outlive it.
struct ModelParts {
    kernel::Calls& calls;
    Listener& listener;
    Protocol& protocol;
    const ServerOptions& options;
    trace::TraceLog* log; // for the calls of further threads; null = nothing is recorded
    kernel::Gate& gate;
    kernel::Interrupt& interrupt; // further threads enter it, to be woken as well
    // Opened already; a model that hosts sources takes them.
    std::vector<std::unique_ptr<LoopSource>>& sources;
};

class Model {
public:
    Model() = default;
    virtual ~Model() = default;
    Model(const Model&) = delete;
    Model& operator=(const Model&) = delete;

    // Server thread. Serves until `interrupt` is requested, then closes all connections (the listener
    // stays the caller's). An error when it cannot wait at all.
    virtual Status run(const kernel::Interrupt& interrupt) = 0;
};

} // namespace muxscope::server
