// SPDX-License-Identifier: GPL-3.0-or-later
// A terminal in the loop: what is typed goes to the lines file, line by line. It may be anything that
// can be read: a tty, a pipe, a file, /dev/null. Server thread only.
//
// It is read with read(2) and nothing else: a buffered reader (stdio, Python's sys.stdin) takes all
// lines out of the kernel, hands out one, and no wait reports the others. Its flags stay as they are:
// O_NONBLOCK would be set for the shell too, whose terminal it is. So it is read only when it is
// reported ready, and then once.
#pragma once

#include "base/result.h"
#include "kernel/calls.h"
#include "server/line_cutter.h"
#include "server/lines_file.h"
#include "server/loop_source.h"

#include <array>
#include <memory>

namespace muxscope::server {

class TerminalSource : public LoopSource {
public:
    static constexpr std::string_view kSpeaker = "terminal";

    // Error::Kind::environment when nothing is open there. All outlive the source; the descriptor
    // stays the caller's.
    static Result<std::unique_ptr<TerminalSource>> open(kernel::Calls& calls, Fd fd,
                                                        LinesFile& file);
    ~TerminalSource() override; // what was begun is written

    Fd fd() const override { return m_fd; }
    std::uint32_t wanted() const override;
    void ready(std::uint32_t bits, std::int64_t nowNs) override;
    std::optional<std::int64_t> timerAtNs() const override;
    void onTimer(std::int64_t nowNs) override { m_file.tryAgain(nowNs); }
    bool ended() const override { return m_ended; }

private:
    TerminalSource(kernel::Calls& calls, Fd fd, LinesFile& file);
    void end(std::int64_t nowNs);

    kernel::Calls& m_calls;
    const Fd m_fd;
    LinesFile& m_file;
    LineCutter m_lines;
    std::array<char, 4096> m_room{}; // a tty's line is not longer (termios(3), N_TTY)
    bool m_ended = false;
};

} // namespace muxscope::server
