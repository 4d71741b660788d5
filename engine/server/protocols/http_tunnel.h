// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The far end of a tunnel that CONNECT asked for (RFC 9110 section 9.3.6): a socket of its own in the
// same loop. What the client says is kept here until the far end takes it; what the far end says goes
// into the client's outbox. Either side is read only while the other side has room.
//
// The conversation and the loop's source share one of these; whichever ends first, the other is told.
// Server thread only; never blocks.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "kernel/calls.h"
#include "server/loop_source.h"
#include "server/outbox.h"
#include "server/protocols/tunnel_target.h"

namespace muxscope::server {

// The conversation's side.
class TunnelOwner {
public:
    virtual void tunnelOpened(std::int64_t nowNs) = 0;
    virtual void tunnelFailed(int error, std::int64_t nowNs) = 0; // errno
    virtual Outbox& tunnelOutbox() = 0;

protected:
    ~TunnelOwner() = default;
};

class HttpTunnel {
public:
    enum class State : std::uint8_t { connecting, open, ended };

    // Makes the socket and begins to connect, or makes the echo. The error of a call when that fails.
    static std::shared_ptr<HttpTunnel> make(kernel::Calls& calls, const TunnelTarget& target,
                                            std::size_t mostBytes, int& error);

    HttpTunnel(kernel::Calls& calls, Fd far, State state, std::size_t mostBytes)
        : m_calls(calls), m_far(far), m_state(state), m_mostBytes(mostBytes) {}
    HttpTunnel(const HttpTunnel&) = delete;
    HttpTunnel& operator=(const HttpTunnel&) = delete;

    // --- for the conversation
    void setOwner(TunnelOwner* owner) { m_owner = owner; } // nullptr: it has ended
    std::vector<std::unique_ptr<LoopSource>> takeSources();
    [[nodiscard]] State state() const { return m_state; }
    void fromClient(std::string_view bytes, std::int64_t nowNs);
    void clientEnded(std::int64_t nowNs);
    void fail(int error, std::int64_t nowNs);
    [[nodiscard]] bool wantsInput() const { return waiting() < m_mostBytes; }
    [[nodiscard]] bool farEnded() const { return m_farEnded; }
    [[nodiscard]] bool bothEnded() const { return m_farEnded && m_clientEnded && waiting() == 0; }

    // --- for its source
    [[nodiscard]] Fd far() const { return m_far; }
    [[nodiscard]] std::uint32_t wanted() const;
    void ready(std::uint32_t bits, std::int64_t nowNs);
    [[nodiscard]] bool ended() const;
    void lost(); // the loop has given the source up; its descriptor is closed

private:
    [[nodiscard]] std::size_t waiting() const { return m_toFar.bytesOwed(); }
    void connected(std::int64_t nowNs);
    void receive(std::int64_t nowNs);
    void flush(std::int64_t nowNs);

    kernel::Calls& m_calls;
    const Fd m_far;
    State m_state;
    const std::size_t m_mostBytes;
    TunnelOwner* m_owner = nullptr;
    std::vector<std::unique_ptr<LoopSource>> m_sources; // until the loop takes them
    Outbox m_toFar;
    bool m_clientEnded = false;
    bool m_farEnded = false; // recv returned 0
    bool m_farShut = false;  // shut for writing: the client's end of input, passed on
};

} // namespace muxscope::server
