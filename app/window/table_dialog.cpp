// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/table_dialog.h"

#include "painters/fonts.h"

#include <QClipboard>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMetaMethod>
#include <QPushButton>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

#include <utility>

namespace muxscope::ui {

namespace {

constexpr int kPaceMs = 400;
constexpr const char* kMethod = "tableTwin()";

bool hasTwin(const QWidget* widget) {
    return widget->metaObject()->indexOfMethod(kMethod) >= 0;
}

QStandardItem* cell(const QString& text) {
    auto* item = new QStandardItem(text);
    if (text.contains(QLatin1String("0x"))) // the text font makes a multiplication sign of it
        item->setFont(monoFont(-1));
    item->setEditable(false);
    return item;
}

} // namespace

QList<QWidget*> twinWidgets(QWidget* content) {
    if (hasTwin(content))
        return {content};
    QList<QWidget*> found;
    for (QWidget* child : content->findChildren<QWidget*>())
        if (hasTwin(child))
            found << child;
    return found;
}

TableTwin TwinSource::read() const {
    TableTwin table;
    if (widget != nullptr)
        QMetaObject::invokeMethod(widget, "tableTwin",
                                  Q_RETURN_ARG(muxscope::ui::TableTwin, table));
    return table;
}

TableDialog::TableDialog(QList<TwinSource> sources, qsizetype chosen, QWidget* parent)
    : QDialog(parent),
      m_sources(std::move(sources)),
      m_which(new QComboBox(this)),
      m_view(new QTableView(this)),
      m_model(new QStandardItemModel(this)) {
    setObjectName(QStringLiteral("tableDialog"));
    setWindowTitle(tr("As a table"));
    setAttribute(Qt::WA_DeleteOnClose);
    for (const TwinSource& source : m_sources)
        m_which->addItem(source.title);
    m_which->setCurrentIndex(static_cast<int>(chosen));
    m_which->setAccessibleName(tr("Which picture"));
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("What the picture shows"));
    m_view->setAlternatingRowColors(true);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->verticalHeader()->hide();
    m_view->horizontalHeader()->setStretchLastSection(true);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    auto* copyAll = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    copyAll->setToolTip(tr("The selected rows, or all, with tabs between the columns"));
    auto* column = new QVBoxLayout(this);
    column->addWidget(m_which);
    column->addWidget(m_view, 1);
    column->addWidget(buttons);
    connect(copyAll, &QPushButton::clicked, this, &TableDialog::copy);
    connect(buttons, &QDialogButtonBox::rejected, this, &TableDialog::reject);
    connect(m_which, &QComboBox::currentIndexChanged, this, &TableDialog::refresh);
    connect(&m_pace, &QTimer::timeout, this, &TableDialog::refresh);
    resize(zoomed(820), zoomed(420));
    refresh();
    m_view->resizeColumnsToContents();
    m_view->setFocus();
    m_pace.start(kPaceMs);
}

// Cell by cell, so that the selection and the reader's place stay where they are.
void TableDialog::refresh() {
    const TableTwin table = m_sources[m_which->currentIndex()].read();
    if (table.head == m_shown.head && table.rows == m_shown.rows)
        return;
    if (table.head != m_shown.head) {
        m_model->clear();
        m_model->setHorizontalHeaderLabels(table.head);
    }
    const int rows = static_cast<int>(table.rows.size());
    m_model->setRowCount(rows);
    for (int row = 0; row < rows; ++row) {
        for (int column = 0; column < table.head.size(); ++column) {
            const QString text = table.rows[row].value(column);
            QStandardItem* item = m_model->item(row, column);
            if (item == nullptr)
                m_model->setItem(row, column, cell(text));
            else if (item->text() != text)
                item->setText(text);
        }
    }
    m_shown = table;
}

void TableDialog::copy() const {
    QStringList lines{m_shown.head.join(QLatin1Char('\t'))};
    const QItemSelectionModel& selection = *m_view->selectionModel();
    for (int row = 0; row < m_shown.rows.size(); ++row)
        if (!selection.hasSelection() || selection.isRowSelected(row))
            lines << m_shown.rows[row].join(QLatin1Char('\t'));
    QGuiApplication::clipboard()->setText(lines.join(QLatin1Char('\n')) + QLatin1Char('\n'));
}

} // namespace muxscope::ui
