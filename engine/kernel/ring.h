// SPDX-License-Identifier: GPL-3.0-or-later
// io_uring (io_uring(7)): operations go into a queue in memory shared with the kernel, results come
// out of another. Only ring set-up and enter() are system calls, recorded and held at the gate like all
// others; what is put in and taken out is recorded as submissions and completions (trace/record.h).
//
// A buffer given to an operation belongs to the kernel until that operation's completion has been
// taken: cancel() asks for one soon, it does not free the buffer. Server thread only; only enter()
// blocks.
#pragma once

#include "kernel/address.h"
#include "kernel/calls.h"

#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

struct io_uring;
struct io_uring_sqe;

namespace muxscope::kernel {

class Ring {
public:
    using Operation = std::uint32_t; // a number; free again once its completion has been taken

    struct Completion {
        Operation operation = 0;
        trace::Call call = trace::Call::none; // accept4, recv, send, close, async_cancel
        Fd fd;
        Answer answer; // what that call would have answered, or -ECANCELED
    };

    // Why this machine has no usable io_uring, in English; empty when it has. Asks the kernel.
    // Any thread; some 100 us.
    static std::string whyUnavailable();

    explicit Ring(Calls& calls);
    ~Ring(); // after close()

    Answer open(unsigned entries); // io_uring_setup
    void close();                  // when nothing is in flight

    // Into the submission queue; the kernel sees them at the next enter(). Should it refuse to take
    // any, they complete with its error.
    Operation accept(Fd listener, Address& peer, int flags, Site site);
    Operation recv(Fd fd, std::span<char> room, int flags, Site site);
    Operation send(Fd fd, std::string_view bytes, int flags, Site site);
    Operation close(Fd fd, Site site);
    Operation cancel(Operation target, Site site);

    // io_uring_enter: hands over what is queued and waits until so many completions are there, the
    // time is over (-ETIME) or a signal comes (-EINTR). timeoutNs < 0: for ever.
    Answer enter(std::int64_t timeoutNs, unsigned minComplete);
    // The next completion; nullopt when there is none.
    std::optional<Completion> take();
    // Submitted, and its completion not yet taken.
    [[nodiscard]] std::size_t inFlight() const { return m_inFlight; }

private:
    struct Slot {
        trace::Record record; // of the submission
        const char* bytes = nullptr;
        Address* peer = nullptr;
    };
    struct Result {
        Operation operation;
        std::int32_t value;
    };
    struct FreeRing {
        void operator()(io_uring* ring) const;
    };

    Operation add(trace::Call call, Fd fd, std::int64_t value, int aux, Site site);
    template <class Prepare>
    Operation submit(Operation operation, Prepare&& prepare);
    io_uring_sqe* nextEntry();
    unsigned flush();
    void collect();
    void recordCompletion(const Slot& slot, std::int64_t value);

    Calls& m_calls;
    std::unique_ptr<io_uring, FreeRing> m_ring;
    std::vector<Slot> m_slots;      // by operation
    bool m_handsOverAccept = false; // the next enter
    std::vector<Operation> m_free;
    std::deque<Result> m_results; // out of the completion queue, not yet taken
    std::size_t m_inFlight = 0;
};

} // namespace muxscope::kernel
