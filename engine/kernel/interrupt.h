// SPDX-License-Identifier: GPL-3.0-or-later
// Wakes the threads of a server out of any blocking system call so that they can stop, whatever the I/O
// model.
//
// A signal without SA_RESTART makes the call return EINTR (signal(7)). It may arrive just before the
// call is entered and be lost; so it is sent again every kAgainMs until all threads have left. No extra
// descriptor stands in anybody's rlist, and nothing is polled while nobody wants to stop.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <pthread.h>
#include <thread>
#include <vector>

namespace muxscope::kernel {

class Interrupt {
public:
    static constexpr int kAgainMs = 2;

    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    // A thread that may be woken; called by it, before its first call and after its last.
    void enterThread();
    void leaveThread();

    // Any thread but those inside; returns at once. Sets requested() and wakes the threads until they
    // leave. Where no thread can be made for that, this one does it, and returns when they have left.
    void request();
    // Whether the interrupt that this thread has entered is requested; false where it has entered none.
    // For what keeps a thread busy between two calls.
    [[nodiscard]] static bool requestedHere();
    [[nodiscard]] bool requested() const { return m_requested.load(std::memory_order_acquire); }

private:
    void wakeUntilLeft();

    std::atomic<bool> m_requested{false};
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_ending = false;
    std::vector<pthread_t> m_inside;
    std::thread m_waker;
};

} // namespace muxscope::kernel
