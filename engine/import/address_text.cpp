// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses: as sockaddr structures, and as -yy names sockets.
//
//   {sa_family=AF_INET, sin_port=htons(54030), sin_addr=inet_addr("127.0.0.1")}
//   {sa_family=AF_INET6, sin6_port=htons(59808), sin6_flowinfo=htonl(0), inet_pton(AF_INET6, "::1", &sin6_addr), ...}
//   {sa_family=0x2, sin_port="\xcd\xd0", sin_addr="\x7f\x00\x00\x01"}
//   {sa_family=AF_UNIX, sun_path="/tmp/a"}, {sa_family=AF_UNIX, sun_path=@"abstract"}
#include "import/constants.h"
#include "import/values.h"

#include <arpa/inet.h>
#include <fmt/format.h>

namespace muxscope::strace {
namespace {

using Family = AddressText::Family;

std::string_view quotedPart(std::string_view text) {
    const std::size_t quote = text.find('"');
    return quote == std::string_view::npos ? std::string_view() : text.substr(quote);
}

// htons(80), "\x00\x50", 80, and 7.2's htons(0x50).
std::int32_t portIn(std::string_view value) {
    if (value.starts_with('"')) {
        const std::string bytes = stringIn(value).bytes;
        return bytes.size() == 2 ? static_cast<unsigned char>(bytes[0]) * 256 +
                                       static_cast<unsigned char>(bytes[1])
                                 : -1;
    }
    if (value.starts_with("htons("))
        value.remove_prefix(6);
    const auto number = leadingNumber(value);
    return number && *number >= 0 && *number <= 65535 ? static_cast<std::int32_t>(*number) : -1;
}

// The text of an address in network order; with -X raw its bytes are a string of their own.
std::string ipIn(std::string_view value, Family family) {
    const StringText string = stringIn(quotedPart(value));
    if (!string.exists)
        return {};
    const bool raw =
        value.starts_with('"') && string.bytes.size() == (family == Family::ip4 ? 4U : 16U);
    char text[INET6_ADDRSTRLEN] = {};
    const int kind = family == Family::ip4 ? AF_INET : AF_INET6;
    if (raw)
        return inet_ntop(kind, string.bytes.data(), text, sizeof(text)) != nullptr ? text : "";
    unsigned char bytes[16];
    return inet_pton(kind, string.bytes.c_str(), bytes) == 1 ? string.bytes : std::string();
}

Family familyIn(std::string_view value) {
    const auto number = flagsIn(value);
    if (!number)
        return Family::none;
    const bool named = !value.empty() && !isDigit(value[0]);
    switch (*number) {
    case 0:
        return !named || value == "AF_UNSPEC" ? Family::unspecified : Family::other;
    case kFamilyUnix:
        return Family::local;
    case kFamilyIp4:
        return Family::ip4;
    case kFamilyIp6:
        return Family::ip6;
    default:
        return Family::other;
    }
}

// "127.0.0.1:80" and "[::1]:80" of an annotation.
AddressText endpoint(std::string_view text) {
    AddressText address;
    const std::size_t colon = text.rfind(':');
    if (colon == std::string_view::npos)
        return address;
    const auto port = leadingNumber(text.substr(colon + 1));
    std::string_view ip = text.substr(0, colon);
    const bool six = ip.starts_with('[') && ip.ends_with(']');
    if (six)
        ip = ip.substr(1, ip.size() - 2);
    unsigned char bytes[16];
    if (!port || *port < 0 || *port > 65535 ||
        inet_pton(six ? AF_INET6 : AF_INET, std::string(ip).c_str(), bytes) != 1)
        return address;
    address.family = six ? Family::ip6 : Family::ip4;
    address.ip = ip;
    address.port = static_cast<std::int32_t>(*port);
    return address;
}

} // namespace

std::string AddressText::text() const {
    switch (family) {
    case Family::local:
        return "unix";
    case Family::ip4:
        return ip.empty() || port < 0 ? "" : fmt::format("{}:{}", ip, port);
    case Family::ip6:
        return ip.empty() || port < 0 ? "" : fmt::format("[{}]:{}", ip, port);
    default:
        return {};
    }
}

AddressText addressIn(std::string_view text) {
    AddressText address;
    text = trimmed(text);
    if (!text.starts_with('{'))
        return address;
    address.family = familyIn(memberOf(text, "sa_family"));
    forEachItem(text, [&](std::string_view item) {
        const std::string_view value = item.starts_with("inet_pton") ? item : withoutName(item);
        if (item.starts_with("sin_port=") || item.starts_with("sin6_port="))
            address.port = portIn(value);
        else if (item.starts_with("sin_addr=") && address.family == Family::ip4)
            address.ip = ipIn(value, Family::ip4);
        else if ((item.starts_with("sin6_addr=") || item.starts_with("inet_pton(")) &&
                 address.family == Family::ip6)
            address.ip = ipIn(value, Family::ip6);
        else if (item.starts_with("sun_path="))
            address.path = stringIn(value).bytes;
        return true;
    });
    return address;
}

SocketNames socketNamesIn(std::string_view annotation) {
    SocketNames names;
    std::size_t at = 0;
    while (at < annotation.size() && (isNameChar(annotation[at]) || annotation[at] == '-'))
        ++at;
    if (at == 0 || !annotation.substr(at).starts_with(":[") || !annotation.ends_with(']'))
        return names;
    names.protocol = annotation.substr(0, at);
    const std::string_view inside = annotation.substr(at + 2, annotation.size() - at - 3);
    if (names.protocol.starts_with("UNIX")) {
        names.local.family = names.peer.family = Family::local;
        return names;
    }
    if (names.protocol.starts_with("TCP") || names.protocol.starts_with("UDP")) {
        const std::size_t arrow = inside.find("->");
        names.local = endpoint(inside.substr(0, arrow));
        if (arrow != std::string_view::npos)
            names.peer = endpoint(inside.substr(arrow + 2));
    }
    return names;
}

} // namespace muxscope::strace
