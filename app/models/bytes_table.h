// SPDX-License-Identifier: GPL-3.0-or-later
// A message's bytes as a table: what each stretch is for, as text and hex, and the call that carried it.
// GUI thread (translated words).
#pragma once

#include "models/table_twin.h"
#include "world/byte_breakdown.h"

namespace muxscope::ui {

// The columns alone.
TableTwin bytesTable();
// Adds the rows of one message; a stretch ends where its role or the call that carried it does.
// `which`: "request". `callName`: "recv".
void addBytes(TableTwin& table, const QString& which, const world::MessageBytes& message,
              const QString& callName);

} // namespace muxscope::ui
