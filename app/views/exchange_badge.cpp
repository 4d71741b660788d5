// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/exchange_badge.h"

#include "painters/fonts.h"
#include "painters/palette.h"

#include <QPainter>

namespace muxscope::ui {

ExchangeBadge::ExchangeBadge(QWidget* parent) : QWidget(parent) {
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    hide();
}

void ExchangeBadge::say(const QString& text, const QString& sentence) {
    setVisible(!text.isEmpty());
    setToolTip(sentence);
    setAccessibleName(text);
    setAccessibleDescription(sentence);
    if (text == m_text)
        return;
    m_text = text;
    updateGeometry();
    update();
}

QSize ExchangeBadge::sizeHint() const {
    const QFontMetrics metrics(textFont(-2));
    return {metrics.horizontalAdvance(m_text) + 14, metrics.height() + 4};
}

void ExchangeBadge::paintEvent(QPaintEvent*) {
    const Hue& hue = Palette::current().attention;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hue.line);
    painter.setBrush(hue.soft);
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    painter.setPen(hue.text);
    painter.setFont(textFont(-2));
    painter.drawText(rect(), Qt::AlignCenter, m_text);
}

} // namespace muxscope::ui
