// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/process_note.h"

#include <charconv>
#include <fmt/format.h>

namespace muxscope::trace {

namespace {

template <class T>
T digits(std::string_view text, T otherwise) {
    T number = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
    return read.ec == std::errc() && read.ptr == text.data() + text.size() && number >= 0
               ? number
               : otherwise;
}

std::int64_t after(std::string_view text, std::string_view name) {
    const std::size_t at = text.find(name);
    if (at == std::string_view::npos || (at != 0 && text[at - 1] != ' '))
        return 0;
    text.remove_prefix(at + name.size());
    return digits<std::int64_t>(text.substr(0, text.find(' ')), 0);
}

} // namespace

std::string processNoteText(const ProcessNote& note) {
    return fmt::format("pid={} tid={} parent={}", note.pid, note.tid, note.parent);
}

ProcessNote processNote(std::string_view text) {
    return {after(text, "pid="), after(text, "tid="), after(text, "parent=")};
}

std::int32_t descriptorNumber(std::string_view text) {
    return digits<std::int32_t>(text, -1);
}

} // namespace muxscope::trace
