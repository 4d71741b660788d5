// SPDX-License-Identifier: GPL-3.0-or-later
// Saving from the window, and what is asked before a recording is let go.
#include "client/client_panel.h"
#include "session/bookmarks.h"
#include "session/recording_saver.h"
#include "trace/session_reader.h"
#include "trace/session_writer.h"
#include "window/main_window.h"
#include "window/unsaved_question.h"

#include <QAction>
#include <QCheckBox>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace muxscope;
using namespace muxscope::ui;

namespace {

constexpr int kPatienceMs = 30'000;

Settings anyPort() {
    Settings settings;
    settings.server.port = 0;
    settings.language = QStringLiteral("en");
    return settings;
}

UnsavedQuestion* question(MainWindow& window) {
    auto* found = window.findChild<UnsavedQuestion*>();
    return found != nullptr && found->isVisible() ? found : nullptr;
}

void press(MainWindow& window, const char* button) {
    auto* found = window.findChild<QPushButton*>(QLatin1String(button));
    QVERIFY2(found != nullptr, button);
    found->click();
}

QString text(MainWindow& window) {
    return window.findChild<QLabel*>("messageText")->text().remove(QChar(0x200b));
}

// A server that runs and has answered one request.
void serveOne(MainWindow& window) {
    window.show();
    window.startServer();
    QTRY_COMPARE_WITH_TIMEOUT(window.session().engine(), Session::Engine::running, kPatienceMs);
    window.findChild<ClientPanel*>()->send();
    QTRY_VERIFY_WITH_TIMEOUT(window.session().headWorld().counters.responses >= 1, kPatienceMs);
}

} // namespace

class WindowSavingTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void aRunningServersRecordingIsSavedAndOpensWithItsMarks();
    void savingAgainReplacesTheFile();
    void whatCannotBeWrittenIsSaidAndTheOldFileStays();
    void theSaveDialogProposesAName();
    void closingAsksWhenSomebodyWasServed();
    void cancelKeepsTheWindowAndTheServer();
    void savingFirstThenClosesTheWindow();
    void nothingIsAskedForWhatNobodyWouldMiss();
    void startingAnewAsksOnlyForWhatWasWrittenDown();
    void dontAskAgainIsKept();

private:
    [[nodiscard]] QString file(const char* name) const { return m_folder->filePath(name); }
    std::unique_ptr<QTemporaryDir> m_folder;
};

void WindowSavingTest::aRunningServersRecordingIsSavedAndOpensWithItsMarks() {
    Moment head = 0;
    {
        MainWindow window(anyPort());
        serveOne(window);
        window.session().bookmarks().add(7, "here it begins");
        window.session().bookmarks().setNotes("first line\nsee #9");
        head = window.session().head();
        window.saveRecordingTo(file("run.muxscope"));
        QTRY_COMPARE_WITH_TIMEOUT(window.session().fileName(), file("run.muxscope"), kPatienceMs);
        QCOMPARE(window.session().engine(), Session::Engine::running); // it goes on
        QVERIFY(window.windowTitle().contains("run.muxscope"));
        QVERIFY(text(window).contains("run.muxscope"));
        QVERIFY(!window.session().bookmarks().isChanged());
        QCOMPARE(window.currentSettings().recentFiles, QStringList{file("run.muxscope")});
    }
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{"run.muxscope"});
    MainWindow window(anyPort());
    window.openRecording(file("run.muxscope"));
    QTRY_VERIFY_WITH_TIMEOUT(window.session().head() >= head, kPatienceMs);
    QCOMPARE(window.session().bookmarks().all(), (QList<Bookmark>{{7, "here it begins"}}));
    QCOMPARE(window.session().bookmarks().notes(), QString("first line\nsee #9"));
    QCOMPARE(QString::fromStdString(window.session().recorded()->model), QString("select http"));
    QVERIFY(window.session().headWorld().counters.responses >= 1);
}

void WindowSavingTest::savingAgainReplacesTheFile() {
    const QString path = file("run.muxscope");
    {
        MainWindow window(anyPort());
        serveOne(window);
        window.saveRecordingTo(path);
        QTRY_COMPARE_WITH_TIMEOUT(window.session().fileName(), path, kPatienceMs);
    }
    MainWindow window(anyPort());
    window.openRecording(path);
    QTRY_VERIFY_WITH_TIMEOUT(window.session().loadProgress() >= 1, kPatienceMs);
    const std::int64_t created = window.session().recorded()->createdNs;
    window.session().bookmarks().add(5, "later");
    window.findChild<QAction*>("saveRecording")->trigger(); // asks nothing: it has its place
    QTRY_VERIFY_WITH_TIMEOUT(!window.session().bookmarks().isChanged(), kPatienceMs);
    const auto reader = trace::SessionReader::open(path.toStdString());
    QVERIFY(reader.ok());
    QCOMPARE(reader.value()->facts().bookmarks.size(), 1U);
    QCOMPARE(reader.value()->facts().createdNs, created); // it is still that recording
}

void WindowSavingTest::whatCannotBeWrittenIsSaidAndTheOldFileStays() {
    QFile letter(file("letter.txt"));
    QVERIFY(letter.open(QIODevice::WriteOnly));
    letter.write("Dear reader");
    letter.close();
    MainWindow window(anyPort());
    serveOne(window);
    window.saveRecordingTo(file("letter.txt"));
    QTRY_VERIFY_WITH_TIMEOUT(text(window).contains("not saved"), kPatienceMs);
    QVERIFY(text(window).contains("letter.txt"));
    QVERIFY(letter.open(QIODevice::ReadOnly));
    QCOMPARE(letter.readAll(), QByteArray("Dear reader"));
    window.saveRecordingTo(file("absent/run.muxscope"));
    QTRY_VERIFY_WITH_TIMEOUT(text(window).contains("absent"), kPatienceMs);
    QVERIFY(window.session().fileName().isEmpty());
    QCOMPARE(window.session().engine(), Session::Engine::running);
}

void WindowSavingTest::theSaveDialogProposesAName() {
    MainWindow window(anyPort());
    serveOne(window);
    window.findChild<QAction*>("saveRecording")->trigger();
    QTRY_VERIFY(window.findChild<QFileDialog*>("saveDialog") != nullptr);
    auto* dialog = window.findChild<QFileDialog*>("saveDialog");
    QCOMPARE(dialog->acceptMode(), QFileDialog::AcceptSave);
    QVERIFY(dialog->selectedFiles().front().endsWith("select.muxscope"));
    dialog->reject();
}

void WindowSavingTest::closingAsksWhenSomebodyWasServed() {
    MainWindow window(anyPort());
    serveOne(window);
    QVERIFY(!window.close());
    QTRY_VERIFY(question(window) != nullptr);
    press(window, "unsavedLetGo");
    QTRY_VERIFY(!window.isVisible());
}

void WindowSavingTest::cancelKeepsTheWindowAndTheServer() {
    MainWindow window(anyPort());
    serveOne(window);
    QVERIFY(!window.close());
    QTRY_VERIFY(question(window) != nullptr);
    QTest::keyClick(question(window), Qt::Key_Escape);
    QTRY_VERIFY(question(window) == nullptr);
    QVERIFY(window.isVisible());
    QCOMPARE(window.session().engine(), Session::Engine::running);
    QVERIFY(window.currentSettings().askToSave);
}

void WindowSavingTest::savingFirstThenClosesTheWindow() {
    MainWindow window(anyPort());
    serveOne(window);
    QVERIFY(!window.close());
    QTRY_VERIFY(question(window) != nullptr);
    press(window, "unsavedSave");
    QTRY_VERIFY(window.findChild<QFileDialog*>("saveDialog") != nullptr);
    auto* dialog = window.findChild<QFileDialog*>("saveDialog");
    emit dialog->fileSelected(file("closing.muxscope"));
    QTRY_VERIFY_WITH_TIMEOUT(!window.isVisible(), kPatienceMs);
    QVERIFY(trace::SessionReader::open(file("closing.muxscope").toStdString()).ok());
}

void WindowSavingTest::nothingIsAskedForWhatNobodyWouldMiss() {
    MainWindow window(anyPort());
    window.show();
    window.startServer();
    QTRY_COMPARE_WITH_TIMEOUT(window.session().engine(), Session::Engine::running, kPatienceMs);
    QVERIFY(window.close()); // nobody was served
    MainWindow sample(anyPort());
    sample.show();
    sample.openRecording(":/samples/select.muxscope");
    QVERIFY(sample.close());
}

void WindowSavingTest::startingAnewAsksOnlyForWhatWasWrittenDown() {
    MainWindow window(anyPort());
    serveOne(window);
    window.startServer();
    QVERIFY(question(window) == nullptr);
    QTRY_VERIFY_WITH_TIMEOUT(window.session().engine() == Session::Engine::running &&
                                 window.session().headWorld().counters.responses == 0,
                             kPatienceMs);
    window.session().bookmarks().add(3, "mine");
    window.startServer();
    QTRY_VERIFY(question(window) != nullptr);
    QCOMPARE(window.session().bookmarks().all().size(), 1); // it waits for the answer
    press(window, "unsavedLetGo");
    QTRY_COMPARE_WITH_TIMEOUT(window.session().bookmarks().all().size(), 0, kPatienceMs);
}

void WindowSavingTest::dontAskAgainIsKept() {
    MainWindow window(anyPort());
    serveOne(window);
    QVERIFY(!window.close());
    QTRY_VERIFY(question(window) != nullptr);
    window.findChild<QCheckBox*>("unsavedNever")->setChecked(true);
    press(window, "unsavedLetGo");
    QTRY_VERIFY(!window.isVisible());
    QVERIFY(!window.currentSettings().askToSave);
    MainWindow another(window.currentSettings());
    QVERIFY(!another.findChild<QAction*>("askToSave")->isChecked());
}

QTEST_MAIN(WindowSavingTest)
#include "window_saving_test.moc"
