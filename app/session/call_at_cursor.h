// SPDX-License-Identifier: GPL-3.0-or-later
// The call that the cursor stands at, for orders that act on it: where the server stands at the gate, the
// call before which it stands, else the latest that was made. What observers say of the kernel meanwhile
// is no call of the server's. GUI thread.
#pragma once

#include "trace/record.h"

#include <optional>

namespace muxscope::ui {

class Session;

std::optional<trace::Record> callAtCursor(const Session& session);

} // namespace muxscope::ui
