// SPDX-License-Identifier: GPL-3.0-or-later
// One connection served with blocking calls from its first byte to its end, and nobody else meanwhile:
// recv, handle, send all, again. What the blocking models and each thread of thread-per-client share.
//
// One thread. Blocks in recv until the client says something (for ever, if it never does: a blocking
// server has no idle limit), in send until the last byte has found room, and in nanosleep for an answer
// that is to be late.
#pragma once

#include "kernel/calls.h"
#include "kernel/interrupt.h"
#include "server/protocol.h"
#include "server/server_options.h"

#include <cstdint>
#include <vector>

namespace muxscope::server {

// How long a recv or send of an accepted connection may wait, and by which mechanism (claims 54, 56).
struct WaitLimit {
    enum class By : std::uint8_t {
        nothing, // it waits for ever
        option,  // SO_RCVTIMEO (socket(7)): recv itself gives up, with EAGAIN; send has no limit
        poll,    // O_NONBLOCK, and poll before each call, as CPython's settimeout does it
    };
    By by = By::nothing;
    std::int64_t ns = 0; // option: 0 lifts a limit that was inherited
};

class OneClient {
public:
    // All outlive it.
    OneClient(kernel::Calls& calls, Protocol& protocol, const ServerOptions& options,
              WaitLimit limit = {});

    // Serves the accepted `fd` of `peer` until the connection ends, its limit is over or `interrupt` is requested,
    // and closes it.
    void serve(Fd fd, const kernel::Address& peer, const kernel::Interrupt& interrupt);

private:
    bool limitWaits();
    // False when the connection is to be closed.
    bool receive(Conversation& conversation);
    bool answer(Conversation& conversation, const kernel::Interrupt& interrupt);
    bool sendOwed(Outbox& outbox, const kernel::Interrupt& interrupt);
    bool sleepUntilDue(Conversation& conversation);
    void finishWriting(const kernel::Interrupt& interrupt);
    // False when the time was over; by WaitLimit::By::poll only.
    bool waitFor(std::uint32_t bits);
    void rest();
    void finish(const Conversation& conversation);

    kernel::Calls& m_calls;
    Protocol& m_protocol;
    const ServerOptions& m_options;
    const WaitLimit m_limit;
    std::vector<char> m_room;
    Fd m_fd; // the one served
    bool m_inputEnded = false;
    bool m_outputEnded = false;
};

// After an accept that gave no connection: nothing for a passing failure (EAGAIN, EINTR, ECONNABORTED), a
// recorded pause of half a second where no descriptor is left (accepting on would spin), an error where
// accepting will never work again.
Status afterFailedAccept(kernel::Calls& calls, Fd listener, kernel::Answer accepted);

} // namespace muxscope::server
