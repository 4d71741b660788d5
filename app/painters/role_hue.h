// SPDX-License-Identifier: GPL-3.0-or-later
// The colour of each part of an HTTP message, the same in the tree, the start line and the bytes.
#pragma once

#include "http/role.h"
#include "painters/palette.h"

namespace muxscope::ui {

const Hue& roleHue(http::Role role, const Palette& palette);

} // namespace muxscope::ui
