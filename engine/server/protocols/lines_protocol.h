// SPDX-License-Identifier: GPL-3.0-or-later
// The lines protocol, the homework of the lecture notes: every line that a client sends or somebody
// types at the terminal goes to one file (lines_file.h), the moment it is complete. Nothing is
// answered. What stands without a line's end when a client ends is a line too. Server thread only.
#pragma once

#include "server/line_cutter.h"
#include "server/lines_file.h"
#include "server/protocol.h"
#include "server/server_options.h"

namespace muxscope::server {

class LinesProtocol : public Protocol {
public:
    // Both outlive this.
    LinesProtocol(const ServerOptions& options, kernel::Calls& calls);

    std::string_view name() const override { return "lines"; }
    Status start() override { return m_file.open(); }
    Status stop() override { return m_file.finish(); }
    std::optional<std::int64_t> timerAtNs() const override { return m_file.retryAtNs(); }
    void onTimer(std::int64_t nowNs) override { m_file.tryAgain(nowNs); }
    std::unique_ptr<Conversation> open() override;
    // The terminal, where there is one.
    Result<std::vector<std::unique_ptr<LoopSource>>> openSources() override;
    std::string refusal(int status) override;

private:
    kernel::Calls& m_calls;
    const int m_terminalFd;
    LinesFile m_file;
};

class LinesConversation : public Conversation {
public:
    explicit LinesConversation(LinesFile& file) : m_file(file) {}
    ~LinesConversation() override; // what was begun is written

    void onAccepted(const kernel::Address& peer) override { m_speaker = peer.text(); }
    void onBytes(std::string_view bytes, std::int64_t nowNs) override;
    void onEndOfInput(std::int64_t nowNs) override;
    void onTimer(std::int64_t nowNs) override { m_file.tryAgain(nowNs); }
    // While the file takes nothing more the client is not heard; the timer asks again.
    std::optional<std::int64_t> timerAtNs() const override;
    bool wantsInput() const override { return !m_file.full(); }
    bool closeWhenSent() const override { return m_inputEnded; }
    bool peerMaySendMore() const override { return !m_inputEnded; }

private:
    LinesFile& m_file;
    LineCutter m_lines;
    std::string m_speaker = "?";
    bool m_inputEnded = false;
};

} // namespace muxscope::server
