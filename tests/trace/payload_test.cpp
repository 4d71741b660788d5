// SPDX-License-Identifier: GPL-3.0-or-later
// Decoding of payloads, sound and hostile.
#include "trace/payload.h"

#include "trace/sample_log.h"
#include "trace/session_segment.h"

#include <QTest>

#include <random>
#include <sys/un.h>

using namespace muxscope;
using namespace muxscope::trace;
using namespace muxscope::trace::testing;

class PayloadTest : public QObject {
    Q_OBJECT

private slots:
    void bitsHaveTheirNames();
    void selectBitsAreLetters();
    void anInterestComesBack();
    void cutListsAreRefused();
    void listsThatStandAskewAreRefused();
    void addressesOfAllFamilies();
    void hostileBytesNeverHurt();
    void impossibleRecordsAreNamed_data();
    void impossibleRecordsAreNamed();
};

void PayloadTest::bitsHaveTheirNames() {
    QCOMPARE(bitsText(0), std::string("0"));
    QCOMPARE(bitsText(kIn | kRdHup), std::string("IN|RDHUP"));
    QCOMPARE(bitsText(kIn | kEdge | kOneShot), std::string("IN|ONESHOT|ET"));
    QCOMPARE(bitsText(0x400), std::string("0x400"));
    QCOMPARE(bitsText(kOut | 0x400), std::string("OUT|0x400"));
}

void PayloadTest::selectBitsAreLetters() {
    QCOMPARE(selectBitsText(kIn | kOut | kPri), std::string("rwx"));
    QCOMPARE(selectBitsText(kPri), std::string("x"));
    QCOMPARE(selectBitsText(0), std::string("-"));
}

void PayloadTest::anInterestComesBack() {
    const std::vector<FdBits> items = {{3, kIn}, {7, 0}, {9, kOut}};
    const auto bytes = interestBytes({10, 1}, items);
    const auto interest = decodeInterest(bytes);
    QVERIFY(interest.has_value());
    QCOMPARE(interest->head.nfds, 10U);
    QCOMPARE(interest->head.full, 1U);
    QVERIFY(std::equal(interest->items.begin(), interest->items.end(), items.begin(), items.end()));
}

void PayloadTest::cutListsAreRefused() {
    const auto bytes = interestBytes({10, 1}, {{3, kIn}, {7, kIn}});
    for (std::size_t length = 0; length < bytes.size(); ++length) {
        const bool whole = length >= 8 && length % 8 == 0;
        QCOMPARE(decodeInterest(std::span(bytes).first(length)).has_value(), whole);
        QCOMPARE(decodeReady(std::span(bytes).first(length)).has_value(), length % 8 == 0);
        QCOMPARE(decodeGauges(std::span(bytes).first(length)).has_value(), length % 32 == 0);
    }
}

void PayloadTest::listsThatStandAskewAreRefused() {
    const auto bytes = interestBytes({10, 1}, {{3, kIn}, {7, kIn}});
    QVERIFY(!decodeReady(std::span(bytes).subspan(1, 8)).has_value());
    QVERIFY(!decodeInterest(std::span(bytes).subspan(1, 16)).has_value());
}

void PayloadTest::addressesOfAllFamilies() {
    QCOMPARE(addressText(addressBytes("127.0.0.1", 8889)), std::string("127.0.0.1:8889"));
    QCOMPARE(addressPort(addressBytes("127.0.0.1", 8889)), std::uint16_t{8889});
    sockaddr_in6 in6{};
    in6.sin6_family = AF_INET6;
    in6.sin6_port = htons(80);
    in6.sin6_addr = IN6ADDR_LOOPBACK_INIT;
    const auto six = std::as_bytes(std::span(&in6, 1));
    QCOMPARE(addressText(six), std::string("[::1]:80"));
    QCOMPARE(addressPort(six), std::uint16_t{80});
    QCOMPARE(addressText(six.first(20)), std::string("?"));
    sockaddr_un un{};
    un.sun_family = AF_UNIX;
    QCOMPARE(addressText(std::as_bytes(std::span(&un, 1))), std::string("unix"));
    QCOMPARE(addressPort(std::as_bytes(std::span(&un, 1))), std::uint16_t{0});
    QCOMPARE(addressText({}), std::string("?"));
}

void PayloadTest::hostileBytesNeverHurt() {
    std::mt19937 random(3);
    for (int round = 0; round < 5000; ++round) {
        std::vector<std::byte> bytes(random() % 80);
        for (std::byte& b : bytes)
            b = static_cast<std::byte>(random());
        Event event;
        event.payload = bytes;
        event.record.call = static_cast<Call>(random());
        event.record.phase = static_cast<Phase>(random() % 8);
        event.record.aux = static_cast<std::uint16_t>(random());
        event.record.value = static_cast<std::int64_t>(random()) - 100;
        EventTextWriter writer;
        const std::string line = writer.line(event);
        QVERIFY(line.find('\n') == std::string::npos);
        QVERIFY(!callText(event).empty());
        QVERIFY(!resultText(event).empty());
        recordFault(event.record, event.payload);
    }
}

void PayloadTest::impossibleRecordsAreNamed_data() {
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<Record>("record");
    const Record sound{.atNs = 5, .value = 3, .fd = 4, .call = Call::recv, .phase = Phase::exit};
    const auto row = [](const char* fault, Record record) {
        QTest::newRow(fault) << QByteArray(fault) << record;
    };
    Record r = sound;
    r.call = static_cast<Call>(200);
    row("an unknown call", r);
    r = sound;
    r.phase = static_cast<Phase>(6);
    row("an unknown phase", r);
    r = sound;
    r.site = static_cast<Site>(9999);
    row("an unknown place in the loop", r);
    r = sound;
    r.atNs = -1;
    row("an impossible time", r);
    r = sound;
    r.value = INT64_MIN;
    row("an impossible value", r);
    r = sound;
    r.value = -5000;
    row("an impossible error number", r);
    r = sound;
    r.fd = 1 << 30;
    row("an impossible descriptor", r);
    r = sound;
    r.call = Call::accept4;
    r.value = 1 << 30;
    row("an impossible new descriptor", r);
    r = sound;
    r.phase = Phase::note;
    r.value = 99;
    row("an unknown note", r);
    r = sound;
    r.phase = Phase::observer;
    r.call = Call::clock_gettime;
    r.value = -1;
    row("an impossible CPU time", r);
}

void PayloadTest::impossibleRecordsAreNamed() {
    QFETCH(QByteArray, fault);
    QFETCH(Record, record);
    QCOMPARE(QByteArray(recordFault(record, {})), fault);
    QVERIFY(recordFault({.value = 3, .fd = 4, .call = Call::recv, .phase = Phase::exit}, {}) ==
            nullptr);
}

QTEST_GUILESS_MAIN(PayloadTest)
#include "payload_test.moc"
