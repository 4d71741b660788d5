// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/protocols/lines_protocol.h"

#include "server/sources/terminal_source.h"

namespace muxscope::server {

LinesProtocol::LinesProtocol(const ServerOptions& options, kernel::Calls& calls)
    : m_calls(calls), m_terminalFd(options.terminalFd), m_file(calls, options.linesFile) {}

std::unique_ptr<Conversation> LinesProtocol::open() {
    return std::make_unique<LinesConversation>(m_file);
}

Result<std::vector<std::unique_ptr<LoopSource>>> LinesProtocol::openSources() {
    std::vector<std::unique_ptr<LoopSource>> sources;
    if (m_terminalFd < 0)
        return sources;
    auto terminal = TerminalSource::open(m_calls, Fd{m_terminalFd}, m_file);
    if (!terminal)
        return terminal.error();
    sources.push_back(std::move(*terminal));
    return sources;
}

std::string LinesProtocol::refusal(int) {
    return "The server is full, try again later.\n";
}

LinesConversation::~LinesConversation() {
    onEndOfInput(0);
}

void LinesConversation::onBytes(std::string_view bytes, std::int64_t nowNs) {
    m_lines.feed(bytes, [&](std::string_view line) {
        m_file.add(m_speaker, line, nowNs);
        countHandled();
    });
}

void LinesConversation::onEndOfInput(std::int64_t nowNs) {
    m_lines.finish([&](std::string_view line) {
        m_file.add(m_speaker, line, nowNs);
        countHandled();
    });
    m_inputEnded = true;
}

std::optional<std::int64_t> LinesConversation::timerAtNs() const {
    return m_file.full() ? m_file.retryAtNs() : std::nullopt;
}

} // namespace muxscope::server
