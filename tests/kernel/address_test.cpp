// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/address.h"

#include <QTest>

using namespace muxscope;

class AddressTest : public QObject {
    Q_OBJECT
private slots:
    void numericAddressesPrintAsTheyWereGiven_data() {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("text");
        QTest::newRow("loopback") << "127.0.0.1"
                                  << "127.0.0.1:8889";
        QTest::newRow("any") << "0.0.0.0"
                             << "0.0.0.0:8889";
        QTest::newRow("v6") << "::1"
                            << "[::1]:8889";
        QTest::newRow("v6 in brackets") << "[::1]"
                                        << "[::1]:8889";
    }
    void numericAddressesPrintAsTheyWereGiven() {
        QFETCH(QString, host);
        QFETCH(QString, text);
        const auto address = kernel::Address::parse(host.toStdString(), 8889);
        QVERIFY(address.ok());
        QCOMPARE(QString::fromStdString(address->text()), text);
        QCOMPARE(address->port(), std::uint16_t{8889});
    }
    void anythingElseIsAUsageError_data() {
        QTest::addColumn<QString>("host");
        for (const char* host :
             {"", "localhost", "127.0.0.256", "1.2.3", "::g", "[", "[]", "127.0.0.1 "})
            QTest::newRow(host) << host;
    }
    void anythingElseIsAUsageError() {
        QFETCH(QString, host);
        const auto address = kernel::Address::parse(host.toStdString(), 1);
        QVERIFY(!address.ok());
        QCOMPARE(address.error().kind, Error::Kind::usage);
        QVERIFY(QString::fromStdString(address.error().text).contains("is not a numeric"));
    }
};

QTEST_GUILESS_MAIN(AddressTest)
#include "address_test.moc"
