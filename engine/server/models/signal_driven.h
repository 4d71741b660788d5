// SPDX-License-Identifier: GPL-3.0-or-later
// Signal-driven I/O (mux/signal_mux.h): a signal is an edge, so each is dealt with until EAGAIN. Trouble
// that it tells of must be checked, for it may be old: of a descriptor that has been closed since, and
// whose number another connection has now. Server thread only.
#pragma once

#include "server/models/edge_triggered.h"

namespace muxscope::server {

class SignalDriven : public EdgeTriggered {
public:
    using EdgeTriggered::EdgeTriggered;

protected:
    void handle(const trace::FdBits& item) override;
};

} // namespace muxscope::server
