// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/anonymizer.h"

#include <cctype>
#include <cstring>

namespace muxscope::exporting {

namespace {

// address families, <sys/socket.h>; stable parts of the kernel's interface
constexpr std::uint16_t kInet = 2;
constexpr std::uint16_t kInet6 = 10;
constexpr std::size_t kInetBytes = 16;
constexpr std::size_t kInet6Bytes = 28;

std::byte byteOf(std::uint32_t value, int shift) {
    return static_cast<std::byte>(value >> shift & 0xff);
}

} // namespace

std::string Anonymizer::text(std::string_view text) const {
    std::string shown(text);
    if (m_hides)
        for (char& c : shown) {
            const auto byte = static_cast<unsigned char>(c);
            if (byte >= 0x80 || std::isalnum(byte) != 0)
                c = 'x';
        }
    return shown;
}

std::string Anonymizer::bytes(std::span<const std::byte> bytes) const {
    return text({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

std::uint32_t Anonymizer::hostNumber(std::span<const std::byte> host) {
    const auto next = static_cast<std::uint32_t>(m_hosts.size() + 1);
    return m_hosts.try_emplace(std::vector<std::byte>(host.begin(), host.end()), next)
        .first->second;
}

std::vector<std::byte> Anonymizer::address(std::span<const std::byte> sockaddr) {
    std::vector<std::byte> shown(sockaddr.begin(), sockaddr.end());
    if (!m_hides || shown.size() < sizeof(std::uint16_t))
        return shown;
    std::uint16_t family = 0;
    std::memcpy(&family, shown.data(), sizeof family);
    if (family == kInet && shown.size() >= kInetBytes) {
        const std::uint32_t host = hostNumber(sockaddr.subspan(4, 4));
        const std::uint32_t v4 = 0x0a000000U | (host & 0xffffffU);
        for (int i = 0; i < 4; ++i)
            shown[4 + static_cast<std::size_t>(i)] = byteOf(v4, 24 - 8 * i);
    } else if (family == kInet6 && shown.size() >= kInet6Bytes) {
        const std::uint32_t host = hostNumber(sockaddr.subspan(8, 16));
        constexpr std::uint8_t kDocumentation[] = {0x20, 0x01, 0x0d, 0xb8};
        for (std::size_t i = 0; i < 16; ++i)
            shown[8 + i] = i < 4    ? std::byte{kDocumentation[i]}
                           : i < 12 ? std::byte{0}
                                    : byteOf(host, static_cast<int>(24 - 8 * (i - 12)));
    } else {
        shown.resize(sizeof family); // the family alone: a path is a name too
    }
    return shown;
}

} // namespace muxscope::exporting
