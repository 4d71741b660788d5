// SPDX-License-Identifier: GPL-3.0-or-later
// What was received and sent where no HTTP is spoken: another protocol's connection, a tunnel behind
// CONNECT, a terminal, a file, a UDP socket. Call by call, read back from the log; at most the last 64 kB
// each way and as many events as a frame can bear. GUI thread.
#pragma once

#include "models/exchange_parts.h"

namespace muxscope::ui {

// Fills `shown.bytes` and marks it as a stream when there is something of that kind on `fd`.
void readStream(const world::World& world, const trace::TraceLog& log, Fd fd, ExchangeShown& shown);

// One row a call, in the order of the calls.
std::unique_ptr<ExchangeTreeModel::Part> partsOfStream(const ExchangeShown& shown);

} // namespace muxscope::ui
