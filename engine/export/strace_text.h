// SPDX-License-Identifier: GPL-3.0-or-later
// Calls and answers in the words of strace(1), version 6: what our import reads back. The names are those
// of the system calls under the C library's functions (recv is recvfrom, open is openat). What a trace
// does not hold (addresses of buffers, a file's mode) is written as strace writes what it cannot show.
// One thread.
#pragma once

#include "export/anonymizer.h"
#include "trace/event.h"
#include "world/world.h"

#include <string>
#include <string_view>
#include <vector>

namespace muxscope::exporting {

// A call under way: what its answer's line needs of its enter.
struct StraceCall {
    trace::Record enter;
    std::vector<std::byte> payload; // of the enter
    std::string head;               // name, parenthesis, and the arguments printed when it began
};

class StraceText {
public:
    explicit StraceText(Anonymizer& anonymizer) : m_anonymizer(anonymizer) {}

    // `after` is the world after the enter: select and poll print all that they watch.
    [[nodiscard]] StraceCall begin(const trace::Event& enter, const world::World& after);
    // What follows the head, up to and with the result: "\"GET\"..., 65536, 0, NULL, NULL) = 18".
    [[nodiscard]] std::string finish(const StraceCall& call, const trace::Event& exit);
    // False: no system call of its own.
    static bool shows(trace::Call call);

private:
    [[nodiscard]] std::string head(const trace::Event& enter, const world::World& after);
    [[nodiscard]] std::string rest(const StraceCall& call, const trace::Event& exit);
    [[nodiscard]] std::string address(std::span<const std::byte> sockaddr);
    // The bytes that a call moved, with "..." when there were more.
    [[nodiscard]] std::string moved(const trace::Event& exit, std::int64_t whole) const;

    Anonymizer& m_anonymizer;
};

// Between quotes, C escapes, octal where C has none; as strace writes a string.
std::string straceString(std::string_view bytes);

} // namespace muxscope::exporting
