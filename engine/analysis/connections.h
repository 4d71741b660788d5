// SPDX-License-Identifier: GPL-3.0-or-later
// Accepted and made connections, whatever descriptors they are used through: bytes, HTTP, and who ended
// them first. One thread.
#pragma once

#include "analysis/http_reading.h"
#include "import/call_sink.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace muxscope::analysis {

using strace::ThreadKey;

enum class EndedBy : std::uint8_t { open, peer, reset, local, exit };
const char* endedByName(EndedBy by);

// Bytes that a call moved: some the log shows, then some it does not.
struct Piece {
    std::string bytes;
    std::uint64_t unseen = 0;
};

struct Connection {
    std::int32_t fd = -1;
    bool in = false;
    bool made = true; // false: connect is under way (EINPROGRESS), nothing says that it came about
    bool refused = false;
    std::string peer; // empty: unknown
    ThreadKey acceptedBy = 0;
    std::int32_t listenFd = -1;
    std::string api; // that accepted it
    std::uint64_t bytesIn = 0;
    std::uint64_t bytesOut = 0;
    EndedBy endedBy = EndedBy::open;
    bool shutDown = false; // by the program itself
    std::unique_ptr<HttpReading> http;
};

class Connections {
public:
    std::uint32_t add(Connection connection);
    [[nodiscard]] Connection& at(std::uint32_t id) { return m_all[id]; }
    [[nodiscard]] std::vector<Connection>& all() { return m_all; }

    // The first end counts.
    void ended(std::uint32_t id, EndedBy by);
    void came(std::uint32_t id, std::uint64_t bytes);
    void went(std::uint32_t id, std::uint64_t bytes);
    // The payload of a call that received or sent; not of MSG_OOB and MSG_PEEK.
    void payload(std::uint32_t id, bool received, const std::vector<Piece>& pieces);

private:
    std::vector<Connection> m_all;
    TextPool m_texts; // of all their HTTP
};

} // namespace muxscope::analysis
