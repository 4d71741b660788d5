// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/calls_view.h"

#include "painters/fonts.h"
#include "session/quantities.h"
#include "views/calls_table.h"

#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

namespace muxscope::ui {

namespace {

constexpr std::int64_t kFrameBudgetNs = 3'000'000; // of one frame, for taking in new calls

} // namespace

CallsView::CallsView(Session& session, QWidget* parent)
    : QWidget(parent),
      m_session(session),
      m_filter(new QLineEdit(this)),
      m_fault(new QLabel(this)),
      m_table(new CallsTable(m_model, this)) {
    setObjectName(QStringLiteral("callsView"));
    setAccessibleName(tr("Calls"));
    m_filter->setObjectName(QStringLiteral("callsFilter"));
    m_filter->setAccessibleName(tr("Filter of the calls"));
    m_filter->setPlaceholderText(tr("Filter, e.g. %1").arg(QStringLiteral("fd==5 && call==recv")));
    m_filter->setToolTip(
        tr("Fields: fd, call, kind, errno, result, took, time. For example: %1")
            .arg(QStringLiteral("took>10ms   errno==EAGAIN   !(kind==wait || fd==3)")));
    m_filter->setClearButtonEnabled(true);
    m_filter->setFont(monoFont());
    m_fault->setObjectName(QStringLiteral("callsFilterFault"));
    m_fault->setAccessibleName(tr("What is wrong with the filter"));
    m_fault->setWordWrap(true);
    m_fault->setFont(textFont(-1));
    m_fault->hide();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_filter);
    layout->addWidget(m_fault);
    layout->addWidget(m_table, 1);

    connect(m_filter, &QLineEdit::textChanged, this, &CallsView::applyFilter);
    connect(m_table, &CallsTable::rowChosen, this, &CallsView::goToRow);
    connect(&session, &Session::headMoved, this, &CallsView::advance);
    connect(&session, &Session::cursorMoved, this, &CallsView::followCursor);
    const auto replaceLog = [this] {
        m_model.setLog(m_session.hasTrace() ? &m_session.log() : nullptr);
        advance();
    };
    connect(&session, &Session::traceReplaced, this, replaceLog);
    m_more.setSingleShot(true);
    m_more.setInterval(4);
    connect(&m_more, &QTimer::timeout, this, &CallsView::advance);
    replaceLog();
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
    if (fault) {
        QPalette colours = m_fault->palette();
        colours.setColor(QPalette::WindowText, Palette::current().exceptional.text);
        m_fault->setPalette(colours);
        m_fault->setText(fault->text);
        return;
    }
    m_model.setFilter(std::move(filter));
    advance();
}

void CallsView::advance() {
    if (m_session.hasTrace() &&
        !m_model.advance(m_session.firstMoment(), m_session.head(), kFrameBudgetNs))
        m_more.start();
    m_table->modelGrew();
    followCursor();
    updateSubtitle();
}

void CallsView::followCursor() {
    m_model.setCursor(m_session.hasTrace() ? m_session.playback().cursor() : 0);
    m_table->setCurrentRow(m_model.rowAtCursor());
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
    else if (m_model.filtered() && m_model.progress() < 0.999)
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
    m_table->setEmptyText(!m_session.hasTrace() ? tr("No calls yet: start the server.")
                          : m_model.filtered()  ? tr("No call matches this filter.")
                                                : tr("No calls yet."));
    if (text == m_subtitle)
        return;
    m_subtitle = text;
    emit subtitleChanged(m_subtitle);
}

} // namespace muxscope::ui
