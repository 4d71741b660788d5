// SPDX-License-Identifier: GPL-3.0-or-later
// File > Watch a program: what the dialog says of a command or a process, and what the window shows of a
// real server that is watched.
#include "session/watching.h"
#include "support/watched_programs.h"
#include "watch/program_source.h"
#include "window/main_window.h"
#include "window/watch_dialog.h"

#include <QAction>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QTest>
#include <QTreeView>

using namespace muxscope;
using namespace muxscope::testing;
using namespace muxscope::ui;

namespace {

Settings anyPort() {
    Settings settings;
    settings.server.port = 0;
    settings.language = QStringLiteral("en");
    return settings;
}

template <class Widget>
Widget& part(QWidget& dialog, const char* name) {
    return *dialog.findChild<Widget*>(name);
}

} // namespace

class WindowWatchTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void theDialogSaysWhatIsWrongWithACommand_data();
    void theDialogSaysWhatIsWrongWithACommand();
    void quotedWordsStayTogether();
    void theStraceCommandCanBeCopied();
    void whatWasTypedIsThereAgain();
    void aRunningProgramIsFoundByItsWords();
    void everyControlHasANameAndATip();
    void aWatchedServerIsShownLiveAndEndsWithStop();
    void anAttachedServerRunsOnWhenTheWindowCloses();
    void pausingStandsTheViewWhileTheProgramRuns();
    void aProgramThatCannotBeWatchedIsSaidInTheWindow();

private:
    bool m_traces = false;
};

void WindowWatchTest::initTestCase() {
    if (QStandardPaths::findExecutable("strace").isEmpty())
        QFAIL("strace is not installed (scripts/setup)");
    m_traces = mayTrace();
}

void WindowWatchTest::theDialogSaysWhatIsWrongWithACommand_data() {
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("said");
    QTest::addColumn<bool>("possible");
    QTest::newRow("nothing yet") << ""
                                 << ""
                                 << "Type the command line." << false;
    QTest::newRow("no such program") << "no-such-program x"
                                     << ""
                                     << "no program no-such-program" << false;
    QTest::newRow("a file") << "/etc/passwd"
                            << ""
                            << "may be run" << false;
    QTest::newRow("no such folder") << "true"
                                    << "/no/such"
                                    << "no folder /no/such" << false;
    QTest::newRow("a program") << "true"
                               << "/"
                               << "can be started" << true;
}

void WindowWatchTest::theDialogSaysWhatIsWrongWithACommand() {
    QFETCH(QString, command);
    QFETCH(QString, folder);
    QFETCH(QString, said);
    QFETCH(bool, possible);
    QHash<QString, QString> kept;
    WatchDialog dialog(kept, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    part<QLineEdit>(dialog, "watchCommand").setText(command);
    part<QLineEdit>(dialog, "watchFolder").setText(folder);
    const QString text = part<QLabel>(dialog, "watchAllowed").text();
    QVERIFY2(text.contains(said), qPrintable(text));
    QCOMPARE(part<QPushButton>(dialog, "watchNow").isEnabled(), possible);
}

void WindowWatchTest::quotedWordsStayTogether() {
    QHash<QString, QString> kept;
    WatchDialog dialog(kept, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    part<QLineEdit>(dialog, "watchCommand").setText("sh -c \"echo a  b\" ~/x");
    const auto words = dialog.order().command;
    QCOMPARE(words.size(), std::size_t{4});
    QCOMPARE(words[2], std::string("echo a  b"));
    QCOMPARE(words[3], (QDir::homePath() + "/x").toStdString());
}

void WindowWatchTest::theStraceCommandCanBeCopied() {
    QHash<QString, QString> kept;
    WatchDialog dialog(kept, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    part<QLineEdit>(dialog, "watchCommand").setText("true 'a b'");
    part<QPushButton>(dialog, "copyStrace").click();
    const QString copied = QGuiApplication::clipboard()->text();
    QCOMPARE(copied, part<QPlainTextEdit>(dialog, "straceCommand").toPlainText());
    QVERIFY2(copied.startsWith("strace -f -ttt -T") &&
                 copied.contains("-o muxscope-strace.log -- true"),
             qPrintable(copied));
}

void WindowWatchTest::whatWasTypedIsThereAgain() {
    QHash<QString, QString> kept;
    {
        WatchDialog dialog(kept, nullptr);
        dialog.setAttribute(Qt::WA_DeleteOnClose, false);
        part<QLineEdit>(dialog, "watchCommand").setText("true");
        part<QComboBox>(dialog, "watchEnding").setCurrentIndex(1);
        part<QPushButton>(dialog, "watchNow").click();
    }
    WatchDialog again(kept, nullptr);
    again.setAttribute(Qt::WA_DeleteOnClose, false);
    QCOMPARE(part<QLineEdit>(again, "watchCommand").text(), QString("true"));
    QVERIFY(!again.order().endsProgram);
}

void WindowWatchTest::aRunningProgramIsFoundByItsWords() {
    const QTemporaryDir folder;
    const QStringList command = serverCommand("PollSelector", folder.filePath("port"));
    QProcess server;
    server.start(command.front(), command.mid(1));
    QVERIFY(portIn(folder.filePath("port")) != 0);
    QHash<QString, QString> kept;
    WatchDialog dialog(kept, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    part<QTabWidget>(dialog, "watchWay").setCurrentIndex(1);
    part<QLineEdit>(dialog, "programFilter").setText("selectors_server " + folder.filePath("port"));
    auto& table = part<QTreeView>(dialog, "programTable");
    QCOMPARE(table.model()->rowCount(), 1);
    table.setCurrentIndex(table.model()->index(0, 0));
    QCOMPARE(dialog.order().pid, static_cast<int>(server.processId()));
    QVERIFY(dialog.order().command.empty());
    server.kill();
    server.waitForFinished();
    part<QPushButton>(dialog, "programsAgain").click();
    QCOMPARE(table.model()->rowCount(), 0);
}

void WindowWatchTest::everyControlHasANameAndATip() {
    QHash<QString, QString> kept;
    WatchDialog dialog(kept, nullptr);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    for (const char* name : {"watchCommand", "watchFolder", "watchEnding", "programFilter",
                             "programTable", "straceCommand"}) {
        const auto& widget = part<QWidget>(dialog, name);
        QVERIFY2(!widget.accessibleName().isEmpty() && !widget.toolTip().isEmpty(), name);
        QVERIFY2(widget.focusPolicy() & Qt::TabFocus, name);
    }
    for (const char* name : {"watchChooseFolder", "programsAgain", "copyStrace", "watchNow"})
        QVERIFY2(!part<QPushButton>(dialog, name).toolTip().isEmpty(), name);
}

void WindowWatchTest::aWatchedServerIsShownLiveAndEndsWithStop() {
    if (!m_traces)
        QSKIP("strace may not trace here");
    const QTemporaryDir folder;
    MainWindow window(anyPort());
    window.show();
    Session& session = window.session();
    window.findChild<QAction*>("watchProgram")->trigger();
    auto* dialog = window.findChild<WatchDialog*>();
    QVERIFY(dialog != nullptr);
    const QStringList command = serverCommand("EpollSelector", folder.filePath("port"));
    part<QLineEdit>(*dialog, "watchCommand").setText(command.join(' '));
    QTest::keyClick(&part<QLineEdit>(*dialog, "watchCommand"), Qt::Key_Return);
    QVERIFY(eventually([&] { return session.engine() == Session::Engine::running; }));
    const quint16 port = portIn(folder.filePath("port"));
    QVERIFY(!answerOf(port).isEmpty());
    QVERIFY(eventually([&] { return session.headWorld().counters.responses >= 1; }));
    const watch::ProgramSource* program = Watching::of(session).program();
    QVERIFY(program != nullptr);
    const int pid = program->pid();
    QVERIFY2(window.windowTitle().contains(QString("PID %1").arg(pid)),
             qPrintable(window.windowTitle()));
    QCOMPARE(session.playback().mode(), Playback::Mode::live);
    window.findChild<QAction*>("startStop")->trigger();
    QVERIFY(eventually([&] { return session.engine() == Session::Engine::stopped; }));
    QVERIFY(!runs(pid));
    QVERIFY(session.hasTrace()); // its calls stay
}

void WindowWatchTest::anAttachedServerRunsOnWhenTheWindowCloses() {
    if (!m_traces)
        QSKIP("strace may not trace here");
    const QTemporaryDir folder;
    const QStringList command = serverCommand("PollSelector", folder.filePath("port"));
    QProcess server;
    server.start(command.front(), command.mid(1));
    const quint16 port = portIn(folder.filePath("port"));
    {
        MainWindow window(anyPort());
        window.show();
        watch::WatchOrder order;
        order.pid = static_cast<int>(server.processId());
        Watching::of(window.session()).begin(order);
        QVERIFY(eventually([&] { return window.session().engine() == Session::Engine::running; }));
        QVERIFY(tracerOf(server.processId()) != 0);
    }
    QCOMPARE(tracerOf(server.processId()), 0);
    QVERIFY(!answerOf(port).isEmpty());
    server.kill();
    server.waitForFinished();
}

void WindowWatchTest::pausingStandsTheViewWhileTheProgramRuns() {
    if (!m_traces)
        QSKIP("strace may not trace here");
    const QTemporaryDir folder;
    MainWindow window(anyPort());
    window.show();
    Session& session = window.session();
    watch::WatchOrder order;
    for (const QString& word : serverCommand("SelectSelector", folder.filePath("port")))
        order.command.push_back(word.toStdString());
    Watching::of(session).begin(order);
    const quint16 port = portIn(folder.filePath("port"));
    QVERIFY(!answerOf(port).isEmpty());
    QVERIFY(eventually([&] { return session.headWorld().counters.responses >= 1; }));
    session.playback().pause();
    const Moment stands = session.playback().cursor();
    QVERIFY(!answerOf(port).isEmpty()); // nobody holds it
    QVERIFY(eventually([&] { return session.headWorld().counters.responses >= 2; }));
    QCOMPARE(session.playback().cursor(), stands);
    session.playback().goLive();
    QVERIFY(eventually([&] { return session.playback().cursor() == session.head(); }));
}

void WindowWatchTest::aProgramThatCannotBeWatchedIsSaidInTheWindow() {
    MainWindow window(anyPort());
    window.show();
    Session& session = window.session();
    QString told;
    connect(&session, &Session::message, this,
            [&told](const UserMessage& message) { told = message.text; });
    watch::WatchOrder order;
    order.pid = INT32_MAX;
    Watching::of(session).begin(order);
    QVERIFY(eventually([&] { return !told.isEmpty(); }));
    QVERIFY2(told.contains("There is no process"), qPrintable(told));
    QCOMPARE(session.engine(), Session::Engine::stopped);
}

QTEST_MAIN(WindowWatchTest)
#include "window_watch_test.moc"
