// SPDX-License-Identifier: GPL-3.0-or-later
// A log saved as a file: all of it or nothing, with what people wrote into it; and a recorder that keeps
// its file small.
#include "trace/sample_log.h"
#include "trace/session_reader.h"
#include "trace/session_save.h"
#include "trace/session_writer.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <random>
#include <sys/resource.h>
#include <unistd.h>

using namespace muxscope;
using namespace muxscope::trace;
using namespace muxscope::trace::testing;

namespace {

// Bytes that do not pack: about 170 bytes an event.
void writeNoise(LogWriter& w, int events) {
    std::mt19937 random(7);
    std::string body(300, ' ');
    for (int i = 0; i < events / 2; ++i) {
        for (char& c : body)
            c = static_cast<char>(random());
        w.enter(Call::recv, 5, 65536);
        w.exit(Call::recv, 5, static_cast<std::int64_t>(body.size()), 0, bytesOf(body));
    }
}

void writeNoise(TraceLog& log, int events) {
    LogWriter w(log);
    writeNoise(w, events);
}

// No file may become larger: a full disk, as a program meets it.
class FullDisk {
public:
    explicit FullDisk(rlim_t bytes) {
        getrlimit(RLIMIT_FSIZE, &m_before);
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk() {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    rlimit m_before{};
    void (*m_handler)(int) = nullptr;
};

} // namespace

class SessionSaveTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void whatIsSavedComesBackWithItsMarksAndFacts();
    void aPartOfARecordingKeepsItsPlaceInIt();
    void aSmallRecordingIsASmallFile();
    void whatIsAppendedWhileItIsSavedIsNotInTheFile();
    void aFullDiskLeavesTheOldFileAsItWas();
    void aFolderThatMayNotBeWrittenToIsSaid();
    void aFileThatIsNoRecordingIsNotReplaced();
    void whatIsCancelledLeavesTheOldFileAsItWas();
    void aLinkStaysALink();
    void aRecorderWithALimitKeepsTheNewest();
    void marksOfARecorderStandInTheFileWithTheNextCommit();
    void aRecorderThatIsAbandonedEndsAtOnce();

private:
    [[nodiscard]] std::string file(const char* name) const {
        return m_folder->filePath(name).toStdString();
    }
    [[nodiscard]] QStringList files() const {
        return QDir(m_folder->path()).entryList(QDir::Files);
    }
    [[nodiscard]] SessionSave::Options to(const char* name) const {
        SessionSave::Options options;
        options.file.path = file(name);
        options.file.program = "muxscope test";
        options.file.model = "poll http";
        return options;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void SessionSaveTest::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void SessionSaveTest::whatIsSavedComesBackWithItsMarksAndFacts() {
    TraceLog log;
    LogWriter w(log);
    writeSession(w);
    SessionSave::Options options = to("run");
    options.file.host = "another machine";
    options.file.createdNs = 1'700'000'000'000'000'000;
    options.closedNs = 1'700'000'100'000'000'000;
    options.bookmarks = {{3, "the first call"}, {9, "看这里"}};
    options.notes = {{9, "a note"}};
    SessionSave save(log, log.end(), options);
    save.join();
    QVERIFY2(save.state() == SessionSave::State::done, save.error().text.c_str());
    QCOMPARE(save.progress(), 1.0);
    QCOMPARE(files(), QStringList{"run"});

    auto reader = SessionReader::open(file("run"));
    QVERIFY(reader.ok());
    const SessionFacts& facts = reader.value()->facts();
    QCOMPARE(facts.model, std::string("poll http"));
    QCOMPARE(facts.host, std::string("another machine"));
    QCOMPARE(facts.createdNs, options.file.createdNs);
    QCOMPARE(facts.closedNs, options.closedNs);
    QVERIFY(facts.bookmarks == options.bookmarks);
    QVERIFY(facts.notes == options.notes);
    TraceLog loaded;
    QVERIFY(reader.value()->load(loaded).ok());
    QVERIFY(reader.value()->missing().empty());
    QCOMPARE(difference(log, loaded), QString());
}

void SessionSaveTest::aPartOfARecordingKeepsItsPlaceInIt() {
    TraceLog log;
    LogWriter w(log);
    writeSession(w);
    SessionSave::Options options = to("tail");
    options.file.firstEvent = 5000; // as where a recording had lost its beginning
    options.bookmarks = {{4, "here"}};
    SessionSave save(log, log.end(), options);
    save.join();
    QVERIFY(save.state() == SessionSave::State::done);
    auto reader = SessionReader::open(file("tail"));
    QVERIFY(reader.ok());
    QCOMPARE(reader.value()->facts().firstEvent, 5000U);
    QCOMPARE(reader.value()->facts().endEvent, 5000 + log.end());
    QVERIFY(reader.value()->facts().bookmarks == options.bookmarks); // of the log that is loaded
    TraceLog loaded;
    QVERIFY(reader.value()->load(loaded).ok());
    QCOMPARE(difference(log, loaded), QString());
    QVERIFY(!reader.value()->damaged());
}

void SessionSaveTest::aSmallRecordingIsASmallFile() {
    TraceLog log;
    LogWriter w(log);
    writeSession(w);
    SessionSave save(log, log.end(), to("small"));
    save.join();
    const qint64 bytes = QFileInfo(m_folder->filePath("small")).size();
    QVERIFY2(bytes > 0 && bytes <= 12 * 1024, qPrintable(QString::number(bytes)));
}

void SessionSaveTest::whatIsAppendedWhileItIsSavedIsNotInTheFile() {
    TraceLog log;
    writeNoise(log, 40'000);
    const Moment end = log.end();
    SessionSave save(log, end, to("run"));
    log.append({.value = 1, .fd = 9, .call = Call::recv, .thread = ThreadId{1}});
    save.join();
    QVERIFY(save.state() == SessionSave::State::done);
    TraceLog loaded;
    QVERIFY(SessionReader::open(file("run")).value()->load(loaded).ok());
    QCOMPARE(loaded.end(), end);
}

void SessionSaveTest::aFullDiskLeavesTheOldFileAsItWas() {
    TraceLog small;
    LogWriter w(small);
    writeSession(w);
    SessionSave(small, small.end(), to("run")).join();
    const QString path = m_folder->filePath("run");
    QFile before(path);
    QVERIFY(before.open(QIODevice::ReadOnly));
    const QByteArray old = before.readAll();
    TraceLog log;
    writeNoise(log, 40'000);
    {
        const FullDisk full(1 << 20);
        SessionSave save(log, log.end(), to("run"));
        save.join();
        QVERIFY(save.state() == SessionSave::State::failed);
        const QString said = QString::fromStdString(save.error().text);
        QVERIFY2(said.contains(path) && !said.contains(".part"), qPrintable(said));
    }
    QFile after(path);
    QVERIFY(after.open(QIODevice::ReadOnly));
    QVERIFY(after.readAll() == old);
    QCOMPARE(files(), QStringList{"run"});
}

void SessionSaveTest::aFolderThatMayNotBeWrittenToIsSaid() {
    TraceLog log;
    SessionSave save(log, log.end(), to("absent/run"));
    save.join();
    QVERIFY(save.state() == SessionSave::State::failed);
    QVERIFY(save.error().kind == Error::Kind::environment);
    if (::geteuid() == 0)
        return; // may write anywhere
    QVERIFY(QFile::setPermissions(m_folder->path(), QFile::ReadOwner | QFile::ExeOwner));
    SessionSave refused(log, log.end(), to("run"));
    refused.join();
    QVERIFY(refused.state() == SessionSave::State::failed);
    QVERIFY(QFile::setPermissions(m_folder->path(),
                                  QFile::ReadOwner | QFile::ExeOwner | QFile::WriteOwner));
}

void SessionSaveTest::aFileThatIsNoRecordingIsNotReplaced() {
    QFile letter(m_folder->filePath("letter"));
    QVERIFY(letter.open(QIODevice::WriteOnly));
    letter.write("Dear reader");
    letter.close();
    TraceLog log;
    SessionSave save(log, log.end(), to("letter"));
    save.join();
    QVERIFY(save.state() == SessionSave::State::failed);
    QCOMPARE(QFileInfo(letter).size(), 11);
    QCOMPARE(files(), QStringList{"letter"});
}

void SessionSaveTest::whatIsCancelledLeavesTheOldFileAsItWas() {
    TraceLog log;
    writeNoise(log, 200'000);
    {
        SessionSave save(log, log.end(), to("run"));
        save.cancel();
        save.join();
        QVERIFY(save.state() == SessionSave::State::cancelled);
    }
    QCOMPARE(files(), QStringList());
}

void SessionSaveTest::aLinkStaysALink() {
    TraceLog log;
    LogWriter w(log);
    writeSession(w);
    SessionSave(log, log.end(), to("real")).join();
    QVERIFY(QFile::link(m_folder->filePath("real"), m_folder->filePath("link")));
    SessionSave(log, log.end(), to("link")).join();
    QVERIFY(QFileInfo(m_folder->filePath("link")).isSymLink());
    QVERIFY(SessionReader::open(file("real")).ok());
}

void SessionSaveTest::aRecorderWithALimitKeepsTheNewest() {
    constexpr std::uint64_t kMost = 2 << 20;
    TraceLog log;
    LogWriter w(log);
    SessionWriter::Options options{file("limited"), "", "", {}};
    options.mostBytes = kMost;
    auto writer = SessionWriter::start(log, options);
    QVERIFY(writer.ok());
    for (int round = 0; round < 8; ++round) {
        writeNoise(w, 8'000); // about 1.3 MB
        QTRY_COMPARE_WITH_TIMEOUT((*writer)->written(), log.end(), 30'000);
        QVERIFY(QFileInfo(m_folder->filePath("limited")).size() < qint64(2 * kMost + (1 << 20)));
    }
    QVERIFY((*writer)->stop().ok());
    auto reader = SessionReader::open(file("limited"));
    QVERIFY(reader.ok());
    const SessionFacts& facts = reader.value()->facts();
    QVERIFY(facts.firstEvent > 0);
    QCOMPARE(facts.endEvent, log.end());
    TraceLog loaded;
    QCOMPARE(reader.value()->load(loaded).value(), log.end() - facts.firstEvent);
    QVERIFY(!reader.value()->damaged());
    QCOMPARE(reader.value()->missing().size(), 1U); // that it begins later
}

void SessionSaveTest::marksOfARecorderStandInTheFileWithTheNextCommit() {
    TraceLog log;
    LogWriter w(log);
    writeSession(w);
    auto writer = SessionWriter::startLater(log, {file("marked"), "", "", {}});
    writer->setMarks({{2, "kept"}});
    QTRY_VERIFY_WITH_TIMEOUT(writer->written() == log.end(), 30'000);
    const auto marks = [this] {
        auto reader = SessionReader::open(file("marked"));
        return reader.ok() ? reader.value()->facts().bookmarks : std::vector<SessionMark>{};
    };
    QTRY_VERIFY_WITH_TIMEOUT(marks() == (std::vector<SessionMark>{{2, "kept"}}), 30'000);
    writer->setMarks({});
    QTRY_VERIFY_WITH_TIMEOUT(marks().empty(), 30'000);
    QVERIFY(writer->stop().ok());
}

void SessionSaveTest::aRecorderThatIsAbandonedEndsAtOnce() {
    TraceLog log;
    auto writer = SessionWriter::startLater(log, {file("thrown"), "", "", {}});
    writeNoise(log, 100);
    writer->abandon();
    QVERIFY(writer->written() == 0 || writer->written() == log.end());
    QVERIFY(!writer->failed());
}

QTEST_GUILESS_MAIN(SessionSaveTest)
#include "session_save_test.moc"
