// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/timeline_view.h"

#include "geometry/call_words.h"
#include "geometry/text_measure.h"
#include "geometry/timeline_words.h"
#include "painters/fonts.h"
#include "painters/palette.h"
#include "session/bookmarks.h"
#include "session/session.h"
#include "session/timeline_choices.h"
#include "views/timeline_table.h"
#include "world/time_index.h"

#include <QEvent>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

namespace muxscope::ui {

namespace {

constexpr int kTickMs = 66;
constexpr int kLowest = 40; // the axis and a row
constexpr int kWordsMs = 300;
// Above this many events in the window the index's buckets are drawn instead of the calls.
constexpr Moment kExactEvents = 80'000;

QString waitCallOf(const world::World& world) {
    const world::Mux* mux = world.mux();
    if (!mux || mux->call == trace::Call::none || !isMultiplexed(world))
        return {};
    const std::string_view name = trace::callName(mux->call);
    return QString::fromLatin1(name.data(), static_cast<qsizetype>(name.size()));
}

} // namespace

TimelineView::TimelineView(Session& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_refresh(
          session, this, [this] { refresh(); }, 0, Refresh::Weight::heavy) {
    setObjectName(QStringLiteral("timelineView"));
    setAccessibleName(tr("Timeline"));
    setWhatsThis(
        tr("Each row is a thread or a descriptor, its colour what it did when.\n"
           "Drag: travel. Shift and drag: choose a range. Wheel, +, −: zoom. 0: everything.\n"
           "Up, Down: choose a row. P: pin it. Space: fold its group. /: find a row.\n"
           "G: fold gaps. F: frame the action at the cursor. I, O: the range begins, ends at the "
           "cursor. Z: zoom to it. "
           "Esc: let go of it."));
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMouseTracking(true);
    // Where a message or enlarging leaves less room than usual, the picture has less in it; were it
    // to keep its height, its end would be cut off.
    setMinimumSize(minimumSizeHint().width(), kLowest);
    m_ticker.setInterval(kTickMs);
    m_words.setSingleShot(true);
    m_words.setInterval(kWordsMs);
    connect(&m_ticker, &QTimer::timeout, this, &TimelineView::tick);
    connect(&m_words, &QTimer::timeout, this, [this] { setAccessibleDescription(textTwin()); });
    connect(&session, &Session::cursorMoved, this, [this] {
        revealCursor();
        m_refresh.soon();
    });
    connect(&session, &Session::headMoved, &m_refresh, &Refresh::soon);
    connect(&session, &Session::engineChanged, this, &TimelineView::modeChanged);
    connect(&session, &Session::traceReplaced, this, &TimelineView::forget);
    connect(&session.selection(), &Selection::changed, &m_refresh, &Refresh::soon);
    connect(&session.playback(), &Playback::modeChanged, this, &TimelineView::modeChanged);
    connect(&session.bookmarks(), &Bookmarks::changed, this, &TimelineView::refresh);
    connect(&choices(), &TimelineChoices::changed, this, &TimelineView::refresh);
    connect(&choices(), &TimelineChoices::rangeChanged, this, &TimelineView::refresh);
    if (const auto& sight = choices().sight(); sight && session.hasTrace()) {
        m_fromNs = sight->span.fromNs;
        m_toNs = sight->span.toNs;
        m_firstRow = sight->firstRow;
        m_follows = sight->follows;
        m_fits = sight->fits;
    }
    addCommands();
    updateSubtitle();
}

TimelineChoices& TimelineView::choices() const {
    return m_session.timelineChoices();
}

TableTwin TimelineView::tableTwin() const {
    return m_session.hasTrace() ? timelineTable(m_session, m_fromNs, std::min(m_toNs, nowNs()))
                                : TableTwin();
}

QString TimelineView::textTwin() const {
    return timelineTwin(m_layout);
}

void TimelineView::refresh() {
    m_dirty = true;
    update();
}

void TimelineView::forget() {
    m_fromNs = 0;
    m_toNs = 5'000'000'000;
    m_firstRow = 0;
    m_current.reset();
    m_follows = true;
    m_fits = false;
    m_drag = Drag::none;
    if (m_session.engine() == Session::Engine::stopped)
        fit();
    refresh();
}

void TimelineView::modeChanged() {
    // A recording being read in is followed too, as a whole.
    const bool followed = m_follows;
    m_follows = m_session.playback().mode() == Playback::Mode::live || (m_fits && m_follows);
    if (followed && !m_follows)
        frameHair();
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
    // Held at the gate, where the present is not in sight, or where a tick is less than a pixel,
    // nothing moves by itself.
    const std::int64_t now = nowNs();
    const bool moved = static_cast<double>(now - m_shownNowNs) >= m_layout.scale.nsPerPixel();
    if (moved && (m_follows || now <= m_toNs))
        m_refresh.soon();
}

// The calls themselves, where a bucket would be several pixels wide. They are looked for from a
// bucket's beginning on: what is under way at the window's edge began there or before.
ExactWindow TimelineView::exactWindow() const {
    const world::ActivityIndex& index = m_session.activity();
    if (world::ActivityIndex::levelFor(scale().nsPerPixel() * 3) >= index.finestLevel())
        return {};
    const trace::TraceLog& log = m_session.log();
    const int shift = world::kPyramidShifts[static_cast<std::size_t>(index.finestLevel())];
    const std::int64_t fromNs = world::slotStart(world::slotOf(m_fromNs, shift), shift);
    ExactWindow window{&log,
                       std::max(world::momentAtTime(log, fromNs - 1), m_session.firstMoment()),
                       std::min(world::momentAtTime(log, m_toNs), m_session.head()), fromNs};
    if (window.to <= window.from || window.to - window.from > kExactEvents)
        return {};
    return window;
}

std::vector<TimelineFlag> TimelineView::flags() const {
    std::vector<TimelineFlag> flags;
    const trace::TraceLog& log = m_session.log();
    const auto& all = m_session.bookmarks().all();
    const Moment from = std::max(world::momentAtTime(log, m_fromNs - 1), m_session.firstMoment());
    auto bookmark =
        std::lower_bound(all.begin(), all.end(), from,
                         [](const Bookmark& each, Moment moment) { return each.moment < moment; });
    for (; bookmark != all.end() && bookmark->moment <= m_session.head(); ++bookmark) {
        const std::int64_t atNs = world::timeOfMoment(log, bookmark->moment);
        if (atNs > m_toNs)
            break;
        flags.push_back({bookmark->moment, atNs, bookmark->note, 0});
    }
    return flags;
}

TimelineInput TimelineView::input() const {
    TimelineInput input;
    input.size = toPicture(size());
    input.fromNs = m_fromNs;
    input.toNs = m_toNs;
    input.firstRow = m_firstRow;
    input.pins = choices().pins();
    input.search = choices().search();
    input.foldsGaps = choices().foldsGaps();
    for (const world::LaneGroup group : {world::LaneGroup::threads, world::LaneGroup::listeners,
                                         world::LaneGroup::connections, world::LaneGroup::files})
        if (choices().isCollapsed(group))
            input.collapsed.insert(group);
    input.selected = m_session.selection().fd();
    if (hasFocus())
        input.current = m_current;
    if (const auto& range = choices().range()) {
        input.rangeChosen = true;
        input.rangeFromNs = range->fromNs;
        input.rangeToNs = range->toNs;
    }
    if (!m_session.hasTrace())
        return input;
    const world::World& head = m_session.headWorld();
    input.index = &m_session.activity();
    if (choices().showsCounters())
        input.counters = &m_session.counters();
    input.world = &head;
    input.nowNs = nowNs();
    input.firstNs = world::timeBounds(m_session.log()).firstNs;
    input.cursorNs = cursorNs();
    input.waitCall = waitCallOf(head);
    input.exact = exactWindow();
    input.flags = flags();
    return input;
}

void TimelineView::rebuild() {
    m_dirty = false;
    if (m_follows && m_session.hasTrace() && m_drag == Drag::none)
        follow();
    const TimelineInput shown = input();
    m_shownNowNs = shown.nowNs;
    m_layout = timelineLayout(shown);
    m_firstRow = m_layout.firstRow;
    if (m_session.hasTrace())
        choices().keepSight({{m_fromNs, m_toNs}, m_firstRow, m_follows, m_fits});
    emit rowsChanged(m_layout.firstRow, m_layout.rowsThatFit, m_layout.rowsInAll);
    updateSubtitle();
    if (!m_words.isActive())
        m_words.start();
}

void TimelineView::paintEvent(QPaintEvent*) {
    if (m_dirty)
        rebuild();
    QPainter painter(this);
    const Palette& palette = Palette::current();
    painter.fillRect(rect(), palette.panel);
    painter.scale(zoomFactor(), zoomFactor());
    m_painter.paint(painter, m_layout, palette);
    if (!m_session.hasTrace()) {
        painter.setPen(palette.textMuted);
        painter.setFont(fontOf(FontRole::body));
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
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        refresh(); // the current row's frame
    if (event->type() != QEvent::ToolTip)
        return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QString text = timelineTip(m_layout, toPicture(help->pos()));
    if (text.isEmpty())
        QToolTip::hideText();
    else
        QToolTip::showText(help->globalPos(), text, this);
    return true;
}

} // namespace muxscope::ui
