// SPDX-License-Identifier: GPL-3.0-or-later
// A text that changes many times a second: a plain label has everything around it laid out anew for each,
// this one only where who derives from it says so. GUI thread.
#pragma once

#include <QLabel>
#include <QWidget>

namespace muxscope::ui {

class StillLabel : public QWidget {
    Q_OBJECT
public:
    [[nodiscard]] QLabel& label() const { return *m_label; }
    [[nodiscard]] QString text() const { return m_label->text(); }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    // Takes the label. The object name is the label's, which the style sheet and tests know.
    StillLabel(QLabel* label, const QString& objectName, QWidget* parent);

    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QLabel* m_label; // in no layout: nobody is told when its size hint changes
};

} // namespace muxscope::ui
