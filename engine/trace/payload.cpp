// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/payload.h"

#include <arpa/inet.h>
#include <cstring>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/un.h>

namespace muxscope::trace {
namespace {

struct BitName {
    std::uint32_t bit;
    std::string_view name;
};
constexpr BitName kBitNames[] = {
    {kIn, "IN"},           {kPri, "PRI"},     {kOut, "OUT"},     {kErr, "ERR"},
    {kHup, "HUP"},         {kNval, "NVAL"},   {0x040, "RDNORM"}, {0x080, "RDBAND"},
    {0x100, "WRNORM"},     {0x200, "WRBAND"}, {kRdHup, "RDHUP"}, {kExclusive, "EXCLUSIVE"},
    {kOneShot, "ONESHOT"}, {kEdge, "ET"},
};

// Items are read where they stand: the log and the session file keep payloads 8-byte aligned.
template <class T>
std::optional<std::span<const T>> itemsOf(std::span<const std::byte> bytes) {
    if (bytes.size() % sizeof(T) != 0 ||
        reinterpret_cast<std::uintptr_t>(bytes.data()) % alignof(T) != 0)
        return {};
    return std::span<const T>(reinterpret_cast<const T*>(bytes.data()), bytes.size() / sizeof(T));
}

} // namespace

std::string bitsText(std::uint32_t bits) {
    if (bits == 0)
        return "0";
    std::string text;
    for (const auto& [bit, name] : kBitNames) {
        if ((bits & bit) == 0)
            continue;
        if (!text.empty())
            text += '|';
        text += name;
        bits &= ~bit;
    }
    if (bits != 0)
        text += fmt::format("{}{:#x}", text.empty() ? "" : "|", bits);
    return text;
}

std::string selectBitsText(std::uint32_t bits) {
    std::string text;
    if ((bits & kIn) != 0)
        text += 'r';
    if ((bits & kOut) != 0)
        text += 'w';
    if ((bits & kPri) != 0)
        text += 'x';
    return text.empty() ? "-" : text;
}

std::optional<Interest> decodeInterest(std::span<const std::byte> bytes) {
    if (bytes.size() < sizeof(InterestHead))
        return {};
    Interest interest;
    std::memcpy(&interest.head, bytes.data(), sizeof(InterestHead));
    const auto items = itemsOf<FdBits>(bytes.subspan(sizeof(InterestHead)));
    if (!items)
        return {};
    interest.items = *items;
    return interest;
}

std::optional<std::span<const FdBits>> decodeReady(std::span<const std::byte> bytes) {
    return itemsOf<FdBits>(bytes);
}

std::optional<Datagram> decodeDatagram(std::span<const std::byte> bytes) {
    std::uint32_t length = 0;
    if (bytes.size() < sizeof(length))
        return {};
    std::memcpy(&length, bytes.data(), sizeof(length));
    const auto rest = bytes.subspan(sizeof(length));
    if (length > rest.size() || length > sizeof(sockaddr_storage))
        return {};
    return Datagram{rest.first(length), rest.subspan(length)};
}

void encodeDatagram(const Datagram& datagram, std::vector<std::byte>& out) {
    const auto length = static_cast<std::uint32_t>(datagram.address.size());
    const auto head = std::as_bytes(std::span(&length, 1));
    out.assign(head.begin(), head.end());
    out.insert(out.end(), datagram.address.begin(), datagram.address.end());
    out.insert(out.end(), datagram.bytes.begin(), datagram.bytes.end());
}

std::optional<std::span<const SocketGauge>> decodeGauges(std::span<const std::byte> bytes) {
    return itemsOf<SocketGauge>(bytes);
}

std::optional<std::span<const SocketDetails>> decodeDetails(std::span<const std::byte> bytes) {
    return itemsOf<SocketDetails>(bytes);
}

std::string addressText(std::span<const std::byte> bytes) {
    sa_family_t family = 0;
    if (bytes.size() < sizeof(family))
        return "?";
    std::memcpy(&family, bytes.data(), sizeof(family));
    char host[INET6_ADDRSTRLEN] = {};
    if (family == AF_INET && bytes.size() >= sizeof(sockaddr_in)) {
        sockaddr_in in{};
        std::memcpy(&in, bytes.data(), sizeof(in));
        inet_ntop(AF_INET, &in.sin_addr, host, sizeof(host));
        return fmt::format("{}:{}", host, ntohs(in.sin_port));
    }
    if (family == AF_INET6 && bytes.size() >= sizeof(sockaddr_in6)) {
        sockaddr_in6 in{};
        std::memcpy(&in, bytes.data(), sizeof(in));
        inet_ntop(AF_INET6, &in.sin6_addr, host, sizeof(host));
        return fmt::format("[{}]:{}", host, ntohs(in.sin6_port));
    }
    if (family == AF_UNIX)
        return "unix";
    return "?";
}

std::uint16_t addressPort(std::span<const std::byte> bytes) {
    // sin_port and sin6_port stand at the same place (ip(7), ipv6(7)).
    sockaddr_in in{};
    if (bytes.size() < sizeof(in))
        return 0;
    std::memcpy(&in, bytes.data(), sizeof(in));
    return in.sin_family == AF_INET || in.sin_family == AF_INET6 ? ntohs(in.sin_port) : 0;
}

std::string_view asText(std::span<const std::byte> bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

} // namespace muxscope::trace
