// SPDX-License-Identifier: GPL-3.0-or-later
// How the kernel keeps one TCP socket, out of an answer of sock_diag(7). Pure; any thread.
#pragma once

#include "trace/payload.h"

struct nlmsghdr;

namespace muxscope::kernel {

// `message`: an inet_diag_msg with INET_DIAG_SKMEMINFO and INET_DIAG_INFO attributes; what is missing
// stays 0 (hasTcpInfo says so). `gauge`: the same socket's queues.
trace::SocketDetails detailsOf(const nlmsghdr* message, const trace::SocketGauge& gauge);

} // namespace muxscope::kernel
