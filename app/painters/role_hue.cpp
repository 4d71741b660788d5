// SPDX-License-Identifier: GPL-3.0-or-later
#include "painters/role_hue.h"

namespace muxscope::ui {

const Hue& roleHue(http::Role role, const Palette& palette) {
    using http::Role;
    switch (role) {
    case Role::Method:
    case Role::StatusCode:
    case Role::HeaderName:
    case Role::TrailerName:
        return palette.read;
    case Role::Target:
    case Role::Reason:
        return palette.asleep;
    case Role::Version:
    case Role::HeaderValue:
    case Role::TrailerValue:
        return palette.write;
    case Role::LineEnd:
    case Role::BlankLine:
    case Role::ChunkSize:
    case Role::ChunkExtension:
    case Role::ChunkLineEnd:
        return palette.attention;
    case Role::Malformed:
        return palette.exceptional;
    default:
        return palette.neutral;
    }
}

} // namespace muxscope::ui
