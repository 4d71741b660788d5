// SPDX-License-Identifier: GPL-3.0-or-later
// The session file: what is recorded is what is read back, whatever happens to the recorder or the
// file in between.
#include "trace/sample_log.h"
#include "trace/session_database.h"
#include "trace/session_reader.h"
#include "trace/session_writer.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <csignal>
#include <random>
#include <sys/resource.h>
#include <thread>

using namespace muxscope;
using namespace muxscope::trace;
using namespace muxscope::trace::testing;

class SessionFileTest : public QObject {
    Q_OBJECT

private slots:
    void whatIsSavedIsWhatIsRead();
    void aRecordingFollowsAGrowingLog();
    void randomPayloadsSurvive();
    void factsAreKept();
    void anotherFileIsNotOverwritten();
    void aRecordingIsReplaced();
    void aMissingFolderIsOneClearLine();
    void aFullDiskStopsTheRecordingOnly();
    void aKilledRecorderLeavesWhatItCommitted();
    void aCutFileOpensAsFarAsItIsSound();
    void aDamagedByteNeverGivesWrongEvents();
    void whatIsNoRecordingIsRefused_data();
    void whatIsNoRecordingIsRefused();
    void anotherFormatIsRefused();
    void aForeignSchemaIsRefused();
    void aGapEndsTheSoundPart();
    void loadingCanBeCancelled();
    void theFirstEventsDoNotWaitForTheWholeFileToBeChecked();
    void bookmarksAndNotesAreRead();
    void bookmarksOfAnotherShapeAreNone();

private:
    QString path(const char* name) const { return m_folder.filePath(name); }
    std::string file(const char* name) const { return path(name).toStdString(); }
    // Records the whole log and closes the file.
    void save(const TraceLog& log, const char* name) const;

    QTemporaryDir m_folder;
};

namespace {

constexpr std::size_t kEventsOfMany = 120'000;

// Some MiB, several segments.
void writeMany(TraceLog& log, std::size_t events = kEventsOfMany) {
    LogWriter w(log);
    std::mt19937 random(7);
    std::string body;
    for (std::size_t i = 0; i < events / 2; ++i) {
        body.assign(random() % 200, ' ');
        for (char& c : body)
            c = static_cast<char>(random());
        w.enter(Call::recv, 5, 65536);
        w.exit(Call::recv, 5, static_cast<std::int64_t>(body.size()), 0, bytesOf(body));
    }
}

Result<std::uint64_t> loadInto(TraceLog& log, const std::string& name,
                               std::vector<std::string>* missing = nullptr) {
    auto reader = SessionReader::open(name);
    if (!reader)
        return reader.error();
    auto done = (*reader)->load(log);
    if (missing != nullptr)
        *missing = (*reader)->missing();
    return done;
}

} // namespace

void SessionFileTest::save(const TraceLog& log, const char* name) const {
    auto writer = SessionWriter::start(log, {file(name), "muxscope test", "select http", {}});
    QVERIFY2(writer.ok(), writer.ok() ? "" : writer.error().text.c_str());
    const Status status = (*writer)->stop();
    QVERIFY2(status.ok(), status.ok() ? "" : status.error().text.c_str());
    QCOMPARE((*writer)->written(), log.end());
}

void SessionFileTest::whatIsSavedIsWhatIsRead() {
    TraceLog log;
    LogWriter w(log);
    writeSession(w);
    save(log, "small");
    TraceLog loaded;
    std::vector<std::string> missing;
    const auto done = loadInto(loaded, file("small"), &missing);
    QVERIFY2(done.ok(), done.ok() ? "" : done.error().text.c_str());
    QCOMPARE(*done, log.end());
    QVERIFY(missing.empty());
    QVERIFY2(difference(log, loaded).isEmpty(), qPrintable(difference(log, loaded)));
    QCOMPARE(loaded.epoch().monotonicNs, log.epoch().monotonicNs);
}

void SessionFileTest::aRecordingFollowsAGrowingLog() {
    TraceLog log;
    auto writer = SessionWriter::start(log, {file("growing"), "", "", {}});
    QVERIFY(writer.ok());
    std::thread server([&] {
        for (int i = 0; i < 50'000; ++i) {
            log.append({.value = 100, .fd = 5, .call = Call::recv, .thread = ThreadId{1}});
            log.append({.value = 3,
                        .fd = 5,
                        .call = Call::recv,
                        .phase = Phase::exit,
                        .thread = ThreadId{1}},
                       bytesOf("abc"));
        }
    });
    server.join();
    QTRY_COMPARE_WITH_TIMEOUT((*writer)->written(), log.end(), 20'000);
    // Readable while the recorder is still there.
    TraceLog loaded;
    std::vector<std::string> missing;
    QVERIFY(loadInto(loaded, file("growing"), &missing).ok());
    QVERIFY(missing.empty());
    QVERIFY2(difference(log, loaded).isEmpty(), qPrintable(difference(log, loaded)));
    QVERIFY((*writer)->stop().ok());
    QVERIFY(!QFile::exists(path("growing-journal")));
    QCOMPARE(log.stalls().count, std::uint64_t{0});
}

void SessionFileTest::randomPayloadsSurvive() {
    TraceLog log;
    writeMany(log);
    save(log, "many");
    TraceLog loaded;
    QVERIFY(loadInto(loaded, file("many")).ok());
    QVERIFY2(difference(log, loaded).isEmpty(), qPrintable(difference(log, loaded)));
}

void SessionFileTest::factsAreKept() {
    TraceLog log;
    LogWriter w(log);
    writeSession(w);
    save(log, "facts");
    auto reader = SessionReader::open(file("facts"));
    QVERIFY(reader.ok());
    const SessionFacts& facts = (*reader)->facts();
    QCOMPARE(facts.program, std::string("muxscope test"));
    QCOMPARE(facts.model, std::string("select http"));
    QVERIFY(facts.host.find("Linux") != std::string::npos);
    QCOMPARE(facts.endEvent, log.end());
    QVERIFY(facts.closedNs >= facts.createdNs && facts.createdNs > 0);
    QCOMPARE((*reader)->claimedEvents(), log.end());
}

void SessionFileTest::anotherFileIsNotOverwritten() {
    QFile other(path("letter.txt"));
    QVERIFY(other.open(QIODevice::WriteOnly));
    other.write(QByteArray(200, 'x'));
    other.close();
    TraceLog log;
    const auto writer = SessionWriter::start(log, {file("letter.txt"), "", "", {}});
    QVERIFY(!writer.ok());
    QVERIFY(writer.error().text.find("not a Muxscope recording") != std::string::npos);
    QCOMPARE(other.size(), 200);
    QVERIFY(!SessionWriter::start(log, {m_folder.path().toStdString(), "", "", {}}).ok());
}

void SessionFileTest::aRecordingIsReplaced() {
    TraceLog first;
    writeMany(first, 1000);
    save(first, "again");
    TraceLog second;
    LogWriter w(second);
    writeSession(w);
    save(second, "again");
    TraceLog loaded;
    QVERIFY(loadInto(loaded, file("again")).ok());
    QVERIFY(difference(second, loaded).isEmpty());
}

void SessionFileTest::aMissingFolderIsOneClearLine() {
    TraceLog log;
    const auto writer = SessionWriter::start(log, {file("absent/run"), "", "", {}});
    QVERIFY(!writer.ok());
    QCOMPARE(writer.error().kind, Error::Kind::environment);
    QVERIFY(writer.error().text.find('\n') == std::string::npos);
    QVERIFY2(writer.error().text.find("absent/run") != std::string::npos,
             writer.error().text.c_str());
}

void SessionFileTest::aFullDiskStopsTheRecordingOnly() {
    TraceLog log;
    std::atomic<int> errors{0};
    std::string text;
    auto writer = SessionWriter::start(log, {file("full"), "", "", [&](const Error& error) {
                                                 text = error.text;
                                                 ++errors;
                                             }});
    QVERIFY(writer.ok());
    std::signal(SIGXFSZ, SIG_IGN);
    rlimit before{};
    getrlimit(RLIMIT_FSIZE, &before);
    const rlimit small{300'000, before.rlim_max};
    setrlimit(RLIMIT_FSIZE, &small);
    writeMany(log);
    QTRY_VERIFY_WITH_TIMEOUT((*writer)->failed(), 20'000);
    const Status status = (*writer)->stop();
    setrlimit(RLIMIT_FSIZE, &before);
    QVERIFY(!status.ok());
    QCOMPARE(errors.load(), 1);
    QCOMPARE(status.error().text, text);
    QVERIFY2(text.find("cannot record to") == 0, text.c_str());
    // The log goes on and is not held back by the recorder that is gone.
    log.append({});
    QVERIFY(log.end() > kEventsOfMany);
    TraceLog loaded;
    QVERIFY(SessionReader::open(file("full")).ok());
}

void SessionFileTest::aKilledRecorderLeavesWhatItCommitted() {
    for (int round = 0; round < 3; ++round) {
        QFile::remove(path("killed"));
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(), {"record-for-ever", path("killed")});
        QVERIFY(child.waitForStarted());
        // Kill it somewhere in its writing, after some commits.
        const std::uint64_t until = 20'000U * static_cast<unsigned>(round + 1);
        const auto committed = [&] {
            const auto reader = SessionReader::open(file("killed"));
            return reader.ok() ? (*reader)->facts().endEvent : 0;
        };
        QTRY_VERIFY_WITH_TIMEOUT(committed() >= until, 20'000);
        child.kill(); // SIGKILL
        QVERIFY(child.waitForFinished());
        QCOMPARE(child.exitStatus(), QProcess::CrashExit);
        TraceLog loaded;
        const auto done = loadInto(loaded, file("killed"));
        QVERIFY2(done.ok(), done.ok() ? "" : done.error().text.c_str());
        QVERIFY(*done >= until);
        loaded.forEach(loaded.begin(), loaded.end(), [](const Event& event) {
            QCOMPARE(event.record.value, static_cast<std::int64_t>(event.index));
            QCOMPARE(asText(event.payload), std::string_view("some bytes"));
        });
        auto reader = SessionReader::open(file("killed"));
        QCOMPARE((*reader)->facts().closedNs, std::int64_t{0});
    }
}

void SessionFileTest::aCutFileOpensAsFarAsItIsSound() {
    TraceLog log;
    writeMany(log);
    save(log, "whole");
    QFile whole(path("whole"));
    QVERIFY(whole.open(QIODevice::ReadOnly));
    const QByteArray bytes = whole.readAll();
    int opened = 0;
    for (int tenth = 1; tenth < 10; ++tenth) {
        QFile cut(path("cut"));
        QVERIFY(cut.open(QIODevice::WriteOnly | QIODevice::Truncate));
        cut.write(bytes.left(bytes.size() * tenth / 10));
        cut.close();
        TraceLog loaded;
        std::vector<std::string> missing;
        const auto done = loadInto(loaded, file("cut"), &missing);
        if (!done.ok()) {
            QCOMPARE(done.error().kind, Error::Kind::input);
            qInfo("%d tenths: %s", tenth, done.error().text.c_str());
            continue;
        }
        ++opened;
        QVERIFY(!missing.empty());
        QVERIFY(*done < log.end());
        for (std::uint64_t i = 0; i < *done; ++i)
            QCOMPARE(asText(loaded.at(i).payload), asText(log.at(i).payload));
    }
    QVERIFY2(opened >= 4, qPrintable(QString("%1 of 9 opened").arg(opened)));
}

void SessionFileTest::aDamagedByteNeverGivesWrongEvents() {
    TraceLog log;
    LogWriter w(log);
    for (int i = 0; i < 200; ++i)
        writeSession(w);
    save(log, "sound");
    QFile sound(path("sound"));
    QVERIFY(sound.open(QIODevice::ReadOnly));
    const QByteArray bytes = sound.readAll();
    std::mt19937 random(11);
    int refused = 0;
    for (int round = 0; round < 300; ++round) {
        QByteArray bad = bytes;
        for (int hit = 0; hit < 3; ++hit)
            bad[static_cast<int>(random() % static_cast<unsigned>(bad.size()))] =
                static_cast<char>(random());
        auto reader = SessionReader::openBytes(
            std::as_bytes(std::span(bad.constData(), static_cast<std::size_t>(bad.size()))));
        if (!reader) {
            ++refused;
            continue;
        }
        TraceLog loaded;
        const auto done = (*reader)->load(loaded);
        if (!done)
            continue;
        for (std::uint64_t i = 0; i < *done; ++i)
            QCOMPARE(asText(loaded.at(i).payload), asText(log.at(i).payload));
    }
    QVERIFY(refused > 0);
}

void SessionFileTest::whatIsNoRecordingIsRefused_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("text") << QByteArray(5000, 'a');
    QTest::newRow("the magic alone") << QByteArray("SQLite format 3\0", 16);
    QTest::newRow("the magic and rubbish")
        << QByteArray("SQLite format 3\0", 16) + QByteArray(5000, '\xff');
}

void SessionFileTest::whatIsNoRecordingIsRefused() {
    QFETCH(QByteArray, bytes);
    QFile bad(path("bad"));
    QVERIFY(bad.open(QIODevice::WriteOnly | QIODevice::Truncate));
    bad.write(bytes);
    bad.close();
    const auto reader = SessionReader::open(file("bad"));
    QVERIFY(!reader.ok());
    QCOMPARE(reader.error().kind, Error::Kind::input);
    QVERIFY(reader.error().text.find(file("bad")) == 0);
    QVERIFY(reader.error().text.find('\n') == std::string::npos);
    QVERIFY(!SessionReader::open(file("nothing here")).ok());
    QVERIFY(!SessionReader::open(m_folder.path().toStdString()).ok());
}

namespace {

// Changes a saved file behind the recorder's back.
void tamper(const std::string& name, const char* sql) {
    auto database = Database::open(name, Database::Mode::readWrite);
    QVERIFY(database.ok());
    const Status status = database->run(sql);
    QVERIFY2(status.ok(), status.ok() ? "" : status.error().text.c_str());
}

} // namespace

void SessionFileTest::anotherFormatIsRefused() {
    TraceLog log;
    writeMany(log, 100);
    save(log, "newer");
    tamper(file("newer"), "PRAGMA user_version=99");
    const auto reader = SessionReader::open(file("newer"));
    QVERIFY(!reader.ok());
    QVERIFY(reader.error().text.find("format 99") != std::string::npos);
}

void SessionFileTest::aForeignSchemaIsRefused() {
    TraceLog log;
    writeMany(log, 100);
    save(log, "foreign");
    tamper(file("foreign"), "ALTER TABLE segment RENAME TO other; CREATE VIEW segment AS SELECT "
                            "first, count, from_ns, to_ns, raw_bytes, packed FROM other");
    QVERIFY(!SessionReader::open(file("foreign")).ok());
}

void SessionFileTest::aGapEndsTheSoundPart() {
    TraceLog log;
    writeMany(log);
    save(log, "gap");
    tamper(file("gap"), "DELETE FROM segment WHERE first = (SELECT first FROM segment ORDER BY "
                        "first LIMIT 1 OFFSET 1)");
    TraceLog loaded;
    std::vector<std::string> missing;
    const auto done = loadInto(loaded, file("gap"), &missing);
    QVERIFY(done.ok());
    QVERIFY(*done > 0 && *done < log.end());
    QCOMPARE(missing.size(), std::size_t{2});
    QVERIFY2(missing[0].find("are absent") != std::string::npos, missing[0].c_str());
}

void SessionFileTest::loadingCanBeCancelled() {
    TraceLog log;
    writeMany(log);
    save(log, "long");
    auto reader = SessionReader::open(file("long"));
    QVERIFY(reader.ok());
    TraceLog loaded;
    std::uint64_t all = 0;
    const auto done = (*reader)->load(loaded, [&](std::uint64_t soFar, std::uint64_t claimed) {
        all = claimed;
        return soFar == 0;
    });
    QVERIFY(done.ok());
    QCOMPARE(all, log.end());
    QVERIFY(*done > 0 && *done < log.end());
}

void SessionFileTest::theFirstEventsDoNotWaitForTheWholeFileToBeChecked() {
    TraceLog log;
    writeMany(log);
    save(log, "checked");
    auto reader = SessionReader::open(file("checked"));
    QVERIFY(reader.ok());
    TraceLog loaded;
    std::vector<std::uint64_t> told;
    const auto done = (*reader)->load(loaded, [&](std::uint64_t soFar, std::uint64_t) {
        told.push_back(soFar);
        return true;
    });
    QVERIFY(done.ok());
    QCOMPARE(*done, log.end());
    QVERIFY(told.size() > 2);
    QCOMPARE(told[0], std::uint64_t{0});
    QVERIFY(told[1] > 0); // asked again only with the first segment in the log
}

namespace {

// What aKilledRecorderLeavesWhatItCommitted kills.
[[noreturn]] void recordForEver(const char* name) {
    TraceLog log;
    auto writer = SessionWriter::start(log, {name, "", "", {}});
    if (!writer)
        std::exit(1);
    for (std::int64_t i = 0;; ++i) {
        log.append({.value = i, .fd = 5, .call = Call::recv, .thread = ThreadId{1}},
                   bytesOf("some bytes"));
        if (i % 1024 == 0)
            std::this_thread::yield();
    }
}

} // namespace

void SessionFileTest::bookmarksAndNotesAreRead() {
    TraceLog log;
    LogWriter writer(log);
    writeSession(writer);
    save(log, "marks.muxscope");
    auto database = Database::open(file("marks.muxscope"), Database::Mode::readWrite);
    QVERIFY(database);
    QVERIFY(database->run(
        "INSERT INTO bookmark VALUES(9, 'here'),(2, 'caf\xc3\xa9' || char(1)),(-1, 'no');"
        "INSERT INTO note(moment, text) VALUES(9, 'and why')"));
    *database = Database();
    auto reader = SessionReader::open(file("marks.muxscope"));
    QVERIFY(reader);
    const SessionFacts& facts = (*reader)->facts();
    QCOMPARE(facts.bookmarks, (std::vector<SessionMark>{{2, "caf\xc3\xa9?"}, {9, "here"}}));
    QCOMPARE(facts.notes, (std::vector<SessionMark>{{9, "and why"}}));
}

void SessionFileTest::bookmarksOfAnotherShapeAreNone() {
    TraceLog log;
    LogWriter writer(log);
    writeSession(writer);
    save(log, "odd.muxscope");
    auto database = Database::open(file("odd.muxscope"), Database::Mode::readWrite);
    QVERIFY(database);
    QVERIFY(database->run("DROP TABLE bookmark; CREATE TABLE bookmark(moment, name, more);"
                          "INSERT INTO bookmark VALUES(1, 'x', 'y')"));
    *database = Database();
    auto reader = SessionReader::open(file("odd.muxscope"));
    QVERIFY(reader);
    QVERIFY((*reader)->facts().bookmarks.empty());
}

int main(int argc, char** argv) {
    if (argc == 3 && std::string_view(argv[1]) == "record-for-ever")
        recordForEver(argv[2]);
    const QCoreApplication application(argc, argv);
    SessionFileTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "session_file_test.moc"
