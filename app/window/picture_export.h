// SPDX-License-Identifier: GPL-3.0-or-later
// A panel, or the whole window, as a picture file: PNG in twice the screen's size, or SVG, which stays
// sharp in any size and whose text stays text. GUI thread; blocks for the disk.
#pragma once

#include <QString>

class QImage;
class QWidget;

namespace muxscope::ui {

QImage pictureOf(QWidget& widget);
// By the name's ending: .svg, else PNG. What stood there before is replaced only when all was
// written. Empty when all is well, else why not, in the user's language.
QString savePicture(QWidget& widget, const QString& path);

} // namespace muxscope::ui
