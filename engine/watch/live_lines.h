// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of an strace log that is being written, as lines. strace writes a call's beginning when the
// thread enters it and the rest when it returns: a line that is half there for a while is a call in which
// the thread sleeps. It is told as strace itself would write it if another thread's line came between:
//
//   7708 1795304344.668477 epoll_wait(3,            told:  7708 ... epoll_wait(3,  <unfinished ...>
//   [], 64, 1500) = 0 <1.500>                       told:  7708 ... <... epoll_wait resumed>[], 64, 1500) = 0 <1.500>
//
// One thread; never waits, never fails. Holds at most kMostBytes of a line.
#pragma once

#include "import/log_file.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace muxscope::watch {

class LiveLines {
public:
    static constexpr std::size_t kMostBytes = std::size_t{1} << 20;
    using Take = std::function<void(const strace::LogFile::Line&)>;

    explicit LiveLines(Take take) : m_take(std::move(take)) {}

    // More of the log; nowNs is the time of day, for a call whose line does not tell when it returned.
    void add(std::string_view bytes, std::int64_t nowNs);
    // Nothing came for a while: tells the call whose beginning is there.
    void quiet();
    // The log is over; a line without its newline is told as cut.
    void finish();
    // Whether quiet() might have something to tell.
    [[nodiscard]] bool halfTold() const { return !m_rest.empty() && m_told == 0 && !m_dropping; }
    [[nodiscard]] std::uint64_t lines() const { return m_number; }

private:
    void whole(std::string_view line, std::int64_t nowNs);
    void resumed(std::string_view line, std::int64_t nowNs);
    void give(std::string_view text, bool tooLong = false, bool cut = false);

    Take m_take;
    std::string m_rest;     // of a line without its newline
    std::size_t m_told = 0; // bytes of it that quiet() told
    std::string m_name;     // of the call that was told
    std::string m_made;
    std::uint64_t m_number = 0;
    bool m_dropping = false; // the rest of a line that is too long
};

} // namespace muxscope::watch
