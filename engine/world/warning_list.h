// SPDX-License-Identifier: GPL-3.0-or-later
// What has been found wrong with a program so far: one entry for each fault of each descriptor, with
// the events that show it. Plain values. One thread at a time.
#pragma once

#include "world/world.h"

#include <array>
#include <cstdint>
#include <map>
#include <tuple>
#include <vector>

namespace muxscope::world {

// The faults, with where the manual says what goes wrong. The order is the order of display.
enum class WarningKind : std::uint8_t {
    writeSpin,  // watched for OUT with nothing to send: always ready (select(2), poll(2))
    endSpin,    // recv said 0, or HUP was reported, and nobody closes: always readable (recv(2))
    staleSpin,  // a closed descriptor is still watched: POLLNVAL, EBADF (poll(2), select(2))
    acceptSpin, // accept fails with EMFILE or ENFILE and the listener is still watched (accept(2))
    trySpin,    // EAGAIN, and tried again at once: nobody waits (accept(2), recv(2), send(2))
    undrainedEdge,   // EPOLLET, and nobody read until EAGAIN (epoll(7), question 9)
    shortSendLost,   // send took less than offered and the rest was never sent (send(2))
    longHandler,     // one handler kept the loop from others that were ready
    leakedDescriptor // the peer has ended and nobody closes (CLOSE_WAIT, tcp(7))
};
inline constexpr std::size_t kWarningKinds = 9;

enum class Severity : std::uint8_t { warning, error };
// error: bytes are lost, a client waits for ever, or a processor burns.
Severity severityOf(WarningKind kind);
std::string_view warningName(WarningKind kind); // "write-interest spin"

struct Warning {
    static constexpr std::size_t kMostEvidence = 8;
    WarningKind kind = WarningKind::writeSpin;
    FdId fd; // fd.fd none: nobody knows which
    ThreadId thread;
    Address peer;             // of a connection
    std::uint64_t count = 0;  // times seen
    std::int64_t amount = 0;  // bytes lost or left; ns of the longest handler; 0: not known
    std::int64_t firstNs = 0; //
    std::int64_t lastNs = 0;  //
    std::uint64_t lastEvent = kNoEvent;
    std::vector<std::uint64_t>
        evidence; // events of the first time, in order, at most kMostEvidence
    bool operator==(const Warning&) const = default;
};

class WarningList {
public:
    static constexpr std::size_t kMost = 256;

    // One more time; the first makes an entry. The greatest `amount` is kept.
    void raise(WarningKind kind, Fd fd, const trace::Event& event, const World& after,
               std::vector<std::uint64_t> evidence, std::int64_t amount = 0);

    [[nodiscard]] const std::vector<Warning>& all() const { return m_all; } // as they came
    [[nodiscard]] std::uint64_t leftOut() const { return m_leftOut; }       // entries beyond kMost
    // Changes with each raise().
    [[nodiscard]] std::uint64_t raised() const { return m_raised; }
    bool operator==(const WarningList&) const = default;

private:
    using Key = std::tuple<WarningKind, std::int32_t, std::uint32_t>;
    std::vector<Warning> m_all;
    std::map<Key, std::size_t> m_index;
    std::uint64_t m_leftOut = 0;
    std::uint64_t m_raised = 0;
};

} // namespace muxscope::world
