// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/shortcut_sheet.h"

#include "painters/fonts.h"
#include "window/command_palette.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>
#include <numeric>

namespace muxscope::ui {

namespace {

constexpr int kMostColumns = 3;
constexpr int kGap = 28;        // between columns
constexpr int kHeadingRows = 2; // what a heading and the space above it take, in rows
const QString kPathMark = QStringLiteral(" › "); // between a menu and what stands in it

struct Block {
    QString title;
    QList<Command> commands;
};

QString words(const char* text) {
    return QCoreApplication::translate("Help", text);
}

QList<Block> blocksOf(const QList<Command>& commands) {
    QList<Block> blocks;
    QSet<const QAction*> seen;
    for (const Command& command : commands) {
        if (command.keys.isEmpty() || seen.contains(command.action))
            continue;
        seen.insert(command.action);
        const QString title = command.title.section(kPathMark, 0, 0);
        if (blocks.isEmpty() || blocks.last().title != title)
            blocks << Block{title, {}};
        blocks.last().commands << command;
    }
    return blocks;
}

QWidget* keyCaps(const QAction& action) {
    auto* caps = new QWidget;
    auto* row = new QHBoxLayout(caps);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(zoomed(4));
    QStringList texts; // both Enter keys are one word in Chinese
    for (const QKeySequence& keys : action.shortcuts())
        texts << keys.toString(QKeySequence::NativeText);
    texts.removeDuplicates();
    for (const QString& text : texts) {
        auto* cap = new QLabel(text, caps);
        cap->setObjectName(QStringLiteral("keyCap"));
        row->addWidget(cap);
    }
    row->addStretch(1);
    return caps;
}

// Its rows; returns the keys' cells, which are to be equally wide everywhere.
QList<QWidget*> fill(QGridLayout& grid, const Block& block) {
    QList<QWidget*> cells;
    int row = grid.rowCount();
    auto* heading = new QLabel(block.title);
    heading->setObjectName(QStringLiteral("panelTitle"));
    if (row > 1)
        heading->setContentsMargins(0, zoomed(12), 0, 0);
    grid.addWidget(heading, row++, 0, 1, 2);
    for (const Command& command : block.commands) {
        auto* what = new QLabel(command.title.section(kPathMark, 1));
        what->setToolTip(command.about);
        cells << keyCaps(*command.action);
        grid.addWidget(cells.last(), row, 0);
        grid.addWidget(what, row++, 1);
    }
    return cells;
}

// As many columns as there is room for; in the narrowest window one below the other.
QWidget* makeSheet(const QList<Block>& blocks, int columns) {
    auto* sheet = new QWidget;
    auto* row = new QHBoxLayout(sheet);
    row->setSpacing(zoomed(kGap));
    QList<int> heights;
    for (const Block& block : blocks)
        heights << static_cast<int>(block.commands.size()) + kHeadingRows;
    const QList<int> starts = columnStarts(heights, columns);
    QGridLayout* grid = nullptr;
    QList<QWidget*> cells;
    for (int i = 0; i < blocks.size(); ++i) {
        if (starts.contains(i)) {
            auto* column = new QVBoxLayout;
            grid = new QGridLayout;
            grid->setHorizontalSpacing(zoomed(14));
            grid->setVerticalSpacing(zoomed(3));
            grid->setColumnStretch(1, 1);
            column->addLayout(grid);
            column->addStretch(1);
            row->addLayout(column, 1);
        }
        cells << fill(*grid, blocks[i]);
    }
    for (QWidget* part : sheet->findChildren<QWidget*>())
        part->ensurePolished(); // the style sheet says how wide key caps are
    int widest = 0;
    for (QWidget* cell : cells)
        widest = std::max(widest, cell->sizeHint().width());
    for (QWidget* cell : cells)
        cell->setFixedWidth(widest);
    return sheet;
}

} // namespace

QList<int> columnStarts(const QList<int>& heights, int columns) {
    const int total = std::accumulate(heights.begin(), heights.end(), 0);
    QList<int> starts;
    // The first height that is enough for so many columns.
    for (int room = 1; room <= total; ++room) {
        starts.clear();
        int filled = room + 1;
        bool fits = true;
        for (int i = 0; i < heights.size(); ++i) {
            fits = fits && heights[i] <= room;
            if (filled + heights[i] > room) {
                starts << i;
                filled = 0;
            }
            filled += heights[i];
        }
        if (fits && starts.size() <= std::max(1, columns))
            break;
    }
    return starts;
}

void showShortcuts(QWidget* parent, const QList<Command>& commands) {
    auto* dialog = new QDialog(parent);
    dialog->setObjectName(QStringLiteral("shortcutsDialog"));
    dialog->setWindowTitle(words(QT_TRANSLATE_NOOP("Help", "Keyboard shortcuts")));
    dialog->setAccessibleName(dialog->windowTitle());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    auto* area = new QScrollArea(dialog);
    area->setObjectName(QStringLiteral("shortcutSheet"));
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setAccessibleName(dialog->windowTitle());
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, dialog);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto* column = new QVBoxLayout(dialog);
    column->addWidget(area);
    column->addWidget(buttons);
    const QList<Block> blocks = blocksOf(commands);
    for (QWidget* part : dialog->findChildren<QWidget*>())
        part->ensurePolished();
    const QMargins margins = column->contentsMargins();
    const int beside =
        margins.left() + margins.right() + area->verticalScrollBar()->sizeHint().width();
    const int below =
        margins.top() + margins.bottom() + column->spacing() + buttons->sizeHint().height();
    for (int columns = kMostColumns; columns >= 1; --columns) {
        area->setWidget(makeSheet(blocks, columns)); // the one before goes
        area->widget()->setParent(area->viewport());
        if (area->widget()->sizeHint().width() + beside <= parent->width() - 40)
            break;
    }
    dialog->resize(area->widget()->sizeHint() + QSize(beside, below));
    dialog->open();
}

} // namespace muxscope::ui
