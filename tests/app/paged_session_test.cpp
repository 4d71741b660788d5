// SPDX-License-Identifier: GPL-3.0-or-later
// A recording that is larger than its memory, as a session shows it: to its beginning and back, and what it
// says when a part of the file has gone meanwhile.
#include "session/session.h"
#include "source/file_source.h"
#include "trace/sample_log.h"
#include "trace/session_segment.h"
#include "trace/session_writer.h"
#include "world/world_text.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>

using namespace muxscope;
using namespace muxscope::ui;
using namespace muxscope::trace::testing;

namespace {

constexpr int kRounds = 8000; // of writeSession, some 8 MiB
constexpr std::size_t kBudget = std::size_t{2} << 20;
constexpr int kPatienceMs = 30'000;

} // namespace

class PagedSessionTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void everyMomentCanBeShown();
    void whatIsGoneIsSaidOnceAndShownAsGone();

private:
    void show(Session& session);

    trace::TraceLog m_log;
    QTemporaryDir m_folder;
    std::string m_file = m_folder.filePath("run.muxscope").toStdString();
};

void PagedSessionTest::initTestCase() {
    LogWriter w(m_log);
    for (int i = 0; i < kRounds; ++i)
        writeSession(w);
    auto writer = trace::SessionWriter::start(m_log, {m_file, "test", "select http", {}});
    QVERIFY(writer.ok());
    QVERIFY((*writer)->stop().ok());
}

void PagedSessionTest::show(Session& session) {
    auto source = source::FileSource::open(m_file, kBudget);
    QVERIFY(source.ok());
    (*source)->load();
    session.show(std::move(*source), nullptr);
    QTRY_COMPARE_WITH_TIMEOUT(session.head(), m_log.end(), kPatienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(session.loadProgress(), 1.0, kPatienceMs);
}

void PagedSessionTest::everyMomentCanBeShown() {
    Session session;
    show(session);
    QCOMPARE(session.firstMoment(), Moment{0});
    QVERIFY(session.log().bytesHeld() <= kBudget + trace::kSegmentTargetBytes);
    world::World world;
    const Moment step = m_log.end() / 7;
    for (Moment moment = step; moment <= m_log.end(); moment += step) {
        m_log.forEach(world.moment, moment,
                      [&](const trace::Event& event) { apply(world, event); });
        session.playback().goTo(moment);
        QCOMPARE(world::worldText(session.world()), world::worldText(world));
        QCOMPARE(session.eventAt(moment).record.atNs, world.atNs);
    }
    session.playback().goFirst();
    QCOMPARE(session.world().moment, Moment{0});
    session.playback().stepForward(Playback::Unit::event);
    QCOMPARE(trace::asText(session.eventAt(1).payload), std::string_view("select http"));
}

void PagedSessionTest::whatIsGoneIsSaidOnceAndShownAsGone() {
    Session session;
    QStringList told;
    connect(&session, &Session::message, this,
            [&told](const UserMessage& message) { told << message.text; });
    show(session);
    QVERIFY(told.isEmpty());
    std::filesystem::resize_file(m_file, std::filesystem::file_size(m_file) / 2);
    const Moment step = m_log.end() / 50;
    for (Moment moment = step; moment <= m_log.end(); moment += step) {
        session.playback().goTo(moment);
        QCOMPARE(session.world().moment, moment);
    }
    QVERIFY(session.log().lostEvents() > 0);
    QTRY_VERIFY_WITH_TIMEOUT(!told.isEmpty(), kPatienceMs);
    QVERIFY2(told.front().contains("can no longer be read"), qPrintable(told.front()));
    const auto times = told.size();
    QSignalSpy frames(&session, &Session::frameBegins);
    QTRY_VERIFY_WITH_TIMEOUT(frames.count() >= 5, kPatienceMs);
    QCOMPARE(told.size(), times);
    const trace::Loss lost = session.log().losses().front();
    QCOMPARE(session.eventAt(lost.first + 1).note(), trace::NoteKind::remark);
}

QTEST_MAIN(PagedSessionTest)
#include "paged_session_test.moc"
