// SPDX-License-Identifier: GPL-3.0-or-later
// The program's own line drawings (resources/icons), tinted. GUI thread.
#pragma once

#include <QColor>
#include <QIcon>
#include <QString>

namespace muxscope::ui {

// "run" -> resources/icons/run.svg in this colour, paler when disabled. A null icon when there is no
// such drawing.
QIcon tintedIcon(const QString& name, const QColor& colour, const QColor& disabled);

} // namespace muxscope::ui
