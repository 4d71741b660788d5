// SPDX-License-Identifier: GPL-3.0-or-later
// The terminal: a real pseudo-terminal, read at its inner end as the server does.
#include "session/terminal.h"

#include <QSignalSpy>
#include <QTest>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

using namespace muxscope;
using namespace muxscope::ui;

class TerminalTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void aLineArrivesWholeWithItsEnd();
    void controlDIsTheEndOfInput();
    void controlBytesInALineAreNotObeyed();
    void whatTheServerPrintsIsTold();
    void whatWasNotReadIsForgottenForTheNextServer();
    void moreThanTheLineDisciplineHoldsIsKept();

private:
    // What read(2) gives at the server's end; waits until there is something.
    QByteArray read() const {
        pollfd ready{m_terminal->serverEnd(), POLLIN, 0};
        for (int i = 0; i < 500 && ::poll(&ready, 1, 10) == 0; ++i)
            QCoreApplication::processEvents(); // the other end may have to write first
        char bytes[8192];
        const ssize_t got = ::read(m_terminal->serverEnd(), bytes, sizeof bytes);
        return got < 0 ? QByteArray("failed") : QByteArray(bytes, got);
    }
    std::unique_ptr<Terminal> m_terminal;
};

void TerminalTest::init() {
    auto opened = Terminal::open();
    QVERIFY2(opened.ok(), opened.ok() ? "" : opened.error().text.c_str());
    m_terminal = std::move(opened.value());
    QVERIFY(isatty(m_terminal->serverEnd()));
    QVERIFY(m_terminal->name().startsWith("/dev/"));
}

void TerminalTest::aLineArrivesWholeWithItsEnd() {
    m_terminal->typeLine("hello");
    m_terminal->typeLine(QString::fromUtf8("你好"));
    QCOMPARE(read(), QByteArray("hello\n")); // one line a read, as canonical mode gives them
    QCOMPARE(read(), QByteArray("你好\n"));
}

void TerminalTest::controlDIsTheEndOfInput() {
    m_terminal->typeEndOfInput();
    QCOMPARE(read(), QByteArray());
    m_terminal->typeLine("and on");
    QCOMPARE(read(), QByteArray("and on\n"));
}

void TerminalTest::controlBytesInALineAreNotObeyed() {
    m_terminal->typeLine(QString::fromLatin1("a\x04"
                                             "b\x03"
                                             "c\nd"));
    QCOMPARE(read(), QByteArray("a b c d\n"));
}

void TerminalTest::whatTheServerPrintsIsTold() {
    QSignalSpy printed(m_terminal.get(), &Terminal::printed);
    QCOMPARE(::write(m_terminal->serverEnd(), "line 1\n", 7), ssize_t(7));
    QTRY_COMPARE(printed.count(), 1);
    QCOMPARE(printed.front().front().toByteArray(), QByteArray("line 1\n"));
}

void TerminalTest::whatWasNotReadIsForgottenForTheNextServer() {
    m_terminal->typeLine("for the old one");
    m_terminal->clear();
    m_terminal->typeLine("for the new one");
    QCOMPARE(read(), QByteArray("for the new one\n"));
}

void TerminalTest::moreThanTheLineDisciplineHoldsIsKept() {
    const QString line(1000, 'x');
    constexpr int kLines = 40;
    for (int i = 0; i < kLines; ++i)
        m_terminal->typeLine(line);
    QVERIFY(m_terminal->unwritten() > 0);
    for (int i = 0; i < kLines; ++i)
        QCOMPARE(read(), line.toLatin1() + '\n');
    QCOMPARE(m_terminal->unwritten(), qsizetype(0));
}

QTEST_GUILESS_MAIN(TerminalTest)
#include "terminal_test.moc"
