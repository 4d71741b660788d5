// SPDX-License-Identifier: GPL-3.0-or-later
// The arguments of `muxscope-cli serve`: as they are written, and what they mean.
#pragma once

#include "cli/serve_command.h"

#include <CLI/CLI.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muxscope::cli {

struct ServeArguments {
    ServeOptions options;
    std::vector<std::string> switches; // "handler-sleep=500"
    std::vector<std::string> limits;
    std::vector<std::uint16_t> udpPort; // with udp: none = any free one
    CLI::Option* udp = nullptr;
    CLI::Option* linesFile = nullptr;
    bool noTerminal = false;
    // Options that mean something to one protocol only.
    std::vector<std::pair<const CLI::Option*, std::string_view>> ofProtocol;
};

// `arguments` must outlive the parsing.
CLI::App* addServe(CLI::App& app, ServeArguments& arguments);

// "--model help" and its kin: the list that is asked for.
std::optional<std::string> catalogAskedFor(const ServeArguments& arguments);

// Error::Kind::usage with what is allowed.
Result<ServeOptions> serveOptions(ServeArguments arguments);

} // namespace muxscope::cli
