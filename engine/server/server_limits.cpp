// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/server_limits.h"

#include "server/named_number.h"

#include <fmt/format.h>

namespace muxscope::server {

std::span<const LimitFacts> limitTable() {
    using L = ServerLimits;
    constexpr std::int64_t kDay = 86'400;
    constexpr std::int64_t kSecondNs = 1'000'000'000;
    static constexpr LimitFacts kTable[] = {
        {"connections", "", 1, 1'000'000, "Open connections; one more gets 503", &L::connections},
        {"target-bytes", "bytes", 1, 1 << 20, "Length of a target; a longer one gets 414",
         &L::targetBytes},
        {"header-bytes", "bytes", 64, 16 << 20, "Size of a header; a larger one gets 431",
         &L::headerBytes},
        {"body-bytes", "bytes", 0, std::int64_t{1} << 32, "Size of a body; a larger one gets 413",
         &L::bodyBytes},
        {"header-seconds", "s", 0, kDay, "Time for a header to arrive, then 408; 0 = for ever",
         &L::headerNs, kSecondNs},
        {"idle-seconds", "s", 0, kDay, "A silent connection is closed after; 0 = never", &L::idleNs,
         kSecondNs},
    };
    return kTable;
}

Status setLimit(ServerLimits& limits, std::string_view text) {
    const NamedNumber given = NamedNumber::parse(text, {});
    std::string names;
    for (const LimitFacts& facts : limitTable()) {
        if (facts.name != given.name) {
            names += fmt::format("{}{}", names.empty() ? "" : ", ", facts.name);
            continue;
        }
        if (!given.value || *given.value < facts.least || *given.value > facts.most)
            return Error{Error::Kind::usage,
                         fmt::format("the limit {} takes a number from {} to {}{}{}", facts.name,
                                     facts.least, facts.most, facts.unit.empty() ? "" : " ",
                                     facts.unit)};
        limits.*facts.number = *given.value * facts.scale;
        return {};
    }
    return Error{Error::Kind::usage,
                 fmt::format("unknown limit '{}'; there are: {}", given.name, names)};
}

} // namespace muxscope::server
