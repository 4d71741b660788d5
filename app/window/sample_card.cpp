// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/sample_card.h"

#include "painters/fonts.h"
#include "painters/palette.h"

#include <QKeyEvent>
#include <QPainter>

#include <cmath>

namespace muxscope::ui {

namespace {

constexpr int kMargin = 12;
constexpr int kGap = 3;
constexpr int kWidth = 250;
constexpr int kBar = 3; // the coloured edge

QStaticText laid(const QFont& font, const QString& text, int width) {
    QStaticText paragraph(text);
    paragraph.setTextFormat(Qt::PlainText);
    paragraph.setTextWidth(width);
    paragraph.prepare({}, font);
    return paragraph;
}

int heightOf(const QStaticText& paragraph) {
    return paragraph.text().isEmpty() ? 0 : static_cast<int>(std::ceil(paragraph.size().height()));
}

} // namespace

SampleCard::SampleCard(const QString& heading, const QString& title, const QString& about,
                       QWidget* parent)
    : QAbstractButton(parent), m_heading(heading), m_title(title), m_about(about) {
    setAccessibleName(heading.isEmpty() ? title : heading + QStringLiteral(": ") + title);
    setAccessibleDescription(about);
    setToolTip(about);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QRect SampleCard::textArea(int width) const {
    return {zoomed(kMargin) + kBar, zoomed(kMargin) - 2, width - 2 * zoomed(kMargin) - kBar,
            10'000};
}

// Breaking text into lines is what opening the start page costs, and a layout asks the same several times:
// each text is laid out once for a width, to be measured and drawn.
const SampleCard::Texts& SampleCard::textsIn(int room) const {
    constexpr qsizetype kMostKnown = 8;
    if (const auto known = m_texts.constFind(room); known != m_texts.cend())
        return *known;
    if (m_texts.size() >= kMostKnown)
        m_texts.clear();
    return *m_texts.insert(room, {laid(textFont(-2), m_heading, room),
                                  laid(textFont(0, true), m_title, room),
                                  laid(textFont(-1), m_about, room)});
}

int SampleCard::heightForWidth(int width) const {
    const Texts& texts = textsIn(textArea(width).width());
    int height = 2 * zoomed(kMargin) - 4 + heightOf(texts.title);
    if (!m_heading.isEmpty())
        height += heightOf(texts.heading) + zoomed(kGap) - 1;
    if (!m_about.isEmpty())
        height += zoomed(kGap) + heightOf(texts.about);
    return height;
}

// The height goes by the width; a layout that asks without one gets a guess that costs nothing.
QSize SampleCard::sizeHint() const {
    return {zoomed(kWidth), zoomed(m_about.isEmpty() ? 48 : 96)};
}

QSize SampleCard::minimumSizeHint() const {
    return {zoomed(140), zoomed(40)};
}

void SampleCard::paintEvent(QPaintEvent*) {
    const Palette& colours = Palette::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool lit = underMouse() && isEnabled();
    painter.setBrush(isDown() ? colours.read.soft : lit ? colours.selection : colours.panel);
    painter.setPen(QPen(hasFocus() ? colours.read.strong
                        : lit      ? colours.selectionLine
                                   : colours.line,
                        hasFocus() ? 2 : 1));
    const QRectF frame = QRectF(rect()).adjusted(1, 1, -1, -1);
    painter.drawRoundedRect(frame, 7, 7);
    painter.setPen(Qt::NoPen);
    painter.setBrush(lit || hasFocus() ? colours.read.strong : colours.selectionLine);
    painter.drawRoundedRect(QRectF(frame.left() + 4, frame.top() + 9, kBar, frame.height() - 18),
                            1.5, 1.5);
    QRect area = textArea(width());
    const Texts& texts = textsIn(area.width());
    const auto write = [&](const QFont& font, const QColor& colour, const QStaticText& text,
                           int below) {
        if (text.text().isEmpty())
            return;
        painter.setFont(font);
        painter.setPen(isEnabled() ? colour : colours.textFaint);
        painter.drawStaticText(area.topLeft(), text);
        area.setTop(area.top() + heightOf(text) + below);
    };
    write(textFont(-2), colours.textMuted, texts.heading, zoomed(kGap) - 1);
    write(textFont(0, true), colours.text, texts.title, zoomed(kGap));
    write(textFont(-1), colours.textMuted, texts.about, 0);
}

void SampleCard::enterEvent(QEnterEvent* event) {
    QAbstractButton::enterEvent(event);
    update();
}

void SampleCard::leaveEvent(QEvent* event) {
    QAbstractButton::leaveEvent(event);
    update();
}

// Enter, too: who came with Tab does not look for Space. Arrow keys go from card to card.
void SampleCard::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        click();
        return;
    case Qt::Key_Right:
    case Qt::Key_Down:
        focusNextChild();
        return;
    case Qt::Key_Left:
    case Qt::Key_Up:
        focusPreviousChild();
        return;
    default:
        QAbstractButton::keyPressEvent(event);
    }
}

} // namespace muxscope::ui
