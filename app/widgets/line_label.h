// SPDX-License-Identifier: GPL-3.0-or-later
// One line of text that changes many times a second: a new text is drawn and no more, where a plain
// label has everything around it laid out anew. What does not fit ends in an ellipsis, the whole is its
// tool tip. GUI thread.
#pragma once

#include "widgets/still_label.h"

namespace muxscope::ui {

class LineLabel : public StillLabel {
    Q_OBJECT
public:
    enum class Width {
        given,  // what the layout leaves, whatever the text
        ofText, // as wide as the text; follows when it becomes wider, or much shorter
    };
    // The object name is that of the label within.
    LineLabel(const QString& objectName, Width width, Qt::Alignment alignment, QWidget* parent);

    [[nodiscard]] QSize minimumSizeHint() const override;

public slots:
    void setText(const QString& text);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    Width m_width;
};

} // namespace muxscope::ui
