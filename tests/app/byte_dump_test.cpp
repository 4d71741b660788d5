// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/byte_dump.h"

#include <QTest>

using namespace muxscope::ui;

class ByteDumpTest : public QObject {
    Q_OBJECT

private slots:
    void aDumpHasSixteenBytesALine();
    void anOffsetIsWhereTheDumpBegins();
    void noBytesAreNoLines();
    void bytesCanBeCopiedAsHexAndAsText();
};

void ByteDumpTest::aDumpHasSixteenBytesALine() {
    QCOMPARE(hexDump("GET /hello HTTP/1.1\r\n"),
             QStringLiteral(
                 "00000000  47 45 54 20 2f 68 65 6c  6c 6f 20 48 54 54 50 2f  |GET /hello HTTP/|\n"
                 "00000010  31 2e 31 0d 0a                                    |1.1..|\n"));
}

void ByteDumpTest::anOffsetIsWhereTheDumpBegins() {
    QVERIFY(hexDump("a", 0x1234).startsWith(QStringLiteral("00001234  61 ")));
}

void ByteDumpTest::noBytesAreNoLines() {
    QVERIFY(hexDump("").isEmpty());
    QVERIFY(hexBytes("").isEmpty());
}

void ByteDumpTest::bytesCanBeCopiedAsHexAndAsText() {
    QCOMPARE(hexBytes(std::string_view("\0\xff\n", 3)), QStringLiteral("00 ff 0a"));
    QCOMPARE(plainText("h\xc3\xa9"), QStringLiteral("hé"));
    QCOMPARE(plainText("\xff"), QString(QChar(0xfffd)));
}

QTEST_GUILESS_MAIN(ByteDumpTest)
#include "byte_dump_test.moc"
