// SPDX-License-Identifier: GPL-3.0-or-later
// Arrow keys, Home and End step through time, except for the control that has the focus and knows
// them itself. An event filter on the application. GUI thread.
#pragma once

#include <QObject>

namespace muxscope::ui {

class MoveKeys : public QObject {
    Q_OBJECT
public:
    explicit MoveKeys(QObject* parent);

    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace muxscope::ui
