// SPDX-License-Identifier: GPL-3.0-or-later
#include "mux/signal_mux.h"

#include <algorithm>
#include <fcntl.h>
#include <unistd.h>

namespace muxscope::mux {

// kernel/interrupt.h uses another one.
SignalMux::SignalMux(Calls& calls) : m_calls(calls), m_signal(SIGRTMIN + 4) {}

Answer SignalMux::open() {
    m_thread = gettid();
    sigemptyset(&m_signals);
    sigaddset(&m_signals, m_signal);
    sigaddset(&m_signals, SIGIO);
    return {-pthread_sigmask(SIG_BLOCK, &m_signals, nullptr)};
}

bool SignalMux::canWatch(Fd fd) const {
    return fd.valid();
}

// O_ASYNC comes last: a signal sent before the other two would go elsewhere, or be SIGIO.
Answer SignalMux::watch(Fd fd, std::uint32_t bits, Site) {
    Answer answer = m_calls.setSignalOwner(fd, m_thread, Site::signalOwner);
    if (answer.ok())
        answer = m_calls.fcntl(fd, F_SETSIG, m_signal, Site::signalNumber);
    if (answer.ok())
        answer = setAsync(fd, true, Site::signalAsync);
    return answer.ok() ? change(fd, bits, Site::none) : answer;
}

// The kernel is not told: it signals whatever happens. But it will not repeat what happened before; who
// says the same again asks for just that.
Answer SignalMux::change(Fd fd, std::uint32_t bits, Site) {
    const auto i = static_cast<std::size_t>(fd.n);
    if (i >= m_wanted.size())
        m_wanted.resize(i + 1);
    if ((bits & ~m_wanted[i]) != 0 || (bits != 0 && bits == m_wanted[i]))
        m_lookAt.push_back({fd.n, static_cast<short>(bits), 0});
    m_wanted[i] = bits;
    return {};
}

// What is queued already may still come: whoever handles it must not mind.
Answer SignalMux::unwatch(Fd fd, Site site) {
    change(fd, 0, site);
    std::erase_if(m_lookAt, [fd](const pollfd& each) { return each.fd == fd.n; });
    return setAsync(fd, false, site);
}

// The other flags stay: a terminal is not ours alone.
Answer SignalMux::setAsync(Fd fd, bool on, Site site) {
    const Answer flags = m_calls.fcntl(fd, F_GETFL, 0, site);
    if (!flags.ok())
        return flags;
    const int others = static_cast<int>(flags.value) & ~O_ASYNC;
    const auto i = static_cast<std::size_t>(fd.n);
    if (i >= m_blocks.size())
        m_blocks.resize(i + 1);
    m_blocks[i] = (others & O_NONBLOCK) == 0;
    return m_calls.fcntl(fd, F_SETFL, on ? others | O_ASYNC : others, site);
}

Answer SignalMux::wait(std::int64_t timeoutNs, std::vector<FdBits>& ready) {
    if (!m_lookAt.empty())
        return look(ready);
    const Answer answer = m_calls.sigtimedwait(m_signals, timeoutNs, ready);
    if (answer.wouldBlock())
        return lookAtBlocking(ready);
    if (!ready.empty() && mayBlock(ready.front().fd)) {
        const std::int32_t fd = ready.front().fd;
        ready.clear();
        m_lookAt.push_back({fd, static_cast<short>(m_wanted[static_cast<std::size_t>(fd)]), 0});
        return look(ready);
    }
    if (answer.value != SIGIO || !ready.empty())
        return answer;
    m_calls.note(trace::NoteKind::signalsLost);
    for (std::size_t fd = 0; fd < m_wanted.size(); ++fd)
        if (m_wanted[fd] != 0)
            m_lookAt.push_back({static_cast<int>(fd), static_cast<short>(m_wanted[fd]), 0});
    return look(ready);
}

// A signal is a hint, and may be late: nobody minds an EAGAIN, but a read of a terminal would sleep.
bool SignalMux::mayBlock(std::int32_t fd) const {
    const auto i = static_cast<std::size_t>(fd);
    return fd >= 0 && i < m_wanted.size() && i < m_blocks.size() && m_wanted[i] != 0 && m_blocks[i];
}

// When the time is over: the hang-up of a pseudoterminal sends no signal.
Answer SignalMux::lookAtBlocking(std::vector<FdBits>& ready) {
    for (std::size_t fd = 0; fd < m_blocks.size(); ++fd)
        if (mayBlock(static_cast<std::int32_t>(fd)))
            m_lookAt.push_back({static_cast<int>(fd), static_cast<short>(m_wanted[fd]), 0});
    return m_lookAt.empty() ? Answer{} : look(ready);
}

Answer SignalMux::look(std::vector<FdBits>& ready) {
    for (const pollfd& each : m_lookAt)
        m_asked.set(Fd{each.fd}, static_cast<std::uint16_t>(each.events));
    const Answer answer =
        m_calls.poll(m_lookAt, 0, m_asked.payload(static_cast<std::uint32_t>(m_lookAt.size())),
                     ready, Site::pollAll);
    if (!answer.ok()) // a signal: asked again next time
        return answer;
    for (const pollfd& each : m_lookAt)
        m_asked.set(Fd{each.fd}, 0);
    m_lookAt.clear();
    return answer;
}

} // namespace muxscope::mux
