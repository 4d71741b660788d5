// SPDX-License-Identifier: GPL-3.0-or-later
// What descriptors refer to: the kernel's open file description (open(2)). Descriptors of one or of many
// processes may share it, and with it O_NONBLOCK, its place in epolls, its connection.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace muxscope::analysis {

enum class Tri : std::uint8_t { unknown, no, yes };

enum class FileKind : std::uint8_t {
    unknown,
    tcp,
    udp,
    unixSocket,
    socket, // of another family
    pipe,
    eventfd,
    timerfd,
    signalfd,
    inotify,
    epoll,
    pty,
    file,
    other,
};
// "tcp", "unix", ...; nullptr for unknown.
const char* fileKindName(FileKind kind);
// Of `-y` and `-yy`: "TCP:[...]", "pipe:[7]", "anon_inode:[eventpoll]", "/dev/pts/3<char 136:3>".
FileKind fileKindOf(std::string_view annotation);
// Of a path that was opened.
FileKind fileKindOfPath(std::string_view path);

using FileId = std::uint32_t;
inline constexpr FileId kNoFile = UINT32_MAX;
inline constexpr std::uint32_t kNone = UINT32_MAX;

struct OpenFile {
    FileKind kind = FileKind::unknown;
    Tri nonblocking = Tri::unknown;
    Tri stream = Tri::unknown; // a socket with connections
    bool appeared = false;     // its opening is not in the log
    std::uint32_t references = 0;
    std::uint32_t connection = kNone;
    std::uint32_t listener = kNone;
    std::uint32_t epoll = kNone;
    FileId otherEnd = kNoFile; // of a socketpair
    std::string bound;         // the address of bind, "" unknown
    // Descriptor numbers that refer to it, in any process, and how many of each.
    std::map<std::int32_t, std::uint32_t> numbers;
    // Epolls that watch it, with the number it has there.
    std::vector<std::pair<std::uint32_t, std::int32_t>> watchedBy;
};

} // namespace muxscope::analysis
