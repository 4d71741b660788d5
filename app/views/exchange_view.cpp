// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/exchange_view.h"

#include "models/exchange_list_model.h"
#include "painters/fonts.h"
#include "session/quantities.h"
#include "views/exchange_badge.h"
#include "views/exchange_meaning.h"
#include "views/exchange_start_line.h"
#include "views/exchange_timing_view.h"

#include <QLabel>
#include <QMenu>
#include <QScopedValueRollback>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>

namespace muxscope::ui {

namespace {

constexpr int kSideBySideWidth = 620;
constexpr int kStartLineHeight = 210; // of the view, from which on the start line has room

QString responseSubtitle(const ExchangeShown& shown) {
    const auto in = static_cast<int>(shown.bytes.request.calls.size());
    const auto out = static_cast<int>(shown.bytes.response.calls.size());
    return ExchangeView::tr("fd %1 · %2 received · %3 sent").arg(shown.number).arg(in).arg(out);
}

} // namespace

ExchangeView::ExchangeView(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_reader(session) {
    setObjectName(QStringLiteral("exchangeView"));
    setAccessibleName(tr("Exchange"));
    build();
    connect(m_previous, &QToolButton::clicked, this, [this] { chooseExchange(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { chooseExchange(+1); });
    connect(m_partsFace, &QToolButton::clicked, this, [this] { showTiming(false); });
    connect(m_timingFace, &QToolButton::clicked, this, [this] { showTiming(true); });
    connect(m_startLine, &ExchangeStartLine::byteChosen, this,
            [this](qint64 offset) { m_session.selection().selectByte(offset, false); });
    connect(m_meaning, &ExchangeMeaning::clicked, this,
            [this] { m_session.selection().lookUp(m_session.selection().topic()); });
    connect(m_timing, &ExchangeTimingView::callWanted, this,
            [this](quint64 event) { m_session.playback().goTo(event + 1); });
    connectTree(m_tree);
    connectTree(m_answer);
    m_reader.setWanted([this] { return isVisible(); });
    connect(&m_reader, &ExchangeReader::changed, this, &ExchangeView::refresh);
    connect(&session.selection(), &Selection::changed, this, &ExchangeView::showSelectedByte);
    refresh();
    m_tree->expand(m_model.index(1, 0));
}

void ExchangeView::connectTree(QTreeView* tree) {
    connect(tree->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) { choosePart(current); });
    connect(tree, &QTreeView::activated, this, &ExchangeView::goToPart);
    tree->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(tree, &QTreeView::customContextMenuRequested, this,
            [this, tree](const QPoint& at) { offerPart(tree, at); });
}

void ExchangeView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    layOutSides();
    placeBadges();
}

void ExchangeView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    m_reader.catchUp();
}

void ExchangeView::layOutSides() {
    const ExchangeShown& shown = m_reader.shown();
    m_sideBySide = width() >= zoomed(kSideBySideWidth) && shown.exchange.has_value();
    const QModelIndex response = responseRow();
    m_answer->setVisible(m_sideBySide);
    if (m_sideBySide && m_answer->rootIndex() != response)
        m_answer->setRootIndex(response);
    if (m_hidden.isValid())
        m_tree->setRowHidden(m_hidden.row(), {}, false);
    m_hidden = m_sideBySide ? response : QModelIndex();
    if (m_hidden.isValid())
        m_tree->setRowHidden(m_hidden.row(), {}, true);
    m_startLine->setVisible(shown.exchange.has_value() && height() >= kStartLineHeight);
    m_meaning->setLines(height() >= 300 ? 3 : 2);
}

// The last row, when it is an exchange that is shown.
QModelIndex ExchangeView::responseRow() const {
    const bool there = m_reader.shown().exchange.has_value() && m_model.rowCount() > 0;
    return there ? m_model.index(m_model.rowCount() - 1, 0) : QModelIndex();
}

void ExchangeView::refresh() {
    const ExchangeShown& shown = m_reader.shown();
    {
        const QScopedValueRollback guard(m_adopting, true);
        const bool first = m_model.rowCount() == 0;
        m_model.show(shown);
        if (first && m_model.rowCount() > 1)
            m_tree->expand(m_model.index(1, 0));
        layOutSides();
    }
    m_empty->setText(shown.why);
    m_pages->setCurrentIndex(shown.anything() ? 1 : 0);
    if (shown.anything())
        showWhich();
    refreshTiming();
    showSelectedByte();
    const QString text = subtitleText();
    if (text == m_subtitle)
        return;
    m_subtitle = text;
    emit subtitleChanged(m_subtitle);
}

void ExchangeView::showWhich() {
    const ExchangeShown& shown = m_reader.shown();
    const std::uint32_t number = shown.exchange ? shown.exchange->number : shown.seen + 1;
    if (shown.exchange) {
        m_startLine->setMessage(shown.bytes.request);
        // The title above has the descriptor; here is little room beside the badges.
        m_which->setText(tr("%1 of %2").arg(number).arg(shown.seen));
        m_which->setToolTip(
            tr("request %1 of %2 on fd %3").arg(number).arg(shown.seen).arg(shown.number));
        const world::Connection& connection = m_session.world().connection(shown.fd);
        const auto badge = [&](ExchangeBadge* pill, bool response) {
            pill->say(arrivalText(connection, *shown.exchange, response),
                      arrivalSentence(connection, *shown.exchange, response));
        };
        badge(m_requestBadge, false);
        badge(m_responseBadge, true);
    } else {
        m_which->setText(shown.behind ? tr("tunnel on fd %1").arg(shown.number)
                                      : tr("bytes of fd %1, call by call").arg(shown.number));
        m_which->setToolTip({});
        m_requestBadge->say({}, {});
        m_responseBadge->say({}, {});
    }
    const std::uint32_t last = shown.seen + (shown.behind ? 1 : 0);
    m_previous->setEnabled(shown.seen > 0 && number > shown.oldest);
    m_next->setEnabled(number < last);
    m_previous->setVisible(last > 1);
    m_next->setVisible(last > 1);
    m_partsFace->setVisible(shown.exchange.has_value());
    m_timingFace->setVisible(shown.exchange.has_value());
    m_badges->setVisible(!m_requestBadge->text().isEmpty() || !m_responseBadge->text().isEmpty());
    placeBadges();
    m_faces->setCurrentIndex(shown.exchange && m_timingFace->isChecked() ? 1 : 0);
}

void ExchangeView::showTiming(bool timing) {
    (timing ? m_timingFace : m_partsFace)->setChecked(true);
    m_faces->setCurrentIndex(timing ? 1 : 0);
    refreshTiming();
}

// What has come since the cursor is shown too: from the newest world, while that still has it.
void ExchangeView::refreshTiming() {
    const ExchangeShown& shown = m_reader.shown();
    if (!shown.exchange || !m_timingFace->isChecked() || !m_session.hasTrace())
        return m_timing->timing().clear();
    const world::World& newest = m_session.headWorld();
    const world::World& now = m_session.world();
    const bool still =
        newest.descriptor(shown.fd).generation == now.descriptor(shown.fd).generation &&
        newest.connection(shown.fd).exchange(shown.exchange->number) != nullptr;
    m_timing->timing().show(still ? newest : now, m_session.log(), shown.fd, shown.exchange->number,
                            m_session.playback().cursor());
}

QString ExchangeView::subtitleText() const {
    const ExchangeShown& shown = m_reader.shown();
    if (shown.stream)
        return responseSubtitle(shown);
    if (!shown.exchange)
        return shown.fd.valid() ? QStringLiteral("fd %1").arg(shown.number) : QString();
    const world::MessageSide& side = shown.exchange->request;
    const QString where = tr("fd %1 · request %2").arg(shown.number).arg(shown.exchange->number);
    const bool lengthKnown = side.headBytes > 0 && !side.chunked;
    const QString bytes =
        lengthKnown && !side.complete()
            ? countedText(tr("%1 of %n byte(s)", nullptr,
                             static_cast<int>(side.headBytes + side.bodyExpected)),
                          side.headBytes + side.bodyExpected)
                  .arg(countText(side.bytes))
            : countedText(tr("%n byte(s)", nullptr, static_cast<int>(side.bytes)), side.bytes);
    return QStringLiteral("%1 · %2").arg(where, bytes);
}

QTreeView* ExchangeView::treeOf(const QModelIndex& part) const {
    return m_sideBySide && part.data(ExchangeTreeModel::InResponseRole).toBool() ? m_answer
                                                                                 : m_tree;
}

void ExchangeView::choosePart(const QModelIndex& part) {
    if (m_adopting || !part.isValid())
        return;
    m_meaning->setMeaning(part.data().toString(),
                          part.data(ExchangeTreeModel::MeaningRole).toString());
    if (m_marking)
        return;
    const QString topic = part.data(ExchangeTreeModel::TopicRole).toString();
    if (!topic.isEmpty())
        m_session.selection().pointAt(topic);
    const qint64 offset = part.data(ExchangeTreeModel::OffsetRole).toLongLong();
    if (offset >= 0)
        m_session.selection().selectByte(offset,
                                         part.data(ExchangeTreeModel::InResponseRole).toBool(),
                                         part.data(ExchangeTreeModel::LengthRole).toLongLong());
}

void ExchangeView::goToPart(const QModelIndex& part) {
    const ExchangeShown& shown = m_reader.shown();
    const bool response = part.data(ExchangeTreeModel::InResponseRole).toBool();
    const std::uint64_t event = eventOfByte(response ? shown.bytes.response : shown.bytes.request,
                                            part.data(ExchangeTreeModel::OffsetRole).toLongLong());
    if (event != world::kNoEvent)
        m_session.playback().goTo(event + 1);
}

void ExchangeView::offerPart(QTreeView* tree, const QPoint& at) {
    const QPersistentModelIndex part = tree->indexAt(at);
    if (!part.isValid())
        return;
    const QString topic = part.data(ExchangeTreeModel::TopicRole).toString();
    QMenu menu(this);
    QAction* go = menu.addAction(tr("Go to the call that carried its first byte"));
    go->setEnabled(part.data(ExchangeTreeModel::OffsetRole).toLongLong() >= 0);
    QAction* look = menu.addAction(tr("Look it up in the reference"));
    look->setEnabled(!topic.isEmpty());
    const QAction* chosen = menu.exec(tree->viewport()->mapToGlobal(at));
    if (chosen == go && part.isValid())
        goToPart(part);
    else if (chosen == look)
        m_session.selection().lookUp(topic);
}

void ExchangeView::showSelectedByte() {
    const Selection& selection = m_session.selection();
    m_startLine->setSelected(selection.byteInResponse() ? -1 : selection.byteOffset());
    if (selection.byteOffset() < 0)
        return;
    const QModelIndex deepest =
        m_model.indexOfByte(selection.byteOffset(), selection.byteInResponse());
    QTreeView* tree = treeOf(deepest);
    const QModelIndex current = tree->currentIndex();
    const qint64 offset = current.data(ExchangeTreeModel::OffsetRole).toLongLong();
    // A part chosen in the tree stays chosen: its bytes are the marked ones.
    if (current.isValid() && offset == selection.byteOffset() &&
        current.data(ExchangeTreeModel::LengthRole).toLongLong() == selection.byteLength() &&
        current.data(ExchangeTreeModel::InResponseRole).toBool() == selection.byteInResponse())
        return;
    const QScopedValueRollback guard(m_marking, true);
    if (deepest.isValid())
        tree->setCurrentIndex(deepest);
}

void ExchangeView::chooseExchange(int step) {
    const ExchangeShown& shown = m_reader.shown();
    if (!shown.anything())
        return;
    const std::uint32_t shownNumber = shown.exchange ? shown.exchange->number : shown.seen + 1;
    const std::uint32_t number = shownNumber + static_cast<std::uint32_t>(step);
    const std::uint32_t last = shown.seen + (shown.behind ? 1 : 0);
    m_session.selection().selectByte(-1, false);
    // The latest one is followed again, whatever comes.
    m_session.selection().selectExchange(number >= last ? 0 : number);
}

} // namespace muxscope::ui
