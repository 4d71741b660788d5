// SPDX-License-Identifier: GPL-3.0-or-later
// MessageParser: the table of http_cases, cut in every way, and what its accessors say.
#include "http/message_parser.h"

#include <QtTest>

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cstring>

#include "http/byte_ruler.h"
#include "http/http_cases.h"

using namespace muxscope::http;

namespace {

struct Reading {
    std::vector<Span> spans;
    MessageParser parser;

    explicit Reading(const HttpCase& c) : parser(c.kind) { parser.expectBodyFor(c.answers); }

    // Feeds until the bytes are used up or the message is complete.
    void feed(std::string_view bytes) { parser.feed(bytes, SpanSink(spans)); }
    void finish(const HttpCase& c) {
        if (c.atEof)
            parser.finishAtEof();
    }
};

Reading readWhole(const HttpCase& c) {
    Reading reading(c);
    reading.feed(c.bytes);
    reading.finish(c);
    return reading;
}

// Everything a view could see of a parser, so that two of them can be compared.
std::string fullText(const Reading& r, std::string_view bytes) {
    const MessageParser& p = r.parser;
    std::string text = outcomeText(p) + '\n';
    for (const std::uint64_t value :
         {std::uint64_t(p.method()), std::uint64_t(p.targetOffset()),
          std::uint64_t(p.targetLength()), std::uint64_t(p.targetForm()),
          std::uint64_t(p.versionMajor()), std::uint64_t(p.versionMinor()),
          std::uint64_t(p.statusCode()), p.contentLength(), std::uint64_t(p.isChunked()),
          std::uint64_t(p.keepAlive()), std::uint64_t(p.hostCount()), p.headLength(),
          std::uint64_t(p.expects100()), std::uint64_t(p.expectsOther()), p.bytesConsumed(),
          p.bodyBytesSeen(), p.bodyBytesLeft(), std::uint64_t(p.headerCount())})
        text += std::to_string(value) + ' ';
    return text + '\n' + spansText(r.spans, bytes);
}

// QCOMPARE prints a QString, not a std::string.
QString printable(const std::string& text) {
    return QString::fromStdString(text);
}

bool tiles(const std::vector<Span>& spans, std::uint64_t length) {
    std::uint64_t at = 0;
    for (const Span& span : spans) {
        if (span.offset != at || span.length == 0)
            return false;
        at += span.length;
    }
    return at == length;
}

// Bytes that end where the next page may not be touched: reading one too far is a crash.
class GuardedBytes {
public:
    explicit GuardedBytes(std::string_view bytes) {
        const auto page = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
        m_length = (bytes.size() / page + 2) * page;
        m_map = static_cast<char*>(
            ::mmap(nullptr, m_length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
        if (m_map == MAP_FAILED || ::mprotect(m_map + m_length - page, page, PROT_NONE) != 0)
            qFatal("no guard page: %s", std::strerror(errno));
        char* const begin = m_map + m_length - page - bytes.size();
        std::copy(bytes.begin(), bytes.end(), begin);
        m_bytes = {begin, bytes.size()};
    }
    ~GuardedBytes() { ::munmap(m_map, m_length); }
    GuardedBytes(const GuardedBytes&) = delete;
    GuardedBytes& operator=(const GuardedBytes&) = delete;
    std::string_view bytes() const { return m_bytes; }

private:
    char* m_map = nullptr;
    std::size_t m_length = 0;
    std::string_view m_bytes;
};

void addCaseRows() {
    QTest::addColumn<int>("row");
    for (std::size_t i = 0; i < httpCases().size(); ++i)
        QTest::newRow(httpCases()[i].name) << static_cast<int>(i);
}

const HttpCase& currentCase() {
    QFETCH(int, row);
    return httpCases()[static_cast<std::size_t>(row)];
}

MessageParser parsed(std::string_view bytes,
                     MessageParser::Kind kind = MessageParser::Kind::Request,
                     const Limits& limits = {}) {
    MessageParser parser(kind, limits);
    parser.feed(bytes);
    return parser;
}

} // namespace

class MessageParserTest : public QObject {
    Q_OBJECT

private slots:
    void eachMessageComesOutAsTheTableSays_data() { addCaseRows(); }
    void eachMessageComesOutAsTheTableSays();
    void rolesTileEveryMessage_data() { addCaseRows(); }
    void rolesTileEveryMessage();
    void noSplitPointChangesAnything_data() { addCaseRows(); }
    void noSplitPointChangesAnything();
    void byteByByteIsTheSame_data() { addCaseRows(); }
    void byteByByteIsTheSame();
    void nothingIsReadBeyondTheBytes_data() { addCaseRows(); }
    void nothingIsReadBeyondTheBytes();
    void aCopyInTheMiddleGoesOnIdentically_data() { addCaseRows(); }
    void aCopyInTheMiddleGoesOnIdentically();

    void limitsBreakAtTheSameByteHoweverCut();
    void keepAliveFollowsVersionAndConnection_data();
    void keepAliveFollowsVersionAndConnection();
    void expectationsAreSeen();
    void everyByteClassIsJudgedAlikeInEveryField();
    void skippedBodyBytesAreCounted();
    void skippedHeadBytesLoseSync();
    void aParserIsReusedAfterReset();
};

void MessageParserTest::eachMessageComesOutAsTheTableSays() {
    const HttpCase& c = currentCase();
    QCOMPARE(printable(outcomeText(readWhole(c).parser)), printable(c.outcome));
}

void MessageParserTest::rolesTileEveryMessage() {
    const HttpCase& c = currentCase();
    const Reading reading = readWhole(c);
    QVERIFY2(tiles(reading.spans, reading.parser.bytesConsumed()),
             spansText(reading.spans, c.bytes).c_str());
    QVERIFY(reading.parser.complete() || reading.parser.bytesConsumed() == c.bytes.size());
    for (const Span& span : reading.spans)
        QVERIFY(!reading.parser.failed() ||
                (span.role == Role::Malformed) == (span.offset >= reading.parser.error().offset));
}

void MessageParserTest::noSplitPointChangesAnything() {
    const HttpCase& c = currentCase();
    const std::string whole = fullText(readWhole(c), c.bytes);
    for (std::size_t cut = 0; cut <= c.bytes.size(); ++cut) {
        Reading reading(c);
        reading.feed(std::string_view(c.bytes).substr(0, cut));
        reading.feed(std::string_view(c.bytes).substr(cut));
        reading.finish(c);
        QCOMPARE(printable(fullText(reading, c.bytes)), printable(whole));
    }
}

void MessageParserTest::byteByByteIsTheSame() {
    const HttpCase& c = currentCase();
    Reading reading(c);
    for (const char& byte : c.bytes)
        reading.feed({&byte, 1});
    reading.finish(c);
    QCOMPARE(printable(fullText(reading, c.bytes)), printable(fullText(readWhole(c), c.bytes)));
}

void MessageParserTest::nothingIsReadBeyondTheBytes() {
    const HttpCase& c = currentCase();
    for (std::size_t length = 0; length <= c.bytes.size(); ++length) {
        const GuardedBytes guarded(std::string_view(c.bytes).substr(0, length));
        Reading reading(c);
        reading.feed(guarded.bytes());
        QVERIFY(tiles(reading.spans, reading.parser.bytesConsumed()));
    }
}

void MessageParserTest::aCopyInTheMiddleGoesOnIdentically() {
    const HttpCase& c = currentCase();
    const std::string whole = fullText(readWhole(c), c.bytes);
    for (std::size_t cut = 0; cut <= c.bytes.size(); ++cut) {
        Reading first(c);
        first.feed(std::string_view(c.bytes).substr(0, cut));
        Reading second(c);
        second.parser = first.parser;
        second.spans = first.spans;
        first.feed("GET /other"); // what the original does next is its own affair
        second.feed(std::string_view(c.bytes).substr(cut));
        second.finish(c);
        QCOMPARE(printable(fullText(second, c.bytes)), printable(whole));
    }
}

void MessageParserTest::limitsBreakAtTheSameByteHoweverCut() {
    const Limits limits{20, 120, 3, 8};
    const std::string line = "GET / HTTP/1.1\r\n";
    const std::string chunked = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"; // 47 bytes
    const std::pair<std::string, const char*> rows[] = {
        {"GET /" + std::string(19, 'a') + " HTTP/1.1\r\n\r\n", "COMPLETE 37 body=0"},
        {"GET /" + std::string(20, 'a') + " HTTP/1.1\r\n\r\n", "TargetTooLong@24 414"},
        {"GET /" + std::string(90, 'a'), "TargetTooLong@24 414"},
        {line + "A: " + std::string(97, 'a') + "\r\n\r\n", "COMPLETE 120 body=0"},
        {line + "A: " + std::string(98, 'a') + "\r\n\r\n", "HeadTooLarge@120 431"},
        {line + "A: " + std::string(900, 'a'), "HeadTooLarge@120 431"},
        {std::string(200, '\r'), "BadLineEnd@1 400"},
        {line + "A:1\r\nB:2\r\nC:3\r\n\r\n", "COMPLETE 33 body=0"},
        {line + "A:1\r\nB:2\r\nC:3\r\nD:4\r\n\r\n", "TooManyHeaders@31 431"},
        {"POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\n123456789", "BodyTooLarge@38 413"},
        {"POST / HTTP/1.1\r\nContent-Length: 8\r\n\r\n12345678", "COMPLETE 46 body=8"},
        {chunked + "5\r\n12345\r\n3\r\n678\r\n0\r\n\r\n", "COMPLETE 70 body=8"},
        {chunked + "5\r\n12345\r\n4\r\n6789\r\n0\r\n\r\n", "BodyTooLarge@58 413"},
        {chunked + "1;" + std::string(117, 'a') + "\r\n1\r\n0\r\n\r\n", "COMPLETE 176 body=1"},
        {chunked + "1;" + std::string(120, 'a') + "\r\n1\r\n0\r\n\r\n", "ChunkLineTooLong@168 400"},
        {chunked + "0\r\nA:" + std::string(114, 'a') + "\r\n\r\n", "COMPLETE 170 body=0"},
        {chunked + "0\r\nA:" + std::string(115, 'a') + "\r\n\r\n", "HeadTooLarge@170 431"},
        {chunked + "0\r\nA:1\r\nB:2\r\nC:3\r\n\r\n", "TooManyHeaders@60 431"},
    };
    for (const auto& [bytes, outcome] : rows) {
        QCOMPARE(printable(outcomeText(parsed(bytes, MessageParser::Kind::Request, limits))),
                 printable(outcome));
        for (std::size_t cut = 0; cut <= bytes.size(); ++cut) {
            MessageParser parser(MessageParser::Kind::Request, limits);
            parser.feed(std::string_view(bytes).substr(0, cut));
            parser.feed(std::string_view(bytes).substr(cut));
            QCOMPARE(printable(outcomeText(parser)), printable(outcome));
        }
    }
}

void MessageParserTest::keepAliveFollowsVersionAndConnection_data() {
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<bool>("response");
    QTest::addColumn<bool>("keepAlive");
    QTest::newRow("1.1") << QByteArray("GET / HTTP/1.1\r\n") << false << true;
    QTest::newRow("1.1 close") << QByteArray("GET / HTTP/1.1\r\nConnection: close\r\n") << false
                               << false;
    QTest::newRow("1.1 close in a list")
        << QByteArray("GET / HTTP/1.1\r\nConnection: x ,\tClose\r\n") << false << false;
    QTest::newRow("1.1 a longer word")
        << QByteArray("GET / HTTP/1.1\r\nConnection: closed\r\n") << false << true;
    QTest::newRow("1.0") << QByteArray("GET / HTTP/1.0\r\n") << false << false;
    QTest::newRow("1.0 keep-alive")
        << QByteArray("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n") << false << true;
    QTest::newRow("close wins") << QByteArray("GET / HTTP/1.0\r\nConnection: keep-alive, close\r\n")
                                << false << false;
    QTest::newRow("answer") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n") << true
                            << true;
    QTest::newRow("answer until close") << QByteArray("HTTP/1.1 200 OK\r\n") << true << false;
    QTest::newRow("204") << QByteArray("HTTP/1.1 204 No\r\n") << true << true;
}

void MessageParserTest::keepAliveFollowsVersionAndConnection() {
    QFETCH(QByteArray, head);
    QFETCH(bool, response);
    QFETCH(bool, keepAlive);
    const auto kind = response ? MessageParser::Kind::Response : MessageParser::Kind::Request;
    QCOMPARE(parsed((head + "\r\n").toStdString(), kind).keepAlive(), keepAlive);
}

void MessageParserTest::expectationsAreSeen() {
    QVERIFY(parsed("GET / HTTP/1.1\r\nExpect: 100-Continue\r\n\r\n").expects100());
    QVERIFY(!parsed("GET / HTTP/1.0\r\nExpect: 100-continue\r\n\r\n").expects100());
    QVERIFY(!parsed("GET / HTTP/1.1\r\nExpect: 100-continued\r\n\r\n").expects100());
    QVERIFY(parsed("GET / HTTP/1.1\r\nExpect: tea\r\n\r\n").expectsOther());
    QVERIFY(!parsed("GET / HTTP/1.1\r\n\r\n").expectsOther());
    QCOMPARE(parsed("GET / HTTP/1.1\r\nHost: a\r\nhOST: b\r\n\r\n").hostCount(), 2u);
    QVERIFY(!parsed("GET / HTTP/1.1\r\nHosts: a\r\n\r\n").hasHost());
}

// Each of the 256 bytes at each position of an eight-byte word of a value, and in a name and a target.
void MessageParserTest::everyByteClassIsJudgedAlikeInEveryField() {
    for (int c = 0; c < 256; ++c) {
        const char byte = static_cast<char>(c);
        const bool allowed = c == '\t' || (c >= 0x20 && c != 0x7f);
        for (std::size_t place = 0; place < 17; ++place) {
            std::string value(17, 'v');
            value[place] = byte;
            const std::string text = "GET / HTTP/1.1\r\nA: " + value + "\r\n\r\n";
            QCOMPARE(parsed(text).complete(), allowed);
        }
        const bool token = c > 0x20 && c < 0x7f && std::strchr("\"(),/:;<=>?@[\\]{}", c) == nullptr;
        const std::string name = std::string("GET / HTTP/1.1\r\nA") + byte + "B: v\r\n\r\n";
        QCOMPARE(parsed(name).complete(), token || c == ':');
        const std::string target = std::string("GET /a") + byte + "b HTTP/1.1\r\n\r\n";
        QCOMPARE(parsed(target).complete(), c > 0x20 && c < 0x7f && c != '#');
    }
}

void MessageParserTest::skippedBodyBytesAreCounted() {
    MessageParser counted = parsed("POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\n12");
    QCOMPARE(counted.skip(3), std::uint64_t(3));
    QCOMPARE(counted.bodyBytesLeft(), std::uint64_t(5));
    QCOMPARE(counted.skip(9), std::uint64_t(5)); // the rest belongs to the next message
    QVERIFY(counted.complete());
    QCOMPARE(counted.skip(4), std::uint64_t(0));

    MessageParser chunked = parsed("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n1");
    QCOMPARE(chunked.skip(4), std::uint64_t(4));
    chunked.feed("\r\n0\r\n\r\n");
    QVERIFY(chunked.complete());
    QCOMPARE(chunked.bodyBytesSeen(), std::uint64_t(5));

    MessageParser open = parsed("HTTP/1.1 200 OK\r\n\r\nab", MessageParser::Kind::Response);
    QCOMPARE(open.skip(1000), std::uint64_t(1000));
    open.finishAtEof();
    QVERIFY(open.complete());
    QCOMPARE(open.bodyBytesSeen(), std::uint64_t(1002));
}

void MessageParserTest::skippedHeadBytesLoseSync() {
    for (const char* bytes : {"", "GET / HT", "GET / HTTP/1.1\r\nA: b",
                              "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n1234"}) {
        MessageParser parser = parsed(bytes);
        const std::uint64_t before = parser.bytesConsumed();
        QCOMPARE(parser.skip(2), std::uint64_t(2));
        QVERIFY(parser.state() == MessageParser::State::LostSync);
        std::vector<Span> spans;
        parser.feed("GET /", SpanSink(spans));
        QCOMPARE(spans.size(), std::size_t(1));
        QVERIFY((spans[0] == Span{before + 2, 5, Role::Unparsed}));
        parser.finishAtEof();
        QVERIFY(parser.state() == MessageParser::State::LostSync);
    }
}

void MessageParserTest::aParserIsReusedAfterReset() {
    MessageParser parser(MessageParser::Kind::Request, Limits{100, 200, 3, 4});
    std::string_view bytes =
        "POST /a HTTP/1.0\r\nContent-Length: 1\r\n\r\nxGET /bb HTTP/1.1\r\n\r\n";
    bytes.remove_prefix(parser.feed(bytes));
    QVERIFY(parser.complete());
    QCOMPARE(parser.feed(bytes), std::size_t(0)); // not before reset()
    parser.reset();
    QVERIFY(!parser.begun());
    bytes.remove_prefix(parser.feed(bytes));
    QVERIFY(parser.complete() && bytes.empty());
    QVERIFY(parser.method() == Method::Get);
    QCOMPARE(parser.targetLength(), 3u);
    QCOMPARE(parser.limits().maxHeaders, 3u);
    QVERIFY(parser.keepAlive() && !parser.hasContentLength());
}

QTEST_GUILESS_MAIN(MessageParserTest)
#include "message_parser_test.moc"
