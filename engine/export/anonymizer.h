// SPDX-License-Identifier: GPL-3.0-or-later
// What an anonymous export shows in the place of what people sent and from where. Lengths, line ends
// and punctuation stay, so that it still shows how messages were cut into calls; letters and digits
// do not. Hosts become 10.0.0.1, 10.0.0.2, ... (RFC 1918) and 2001:db8::1, ... (RFC 3849) in the order in
// which they are met; ports stay, they tell connections apart. One thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace muxscope::exporting {

class Anonymizer {
public:
    explicit Anonymizer(bool hides = false) : m_hides(hides) {}
    [[nodiscard]] bool hides() const { return m_hides; }

    // As they are when nothing is to be hidden.
    [[nodiscard]] std::string bytes(std::span<const std::byte> bytes) const;
    [[nodiscard]] std::string text(std::string_view text) const;
    // A sockaddr (ip(7), ipv6(7), unix(7)); one of an unknown family comes back empty.
    [[nodiscard]] std::vector<std::byte> address(std::span<const std::byte> sockaddr);

private:
    [[nodiscard]] std::uint32_t hostNumber(std::span<const std::byte> host);

    bool m_hides;
    std::map<std::vector<std::byte>, std::uint32_t> m_hosts; // from 1, in the order seen
};

} // namespace muxscope::exporting
