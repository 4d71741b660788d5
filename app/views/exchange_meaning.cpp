// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/exchange_meaning.h"

#include "painters/fonts.h"
#include "painters/palette.h"

#include <QPainter>
#include <QTextLayout>

namespace muxscope::ui {

namespace {

constexpr int kMargin = 8;

} // namespace

ExchangeMeaning::ExchangeMeaning(QWidget* parent) : QAbstractButton(parent) {
    setObjectName(QStringLiteral("exchangeMeaning"));
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setMeaning({}, {});
}

void ExchangeMeaning::setMeaning(const QString& title, const QString& meaning) {
    if (title == m_title && meaning == m_meaning && !accessibleName().isEmpty())
        return;
    m_title = title;
    m_meaning = meaning;
    setEnabled(!meaning.isEmpty());
    setAccessibleName(meaning.isEmpty() ? tr("Meaning of the chosen part")
                                        : tr("%1: %2").arg(title, meaning));
    setToolTip(meaning.isEmpty() ? tr("Choose a part above to read what it is.")
                                 : meaning + QStringLiteral("\n\n") +
                                       tr("Click, or press Enter: open it in the reference."));
    update();
}

void ExchangeMeaning::setLines(int lines) {
    if (lines == m_lines)
        return;
    m_lines = lines;
    updateGeometry();
}

QSize ExchangeMeaning::sizeHint() const {
    return {240, QFontMetrics(textFont(-1)).lineSpacing() * m_lines + 8};
}

void ExchangeMeaning::paintEvent(QPaintEvent*) {
    const Palette& palette = Palette::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(hasFocus() ? QPen(palette.selectionLine, 1.5) : QPen(Qt::NoPen));
    painter.setBrush(palette.neutral.soft);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    const QFont font = textFont(-1);
    const QFontMetrics metrics(font);
    const bool empty = m_meaning.isEmpty();
    QString text = empty ? tr("Choose a part above to read what it is.") : m_meaning;
    QTextLayout layout(text, font);
    layout.beginLayout();
    const int room = width() - 2 * kMargin;
    int y = 4;
    for (int i = 0; i < m_lines; ++i) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(room);
        const bool last = i + 1 == m_lines && line.textStart() + line.textLength() < text.size();
        const QString shown =
            last ? metrics.elidedText(text.mid(line.textStart()), Qt::ElideRight, room)
                 : text.mid(line.textStart(), line.textLength());
        painter.setFont(font);
        painter.setPen(empty ? palette.textMuted : palette.text);
        painter.drawText(QRect(kMargin, y, room, metrics.lineSpacing()),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, shown);
        y += metrics.lineSpacing();
    }
    layout.endLayout();
}

} // namespace muxscope::ui
