// SPDX-License-Identifier: GPL-3.0-or-later
// The file that collected lines go to: one write(2) a line, appended (O_APPEND), nothing buffered. A
// line that the machine does not take (ENOSPC, EIO, a short write) is kept with all that follow, in
// order, and tried again; that is said in a note. Server thread only; blocks as long as a write does.
//
//     127.0.0.1:50001 what the client said
//     terminal what was typed
#pragma once

#include "base/result.h"
#include "kernel/calls.h"

#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>

namespace muxscope::server {

class LinesFile {
public:
    // Above this nothing more is wanted of clients and terminal (full()).
    static constexpr std::size_t kMostWaitingBytes = 1U << 20;
    static constexpr std::int64_t kRetryNs = 200'000'000;

    // An empty path: the lines go nowhere. `calls` outlives this.
    LinesFile(kernel::Calls& calls, std::string path);
    ~LinesFile();
    LinesFile(const LinesFile&) = delete;
    LinesFile& operator=(const LinesFile&) = delete;

    // Makes the file where there is none. Error::Kind::environment with the reason.
    Status open();
    // "SPEAKER LINE LF".
    void add(std::string_view speaker, std::string_view line, std::int64_t nowNs);
    // When there is something to try again.
    [[nodiscard]] std::optional<std::int64_t> retryAtNs() const;
    void tryAgain(std::int64_t nowNs);
    [[nodiscard]] bool full() const { return m_waitingBytes >= kMostWaitingBytes; }
    // The last try; an error tells how many lines were not written.
    Status finish();

private:
    void writeWaiting(std::int64_t nowNs);
    void failed(int error, std::int64_t nowNs);

    kernel::Calls& m_calls;
    const std::string m_path;
    Fd m_fd;
    std::deque<std::string> m_waiting; // the first perhaps without what was written of it
    std::size_t m_waitingBytes = 0;
    std::int64_t m_retryAtNs = 0;
    int m_error = 0; // why something waits
};

} // namespace muxscope::server
