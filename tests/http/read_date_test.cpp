// SPDX-License-Identifier: GPL-3.0-or-later
// Dates as HTTP writes them: the three forms, everything else, and there and back again.
#include "http/http_date.h"

#include <QtTest>

#include <random>

using namespace muxscope::http;

class ReadDateTest : public QObject {
    Q_OBJECT
private slots:
    void theThreeFormsMeanTheSame_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<qint64>("seconds"); // -1: it is none
        const auto row = [](const char* text, qint64 seconds) {
            QTest::newRow(text) << text << seconds;
        };
        row("Sun, 06 Nov 1994 08:49:37 GMT", 784'111'777);
        row("Sunday, 06-Nov-94 08:49:37 GMT", 784'111'777);
        row("Sun Nov  6 08:49:37 1994", 784'111'777);
        row("Thu, 01 Jan 1970 00:00:00 GMT", 0);
        row("Thu, 29 Feb 2024 23:59:60 GMT", 1'709'251'200);
        row("Friday, 01-Jan-69 00:00:00 GMT", 3'124'224'000); // 2069
        row("Wed Nov 16 08:49:37 1994", 784'975'777);
        for (const char* text :
             {"", "Sun", "Sun, 6 Nov 1994 08:49:37 GMT", "sun, 06 Nov 1994 08:49:37 GMT",
              "Sun, 06 Nov 1994 08:49:37 UTC", "Sun, 06 Nov 1994 08:49:37 GMT ",
              "Sun, 32 Nov 1994 08:49:37 GMT", "Sun, 31 Nov 1994 08:49:37 GMT",
              "Sun, 00 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 24:00:00 GMT",
              "Sun, 06 Nov 1994 08:60:37 GMT", "Sun, 06 Nov 1969 08:49:37 GMT",
              "Sun, 06 XXX 1994 08:49:37 GMT", "Someday, 06-Nov-94 08:49:37 GMT",
              "Sun Nov 6 08:49:37 1994", "784111777"})
            row(text, -1);
    }
    void theThreeFormsMeanTheSame() {
        QFETCH(QString, text);
        QFETCH(qint64, seconds);
        QCOMPARE(qint64(readHttpDate(text.toStdString()).value_or(-1)), seconds);
    }
    void whatIsWrittenIsRead() {
        std::mt19937_64 random(1);
        for (int i = 0; i < 10'000; ++i) {
            const std::int64_t seconds =
                std::uniform_int_distribution<std::int64_t>(0, 253'402'300'799)(random);
            QCOMPARE(readHttpDate(textOf(httpDate(seconds))).value_or(-1), seconds);
        }
    }
};

QTEST_GUILESS_MAIN(ReadDateTest)
#include "read_date_test.moc"
