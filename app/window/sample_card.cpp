// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/sample_card.h"

#include "painters/fonts.h"
#include "painters/palette.h"

#include <QKeyEvent>
#include <QPainter>

namespace muxscope::ui {

namespace {

constexpr int kMargin = 12;
constexpr int kGap = 3;
constexpr int kWidth = 250;
constexpr int kBar = 3; // the coloured edge

constexpr int kWrap = static_cast<int>(Qt::AlignLeft) | static_cast<int>(Qt::AlignTop) |
                      static_cast<int>(Qt::TextWordWrap);

int heightOf(const QFont& font, const QString& text, int width) {
    return QFontMetrics(font).boundingRect(0, 0, width, 10'000, kWrap, text).height();
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

// Measuring text is what opening the start page costs, and a layout asks the same several times.
const SampleCard::Heights& SampleCard::heightsIn(int room) const {
    constexpr qsizetype kMostKnown = 8;
    if (const auto known = m_heights.constFind(room); known != m_heights.cend())
        return *known;
    if (m_heights.size() >= kMostKnown)
        m_heights.clear();
    Heights heights;
    if (!m_heading.isEmpty())
        heights.heading = heightOf(textFont(-2), m_heading, room);
    heights.title = heightOf(textFont(0, true), m_title, room);
    if (!m_about.isEmpty())
        heights.about = heightOf(textFont(-1), m_about, room);
    return *m_heights.insert(room, heights);
}

int SampleCard::heightForWidth(int width) const {
    const Heights& heights = heightsIn(textArea(width).width());
    int height = 2 * zoomed(kMargin) - 4 + heights.title;
    if (!m_heading.isEmpty())
        height += heights.heading + zoomed(kGap) - 1;
    if (!m_about.isEmpty())
        height += zoomed(kGap) + heights.about;
    return height;
}

QSize SampleCard::sizeHint() const {
    return {zoomed(kWidth), heightForWidth(zoomed(kWidth))};
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
    const Heights& heights = heightsIn(area.width());
    const auto write = [&](const QFont& font, const QColor& colour, const QString& text,
                           int below) {
        if (text.isEmpty())
            return;
        painter.setFont(font);
        painter.setPen(isEnabled() ? colour : colours.textFaint);
        painter.drawText(area, kWrap, text);
        area.setTop(area.top() + below);
    };
    write(textFont(-2), colours.textMuted, m_heading, heights.heading + zoomed(kGap) - 1);
    write(textFont(0, true), colours.text, m_title, heights.title + zoomed(kGap));
    write(textFont(-1), colours.textMuted, m_about, 0);
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
