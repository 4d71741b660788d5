// SPDX-License-Identifier: GPL-3.0-or-later
// Each sample opens whole and shows what its title says: calls that were made, faults that are found.
#include "session/bookmarks.h"
#include "session/findings.h"
#include "session/sample_list.h"
#include "session/session.h"
#include "trace/event_text.h"

#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace muxscope;
using namespace muxscope::ui;

namespace {

// At least so many lines of the events match.
struct Shows {
    const char* pattern;
    int times;
};

struct Expected {
    const char* name;
    std::vector<Shows> shows;
    std::optional<world::WarningKind> warning = std::nullopt;
};

const std::vector<Expected>& table() {
    using world::WarningKind;
    static const std::vector<Expected> rows = {
        {"blocking",
         {{"exit +recv -> [1-9].* took=[3-9]\\d\\d\\.", 1}, {"exit +accept4? -> \\d", 2}}},
        {"nonblocking",
         {{"exit +accept4? -> -1 EAGAIN", 2}, {"exit +(clock_)?nanosleep .*took=2\\d\\d\\.", 1}}},
        {"spin", {{"exit +accept4? -> -1 EAGAIN", 200}, {"exit +accept4? -> \\d", 1}}},
        {"select", {{"exit +accept4? -> \\d", 3}, {"exit +select -> 1 ", 6}}},
        {"select-wall",
         {{"exit +accept4? -> 102[4-9]", 1},
          {"note  connectionRefused .*FD_SETSIZE is 1024", 1},
          {"exit +send -> \\d+ \"HTTP/1.1 503", 1}}},
        {"poll-invalid", {{"exit +poll .*NVAL", 8}}, WarningKind::staleSpin},
        {"write-spin", {{"exit +select -> 1 \\[fd=\\d+ w\\]", 8}}, WarningKind::writeSpin},
        {"epoll-level",
         {{"exit +epoll_wait -> 1 \\[fd=\\d+ IN\\]", 10}, {"exit +recv -> 16384", 5}}},
        {"edge-undrained", {{"EPOLL_CTL_ADD .*ET", 1}}, WarningKind::undrainedEdge},
        {"one-shot", {{"enter epoll_ctl .*EPOLL_CTL_MOD .*ONESHOT", 3}}},
        {"slow-reader",
         {{"enter send .*len=262144", 1},
          {"enter epoll_ctl .*EPOLL_CTL_MOD .*OUT", 1},
          {"exit +epoll_wait -> 1 \\[fd=\\d+ OUT\\] took=[3-9]\\d\\d\\.", 1},
          {"gauge", 4}}},
        {"split-and-sticky",
         {{"exit +recv -> 3 \"GET\"", 1},
          {"exit +recv -> 2 \"\\\\r\\\\n\"", 1},
          {"exit +recv -> 7\\d ", 1}}},
        {"end-of-input", {{"exit +recv -> 0 ", 1}, {"exit +close -> 0", 1}}},
        {"urgent-and-reset",
         {{"exit +select -> 1 \\[fd=\\d+ x\\]", 1},
          {"enter recv .*MSG_OOB", 1},
          {"exit +recv -> -1 ECONNRESET", 1}}},
        {"signals", {{"exit +(rt_)?sigtimedwait", 3}, {"exit +recv -> 40", 3}}},
        {"io-uring", {{"exit +io_uring_enter", 3}}},
        {"threads", {{" t2 enter recv", 1}, {" t3 enter recv", 2}}},
    };
    return rows;
}

QStringList linesOf(const trace::TraceLog& log) {
    trace::EventTextWriter writer;
    QStringList lines;
    log.forEach(log.begin(), log.end(), [&](const trace::Event& event) {
        lines << QString::fromStdString(writer.line(event));
    });
    return lines;
}

} // namespace

class SamplesTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void everyFileHasWordsAndEveryWordAFile();
    void allOfThemAreSmall();
    void eachShowsWhatItsTitleSays_data();
    void eachShowsWhatItsTitleSays();
    void aSampleThatIsNotThereIsSaid();
};

void SamplesTest::initTestCase() {
    QVERIFY(!samples().isEmpty());
}

void SamplesTest::everyFileHasWordsAndEveryWordAFile() {
    QSet<QString> files;
    for (const QString& file : QDir(QStringLiteral(":/samples")).entryList())
        files << QStringLiteral(":/samples/") + file;
    QSet<QString> named;
    QSet<QString> titles;
    for (const Sample& sample : samples()) {
        named << sample.path();
        titles << sample.title;
        QVERIFY(!sample.group.isEmpty());
        QVERIFY2(sample.about.count(QLatin1Char('.')) == 2, qPrintable(sample.about));
        QCOMPARE(sampleAt(sample.path())->name, sample.name);
    }
    QCOMPARE(named, files);
    QCOMPARE(titles.size(), samples().size());
    QVERIFY(files.size() >= 12);
    QVERIFY(!sampleAt(QStringLiteral(":/samples/other.muxscope")));
}

void SamplesTest::allOfThemAreSmall() {
    qint64 bytes = 0;
    for (const Sample& sample : samples())
        bytes += QFileInfo(sample.path()).size();
    QVERIFY2(bytes < 200'000, qPrintable(QString::number(bytes)));
}

void SamplesTest::eachShowsWhatItsTitleSays_data() {
    QTest::addColumn<int>("row");
    for (std::size_t i = 0; i < table().size(); ++i)
        QTest::newRow(table()[i].name) << static_cast<int>(i);
    QCOMPARE(static_cast<qsizetype>(table().size()), samples().size());
}

void SamplesTest::eachShowsWhatItsTitleSays() {
    QFETCH(int, row);
    const Expected& expected = table()[static_cast<std::size_t>(row)];
    Session session;
    QStringList messages;
    connect(&session, &Session::message, this,
            [&](const UserMessage& message) { messages << message.text; });
    session.openFile(QStringLiteral(":/samples/%1.muxscope").arg(QLatin1String(expected.name)));
    QTRY_VERIFY_WITH_TIMEOUT(
        session.loadProgress() >= 1 && session.behind() == 0 && session.head() > 10, 30'000);
    QTest::qWait(1); // a frame later it has said what is missing
    QCOMPARE(messages, QStringList());
    QCOMPARE(session.bookmarks().all().size(), 1); // the moment at which it opens
    QVERIFY(session.bookmarks().all().front().moment < session.head());
    const QStringList lines = linesOf(session.log());
    for (const Shows& each : expected.shows) {
        const auto found = lines.filter(QRegularExpression(QLatin1String(each.pattern)));
        QVERIFY2(found.size() >= each.times,
                 qPrintable(QStringLiteral("%1 x %2").arg(found.size()).arg(each.pattern)));
    }
    std::vector<world::WarningKind> kinds;
    for (const world::Warning& warning : session.findings().warnings.all())
        kinds.push_back(warning.kind);
    if (expected.warning)
        QVERIFY(std::find(kinds.begin(), kinds.end(), *expected.warning) != kinds.end());
}

void SamplesTest::aSampleThatIsNotThereIsSaid() {
    Session session;
    QStringList messages;
    connect(&session, &Session::message, this,
            [&](const UserMessage& message) { messages << message.text; });
    session.openFile(QStringLiteral(":/samples/absent.muxscope"));
    QCOMPARE(messages.size(), 1);
    QVERIFY(!session.hasTrace());
}

QTEST_GUILESS_MAIN(SamplesTest)
#include "samples_test.moc"
