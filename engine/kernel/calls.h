// SPDX-License-Identifier: GPL-3.0-or-later
// The one door: every system call that a server makes enters and leaves through here. Each function
// publishes its enter, passes the gate, makes the call of the same name (manual section 2) once, and
// publishes the kernel's answer. Nothing is retried, nothing interpreted: EINTR and EAGAIN are
// answers like others.
//
// One object per server thread. Functions block exactly as the calls do, and at a closed gate.
#pragma once

#include "base/ids.h"
#include "kernel/address.h"
#include "kernel/gate.h"
#include "trace/payload.h"
#include "trace/trace_log.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <poll.h>
#include <span>
#include <string_view>
#include <sys/epoll.h>
#include <sys/select.h>
#include <sys/stat.h>
#include <vector>

namespace muxscope::kernel {

// What the kernel said: a result >= 0, or -errno.
struct Answer {
    std::int64_t value = 0;
    [[nodiscard]] bool ok() const { return value >= 0; }
    [[nodiscard]] int error() const { return value < 0 ? static_cast<int>(-value) : 0; }
    [[nodiscard]] bool wouldBlock() const { return value == -EAGAIN || value == -EWOULDBLOCK; }
    [[nodiscard]] bool interrupted() const { return value == -EINTR; }
    // Nothing is wrong with the descriptor: the same call may do later.
    [[nodiscard]] bool memoryIsShort() const { return value == -ENOMEM || value == -ENOBUFS; }
    [[nodiscard]] Fd fd() const {
        return value >= 0 ? Fd{static_cast<std::int32_t>(value)} : kNoFd;
    }
};

using trace::FdBits;
using trace::Site;

class Calls {
public:
    // `log` null: nothing is recorded and the gate is not asked. Both outlive this.
    Calls(trace::TraceLog* log, Gate* gate, ThreadId thread);

    // --- sockets
    Answer socket(int family, int type, Site site);
    // Both ends are stream sockets of AF_UNIX; `ends` is set when the call succeeds.
    Answer socketpair(int type, std::array<Fd, 2>& ends, Site site);
    Answer bind(Fd fd, const Address& address, Site site);
    Answer connect(Fd fd, const Address& address, Site site);
    Answer listen(Fd fd, int backlog, Site site);
    Answer accept4(Fd listener, Address& peer, int flags, Site site);
    Answer recv(Fd fd, std::span<char> room, int flags, Site site);
    Answer send(Fd fd, std::string_view bytes, int flags, Site site);
    // With MSG_TRUNC the answer is the datagram's whole length, also when it is more than the room.
    Answer recvfrom(Fd fd, std::span<char> room, int flags, Address& from, Site site);
    Answer sendto(Fd fd, std::string_view bytes, int flags, const Address& to, Site site);
    Answer shutdown(Fd fd, int how, Site site);
    Answer close(Fd fd, Site site);
    Answer setsockopt(Fd fd, int level, int option, int value, Site site);
    // SO_RCVTIMEO (socket(7)): recv and accept return EAGAIN after `ns`; 0 = they wait for ever.
    Answer setReceiveTimeout(Fd fd, std::int64_t ns, Site site);
    Answer getsockopt(Fd fd, int level, int option, int& value, Site site);
    Answer getsockname(Fd fd, Address& address, Site site);
    Answer fcntl(Fd fd, int command, int argument, Site site);
    // fcntl F_SETOWN_EX with F_OWNER_TID: whom the descriptor's signals go to.
    Answer setSignalOwner(Fd fd, int threadId, Site site);

    // --- multiplexers. `interest` is the payload of trace/payload.h (changes since the last wait);
    // `ready` is replaced by the kernel's answer, in the kernel's order. timeoutNs < 0: for ever.
    Answer select(int nfds, fd_set* rlist, fd_set* wlist, fd_set* xlist, std::int64_t timeoutNs,
                  std::span<const std::byte> interest, std::vector<FdBits>& ready);
    Answer poll(std::span<pollfd> fds, std::int64_t timeoutNs, std::span<const std::byte> interest,
                std::vector<FdBits>& ready, Site site = Site::wait);
    // poll of one descriptor, for a program that watches no others: 1, 0 when the time was over, -errno.
    Answer pollOne(Fd fd, std::uint32_t bits, std::int64_t timeoutNs, Site site);
    Answer epollCreate1(int flags, Site site);
    Answer epollCtl(Fd epfd, int operation, Fd fd, std::uint32_t events, Site site);
    Answer epollWait(Fd epfd, std::span<epoll_event> room, std::int64_t timeoutNs,
                     std::vector<FdBits>& ready);
    // The next queued signal of the set, its number as result. `ready`: the descriptor that it tells
    // of, and si_band as poll bits; none when it names none (SIGIO: the queue was full). EAGAIN: the
    // time is over.
    Answer sigtimedwait(const sigset_t& set, std::int64_t timeoutNs, std::vector<FdBits>& ready);

    // --- files: static pages, the lines file; terminals. `mode` is of a file that O_CREAT makes.
    Answer openat(Fd folder, const char* path, int flags, Site site, unsigned mode = 0);
    Answer fstat(Fd fd, struct stat& status, Site site);
    Answer read(Fd fd, std::span<char> room, Site site);
    Answer pread(Fd fd, std::span<char> room, std::uint64_t offset, Site site);
    // From `offset` of `file` to a socket; the file's own position stays where it is. A peer that is
    // gone means SIGPIPE here (there is no MSG_NOSIGNAL): the thread has it blocked.
    Answer sendfile(Fd socket, Fd file, std::uint64_t offset, std::size_t count, Site site);
    Answer write(Fd fd, std::string_view bytes, Site site);
    // What stands behind `argument` depends on the request (ioctl_list(2)) and is not recorded.
    Answer ioctl(Fd fd, unsigned long request, void* argument, Site site);

    // Sleeps `ns`; EINTR when a signal ended it early. Deaf to every descriptor.
    Answer nanosleep(std::int64_t ns, Site site);

    // Something no call says, as an event.
    void note(trace::NoteKind kind, Fd fd = kNoFd, std::string_view text = {},
              Site site = Site::none);

    [[nodiscard]] bool recording() const { return m_log != nullptr; }
    // Monotonic time for the server's own timers; stands still while the server is held at the gate,
    // so that no connection grows old because somebody looks.
    [[nodiscard]] std::int64_t nowNs() const {
        return m_log != nullptr ? m_log->nowNs() : monotonicNs();
    }

private:
    friend class Ring; // records what enters and leaves by shared memory
    template <class MakeCall>
    Answer recorded(trace::Record record, std::span<const std::byte> enterPayload,
                    MakeCall&& makeCall);
    static std::int64_t answerOf(std::int64_t result) { return result < 0 ? -errno : result; }
    void enter(trace::Record& record, std::span<const std::byte> payload);
    void exit(trace::Record& record, std::int64_t value, std::span<const std::byte> payload,
              std::size_t keep = SIZE_MAX, std::size_t fullLength = SIZE_MAX);

    trace::TraceLog* m_log;
    Gate* m_gate;
    ThreadId m_thread;
    std::vector<FdBits> m_readyOfOne;  // room for the answer of pollOne
    std::vector<std::byte> m_datagram; // scratch: a sender's address and what it sent
};

inline void Calls::enter(trace::Record& record, std::span<const std::byte> payload) {
    record.thread = m_thread;
    record.phase = trace::Phase::enter;
    const std::uint64_t event = m_log->append(record, payload);
    m_gate->arrives(record.call);
    if (m_gate->looks()) [[unlikely]] {
        m_log->stopClock(); // standing at the gate is no part of the call
        m_gate->pass(record, event);
        m_log->startClock();
    }
}

inline void Calls::exit(trace::Record& record, std::int64_t value,
                        std::span<const std::byte> payload, std::size_t keep,
                        std::size_t fullLength) {
    record.phase = trace::Phase::exit;
    record.value = value;
    m_log->append(record, payload, keep, fullLength);
    m_gate->answered(record, payload);
}

// For calls whose answer is only a number.
template <class MakeCall>
Answer Calls::recorded(trace::Record record, std::span<const std::byte> enterPayload,
                       MakeCall&& makeCall) {
    if (m_log == nullptr)
        return {answerOf(makeCall())};
    enter(record, enterPayload);
    const std::int64_t value = answerOf(makeCall());
    exit(record, value, {});
    return {value};
}

} // namespace muxscope::kernel
