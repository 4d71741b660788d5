// SPDX-License-Identifier: GPL-3.0-or-later
// What of a log was not understood: every case is counted, the first ones are kept with their place. One
// thread.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace muxscope::strace {

class Remarks {
public:
    static constexpr std::size_t kMost = 100;

    // `place` is "line 12" or "trace.77:12"; `quote` is shortened and made printable.
    void add(std::string_view place, std::string_view what, std::string_view quote = {});
    // Lines that belong to the one added last.
    void addMore(std::uint64_t lines) { m_count += lines; }
    // Not about a line.
    void addWhole(std::string what);
    [[nodiscard]] std::uint64_t count() const { return m_count; }
    // The ones kept, and a last one that counts the others.
    [[nodiscard]] std::vector<std::string> texts() const;

private:
    std::vector<std::string> m_whole;
    std::vector<std::string> m_kept;
    std::uint64_t m_count = 0;
};

} // namespace muxscope::strace
