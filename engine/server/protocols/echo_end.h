// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The built-in target of CONNECT: what comes in goes back out, bounded, until the other end closes.
// Server thread only; never blocks. RFC 862 says what an echo is.

#include "kernel/calls.h"
#include "server/loop_source.h"
#include "server/outbox.h"

namespace muxscope::server {

class EchoEnd : public LoopSource {
public:
    // Takes `fd` over; `calls` outlives this.
    EchoEnd(kernel::Calls& calls, Fd fd, std::size_t mostBytes)
        : m_calls(calls), m_fd(fd), m_mostBytes(mostBytes) {}
    ~EchoEnd() override { m_calls.close(m_fd, trace::Site::close); }

    Fd fd() const override { return m_fd; }
    std::uint32_t wanted() const override;
    void ready(std::uint32_t bits, std::int64_t nowNs) override;
    bool ended() const override { return m_failed || (m_inputEnded && waiting() == 0); }

private:
    [[nodiscard]] std::size_t waiting() const { return m_held.bytesOwed(); }
    void receive();
    void flush();

    kernel::Calls& m_calls;
    const Fd m_fd;
    const std::size_t m_mostBytes;
    Outbox m_held;
    bool m_inputEnded = false;
    bool m_failed = false;
};

} // namespace muxscope::server
