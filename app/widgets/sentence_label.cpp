// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/sentence_label.h"

#include <QEvent>

namespace muxscope::ui {

SentenceLabel::SentenceLabel(const QString& objectName, QWidget* parent)
    : QWidget(parent), m_label(new QLabel(this)) {
    m_label->setObjectName(objectName);
    m_label->setWordWrap(true);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QSize SentenceLabel::sizeHint() const {
    return m_label->sizeHint();
}

QSize SentenceLabel::minimumSizeHint() const {
    return m_label->minimumSizeHint();
}

int SentenceLabel::heightForWidth(int width) const {
    return m_label->heightForWidth(width);
}

void SentenceLabel::setText(const QString& text) {
    if (text == m_label->text())
        return;
    const int before = heightForWidth(width());
    m_label->setText(text);
    if (heightForWidth(width()) != before)
        updateGeometry();
}

void SentenceLabel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_label->setGeometry(rect());
}

void SentenceLabel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateGeometry();
}

} // namespace muxscope::ui
