// SPDX-License-Identifier: GPL-3.0-or-later
// A text of one line or several that changes many times a second. Only when it needs another number of
// lines is everything around it laid out anew; a plain label has that done for each text. GUI thread.
#pragma once

#include "widgets/still_label.h"

namespace muxscope::ui {

class SentenceLabel : public StillLabel {
    Q_OBJECT
public:
    // The object name is that of the label within.
    SentenceLabel(const QString& objectName, QWidget* parent);

    [[nodiscard]] int heightForWidth(int width) const override;

public slots:
    void setText(const QString& text);
};

} // namespace muxscope::ui
