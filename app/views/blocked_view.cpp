// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/blocked_view.h"

#include "models/model_table.h"
#include "models/waits_words.h"
#include "painters/fonts.h"
#include "session/findings.h"
#include "session/quantities.h"
#include "views/blocked_shares.h"
#include "widgets/panel_table.h"
#include "widgets/sentence_label.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace muxscope::ui {

namespace {
constexpr int kPaceMs = 200;
constexpr int kClockMs = 250;
} // namespace

BlockedView::BlockedView(Session& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_sentence(new SentenceLabel(QStringLiteral("blockedSentence"), this)),
      m_refresh(
          session, this, [this] { refresh(); }, kPaceMs, Refresh::Weight::heavy) {
    setObjectName(QStringLiteral("blockedView"));
    setAccessibleName(tr("Why blocked"));
    m_sentence->label().setAccessibleName(tr("What the thread waits for at this moment"));
    m_sentence->label().setTextInteractionFlags(Qt::TextSelectableByMouse);
    buildGroups();
    buildTable();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(4, 0, 4, 0);
    layout->setSpacing(4);
    layout->addWidget(m_sentence);
    layout->addWidget(m_table, 1);
    m_legend = new SharesLegend(this);
    layout->addWidget(m_legend);
    m_clock.setInterval(kClockMs);
    connect(&m_clock, &QTimer::timeout, this, &BlockedView::everyQuarter);
    connect(&session, &Session::headMoved, this, &BlockedView::wake);
    connect(&session, &Session::cursorMoved, this, &BlockedView::wake);
    connect(&session, &Session::engineChanged, this, &BlockedView::wake);
    connect(&session, &Session::traceReplaced, this, [this] {
        m_shownSpans = UINT64_MAX;
        wake();
    });
    refresh();
}

void BlockedView::buildGroups() {
    m_groups = new QWidget(this);
    auto* line = new QHBoxLayout(m_groups);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(2);
    m_buttons = new QButtonGroup(this);
    const QStringList names{tr("Reasons"), tr("Threads"), tr("Descriptors"), tr("Clients")};
    const QStringList about{tr("What all threads waited for, by reason"),
                            tr("The same for each thread"),
                            tr("The same for each descriptor, all its lives together"),
                            tr("The same for each client, named by its address")};
    for (int i = 0; i < names.size(); ++i) {
        auto* button = new QToolButton(m_groups);
        button->setObjectName(QStringLiteral("blockedBy%1").arg(i));
        button->setText(names[i]);
        button->setAccessibleName(names[i]);
        button->setToolTip(about[i]);
        button->setCheckable(true);
        m_buttons->addButton(button, i);
        line->addWidget(button);
    }
    m_buttons->button(0)->setChecked(true);
    connect(m_buttons, &QButtonGroup::idClicked, this,
            [this](int id) { group(static_cast<WaitsModel::Grouping>(id)); });
}

void BlockedView::buildTable() {
    m_table = new QTableView(this);
    m_table->setObjectName(QStringLiteral("blockedTable"));
    m_table->setAccessibleName(tr("Totals of waiting"));
    m_table->setToolTip(tr("Choose a row to go to its longest span"));
    m_table->setModel(&m_model);
    m_table->setItemDelegate(new WaitsDelegate(m_table));
    m_table->setItemDelegateForColumn(WaitsModel::sharesColumn, new SharesDelegate(m_table));
    dressTable(*m_table, WaitsModel::sharesColumn);
    connect(m_table, &QTableView::clicked, this, &BlockedView::goToLongest);
    connect(m_table, &QTableView::activated, this, &BlockedView::goToLongest);
}

QObject* BlockedView::titleWidget() const {
    return m_groups;
}

void BlockedView::group(WaitsModel::Grouping grouping) {
    m_buttons->button(static_cast<int>(grouping))->setChecked(true);
    m_model.show(m_session.findings().waits, grouping, m_session.headWorld(), running());
}

void BlockedView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_shownSpans = UINT64_MAX; // what goes on has gone on
    refresh();
}

void BlockedView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    constexpr int kRoomy = 140; // below, the rows need it more: their tool tips say the same
    m_legend->setVisible(height() >= kRoomy);
}

void BlockedView::wake() {
    if (isVisible())
        m_refresh.soon();
}

void BlockedView::refresh() {
    showTotals();
    showSentence();
    showSubtitle();
    chooseClock();
}

bool BlockedView::serverRuns() const {
    return m_session.engine() == Session::Engine::running ||
           m_session.engine() == Session::Engine::atGate;
}

// What each thread is in, until now: until the end of a recording that has ended.
std::vector<WaitsModel::Running> BlockedView::running() const {
    std::vector<WaitsModel::Running> all;
    if (!m_session.hasTrace())
        return all;
    const world::World& world = m_session.headWorld();
    const std::int64_t now = serverRuns() ? m_session.log().nowNs() : world.atNs;
    for (const world::Thread& thread : world.threads) {
        auto span = world::presentWait(world, thread);
        if (!span)
            continue;
        span->toNs = std::max(span->fromNs, now);
        const world::Connection& connection = world.connection(span->fd);
        const bool ofClient = span->fd.valid() && connection.open && connection.peer.length > 0;
        all.push_back(
            {*span, ofClient ? QString::fromStdString(connection.peer.text()) : QString()});
    }
    return all;
}

void BlockedView::showTotals() {
    const world::Waits& waits = m_session.findings().waits;
    if (waits.spans() == m_shownSpans)
        return;
    m_shownSpans = waits.spans();
    m_model.show(waits, m_model.grouping(), m_session.headWorld(), running());
}

void BlockedView::showSubtitle() {
    QString subtitle;
    if (m_session.hasTrace()) {
        subtitle = serverRuns() ? tr("whole recording, so far") : tr("whole recording");
        if (m_model.leftOut() > 0)
            subtitle += tr(" · %1 rows more").arg(countText(m_model.leftOut()));
    }
    if (subtitle == m_subtitle)
        return;
    m_subtitle = subtitle;
    emit subtitleChanged(m_subtitle);
}

// What goes on grows longer although no event comes; at the gate the log's clock stands still.
void BlockedView::chooseClock() {
    if (m_session.engine() != Session::Engine::running || !isVisible())
        m_clock.stop();
    else if (!m_clock.isActive())
        m_clock.start();
}

void BlockedView::everyQuarter() {
    if (m_session.turns().crowded())
        return; // events come anyway
    const std::vector<WaitsModel::Running> all = running();
    // The sleep of a loop is about nobody: then only the reasons and the threads grow.
    const bool aboutSomebody =
        std::any_of(all.begin(), all.end(), [](const auto& one) { return one.span.fd.valid(); });
    const auto grouping = m_model.grouping();
    if (isVisible() && (aboutSomebody || grouping == WaitsModel::Grouping::reason ||
                        grouping == WaitsModel::Grouping::thread))
        m_model.show(m_session.findings().waits, grouping, m_session.headWorld(), all);
    showSentence();
    chooseClock();
}

void BlockedView::showSentence() {
    const bool now = serverRuns() && m_session.playback().atHead();
    QString text = tr("No trace yet: start the server.");
    if (m_session.hasTrace()) {
        const world::World& world = m_session.world();
        const bool atGate = now && m_session.standingAtGate() == m_session.head();
        text = blockedSentence(world, &m_session.log(), now ? m_session.log().nowNs() : world.atNs,
                               atGate);
    }
    m_sentence->setText(text);
}

void BlockedView::goToLongest(const QModelIndex& index) {
    const quint64 event = index.data(WaitsModel::EventRole).toULongLong();
    if (event == world::kNoEvent || event >= m_session.head())
        return;
    m_session.playback().goTo(event + 1);
    const Fd fd{index.data(WaitsModel::FdRole).toInt()};
    if (fd.valid())
        m_session.selection().selectFd(fd);
}

TableTwin BlockedView::tableTwin() const {
    return modelTable(m_model);
}

} // namespace muxscope::ui
