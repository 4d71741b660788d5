// SPDX-License-Identifier: GPL-3.0-or-later
// One call as strace wrote it, cut into its pieces: name, arguments, answer. Views into the line; a line
// that is not whole says so. Any thread; never fails.
//
//   recvfrom(5, "x", 10, 0, NULL, NULL) = 1 <0.000008>
//   pselect6(6, [3 5], NULL, [3], {tv_sec=0, tv_nsec=5}, NULL) = 1 (in [5], left {tv_sec=0, tv_nsec=3})
//   poll([{fd=3, events=POLLIN}], 1, -1) = ? ERESTART_RESTARTBLOCK (Interrupted by signal)
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace muxscope::strace {

struct Answer {
    enum class Kind {
        none,    // the call has not returned, as far as the log goes
        value,   // = 3, = 0x802 (flags ...), = 5<socket:[7]>
        error,   // = -1 EAGAIN (...), = ? ERESTARTSYS (...)
        unknown, // = ?: it never returned, or strace could not see what
    };
    Kind kind = Kind::none;
    std::int64_t value = 0; // -1 with an error
    std::string_view error; // the E-name; ERESTART* read as what a program sees: EINTR
    std::string_view note;  // what stands behind the value: `(in [5], left {...})`, `<socket:[7]>`
    std::string_view whole; // all behind "= "
    [[nodiscard]] bool ok() const { return kind == Kind::value; }
    [[nodiscard]] bool failed() const { return kind == Kind::error; }
    [[nodiscard]] bool returned() const { return ok() || failed(); }
};

struct CallText {
    enum class Shape {
        whole, // with its answer
        open,  // the text ends inside the arguments, or before the answer
        no,    // no call at all
    };
    std::string_view name;
    std::vector<std::string_view> arguments; // without their names (strace 7 prints them with -N)
    Answer answer;
    std::int64_t tookNs = -1; // <0.000008>, -1: not in the log
    bool beheaded = false; // its beginning is not in the log: the arguments are the last ones only
    bool lastIsOpen =
        false; // nothing ends the last argument: where the line was torn off it may go on

    [[nodiscard]] std::string_view argument(std::size_t i) const {
        return i < arguments.size() ? arguments[i] : std::string_view();
    }
};

// Reads `body`, from the call's name on. `call` is replaced; its vector keeps its memory.
CallText::Shape readCall(std::string_view body, CallText& call);

} // namespace muxscope::strace
