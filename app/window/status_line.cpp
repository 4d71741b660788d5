// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/status_line.h"

#include "session/findings.h"
#include "session/quantities.h"
#include "session/watch_words.h"
#include "session/watching.h"
#include "trace/event_text.h"
#include "widgets/line_label.h"

#include <QEvent>
#include <QLabel>
#include <QStatusBar>
#include <QStyle>
#include <QToolButton>

#include <algorithm>

namespace muxscope::ui {

namespace {

constexpr int kPaceMs = 150;

// "8.3", "129 400": a digit behind the point only where it says something.
QString ratioText(double ratio) {
    return ratio < 100 ? QString::number(ratio, 'f', 1)
                       : countText(static_cast<std::uint64_t>(ratio));
}

quint64 openDescriptors(const world::World& world) {
    quint64 open = 0;
    for (std::size_t i = 0; i < world.descriptors.size(); ++i)
        open += world.descriptors[i].open ? 1 : 0;
    return open;
}

} // namespace

StatusLine::StatusLine(Session& session, QStatusBar& bar)
    : QObject(&bar),
      m_session(session),
      m_engine(new LineLabel(QStringLiteral("engineStatus"), LineLabel::Width::ofText,
                             Qt::AlignLeft, &bar)),
      m_warnings(new QToolButton(&bar)),
      m_counters(new LineLabel(QStringLiteral("counters"), LineLabel::Width::given,
                               Qt::AlignHCenter, &bar)),
      m_history(new LineLabel(QStringLiteral("historyHeld"), LineLabel::Width::ofText,
                              Qt::AlignRight, &bar)),
      m_refresh(
          session, this, [this] { refresh(); }, kPaceMs) {
    m_engine->label().setAccessibleName(tr("What the server does"));
    m_counters->label().setAccessibleName(tr("Counters"));
    m_history->label().setAccessibleName(tr("History held"));
    m_counters->setMinimumWidth(50);
    m_counters->installEventFilter(this);
    m_warnings->setObjectName(QStringLiteral("warningBadge"));
    m_warnings->setAccessibleName(tr("Warnings"));
    m_warnings->setToolTip(tr("Show what is wrong with the program"));
    m_warnings->hide();
    connect(&bar, &QStatusBar::messageChanged, &m_refresh, &Refresh::soon);
    connect(m_warnings, &QToolButton::clicked, this, &StatusLine::warningsWanted);
    bar.addWidget(m_engine);
    bar.addWidget(m_warnings);
    bar.addWidget(m_counters, 1);
    bar.addPermanentWidget(m_history);
    bar.setSizeGripEnabled(false);
    connect(&session, &Session::headMoved, &m_refresh, &Refresh::soon);
    connect(&session, &Session::cursorMoved, &m_refresh, &Refresh::soon);
    connect(&session, &Session::engineChanged, &m_refresh, &Refresh::soon);
    connect(&session, &Session::traceReplaced, &m_refresh, &Refresh::soon);
    refresh();
}

bool StatusLine::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize) // how much is said depends on the room
        m_refresh.soon();
    return QObject::eventFilter(watched, event);
}

void StatusLine::refresh() {
    QString meaning;
    m_engine->setText(engineText(meaning));
    QLabel& engine = m_engine->label();
    if (engine.property("meaning").toString() != meaning) {
        engine.setProperty("meaning", meaning);
        engine.style()->unpolish(&engine);
        engine.style()->polish(&engine);
    }
    showWarnings();
    m_counters->setText(countersText());
    const watch::ProgramSource* const watched = Watching::of(m_session).program();
    m_counters->label().setToolTip(watched != nullptr ? watchCostExplained(watched->cost())
                                                      : QString());
    m_history->setText(historyText());
}

void StatusLine::tellStop(const QString& why) {
    m_stop = why;
    refresh();
}

void StatusLine::showWarnings() {
    const auto& warnings = m_session.findings().warnings.all();
    const bool error =
        std::any_of(warnings.begin(), warnings.end(), [](const world::Warning& warning) {
            return world::severityOf(warning.kind) == world::Severity::error;
        });
    const QString mark = error ? QStringLiteral("\u25c6 ") : QStringLiteral("\u25b2 ");
    const QString text = mark + tr("%n warning(s)", nullptr, static_cast<int>(warnings.size()));
    // Meanwhile the bar itself hides it, and shows it again.
    const auto* bar = qobject_cast<const QStatusBar*>(m_warnings->parentWidget());
    if (bar == nullptr || bar->currentMessage().isEmpty())
        m_warnings->setVisible(!warnings.empty());
    if (text == m_warnings->text() || warnings.empty())
        return;
    m_warnings->setText(text);
    m_warnings->setAccessibleName(tr("%n warning(s)", nullptr, static_cast<int>(warnings.size())));
    m_warnings->setProperty("meaning",
                            error ? QStringLiteral("exceptional") : QStringLiteral("attention"));
    m_warnings->style()->unpolish(m_warnings);
    m_warnings->style()->polish(m_warnings);
}

QString StatusLine::engineText(QString& meaning) const {
    if (!m_stop.isEmpty()) {
        meaning = QStringLiteral("exceptional");
        constexpr qsizetype kMost = 64; // conditions may be long; the badge's tool tip has all
        return QStringLiteral("● ") +
               (m_stop.size() > kMost ? m_stop.left(kMost - 1) + QChar(0x2026) : m_stop);
    }
    const watch::ProgramSource* const watched = Watching::of(m_session).program();
    switch (m_session.engine()) {
    case Session::Engine::stopped:
        if (m_session.loadProgress() < 1)
            return tr("reading the recording: %1 %")
                .arg(static_cast<int>(m_session.loadProgress() * 100));
        if (watched != nullptr)
            return tr("■ %1, no longer watched").arg(watchedName(*watched));
        return m_session.fileName().isEmpty() ? tr("■ server stopped") : tr("■ recording");
    case Session::Engine::starting:
        return tr("starting…");
    case Session::Engine::stopping:
        return tr("stopping…");
    case Session::Engine::running:
        meaning = QStringLiteral("write");
        if (watched != nullptr)
            return tr("● watching %1").arg(watchedTitle(*watched));
        return tr("● listening on %1").arg(m_session.listeningOn());
    case Session::Engine::atGate:
        break;
    }
    meaning = QStringLiteral("exceptional");
    const Moment standing = m_session.standingAtGate();
    if (standing == 0 || standing > m_session.head())
        return tr("● engine paused");
    return tr("● engine paused before: %1")
        .arg(QString::fromStdString(trace::callText(m_session.eventAt(standing))));
}

QString StatusLine::countersText() const {
    if (!m_session.hasTrace())
        return tr("Press Start, then Send, or open http://127.0.0.1:%1 in a browser")
            .arg(m_session.settings().port);
    const world::World& world = m_session.headWorld();
    QStringList parts;
    if (const watch::ProgramSource* const watched = Watching::of(m_session).program())
        parts << watchCostText(watched->cost());
    const auto ended = std::count_if(world.threads.begin(), world.threads.end(),
                                     [](const world::Thread& thread) { return thread.ended; });
    parts << tr("threads %1").arg(static_cast<qsizetype>(world.threads.size()) - ended);
    parts << tr("descriptors %1").arg(openDescriptors(world));
    parts << tr("connections %1").arg(world.connectionsOpen);
    if (m_session.eventsPerSecond() >= 1)
        parts
            << tr("events/s %1").arg(countText(static_cast<quint64>(m_session.eventsPerSecond())));
    if (world.counters.responses > 0)
        parts << tr("%1 calls/request")
                     .arg(ratioText(static_cast<double>(world.counters.calls) /
                                    static_cast<double>(world.counters.responses)));
    if (m_session.engine() == Session::Engine::atGate)
        parts << tr("the kernel keeps receiving while we look");
    // Whole items or none: the last are those that can be missed.
    const auto joined = [&parts] {
        return parts.join(QStringLiteral("  ·  "));
    };
    while (parts.size() > 1 &&
           m_counters->label().fontMetrics().horizontalAdvance(joined()) > m_counters->width() - 14)
        parts.removeLast();
    return joined();
}

QString StatusLine::historyText() const {
    if (!m_session.hasTrace())
        return {};
    QString text = tr("history %1 events, %2")
                       .arg(countText(m_session.head() - m_session.firstMoment()),
                            sizeText(m_session.log().bytesHeld()));
    if (m_session.firstMoment() > 0)
        text += tr(" (from %1)").arg(countText(m_session.firstMoment()));
    if (m_session.behind() > 0)
        text += tr(" · %1 behind").arg(countText(m_session.behind()));
    const auto stalls = m_session.log().stalls();
    if (stalls.count > 0)
        text += tr(" · server waited %1 for room").arg(spanText(stalls.ns));
    return text;
}

} // namespace muxscope::ui
