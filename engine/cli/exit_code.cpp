// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/exit_code.h"

#include <fmt/format.h>

namespace muxscope::cli {

void complain(std::string_view text) {
    fmt::print(stderr, "muxscope-cli: {}\n", text);
}

ExitCode failed(const Error& error) {
    complain(error.text);
    switch (error.kind) {
    case Error::Kind::usage:
        return kUsage;
    case Error::Kind::input:
        return kInput;
    case Error::Kind::environment:
        return kEnvironment;
    }
    return kFailure;
}

} // namespace muxscope::cli
