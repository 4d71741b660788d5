// SPDX-License-Identifier: GPL-3.0-or-later
// The bits of a mask and its texts; for MaskView. Pure; GUI thread (translated texts).
#pragma once

#include "trace/payload.h"
#include "views/mask_view.h"

#include <QCoreApplication>
#include <array>

namespace muxscope::ui {

struct MaskBit {
    std::uint32_t bit;
    const char* name;
    const char* meaning;
    bool onlyReported; // never asked for (poll(2))
};

// From the highest bit shown to the lowest.
inline constexpr std::array kMaskBits{
    MaskBit{trace::kRdHup, "RDHUP",
            QT_TRANSLATE_NOOP("muxscope::ui::MaskView", "the peer has shut down its sending side"),
            false},
    MaskBit{trace::kNval, "NVAL",
            QT_TRANSLATE_NOOP("muxscope::ui::MaskView", "bad descriptor: the number is not open"),
            true},
    MaskBit{trace::kHup, "HUP",
            QT_TRANSLATE_NOOP("muxscope::ui::MaskView", "hung up: both directions are shut"), true},
    MaskBit{trace::kErr, "ERR",
            QT_TRANSLATE_NOOP("muxscope::ui::MaskView", "an error is waiting (SO_ERROR)"), true},
    MaskBit{trace::kOut, "OUT",
            QT_TRANSLATE_NOOP("muxscope::ui::MaskView", "there is room to send"), false},
    MaskBit{trace::kPri, "PRI",
            QT_TRANSLATE_NOOP("muxscope::ui::MaskView", "an urgent byte is there"), false},
    MaskBit{
        trace::kIn, "IN",
        QT_TRANSLATE_NOOP("muxscope::ui::MaskView", "bytes, a connection or the end can be read"),
        false},
};

QString prefixed(trace::Call call, const char* name); // "POLLIN", "EPOLLIN"
QString sumText(const MaskShown& shown);
QString conclusionText(const MaskShown& shown);
QString shortText(const MaskShown& shown);
QString withoutText(MaskShown::Without without);
QString callNameText(trace::Call call);

} // namespace muxscope::ui
