// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/sources/terminal_source.h"

#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/ioctl.h>
#include <termios.h>

namespace muxscope::server {

using kernel::Answer;
using trace::NoteKind;
using trace::Site;

// Both calls only look: whether it blocks, and whether it is a tty (ENOTTY: it is something else).
Result<std::unique_ptr<TerminalSource>> TerminalSource::open(kernel::Calls& calls, Fd fd,
                                                             LinesFile& file) {
    const Answer flags = calls.fcntl(fd, F_GETFL, 0, Site::readTerminal);
    if (!flags.ok())
        return Error{Error::Kind::environment,
                     fmt::format("cannot read the terminal, descriptor {}: {}", fd.n,
                                 std::strerror(flags.error())),
                     flags.error()};
    termios settings{};
    calls.ioctl(fd, TCGETS, &settings, Site::readTerminal);
    return std::unique_ptr<TerminalSource>(new TerminalSource(calls, fd, file));
}

TerminalSource::TerminalSource(kernel::Calls& calls, Fd fd, LinesFile& file)
    : m_calls(calls), m_fd(fd), m_file(file) {}

TerminalSource::~TerminalSource() {
    end(0);
}

std::uint32_t TerminalSource::wanted() const {
    return m_file.full() ? 0 : trace::kIn;
}

std::optional<std::int64_t> TerminalSource::timerAtNs() const {
    return m_file.full() ? m_file.retryAtNs() : std::nullopt;
}

// The end must be looked for (claim 108): an ended terminal is readable for ever. One that has hung
// up says 0, or EIO: the master of a pty whose slave is closed does, and so does a terminal to a
// background process that nobody could bring to the foreground again.
void TerminalSource::ready(std::uint32_t, std::int64_t nowNs) {
    const Answer got = m_calls.read(m_fd, m_room, Site::readTerminal);
    if (got.wouldBlock() || got.interrupted())
        return;
    if (!got.ok() && got.error() != EIO)
        m_calls.note(NoteKind::remark, m_fd,
                     fmt::format("the terminal cannot be read: {}", trace::errnoName(got.error())));
    if (!got.ok() || got.value == 0) {
        end(nowNs);
        return;
    }
    m_lines.feed({m_room.data(), static_cast<std::size_t>(got.value)},
                 [&](std::string_view line) { m_file.add(kSpeaker, line, nowNs); });
}

void TerminalSource::end(std::int64_t nowNs) {
    m_lines.finish([&](std::string_view line) { m_file.add(kSpeaker, line, nowNs); });
    m_ended = true;
}

} // namespace muxscope::server
