// SPDX-License-Identifier: GPL-3.0-or-later
// What multiplexers are asked and answer: the bits of poll(2) and epoll_ctl(2).
#include "models/reference_tables.h"

#include <QtGlobal>

namespace muxscope::ui::reference {

namespace {

constexpr ReferenceEntry kMasks[] = {
    {"POLLIN", "poll(2)",
     QT_TRANSLATE_NOOP("Reference",
                       "0x001. Something can be read without sleeping: bytes, a connection for "
                       "accept, or the end of the stream (recv returns 0)."),
     "recv,accept4,POLLRDHUP"},
    {"POLLPRI", "poll(2)",
     QT_TRANSLATE_NOOP("Reference", "0x002. Something exceptional: of a TCP socket, an urgent byte "
                                    "(MSG_OOB). What select calls the xlist."),
     "MSG_OOB,select"},
    {"POLLOUT", "poll(2)",
     QT_TRANSLATE_NOOP("Reference", "0x004. There is room in the send buffer: of TCP when at least "
                                    "about a third of it is free. Almost always set: ask for it "
                                    "only while bytes wait to be sent, or the loop spins."),
     "send,EAGAIN"},
    {"POLLERR", "poll(2)",
     QT_TRANSLATE_NOOP("Reference", "0x008. An error is waiting; SO_ERROR names it. Only reported: "
                                    "asking for it changes nothing."),
     "SO_ERROR,getsockopt"},
    {"POLLHUP", "poll(2)",
     QT_TRANSLATE_NOOP("Reference", "0x010. Hung up: of TCP, both directions are shut. Bytes may "
                                    "still be there to be read. Only reported."),
     "POLLRDHUP,recv"},
    {"POLLNVAL", "poll(2)",
     QT_TRANSLATE_NOOP("Reference", "0x020. The number in this entry is no open descriptor: a "
                                    "mistake of the program. Only reported."),
     "EBADF"},
    {"POLLRDHUP", "poll(2)",
     QT_TRANSLATE_NOOP("Reference", "0x2000. The peer has shut down its sending side: after the "
                                    "bytes that are there, recv returns 0."),
     "shutdown,POLLIN"},
    {"EPOLLIN", "epoll_ctl(2)",
     QT_TRANSLATE_NOOP("Reference", "The same bit and meaning as POLLIN."), "POLLIN"},
    {"EPOLLPRI", "epoll_ctl(2)",
     QT_TRANSLATE_NOOP("Reference", "The same bit and meaning as POLLPRI."), "POLLPRI"},
    {"EPOLLOUT", "epoll_ctl(2)",
     QT_TRANSLATE_NOOP("Reference", "The same bit and meaning as POLLOUT."), "POLLOUT"},
    {"EPOLLERR", "epoll_ctl(2)",
     QT_TRANSLATE_NOOP("Reference", "The same bit and meaning as POLLERR; always reported."),
     "POLLERR"},
    {"EPOLLHUP", "epoll_ctl(2)",
     QT_TRANSLATE_NOOP("Reference", "The same bit and meaning as POLLHUP; always reported."),
     "POLLHUP"},
    {"EPOLLRDHUP", "epoll_ctl(2)",
     QT_TRANSLATE_NOOP("Reference", "The same bit and meaning as POLLRDHUP."), "POLLRDHUP"},
    {"EPOLLET", "epoll(7)",
     QT_TRANSLATE_NOOP("Reference",
                       "Bit 31. Edge-triggered: reported when something changes, not as long as it "
                       "is so. The program must read until EAGAIN, or bytes lie there unreported."),
     "EPOLLONESHOT,EAGAIN,epoll_wait"},
    {"EPOLLONESHOT", "epoll_ctl(2)",
     QT_TRANSLATE_NOOP(
         "Reference",
         "Bit 30. Reported once, then switched off until EPOLL_CTL_MOD sets the mask again."),
     "EPOLL_CTL_MOD,EPOLLET"},
    {"EPOLLEXCLUSIVE", "epoll_ctl(2)",
     QT_TRANSLATE_NOOP("Reference",
                       "Bit 28. When several epoll objects watch the same descriptor, one or more "
                       "of them are woken, not all (the thundering herd)."),
     "epoll_ctl"},
    {"EPOLL_CTL_ADD", "epoll_ctl(2)",
     QT_TRANSLATE_NOOP("Reference", "Watch one more descriptor. EEXIST: it is watched already."),
     "epoll_ctl,EEXIST"},
    {"EPOLL_CTL_MOD", "epoll_ctl(2)",
     QT_TRANSLATE_NOOP(
         "Reference",
         "Watch a descriptor for something else from now on. ENOENT: it is not watched."),
     "epoll_ctl,ENOENT"},
    {"EPOLL_CTL_DEL", "epoll_ctl(2)",
     QT_TRANSLATE_NOOP("Reference",
                       "Watch a descriptor no more. Closing its last number does the same."),
     "epoll_ctl,close"},
};

} // namespace

std::span<const ReferenceEntry> masks() {
    return kMasks;
}

} // namespace muxscope::ui::reference
