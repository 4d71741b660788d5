// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/line_label.h"

#include <QEvent>
#include <QPainter>

namespace muxscope::ui {

namespace {

constexpr int kLeast = 24;
constexpr int kSlack = 24; // a text that became shorter by less keeps its room

class Line : public QLabel {
public:
    using QLabel::QLabel;

protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setPen(palette().color(foregroundRole()));
        const QRect inside = contentsRect();
        painter.drawText(inside, static_cast<int>(alignment()),
                         fontMetrics().elidedText(text(), Qt::ElideRight, inside.width()));
    }
};

} // namespace

LineLabel::LineLabel(const QString& objectName, Width width, Qt::Alignment alignment,
                     QWidget* parent)
    : QWidget(parent), m_label(new Line(this)), m_width(width) {
    m_label->setObjectName(objectName);
    m_label->setAlignment(alignment | Qt::AlignVCenter);
    setSizePolicy(width == Width::given ? QSizePolicy::Expanding : QSizePolicy::Preferred,
                  QSizePolicy::Preferred);
}

QSize LineLabel::sizeHint() const {
    return m_label->sizeHint();
}

QSize LineLabel::minimumSizeHint() const {
    return {m_width == Width::given ? kLeast : sizeHint().width(),
            m_label->minimumSizeHint().height()};
}

void LineLabel::setText(const QString& text) {
    if (text == m_label->text())
        return;
    m_label->setText(text);
    m_label->setToolTip(m_label->sizeHint().width() > width() ? text : QString());
    const int wanted = sizeHint().width();
    if (m_width == Width::ofText && (wanted > width() || wanted < width() - kSlack))
        updateGeometry();
}

void LineLabel::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    m_label->setGeometry(rect());
    m_label->setToolTip(m_label->sizeHint().width() > width() ? m_label->text() : QString());
}

void LineLabel::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateGeometry();
}

} // namespace muxscope::ui
