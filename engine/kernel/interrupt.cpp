// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/interrupt.h"

#include <chrono>
#include <csignal>

namespace muxscope::kernel {
namespace {

int wakeSignal() {
    return SIGRTMIN + 3;
}

void installHandler() {
    static std::once_flag once;
    std::call_once(once, [] {
        struct sigaction action {};
        action.sa_handler = [](int) {
        }; // its arrival is all that counts
        sigemptyset(&action.sa_mask);
        sigaction(wakeSignal(), &action, nullptr);
    });
}

} // namespace

Interrupt::Interrupt() {
    installHandler();
}

Interrupt::~Interrupt() {
    {
        const std::lock_guard lock(m_mutex);
        m_ending = true;
    }
    m_changed.notify_all();
    if (m_waker.joinable())
        m_waker.join();
}

void Interrupt::enterThread() {
    sigset_t wanted;
    sigemptyset(&wanted);
    sigaddset(&wanted, wakeSignal());
    pthread_sigmask(SIG_UNBLOCK, &wanted, nullptr);
    const std::lock_guard lock(m_mutex);
    m_thread = pthread_self();
    m_inside = true;
}

void Interrupt::leaveThread() {
    {
        const std::lock_guard lock(m_mutex);
        m_inside = false;
    }
    m_changed.notify_all();
}

void Interrupt::request() {
    const std::lock_guard lock(m_mutex);
    if (m_requested.exchange(true))
        return;
    m_waker = std::thread([this] { wakeUntilLeft(); });
}

void Interrupt::wakeUntilLeft() {
    std::unique_lock lock(m_mutex);
    while (m_inside && !m_ending) {
        pthread_kill(m_thread, wakeSignal());
        m_changed.wait_for(lock, std::chrono::milliseconds(kAgainMs));
    }
}

} // namespace muxscope::kernel
