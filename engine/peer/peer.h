// SPDX-License-Identifier: GPL-3.0-or-later
// The other side of the wire: a TCP client that can behave badly on purpose. For tests, experiments
// and crowds; it is no part of a server and is not recorded. One thread; calls block, but never longer
// than the time limit they are given.
#pragma once

#include "base/result.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace muxscope::peer {

class Peer {
public:
    // How long any call may wait.
    static constexpr int kLimitMs = 5'000;

    // Connects to a loopback address ("127.0.0.1" or "::1"). A small receive buffer makes the server's
    // send buffer fill soon; 0 = the kernel's default.
    static Result<Peer> connect(std::uint16_t port, int receiveBufferBytes = 0,
                                std::string_view host = "127.0.0.1");

    Peer(Peer&& other) noexcept;
    Peer& operator=(Peer&& other) noexcept;
    Peer(const Peer&) = delete;
    Peer& operator=(const Peer&) = delete;
    ~Peer();

    // False when the server has closed or reset.
    bool send(std::string_view bytes);
    bool sendByteByByte(std::string_view bytes);
    bool sendUrgent(char byte); // MSG_OOB (tcp(7))
    void finishSending();       // shutdown(SHUT_WR): half-close
    void reset();               // closes with RST (SO_LINGER 0, socket(7))
    void close();

    // At least `count` bytes; fewer only at the end or the time limit.
    std::string receive(std::size_t count);
    // Everything until the server closes; ended() says whether it did.
    std::string receiveAll();
    // One HTTP message with a Content-Length or none (head only): a reader that is simple on purpose.
    std::string receiveResponse();

    [[nodiscard]] bool ended() const { return m_ended; }       // the server closed
    [[nodiscard]] bool wasReset() const { return m_wasReset; } // ... with RST
    [[nodiscard]] std::uint16_t localPort() const;
    [[nodiscard]] int descriptor() const { return m_fd; }

private:
    explicit Peer(int fd) : m_fd(fd) {}
    bool fill();

    int m_fd = -1;
    std::string m_buffer; // received, not yet handed out
    bool m_ended = false;
    bool m_wasReset = false;
};

} // namespace muxscope::peer
