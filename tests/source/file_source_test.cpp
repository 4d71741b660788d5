// SPDX-License-Identifier: GPL-3.0-or-later
#include "source/file_source.h"
#include "trace/sample_log.h"
#include "trace/session_writer.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace muxscope;
using namespace muxscope::source;
using namespace muxscope::trace::testing;

class FileSourceTest : public QObject {
    Q_OBJECT

private slots:
    void aRecordingLoadsWhole();
    void aFileThatIsNoneOfOursIsAnInputError();
    void loadingStopsWhenTheSourceGoes();

private:
    std::string file(const char* name) const { return m_folder.filePath(name).toStdString(); }
    void save(const trace::TraceLog& log, const char* name) const {
        auto writer = trace::SessionWriter::start(log, {file(name), "test", "select http", {}});
        QVERIFY(writer.ok());
        QVERIFY((*writer)->stop().ok());
    }

    QTemporaryDir m_folder;
};

void FileSourceTest::aRecordingLoadsWhole() {
    trace::TraceLog log;
    LogWriter w(log);
    writeSession(w);
    save(log, "run");
    auto source = FileSource::open(file("run"));
    QVERIFY(source.ok());
    QCOMPARE((*source)->state(), TraceSource::State::starting);
    QCOMPARE((*source)->facts().model, std::string("select http"));
    (*source)->load();
    (*source)->join();
    QCOMPARE((*source)->state(), TraceSource::State::ended);
    QVERIFY(!(*source)->error());
    QVERIFY((*source)->missing().empty());
    QCOMPARE((*source)->progress(), 1.0);
    QVERIFY(difference(log, (*source)->log()).isEmpty());
}

void FileSourceTest::aFileThatIsNoneOfOursIsAnInputError() {
    const auto source = FileSource::open(file("absent"));
    QVERIFY(!source.ok());
    QCOMPARE(source.error().kind, Error::Kind::input);
}

void FileSourceTest::loadingStopsWhenTheSourceGoes() {
    trace::TraceLog log;
    LogWriter w(log);
    for (int i = 0; i < 20'000; ++i)
        writeSession(w);
    save(log, "long");
    auto source = FileSource::open(file("long"));
    QVERIFY(source.ok());
    (*source)->load();
    source->reset(); // must neither crash nor load to the end first
}

QTEST_GUILESS_MAIN(FileSourceTest)
#include "file_source_test.moc"
