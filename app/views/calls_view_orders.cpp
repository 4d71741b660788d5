// SPDX-License-Identifier: GPL-3.0-or-later
// What the user orders of calls: searching, copying, running to them.
#include "session/quantities.h"
#include "views/calls_columns.h"
#include "views/calls_copy.h"
#include "views/calls_filter_field.h"
#include "views/calls_orders.h"
#include "views/calls_search.h"
#include "views/calls_table.h"
#include "views/calls_view.h"
#include "widgets/line_label.h"
#include "world/process_names.h"

#include <QLabel>
#include <QMenu>

namespace muxscope::ui {

namespace {

QString latin1(std::string_view text) {
    return QString::fromLatin1(text.data(), static_cast<qsizetype>(text.size()));
}

// By the number that its process uses; where there are several, of that process only.
QString onlyFd(const trace::Event& enter, const Session& session) {
    const ThreadId thread = enter.record.thread;
    const Fd number = session.calls().numberAt(thread, fdOf(enter), enter.index);
    const QString text = QStringLiteral("fd == %1").arg(number.n);
    const std::int64_t pid = session.calls().taskAt(thread, enter.index).pid;
    return pid == 0 || !world::hasManyProcesses(session.headWorld())
               ? text
               : text + QStringLiteral(" && pid == %1").arg(pid);
}

} // namespace

void CallsView::enableOrders() {
    const int row = m_table->currentRow();
    const bool hasRow = row >= 0 && row < m_model.rowCount();
    m_orders->enable(m_model.rowCount() > 0,
                     hasRow && !m_model.index(row, 0).data(CallsModel::NoteRole).toBool());
}

void CallsView::carryOut(CallsOrder order) {
    const int row = m_table->currentRow();
    const CallRow call = row >= 0 && row < m_model.rowCount() ? m_model.row(row) : CallRow{};
    const trace::Record& record = call.enter.record;
    switch (order) {
    case CallsOrder::nextNotable:
        return seekNotable(1);
    case CallsOrder::previousNotable:
        return seekNotable(-1);
    case CallsOrder::nextOfFd:
        return seekOfFd(1);
    case CallsOrder::previousOfFd:
        return seekOfFd(-1);
    case CallsOrder::runHere:
        return m_session.playback().runTo(call.enter.moment());
    case CallsOrder::runToLikeThis:
        if (record.site != trace::Site::none)
            m_session.playback().runToSite(record.site);
        return;
    case CallsOrder::toggleBreakpoint:
        return m_session.breakpoints().toggleCall(record);
    case CallsOrder::onlyThisFd:
        return narrowTo(onlyFd(call.enter, m_session));
    case CallsOrder::onlyThisCall:
        return narrowTo(QStringLiteral("call == %1").arg(latin1(trace::callName(record.call))));
    case CallsOrder::copyText:
        return copy(CallsFormat::text);
    case CallsOrder::copyCsv:
        return copy(CallsFormat::csv);
    case CallsOrder::copyJson:
        return copy(CallsFormat::json);
    case CallsOrder::selectAll:
        return m_table->selectAll();
    }
}

void CallsView::seekOfFd(int step) {
    const int row = m_table->currentRow();
    if (row < 0)
        return;
    const Fd fd = fdOf(m_model.row(row).enter);
    m_search->start(row, step, [this, fd](int each) {
        const CallRow call = m_model.row(each);
        return call.enter.isEnter() && fdOf(call.enter) == fd;
    });
}

void CallsView::seekNotable(int step) {
    m_search->start(m_table->currentRow(), step,
                    [this](int each) { return m_model.notableAt(each).has_value(); });
}

void CallsView::copy(CallsFormat format) {
    m_copy->start(format, m_table->columns().shown(), m_table->selectedRows());
    if (m_copy->busy())
        showNotice(tr("Copying…"));
}

void CallsView::tellCopied(quint64 rows, quint64 leftOut) {
    const int count = static_cast<int>(rows);
    QString text = tr("%1 call(s) copied.", nullptr, count).arg(countText(rows));
    if (leftOut > 0)
        text += QLatin1Char(' ') + tr("%1 more were left out: the clipboard takes at most %2.")
                                       .arg(countText(leftOut), countText(CallsCopy::kMostRows));
    showNotice(text);
}

void CallsView::showNotice(const QString& text) {
    m_notice->setText(text);
    m_notice->show();
    m_noticeEnds.start();
}

// Beside what is asked for already.
void CallsView::narrowTo(const QString& condition) {
    const QString text = m_filter->text().trimmed();
    const bool joined = !text.isEmpty() && m_fault->isHidden();
    m_filter->setText(!joined ? condition
                      : text.contains(QLatin1String("||"))
                          ? QStringLiteral("(%1) && %2").arg(text, condition)
                          : QStringLiteral("%1 && %2").arg(text, condition));
}

void CallsView::fillMenu(QMenu& menu) {
    m_orders->addTo(menu);
    menu.addSeparator();
    QMenu* columns = menu.addMenu(tr("Columns"));
    columns->setObjectName(QStringLiteral("callsColumnsMenu"));
    m_table->columns().fillMenu(*columns);
}

void CallsView::popupMenu(const QPoint& at) {
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    fillMenu(*menu);
    menu->popup(m_table->viewport()->mapToGlobal(at));
}

} // namespace muxscope::ui
