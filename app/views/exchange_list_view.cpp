// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/exchange_list_view.h"

#include "painters/fonts.h"
#include "painters/palette.h"
#include "session/findings.h"
#include "session/quantities.h"
#include "widgets/label_look.h"
#include "widgets/panel_table.h"
#include "widgets/rows_table.h"
#include "widgets/whole_rows_place.h"

#include <QElapsedTimer>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QScopedValueRollback>
#include <QScrollBar>
#include <QStackedLayout>
#include <QStyledItemDelegate>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>
#include <array>

namespace muxscope::ui {

namespace {

constexpr int kRefreshMs = 100;  // while the server runs freely
constexpr int kShareOfTime = 20; // a refresh may take one twentieth of the time

using State = ExchangeListModel::State;

QColor colourOf(State state, const Palette& palette) {
    switch (state) {
    case State::complete:
        return palette.write.text;
    case State::malformed:
    case State::left:
        return palette.exceptional.text;
    case State::receiving:
    case State::handling:
    case State::sending:
        return palette.attention.text;
    case State::unseen:
    case State::none:
        break;
    }
    return palette.textMuted;
}

int rowHeight() {
    return QFontMetrics(monoFont()).height() + 6;
}

class RowDelegate : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override {
        QStyledItemDelegate::initStyleOption(option, index);
        const Palette& palette = Palette::current();
        const auto state = index.data(ExchangeListModel::StateRole).value<State>();
        const bool said = index.column() == ExchangeListModel::stateColumn;
        const bool came = index.column() == ExchangeListModel::arrivalColumn;
        const bool notYet = index.data(ExchangeListModel::NotYetRole).toBool();
        const QColor colour = notYet ? palette.textFaint
                              : said ? colourOf(state, palette)
                              : came ? palette.attention.text
                                     : palette.text;
        option->font = said || came ? textFont(-1) : monoFont(-1);
        option->palette.setColor(QPalette::Text, colour);
        option->palette.setColor(QPalette::HighlightedText, colour);
        option->palette.setColor(QPalette::Highlight, palette.selection);
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const override {
        return {QStyledItemDelegate::sizeHint(option, index).width() + 4, rowHeight()};
    }
};

} // namespace

ExchangeListView::ExchangeListView(Session& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_model({[&session] { return session.hasTrace() ? &session.world() : nullptr; },
               [&session] { return session.hasTrace() ? &session.log() : nullptr; },
               [&session] { return session.hasTrace() ? &session.findings().exchanges : nullptr; },
               [&session] { return session.playback().cursor(); },
               [&session] {
                   return session.hasTrace() ? &session.headWorld() : nullptr;
               }}),
      m_refresh(
          session, this, [this] { refresh(); }, kRefreshMs) {
    setObjectName(QStringLiteral("exchangeList"));
    setAccessibleName(tr("Exchanges"));
    build();
    connect(&session, &Session::cursorMoved, this, &ExchangeListView::refreshSoon);
    connect(&session, &Session::headMoved, this, &ExchangeListView::refreshSoon);
    connect(&session, &Session::traceReplaced, this, [this] {
        m_model.restart();
        refreshSoon();
    });
    connect(&session.selection(), &Selection::changed, this, &ExchangeListView::followSelection);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString& words) {
        m_model.setWords(words);
        refreshSoon();
    });
    connect(m_only, &QToolButton::toggled, this, &ExchangeListView::followSelection);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& current) { chooseRow(current); });
    connect(m_list, &QTableView::activated, this, &ExchangeListView::goToRow);
    connect(m_list, &QTableView::customContextMenuRequested, this, &ExchangeListView::offerRow);
    refresh();
}

void ExchangeListView::build() {
    m_filter = new QLineEdit(this);
    m_filter->setObjectName(QStringLiteral("exchangeFilter"));
    m_filter->setAccessibleName(tr("Filter the exchanges"));
    m_filter->setPlaceholderText(tr("Filter, e.g. fd5 GET 200"));
    m_filter->setToolTip(
        tr("Only exchanges that have each of these words in one of their columns"));
    m_filter->setClearButtonEnabled(true);
    m_filter->setFont(monoFont(-1));
    m_only = new QToolButton(this);
    m_only->setObjectName(QStringLiteral("exchangeOnly"));
    m_only->setText(tr("This fd only"));
    m_only->setAccessibleName(m_only->text());
    m_only->setToolTip(tr("Only exchanges of the connection that is chosen"));
    m_only->setCheckable(true);
    m_only->setAutoRaise(true);
    buildList();
    m_empty = new QLabel(this);
    m_empty->setObjectName(QStringLiteral("exchangeListEmpty"));
    m_empty->setAlignment(Qt::AlignCenter);
    setTone(*m_empty, LabelTone::muted);
    m_empty->setWordWrap(true);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(0, 0, 0, 0);
    top->addWidget(m_filter, 1);
    top->addWidget(m_only);
    m_pages = new QStackedLayout;
    m_pages->addWidget(m_empty);
    m_pages->addWidget(new WholeRowsPlace(*m_list, this));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(top);
    column->addLayout(m_pages, 1);
}

// A table: a tree would lay out all its rows anew for each that comes.
void ExchangeListView::buildList() {
    m_list = new RowsTable(this);
    m_list->setObjectName(QStringLiteral("exchangeRows"));
    m_list->setAccessibleName(tr("Exchanges, the latest last"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new RowDelegate(m_list));
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    dressTable(*m_list, ExchangeListModel::targetColumn);
    m_list->verticalHeader()->setDefaultSectionSize(rowHeight());
    m_list->horizontalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_list->horizontalHeader()->setMinimumSectionSize(24);
    m_list->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
}

void ExchangeListView::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    refresh();
}

void ExchangeListView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fitColumns();
}

// The target gets what is left; in a narrow panel the least telling columns go first.
void ExchangeListView::fitColumns() {
    const QFontMetrics mono(monoFont(-1));
    const int digit = mono.horizontalAdvance(QLatin1Char('0'));
    const auto wide = [&](int chars) {
        return chars * digit + 14;
    };
    const std::array<int, ExchangeListModel::columnCount_> widths{
        wide(2), wide(2), wide(7), 0, wide(6), wide(15), wide(8), wide(13), wide(11)};
    constexpr int kTarget = 84;
    int left = m_list->width() - m_list->verticalScrollBar()->sizeHint().width() - kTarget;
    for (const int column : {ExchangeListModel::fdColumn, ExchangeListModel::methodColumn,
                             ExchangeListModel::statusColumn, ExchangeListModel::stateColumn,
                             ExchangeListModel::arrivalColumn, ExchangeListModel::tookColumn,
                             ExchangeListModel::numberColumn, ExchangeListModel::bytesColumn}) {
        const int width = widths[static_cast<std::size_t>(column)];
        m_list->setColumnHidden(column, width > left);
        left -= width > left ? 0 : width;
        m_list->horizontalHeader()->resizeSection(column, width);
    }
    m_list->horizontalHeader()->resizeSection(ExchangeListModel::targetColumn,
                                              kTarget + std::max(0, left));
}

void ExchangeListView::refreshSoon() {
    if (isVisible())
        m_refresh.soon();
}

void ExchangeListView::refresh() {
    QElapsedTimer took;
    took.start();
    const QScrollBar& bar = *m_list->verticalScrollBar();
    const bool atEnd = bar.value() == bar.maximum();
    const bool done = m_model.refresh();
    followSelection();
    // The newest in sight, unless somebody has chosen one to look at.
    if (atEnd && m_session.playback().mode() != Playback::Mode::paused &&
        m_session.selection().exchange() == 0)
        m_list->scrollToBottom();
    const int pauseMs = static_cast<int>(took.elapsed()) * kShareOfTime;
    m_refresh.setPaceMs(std::max(kRefreshMs, pauseMs), pauseMs);
    m_empty->setText(m_filter->text().isEmpty() && !m_only->isChecked()
                         ? tr("No exchange yet: nobody has sent a request.")
                         : tr("No exchange is like that."));
    m_pages->setCurrentIndex(m_model.rowCount() == 0 ? 0 : 1);
    if (!done && isVisible())
        m_refresh.soon();
    QString subtitle;
    if (m_model.rowCount() > 0)
        subtitle = countedText(tr("%n exchange(s)", nullptr, m_model.rowCount()),
                               static_cast<std::uint64_t>(m_model.rowCount()));
    if (m_model.older() > 0)
        subtitle += tr(" · %1 older not held").arg(countText(m_model.older()));
    if (subtitle == m_subtitle)
        return;
    m_subtitle = subtitle;
    emit subtitleChanged(m_subtitle);
}

void ExchangeListView::followSelection() {
    const Selection& selection = m_session.selection();
    m_model.setOnly(m_only->isChecked() ? selection.fd() : kNoFd);
    const QScopedValueRollback guard(m_following, true);
    if (!m_session.hasTrace() || !selection.fd().valid())
        return m_list->clearSelection();
    const world::Connection& connection = m_session.world().connection(selection.fd());
    const world::Exchange* latest = connection.latest();
    const std::uint32_t number = selection.exchange() != 0 ? selection.exchange()
                                 : latest == nullptr       ? 0
                                                           : latest->number;
    const int row = number == 0 ? -1 : m_model.rowOf(selection.fd(), number);
    if (row < 0)
        return m_list->clearSelection();
    const QModelIndex chosen = m_model.index(row, 0);
    if (m_list->currentIndex().row() == row && m_list->selectionModel()->hasSelection())
        return; // and stays where it is: somebody may have scrolled away
    m_list->setCurrentIndex(chosen);
    m_list->scrollTo(chosen);
}

void ExchangeListView::chooseRow(const QModelIndex& row) {
    if (m_following || !row.isValid())
        return;
    const QString topic = row.data(ExchangeListModel::TopicRole).toString();
    const Fd fd = m_model.fdAt(row.row());
    const std::uint32_t number = m_model.numberAt(row.row());
    // Of one that the world at the cursor does not have nothing can be shown there.
    if (!row.data(ExchangeListModel::HeldRole).toBool())
        m_session.playback().goTo(row.data(ExchangeListModel::EndRole).toULongLong() + 1);
    m_session.selection().selectFd(fd);
    m_session.selection().selectExchange(number);
    m_session.selection().pointAt(topic);
}

void ExchangeListView::goToRow(const QModelIndex& row) {
    if (row.isValid())
        m_session.playback().goTo(row.data(ExchangeListModel::EventRole).toULongLong() + 1);
}

void ExchangeListView::offerRow(const QPoint& at) {
    const QPersistentModelIndex row = m_list->indexAt(at);
    if (!row.isValid())
        return;
    const QString topic = row.data(ExchangeListModel::TopicRole).toString();
    QMenu menu(this);
    const QAction* go = menu.addAction(tr("Go to the call that brought its first byte"));
    const QAction* look = menu.addAction(tr("Look up %1 in the reference").arg(topic));
    const QAction* chosen = menu.exec(m_list->viewport()->mapToGlobal(at));
    if (chosen == go && row.isValid())
        goToRow(row);
    else if (chosen == look)
        m_session.selection().lookUp(topic);
}

} // namespace muxscope::ui
