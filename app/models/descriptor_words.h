// SPDX-License-Identifier: GPL-3.0-or-later
// What a descriptor is, in the user's language. GUI thread.
#pragma once

#include "world/world.h"

#include <QString>

namespace muxscope::ui {

// "listening socket"; empty when it is not known.
QString descriptorKind(world::FdKind kind);

} // namespace muxscope::ui
