// SPDX-License-Identifier: GPL-3.0-or-later
// A socket address as the kernel wants it (ip(7), ipv6(7)). Plain value; any thread.
#pragma once

#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <sys/socket.h>

namespace muxscope::kernel {

class Address {
public:
    Address() = default;
    // A numeric IPv4 or IPv6 address ("127.0.0.1", "::1", "[::1]"). Names are not looked up: that
    // would block. Error::Kind::usage when it is neither.
    static Result<Address> parse(std::string_view host, std::uint16_t port);

    [[nodiscard]] sockaddr* raw() { return reinterpret_cast<sockaddr*>(&m_storage); }
    [[nodiscard]] const sockaddr* raw() const {
        return reinterpret_cast<const sockaddr*>(&m_storage);
    }
    [[nodiscard]] socklen_t length() const { return m_length; }
    socklen_t* lengthForKernel();
    [[nodiscard]] int family() const { return m_storage.ss_family; }
    [[nodiscard]] std::span<const std::byte> bytes() const;
    [[nodiscard]] std::string text() const; // "127.0.0.1:8889", "[::1]:8889"
    [[nodiscard]] std::uint16_t port() const;

private:
    sockaddr_storage m_storage{};
    socklen_t m_length = 0;
};

} // namespace muxscope::kernel
