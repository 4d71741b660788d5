// SPDX-License-Identifier: GPL-3.0-or-later
// Edge-triggered epoll (epoll(7), EPOLLET): a report says that something is new, never that something
// is still there. So each report is dealt with until EAGAIN; what a turn leaves, so that one busy
// client does not starve the others, is remembered here, for nobody will report it again.
// TeachingSwitches::forgetToDrain leaves that out, and shows the stall. Server thread only.
#pragma once

#include "server/models/multiplexing.h"

namespace muxscope::server {

class EdgeTriggered : public Multiplexing {
public:
    EdgeTriggered(const ModelParts& parts, std::unique_ptr<mux::Mux> mux);

protected:
    kernel::Answer wait() override;
    void handle(const trace::FdBits& item) override;
    void watch(Connection& connection, std::uint32_t bits) override;
    void takeConnections() override;
    void takeInput(Connection& connection) override;
    // Deals with these conditions in the next turn, whatever the kernel reports then.
    void remember(Fd fd, std::uint32_t bits);

private:
    std::vector<trace::FdBits> m_stillReady;
};

} // namespace muxscope::server
