// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/line_label.h"

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
    : StillLabel(new Line, objectName, parent), m_width(width) {
    label().setAlignment(alignment | Qt::AlignVCenter);
    setSizePolicy(width == Width::given ? QSizePolicy::Expanding : QSizePolicy::Preferred,
                  QSizePolicy::Preferred);
}

QSize LineLabel::minimumSizeHint() const {
    return {m_width == Width::given ? kLeast : sizeHint().width(),
            label().minimumSizeHint().height()};
}

void LineLabel::setText(const QString& text) {
    if (text == label().text())
        return;
    label().setText(text);
    label().setToolTip(label().sizeHint().width() > width() ? text : QString());
    const int wanted = sizeHint().width();
    if (m_width == Width::ofText && (wanted > width() || wanted < width() - kSlack))
        updateGeometry();
}

void LineLabel::resizeEvent(QResizeEvent* event) {
    StillLabel::resizeEvent(event);
    label().setToolTip(label().sizeHint().width() > width() ? label().text() : QString());
}

} // namespace muxscope::ui
