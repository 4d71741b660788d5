// SPDX-License-Identifier: GPL-3.0-or-later
// "name=number", as switches and limits are written. Any thread.
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace muxscope::server {

struct NamedNumber {
    std::string_view name;             // of the text
    std::optional<std::int64_t> value; // nullopt: what stands behind "=" is no whole number

    // Without "=" the value is `absent`.
    static NamedNumber parse(std::string_view text, std::optional<std::int64_t> absent) {
        const std::size_t equals = text.find('=');
        if (equals == std::string_view::npos)
            return {text, absent};
        const std::string_view digits = text.substr(equals + 1);
        std::int64_t number = 0;
        const auto [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), number);
        const bool whole = error == std::errc() && end == digits.data() + digits.size();
        return {text.substr(0, equals), whole ? std::optional(number) : std::nullopt};
    }
};

} // namespace muxscope::server
