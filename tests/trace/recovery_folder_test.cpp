// SPDX-License-Identifier: GPL-3.0-or-later
// Who may take what a killed program left: nobody while it lives, one only when it does not.
#include "trace/recovery_folder.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <sys/wait.h>
#include <unistd.h>

using namespace muxscope::trace;

namespace {

void write(const std::string& path, const char* text) {
    QFile file(QString::fromStdString(path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

} // namespace

class RecoveryFolderTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void whatALivingProgramKeepsIsNotLeftOver();
    void whatAKilledProgramKeptIsLeftOverForOne();
    void whatIsDiscardedIsGone();
    void aPlaceThatWasNeverWrittenToLeavesNothing();
    void theNewestComesFirst();
    void onlyTheOwnerMayLookIntoTheFolder();
    void aFolderThatCannotBeMadeIsSaid();
    void theFolderStandsWhereStateBelongs();

private:
    [[nodiscard]] std::string folder() const {
        return m_folder->filePath("state/recovery").toStdString();
    }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void RecoveryFolderTest::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void RecoveryFolderTest::whatALivingProgramKeepsIsNotLeftOver() {
    QVERIFY(RecoveryPlace::leftOver(folder()).empty()); // there is no folder even
    auto mine = RecoveryPlace::take(folder());
    auto another = RecoveryPlace::take(folder());
    QVERIFY(mine.ok() && another.ok());
    QVERIFY(mine.value().path() != another.value().path());
    write(mine.value().path(), "events");
    QVERIFY(RecoveryPlace::leftOver(folder()).empty());
}

void RecoveryFolderTest::whatAKilledProgramKeptIsLeftOverForOne() {
    int ready[2];
    QCOMPARE(::pipe(ready), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        auto place = RecoveryPlace::take(folder());
        write(place.value().path(), "events");
        (void)!::write(ready[1], "x", 1);
        for (;;)
            ::pause();
    }
    char byte = 0;
    QCOMPARE(::read(ready[0], &byte, 1), 1);
    QVERIFY(RecoveryPlace::leftOver(folder()).empty());
    QCOMPARE(::kill(child, SIGKILL), 0);
    QCOMPARE(::waitpid(child, nullptr, 0), child);
    ::close(ready[0]);
    ::close(ready[1]);
    {
        const auto found = RecoveryPlace::leftOver(folder());
        QCOMPARE(found.size(), 1U);
        QCOMPARE(found.front().bytes(), 6U);
        QVERIFY(RecoveryPlace::leftOver(folder()).empty()); // another window finds none
    }
    QCOMPARE(RecoveryPlace::leftOver(folder()).size(), 1U); // until the first has let go
}

void RecoveryFolderTest::whatIsDiscardedIsGone() {
    auto place = RecoveryPlace::take(folder());
    QVERIFY(place.ok());
    write(place.value().path(), "events");
    write(place.value().path() + "-journal", "");
    place.value().discard();
    QVERIFY(!place.value().valid());
    QCOMPARE(QDir(QString::fromStdString(folder())).entryList(QDir::Files), QStringList());
}

void RecoveryFolderTest::aPlaceThatWasNeverWrittenToLeavesNothing() {
    { const auto place = RecoveryPlace::take(folder()); }
    QCOMPARE(QDir(QString::fromStdString(folder())).entryList(QDir::Files), QStringList());
}

void RecoveryFolderTest::theNewestComesFirst() {
    const auto older = m_folder->filePath("state/recovery/1.muxscope");
    const auto newer = m_folder->filePath("state/recovery/0.muxscope");
    QVERIFY(QDir().mkpath(QFileInfo(older).path()));
    for (const QString& each : {older, newer})
        write(each.toStdString(), "events");
    QFile file(older);
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(-60),
                             QFileDevice::FileModificationTime));
    const auto found = RecoveryPlace::leftOver(folder());
    QCOMPARE(found.size(), 2U);
    QCOMPARE(QString::fromStdString(found.front().path()), newer);
}

void RecoveryFolderTest::onlyTheOwnerMayLookIntoTheFolder() {
    const auto place = RecoveryPlace::take(folder());
    QVERIFY(place.ok());
    const auto others = QFile::ReadGroup | QFile::ExeGroup | QFile::ReadOther | QFile::ExeOther;
    QVERIFY(!(QFile::permissions(QString::fromStdString(folder())) & others));
}

void RecoveryFolderTest::aFolderThatCannotBeMadeIsSaid() {
    write(m_folder->filePath("state").toStdString(), "a file in its place");
    const auto place = RecoveryPlace::take(folder());
    QVERIFY(!place.ok());
    QVERIFY(place.error().kind == muxscope::Error::Kind::environment);
    QVERIFY(place.error().text.find(folder()) != std::string::npos);
}

void RecoveryFolderTest::theFolderStandsWhereStateBelongs() {
    qputenv("XDG_STATE_HOME", "/tmp/state");
    QCOMPARE(usualRecoveryFolder(), std::string("/tmp/state/muxscope/recovery"));
    qputenv("XDG_STATE_HOME", "relative"); // the specification: to be ignored
    qputenv("HOME", "/home/someone");
    QCOMPARE(usualRecoveryFolder(), std::string("/home/someone/.local/state/muxscope/recovery"));
    qunsetenv("XDG_STATE_HOME");
    qunsetenv("HOME");
    QCOMPARE(usualRecoveryFolder(), std::string());
}

QTEST_GUILESS_MAIN(RecoveryFolderTest)
#include "recovery_folder_test.moc"
