// SPDX-License-Identifier: GPL-3.0-or-later
// What one event is in memory and in the session file: 32 bytes, no pointers. Its payload stands in
// the same segment, behind a PayloadHead.
//
// What the fields mean, call by call ("-": unused and zero):
//
//   call              fd        enter: value, aux, payload        exit: value (or -errno), aux, payload
//   socket            -         domain, type, -                   new fd, -, -
//   bind, connect     socket    -, -, address                     0, -, -
//   listen            socket    backlog, -, -                     0, -, -
//   accept, accept4   listener  flags, -, -                       new fd, -, peer address
//   recv, read        fd        room in bytes, MSG_ flags, -      bytes, flags, the bytes
//   send, write       fd        bytes offered, MSG_ flags, -      bytes accepted, flags, those bytes
//   shutdown          socket    SHUT_RD/WR/RDWR, -, -             0, -, -
//   close             fd        -, -, -                           0, -, -
//   setsockopt        socket    value (int; SO_RCVTIMEO: ns),     0, -, -
//                               optname, i32 level
//   getsockopt        socket    -, optname, i32 level             0, optname, i32 value
//   getsockname,
//   getpeername       socket    -, -, -                           0, -, address
//   fcntl             fd        argument, cmd, -                  result, cmd, -
//   ioctl             fd        -, request (low 16 bits), -       0, request, i32 value
//   select            -         timeout ns (-1: none), -,         number of bits, -, ready
//                               interest
//   poll              -         timeout ns (-1: none), -,         number of entries, -, ready
//                               interest
//   epoll_create1     -         flags, -, -                       epfd, -, -
//   epoll_ctl         epfd      i32 fd in value, EPOLL_CTL_,      0, -, -
//                               u32 mask
//   epoll_wait        epfd      timeout ns (-1: none),            number of events, -, ready
//                               maxevents, -
//   open              -         flags, -, path                    fd, -, -
//   recvfrom          socket    room in bytes, MSG_ flags, -      bytes (with MSG_TRUNC more than the
//                                                                 room: the rest is gone), flags,
//                                                                 datagram
//   sendto            socket    bytes offered, MSG_ flags,        bytes accepted, flags, those bytes
//                               address
//   sendfile          out fd    bytes offered, -, i32 in fd       bytes accepted, -, -
//   pread64           fd        room in bytes, -, i64 offset      bytes, -, the bytes
//   socketpair        -         domain, type, -                   0, -, two i32 fds
//   nanosleep         -         ns, -, -                          0, -, -
//   sigtimedwait      -         timeout ns (-1: none), -, -       signal, si_code, ready (one item)
//   rt_sigsuspend,
//   pause             -         -, -, -                           -EINTR, -, -
//   wait4, waitid     -         pid, options, -                   pid, -, -
//   futex             -         timeout ns (-1: none),            0, -, -
//                               operation, -
//   flock             fd        operation, -, -                   0, -, -
//   io_uring_setup    -         entries, -, -                     ring fd, -, -
//   io_uring_enter    ring fd   timeout ns (-1: none),            operations submitted, -, -
//                               min_complete, u32 to_submit
//   async_cancel      its fd    the call to be cancelled, -, -    0 (only as submission, completion)
//
// Phase::observer   -         call none: SocketGauge list; call getsockopt: SocketDetails list
//   clock_gettime     -         only as Phase::observer: value is the CPU time in ns that the record's
//                               thread has used so far
//
// Interest, ready and datagram payloads: trace/payload.h.
#pragma once

#include "base/ids.h"
#include "trace/call.h"

#include <cstdint>
#include <type_traits>

namespace muxscope::trace {

enum class Phase : std::uint8_t {
    enter,    // the thread is about to make the call
    exit,     // the kernel has answered
    observer, // a gauge looked at the kernel from outside: never one of the server's own calls
    note,     // the engine says something that no call says (NoteKind in value)
    // io_uring only (io_uring(7)). Neither is a system call and neither is counted as one: both
    // are memory shared with the kernel. They have the fields of an enter and of an exit of the call
    // that the operation is (accept4, recv, send, close).
    submission, // the program has put an operation into the submission queue
    completion, // the program has taken an operation's result out of the completion queue
};

// What a Phase::note tells. Stored in session files: append only.
enum class NoteKind : std::uint8_t {
    none,
    serverStarted,     // payload: "select http", and " room-first" if no reply is tried at once
    serverStopped,     //
    connectionRefused, // fd: the refused descriptor; payload: why, in English
    listenerPaused,    // no descriptor is left (EMFILE, ENFILE): accepting is paused
    listenerResumed,   //
    remark,            // fd or none; payload: one sentence, in English
    historyStalled,    // payload: i64, ns that the writer waited for room
    threadStarted,     // a thread begins (Record::thread is the new one); fd: what it serves
    threadEnded,       //
    signalsLost,       // the queue of realtime signals was full (SIGIO, fcntl(2) F_SETSIG)
    teachingSwitch,    // payload: "name=value", a teaching switch that is on
    tunnelOpened,      // fd: the client's; payload: digits, the descriptor that its bytes go to
    // Of other programs, which may be many processes: trace/process_note.h.
    processIs,      // whose the thread is. payload: "pid=4242 tid=4243 parent=4240"
    programIs,      // the thread's process has become another program. payload: its path
    processEnded,   // the thread's process. payload: how, "exited with 0", "killed by SIGKILL"
    descriptorIs,   // fd: as events name it; payload: digits, its number in the thread's process
    descriptorLeft, // fd: as events name it; payload: digits, that number is no longer its
};

struct Record {
    std::int64_t atNs = 0;       // since TraceLog::epoch
    std::int64_t value = 0;      // see the table
    std::int32_t fd = -1;        // see the table
    std::uint32_t payloadAt = 0; // byte offset in the segment; 0 = no payload
    Call call = Call::none;
    Phase phase = Phase::enter;
    ThreadId thread;
    Site site = Site::none;
    std::uint16_t aux = 0;
};
static_assert(sizeof(Record) == 32);
static_assert(std::is_trivially_copyable_v<Record>);

struct PayloadHead {
    std::uint32_t length = 0; // bytes stored behind this head
    std::uint32_t fullLength =
        0; // bytes there were: greater than length when the snap length cut them
};
static_assert(sizeof(PayloadHead) == 8);

} // namespace muxscope::trace
