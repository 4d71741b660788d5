// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/still_label.h"

#include <QEvent>

namespace muxscope::ui {

StillLabel::StillLabel(QLabel* label, const QString& objectName, QWidget* parent)
    : QWidget(parent), m_label(label) {
    m_label->setParent(this);
    m_label->setObjectName(objectName);
}

QSize StillLabel::sizeHint() const {
    return m_label->sizeHint();
}

QSize StillLabel::minimumSizeHint() const {
    return m_label->minimumSizeHint();
}

void StillLabel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_label->setGeometry(rect());
}

void StillLabel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateGeometry();
}

} // namespace muxscope::ui
