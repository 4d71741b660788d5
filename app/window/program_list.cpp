// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/program_list.h"

#include "watch/running_programs.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSortFilterProxyModel>
#include <QStandardItemModel>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>

namespace muxscope::ui {

namespace {

enum Column { kPid, kName, kSockets, kThreads, kCommand, kColumns };

// Every word must stand somewhere in the row.
class WordFilter : public QSortFilterProxyModel {
public:
    using QSortFilterProxyModel::QSortFilterProxyModel;
    void setWords(const QString& text) {
        m_words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
        invalidateFilter();
    }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override {
        QString text;
        for (const int column : {kPid, kName, kCommand})
            text += sourceModel()->index(row, column, parent).data().toString() + QLatin1Char(' ');
        return std::all_of(m_words.begin(), m_words.end(), [&text](const QString& word) {
            return text.contains(word, Qt::CaseInsensitive);
        });
    }

private:
    QStringList m_words;
};

QStandardItem* item(const QVariant& value, bool number) {
    auto* cell = new QStandardItem;
    cell->setData(value, Qt::DisplayRole);
    cell->setEditable(false);
    if (number)
        cell->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    return cell;
}

} // namespace

ProgramList::ProgramList(QWidget* parent)
    : QWidget(parent),
      m_filter(new QLineEdit(this)),
      m_table(new QTreeView(this)),
      m_programs(new QStandardItemModel(0, kColumns, this)) {
    auto* words = new WordFilter(this);
    m_programs->setHorizontalHeaderLabels(
        {tr("PID"), tr("Name"), tr("Sockets"), tr("Threads"), tr("Command line")});
    m_shown = words;
    m_shown->setSourceModel(m_programs);
    m_filter->setObjectName(QStringLiteral("programFilter"));
    m_filter->setPlaceholderText(tr("Name, command line or PID"));
    m_filter->setAccessibleName(tr("Filter the programs"));
    m_filter->setToolTip(tr("Only programs in which all of these words occur"));
    m_filter->setClearButtonEnabled(true);
    auto* again = new QPushButton(tr("&Read again"), this);
    again->setObjectName(QStringLiteral("programsAgain"));
    again->setToolTip(tr("Look anew at what runs"));
    again->setAutoDefault(false);
    m_table->setObjectName(QStringLiteral("programTable"));
    m_table->setAccessibleName(tr("Running programs"));
    m_table->setToolTip(tr("Programs that may be attached to; those with sockets come first"));
    m_table->setModel(m_shown);
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setSortingEnabled(true);
    m_table->setAlternatingRowColors(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->sortByColumn(kSockets, Qt::DescendingOrder);
    auto* top = new QHBoxLayout;
    top->addWidget(m_filter, 1);
    top->addWidget(again);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(top);
    column->addWidget(m_table, 1);
    setFocusProxy(m_filter);
    connect(m_filter, &QLineEdit::textChanged, this,
            [words](const QString& text) { words->setWords(text); });
    connect(again, &QPushButton::clicked, this, &ProgramList::read);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ProgramList::changed);
    connect(m_table, &QTreeView::activated, this, &ProgramList::activated);
    read();
}

void ProgramList::read() {
    const int chosen = pid();
    m_programs->removeRows(0, m_programs->rowCount()); // clear() would forget the order too
    for (const watch::RunningProgram& program : watch::runningPrograms()) {
        if (program.tracedAlready)
            continue;
        const QString line = QString::fromStdString(program.commandLine);
        QList<QStandardItem*> row{
            item(program.pid, true), item(QString::fromStdString(program.name), false),
            item(program.sockets < 0 ? QVariant() : QVariant(program.sockets), true),
            item(program.threads, true), item(line, false)};
        row.back()->setToolTip(line.left(1000));
        m_programs->appendRow(row);
    }
    m_table->header()->setStretchLastSection(true);
    for (const int column : {kPid, kName, kSockets, kThreads})
        m_table->resizeColumnToContents(column);
    choose(chosen);
    emit changed();
}

int ProgramList::pid() const {
    const QModelIndex current = m_table->currentIndex();
    return current.isValid() ? current.siblingAtColumn(kPid).data().toInt() : 0;
}

void ProgramList::choose(int pid) {
    for (int row = 0; row < m_shown->rowCount(); ++row)
        if (m_shown->index(row, kPid).data().toInt() == pid)
            m_table->setCurrentIndex(m_shown->index(row, kPid));
}

} // namespace muxscope::ui
