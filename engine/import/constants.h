// SPDX-License-Identifier: GPL-3.0-or-later
// The kernel's names for the flags that matter here, as Linux has them on x86-64 (strace -X raw prints the
// numbers). This folder talks about calls, it makes none: the headers of sockets are not included.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace muxscope::strace {

inline constexpr std::uint64_t kNonblock = 04000;    // O_, SOCK_, EFD_, TFD_, SFD_, IN_NONBLOCK
inline constexpr std::uint64_t kCloexec = 02000000;  // O_, SOCK_, EFD_, EPOLL_, TFD_, SFD_CLOEXEC
inline constexpr std::uint64_t kStream = 1;          // SOCK_STREAM
inline constexpr std::uint64_t kDatagram = 2;        // SOCK_DGRAM
inline constexpr std::uint64_t kFamilyUnix = 1;      // AF_UNIX
inline constexpr std::uint64_t kFamilyIp4 = 2;       // AF_INET
inline constexpr std::uint64_t kFamilyIp6 = 10;      // AF_INET6
inline constexpr std::uint64_t kPeek = 2;            // MSG_PEEK
inline constexpr std::uint64_t kUrgent = 1;          // MSG_OOB
inline constexpr std::uint64_t kErrorQueue = 0x2000; // MSG_ERRQUEUE
inline constexpr std::uint64_t kCmsgCloexec = 0x40000000; // MSG_CMSG_CLOEXEC
inline constexpr std::uint64_t kCloneFiles = 0x400;       // CLONE_FILES
inline constexpr std::uint64_t kCloneThread = 0x10000;    // CLONE_THREAD
inline constexpr std::uint64_t kShutRead = 0;             // SHUT_RD

inline constexpr std::uint64_t kEpollAdd = 1;
inline constexpr std::uint64_t kEpollDelete = 2;
inline constexpr std::uint64_t kEpollModify = 3;
inline constexpr std::uint64_t kOneShotBit = 1U << 30;

inline constexpr std::uint64_t kDupFd = 0; // fcntl
inline constexpr std::uint64_t kSetFd = 2;
inline constexpr std::uint64_t kGetFlags = 3;
inline constexpr std::uint64_t kSetFlags = 4;
inline constexpr std::uint64_t kDupFdCloexec = 1030;
inline constexpr std::uint64_t kFdCloexec = 1; // FD_CLOEXEC

inline constexpr std::uint64_t kFionbio = 0x5421; // ioctl
inline constexpr std::uint64_t kFionread = 0x541b;
inline constexpr std::uint64_t kTcgets = 0x5401;
inline constexpr std::uint64_t kFioclex = 0x5451;
inline constexpr std::uint64_t kFionclex = 0x5450;

// `EPOLLIN|EPOLLET`, `0x80000001 /* EPOLLIN|EPOLLET */`, `0x802`, `POLLIN|0x400`. Names that are not in
// the table stand for flags nobody here asks about and count as 0. Empty: neither names nor numbers.
std::optional<std::uint64_t> flagsIn(std::string_view text);
// One name or number; empty: a name that is not in the table.
std::optional<std::uint64_t> constantIn(std::string_view text);

} // namespace muxscope::strace
