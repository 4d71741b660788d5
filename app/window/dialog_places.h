// SPDX-License-Identifier: GPL-3.0-or-later
// Where dialogs open: over the middle of the window they belong to, never larger than it. Whoever
// shares the window's picture with a class shares the dialog too. Watches the whole program, so that
// Qt's own dialogs and those of any panel are placed alike. GUI thread.
#pragma once

#include <QObject>

class QDialog;

namespace muxscope::ui {

class DialogPlaces : public QObject {
    Q_OBJECT
public:
    explicit DialogPlaces(QObject* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

// The same for one of them.
void placeOver(QDialog& dialog);

} // namespace muxscope::ui
