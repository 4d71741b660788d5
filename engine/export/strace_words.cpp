// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/strace_words.h"

#include <array>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>

namespace muxscope::exporting {

namespace {

struct Bit {
    std::uint32_t bit;
    std::string_view name;
};

template <std::size_t N>
std::string bitsText(std::uint32_t bits, const std::array<Bit, N>& names, std::string_view prefix,
                     std::string_view none = "0") {
    std::string text;
    for (const Bit& each : names)
        if ((bits & each.bit) != 0) {
            text += text.empty() ? "" : "|";
            text += prefix;
            text += each.name;
            bits &= ~each.bit;
        }
    if (bits != 0)
        text += fmt::format("{}{:#x}", text.empty() ? "" : "|", bits);
    return text.empty() ? std::string(none) : text;
}

constexpr std::array<Bit, 10> kEvents{{{trace::kIn, "IN"},
                                       {trace::kPri, "PRI"},
                                       {trace::kOut, "OUT"},
                                       {trace::kErr, "ERR"},
                                       {trace::kHup, "HUP"},
                                       {trace::kNval, "NVAL"},
                                       {trace::kRdHup, "RDHUP"},
                                       {trace::kExclusive, "EXCLUSIVE"},
                                       {trace::kOneShot, "ONESHOT"},
                                       {trace::kEdge, "ET"}}};

// <sys/socket.h>; engine/export makes no socket call and includes none of its headers.
constexpr std::array<Bit, 5> kMessage{
    {{0x1, "OOB"}, {0x2, "PEEK"}, {0x20, "TRUNC"}, {0x40, "DONTWAIT"}, {0x4000, "NOSIGNAL"}}};

constexpr int kSolSocket = 1;
constexpr int kIpprotoTcp = 6;
constexpr std::array<Bit, 9> kSocketOptions{{{2, "SO_REUSEADDR"},
                                             {4, "SO_ERROR"},
                                             {7, "SO_SNDBUF"},
                                             {8, "SO_RCVBUF"},
                                             {9, "SO_KEEPALIVE"},
                                             {13, "SO_LINGER"},
                                             {15, "SO_REUSEPORT"},
                                             {20, "SO_RCVTIMEO_OLD"},
                                             {21, "SO_SNDTIMEO_OLD"}}};

} // namespace

std::string eventBits(std::uint32_t bits, std::string_view prefix) {
    return bitsText(bits, kEvents, prefix);
}

std::string openFlags(std::int64_t flags) {
    static constexpr std::array<Bit, 7> kFlags{{{O_CREAT, "O_CREAT"},
                                                {O_EXCL, "O_EXCL"},
                                                {O_TRUNC, "O_TRUNC"},
                                                {O_APPEND, "O_APPEND"},
                                                {O_NONBLOCK, "O_NONBLOCK"},
                                                {O_DIRECTORY, "O_DIRECTORY"},
                                                {O_CLOEXEC, "O_CLOEXEC"}}};
    const auto bits = static_cast<std::uint32_t>(flags);
    const std::string_view mode = (bits & O_ACCMODE) == O_RDONLY   ? "O_RDONLY"
                                  : (bits & O_ACCMODE) == O_WRONLY ? "O_WRONLY"
                                                                   : "O_RDWR";
    const std::string rest = bitsText(bits & ~std::uint32_t{O_ACCMODE}, kFlags, "", "");
    return rest.empty() ? std::string(mode) : fmt::format("{}|{}", mode, rest);
}

std::string socketType(unsigned type) {
    static constexpr std::array<std::string_view, 6> kTypes{
        "0", "SOCK_STREAM", "SOCK_DGRAM", "SOCK_RAW", "SOCK_RDM", "SOCK_SEQPACKET"};
    const unsigned kind = type & 0xf;
    std::string text = kind < kTypes.size() ? std::string(kTypes[kind]) : std::to_string(kind);
    if ((type & O_CLOEXEC) != 0) // SOCK_CLOEXEC, SOCK_NONBLOCK have these values (socket(2))
        text += "|SOCK_CLOEXEC";
    if ((type & O_NONBLOCK) != 0)
        text += "|SOCK_NONBLOCK";
    return text;
}

std::string messageFlags(unsigned flags) {
    return bitsText(flags, kMessage, "MSG_");
}

std::string socketOption(int level, int option) {
    if (level == kIpprotoTcp)
        return option == 1 ? "SOL_TCP, TCP_NODELAY" : fmt::format("SOL_TCP, {:#x}", option);
    if (level != kSolSocket)
        return fmt::format("{:#x}, {:#x}", level, option);
    for (const Bit& each : kSocketOptions)
        if (each.bit == static_cast<std::uint32_t>(option))
            return fmt::format("SOL_SOCKET, {}", each.name);
    return fmt::format("SOL_SOCKET, {:#x}", option);
}

std::string timeval(std::int64_t ns) {
    return ns < 0 ? "NULL"
                  : fmt::format("{{tv_sec={}, tv_usec={}}}", ns / 1'000'000'000,
                                ns / 1000 % 1'000'000);
}

std::string timespec(std::int64_t ns) {
    return ns < 0
               ? "NULL"
               : fmt::format("{{tv_sec={}, tv_nsec={}}}", ns / 1'000'000'000, ns % 1'000'000'000);
}

std::string plainResult(const trace::Event& exit) {
    const int error = exit.error();
    return error == 0 ? fmt::format("= {}", exit.record.value)
                      : fmt::format("= -1 {} ({})", trace::errnoName(error),
                                    strerrordesc_np(error) != nullptr ? strerrordesc_np(error)
                                                                      : "Unknown error");
}

} // namespace muxscope::exporting
