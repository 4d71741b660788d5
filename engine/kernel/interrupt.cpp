// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/interrupt.h"

#include <algorithm>
#include <chrono>
#include <csignal>
#include <system_error>

namespace muxscope::kernel {
namespace {

int wakeSignal() {
    return SIGRTMIN + 3;
}

thread_local const Interrupt* entered = nullptr;

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
    entered = this;
    const std::lock_guard lock(m_mutex);
    m_inside.push_back(pthread_self());
}

void Interrupt::leaveThread() {
    entered = nullptr;
    {
        const std::lock_guard lock(m_mutex);
        const auto me = std::find_if(m_inside.begin(), m_inside.end(), [](pthread_t thread) {
            return pthread_equal(thread, pthread_self()) != 0;
        });
        if (me != m_inside.end())
            m_inside.erase(me);
    }
    m_changed.notify_all();
}

bool Interrupt::requestedHere() {
    return entered != nullptr && entered->requested();
}

void Interrupt::request() {
    if (m_requested.exchange(true))
        return;
    try {
        m_waker = std::thread([this] { wakeUntilLeft(); });
    } catch (const std::system_error&) { // no more threads here (RLIMIT_NPROC, a pids limit)
        wakeUntilLeft();
    }
}

void Interrupt::wakeUntilLeft() {
    std::unique_lock lock(m_mutex);
    while (!m_inside.empty() && !m_ending) {
        for (const pthread_t thread : m_inside) // each leaves under the lock before it ends
            pthread_kill(thread, wakeSignal());
        m_changed.wait_for(lock, std::chrono::milliseconds(kAgainMs));
    }
}

} // namespace muxscope::kernel
