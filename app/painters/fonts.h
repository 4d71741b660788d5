// SPDX-License-Identifier: GPL-3.0-or-later
// The typeface of everything that a program or the kernel said: fixed width. GUI thread.
#pragma once

#include <QFont>
#include <QPointF>
#include <QSize>

namespace muxscope::ui {

// In the size of the program's font plus `pixels`.
QFont monoFont(int pixels = 0);
QFont textFont(int pixels = 0, bool bold = false);

// How high a line of it is in any of the program's languages: Chinese falls back to a taller face.
int lineHeightOf(const QFont& font);

// How much larger than usual everything is (presentation zoom); what is painted or laid out
// in pixels of the usual size is enlarged by it.
qreal zoomFactor();
void setZoomFactor(qreal factor); // by window/theme; 1 until then
int zoomed(int pixels);
// From the screen's pixels to those of a picture that is painted zoomFactor() times as large.
QPointF toPicture(QPointF point);
QSize toPicture(QSize size);

} // namespace muxscope::ui
