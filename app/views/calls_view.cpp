// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/calls_view.h"

#include "models/call_filter_fields.h"
#include "painters/fonts.h"
#include "session/quantities.h"
#include "views/calls_columns.h"
#include "views/calls_copy.h"
#include "views/calls_filter_field.h"
#include "views/calls_orders.h"
#include "views/calls_search.h"
#include "views/calls_table.h"
#include "widgets/line_label.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QTextDocumentFragment>
#include <QToolButton>
#include <QVBoxLayout>

namespace muxscope::ui {

namespace {

constexpr std::int64_t kFrameBudgetNs = 3'000'000; // of one frame, for taking in new calls
constexpr int kMoreMs = 4;
constexpr int kCrowdOverMs = 100; // looks whether it is
constexpr int kNoticeMs = 6000;

QString columnsKey() {
    return QStringLiteral("calls.columns");
}

// Of the world at the cursor: what is open, and who is at the other end.
CallFilterValues valuesOf(const Session& session, const CallsModel& model) {
    constexpr qsizetype kMost = 64;
    CallFilterValues values{model.occurred(), {}, {}};
    if (!session.hasTrace())
        return values;
    const world::World& world = session.world();
    for (std::size_t n = 0; n < world.descriptors.size() && values.fds.size() < kMost; ++n) {
        if (!world.descriptors[n].open)
            continue;
        values.fds << QString::number(n);
        const world::Connection& connection = world.connections[n];
        if (connection.open && connection.peer.port() != 0)
            values.ports << QString::number(connection.peer.port());
    }
    return values;
}

} // namespace

CallsView::CallsView(Session& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_filter(new CallsFilterField(this)),
      m_menuButton(new QToolButton(this)),
      m_fault(new LineLabel(QStringLiteral("callsFilterFault"), LineLabel::Width::given,
                            Qt::AlignLeft, this)),
      m_notice(new QLabel(this)),
      m_table(new CallsTable(m_model, this)),
      m_orders(new CallsOrders(*m_table)),
      m_search(new CallsSearch(m_model, this)),
      m_copy(new CallsCopy(m_model, this)),
      m_refresh(session, this, [this] { advance(); }) {
    setObjectName(QStringLiteral("callsView"));
    setAccessibleName(tr("Calls"));
    layOut();
    connectTable();
    connect(m_filter, &QLineEdit::textChanged, this, &CallsView::applyFilter);
    connect(&session, &Session::headMoved, &m_refresh, &Refresh::soon);
    connect(&session, &Session::cursorMoved, this, [this] {
        if (m_session.turns().crowded())
            m_refresh.soon();
        else
            followCursor();
    });
    const auto replaceLog = [this] {
        m_search->cancel();
        m_copy->cancel();
        m_table->clearSelection();
        m_model.setLog(m_session.hasTrace() ? &m_session.log() : nullptr, &m_session.calls());
        advance();
    };
    connect(&session, &Session::traceReplaced, this, replaceLog);
    m_more.setSingleShot(true);
    connect(&m_more, &QTimer::timeout, this, [this] {
        if (m_session.turns().crowded())
            goOnSoon();
        else
            advance();
    });
    m_noticeEnds.setSingleShot(true);
    m_noticeEnds.setInterval(kNoticeMs);
    connect(&m_noticeEnds, &QTimer::timeout, m_notice, &QWidget::hide);
    m_table->columns().setState(m_session.viewState().value(columnsKey()));
    replaceLog();
}

void CallsView::layOut() {
    m_filter->setObjectName(QStringLiteral("callsFilter"));
    m_filter->setAccessibleName(tr("Filter of the calls"));
    m_filter->setPlaceholderText(tr("Filter, e.g. %1").arg(QStringLiteral("fd==5 && call==recv")));
    m_filter->setToolTip(callFilterHelp());
    m_filter->setAccessibleDescription(
        QTextDocumentFragment::fromHtml(callFilterHelp()).toPlainText());
    m_filter->setValues([this] { return valuesOf(m_session, m_model); });
    m_menuButton->setObjectName(QStringLiteral("callsMenu"));
    m_menuButton->setText(QStringLiteral("⋮"));
    m_menuButton->setAccessibleName(tr("Columns, copying and searching"));
    m_menuButton->setToolTip(tr("Columns, copying and searching"));
    m_menuButton->setPopupMode(QToolButton::InstantPopup);
    m_menuButton->setProperty("bar", true);
    m_menuButton->setFocusPolicy(Qt::StrongFocus);
    auto* menu = new QMenu(m_menuButton);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] {
        menu->clear();
        fillMenu(*menu);
    });
    m_menuButton->setMenu(menu);
    m_fault->label().setAccessibleName(tr("What is wrong with the filter"));
    m_fault->label().setFont(textFont(-1));
    m_fault->hide();
    m_notice->setObjectName(QStringLiteral("callsNotice"));
    m_notice->setAccessibleName(tr("What came of the last order"));
    m_notice->setWordWrap(true);
    m_notice->setFont(textFont(-1));
    m_notice->hide();
    auto* top = new QHBoxLayout;
    top->setSpacing(4);
    top->addWidget(m_filter, 1);
    top->addWidget(m_menuButton);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addLayout(top);
    layout->addWidget(m_fault);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_notice);
}

void CallsView::connectTable() {
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    connect(m_table, &QWidget::customContextMenuRequested, this, &CallsView::popupMenu);
    connect(m_table, &CallsTable::rowChosen, this, &CallsView::goToRow);
    connect(m_table, &CallsTable::selectionChanged, this, &CallsView::updateSubtitle);
    connect(&m_table->columns(), &CallsColumns::stateChanged, this,
            [this](const QString& state) { m_session.viewState().insert(columnsKey(), state); });
    connect(m_orders, &CallsOrders::wanted, this, &CallsView::carryOut);
    connect(m_search, &CallsSearch::found, this, [this](int row) {
        m_notice->hide();
        goToRow(row);
    });
    connect(m_search, &CallsSearch::notFound, this, [this](bool forwards) {
        showNotice(forwards ? tr("There is none after this call.")
                            : tr("There is none before this call."));
    });
    connect(m_copy, &CallsCopy::copied, this, &CallsView::tellCopied);
}

QString CallsView::filterText() const {
    return m_filter->text();
}

void CallsView::setFilterText(const QString& text) {
    m_filter->setText(text);
}

void CallsView::focusFilter() {
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->selectAll();
}

void CallsView::applyFilter(const QString& text) {
    std::optional<CallFilter::Fault> fault;
    CallFilter filter = CallFilter::parse(text, fault);
    m_fault->setVisible(fault.has_value());
    m_filter->showFault(fault);
    m_search->cancel();
    if (fault) {
        m_fault->setText(fault->text);
        return;
    }
    m_table->clearSelection();
    m_model.setFilter(std::move(filter));
    advance();
}

// In a crowd the next turn goes on anyway.
void CallsView::goOnSoon() {
    m_more.start(m_session.turns().crowded() ? kCrowdOverMs : kMoreMs);
}

void CallsView::advance() {
    m_searching = m_session.hasTrace() &&
                  !m_model.advance(m_session.firstMoment(), m_session.head(), kFrameBudgetNs);
    if (m_searching)
        goOnSoon();
    m_table->modelGrew();
    followCursor();
    updateSubtitle();
}

void CallsView::followCursor() {
    m_model.setCursor(m_session.hasTrace() ? m_session.playback().cursor() : 0);
    m_table->setCurrentRow(m_model.rowAtCursor());
    enableOrders();
}

void CallsView::goToRow(int row) {
    const QModelIndex index = m_model.index(row, CallsModel::callColumn);
    const Fd fd{index.data(CallsModel::FdRole).toInt()};
    const quint64 moment = index.data(CallsModel::MomentRole).toULongLong();
    m_session.playback().goTo(std::min<quint64>(moment, m_session.head()));
    if (fd.valid() && !trace::isMultiplexer(m_model.row(row).enter.call()))
        m_session.selection().selectFd(fd);
}

void CallsView::updateSubtitle() {
    const auto rows = static_cast<std::uint64_t>(m_model.callCount());
    QString text;
    if (!m_session.hasTrace())
        text = QString();
    else if (m_model.filtered() && m_searching)
        text = tr("%1 found, %2 searched")
                   .arg(countText(rows),
                        QStringLiteral("%1 %").arg(static_cast<int>(m_model.progress() * 100)));
    else if (m_model.filtered())
        text = tr("%1 found").arg(countText(rows));
    else if (m_session.firstMoment() > 0)
        text = tr("%1 call(s) · held from moment %2", nullptr, static_cast<int>(rows))
                   .arg(countText(rows), countText(m_session.firstMoment()));
    else
        text = tr("%1 call(s)", nullptr, static_cast<int>(rows)).arg(countText(rows));
    quint64 selected = 0;
    for (const auto& [first, last] : m_table->selectedRows())
        selected += static_cast<quint64>(last - first) + 1;
    if (!m_table->selection().empty())
        text += QStringLiteral(" · ") + tr("%1 selected").arg(countText(selected));
    m_table->setEmptyText(!m_session.hasTrace() ? tr("No calls yet: start the server.")
                          : m_model.filtered()  ? tr("No call matches this filter.")
                                                : tr("No calls yet."));
    if (text == m_subtitle)
        return;
    m_subtitle = text;
    emit subtitleChanged(m_subtitle);
}

} // namespace muxscope::ui
