// SPDX-License-Identifier: GPL-3.0-or-later
// What arguments and answers say, as values: strings, times, addresses, sets and lists, in the notation of
// every strace from 4.26 on. Nothing is guessed: what is not there is empty or marked as cut. Any thread.
#pragma once

#include "import/text_scan.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muxscope::strace {

// A string argument without its quotes and escapes.
struct StringText {
    std::string bytes;
    bool cut = false;    // strace shortened it: `"abc"...`
    bool exists = false; // false: an address, NULL, nothing
};
StringText stringIn(std::string_view text);

// A timespec or timeval, `{tv_sec=1, tv_nsec=0}`, `{tv_sec=1, tv_usec=0}`, `{1, 0}`, in ns; -1: NULL, wait
// for ever. `nanoPerUnit` is 1 or 1000, of the second number when it has no name. Empty: not in the text.
std::optional<std::int64_t> timeSpanNs(std::string_view text, std::int64_t nanoPerUnit);

// A socket address.
struct AddressText {
    enum class Family { none, unspecified, ip4, ip6, local, other };
    Family family = Family::none; // none: no address in the text
    std::string ip;               // "127.0.0.1", "::1"; empty: not in the text
    std::int32_t port = -1;       // -1: not in the text
    std::string path;             // of a unix socket, empty when it has none
    // "127.0.0.1:80", "[::1]:80", "unix"; empty when something of it is unknown.
    [[nodiscard]] std::string text() const;
};
AddressText addressIn(std::string_view text);

// What `-yy` says of a socket: `TCP:[127.0.0.1:80->127.0.0.1:9]`, `UNIX-STREAM:[7->8]`, `socket:[7]`.
struct SocketNames {
    std::string_view protocol; // "TCP", "UDPv6", "UNIX-STREAM"; empty: no socket
    AddressText local;         // none: not known (only an inode)
    AddressText peer;
};
SocketNames socketNamesIn(std::string_view annotation);

// `[3 5]` of select; empty for NULL and `[]`. known false: an address, that is, not in the log.
struct FdSetText {
    std::vector<std::int32_t> fds;
    bool known = false;
};
FdSetText fdSetIn(std::string_view text);

// One of poll's or epoll's lists. cut: strace shortened it.
struct Polled {
    std::int32_t fd = -1;
    std::uint32_t bits = 0;
    std::uint64_t cookie = 0; // epoll's data
};
struct PollList {
    std::vector<Polled> items;
    bool known = false;
    bool cut = false;
};
// `[{fd=5, events=POLLIN}, ...]`, also with revents.
PollList pollListIn(std::string_view text);
// `[{events=EPOLLIN, data={u32=5, u64=5}}]`, `[{EPOLLIN, {u32=5, u64=5}}]`, `[{events=EPOLLIN, data=0x5}]`.
PollList epollListIn(std::string_view text);
std::optional<Polled> epollEventIn(std::string_view text);

// Buffers in the order of the call: `"abc"`, `[{iov_base="abc", iov_len=3}, ...]`.
struct BufferText {
    std::string_view string;
    std::int64_t length = -1; // room, -1: not in the text
};
struct BufferList {
    std::vector<BufferText> buffers;
    bool cut = false;
};
BufferList buffersIn(std::string_view iovec);

} // namespace muxscope::strace
