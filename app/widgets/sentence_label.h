// SPDX-License-Identifier: GPL-3.0-or-later
// A text of one line or several that changes many times a second. Only when it needs another number of
// lines is everything around it laid out anew; a plain label has that done for each text. GUI thread.
#pragma once

#include <QLabel>
#include <QWidget>

namespace muxscope::ui {

class SentenceLabel : public QWidget {
    Q_OBJECT
public:
    // The object name is that of the label within, which the style sheet and tests know.
    SentenceLabel(const QString& objectName, QWidget* parent);

    [[nodiscard]] QLabel& label() const { return *m_label; }
    [[nodiscard]] QString text() const { return m_label->text(); }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

public slots:
    void setText(const QString& text);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QLabel* m_label; // in no layout: nobody is told when its size hint changes
};

} // namespace muxscope::ui
