// SPDX-License-Identifier: GPL-3.0-or-later
// Recordings several times larger than the memory they may take: every event is there, whatever becomes
// of the file's name; and what becomes of its contents is noticed.
#include "source/file_source.h"
#include "trace/lost_page.h"
#include "trace/sample_log.h"
#include "trace/session_save.h"
#include "trace/session_segment.h"
#include "trace/session_writer.h"
#include "world/byte_breakdown.h"
#include "world/history.h"
#include "world/time_index.h"
#include "world/world_text.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <random>
#include <thread>
#include <unistd.h>

using namespace muxscope;
using namespace muxscope::source;
using namespace muxscope::trace::testing;
using trace::Event;
using trace::TraceLog;

namespace {

constexpr int kRounds = 16'000;                       // of writeSession
constexpr std::size_t kBudget = std::size_t{3} << 20; // of some 16 MiB
constexpr std::size_t kPage = trace::kSegmentTargetBytes;

bool same(const Event& a, const Event& b) {
    trace::Record left = a.record;
    trace::Record right = b.record;
    left.payloadAt = right.payloadAt = 0;
    return std::memcmp(&left, &right, sizeof(left)) == 0 &&
           a.payloadFullLength == b.payloadFullLength &&
           std::equal(a.payload.begin(), a.payload.end(), b.payload.begin(), b.payload.end());
}

} // namespace

class PagedRecordingTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void everyEventIsThereInAnyOrder();
    void memoryStaysInsideTheBudget();
    void twoThreadsReadWhileItLoads();
    void eventsThatAreKeptStayRight();
    void timesAreFound();
    void aSeekIsTheSameAsAFoldFromTheStart();
    void anExchangesBytesAreTheSame();
    void theFilesNameDoesNotMatter();
    void anotherRecordersJournalDoesNotMatter();
    void bytesInMemoryArePagedToo();
    void aRecorderThatGoesOnIsNotHeldUp();
    void aCutFileIsPagedAsFarAsItIsSound();
    void aDamagedSegmentEndsTheSoundPart();
    void aFileThatIsTruncatedLater();
    void aFileThatIsOverwrittenLater();
    void readingCanBeStopped();
    void itIsSavedInItsPlace();
    void whatIsLostIsNotSavedOverTheFile();

private:
    std::string file(const char* name) const { return m_folder->filePath(name).toStdString(); }
    void save(const TraceLog& log, const std::string& name) const {
        auto writer = trace::SessionWriter::start(log, {name, "test", "select http", {}});
        QVERIFY(writer.ok());
        QVERIFY((*writer)->stop().ok());
    }
    // Loaded to the end; of m_recording unless told otherwise.
    std::unique_ptr<FileSource> loaded(const char* name = "run") const {
        auto source = FileSource::open(file(name), kBudget);
        if (!source)
            return nullptr;
        (*source)->load();
        (*source)->join();
        return std::move(*source);
    }
    // How many events are not what they were; the lost ones apart.
    struct Compared {
        std::uint64_t wrong = 0;
        std::uint64_t lost = 0;
    };
    Compared compare(const TraceLog& paged) const;

    TraceLog m_log;
    QByteArray m_bytes; // of its file
    std::unique_ptr<QTemporaryDir> m_folder;
};

void PagedRecordingTest::initTestCase() {
    LogWriter w(m_log);
    for (int i = 0; i < kRounds; ++i)
        writeSession(w);
    QTemporaryDir folder;
    const QString name = folder.filePath("run");
    save(m_log, name.toStdString());
    QFile written(name);
    QVERIFY(written.open(QIODevice::ReadOnly));
    m_bytes = written.readAll();
    QVERIFY(m_log.bytesHeld() > 4 * kBudget);
}

void PagedRecordingTest::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    QFile run(m_folder->filePath("run"));
    QVERIFY(run.open(QIODevice::WriteOnly));
    QCOMPARE(run.write(m_bytes), qint64{m_bytes.size()});
}

PagedRecordingTest::Compared PagedRecordingTest::compare(const TraceLog& paged) const {
    Compared compared;
    paged.forEach(0, paged.end(), [&](const Event& event) {
        if (trace::asText(event.payload) == trace::kLostEventText)
            ++compared.lost;
        else if (!same(event, m_log.at(event.index)))
            ++compared.wrong;
    });
    return compared;
}

void PagedRecordingTest::everyEventIsThereInAnyOrder() {
    const auto source = loaded();
    QVERIFY(source != nullptr);
    QCOMPARE(source->state(), TraceSource::State::ended);
    QVERIFY(source->missing().empty());
    const TraceLog& log = source->log();
    QVERIFY(log.isPaged());
    QCOMPARE(log.begin(), Moment{0});
    QCOMPARE(log.end(), m_log.end());
    QCOMPARE(log.epoch(), m_log.epoch());
    QVERIFY2(difference(m_log, log).isEmpty(), qPrintable(difference(m_log, log)));
    std::uint64_t wrong = 0;
    for (std::uint64_t i = log.end(); i > 0; --i)
        wrong += !same(log.at(i - 1), m_log.at(i - 1));
    QCOMPARE(wrong, std::uint64_t{0});
    std::mt19937_64 random(5);
    for (int i = 0; i < 300; ++i) {
        const std::uint64_t at = random() % log.end();
        wrong += !same(log.at(at), m_log.at(at));
    }
    QCOMPARE(wrong, std::uint64_t{0});
    QCOMPARE(log.lostEvents(), std::uint64_t{0});
    QVERIFY(!source->damaged());
}

void PagedRecordingTest::memoryStaysInsideTheBudget() {
    auto opened = FileSource::open(file("run"), kBudget);
    QVERIFY(opened.ok());
    const TraceLog& log = (*opened)->log();
    std::size_t most = 0;
    (*opened)->load();
    for (Moment next = 0; next < m_log.end();) {
        const Moment end = log.end();
        log.forEach(next, end, [&](const Event&) { most = std::max(most, log.bytesHeld()); });
        next = end;
    }
    QVERIFY(most > 0);
    QVERIFY2(most <= kBudget + kPage, qPrintable(QString::number(most)));
    (*opened)->join();
    QVERIFY(log.bytesHeld() <= kBudget);
}

void PagedRecordingTest::twoThreadsReadWhileItLoads() {
    auto opened = FileSource::open(file("run"), kBudget);
    QVERIFY(opened.ok());
    const TraceLog& log = (*opened)->log();
    std::atomic<std::uint64_t> wrong{0};
    const auto read = [&](unsigned seed) {
        std::mt19937_64 random(seed);
        for (Moment next = 0; next < m_log.end();) {
            const Moment end = log.end();
            log.forEach(next, end,
                        [&](const Event& event) { wrong += !same(event, m_log.at(event.index)); });
            next = end;
            if (const std::uint64_t any = end == 0 ? 0 : random() % end; end != 0)
                wrong += !same(log.at(any), m_log.at(any));
        }
    };
    std::thread one(read, 1);
    std::thread two(read, 2);
    (*opened)->load();
    one.join();
    two.join();
    (*opened)->join();
    QCOMPARE(wrong.load(), std::uint64_t{0});
    QVERIFY((*opened)->missing().empty());
}

void PagedRecordingTest::eventsThatAreKeptStayRight() {
    auto source = loaded();
    std::vector<Event> kept;
    source->log().forEach(0, source->log().end(), [&](const Event& event) {
        if (event.index % 9973 == 0)
            kept.push_back(event);
    });
    QVERIFY(kept.size() > 20);
    source.reset(); // the log too
    for (const Event& event : kept)
        QVERIFY(same(event, m_log.at(event.index)));
}

void PagedRecordingTest::timesAreFound() {
    const auto source = loaded();
    const TraceLog& log = source->log();
    QCOMPARE(world::timeBounds(log), world::timeBounds(m_log));
    const std::int64_t lastNs = world::timeBounds(m_log).lastNs;
    std::mt19937_64 random(9);
    for (int i = 0; i < 100; ++i) {
        const auto at = static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(lastNs));
        QCOMPARE(world::momentAtTime(log, at), world::momentAtTime(m_log, at));
        const Moment moment = random() % (log.end() + 10);
        QCOMPARE(world::timeOfMoment(log, moment), world::timeOfMoment(m_log, moment));
    }
    QCOMPARE(world::momentAtTime(log, -1), Moment{0});
    QCOMPARE(world::momentAtTime(log, lastNs), log.end());
}

void PagedRecordingTest::aSeekIsTheSameAsAFoldFromTheStart() {
    auto opened = FileSource::open(file("run"), kBudget);
    QVERIFY(opened.ok());
    world::History paged((*opened)->log());
    (*opened)->load();
    while (paged.head() < m_log.end())
        paged.advance(1'000'000);
    QCOMPARE(paged.first(), Moment{0}); // it lets nothing go
    QVERIFY(paged.keyframeBytes() <= (*opened)->log().budgetBytes() / 2);
    std::vector<Moment> moments;
    std::mt19937_64 random(21);
    for (int i = 0; i < 40; ++i)
        moments.push_back(random() % (m_log.end() + 1));
    moments.push_back(0);
    moments.push_back(m_log.end());
    std::vector<Moment> ascending = moments;
    std::sort(ascending.begin(), ascending.end());
    std::map<Moment, std::string> wanted;
    world::World world;
    for (const Moment moment : ascending) {
        m_log.forEach(world.moment, moment, [&](const Event& event) { apply(world, event); });
        wanted[moment] = world::worldText(world);
    }
    for (const Moment moment : moments)
        QCOMPARE(world::worldText(paged.at(moment)), wanted[moment]);
}

void PagedRecordingTest::anExchangesBytesAreTheSame() {
    const auto source = loaded();
    const Moment inSession = 20; // the answer has been sent
    for (const Moment round : {Moment{0}, Moment{kRounds / 2}, Moment{kRounds - 1}}) {
        world::World world;
        const Moment moment = round * (m_log.end() / kRounds) + inSession;
        m_log.forEach(0, moment, [&](const Event& event) { apply(world, event); });
        const world::Exchange* exchange = world.connection(Fd{5}).latest();
        QVERIFY(exchange != nullptr);
        const auto paged = world::breakDown(*exchange, source->log(), 1 << 20);
        const auto whole = world::breakDown(*exchange, m_log, 1 << 20);
        QVERIFY(!whole.request.bytes.empty() && !whole.response.bytes.empty());
        QCOMPARE(paged.request.bytes, whole.request.bytes);
        QCOMPARE(paged.response.bytes, whole.response.bytes);
    }
}

void PagedRecordingTest::theFilesNameDoesNotMatter() {
    const auto unlinked = loaded();
    QVERIFY(QFile::remove(m_folder->filePath("run")));
    QCOMPARE(compare(unlinked->log()).wrong, std::uint64_t{0});
    QCOMPARE(unlinked->log().lostEvents(), std::uint64_t{0});

    init();
    const auto renamed = loaded();
    TraceLog other;
    LogWriter w(other);
    writeSession(w);
    save(other, file("other"));
    QCOMPARE(::rename(file("other").c_str(), file("run").c_str()), 0);
    QCOMPARE(compare(renamed->log()).wrong, std::uint64_t{0});
    QCOMPARE(renamed->log().lostEvents(), std::uint64_t{0});
    QCOMPARE(loaded()->log().end(), other.end());
}

void PagedRecordingTest::anotherRecordersJournalDoesNotMatter() {
    const auto source = loaded();
    TraceLog other;
    auto recorder = trace::SessionWriter::start(other, {file("run"), "test", "select http", {}});
    QVERIFY(recorder.ok());
    std::atomic<bool> stop{false};
    std::thread server([&] {
        LogWriter w(other);
        for (int i = 0; i < 100'000 && !stop; ++i)
            writeSession(w);
    });
    const Compared compared = compare(source->log());
    stop = true;
    server.join();
    QVERIFY((*recorder)->stop().ok());
    QCOMPARE(compared.wrong, std::uint64_t{0});
    QVERIFY2(compared.lost == 0, source->missing().empty() ? "" : source->missing()[0].c_str());
}

void PagedRecordingTest::bytesInMemoryArePagedToo() {
    auto bytes = std::make_unique<QByteArray>(m_bytes.constData(), m_bytes.size());
    auto opened = FileSource::openBytes(
        std::as_bytes(std::span(bytes->constData(), static_cast<std::size_t>(bytes->size()))),
        kBudget);
    bytes.reset();
    QVERIFY(opened.ok());
    (*opened)->load();
    (*opened)->join();
    QCOMPARE((*opened)->log().end(), m_log.end());
    const Compared compared = compare((*opened)->log());
    QCOMPARE(compared.wrong + compared.lost, std::uint64_t{0});
}

void PagedRecordingTest::aRecorderThatGoesOnIsNotHeldUp() {
    TraceLog growing;
    LogWriter w(growing);
    auto recorder =
        trace::SessionWriter::start(growing, {file("growing"), "test", "select http", {}});
    QVERIFY(recorder.ok());
    for (int i = 0; i < 8000; ++i)
        writeSession(w);
    QTRY_COMPARE_WITH_TIMEOUT((*recorder)->written(), growing.end(), 20'000);
    const auto source = loaded("growing");
    const Moment end = source->log().end();
    QCOMPARE(end, growing.end());
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < 1000; ++i)
            writeSession(w);
        const Compared compared = compare(source->log());
        QCOMPARE(compared.wrong + compared.lost, std::uint64_t{0});
        QTRY_COMPARE_WITH_TIMEOUT((*recorder)->written(), growing.end(), 4000);
    }
    QVERIFY((*recorder)->stop().ok());
    QCOMPARE(source->log().end(), end);
}

void PagedRecordingTest::aCutFileIsPagedAsFarAsItIsSound() {
    QCOMPARE(::truncate(file("run").c_str(), m_bytes.size() * 2 / 3), 0);
    const auto source = loaded();
    QVERIFY(source != nullptr);
    QVERIFY(source->damaged());
    QVERIFY(source->log().end() > m_log.end() / 4 && source->log().end() < m_log.end());
    QVERIFY(QFile::remove(m_folder->filePath("run")));
    const Compared compared = compare(source->log());
    QCOMPARE(compared.wrong + compared.lost, std::uint64_t{0});
}

void PagedRecordingTest::aDamagedSegmentEndsTheSoundPart() {
    {
        auto database = trace::Database::open(file("run"), trace::Database::Mode::readWrite);
        QVERIFY(database.ok());
        QVERIFY(database->run("UPDATE segment SET packed = substr(packed, 1, 1000) || X'00FF00' || "
                              "substr(packed, 1004) WHERE first = (SELECT first FROM segment "
                              "ORDER BY first LIMIT 1 OFFSET 5)"));
    }
    const auto source = loaded();
    QVERIFY(source->damaged());
    QVERIFY(source->log().end() > 0 && source->log().end() < m_log.end());
    QVERIFY(source->missing().front().find("then damaged") != std::string::npos);
    const Compared compared = compare(source->log());
    QCOMPARE(compared.wrong + compared.lost, std::uint64_t{0});
}

void PagedRecordingTest::aFileThatIsTruncatedLater() {
    const auto source = loaded();
    QVERIFY(!source->damaged());
    QCOMPARE(::truncate(file("run").c_str(), m_bytes.size() / 3), 0);
    const Compared compared = compare(source->log());
    QCOMPARE(compared.wrong, std::uint64_t{0});
    QVERIFY(compared.lost > 0 && compared.lost < m_log.end());
    QCOMPARE(source->log().lostEvents(), compared.lost);
    QVERIFY(source->damaged());
    QCOMPARE(source->state(), TraceSource::State::ended);
    const std::vector<std::string> missing = source->missing();
    QVERIFY(!missing.empty());
    QVERIFY2(missing.back().find("can no longer be read") != std::string::npos,
             missing.back().c_str());
}

void PagedRecordingTest::aFileThatIsOverwrittenLater() {
    // By bytes that are none of ours, by a recording of the same shape with other contents, and by one of
    // its own segments in another's place.
    TraceLog other;
    for (int i = 0; i < kRounds * 23; ++i)
        other.appendAt({i * 1000, i, 7, 0, trace::Call::recv, trace::Phase::enter, ThreadId{1},
                        trace::Site::none, 0},
                       {}, 0);
    save(other, file("other"));
    QFile otherFile(m_folder->filePath("other"));
    QVERIFY(otherFile.open(QIODevice::ReadOnly));
    for (const QByteArray& bytes : {QByteArray(m_bytes.size(), 'x'), otherFile.readAll()}) {
        init();
        const auto source = loaded();
        QFile run(m_folder->filePath("run"));
        QVERIFY(run.open(QIODevice::ReadWrite));
        QCOMPARE(run.write(bytes), qint64{bytes.size()});
        run.close();
        const Compared compared = compare(source->log());
        QCOMPARE(compared.wrong, std::uint64_t{0});
        QVERIFY(compared.lost > 0);
        QCOMPARE(source->log().lostEvents(), compared.lost);
    }
    init();
    const auto source = loaded();
    {
        auto database = trace::Database::open(file("run"), trace::Database::Mode::readWrite);
        QVERIFY(database->run("UPDATE segment SET packed = (SELECT packed FROM segment ORDER BY "
                              "first LIMIT 1 OFFSET 1) WHERE first > 0"));
    }
    const Compared compared = compare(source->log());
    QCOMPARE(compared.wrong, std::uint64_t{0});
    QVERIFY(compared.lost > m_log.end() / 2);
    world::History history(source->log()); // folds what there is
    while (history.advance(1'000'000'000) > 0) {
    }
    QCOMPARE(history.head(), m_log.end());
}

void PagedRecordingTest::readingCanBeStopped() {
    auto opened = FileSource::open(file("run"), kBudget);
    QVERIFY(opened.ok());
    (*opened)->load();
    while ((*opened)->log().end() == 0)
        std::this_thread::yield();
    (*opened)->cancel();
    (*opened)->join();
    const Moment end = (*opened)->log().end();
    QVERIFY(end > 0 && end <= m_log.end());
    const Compared compared = compare((*opened)->log());
    QCOMPARE(compared.wrong + compared.lost, std::uint64_t{0});
}

void PagedRecordingTest::itIsSavedInItsPlace() {
    const auto source = loaded();
    trace::SessionSave::Options options;
    options.file.path = file("run");
    options.file.program = "test";
    trace::SessionSave save(source->log(), source->log().end(), options);
    save.join();
    QVERIFY2(save.state() == trace::SessionSave::State::done, save.error().text.c_str());
    // The one that is open reads on from what it opened.
    const Compared before = compare(source->log());
    QCOMPARE(before.wrong + before.lost, std::uint64_t{0});
    const auto again = loaded();
    QCOMPARE(again->log().end(), m_log.end());
    QVERIFY(again->missing().empty());
    const Compared after = compare(again->log());
    QCOMPARE(after.wrong + after.lost, std::uint64_t{0});
}

void PagedRecordingTest::whatIsLostIsNotSavedOverTheFile() {
    const auto source = loaded();
    QCOMPARE(::truncate(file("run").c_str(), m_bytes.size() / 3), 0);
    trace::SessionSave::Options options;
    options.file.path = file("run");
    trace::SessionSave refused(source->log(), source->log().end(), options);
    refused.join();
    QCOMPARE(refused.state(), trace::SessionSave::State::failed);
    QVERIFY2(refused.error().text.find("can no longer be read") != std::string::npos,
             refused.error().text.c_str());
    QCOMPARE(QFile(m_folder->filePath("run")).size(), m_bytes.size() / 3);
    // Who knows of it can save what is left somewhere else.
    options.file.path = file("rest");
    trace::SessionSave rest(source->log(), source->log().end(), options);
    rest.join();
    QCOMPARE(rest.state(), trace::SessionSave::State::done);
    const auto again = loaded("rest");
    QCOMPARE(again->log().end(), m_log.end());
    QVERIFY(again->missing().empty());
    QCOMPARE(compare(again->log()).lost, source->log().lostEvents());
}

QTEST_GUILESS_MAIN(PagedRecordingTest)
#include "paged_recording_test.moc"
