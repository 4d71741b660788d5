// SPDX-License-Identifier: GPL-3.0-or-later
// Texts that come again and again, each held once and named by a number. One thread; never fails.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace muxscope::analysis {

class TextPool {
public:
    // The number of a text, the same for the same text.
    [[nodiscard]] std::uint32_t id(std::string_view text);
    // Of a number that id() gave.
    [[nodiscard]] const std::string& text(std::uint32_t id) const { return *m_texts[id]; }

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const {
            return std::hash<std::string_view>{}(text);
        }
    };
    std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> m_ids;
    std::vector<const std::string*> m_texts; // the map's keys, which stay where they are
};

} // namespace muxscope::analysis
