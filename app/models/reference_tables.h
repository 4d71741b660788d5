// SPDX-License-Identifier: GPL-3.0-or-later
// The tables of the reference, one a kind; for reference.cpp and its tests. Plain constants.
#pragma once

#include "models/reference.h"

#include <span>

namespace muxscope::ui::reference {

std::span<const ReferenceEntry> calls();
std::span<const ReferenceEntry> errors();
std::span<const ReferenceEntry> masks();
std::span<const ReferenceEntry> flags();
std::span<const ReferenceEntry> methods();
std::span<const ReferenceEntry> statuses();
std::span<const ReferenceEntry> fields();
std::span<const ReferenceEntry> parts();

} // namespace muxscope::ui::reference
