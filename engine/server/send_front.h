// SPDX-License-Identifier: GPL-3.0-or-later
// Sending what an outbox owes first: bytes in memory by send(2), a stretch of a file by sendfile(2).
// Server thread only; blocks as the socket does.
#pragma once

#include "kernel/calls.h"
#include "server/outbox.h"

namespace muxscope::server {

// How many bytes the next sendFront asks the kernel to take: files go in turns. Less taken is a short send.
std::size_t askedBytes(const Outbox& outbox);

// What the kernel took of askedBytes(), or -errno; the caller tells the outbox (consumed). EIO for a file
// that became shorter than what was promised of it.
kernel::Answer sendFront(kernel::Calls& calls, Fd socket, const Outbox& outbox);

} // namespace muxscope::server
