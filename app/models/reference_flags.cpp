// SPDX-License-Identifier: GPL-3.0-or-later
// Flags and options: open(2), socket(2), recv(2), shutdown(2), socket(7), fcntl(2).
#include "models/reference_tables.h"

#include <QtGlobal>

namespace muxscope::ui::reference {

namespace {

constexpr ReferenceEntry kFlags[] = {
    {"O_RDONLY", "open(2)",
     QT_TRANSLATE_NOOP("Reference", "0. To be read only. Not a bit: it is tested with O_ACCMODE."),
     "O_ACCMODE"},
    {"O_WRONLY", "open(2)", QT_TRANSLATE_NOOP("Reference", "01. To be written only."), "O_ACCMODE"},
    {"O_RDWR", "open(2)",
     QT_TRANSLATE_NOOP("Reference", "02. To be read and written; every socket is so."),
     "O_ACCMODE"},
    {"O_ACCMODE", "open(2)",
     QT_TRANSLATE_NOOP(
         "Reference",
         "03. The two lowest bits of the flags: they hold the access mode, one of three values."),
     "O_RDONLY,O_WRONLY,O_RDWR"},
    {"O_CREAT", "open(2)", QT_TRANSLATE_NOOP("Reference", "0100. Make the file if there is none."),
     "open"},
    {"O_EXCL", "open(2)",
     QT_TRANSLATE_NOOP("Reference", "0200. With O_CREAT: fail with EEXIST if it is there."),
     "O_CREAT,EEXIST"},
    {"O_TRUNC", "open(2)", QT_TRANSLATE_NOOP("Reference", "01000. Cut the file to no bytes."),
     "open"},
    {"O_APPEND", "open(2)",
     QT_TRANSLATE_NOOP("Reference",
                       "02000. Each write goes to the end of the file, wherever that is by then."),
     "write"},
    {"O_NONBLOCK", "open(2)",
     QT_TRANSLATE_NOOP("Reference",
                       "04000. Calls on the descriptor never sleep: they say EAGAIN instead. Kept "
                       "with the open file, set by fcntl or at once by accept4."),
     "EAGAIN,fcntl,SOCK_NONBLOCK"},
    {"O_ASYNC", "open(2)",
     QT_TRANSLATE_NOOP("Reference", "020000. The kernel sends a signal when the descriptor becomes "
                                    "ready: SIGIO, or the one that F_SETSIG chose."),
     "F_SETSIG,SIGIO,sigtimedwait"},
    {"O_NOFOLLOW", "open(2)",
     QT_TRANSLATE_NOOP(
         "Reference",
         "0400000. Fail with ELOOP when the last part of the path is a symbolic link."),
     "ELOOP"},
    {"O_CLOEXEC", "open(2)",
     QT_TRANSLATE_NOOP("Reference",
                       "02000000. The descriptor is closed when the process runs another program."),
     "open"},
    {"SOCK_STREAM", "socket(2)",
     QT_TRANSLATE_NOOP("Reference",
                       "A stream of bytes (TCP): in order, without loss, without boundaries."),
     "SOCK_DGRAM,recv"},
    {"SOCK_DGRAM", "socket(2)",
     QT_TRANSLATE_NOOP("Reference", "Datagrams (UDP): each whole or not at all, in any order."),
     "SOCK_STREAM,recvfrom"},
    {"SOCK_NONBLOCK", "socket(2)",
     QT_TRANSLATE_NOOP("Reference", "O_NONBLOCK from the beginning, for socket and accept4."),
     "O_NONBLOCK,accept4"},
    {"SOCK_CLOEXEC", "socket(2)",
     QT_TRANSLATE_NOOP("Reference", "O_CLOEXEC from the beginning, for socket and accept4."),
     "O_CLOEXEC"},
    {"MSG_OOB", "recv(2)",
     QT_TRANSLATE_NOOP("Reference",
                       "0x01. The urgent byte of TCP: sent and received beside the stream, one at "
                       "a time. It is what makes a socket exceptional (xlist, POLLPRI)."),
     "POLLPRI"},
    {"MSG_PEEK", "recv(2)",
     QT_TRANSLATE_NOOP("Reference", "0x02. Look at the bytes and leave them in the buffer."),
     "recv"},
    {"MSG_TRUNC", "recv(2)",
     QT_TRANSLATE_NOOP(
         "Reference",
         "0x20. Of a datagram: return its real length, although the rest does not fit."),
     "recvfrom"},
    {"MSG_DONTWAIT", "recv(2)",
     QT_TRANSLATE_NOOP(
         "Reference",
         "0x40. Do not sleep in this one call, whatever the descriptor's O_NONBLOCK says."),
     "O_NONBLOCK,EAGAIN"},
    {"MSG_NOSIGNAL", "send(2)",
     QT_TRANSLATE_NOOP("Reference",
                       "0x4000. When the peer no longer reads, say EPIPE without sending SIGPIPE."),
     "EPIPE"},
    {"SHUT_RD", "shutdown(2)",
     QT_TRANSLATE_NOOP("Reference", "0. Want no more bytes from the peer."), "shutdown"},
    {"SHUT_WR", "shutdown(2)",
     QT_TRANSLATE_NOOP("Reference",
                       "1. Will send no more: the peer gets FIN after the bytes under way."),
     "shutdown,POLLRDHUP"},
    {"SHUT_RDWR", "shutdown(2)", QT_TRANSLATE_NOOP("Reference", "2. Both directions."),
     "shutdown,POLLHUP"},
    {"SO_REUSEADDR", "socket(7)",
     QT_TRANSLATE_NOOP("Reference", "bind may take a port that connections in TIME_WAIT still "
                                    "hold. A server sets it to be able to start again at once."),
     "bind,EADDRINUSE"},
    {"SO_ERROR", "socket(7)",
     QT_TRANSLATE_NOOP("Reference",
                       "The error that is waiting on the socket; reading it clears it."),
     "getsockopt,POLLERR"},
    {"SO_SNDBUF", "socket(7)",
     QT_TRANSLATE_NOOP("Reference", "How large the send buffer may be. The kernel doubles the "
                                    "number that is set, for its own bookkeeping."),
     "send,SO_RCVBUF"},
    {"SO_RCVBUF", "socket(7)",
     QT_TRANSLATE_NOOP("Reference", "How large the receive buffer may be; doubled like SO_SNDBUF."),
     "recv,SO_SNDBUF"},
    {"SO_RCVTIMEO", "socket(7)",
     QT_TRANSLATE_NOOP("Reference", "How long a receiving call may sleep before it says EAGAIN."),
     "recv,EAGAIN"},
    {"SO_SNDTIMEO", "socket(7)",
     QT_TRANSLATE_NOOP(
         "Reference",
         "How long a sending call may sleep before it says EAGAIN, or returns what it has taken."),
     "send,EAGAIN"},
    {"SO_LINGER", "socket(7)",
     QT_TRANSLATE_NOOP("Reference", "What close does with bytes that are not sent yet. With a time "
                                    "of 0 the connection is reset (RST)."),
     "close,ECONNRESET"},
    {"SO_BROADCAST", "socket(7)",
     QT_TRANSLATE_NOOP("Reference", "Datagrams may be sent to a broadcast address."), "sendto"},
    {"SO_KEEPALIVE", "socket(7)",
     QT_TRANSLATE_NOOP("Reference",
                       "TCP asks a silent peer now and then whether it is still there."),
     "ETIMEDOUT"},
    {"TCP_NODELAY", "tcp(7)",
     QT_TRANSLATE_NOOP("Reference", "Send small pieces at once instead of waiting for the "
                                    "acknowledgement of the one before (Nagle)."),
     "send"},
    {"F_GETFL", "fcntl(2)",
     QT_TRANSLATE_NOOP("Reference",
                       "Reads the open flags: access mode, O_NONBLOCK, O_APPEND, O_ASYNC."),
     "F_SETFL,fcntl"},
    {"F_SETFL", "fcntl(2)",
     QT_TRANSLATE_NOOP("Reference", "Sets the open flags that can change: O_APPEND, O_ASYNC, "
                                    "O_NONBLOCK. All of them at once: read with F_GETFL first."),
     "F_GETFL,O_NONBLOCK"},
    {"F_SETSIG", "fcntl(2)",
     QT_TRANSLATE_NOOP("Reference", "Which signal O_ASYNC sends. With a realtime signal they "
                                    "queue, and each tells its descriptor."),
     "O_ASYNC,sigtimedwait"},
    {"F_SETOWN", "fcntl(2)",
     QT_TRANSLATE_NOOP("Reference", "Which process gets the signals of O_ASYNC."),
     "F_SETOWN_EX,O_ASYNC"},
    {"F_SETOWN_EX", "fcntl(2)",
     QT_TRANSLATE_NOOP("Reference", "Which thread, process or group gets the signals of O_ASYNC."),
     "O_ASYNC"},
    {"SIGIO", "signal(7)",
     QT_TRANSLATE_NOOP("Reference",
                       "The signal of O_ASYNC when none was chosen. It does not queue: many events "
                       "may be one signal. Also comes when the queue of realtime signals is full."),
     "O_ASYNC,F_SETSIG"},
};

} // namespace

std::span<const ReferenceEntry> flags() {
    return kFlags;
}

} // namespace muxscope::ui::reference
