// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/open_file.h"

#include <array>

namespace muxscope::analysis {
namespace {

struct Head {
    std::string_view text;
    FileKind kind;
};

constexpr std::array kHeads = {
    Head{"TCP", FileKind::tcp},
    Head{"UDP", FileKind::udp},
    Head{"UNIX", FileKind::unixSocket},
    Head{"pipe:", FileKind::pipe},
    Head{"anon_inode:[eventpoll]", FileKind::epoll},
    Head{"anon_inode:[eventfd]", FileKind::eventfd},
    Head{"{eventfd", FileKind::eventfd},
    Head{"anon_inode:[timerfd]", FileKind::timerfd},
    Head{"anon_inode:[signalfd]", FileKind::signalfd},
    Head{"signalfd:", FileKind::signalfd},
    Head{"anon_inode:inotify", FileKind::inotify},
    Head{"anon_inode:[inotify]", FileKind::inotify},
    Head{"anon_inode:", FileKind::other},
    Head{"pid:", FileKind::other},
    Head{"NETLINK", FileKind::socket},
    Head{"/", FileKind::file},
};

} // namespace

const char* fileKindName(FileKind kind) {
    constexpr std::array<const char*, 14> kNames = {
        nullptr,   "tcp",      "udp",     "unix",  "socket", "pipe", "eventfd",
        "timerfd", "signalfd", "inotify", "epoll", "pty",    "file", "other"};
    return kNames[static_cast<std::size_t>(kind)];
}

FileKind fileKindOfPath(std::string_view path) {
    return path.starts_with("/dev/pts/") || path.starts_with("/dev/ptmx") ||
                   path.starts_with("/dev/tty")
               ? FileKind::pty
               : FileKind::file;
}

FileKind fileKindOf(std::string_view annotation) {
    for (const Head& head : kHeads)
        if (annotation.starts_with(head.text))
            return head.kind == FileKind::file ? fileKindOfPath(annotation) : head.kind;
    return FileKind::unknown;
}

} // namespace muxscope::analysis
