// SPDX-License-Identifier: GPL-3.0-or-later
// Why a call failed: errno(3).
#include "models/reference_tables.h"

#include <QtGlobal>

namespace muxscope::ui::reference {

namespace {

constexpr ReferenceEntry kErrors[] = {
    {"EAGAIN", "errno(3)",
     QT_TRANSLATE_NOOP("Reference",
                       "The call would have had to sleep and the descriptor is non-blocking: "
                       "nothing to read, or no room to write, right now. Not a failure: ask the "
                       "multiplexer and try again. The same number as EWOULDBLOCK."),
     "O_NONBLOCK,recv,send"},
    {"EINTR", "signal(7)",
     QT_TRANSLATE_NOOP(
         "Reference",
         "A signal came while the call slept. Nothing was moved; the call is made again."),
     "select,poll"},
    {"EMFILE", "accept(2)",
     QT_TRANSLATE_NOOP(
         "Reference",
         "This process has no descriptor number left. The connection stays in the accept queue and "
         "the listener stays readable: a loop that does not pause it spins."),
     "accept4,ENFILE,close"},
    {"ENFILE", "accept(2)",
     QT_TRANSLATE_NOOP("Reference", "The whole system has no open file left. Like EMFILE, but not "
                                    "this process's doing alone."),
     "EMFILE"},
    {"ECONNRESET", "recv(2)",
     QT_TRANSLATE_NOOP("Reference", "The peer has reset the connection (RST): what was under way "
                                    "is lost and no more will come."),
     "EPIPE,POLLERR"},
    {"EPIPE", "send(2)",
     QT_TRANSLATE_NOOP("Reference",
                       "The peer no longer reads, or this end has shut down sending. Without "
                       "MSG_NOSIGNAL the process also gets SIGPIPE, which ends it by default."),
     "MSG_NOSIGNAL,ECONNRESET"},
    {"ECONNABORTED", "accept(2)",
     QT_TRANSLATE_NOOP("Reference", "The client went away between handshake and accept. Nothing is "
                                    "wrong with the listener: go on."),
     "accept4"},
    {"ECONNREFUSED", "connect(2)",
     QT_TRANSLATE_NOOP("Reference", "Nobody listens at that address and port: the other side "
                                    "answered with RST (or, for UDP, with an ICMP message)."),
     "connect"},
    {"EINPROGRESS", "connect(2)",
     QT_TRANSLATE_NOOP("Reference",
                       "The handshake of a non-blocking connect has begun. The socket becomes "
                       "writable when it is over; SO_ERROR then tells how it ended."),
     "connect,SO_ERROR,POLLOUT"},
    {"EALREADY", "connect(2)",
     QT_TRANSLATE_NOOP("Reference",
                       "An earlier connect on this non-blocking socket is not over yet."),
     "EINPROGRESS"},
    {"EISCONN", "connect(2)", QT_TRANSLATE_NOOP("Reference", "The socket is connected already."),
     "connect"},
    {"ENOTCONN", "recv(2)",
     QT_TRANSLATE_NOOP("Reference", "The call needs a connection and the socket has none."),
     "connect,getpeername"},
    {"ETIMEDOUT", "connect(2)",
     QT_TRANSLATE_NOOP("Reference", "The other side did not answer for too long: the handshake, or "
                                    "bytes sent again and again, came to nothing."),
     "connect"},
    {"EADDRINUSE", "bind(2)",
     QT_TRANSLATE_NOOP(
         "Reference",
         "Another socket has this address and port, or a connection in TIME_WAIT still holds it."),
     "bind,SO_REUSEADDR"},
    {"EADDRNOTAVAIL", "bind(2)",
     QT_TRANSLATE_NOOP("Reference",
                       "This machine has no such address; for connect: no port is free."),
     "bind,connect"},
    {"EACCES", "bind(2)",
     QT_TRANSLATE_NOOP(
         "Reference",
         "Not permitted: a port below 1024 without the right to it, or a file's access rights."),
     "bind,open"},
    {"EPERM", "epoll_ctl(2)",
     QT_TRANSLATE_NOOP("Reference", "Not permitted for this object. epoll_ctl says it of an "
                                    "ordinary file, which cannot be watched."),
     "epoll_ctl"},
    {"ESRCH", "kill(2)",
     QT_TRANSLATE_NOOP("Reference", "No such process or thread: it has ended, or never was."),
     "SIGIO"},
    {"EBADF", "close(2)",
     QT_TRANSLATE_NOOP("Reference",
                       "The number is not an open descriptor: closed already, or never opened. "
                       "select fails as a whole with it; poll marks the entry with POLLNVAL."),
     "POLLNVAL,select,close"},
    {"EINVAL", "select(2)",
     QT_TRANSLATE_NOOP("Reference", "An argument makes no sense: a negative nfds, flags that do "
                                    "not exist, an epoll descriptor that is none."),
     "select"},
    {"EFAULT", "select(2)",
     QT_TRANSLATE_NOOP("Reference", "A pointer leads outside the program's memory."), "read"},
    {"ENOMEM", "select(2)", QT_TRANSLATE_NOOP("Reference", "The kernel has no memory for this."),
     "ENOBUFS"},
    {"ENOBUFS", "send(2)",
     QT_TRANSLATE_NOOP("Reference", "The kernel has no buffer left for this."), "ENOMEM"},
    {"ENOSPC", "epoll_ctl(2)",
     QT_TRANSLATE_NOOP(
         "Reference",
         "No room: the disk is full, or the user has as many epoll watches as are allowed."),
     "epoll_ctl,write"},
    {"EEXIST", "epoll_ctl(2)",
     QT_TRANSLATE_NOOP("Reference", "EPOLL_CTL_ADD of a descriptor that is watched already; open "
                                    "with O_EXCL of a file that is there."),
     "EPOLL_CTL_ADD,EPOLL_CTL_MOD"},
    {"ENOENT", "epoll_ctl(2)",
     QT_TRANSLATE_NOOP("Reference", "There is no such thing: EPOLL_CTL_MOD or DEL of a descriptor "
                                    "that is not watched; a file that does not exist."),
     "EPOLL_CTL_MOD,open"},
    {"ENOTSOCK", "recv(2)", QT_TRANSLATE_NOOP("Reference", "The descriptor is no socket."), "recv"},
    {"EOPNOTSUPP", "recv(2)", QT_TRANSLATE_NOOP("Reference", "This kind of socket cannot do that."),
     "listen"},
    {"EMSGSIZE", "send(2)",
     QT_TRANSLATE_NOOP("Reference", "The datagram is too long to be sent whole."), "sendto"},
    {"ECANCELED", "io_uring_enter(2)",
     QT_TRANSLATE_NOOP("Reference", "The operation was taken back before it was done."),
     "async_cancel"},
    {"ETIME", "io_uring_enter(2)",
     QT_TRANSLATE_NOOP(
         "Reference",
         "The time given to io_uring_enter was over before enough operations were complete."),
     "io_uring_enter"},
    {"ENOSYS", "errno(3)", QT_TRANSLATE_NOOP("Reference", "This kernel does not have the call."),
     "io_uring_setup"},
    {"EBUSY", "io_uring_enter(2)",
     QT_TRANSLATE_NOOP(
         "Reference",
         "In use at the moment: io_uring takes no more until completions have been taken out."),
     "io_uring_enter"},
    {"ENOTTY", "ioctl(2)",
     QT_TRANSLATE_NOOP("Reference", "The request means nothing to this kind of descriptor."),
     "ioctl"},
    {"ENOTDIR", "open(2)",
     QT_TRANSLATE_NOOP("Reference", "A part of the path that should be a folder is none."), "open"},
    {"EISDIR", "open(2)",
     QT_TRANSLATE_NOOP("Reference",
                       "The path is a folder, and folders cannot be written or read like files."),
     "open"},
    {"ELOOP", "open(2)",
     QT_TRANSLATE_NOOP("Reference", "Too many symbolic links, or the last one with O_NOFOLLOW."),
     "open"},
    {"ENAMETOOLONG", "open(2)",
     QT_TRANSLATE_NOOP("Reference", "A name or the path is longer than the file system allows."),
     "open"},
    {"EFBIG", "write(2)",
     QT_TRANSLATE_NOOP("Reference", "The file would become larger than is allowed."), "write"},
    {"EHOSTUNREACH", "connect(2)", QT_TRANSLATE_NOOP("Reference", "No way leads to that host."),
     "connect"},
    {"ENETUNREACH", "connect(2)", QT_TRANSLATE_NOOP("Reference", "No way leads to that network."),
     "connect"},
    {"EIO", "read(2)",
     QT_TRANSLATE_NOOP(
         "Reference",
         "The device failed; of a terminal also: a background process may not read it."),
     "read"},
};

} // namespace

std::span<const ReferenceEntry> errors() {
    return kErrors;
}

} // namespace muxscope::ui::reference
