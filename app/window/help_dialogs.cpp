// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/help_dialogs.h"

#include "painters/fonts.h"
#include "window/command_palette.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

namespace muxscope::ui {

namespace {

constexpr int kRowsPerColumn = 14;
const QString kPathMark = QStringLiteral(" › "); // between a menu and what stands in it

QString words(const char* text) {
    return QCoreApplication::translate("Help", text);
}

QDialog* makeDialog(QWidget* parent, const char* name, const QString& title) {
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(QString::fromLatin1(name));
    dialog->setWindowTitle(title);
    dialog->setAccessibleName(title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    return dialog;
}

void addClose(QDialog& dialog, QVBoxLayout& column) {
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, &dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, &dialog, &QDialog::reject);
    column.addWidget(buttons);
}

// A new column, its rows at the top.
QGridLayout* addColumn(QHBoxLayout& columns) {
    auto* column = new QVBoxLayout;
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(zoomed(16));
    grid->setVerticalSpacing(zoomed(4));
    column->addLayout(grid);
    column->addStretch(1);
    columns.addLayout(column);
    return grid;
}

void addHeading(QGridLayout& grid, const QString& title, int row) {
    auto* heading = new QLabel(title);
    heading->setObjectName(QStringLiteral("panelTitle"));
    if (row > 0)
        heading->setContentsMargins(0, zoomed(10), 0, 0);
    grid.addWidget(heading, row, 0, 1, 2);
}

void addKeys(QGridLayout& grid, const Command& command, int row) {
    auto* keys = new QLabel(
        QKeySequence::listToString(command.action->shortcuts(), QKeySequence::NativeText));
    keys->setObjectName(QStringLiteral("sectionTitle"));
    auto* what = new QLabel(command.title.section(kPathMark, 1));
    what->setToolTip(command.about);
    what->setStatusTip(command.about);
    grid.addWidget(keys, row, 0);
    grid.addWidget(what, row, 1);
}

} // namespace

void showShortcuts(QWidget* parent, const QList<Command>& commands) {
    QDialog* dialog = makeDialog(parent, "shortcutsDialog",
                                 words(QT_TRANSLATE_NOOP("Help", "Keyboard shortcuts")));
    auto* sheet = new QWidget;
    auto* columns = new QHBoxLayout(sheet);
    columns->setSpacing(zoomed(36));
    QGridLayout* grid = nullptr;
    QString group;
    int row = 0;
    for (const Command& command : commands) {
        if (command.keys.isEmpty())
            continue;
        const QString from = command.title.section(kPathMark, 0, 0);
        if (grid == nullptr || (from != group && row >= kRowsPerColumn)) {
            grid = addColumn(*columns);
            row = 0;
        }
        if (from != group) {
            addHeading(*grid, from, row++);
            group = from;
        }
        addKeys(*grid, command, row++);
    }
    auto* area = new QScrollArea(dialog);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(sheet);
    auto* column = new QVBoxLayout(dialog);
    column->addWidget(area);
    addClose(*dialog, *column);
    const QSize wanted = sheet->sizeHint() + QSize(zoomed(48), zoomed(72));
    dialog->resize(wanted.boundedTo(parent->size() - QSize(40, 40)));
    dialog->open();
}

void showAbout(QWidget* parent) {
    QDialog* dialog =
        makeDialog(parent, "aboutDialog", words(QT_TRANSLATE_NOOP("Help", "About Muxscope")));
    auto* column = new QVBoxLayout(dialog);
    auto* text = new QLabel(
        words(QT_TRANSLATE_NOOP(
                  "Help",
                  "<h3>Muxscope %1</h3><p>See I/O multiplexing: a real server makes real system "
                  "calls on real sockets,<br>and every one of them is shown.</p>"
                  "<p>Free software under the GNU General Public License, version 3 or later.</p>"))
            .arg(QStringLiteral(MUXSCOPE_VERSION)),
        dialog);
    text->setTextFormat(Qt::RichText);
    column->addWidget(text);
    addClose(*dialog, *column);
    dialog->open();
}

} // namespace muxscope::ui
