// SPDX-License-Identifier: GPL-3.0-or-later
// reply and lines without sockets: what is said to a conversation, what it answers, what stands in
// the file.
#include "server/protocols/lines_protocol.h"
#include "server/protocols/reply_protocol.h"
#include "trace/event_text.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace muxscope;
using namespace muxscope::server;

namespace {

// A protocol of lines into a file, recorded.
class Lines {
public:
    explicit Lines(const QString& path) : m_calls(&log, &m_gate, ThreadId{1}) {
        ServerOptions options;
        options.linesFile = path.toStdString();
        protocol = std::make_unique<LinesProtocol>(options, m_calls);
    }
    std::unique_ptr<Conversation> client(std::uint16_t port) {
        auto conversation = protocol->open();
        conversation->onAccepted(*kernel::Address::parse("127.0.0.1", port));
        return conversation;
    }
    [[nodiscard]] int count(trace::Call call, int error = 0) const {
        int n = 0;
        log.forEach(0, log.end(), [&](const trace::Event& event) {
            n += event.isExit() && event.call() == call && event.error() == error ? 1 : 0;
        });
        return n;
    }
    [[nodiscard]] std::string text() const {
        std::string all;
        trace::EventTextWriter writer;
        log.forEach(0, log.end(),
                    [&](const trace::Event& event) { all += writer.line(event) + '\n'; });
        return all;
    }

    trace::TraceLog log;
    std::unique_ptr<LinesProtocol> protocol;

private:
    kernel::Gate m_gate;
    kernel::Calls m_calls;
};

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("cannot be read");
}

// No file of this process may grow beyond this.
class FileSizeLimit {
public:
    explicit FileSizeLimit(rlim_t bytes) {
        std::signal(SIGXFSZ, SIG_IGN);
        getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = bytes;
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { lift(); }
    void lift() { setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

std::string owed(Conversation& conversation) {
    std::string text;
    while (!conversation.outbox().empty()) {
        text += conversation.outbox().front();
        conversation.outbox().consumed(conversation.outbox().front().size());
    }
    return text;
}

} // namespace

class LinesProtocolTest : public QObject {
    Q_OBJECT

private slots:
    void everyMessageIsAnsweredWithTheSameText() {
        ReplyProtocol protocol;
        QVERIFY(!protocol.sendsAtOnce());
        const auto conversation = protocol.open();
        for (const char* message : {"a", "two words", "\n"}) {
            conversation->onBytes(message, 0);
            QCOMPARE(owed(*conversation), std::string(ReplyProtocol::kReply));
        }
        QVERIFY(!conversation->closeWhenSent());
        QCOMPARE(conversation->handled(), 3U);
    }
    void theEndOfInputIsNotAMessage() {
        ReplyProtocol protocol;
        const auto conversation = protocol.open();
        conversation->onBytes("a", 0);
        conversation->onEndOfInput(0);
        QCOMPARE(owed(*conversation), std::string(ReplyProtocol::kReply));
        QVERIFY(conversation->closeWhenSent());
    }
    void aClientThatNeverReadsIsNotListenedTo() {
        ReplyProtocol protocol;
        const auto conversation = protocol.open();
        int messages = 0;
        for (; conversation->wantsInput() && messages < 100'000; ++messages)
            conversation->onBytes("more", 0);
        QVERIFY(messages < 5'000);
        owed(*conversation);
        QVERIFY(conversation->wantsInput());
    }
    void eachLineIsOneWriteAtOnceWithWhoSaidIt() {
        const QString path = m_folder.filePath("once");
        Lines lines(path);
        QVERIFY(lines.protocol->start().ok());
        auto first = lines.client(50001);
        auto second = lines.client(50002);
        first->onBytes("one\ntw", 0);
        QCOMPARE(contentOf(path), QByteArray("127.0.0.1:50001 one\n"));
        second->onBytes("alpha\r\nbeta\r\ngam", 0);
        first->onBytes("o\n", 0);
        QCOMPARE(contentOf(path), QByteArray("127.0.0.1:50001 one\n127.0.0.1:50002 alpha\n"
                                             "127.0.0.1:50002 beta\n127.0.0.1:50001 two\n"));
        QCOMPARE(lines.count(trace::Call::write), 4);
        second->onEndOfInput(0);
        QVERIFY(contentOf(path).endsWith("127.0.0.1:50002 gam\n"));
        QCOMPARE(second->handled(), 3U); // the last one is a line too
        QVERIFY(second->closeWhenSent() && second->outbox().empty());
        QVERIFY(lines.protocol->stop().ok());
    }
    void whatAResetClientHadBegunIsKept() {
        const QString path = m_folder.filePath("reset");
        Lines lines(path);
        QVERIFY(lines.protocol->start().ok());
        auto client = lines.client(50001);
        client->onBytes("half a li", 0);
        client.reset();
        QCOMPARE(contentOf(path), QByteArray("127.0.0.1:50001 half a li\n"));
    }
    void anOldFileIsAddedTo() {
        const QString path = m_folder.filePath("old");
        QFile old(path);
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("kept\n");
        old.close();
        Lines lines(path);
        QVERIFY(lines.protocol->start().ok());
        lines.client(1)->onBytes("new\n", 0);
        QCOMPARE(contentOf(path), QByteArray("kept\n127.0.0.1:1 new\n"));
    }
    void aFileThatCannotBeOpenedIsAnErrorOfTheStart() {
        Lines lines("/nonexistent/folder/lines");
        const Status started = lines.protocol->start();
        QVERIFY(!started.ok());
        QCOMPARE(started.error().kind, Error::Kind::environment);
        QCOMPARE(started.error().systemError, ENOENT);
        QVERIFY(started.error().text.find("/nonexistent/folder/lines") != std::string::npos);
    }
    void aFullDiskKeepsTheLinesAndSaysSo() {
        if (::access("/dev/full", W_OK) != 0)
            QSKIP("this system has no /dev/full");
        Lines lines("/dev/full");
        QVERIFY(lines.protocol->start().ok());
        auto client = lines.client(50001);
        client->onBytes("one\ntwo\nthree\n", 1'000);
        QCOMPARE(lines.count(trace::Call::write, ENOSPC), 1); // not one for each line
        QVERIFY(lines.protocol->timerAtNs().has_value());
        const std::int64_t retryNs = *lines.protocol->timerAtNs();
        lines.protocol->onTimer(retryNs - 1);
        QCOMPARE(lines.count(trace::Call::write, ENOSPC), 1);
        lines.protocol->onTimer(retryNs);
        QCOMPARE(lines.count(trace::Call::write, ENOSPC), 2);
        client.reset();
        const Status stopped = lines.protocol->stop();
        QVERIFY(!stopped.ok());
        QCOMPARE(stopped.error().systemError, ENOSPC);
        QVERIFY2(stopped.error().text.starts_with("3 lines could not be written to /dev/full"),
                 stopped.error().text.c_str());
        const std::string text = lines.text();
        QCOMPARE(QByteArray::fromStdString(text).count("lines are kept and tried again"), 1);
    }
    void aShortWriteIsContinuedWhereItEnded() {
        const QString path = m_folder.filePath("short");
        Lines lines(path);
        QVERIFY(lines.protocol->start().ok());
        auto client = lines.client(50001);
        client->onBytes("a line that fits\n", 0);
        {
            FileSizeLimit limit(60);
            client->onBytes("a line of which the machine takes only a part\nanother\n", 0);
            QCOMPARE(contentOf(path).size(), 60);
            QCOMPARE(lines.count(trace::Call::write, EFBIG), 1);
            QVERIFY(lines.protocol->timerAtNs().has_value());
        }
        lines.protocol->onTimer(*lines.protocol->timerAtNs());
        QCOMPARE(contentOf(path),
                 QByteArray("127.0.0.1:50001 a line that fits\n127.0.0.1:50001 a line of which the "
                            "machine takes only a part\n127.0.0.1:50001 another\n"));
        QVERIFY(!lines.protocol->timerAtNs().has_value());
        QVERIFY(lines.text().find("all that was kept is written") != std::string::npos);
        QVERIFY(lines.protocol->stop().ok());
    }
    void whenTooMuchWaitsNobodyIsListenedTo() {
        if (::access("/dev/full", W_OK) != 0)
            QSKIP("this system has no /dev/full");
        Lines lines("/dev/full");
        QVERIFY(lines.protocol->start().ok());
        auto client = lines.client(50001);
        const std::string line = std::string(3'000, 'x') + '\n';
        int taken = 0;
        for (; client->wantsInput() && taken < 10'000; ++taken)
            client->onBytes(line, 0);
        QVERIFY2(taken > 100 && taken < 1'000, qPrintable(QString::number(taken)));
        QVERIFY(client->timerAtNs().has_value()); // asked again by then
        auto other = lines.client(50002);
        QVERIFY(!other->wantsInput());
    }
    void linesWithoutAFileGoNowhereAndThatIsSaid() {
        Lines lines("");
        QVERIFY(lines.protocol->start().ok());
        lines.client(1)->onBytes("gone\n", 0);
        QCOMPARE(lines.count(trace::Call::write), 0);
        QVERIFY(lines.text().find("the lines go nowhere") != std::string::npos);
        QVERIFY(lines.protocol->stop().ok());
    }

private:
    QTemporaryDir m_folder;
};

QTEST_GUILESS_MAIN(LinesProtocolTest)
#include "lines_protocol_test.moc"
