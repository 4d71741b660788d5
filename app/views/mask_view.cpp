// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/mask_view.h"

#include "painters/fonts.h"
#include "painters/palette.h"
#include "trace/payload.h"

#include <QHelpEvent>
#include <QPainter>
#include <QPainterPath>
#include <QToolTip>
#include <array>

namespace muxscope::ui {

namespace {

struct Bit {
    std::uint32_t bit;
    const char* name;
    const char* meaning;
    bool onlyReported; // never asked for (poll(2))
};

// From the highest bit shown to the lowest.
constexpr std::array kBits{
    Bit{trace::kRdHup, "RDHUP",
        QT_TRANSLATE_NOOP("muxscope::ui::MaskView", "the peer has shut down its sending side"),
        false},
    Bit{trace::kNval, "NVAL",
        QT_TRANSLATE_NOOP("muxscope::ui::MaskView", "bad descriptor: the number is not open"),
        true},
    Bit{trace::kHup, "HUP",
        QT_TRANSLATE_NOOP("muxscope::ui::MaskView", "hung up: both directions are shut"), true},
    Bit{trace::kErr, "ERR",
        QT_TRANSLATE_NOOP("muxscope::ui::MaskView", "an error is waiting (SO_ERROR)"), true},
    Bit{trace::kOut, "OUT", QT_TRANSLATE_NOOP("muxscope::ui::MaskView", "there is room to send"),
        false},
    Bit{trace::kPri, "PRI", QT_TRANSLATE_NOOP("muxscope::ui::MaskView", "an urgent byte is there"),
        false},
    Bit{trace::kIn, "IN",
        QT_TRANSLATE_NOOP("muxscope::ui::MaskView", "bytes, a connection or the end can be read"),
        false},
};

constexpr std::uint32_t kShownBits = trace::kRdHup | trace::kNval | trace::kHup | trace::kErr |
                                     trace::kOut | trace::kPri | trace::kIn;

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

QString prefixed(trace::Call call, const char* name) {
    return (call == trace::Call::epoll_wait ? QStringLiteral("EPOLL") : QStringLiteral("POLL")) +
           QLatin1String(name);
}

// "0b000101 = POLLIN | POLLOUT".
QString sumText(const MaskShown& shown) {
    QStringList names;
    for (auto bit = kBits.rbegin(); bit != kBits.rend(); ++bit)
        if ((shown.bits & bit->bit) != 0)
            names << prefixed(shown.call, bit->name);
    QString text = QStringLiteral("0b%1").arg(shown.bits & 0x3f, 6, 2, QLatin1Char('0'));
    if ((shown.bits & trace::kRdHup) != 0)
        text = QStringLiteral("0x%1").arg(shown.bits & kShownBits, 4, 16, QLatin1Char('0'));
    return QStringLiteral("%1 = %2").arg(text, names.isEmpty() ? QStringLiteral("0")
                                                               : names.join(QStringLiteral(" | ")));
}

// "mask & POLLIN ≠ 0 → readable", of the bit that matters most.
QString conclusionText(const MaskShown& shown) {
    const std::array<std::pair<std::uint32_t, QString>, 5> meanings{{
        {trace::kNval, MaskView::tr("not open")},
        {trace::kErr, MaskView::tr("in trouble")},
        {trace::kPri, MaskView::tr("urgent byte")},
        {trace::kIn, MaskView::tr("readable")},
        {trace::kOut, MaskView::tr("writable")},
    }};
    for (const auto& [bit, meaning] : meanings) {
        if ((shown.bits & bit) == 0)
            continue;
        for (const Bit& known : kBits)
            if (known.bit == bit)
                return QStringLiteral("mask & %1 ≠ 0 → %2")
                    .arg(prefixed(shown.call, known.name), meaning);
    }
    return MaskView::tr("mask = 0 → nothing to do");
}

QString withoutText(MaskShown::Without without);

// "POLLIN | POLLOUT", "nothing reported".
QString shortText(const MaskShown& shown) {
    if (shown.call == trace::Call::none)
        return withoutText(shown.without);
    QStringList names;
    for (auto bit = kBits.rbegin(); bit != kBits.rend(); ++bit)
        if ((shown.bits & bit->bit) != 0)
            names << prefixed(shown.call, bit->name);
    return names.isEmpty()
               ? MaskView::tr("fd %1: nothing reported").arg(shown.fd.n)
               : QStringLiteral("fd %1: %2").arg(shown.fd.n).arg(names.join(QStringLiteral(" | ")));
}

// Unless the start note names a model that has none, there may be one.
bool asksMultiplexer(const world::World& world) {
    if (world.mux() != nullptr)
        return true;
    for (const char* without : {"blocking", "nonblocking", "thread", "io_uring"})
        if (world.model.starts_with(without))
            return false;
    return true;
}

QString withoutText(MaskShown::Without without) {
    switch (without) {
    case MaskShown::Without::multiplexer:
        return MaskView::tr("This loop asks no multiplexer: nobody reports a mask.");
    case MaskShown::Without::descriptor:
        return MaskView::tr("No descriptor is chosen yet.");
    case MaskShown::Without::answer:
        break;
    }
    return MaskView::tr("No multiplexer has answered yet.");
}

QString callNameText(trace::Call call) {
    const std::string_view name = trace::callName(call);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

} // namespace

MaskShown readMask(const world::World& world, Fd fd) {
    MaskShown shown;
    shown.fd = fd;
    const world::Mux* mux = world.mux();
    if (mux == nullptr || !fd.valid() || mux->exitEvent == world::kNoEvent) {
        shown.without = !asksMultiplexer(world) ? MaskShown::Without::multiplexer
                        : !fd.valid()           ? MaskShown::Without::descriptor
                                                : MaskShown::Without::answer;
        return shown;
    }
    shown.call = mux->call;
    shown.asked = mux->interestOf(fd);
    shown.mapped = mux->call == trace::Call::select;
    for (const world::ReadyItem& item : mux->ready) {
        if (item.fd != fd.n)
            continue;
        shown.reported = true;
        shown.bits = item.bits;
    }
    return shown;
}

MaskView::MaskView(Session& session, QWidget* parent) : QWidget(parent), m_session(session) {
    setObjectName(QStringLiteral("maskView"));
    setAccessibleName(tr("Event mask"));
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Minimum);
    connect(&session, &Session::cursorMoved, this, &MaskView::refresh);
    connect(&session, &Session::traceReplaced, this, &MaskView::refresh);
    connect(&session.selection(), &Selection::changed, this, &MaskView::refresh);
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
    m_shown = m_session.hasTrace() ? readMask(m_session.world(), m_session.selection().fd())
                                   : MaskShown{};
    QString subtitle;
    if (m_shown.call != trace::Call::none) {
        if (m_shown.mapped)
            subtitle = tr("the same readiness as poll() would report it");
        else
            subtitle =
                tr("fd %1 · as %2 reported it").arg(m_shown.fd.n).arg(callNameText(m_shown.call));
        setAccessibleDescription(
            QStringLiteral("%1; %2").arg(sumText(m_shown), conclusionText(m_shown)));
    } else {
        setAccessibleDescription(withoutText(m_shown.without));
    }
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
    const int count = static_cast<int>(kBits.size());
    const int width = std::min(64, (this->width() - kGap * (count - 1)) / count);
    const int height = QFontMetrics(monoFont(1)).height() + QFontMetrics(monoFont(-4)).height() + 8;
    return {i * (width + kGap), 3, width, height};
}

void MaskView::paintBox(QPainter& painter, int i) const {
    const Palette& palette = Palette::current();
    const Bit& bit = kBits[static_cast<std::size_t>(i)];
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
    for (int i = 0; i < static_cast<int>(kBits.size()); ++i)
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

bool MaskView::event(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        update();
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (int i = 0; i < static_cast<int>(kBits.size()); ++i) {
        const Bit& bit = kBits[static_cast<std::size_t>(i)];
        if (!box(i).contains(help->pos()))
            continue;
        QString text = QStringLiteral("%1 (0x%2): %3")
                           .arg(prefixed(m_shown.call, bit.name))
                           .arg(bit.bit, 0, 16)
                           .arg(tr(bit.meaning));
        if (bit.onlyReported)
            text += QStringLiteral("\n") + tr("only reported: asking for it changes nothing");
        QToolTip::showText(help->globalPos(), text, this);
        return true;
    }
    QToolTip::hideText();
    return true;
}

} // namespace muxscope::ui
