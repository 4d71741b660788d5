// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/bits_rows.h"

#include "models/reference.h"
#include "painters/fonts.h"
#include "painters/palette.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

namespace muxscope::ui {

namespace {

constexpr int kPerLine = 16;
constexpr int kSignWidth = 22;
constexpr int kNibbleGap = 5; // between four bits and the next four

} // namespace

BitsRows::BitsRows(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("bitsRows"));
    setAccessibleName(tr("The values, bit below bit"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
}

void BitsRows::setSum(const BitsValue& a, BitsOperator op, const BitsValue* b,
                      const BitsResult& result) {
    m_rows.clear();
    const bool one = b == nullptr;
    m_rows.push_back({one ? operatorSign(op) : QString(), a, false});
    // How far to shift is a number, no row of bits.
    const bool shifts = op == BitsOperator::shiftLeft || op == BitsOperator::shiftRight;
    if (!one && !shifts)
        m_rows.push_back({operatorSign(op), *b, false});
    m_rows.push_back({QStringLiteral("="), result.value, true});
    m_shownBits = result.shownBits;
    m_row = std::min(m_row, static_cast<int>(m_rows.size()) - 1);
    m_bit = std::clamp(m_bit, 0, std::max(0, m_shownBits - 1));
    describe();
    updateGeometry();
    update();
}

void BitsRows::clear() {
    m_rows.clear();
    m_shownBits = 0;
    m_row = m_bit = 0;
    describe();
    updateGeometry();
    update();
}

int BitsRows::groups() const {
    return (m_shownBits + kPerLine - 1) / kPerLine;
}

int BitsRows::rowHeight() const {
    return QFontMetrics(monoFont()).height() + 6;
}

int BitsRows::groupHeight() const {
    return QFontMetrics(monoFont(-4)).height() + static_cast<int>(m_rows.size()) * rowHeight() + 8;
}

QSize BitsRows::sizeHint() const {
    return {300, std::max(1, groups()) * groupHeight()};
}

// The highest sixteen bits stand in the first line; places are counted from the right.
QRect BitsRows::cell(int row, int bit) const {
    const int perLine = std::min(m_shownBits, kPerLine);
    const int room = width() - kSignWidth - (perLine / 4 - 1) * kNibbleGap;
    const int wide = std::min(26, room / perLine);
    const int place = perLine - 1 - bit % kPerLine;
    const int group = groups() - 1 - bit / kPerLine;
    const int top = group * groupHeight() + QFontMetrics(monoFont(-4)).height();
    return {kSignWidth + place * wide + place / 4 * kNibbleGap, top + row * rowHeight(), wide,
            rowHeight()};
}

void BitsRows::paintGroup(QPainter& painter, int group) const {
    const Palette& palette = Palette::current();
    const int first = (groups() - 1 - group) * kPerLine;
    const int last = std::min(first + kPerLine, m_shownBits) - 1;
    for (int bit = last; bit >= first; --bit) {
        const QRect top = cell(0, bit);
        painter.setFont(monoFont(-4));
        painter.setPen(palette.textMuted);
        painter.drawText(QRect(top.left(), group * groupHeight(), top.width(),
                               top.top() - group * groupHeight()),
                         Qt::AlignCenter | Qt::TextDontClip, QString::number(bit));
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            const Row& row = m_rows[i];
            const QRect at = cell(static_cast<int>(i), bit).adjusted(1, 1, -1, -1);
            const bool beyond = bit >= row.value.width;
            const bool set = !beyond && ((row.value.value >> bit) & 1) != 0;
            const Hue& hue = row.isResult ? palette.attention : palette.read;
            painter.setPen(set ? QPen(hue.line, 1) : QPen(Qt::NoPen));
            painter.setBrush(set ? hue.soft : palette.neutral.soft);
            painter.drawRoundedRect(QRectF(at).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
            QFont font = monoFont();
            font.setBold(set);
            painter.setFont(font);
            painter.setPen(set ? hue.text : palette.textMuted);
            painter.drawText(at, Qt::AlignCenter,
                             beyond ? QStringLiteral("·")
                             : set  ? QStringLiteral("1")
                                    : QStringLiteral("0"));
        }
    }
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        const QRect at = cell(static_cast<int>(i), last);
        painter.setFont(monoFont());
        painter.setPen(palette.text);
        painter.drawText(QRect(0, at.top(), kSignWidth - 4, at.height()), Qt::AlignCenter,
                         m_rows[i].sign);
        // Where there is room, whose bits these are.
        const int left = cell(0, first).right() + 10;
        const QFontMetrics small(monoFont(-1));
        if (width() - left < small.averageCharWidth() * 6)
            continue;
        painter.setFont(monoFont(-1));
        painter.setPen(palette.textMuted);
        painter.drawText(
            QRect(left, at.top(), width() - left, at.height()), Qt::AlignLeft | Qt::AlignVCenter,
            small.elidedText(m_rows[i].isResult ? bitsSum(m_rows[i].value) : m_rows[i].value.name,
                             Qt::ElideRight, width() - left));
    }
    const QRect result = cell(static_cast<int>(m_rows.size()) - 1, last);
    painter.fillRect(QRect(kSignWidth, result.top() - 1, cell(0, first).right() - kSignWidth, 1),
                     palette.textMuted);
}

void BitsRows::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    for (int group = 0; group < groups(); ++group)
        paintGroup(painter, group);
    if (!hasFocus() || m_shownBits == 0)
        return;
    painter.setPen(QPen(Palette::current().selectionLine, 2, Qt::DotLine));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(cell(m_row, m_bit)).adjusted(1, 1, -1, -1), 4, 4);
}

QString BitsRows::cellText(int row, int bit) const {
    const BitsValue& value = m_rows[static_cast<std::size_t>(row)].value;
    const QString name = bitName(value, bit);
    const QString place = tr("bit %1, worth 0x%2").arg(bit).arg(std::uint64_t{1} << bit, 0, 16);
    return name.isEmpty() ? place : QStringLiteral("%1: %2\n%3").arg(place, name, meaningOf(name));
}

// The rows; and, while the keyboard is here, the bit that it is at.
void BitsRows::describe() {
    QStringList lines;
    if (hasFocus() && m_shownBits > 0) {
        const BitsValue& value = m_rows[static_cast<std::size_t>(m_row)].value;
        lines << QStringLiteral("%1: %2 = %3")
                     .arg(value.name, cellText(m_row, m_bit))
                     .arg((value.value >> m_bit) & 1);
    }
    for (const Row& row : m_rows)
        lines << QStringLiteral("%1 0b%2")
                     .arg(row.value.name)
                     .arg(row.value.value, m_shownBits, 2, QLatin1Char('0'));
    setAccessibleDescription(lines.join(QStringLiteral("; ")));
}

TableTwin BitsRows::tableTwin() const {
    TableTwin table;
    table.head << tr("bit") << tr("worth");
    for (const Row& row : m_rows)
        table.head << (row.isResult ? tr("result") : row.value.name);
    table.head << tr("name");
    for (int bit = m_shownBits - 1; bit >= 0; --bit) {
        QStringList cells{QString::number(bit),
                          QStringLiteral("0x%1").arg(std::uint64_t{1} << bit, 0, 16)};
        QString name;
        for (const Row& row : m_rows) {
            cells << QString::number((row.value.value >> bit) & 1);
            if (const QString own = bitName(row.value, bit); !own.isEmpty())
                name = own;
        }
        table.rows << (cells << name);
    }
    return table;
}

void BitsRows::choose(int row, int bit) {
    if (m_shownBits == 0)
        return;
    m_row = std::clamp(row, 0, static_cast<int>(m_rows.size()) - 1);
    m_bit = std::clamp(bit, 0, m_shownBits - 1);
    describe();
    update();
    QToolTip::showText(mapToGlobal(cell(m_row, m_bit).bottomLeft()), cellText(m_row, m_bit), this);
}

void BitsRows::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Left:
        return choose(m_row, m_bit + 1);
    case Qt::Key_Right:
        return choose(m_row, m_bit - 1);
    case Qt::Key_Up:
        return choose(m_row - 1, m_bit);
    case Qt::Key_Down:
        return choose(m_row + 1, m_bit);
    case Qt::Key_Home:
        return choose(m_row, m_shownBits - 1);
    case Qt::Key_End:
        return choose(m_row, 0);
    case Qt::Key_Space:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_shownBits > 0)
            emit named(bitName(m_rows[static_cast<std::size_t>(m_row)].value, m_bit));
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void BitsRows::mousePressEvent(QMouseEvent* event) {
    const QPoint at = event->position().toPoint();
    for (int row = 0; row < static_cast<int>(m_rows.size()); ++row)
        for (int bit = 0; bit < m_shownBits; ++bit)
            if (cell(row, bit).contains(at)) {
                m_row = row;
                m_bit = bit;
                describe();
                update();
                emit named(bitName(m_rows[static_cast<std::size_t>(row)].value, bit));
                return;
            }
}

void BitsRows::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    describe();
    update();
}

void BitsRows::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    QToolTip::hideText();
    describe();
    update();
}

bool BitsRows::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (int row = 0; row < static_cast<int>(m_rows.size()); ++row)
        for (int bit = 0; bit < m_shownBits; ++bit) {
            if (!cell(row, bit).contains(help->pos()))
                continue;
            QToolTip::showText(help->globalPos(), cellText(row, bit), this);
            return true;
        }
    QToolTip::hideText();
    return true;
}

} // namespace muxscope::ui
