// SPDX-License-Identifier: GPL-3.0-or-later
// The system calls of trace/call.h, by section 2 of the manual.
#include "models/reference_tables.h"

#include <QtGlobal>

namespace muxscope::ui::reference {

namespace {

constexpr ReferenceEntry kCalls[] = {
    {"socket", "socket(2)",
     QT_TRANSLATE_NOOP(
         "Reference",
         "Makes one end of a connection and returns its descriptor: the lowest number that is "
         "free. Nothing is sent yet, and nobody can reach it before bind or connect."),
     "bind,listen,connect"},
    {"bind", "bind(2)",
     QT_TRANSLATE_NOOP("Reference",
                       "Gives a socket its own address and port. EADDRINUSE: somebody has that "
                       "port, or a connection that ended a moment ago still holds it (SO_REUSEADDR "
                       "lets the program have it all the same)."),
     "socket,listen,EADDRINUSE,SO_REUSEADDR"},
    {"listen", "listen(2)",
     QT_TRANSLATE_NOOP("Reference",
                       "Turns a socket into a listener. From now on the kernel finishes handshakes "
                       "by itself and queues up to backlog connections for accept."),
     "accept4,bind"},
    {"accept", "accept(2)",
     QT_TRANSLATE_NOOP("Reference",
                       "Takes the oldest finished connection out of the listener's queue and "
                       "returns a new descriptor for it. With an empty queue it sleeps, or says "
                       "EAGAIN when the listener is non-blocking."),
     "accept4,listen,EAGAIN,EMFILE,ECONNABORTED"},
    {"accept4", "accept4(2)",
     QT_TRANSLATE_NOOP("Reference",
                       "accept with flags: with SOCK_NONBLOCK the new descriptor is non-blocking "
                       "from its first moment, without a separate fcntl."),
     "accept,SOCK_NONBLOCK,fcntl"},
    {"connect", "connect(2)",
     QT_TRANSLATE_NOOP(
         "Reference",
         "Asks for a connection to an address. A blocking socket sleeps until the handshake is "
         "over; a non-blocking one gets EINPROGRESS at once and becomes writable when it is over."),
     "EINPROGRESS,ECONNREFUSED,SO_ERROR"},
    {"recv", "recv(2)",
     QT_TRANSLATE_NOOP(
         "Reference",
         "Copies bytes from the kernel's receive buffer to the program: as many as are there, at "
         "most as many as asked for. 0 means that the peer will send no more. An empty buffer "
         "means sleep, or EAGAIN on a non-blocking socket. A stream keeps no message boundaries."),
     "send,EAGAIN,MSG_OOB,MSG_PEEK,POLLIN,ECONNRESET"},
    {"recvfrom", "recvfrom(2)",
     QT_TRANSLATE_NOOP(
         "Reference",
         "recv that also tells who sent it: for datagrams. One call takes exactly one datagram; "
         "what does not fit into the room is lost (MSG_TRUNC tells its real length)."),
     "recv,sendto,MSG_TRUNC"},
    {"read", "read(2)",
     QT_TRANSLATE_NOOP("Reference",
                       "Takes bytes from any descriptor: a file, a terminal, a pipe, an eventfd. "
                       "On a socket it is recv without flags. 0 means end of file."),
     "recv,write,pread64"},
    {"send", "send(2)",
     QT_TRANSLATE_NOOP("Reference",
                       "Copies bytes into the kernel's send buffer and returns how many it took. "
                       "That may be fewer than offered: the rest is the program's to keep. A full "
                       "buffer means sleep, or EAGAIN on a non-blocking socket. That send returned "
                       "does not mean that the peer has them."),
     "recv,EAGAIN,EPIPE,POLLOUT,MSG_NOSIGNAL"},
    {"sendto", "sendto(2)",
     QT_TRANSLATE_NOOP("Reference", "send that names the receiver: for datagrams. One call is one "
                                    "datagram, sent whole or not at all."),
     "recvfrom,send,EMSGSIZE"},
    {"write", "write(2)",
     QT_TRANSLATE_NOOP("Reference",
                       "Gives bytes to any descriptor: a file, a terminal, a pipe. On a socket it "
                       "is send without flags. It too may take fewer than offered."),
     "send,read,O_APPEND"},
    {"sendfile", "sendfile(2)",
     QT_TRANSLATE_NOOP(
         "Reference",
         "Copies bytes from a file to a socket inside the kernel, without bringing them to the "
         "program. It may copy fewer than asked for, and says EAGAIN like send."),
     "send,pread64,EAGAIN"},
    {"shutdown", "shutdown(2)",
     QT_TRANSLATE_NOOP(
         "Reference",
         "Ends one or both directions of a connection but keeps the descriptor. SHUT_WR sends FIN: "
         "the peer reads what is left and then gets 0, while answers can still come back."),
     "close,SHUT_WR,POLLRDHUP"},
    {"close", "close(2)",
     QT_TRANSLATE_NOOP(
         "Reference",
         "Gives the descriptor back; its number is free for the next one at once. The last close "
         "of a connection sends FIN, or RST when received bytes were never read."),
     "shutdown,EBADF,ECONNRESET"},
    {"setsockopt", "setsockopt(2)",
     QT_TRANSLATE_NOOP("Reference", "Sets an option of a socket: SO_REUSEADDR, SO_RCVTIMEO, "
                                    "SO_SNDBUF, TCP_NODELAY and others."),
     "getsockopt,SO_REUSEADDR,SO_RCVTIMEO,SO_SNDBUF,TCP_NODELAY"},
    {"getsockopt", "getsockopt(2)",
     QT_TRANSLATE_NOOP("Reference", "Reads an option of a socket. SO_ERROR is read like this: it "
                                    "names the error that is waiting and clears it."),
     "setsockopt,SO_ERROR"},
    {"getsockname", "getsockname(2)",
     QT_TRANSLATE_NOOP("Reference",
                       "Which address and port this end of the socket has. It tells the port that "
                       "the kernel chose when bind was called with port 0."),
     "getpeername,bind"},
    {"getpeername", "getpeername(2)",
     QT_TRANSLATE_NOOP(
         "Reference", "Which address and port the other end has. ENOTCONN: there is no other end."),
     "getsockname,ENOTCONN"},
    {"fcntl", "fcntl(2)",
     QT_TRANSLATE_NOOP("Reference",
                       "Reads or changes what is kept with a descriptor. F_SETFL sets O_NONBLOCK "
                       "and O_ASYNC; F_SETSIG and F_SETOWN_EX choose the signal and who gets it."),
     "O_NONBLOCK,O_ASYNC,F_SETFL,F_GETFL,F_SETSIG,F_SETOWN_EX"},
    {"ioctl", "ioctl(2)",
     QT_TRANSLATE_NOOP("Reference",
                       "Device requests that have no call of their own. FIONREAD tells how many "
                       "bytes wait to be read, SIOCATMARK whether the urgent byte comes next."),
     "fcntl,recv"},
    {"select", "select(2)",
     QT_TRANSLATE_NOOP("Reference",
                       "Sleeps until one of the descriptors in three sets is ready, or the time is "
                       "over. The kernel overwrites the sets with its answer, so they are made "
                       "anew before each call. It cannot watch numbers from FD_SETSIZE (1024) on, "
                       "and each call looks at all numbers below nfds."),
     "poll,epoll_wait,EBADF,EINTR"},
    {"poll", "poll(2)",
     QT_TRANSLATE_NOOP("Reference",
                       "Sleeps until one of the entries of an array is ready, or the time is over. "
                       "Each entry asks with events and is answered in revents. There is no limit "
                       "of 1024, but the kernel still walks the whole array at each call."),
     "select,epoll_wait,POLLIN,POLLOUT,POLLHUP,POLLERR,POLLNVAL"},
    {"epoll_create1", "epoll_create(2)",
     QT_TRANSLATE_NOOP("Reference", "Makes an epoll object: a set of watched descriptors that "
                                    "lives in the kernel. Its descriptor can itself be watched."),
     "epoll_ctl,epoll_wait"},
    {"epoll_ctl", "epoll_ctl(2)",
     QT_TRANSLATE_NOOP(
         "Reference",
         "Adds, changes or removes one descriptor of an epoll object. The set stays in the kernel "
         "between waits, so this is called only when something changes."),
     "epoll_wait,EPOLL_CTL_ADD,EPOLL_CTL_MOD,EPOLL_CTL_DEL,EEXIST,ENOENT"},
    {"epoll_wait", "epoll_wait(2)",
     QT_TRANSLATE_NOOP("Reference",
                       "Sleeps until the ready list of an epoll object is not empty, or the time "
                       "is over, and returns only those that are ready. Its cost goes with how "
                       "many are ready, not with how many are watched."),
     "epoll_ctl,EPOLLET,EPOLLONESHOT,EPOLLIN"},
    {"open", "open(2)",
     QT_TRANSLATE_NOOP("Reference",
                       "Opens a file and returns its descriptor. Ordinary files are always ready "
                       "for select and poll, and epoll refuses them (EPERM)."),
     "openat,close,O_APPEND,ENOENT"},
    {"openat", "openat(2)",
     QT_TRANSLATE_NOOP("Reference", "open with a path that begins at a directory's descriptor (or "
                                    "at the current directory, AT_FDCWD)."),
     "open"},
    {"fstat", "fstat(2)",
     QT_TRANSLATE_NOOP(
         "Reference",
         "What the kernel knows of an open file: its kind, length and times. It reads no content."),
     "open"},
    {"eventfd", "eventfd(2)",
     QT_TRANSLATE_NOOP("Reference",
                       "Makes a counter with a descriptor: writing adds to it, and it is readable "
                       "while it is not 0. One thread wakes another's loop with it."),
     "read,write,epoll_wait"},
    {"nanosleep", "nanosleep(2)",
     QT_TRANSLATE_NOOP("Reference", "Sleeps for a given time whatever happens on the descriptors. "
                                    "A loop that polls with it is late by up to that time."),
     "EINTR,select"},
    {"sigtimedwait", "sigtimedwait(2)",
     QT_TRANSLATE_NOOP(
         "Reference",
         "Takes a blocked signal that is waiting, or sleeps until one comes or the time is over "
         "(EAGAIN). With F_SETSIG the signal tells which descriptor it is about."),
     "O_ASYNC,F_SETSIG,SIGIO"},
    {"io_uring_setup", "io_uring_setup(2)",
     QT_TRANSLATE_NOOP("Reference", "Makes two rings that program and kernel share: submissions go "
                                    "in at one, completions come out at the other."),
     "io_uring_enter"},
    {"io_uring_enter", "io_uring_enter(2)",
     QT_TRANSLATE_NOOP("Reference", "Hands over what stands in the submission ring and, if asked, "
                                    "sleeps until so many operations are complete. The answers are "
                                    "no results of the call: they stand in the completion ring."),
     "io_uring_setup,ETIME,async_cancel"},
    {"pread64", "pread(2)",
     QT_TRANSLATE_NOOP(
         "Reference",
         "read from a given place of a file; the file's own position stays where it is."),
     "read,sendfile"},
    {"socketpair", "socketpair(2)",
     QT_TRANSLATE_NOOP("Reference", "Makes two sockets that are connected to each other already. A "
                                    "program talks to itself with them, or to its child."),
     "socket"},
    {"clock_gettime", "clock_gettime(2)",
     QT_TRANSLATE_NOOP("Reference", "Reads a clock. CLOCK_MONOTONIC only goes forwards; a thread's "
                                    "CPU clock tells how long it has really run."),
     "nanosleep"},
    {"async_cancel", "io_uring_enter(2)",
     QT_TRANSLATE_NOOP("Reference",
                       "No call of its own: io_uring's operation that takes back another one that "
                       "is still under way. That one completes with ECANCELED."),
     "io_uring_enter,ECANCELED"},
    {"rt_sigsuspend", "sigsuspend(2)",
     QT_TRANSLATE_NOOP("Reference", "Lets other signals through and sleeps until one has been "
                                    "handled. A master process waits for its orders in it."),
     "pause,sigtimedwait,EINTR"},
    {"pause", "pause(2)",
     QT_TRANSLATE_NOOP("Reference", "Sleeps until a signal has been handled. It never returns "
                                    "anything but EINTR."),
     "rt_sigsuspend,EINTR"},
    {"wait4", "wait4(2)",
     QT_TRANSLATE_NOOP("Reference", "Sleeps until a child process has ended and tells how; with "
                                    "WNOHANG it only looks."),
     "waitid,EINTR"},
    {"waitid", "waitid(2)",
     QT_TRANSLATE_NOOP("Reference", "Sleeps until a child process has changed its state; with "
                                    "WNOHANG it only looks."),
     "wait4,EINTR"},
    {"futex", "futex(2)",
     QT_TRANSLATE_NOOP("Reference", "Sleeps until another thread wakes it or the time is over. "
                                    "Locks, conditions and joins of threads are made of it."),
     "EINTR,ETIMEDOUT"},
    {"flock", "flock(2)",
     QT_TRANSLATE_NOOP("Reference", "Locks a file for all who ask for the lock, and sleeps while "
                                    "someone else holds it; with LOCK_NB it does not wait."),
     "EINTR,open"},
};

} // namespace

std::span<const ReferenceEntry> calls() {
    return kCalls;
}

} // namespace muxscope::ui::reference
