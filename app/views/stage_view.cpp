// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/stage_view.h"

#include "geometry/quantity_text.h"
#include "geometry/stage_bitmap.h"
#include "geometry/stage_layout.h"
#include "models/stage_table.h"
#include "painters/fonts.h"
#include "painters/palette.h"
#include "session/sentences.h"
#include "session/session.h"
#include "session/stage_choice.h"
#include "views/stage_face_tables.h"
#include "views/stage_faces.h"
#include "world/activity.h"
#include "world/latest_thread.h"

#include <QEvent>
#include <QPainter>
#include <algorithm>

namespace muxscope::ui {

namespace {

constexpr int kStepMs = 260;
constexpr int kBytesMs = 400;
constexpr int kClockMs = 100;
constexpr int kWordsMs = 250;
// A longer jump of the cursor by hand is a seek, not a step; and so is a quick run of them.
constexpr Moment kLargestStep = 64;
constexpr qint64 kScrubbingMs = 90;

} // namespace

StageView::StageView(Session& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_choice(StageChoice::of(session)),
      m_refresh(
          session, this, [this] { refresh(); }, 0, Refresh::Weight::heavy) {
    setObjectName(QStringLiteral("stageView"));
    setAccessibleName(tr("Stage"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setMinimumSize(minimumSizeHint());
    m_animation.setStartValue(0.0);
    m_animation.setEndValue(1.0);
    connect(&m_animation, &QVariantAnimation::valueChanged, this, [this](const QVariant& share) {
        m_share = share.toReal();
        update();
    });
    connect(&m_animation, &QVariantAnimation::finished, this, &StageView::stopMotion);
    m_clock.setInterval(kClockMs);
    connect(&m_clock, &QTimer::timeout, this, &StageView::tickClock);
    m_words.setSingleShot(true);
    m_words.setInterval(kWordsMs);
    connect(&m_words, &QTimer::timeout, this, &StageView::updateWords);
    connect(&session, &Session::cursorMoved, &m_refresh, &Refresh::soon);
    connect(&session, &Session::engineChanged, this, &StageView::refresh);
    connect(&session, &Session::traceReplaced, this, &StageView::forget);
    connect(&session, &Session::headMoved, this, [this] {
        if (!m_session.turns().crowded())
            updateSubtitle();
    });
    connect(&session.selection(), &Selection::changed, &m_refresh, &Refresh::soon);
    connect(&session.playback(), &Playback::modeChanged, this, &StageView::refresh);
    connect(&m_choice, &StageChoice::changed, this, &StageView::turn);
    addCommands();
    updateSubtitle();
}

void StageView::refresh() {
    m_dirty = true;
    m_sequencesDirty = true;
    updateSubtitle();
    update();
}

void StageView::forget() {
    stopMotion();
    m_scene = {};
    m_memory = {};
    m_firstCard = -1;
    m_focused = -1;
    refresh();
}

StageInput StageView::input() const {
    StageInput input;
    input.size = toPicture(size());
    switch (m_session.engine()) {
    case Session::Engine::stopped:
        input.server = StageInput::Server::stopped;
        break;
    case Session::Engine::starting:
        input.server = StageInput::Server::starting;
        break;
    default:
        input.server = StageInput::Server::running;
    }
    if (!m_session.hasTrace())
        return input;
    const world::World& world = m_session.world();
    input.world = &world;
    const Moment gate = m_session.standingAtGate();
    const world::Thread* thread = world::latestThread(world);
    // Gauges may have looked since the thread came to the gate.
    input.atGate = gate != 0 && thread && thread->inCall && thread->enterEvent + 1 == gate;
    const bool present = world.moment == m_session.head() && m_session.behind() == 0 &&
                         input.server == StageInput::Server::running;
    if (thread && thread->inCall && present && !input.atGate)
        input.asleepNs = std::max<std::int64_t>(0, m_session.log().nowNs() - thread->enter.atNs);
    if (thread && thread->inCall && !present && thread->enterEvent >= m_session.firstMoment()) {
        const auto took = m_session.durationOf(thread->enterEvent + 1);
        input.answeredAtOnce = took && *took < world::kAtOnceNs;
    }
    input.now = nowText();
    input.next = nextText();
    input.selected = m_session.selection().fd();
    input.kept = m_scene.cards;
    input.firstCard = m_firstCard;
    return input;
}

// The moment that the sentences tell of. Gauges look from outside: what the program does is said by
// the latest event that is not theirs.
Moment StageView::toldMoment() const {
    Moment moment = m_session.world().moment;
    while (moment > m_session.firstMoment() + 1 &&
           m_session.eventAt(moment).phase() == trace::Phase::observer)
        --moment;
    return moment;
}

QString StageView::nowText() const {
    const Moment moment = toldMoment();
    if (moment == 0)
        return nothingYetSentence();
    if (moment <= m_session.firstMoment())
        return tr("History is held from this moment on; what was before has been let go.");
    return nowSentence(m_session.eventAt(moment), m_session.world());
}

QString StageView::nextText() const {
    const Moment moment = toldMoment();
    if (moment <= m_session.firstMoment())
        return {};
    const trace::Event event = m_session.eventAt(moment);
    Moment following = m_session.world().moment + 1;
    while (following < m_session.head() &&
           m_session.eventAt(following).phase() == trace::Phase::observer)
        ++following;
    if (following > m_session.head())
        return nextSentence(event, m_session.world());
    const trace::Event next = m_session.eventAt(following);
    return nextSentence(event, m_session.world(), &next);
}

void StageView::rebuild() {
    m_dirty = false;
    const StageInput now = input();
    Scene scene = sceneOf(now);
    stopMotion();
    if (now.world && m_choice.face() == StageChoice::Face::sets) {
        if (isStep(now.world->moment))
            startMotion(motionsBetween(m_memory, scene, *now.world));
        m_memory = remember(scene, *now.world);
    }
    m_scene = std::move(scene);
    if (m_focused >= static_cast<int>(m_scene.hits.size()))
        m_focused = -1;
    if (m_faces)
        m_faces->setKeepable(m_sequences.current >= 0);
    const bool ticking = m_scene.asleep && now.asleepNs && isVisible();
    if (ticking && !m_clock.isActive())
        m_clock.start();
    else if (!ticking)
        m_clock.stop();
    if (!m_words.isActive())
        m_words.start();
}

// Whether the way from the last picture to this moment is worth showing.
bool StageView::isStep(Moment moment) {
    if (moment == m_memory.moment)
        return false;
    const Moment distance =
        moment > m_memory.moment ? moment - m_memory.moment : m_memory.moment - moment;
    const bool quick = m_sinceMove.isValid() && m_sinceMove.elapsed() < kScrubbingMs;
    m_sinceMove.restart();
    if (m_reducedMotion || !m_session.playback().motionWanted())
        return false;
    return m_session.playback().mode() == Playback::Mode::live ||
           (distance <= kLargestStep && !quick);
}

void StageView::tickClock() {
    if (!isVisible() || !m_session.hasTrace()) {
        m_clock.stop();
        return;
    }
    if (moving())
        return;
    m_dirty = true;
    update();
}

void StageView::startMotion(std::vector<Motion> motions) {
    if (motions.empty())
        return;
    const bool bytes = std::any_of(motions.begin(), motions.end(), [](const Motion& motion) {
        return motion.kind == Motion::Kind::bytes;
    });
    m_motions = std::move(motions);
    m_hidden.clear();
    for (const Motion& motion : m_motions) {
        if (motion.hides < 0)
            continue;
        const auto at = static_cast<std::size_t>(motion.hides);
        if (m_hidden.size() <= at)
            m_hidden.resize(at + 1, 0);
        m_hidden[at] = 1;
    }
    m_share = 0;
    m_animation.setDuration(bytes ? kBytesMs : kStepMs);
    m_animation.start();
}

void StageView::stopMotion() {
    if (moving())
        update();
    m_animation.stop();
    m_motions.clear();
    m_hidden.clear();
    m_share = 1;
}

void StageView::paintEvent(QPaintEvent*) {
    if (m_dirty)
        rebuild();
    const Palette& palette = Palette::current();
    QPainter painter(this);
    painter.fillRect(rect(), palette.panel);
    painter.scale(zoomFactor(), zoomFactor());
    m_painter.paint(painter, m_scene, palette, m_hidden);
    paintMotions(painter);
    if (hasFocus() && m_focused >= 0) {
        const QRectF around = m_scene.hits[static_cast<std::size_t>(m_focused)].rect;
        painter.setPen(QPen(palette.selectionLine, 2, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(around.adjusted(-3, -3, 3, 3), 6, 6);
    }
}

void StageView::paintMotions(QPainter& painter) {
    const Palette& palette = Palette::current();
    for (const Motion& motion : m_motions) {
        if (!motion.visible(m_share))
            continue;
        painter.save();
        painter.setOpacity(motion.opacity(m_share));
        painter.translate(motion.at(m_share) - motion.actor.rect.center());
        m_painter.paintShape(painter, m_scene, motion.actor, palette);
        painter.restore();
    }
}

void StageView::updateSubtitle() {
    QString text;
    if (m_session.hasTrace()) {
        const world::World& world = m_session.world();
        const QString moment =
            tr("moment %1 of %2").arg(groupedText(world.moment), groupedText(m_session.head()));
        const world::Mux* mux = world.mux();
        text = mux && mux->waits > 0
                   ? tr("loop iteration %1 · %2").arg(groupedText(mux->waits), moment)
                   : moment;
    }
    if (text == m_subtitle)
        return;
    m_subtitle = text;
    emit subtitleChanged(text);
}

void StageView::updateWords() {
    setAccessibleDescription(textTwin());
}

TableTwin StageView::tableTwin() {
    if (m_choice.face() == StageChoice::Face::sequence)
        return sequenceTable(sequences());
    if (!m_session.hasTrace())
        return {};
    return m_choice.face() == StageChoice::Face::bitmap ? bitmapTable(m_session.world())
                                                        : stageTable(m_session.world());
}

QString StageView::textTwin() {
    return wordsOf(input());
}

void StageView::resizeEvent(QResizeEvent*) {
    stopMotion();
    m_dirty = true;
}

void StageView::showEvent(QShowEvent* event) {
    emit subtitleChanged(m_subtitle); // whoever shows it came after the constructor
    QWidget::showEvent(event);
}

void StageView::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange ||
        event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace muxscope::ui
