// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/tone_colour.h"

namespace muxscope::ui {

QColor toneColour(CallsModel::Tone tone, const Palette& palette) {
    using Tone = CallsModel::Tone;
    switch (tone) {
    case Tone::muted:
        return palette.textMuted;
    case Tone::read:
        return palette.read.text;
    case Tone::write:
        return palette.write.text;
    case Tone::exceptional:
        return palette.exceptional.text;
    case Tone::asleep:
        return palette.asleep.text;
    case Tone::attention:
        return palette.attention.text;
    case Tone::plain:
        break;
    }
    return palette.text;
}

} // namespace muxscope::ui
