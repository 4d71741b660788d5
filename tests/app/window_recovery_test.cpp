// SPDX-License-Identifier: GPL-3.0-or-later
// A window that is killed while it records: what the next one offers, and how much has come back.
#include "session/autosave.h"
#include "trace/recovery_folder.h"
#include "trace/session_reader.h"
#include "window/main_window.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QProcess>
#include <QPushButton>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <csignal>
#include <cstdio>
#include <sys/types.h>

using namespace muxscope;
using namespace muxscope::ui;

namespace {

constexpr int kPatienceMs = 60'000;

Settings anyPort() {
    Settings settings;
    settings.server.port = 0;
    settings.language = QStringLiteral("en");
    return settings;
}

QWidget* bar(MainWindow& window) {
    return window.findChild<QWidget*>("recoveryBar");
}

} // namespace

class WindowRecoveryTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void aKilledWindowsRecordingIsOfferedAndComesBack();
    void itIsDeletedOnRequest();
    void laterMeansTheNextStart();
    void twoWindowsDoNotTakeEachOthers();
    void aWindowThatIsClosedLeavesNothing();
    void aFolderThatCannotBeWrittenToIsSaidAndTheServerRuns();

private:
    [[nodiscard]] std::string folder() const {
        return m_folder->filePath("muxscope/recovery").toStdString();
    }
    [[nodiscard]] QStringList recordings() const {
        return QDir(QString::fromStdString(folder())).entryList({"*.muxscope"}, QDir::Files);
    }
    // A real program that records and is killed; the events that it had published by then, at least.
    void killOne(quint64* published = nullptr);
    void leave();
    std::unique_ptr<QTemporaryDir> m_folder;
};

// Runs the window of another process: this program itself, with an argument.
void WindowRecoveryTest::killOne(quint64* published) {
    QProcess program;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("MUXSCOPE_TEST_RECORDS_IN", QString::fromStdString(folder()));
    program.setProcessEnvironment(environment);
    program.start(QCoreApplication::applicationFilePath(), {"record"});
    QVERIFY(program.waitForStarted(kPatienceMs));
    const auto line = [&program] {
        while (!program.canReadLine())
            if (!program.waitForReadyRead(kPatienceMs))
                return QString();
        return QString::fromLatin1(program.readLine()).trimmed();
    };
    const QString port = line();
    QVERIFY(port.toUInt() != 0);
    for (int i = 0; i < 20; ++i) {
        QTcpSocket client;
        client.connectToHost("127.0.0.1", static_cast<quint16>(port.toUInt()));
        QVERIFY(client.waitForConnected(kPatienceMs));
        client.write("GET /hello HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        QVERIFY(client.waitForDisconnected(kPatienceMs) ||
                client.state() == QAbstractSocket::UnconnectedState);
    }
    const QStringList safe = line().split(' ');
    const quint64 head = safe.value(0).toULongLong(); // as it stood more than 250 ms before the end
    qInfo("%s ms later than promised", qPrintable(safe.value(1)));
    QVERIFY(head > 100);
    QCOMPARE(::kill(static_cast<pid_t>(program.processId()), SIGKILL), 0);
    QVERIFY(program.waitForFinished(kPatienceMs));
    QCOMPARE(program.exitStatus(), QProcess::CrashExit);
    if (published != nullptr)
        *published = head;
}

// A recording that belongs to nobody.
void WindowRecoveryTest::leave() {
    auto place = trace::RecoveryPlace::take(folder());
    QVERIFY(place.ok());
    QVERIFY(QFile::copy(MUXSCOPE_SOURCE_ROOT "/resources/samples/select.muxscope",
                        QString::fromStdString(place.value().path())));
}

void WindowRecoveryTest::aKilledWindowsRecordingIsOfferedAndComesBack() {
    quint64 published = 0;
    killOne(&published);
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(recordings().size(), 1);
    MainWindow window(anyPort());
    window.keepCopiesIn(folder());
    window.show();
    QVERIFY(bar(window)->isVisible());
    QVERIFY(!window.findChild<QLabel*>("recoveryText")->text().isEmpty());
    window.findChild<QPushButton*>("recoveryOpen")->click();
    QTRY_VERIFY_WITH_TIMEOUT(window.session().hasTrace() && window.session().loadProgress() >= 1 &&
                                 window.session().behind() == 0,
                             kPatienceMs);
    QVERIFY2(window.session().head() >= published,
             qPrintable(QString("%1 of %2").arg(window.session().head()).arg(published)));
    QVERIFY(window.session().headWorld().counters.responses >= 19);
    QVERIFY(!bar(window)->isVisible());
    QVERIFY(window.windowTitle().contains("recovered"));
    QVERIFY(window.currentSettings().recentFiles.isEmpty()); // it is no file of the user's

    // It is in no file yet: closing asks; once it is saved nothing is left over.
    QVERIFY(!window.close());
    window.findChild<QPushButton*>("unsavedStay")->click();
    const QString kept = m_folder->filePath("kept.muxscope");
    window.saveRecordingTo(kept);
    QTRY_COMPARE_WITH_TIMEOUT(window.session().fileName(), kept, kPatienceMs);
    QVERIFY(recordings().isEmpty());
    QVERIFY(window.close());
}

void WindowRecoveryTest::itIsDeletedOnRequest() {
    leave();
    leave();
    MainWindow window(anyPort());
    window.keepCopiesIn(folder());
    window.show();
    QVERIFY(window.findChild<QLabel*>("recoveryText")->text().contains("1 more"));
    window.findChild<QPushButton*>("recoveryDelete")->click();
    QVERIFY(bar(window)->isVisible());
    QCOMPARE(recordings().size(), 1);
    window.findChild<QPushButton*>("recoveryDelete")->click();
    QVERIFY(!bar(window)->isVisible());
    QVERIFY(recordings().isEmpty());
}

void WindowRecoveryTest::laterMeansTheNextStart() {
    leave();
    {
        MainWindow window(anyPort());
        window.keepCopiesIn(folder());
        window.show();
        window.findChild<QToolButton*>("recoveryLater")->click();
        QVERIFY(!bar(window)->isVisible());
    }
    MainWindow window(anyPort());
    window.keepCopiesIn(folder());
    window.show();
    QVERIFY(bar(window)->isVisible());
}

void WindowRecoveryTest::twoWindowsDoNotTakeEachOthers() {
    MainWindow one(anyPort());
    one.keepCopiesIn(folder());
    one.startServer();
    QTRY_COMPARE_WITH_TIMEOUT(recordings().size(), 1, kPatienceMs);
    MainWindow two(anyPort());
    two.keepCopiesIn(folder());
    two.show();
    QVERIFY(!bar(two)->isVisible());
    two.startServer();
    QTRY_COMPARE_WITH_TIMEOUT(recordings().size(), 2, kPatienceMs);
}

void WindowRecoveryTest::aWindowThatIsClosedLeavesNothing() {
    {
        MainWindow window(anyPort());
        window.keepCopiesIn(folder());
        window.startServer();
        QTRY_COMPARE_WITH_TIMEOUT(recordings().size(), 1, kPatienceMs);
    }
    QVERIFY(QDir(QString::fromStdString(folder())).entryList(QDir::Files).isEmpty());
}

void WindowRecoveryTest::aFolderThatCannotBeWrittenToIsSaidAndTheServerRuns() {
    QFile inTheWay(m_folder->filePath("muxscope"));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    MainWindow window(anyPort());
    window.keepCopiesIn(folder());
    window.show();
    window.startServer();
    QTRY_VERIFY_WITH_TIMEOUT(window.findChild<QLabel*>("messageText")->text().contains("no copy"),
                             kPatienceMs);
    QCOMPARE(window.session().engine(), Session::Engine::running);
}

namespace {

// The window that is killed: says its port, then how many events there were and are all but the last
// 250 ms old.
int record() {
    MainWindow window(anyPort());
    window.keepCopiesIn(qEnvironmentVariable("MUXSCOPE_TEST_RECORDS_IN").toStdString());
    window.show();
    window.startServer();
    bool saidPort = false;
    bool served = false;
    quint64 head = 0;
    QElapsedTimer since;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &window, [&] {
        const Session& session = window.session();
        if (!saidPort && session.engine() == Session::Engine::running) {
            saidPort = true;
            std::printf("%u\n", session.port());
        }
        if (!served && session.headWorld().counters.closed >= 20) {
            served = true;
            head = session.head();
            since.start();
        }
        // On a busy machine the recorder's thread may not have run for so long: how late it is, is said.
        if (served && since.isValid() && since.elapsed() > 250 &&
            window.findChild<Autosave*>()->written() >= head) {
            std::printf("%llu %lld\n", static_cast<unsigned long long>(head),
                        static_cast<long long>(since.elapsed() - 250));
            since.invalidate();
        }
        std::fflush(stdout);
    });
    look.start(5);
    return QApplication::exec();
}

} // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    if (argc > 1 && qstrcmp(argv[1], "record") == 0)
        return record();
    WindowRecoveryTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "window_recovery_test.moc"
