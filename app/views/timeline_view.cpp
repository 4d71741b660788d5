// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline_view.h"

#include "geometry/call_words.h"
#include "geometry/quantity_text.h"
#include "painters/palette.h"
#include "session/session.h"
#include "world/time_index.h"

#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

namespace muxscope::ui {

namespace {

constexpr int kTickMs = 66;
constexpr double kRoomAhead = 0.06;    // of the window, right of the present
constexpr quint64 kFarBehind = 50'000; // events: the picture ends where the fold has come to

QString waitCallOf(const world::World& world) {
    const world::Mux* mux = world.mux();
    if (!mux || mux->call == trace::Call::none || !isMultiplexed(world))
        return {};
    const std::string_view name = trace::callName(mux->call);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

} // namespace

TimelineView::TimelineView(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session) {
    setObjectName(QStringLiteral("timelineView"));
    setAccessibleName(tr("Timeline"));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMouseTracking(true);
    setMinimumSize(minimumSizeHint());
    m_ticker.setInterval(kTickMs);
    connect(&m_ticker, &QTimer::timeout, this, &TimelineView::tick);
    connect(&session, &Session::cursorMoved, this, [this] {
        revealCursor();
        refresh();
    });
    connect(&session, &Session::headMoved, this, &TimelineView::refresh);
    connect(&session, &Session::engineChanged, this, &TimelineView::modeChanged);
    connect(&session, &Session::traceReplaced, this, &TimelineView::forget);
    connect(&session.selection(), &Selection::changed, this, &TimelineView::refresh);
    connect(&session.playback(), &Playback::modeChanged, this, &TimelineView::modeChanged);
    updateSubtitle();
}

void TimelineView::refresh() {
    m_dirty = true;
    update();
}

void TimelineView::forget() {
    m_fromNs = 0;
    m_toNs = 5'000'000'000;
    m_firstRow = 0;
    m_follows = true;
    m_fits = false;
    m_drag = Drag::none;
    if (m_session.engine() == Session::Engine::stopped)
        fit();
    refresh();
}

void TimelineView::modeChanged() {
    // A recording being read in is followed too, as a whole.
    m_follows = m_session.playback().mode() == Playback::Mode::live || (m_fits && m_follows);
    if (m_session.engine() != Session::Engine::stopped && isVisible())
        m_ticker.start();
    else
        m_ticker.stop();
    refresh();
}

void TimelineView::showEvent(QShowEvent* event) {
    modeChanged();
    emit subtitleChanged(m_subtitle); // whoever shows it came after the constructor
    QWidget::showEvent(event);
}

void TimelineView::tick() {
    if (!isVisible() || !m_session.hasTrace()) {
        m_ticker.stop();
        return;
    }
    // Where the present is not in sight nothing moves by itself.
    if (m_follows || nowNs() <= m_toNs)
        refresh();
}

std::int64_t TimelineView::nowNs() const {
    if (!m_session.hasTrace())
        return 0;
    // Held at the gate the call has been entered but not made: nothing grows.
    // Nor does what has not been folded yet: nobody knows whether the thread still sleeps.
    const bool running =
        m_session.engine() == Session::Engine::running && m_session.behind() < kFarBehind;
    return running ? m_session.log().nowNs() : m_session.headWorld().atNs;
}

std::int64_t TimelineView::cursorNs() const {
    if (!m_session.hasTrace())
        return 0;
    return m_session.playback().mode() == Playback::Mode::live ? nowNs() : m_session.world().atNs;
}

void TimelineView::follow() {
    const std::int64_t now = nowNs();
    if (m_fits) {
        m_fromNs = world::timeBounds(m_session.log()).firstNs;
        m_toNs = std::max(now + (now - m_fromNs) / 16, m_fromNs + 1'000'000);
        return;
    }
    if (m_session.engine() == Session::Engine::stopped)
        return;
    const std::int64_t span = m_toNs - m_fromNs;
    const auto ahead = static_cast<std::int64_t>(static_cast<double>(span) * kRoomAhead);
    if (now + ahead <= m_toNs && now >= m_fromNs)
        return;
    m_toNs = now + ahead;
    m_fromNs = m_toNs - span;
}

void TimelineView::revealCursor() {
    if (m_follows && (m_fits || m_session.playback().mode() == Playback::Mode::live))
        return;
    m_follows = false;
    if (m_drag != Drag::none)
        return;
    const std::int64_t at = cursorNs();
    if (at >= m_fromNs && at <= m_toNs)
        return;
    const std::int64_t span = m_toNs - m_fromNs;
    m_fromNs = at - span / 2;
    m_toNs = m_fromNs + span;
}

void TimelineView::fit() {
    const std::int64_t now = nowNs();
    const std::int64_t first =
        m_session.hasTrace() ? world::timeBounds(m_session.log()).firstNs : 0;
    m_fits = true;
    showSpan(first, std::max(now + (now - first) / 16, first + 1'000'000));
    m_fits = true;
}

void TimelineView::showSpan(std::int64_t fromNs, std::int64_t toNs) {
    m_fits = false;
    m_fromNs = fromNs;
    m_toNs = std::max(toNs, fromNs + TimeScale::kClosestNs);
    refresh();
}

TimeScale TimelineView::scale() const {
    return {kGutter, std::max(20.0, width() - kGutter - 12.0), m_fromNs, m_toNs};
}

void TimelineView::rebuild() {
    m_dirty = false;
    if (m_follows && m_session.hasTrace() && m_drag == Drag::none)
        follow();
    TimelineInput input;
    input.size = size();
    input.fromNs = m_fromNs;
    input.toNs = m_toNs;
    if (m_session.hasTrace()) {
        const world::World& head = m_session.headWorld();
        input.index = &m_session.activity();
        input.world = &head;
        input.nowNs = nowNs();
        input.firstNs = world::timeBounds(m_session.log()).firstNs;
        input.cursorNs = cursorNs();
        input.waitCall = waitCallOf(head);
        if (world::ActivityIndex::levelFor(scale().nsPerPixel() * 3) < 0)
            input.exact = exactSpans();
    }
    input.firstRow = m_firstRow;
    input.selected = m_session.selection().fd();
    m_layout = timelineLayout(input);
    updateSubtitle();
}

void TimelineView::paintEvent(QPaintEvent*) {
    if (m_dirty)
        rebuild();
    QPainter painter(this);
    const Palette& palette = Palette::current();
    painter.fillRect(rect(), palette.panel);
    m_painter.paint(painter, m_layout, palette);
    if (!m_session.hasTrace()) {
        painter.setPen(palette.textMuted);
        painter.drawText(m_layout.plot, Qt::AlignCenter,
                         tr("Each row will be a descriptor; its colour says what it was doing."));
    }
}

void TimelineView::resizeEvent(QResizeEvent*) {
    m_dirty = true;
}

void TimelineView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange ||
        event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

bool TimelineView::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QString text = tooltipAt(help->pos());
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), text, this);
    return true;
}

QString TimelineView::tooltipAt(QPointF point) const {
    const TimelineRow* row = m_layout.rowAt(point);
    if (!row || !m_layout.plot.contains(point))
        return {};
    const double seconds = static_cast<double>(m_layout.scale.timeAt(point.x())) / 1e9;
    return tr("%1 at %2 s").arg(row->text, QString::number(seconds, 'f', 6));
}

void TimelineView::updateSubtitle() {
    const int decimals = m_toNs - m_fromNs < 100'000'000     ? 4
                         : m_toNs - m_fromNs < 2'000'000'000 ? 2
                                                             : 1;
    const auto seconds = [decimals](std::int64_t ns) {
        return QString::number(static_cast<double>(std::max<std::int64_t>(0, ns)) / 1e9, 'f',
                               decimals) +
               QStringLiteral(" s");
    };
    const QString text =
        tr("%1 – %2  (scroll to zoom, drag to travel)").arg(seconds(m_fromNs), seconds(m_toNs));
    if (text == m_subtitle)
        return;
    m_subtitle = text;
    emit subtitleChanged(text);
}

} // namespace muxscope::ui
