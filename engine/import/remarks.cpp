// SPDX-License-Identifier: GPL-3.0-or-later
#include "import/remarks.h"

#include <fmt/format.h>

namespace muxscope::strace {
namespace {

constexpr std::size_t kMostQuoted = 60;

// ASCII only: a log may hold any bytes.
std::string printable(std::string_view text) {
    std::string out;
    for (const char c : text.substr(0, kMostQuoted)) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && byte < 0x7f)
            out += c;
        else
            out += fmt::format("\\x{:02x}", byte);
    }
    return text.size() > kMostQuoted ? out + "..." : out;
}

} // namespace

void Remarks::add(std::string_view place, std::string_view what, std::string_view quote) {
    if (m_count++ >= kMost)
        return;
    m_kept.push_back(quote.empty() ? fmt::format("{}: {}", place, what)
                                   : fmt::format("{}: {}: {}", place, what, printable(quote)));
}

void Remarks::addWhole(std::string what) {
    m_whole.push_back(std::move(what));
}

std::vector<std::string> Remarks::texts() const {
    std::vector<std::string> all = m_kept;
    if (m_count > m_kept.size())
        all.push_back(fmt::format("{} more lines were not understood", m_count - m_kept.size()));
    all.insert(all.end(), m_whole.begin(), m_whole.end());
    return all;
}

} // namespace muxscope::strace
