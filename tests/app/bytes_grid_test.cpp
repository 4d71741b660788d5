// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/byte_grid.h"

#include <QTest>

using muxscope::ui::ByteGrid;

class BytesGridTest : public QObject {
    Q_OBJECT

private slots:
    void everyByteIsFoundWhereItIsDrawn_data();
    void everyByteIsFoundWhereItIsDrawn();
    void betweenTheColumnsThereIsNoByte();
    void theGridIsAsWideAsThePanelAllows();
    void theLastRowMayBeShort();
    void aNarrowPanelGetsNarrowerCells();
    void theLabelOfACallStandsAboveItsFirstByte();
};

void BytesGridTest::everyByteIsFoundWhereItIsDrawn_data() {
    QTest::addColumn<int>("columns");
    QTest::addColumn<qint64>("firstRow");
    for (const int columns : {8, 16, 32})
        for (const qint64 row : {0, 7, 125'000})
            QTest::addRow("%d columns from row %lld", columns, row) << columns << row;
}

void BytesGridTest::everyByteIsFoundWhereItIsDrawn() {
    QFETCH(int, columns);
    QFETCH(qint64, firstRow);
    ByteGrid grid;
    grid.columns = columns;
    for (std::int64_t offset = firstRow * columns; offset < firstRow * columns + 200; ++offset) {
        const QRect hex = grid.hexCell(offset, firstRow);
        const QRect text = grid.textCell(offset, firstRow);
        for (const QPoint at : {hex.topLeft(), hex.center(), hex.bottomRight(), text.topLeft(),
                                text.center(), text.bottomRight()})
            QCOMPARE(grid.offsetAt(at, firstRow), std::optional<std::int64_t>(offset));
        QVERIFY(!hex.intersects(text));
    }
}

void BytesGridTest::betweenTheColumnsThereIsNoByte() {
    const ByteGrid grid;
    QVERIFY(!grid.offsetAt({0, 0}, 0));
    QVERIFY(!grid.offsetAt({grid.hexLeft - 1, 0}, 0));
    QVERIFY(!grid.offsetAt({grid.textLeft() - 1, 0}, 0));
    QVERIFY(!grid.offsetAt({grid.width(), 0}, 0));
    QVERIFY(!grid.offsetAt({grid.hexLeft, -1}, 0));
}

void BytesGridTest::theGridIsAsWideAsThePanelAllows() {
    ByteGrid grid;
    grid.fitInto(100);
    QCOMPARE(grid.columns, 8);
    ByteGrid sixteen = grid;
    sixteen.columns = 16;
    grid.fitInto(sixteen.width());
    QCOMPARE(grid.columns, 16);
    grid.fitInto(sixteen.width() - 1);
    QCOMPARE(grid.columns, 8);
}

void BytesGridTest::theLastRowMayBeShort() {
    const ByteGrid grid;
    QCOMPARE(grid.rows(0), std::int64_t{0});
    QCOMPARE(grid.rows(1), std::int64_t{1});
    QCOMPARE(grid.rows(8), std::int64_t{1});
    QCOMPARE(grid.rows(9), std::int64_t{2});
    QCOMPARE(grid.rowOf(17), std::int64_t{2});
}

void BytesGridTest::aNarrowPanelGetsNarrowerCells() {
    ByteGrid grid;
    const int wide = grid.width();
    grid.fitInto(wide - 20);
    QCOMPARE(grid.columns, 8);
    QVERIFY(grid.width() <= wide - 20);
    ByteGrid least;
    least.fitInto(10);
    QCOMPARE(least.cellWidth, least.cellMinimum);
}

void BytesGridTest::theLabelOfACallStandsAboveItsFirstByte() {
    ByteGrid grid;
    grid.labelHeight = 9;
    grid.rowHeight = 29;
    const QRect label = grid.labelCell(11, 1);
    const QRect hex = grid.hexCell(11, 1);
    QCOMPARE(label.left(), hex.left());
    QCOMPARE(label.bottom() + 1, hex.top());
    QCOMPARE(hex.bottom() + 1, grid.rowHeight);
    // A click on the label is a click on the byte.
    QCOMPARE(grid.offsetAt(label.center(), 1), std::optional<std::int64_t>(11));
    QCOMPARE(grid.offsetAt(hex.center(), 1), std::optional<std::int64_t>(11));
}

QTEST_GUILESS_MAIN(BytesGridTest)
#include "bytes_grid_test.moc"
