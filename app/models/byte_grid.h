// SPDX-License-Identifier: GPL-3.0-or-later
// Where each byte of a hex and text grid stands: offset <-> cell, in whole pixels. Pure; any thread.
//
//   0000  50 4f 53 54 20 2f 66 69   POST /fi
#pragma once

#include <QPoint>
#include <QRect>
#include <algorithm>
#include <cstdint>
#include <optional>

namespace muxscope::ui {

struct ByteGrid {
    int columns = 8;
    int rowHeight = 20;
    int labelHeight = 0;  // of that, above the cells: room for the numbers of calls
    int cellWidth = 26;   // of one hex byte
    int cellMinimum = 20; // what it may shrink to where a row does not fit
    int charWidth = 8;    // of one character of the text
    int hexLeft = 50;     // behind the offsets
    int gap = 16;         // between hex and text

    [[nodiscard]] int textLeft() const { return hexLeft + columns * cellWidth + gap; }
    [[nodiscard]] int width() const { return textLeft() + columns * charWidth; }
    [[nodiscard]] std::int64_t rowOf(std::int64_t offset) const { return offset / columns; }
    [[nodiscard]] std::int64_t rows(std::int64_t bytes) const {
        return (bytes + columns - 1) / columns;
    }
    // Cells of a byte when row `firstRow` stands at the top.
    [[nodiscard]] QRect hexCell(std::int64_t offset, std::int64_t firstRow) const {
        return {hexLeft + static_cast<int>(offset % columns) * cellWidth,
                top(offset, firstRow) + labelHeight, cellWidth, rowHeight - labelHeight};
    }
    [[nodiscard]] QRect textCell(std::int64_t offset, std::int64_t firstRow) const {
        return {textLeft() + static_cast<int>(offset % columns) * charWidth,
                top(offset, firstRow) + labelHeight, charWidth, rowHeight - labelHeight};
    }
    // Above a byte: the number of the call that begins with it.
    [[nodiscard]] QRect labelCell(std::int64_t offset, std::int64_t firstRow) const {
        return {hexLeft + static_cast<int>(offset % columns) * cellWidth, top(offset, firstRow),
                cellWidth, labelHeight};
    }
    // The byte at a point, in either part; nullopt between and beside them.
    [[nodiscard]] std::optional<std::int64_t> offsetAt(QPoint at, std::int64_t firstRow) const {
        if (at.y() < 0)
            return {};
        int column = -1;
        if (at.x() >= hexLeft && at.x() < hexLeft + columns * cellWidth)
            column = (at.x() - hexLeft) / cellWidth;
        else if (at.x() >= textLeft() && at.x() < width())
            column = (at.x() - textLeft()) / charWidth;
        if (column < 0)
            return {};
        return (firstRow + at.y() / rowHeight) * columns + column;
    }
    // The widest grid of 8, 16 or 32 bytes a row that fits; where not even 8 do, narrower cells.
    void fitInto(int pixels) {
        columns = 8;
        if (width() > pixels)
            cellWidth =
                std::max(cellMinimum, cellWidth - (width() - pixels + columns - 1) / columns);
        for (const int wider : {16, 32}) {
            ByteGrid candidate = *this;
            candidate.columns = wider;
            if (candidate.width() <= pixels)
                columns = wider;
        }
    }

private:
    [[nodiscard]] int top(std::int64_t offset, std::int64_t firstRow) const {
        return static_cast<int>((rowOf(offset) - firstRow) * rowHeight);
    }
};

} // namespace muxscope::ui
