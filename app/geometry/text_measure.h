// SPDX-License-Identifier: GPL-3.0-or-later
// The fonts of the pictures and how wide a text is in them: layout needs it to decide what fits.
// GUI thread (QFontMetricsF needs the application object); remembers its measurements.
#pragma once

#include "geometry/shape.h"

#include <QFont>
#include <QString>
#include <QStringList>

namespace muxscope::ui {

const QFont& fontOf(FontRole role);
qreal textWidth(FontRole role, const QString& text);
qreal lineHeight(FontRole role);

// Cut with "…" at the end when it is wider than `width`; empty when not even that fits.
QString elided(FontRole role, const QString& text, qreal width);
// The first of `variants` (longest first) that fits; else the last one, elided.
QString firstThatFits(FontRole role, const QStringList& variants, qreal width);
// Broken where a line may be (UAX #14: never within "3.0 s" nor before "。") into at most `maxLines`; the last
// one is elided.
QStringList wrapped(FontRole role, const QString& text, qreal width, int maxLines);

} // namespace muxscope::ui
