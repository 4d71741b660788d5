// SPDX-License-Identifier: GPL-3.0-or-later
// The I/O models by name: the one place to add one. Any thread.
#pragma once

#include "server/models/model.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace muxscope::server {

// The kinds of the lecture notes (claim 38), and the baseline.
enum class ModelGroup { blocking, nonblocking, multiplexing, eventDriven, asynchronous, threads };

struct ModelFacts {
    std::string_view name;
    ModelGroup group;
    std::string_view about; // one line, English
    bool nonblockingListener = true;
    bool hostsSources =
        false; // one loop waits for many kinds of descriptors: UDP, terminal, tunnels
    // It has a set to put a connection in while its answer waits for room (ServerOptions::sendAtOnce).
    bool asksForRoom = false;
    bool manyThreads = false;
    kernel::Gate::LoopBegins loopBegins; // beside its waits for many descriptors
    std::unique_ptr<Model> (*make)(const ModelParts& parts, std::string_view name);
    // Why this machine cannot run it; empty when it can. Asks the kernel where it must.
    std::string (*unavailable)() = nullptr;
};

std::span<const ModelFacts> modelTable();
// nullptr for an unknown name.
const ModelFacts* findModel(std::string_view name);
std::string_view groupName(ModelGroup group); // English
// Why this machine cannot run the model; empty when it can.
std::string whyUnavailable(const ModelFacts& model);

} // namespace muxscope::server
