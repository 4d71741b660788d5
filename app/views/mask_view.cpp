// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mask_view.h"

#include "painters/fonts.h"
#include "painters/palette.h"
#include "trace/payload.h"
#include "views/mask_words.h"
#include "world/process_names.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

namespace muxscope::ui {

namespace {

const Hue& hueOf(std::uint32_t bit, const Palette& palette) {
    switch (bit) {
    case trace::kIn:
        return palette.read;
    case trace::kOut:
        return palette.write;
    case trace::kRdHup:
        return palette.attention;
    default:
        return palette.exceptional;
    }
}

constexpr int kBits = static_cast<int>(kMaskBits.size());

} // namespace

MaskView::MaskView(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_refresh(session, this, [this] { refresh(); }) {
    setObjectName(QStringLiteral("maskView"));
    setAccessibleName(tr("Event mask"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    setFocusPolicy(Qt::StrongFocus);
    connect(&session, &Session::cursorMoved, &m_refresh, &Refresh::soon);
    connect(&session, &Session::traceReplaced, this, &MaskView::refresh);
    connect(&session.selection(), &Selection::changed, &m_refresh, &Refresh::soon);
    refresh();
}

QSize MaskView::minimumSizeHint() const {
    const int small = QFontMetrics(textFont(-2)).height();
    return {240, box(0).height() + QFontMetrics(monoFont(-1)).height() * 2 + small + 26};
}

QSize MaskView::sizeHint() const {
    return {340, minimumSizeHint().height()};
}

void MaskView::refresh() {
    const Fd fd = m_session.selection().fd();
    m_shown = m_session.hasTrace() ? readMask(m_session.world(), fd,
                                              world::fdNumber(m_session.namingWorld(fd), fd).n)
                                   : MaskShown{};
    QString subtitle;
    if (m_shown.call != trace::Call::none) {
        if (m_shown.mapped)
            subtitle = tr("the same readiness as poll() would report it");
        else
            subtitle =
                tr("fd %1 · as %2 reported it").arg(m_shown.number).arg(callNameText(m_shown.call));
    }
    describe();
    update();
    const QString summary = shortText(m_shown);
    if (subtitle == m_subtitle && summary == m_summary)
        return;
    m_subtitle = subtitle;
    m_summary = summary;
    emit subtitleChanged(m_subtitle);
}

QRect MaskView::box(int i) const {
    constexpr int kGap = 7;
    const int count = static_cast<int>(kMaskBits.size());
    const int width = std::min(64, (this->width() - kGap * (count - 1)) / count);
    const int height = QFontMetrics(monoFont(1)).height() + QFontMetrics(monoFont(-4)).height() + 8;
    return {i * (width + kGap), 3, width, height};
}

void MaskView::paintBox(QPainter& painter, int i) const {
    const Palette& palette = Palette::current();
    const MaskBit& bit = kMaskBits[static_cast<std::size_t>(i)];
    const bool set = (m_shown.bits & bit.bit) != 0;
    const bool asked = (m_shown.asked & bit.bit) != 0;
    const Hue& hue = hueOf(bit.bit, palette);
    const QRect at = box(i);
    QPen border(set ? hue.line : palette.line, set ? 1.6 : 1);
    if (bit.onlyReported)
        border.setStyle(Qt::DashLine);
    painter.setPen(border);
    painter.setBrush(set ? hue.soft : palette.panel);
    painter.drawRoundedRect(QRectF(at).adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
    QFont digit = monoFont(1);
    digit.setBold(true);
    painter.setFont(digit);
    painter.setPen(set ? hue.text : palette.textMuted);
    painter.drawText(at.adjusted(0, 2, 0, 0), Qt::AlignHCenter | Qt::AlignTop,
                     set ? QStringLiteral("1") : QStringLiteral("0"));
    painter.setFont(monoFont(-4));
    painter.drawText(at.adjusted(0, 0, 0, -4), Qt::AlignHCenter | Qt::AlignBottom,
                     QLatin1String(bit.name));
    if (asked)
        painter.fillRect(QRect(at.left() + 6, at.bottom() + 3, at.width() - 12, 2), hue.strong);
    if (hasFocus() && i == m_chosen) {
        painter.setPen(QPen(palette.selectionLine, 2, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(at).adjusted(2.5, 2.5, -2.5, -2.5), 4, 4);
    }
}

void MaskView::paintEvent(QPaintEvent*) {
    const Palette& palette = Palette::current();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_shown.call == trace::Call::none) {
        painter.setPen(palette.textMuted);
        painter.setFont(textFont());
        painter.drawText(rect().adjusted(8, 0, -8, 0),
                         static_cast<int>(Qt::AlignCenter) | Qt::TextWordWrap,
                         withoutText(m_shown.without));
        return;
    }
    for (int i = 0; i < static_cast<int>(kMaskBits.size()); ++i)
        paintBox(painter, i);
    int top = box(0).bottom() + 9;
    const QFont mono = monoFont(-1);
    const QFontMetrics metrics(mono);
    painter.setFont(mono);
    painter.setPen(palette.text);
    const QString sum = sumText(m_shown);
    const QString conclusion = m_shown.reported ? conclusionText(m_shown)
                                                : tr("not among the ready ones in the last answer");
    const bool oneLine =
        metrics.horizontalAdvance(sum) + metrics.horizontalAdvance(conclusion) + 24 < width();
    // Chinese comes from another, taller font than the one that is measured.
    const int line = metrics.height() + 3;
    painter.drawText(QRect(0, top, width(), line),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextDontClip, sum);
    if (!oneLine)
        top += line;
    painter.drawText(QRect(0, top, width(), line),
                     (oneLine ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter |
                         Qt::TextDontClip,
                     conclusion);
    top += line;
    painter.setFont(textFont(-2));
    painter.setPen(palette.textMuted);
    const QFontMetrics small(textFont(-2));
    const QString legend = tr("underlined: asked for · dashed: only ever reported");
    painter.drawText(QRect(0, top, width(), small.height()), Qt::AlignLeft,
                     small.elidedText(legend, Qt::ElideRight, width()));
}

QString MaskView::nameAt(QPoint at) const {
    for (int i = 0; i < static_cast<int>(kMaskBits.size()) && m_shown.call != trace::Call::none;
         ++i)
        if (box(i).contains(at))
            return prefixed(m_shown.call, kMaskBits[static_cast<std::size_t>(i)].name);
    return {};
}

QString MaskView::bitText(int i) const {
    const MaskBit& bit = kMaskBits[static_cast<std::size_t>(i)];
    QString text = QStringLiteral("%1 (0x%2): %3")
                       .arg(prefixed(m_shown.call, bit.name))
                       .arg(bit.bit, 0, 16)
                       .arg(tr(bit.meaning));
    if (bit.onlyReported)
        text += QStringLiteral("\n") + tr("only reported: asking for it changes nothing");
    return text;
}

// The gist; and, while the keyboard is here, the bit that it is at.
void MaskView::describe() {
    if (m_shown.call == trace::Call::none) {
        setAccessibleDescription(withoutText(m_shown.without));
        return;
    }
    QString text = QStringLiteral("%1; %2").arg(sumText(m_shown), conclusionText(m_shown));
    if (hasFocus()) {
        const bool set = (m_shown.bits & kMaskBits[static_cast<std::size_t>(m_chosen)].bit) != 0;
        text = QStringLiteral("%1 = %2\n%3").arg(bitText(m_chosen)).arg(set ? 1 : 0).arg(text);
    }
    setAccessibleDescription(text);
}

TableTwin MaskView::tableTwin() const {
    TableTwin table;
    table.head = {tr("bit"), tr("value"), tr("reported"), tr("asked for"), tr("meaning")};
    if (m_shown.call == trace::Call::none)
        return table;
    const auto digit = [](bool one) {
        return one ? QStringLiteral("1") : QStringLiteral("0");
    };
    for (const MaskBit& bit : kMaskBits)
        table.rows << QStringList{
            prefixed(m_shown.call, bit.name), QStringLiteral("0x%1").arg(bit.bit, 0, 16),
            digit((m_shown.bits & bit.bit) != 0),
            bit.onlyReported ? tr("only ever reported") : digit((m_shown.asked & bit.bit) != 0),
            tr(bit.meaning)};
    return table;
}

void MaskView::choose(int i) {
    m_chosen = std::clamp(i, 0, kBits - 1);
    describe();
    update();
    if (m_shown.call != trace::Call::none)
        QToolTip::showText(mapToGlobal(box(m_chosen).bottomLeft()), bitText(m_chosen), this);
}

void MaskView::keyPressEvent(QKeyEvent* event) {
    const QString name =
        m_shown.call == trace::Call::none
            ? QString()
            : prefixed(m_shown.call, kMaskBits[static_cast<std::size_t>(m_chosen)].name);
    switch (event->key()) {
    case Qt::Key_Left:
        return choose(m_chosen - 1);
    case Qt::Key_Right:
        return choose(m_chosen + 1);
    case Qt::Key_Home:
        return choose(0);
    case Qt::Key_End:
        return choose(kBits - 1);
    case Qt::Key_Space:
        if (!name.isEmpty())
            m_session.selection().pointAt(name);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (!name.isEmpty())
            m_session.selection().lookUp(name);
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void MaskView::focusInEvent(QFocusEvent* event) {
    QWidget::focusInEvent(event);
    describe();
    update();
}

void MaskView::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    QToolTip::hideText();
    describe();
    update();
}

void MaskView::mousePressEvent(QMouseEvent* event) {
    const QPoint at = event->position().toPoint();
    for (int i = 0; i < kBits; ++i)
        if (box(i).contains(at))
            m_chosen = i;
    if (const QString name = nameAt(at); !name.isEmpty())
        m_session.selection().pointAt(name);
    describe();
    update();
}

void MaskView::mouseDoubleClickEvent(QMouseEvent* event) {
    if (const QString name = nameAt(event->position().toPoint()); !name.isEmpty())
        m_session.selection().lookUp(name);
}

bool MaskView::event(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        update();
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (int i = 0; i < kBits; ++i) {
        if (!box(i).contains(help->pos()))
            continue;
        QToolTip::showText(help->globalPos(), bitText(i), this);
        return true;
    }
    QToolTip::hideText();
    return true;
}

} // namespace muxscope::ui
