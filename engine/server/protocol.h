// SPDX-License-Identifier: GPL-3.0-or-later
// What a server says: bytes in, bytes out, one Conversation a connection. It knows no socket, and no
// clock but the nowNs it is given (CLOCK_MONOTONIC). Server thread only; never blocks.
#pragma once

#include "base/result.h"
#include "kernel/address.h"
#include "server/loop_source.h"
#include "server/outbox.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace muxscope::server {

class Conversation {
public:
    virtual ~Conversation() = default;

    // Who is at the other end; told once, before anything else. A model may not know.
    virtual void onAccepted(const kernel::Address& peer) { static_cast<void>(peer); }
    virtual void onBytes(std::string_view bytes, std::int64_t nowNs) = 0; // what one recv returned
    virtual void onEndOfInput(std::int64_t nowNs) = 0; // recv returned 0: still owes its answers
    virtual void onTimer(std::int64_t nowNs) { static_cast<void>(nowNs); }
    // When onTimer is wanted; asked after each of the functions above.
    [[nodiscard]] virtual std::optional<std::int64_t> timerAtNs() const { return {}; }
    // Whether onTimer will answer without more input (a delayed answer): a server that serves nobody else
    // meanwhile sleeps until then.
    [[nodiscard]] virtual bool owesLater() const { return false; }
    // The client has read everything and waits for what is owed later: that is no idleness of its own.
    [[nodiscard]] bool clientWaits() const { return owesLater() && m_outbox.empty(); }
    // False: no more bytes for now (too much is owed).
    [[nodiscard]] virtual bool wantsInput() const { return true; }
    // True: once the outbox is empty the connection ends.
    [[nodiscard]] virtual bool closeWhenSent() const = 0;
    // Asked then: whether bytes may still come in (after an error, or a request that was not read to
    // its end). The server then waits for the peer to close first, so that its answer is not lost.
    [[nodiscard]] virtual bool peerMaySendMore() const { return true; }

    // True: once the outbox is empty nothing more is sent, but the peer is still heard: the model shuts
    // the socket for writing.
    [[nodiscard]] virtual bool shutWhenSent() const { return false; }
    // Further descriptors for the loop that live with this connection (the far end of a tunnel), each
    // handed over once. Asked after each of the functions above, by models that host sources; after a
    // source was ready() they look at the outbox and the wishes of the conversation too.
    virtual std::vector<std::unique_ptr<LoopSource>> takeSources() { return {}; }

    Outbox& outbox() { return m_outbox; }
    [[nodiscard]] const Outbox& outbox() const { return m_outbox; }
    // Messages answered so far.
    [[nodiscard]] std::uint32_t handled() const { return m_handled; }

protected:
    void countHandled() { ++m_handled; }

private:
    Outbox m_outbox;
    std::uint32_t m_handled = 0;
};

class Protocol {
public:
    virtual ~Protocol() = default;
    [[nodiscard]] virtual std::string_view name() const = 0;
    virtual std::unique_ptr<Conversation> open() = 0;
    // Opens what all conversations need (a file); called once, before the loop.
    virtual Status start() { return {}; }
    // After the last connection has been closed: what could not be brought to its end.
    virtual Status stop() { return {}; }
    // When onTimer is wanted; asked before each wait that can be limited.
    [[nodiscard]] virtual std::optional<std::int64_t> timerAtNs() const { return {}; }
    virtual void onTimer(std::int64_t nowNs) { static_cast<void>(nowNs); }
    // False: an answer is not tried at once, it always waits in wlist for its turn.
    [[nodiscard]] virtual bool sendsAtOnce() const { return true; }
    // Further descriptors for the loop; called once, before the loop. What cannot be opened is
    // an error of the start.
    virtual Result<std::vector<std::unique_ptr<LoopSource>>> openSources() {
        return std::vector<std::unique_ptr<LoopSource>>{};
    }
    // A whole answer for a connection that cannot be served (503).
    [[nodiscard]] virtual std::string refusal(int status) = 0;
};

} // namespace muxscope::server
