// SPDX-License-Identifier: GPL-3.0-or-later
#include "views/breakpoints_view.h"

#include "painters/fonts.h"
#include "widgets/panel_command.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>
#include <algorithm>

namespace muxscope::ui {

BreakpointsView::BreakpointsView(Session& session, QWidget* parent)
    : QWidget(parent),
      m_breakpoints(session.breakpoints()),
      m_model(session.breakpoints()),
      m_condition(new QLineEdit(this)),
      m_add(new QToolButton(this)),
      m_remove(new QToolButton(this)),
      m_fault(new QLabel(this)),
      m_list(new QTreeView(this)) {
    setObjectName(QStringLiteral("breakpointsView"));
    setAccessibleName(tr("Breakpoints"));
    layOut();
    connect(m_condition, &QLineEdit::textChanged, this, &BreakpointsView::check);
    connect(m_condition, &QLineEdit::returnPressed, this, &BreakpointsView::add);
    connect(m_add, &QToolButton::clicked, this, &BreakpointsView::add);
    connect(m_remove, &QToolButton::clicked, this, &BreakpointsView::removeCurrent);
    addPanelCommand(*m_list, QStringLiteral("removeBreakpoint"), tr("Remove the marked breakpoint"),
                    {QKeySequence(Qt::Key_Delete)}, [this] { removeCurrent(); });
    connect(&m_model, &BreakpointsTable::refused, this,
            [this](const CallFilter::Fault& fault) { showFault(fault.text); });
    connect(&m_breakpoints, &Breakpoints::changed, this, &BreakpointsView::refresh);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &BreakpointsView::refresh);
    refresh();
}

void BreakpointsView::layOut() {
    m_condition->setObjectName(QStringLiteral("breakpointCondition"));
    m_condition->setAccessibleName(tr("Condition of a new breakpoint"));
    m_condition->setPlaceholderText(
        tr("Stop at, e.g. %1").arg(QStringLiteral("fd == 5 && errno == EAGAIN")));
    m_condition->setToolTip(tr("In the words of the filter: %1").arg(breakpointHelp()));
    m_condition->setFont(monoFont());
    m_condition->setClearButtonEnabled(true);
    m_add->setText(tr("Add"));
    m_add->setObjectName(QStringLiteral("breakpointAdd"));
    m_add->setAccessibleName(tr("Add the breakpoint"));
    m_add->setToolTip(tr("Add the breakpoint (Enter)"));
    m_remove->setText(tr("Remove"));
    m_remove->setObjectName(QStringLiteral("breakpointRemove"));
    m_remove->setAccessibleName(tr("Remove the marked breakpoint"));
    m_remove->setToolTip(tr("Remove the marked breakpoint (Delete)"));
    for (QToolButton* button : {m_add, m_remove}) {
        button->setProperty("bar", true);
        button->setFocusPolicy(Qt::StrongFocus);
    }
    m_fault->setObjectName(QStringLiteral("breakpointFault"));
    m_fault->setAccessibleName(tr("What is wrong with the condition"));
    m_fault->setWordWrap(true);
    m_fault->setFont(textFont(-1));
    m_fault->hide();
    m_list->setObjectName(QStringLiteral("breakpointList"));
    m_list->setAccessibleName(tr("Breakpoints"));
    m_list->setToolTip(tr("Space switches one on or off, F2 changes it, Delete removes it"));
    m_list->setModel(&m_model);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(BreakpointsTable::conditionColumn, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(BreakpointsTable::hitsColumn,
                                           QHeaderView::ResizeToContents);
    auto* top = new QHBoxLayout;
    top->setSpacing(4);
    top->addWidget(m_condition, 1);
    top->addWidget(m_add);
    top->addWidget(m_remove);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(top);
    column->addWidget(m_fault);
    column->addWidget(m_list, 1);
}

void BreakpointsView::showFault(const QString& text) {
    m_fault->setText(text);
    m_fault->setVisible(!text.isEmpty());
}

void BreakpointsView::check(const QString& text) {
    std::optional<CallFilter::Fault> fault;
    const auto any = parseBreakpoint(text, fault);
    const bool bad = !text.trimmed().isEmpty() && fault.has_value();
    showFault(bad ? fault->text : QString());
    m_add->setEnabled(!fault);
    if (m_condition->property("bad").toBool() != bad) {
        m_condition->setProperty("bad", bad);
        m_condition->style()->unpolish(m_condition);
        m_condition->style()->polish(m_condition);
    }
    m_condition->setStatusTip(any.empty() ? QString() : breakpointStop(any));
}

void BreakpointsView::add() {
    std::optional<CallFilter::Fault> fault;
    auto any = parseBreakpoint(m_condition->text(), fault);
    if (fault) {
        showFault(fault->text);
        return;
    }
    m_breakpoints.add(m_condition->text().trimmed(), std::move(any));
    m_condition->clear();
}

void BreakpointsView::removeCurrent() {
    const int row = m_list->currentIndex().row();
    m_breakpoints.remove(m_model.idAt(row));
    if (m_model.rowCount() > 0)
        m_list->setCurrentIndex(m_model.index(std::min(row, m_model.rowCount() - 1), 0));
}

void BreakpointsView::refresh() {
    m_remove->setEnabled(m_list->currentIndex().isValid());
    m_add->setEnabled(!m_condition->text().trimmed().isEmpty() && m_fault->isHidden());
    const auto& list = m_breakpoints.list();
    const auto on = std::count_if(list.begin(), list.end(),
                                  [](const Breakpoints::Item& each) { return each.enabled; });
    const QString text = list.empty() ? tr("none: click beside a line of the loop, or press F9")
                                      : tr("%n on", nullptr, static_cast<int>(on));
    if (text == m_subtitle)
        return;
    m_subtitle = text;
    emit subtitleChanged(m_subtitle);
}

} // namespace muxscope::ui
