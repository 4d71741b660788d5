// SPDX-License-Identifier: GPL-3.0-or-later
// One-shot epoll (epoll_ctl(2), EPOLLONESHOT): a report disarms its descriptor. It is armed again when
// it has been dealt with, and then the kernel looks afresh, so nothing need be drained. With several
// threads on one epoll nobody else would be told of it meanwhile. Server thread only.
#pragma once

#include "server/models/multiplexing.h"

namespace muxscope::server {

class OneShot : public Multiplexing {
public:
    using Multiplexing::Multiplexing;

protected:
    void handle(const trace::FdBits& item) override;
    void watch(Connection& connection, std::uint32_t bits) override;

private:
    Fd m_disarmed; // the descriptor whose report is dealt with
};

} // namespace muxscope::server
