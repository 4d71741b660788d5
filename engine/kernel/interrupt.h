// SPDX-License-Identifier: GPL-3.0-or-later
// Wakes a thread out of any blocking system call so that it can stop, whatever the I/O model.
//
// A signal without SA_RESTART makes the call return EINTR (signal(7)). It may arrive just before the
// call is entered and be lost; so it is sent again every kAgainMs until the thread has left. No extra
// descriptor stands in anybody's rlist, and nothing is polled while nobody wants to stop.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <pthread.h>
#include <thread>

namespace muxscope::kernel {

class Interrupt {
public:
    static constexpr int kAgainMs = 2;

    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;

    // The thread that may be woken; called by it, before its first call and after its last.
    void enterThread();
    void leaveThread();

    // Any thread; returns at once. Sets requested() and wakes the thread until it leaves.
    void request();
    [[nodiscard]] bool requested() const { return m_requested.load(std::memory_order_acquire); }

private:
    void wakeUntilLeft();

    std::atomic<bool> m_requested{false};
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_inside = false;
    bool m_ending = false;
    pthread_t m_thread{};
    std::thread m_waker;
};

} // namespace muxscope::kernel
