// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/address.h"

#include "trace/payload.h"

#include <arpa/inet.h>
#include <cstring>
#include <fmt/format.h>
#include <netinet/in.h>

namespace muxscope::kernel {

Result<Address> Address::parse(std::string_view host, std::uint16_t port) {
    std::string text(host);
    if (text.size() > 2 && text.front() == '[' && text.back() == ']')
        text = text.substr(1, text.size() - 2);
    Address address;
    sockaddr_in v4{};
    sockaddr_in6 v6{};
    if (inet_pton(AF_INET, text.c_str(), &v4.sin_addr) == 1) {
        v4.sin_family = AF_INET;
        v4.sin_port = htons(port);
        std::memcpy(&address.m_storage, &v4, sizeof(v4));
        address.m_length = sizeof(v4);
    } else if (inet_pton(AF_INET6, text.c_str(), &v6.sin6_addr) == 1) {
        v6.sin6_family = AF_INET6;
        v6.sin6_port = htons(port);
        std::memcpy(&address.m_storage, &v6, sizeof(v6));
        address.m_length = sizeof(v6);
    } else {
        return Error{Error::Kind::usage,
                     fmt::format("'{}' is not a numeric IPv4 or IPv6 address", host), 0};
    }
    return address;
}

socklen_t* Address::lengthForKernel() {
    m_length = sizeof(m_storage);
    return &m_length;
}

std::span<const std::byte> Address::bytes() const {
    return {reinterpret_cast<const std::byte*>(&m_storage),
            std::min<std::size_t>(m_length, sizeof(m_storage))};
}

std::string Address::text() const {
    return trace::addressText(bytes());
}

std::uint16_t Address::port() const {
    return trace::addressPort(bytes());
}

} // namespace muxscope::kernel
