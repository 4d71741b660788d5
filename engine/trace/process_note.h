// SPDX-License-Identifier: GPL-3.0-or-later
// What a NoteKind::processIs says: whose the note's thread is. In text, "pid=4242 tid=4243 parent=4240",
// for people read it too. A process that is not known yet begins with a copy of its parent's descriptors
// (fork(2)). Values only; any thread; what makes no sense reads as 0.
//
// Of several processes an event cannot name a descriptor by its number alone. Record::fd then stands for
// the open file, whoever uses it, and NoteKind::descriptorIs says which number it has in the process of
// the note's thread from then on. Without such a note the two are the same.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace muxscope::trace {

struct ProcessNote {
    std::int64_t pid = 0;    // 0: not known
    std::int64_t tid = 0;    // of the first thread the pid
    std::int64_t parent = 0; // pid; 0: not known, or no process of this trace
    bool operator==(const ProcessNote&) const = default;
};

std::string processNoteText(const ProcessNote& note);
ProcessNote processNote(std::string_view text);
// Of descriptorIs and descriptorLeft; -1: no number.
std::int32_t descriptorNumber(std::string_view text);

} // namespace muxscope::trace
