// SPDX-License-Identifier: GPL-3.0-or-later
// The window in the hands of somebody who does everything at the wrong moment, or with what cannot
// work; offscreen, with real servers.
#include "app/whole_window.h"
#include "client/client_panel.h"
#include "session/server_choices.h"
#include "session/session.h"
#include "session/terminal.h"
#include "views/terminal_view.h"
#include "window/control_bar.h"
#include "window/server_panel.h"

#include <QAbstractSpinBox>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QUdpSocket>

using namespace muxscope;
using namespace muxscope::ui;

namespace {

constexpr int kLongMs = 20'000; // ten times what a loaded machine with a sanitizer needs

Settings settingsOf(const QString& model, const QString& protocol = "http") {
    Settings settings;
    settings.server.model = model;
    settings.server.protocol = protocol;
    settings.server.port = 0;
    return settings;
}

QString messageOf(MainWindow& window) {
    return window.findChild<QLabel*>("messageText")->text();
}

bool reaches(MainWindow& window, Session::Engine engine) {
    return QTest::qWaitFor([&] { return window.session().engine() == engine; }, kLongMs);
}

bool tellsSomething(MainWindow& window) {
    auto* bar = window.findChild<QWidget*>("messageBar");
    return QTest::qWaitFor([bar] { return bar->isVisible(); }, kLongMs);
}

// Its entry in the Server menu.
QAction* modelNamed(MainWindow& window, const QString& model) {
    for (QAction* action : window.findChildren<QAction*>())
        if (action->data().toString() == model && action->isCheckable())
            return action;
    return nullptr;
}

void addEveryModel() {
    QTest::addColumn<QString>("model");
    for (const ModelChoice& choice : modelChoices())
        if (choice.unavailable.isEmpty())
            QTest::addRow("%s", qPrintable(choice.name)) << choice.name;
}

} // namespace

class WindowHostileTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void aFolderThatIsNoneIsTold();
    void aTakenUdpPortIsToldAndRemedied();
    void aModelWithoutAPlaceForFurtherSocketsStartsWithoutThem();
    void aNumberThatWasTypedHoldsWithoutEnter();
    void stoppingGetsThroughWhileAClientIsSilent_data();
    void stoppingGetsThroughWhileAClientIsSilent();
    void stoppingGetsThroughAtTheGate_data();
    void stoppingGetsThroughAtTheGate();
    void stoppingGetsThroughALongHandler();
    void theWindowClosesWhileTheServerStandsAtTheGate();
    void anotherModelTakesOverAtTheGate();
    void startAndStopInAHurryEndsStopped();
    void theTerminalTakesNothingWithoutAServer();
    void pastedLinesAreTypedOneByOne();
    void aLineThatIsTooLongIsRefusedAndStaysToBeShortened();
    void aLongMessageDoesNotWidenTheWindow();
    void aWideWindowBecomesSmallAgain();
};

void WindowHostileTest::initTestCase() {
    prepareTheme(*qApp);
    applyTheme(*qApp, ThemeChoice::light);
}

void WindowHostileTest::aFolderThatIsNoneIsTold() {
    Settings settings = settingsOf("select");
    settings.server.root = "/no/such/folder";
    MainWindow window(settings);
    window.show();
    window.startServer();
    QVERIFY(tellsSomething(window));
    QVERIFY2(messageOf(window).contains("/no/such/folder"), qPrintable(messageOf(window)));
    QCOMPARE(window.session().engine(), Session::Engine::stopped);
}

void WindowHostileTest::aTakenUdpPortIsToldAndRemedied() {
    QUdpSocket other;
    QVERIFY(other.bind(QHostAddress::LocalHost, 0));
    Settings settings = settingsOf("poll");
    settings.server.udpPort = other.localPort();
    MainWindow window(settings);
    window.show();
    window.startServer();
    QVERIFY(tellsSomething(window));
    QVERIFY2(messageOf(window).contains(QString::number(other.localPort())),
             qPrintable(messageOf(window)));
    QVERIFY(messageOf(window).contains("UDP"));
    window.findChild<QPushButton*>("messageRemedy")->click();
    QVERIFY(reaches(window, Session::Engine::running));
    QCOMPARE(window.session().settings().udpPort, 0);
}

void WindowHostileTest::aModelWithoutAPlaceForFurtherSocketsStartsWithoutThem() {
    Settings settings = settingsOf("blocking", "lines");
    settings.server.udpPort = 0;
    QTemporaryDir folder;
    settings.server.linesFile = folder.filePath("lines.txt");
    MainWindow window(settings);
    window.show();
    window.startServer();
    QVERIFY2(reaches(window, Session::Engine::running), qPrintable(messageOf(window)));
    QVERIFY(!window.findChild<QLineEdit*>("terminalLine")->isEnabled());
    auto* view = window.findChild<TerminalView*>();
    QStringList said;
    for (const QLabel* label : view->findChildren<QLabel*>())
        said << label->text();
    QVERIFY2(said.join(' ').contains("select"), qPrintable(said.join('\n')));
}

void WindowHostileTest::aNumberThatWasTypedHoldsWithoutEnter() {
    MainWindow window(settingsOf("select"));
    window.show();
    makeEveryPanel(window);
    auto* panel = window.findChild<ServerPanel*>();
    auto* sleep = panel->findChild<QAbstractSpinBox*>("handler-sleep");
    auto* edit = sleep->findChild<QLineEdit*>();
    edit->selectAll();
    QTest::keyClicks(edit, "250");
    panel->findChild<QLineEdit*>("root")->setText(QDir::tempPath());
    window.startServer(); // by its key: the focus stays where it is
    QVERIFY(reaches(window, Session::Engine::running));
    QCOMPARE(window.session().settings().switches.value("handler-sleep"), qint64(250));
    QCOMPARE(window.session().settings().root, QDir::tempPath());
}

void WindowHostileTest::stoppingGetsThroughWhileAClientIsSilent_data() {
    addEveryModel();
}

void WindowHostileTest::stoppingGetsThroughWhileAClientIsSilent() {
    QFETCH(QString, model);
    MainWindow window(settingsOf(model));
    window.startServer();
    QVERIFY(reaches(window, Session::Engine::running));
    QTcpSocket silent;
    silent.connectToHost(QHostAddress::LocalHost, window.session().port());
    QVERIFY(silent.waitForConnected(kLongMs));
    silent.write("GET / HTTP/1.1\r\n");
    silent.flush();
    const bool accepted =
        QTest::qWaitFor([&] { return window.session().headWorld().counters.bytesIn > 0; }, kLongMs);
    QVERIFY(accepted);
    window.session().stopServer();
    QVERIFY(reaches(window, Session::Engine::stopped));
}

void WindowHostileTest::stoppingGetsThroughAtTheGate_data() {
    addEveryModel();
}

void WindowHostileTest::stoppingGetsThroughAtTheGate() {
    QFETCH(QString, model);
    MainWindow window(settingsOf(model));
    window.startServer();
    QVERIFY(reaches(window, Session::Engine::running));
    window.session().playback().pause();
    QTcpSocket client;
    client.connectToHost(QHostAddress::LocalHost, window.session().port());
    QVERIFY(client.waitForConnected(kLongMs));
    client.write("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
    client.flush();
    QVERIFY(reaches(window, Session::Engine::atGate));
    window.session().playback().stepForward(Playback::Unit::call);
    window.session().stopServer();
    QVERIFY(reaches(window, Session::Engine::stopped));
}

void WindowHostileTest::stoppingGetsThroughALongHandler() {
    Settings settings = settingsOf("poll");
    for (const NumberChoice& choice : switchChoices())
        if (choice.name == "handler-sleep")
            settings.server.switches.insert(choice.name, choice.most);
    MainWindow window(settings);
    window.startServer();
    QVERIFY(reaches(window, Session::Engine::running));
    window.findChild<ClientPanel*>()->send();
    const auto asleepInHandler = [&] {
        for (const world::Thread& thread : window.session().headWorld().threads)
            if (thread.inCall && thread.enter.call == trace::Call::nanosleep)
                return true;
        return false;
    };
    QVERIFY(QTest::qWaitFor(asleepInHandler, kLongMs));
    window.session().stopServer();
    QVERIFY(reaches(window, Session::Engine::stopped));
}

void WindowHostileTest::theWindowClosesWhileTheServerStandsAtTheGate() {
    for (const char* model : {"blocking", "epoll", "thread-per-client"}) {
        Settings settings = settingsOf(model);
        settings.askToSave = false;
        MainWindow window(settings);
        window.show();
        window.startServer();
        QVERIFY(reaches(window, Session::Engine::running));
        window.session().playback().pause();
        window.findChild<ClientPanel*>()->send();
        QVERIFY(reaches(window, Session::Engine::atGate));
        QVERIFY(window.close());
    } // destroyed: the server's threads have ended, or this never returns
}

void WindowHostileTest::anotherModelTakesOverAtTheGate() {
    MainWindow window(settingsOf("blocking"));
    window.startServer();
    QVERIFY(reaches(window, Session::Engine::running));
    window.session().playback().pause();
    window.findChild<ClientPanel*>()->send();
    QVERIFY(reaches(window, Session::Engine::atGate));
    for (const char* model : {"epoll-et", "thread-per-client", "nonblocking"})
        modelNamed(window, model)->trigger();
    const auto last = [&] {
        return window.session().engine() == Session::Engine::running &&
               window.session().settings().model == "nonblocking";
    };
    QVERIFY(QTest::qWaitFor(last, kLongMs));
}

void WindowHostileTest::startAndStopInAHurryEndsStopped() {
    MainWindow window(settingsOf("select"));
    window.startServer();
    window.session().stopServer(); // while it starts
    QVERIFY(reaches(window, Session::Engine::stopped));
    window.startServer();
    window.startServer(); // stop and start anew
    window.session().stopServer();
    QVERIFY(reaches(window, Session::Engine::stopped));
    QTest::qWait(100);
    QCOMPARE(window.session().engine(), Session::Engine::stopped);
}

void WindowHostileTest::theTerminalTakesNothingWithoutAServer() {
    MainWindow window(settingsOf("select", "lines"));
    window.show();
    auto* line = window.findChild<QLineEdit*>("terminalLine");
    QVERIFY(!line->isEnabled());
    QTest::keyClicks(line, "lost");
    auto* view = window.findChild<TerminalView*>();
    view->sendLine();
    view->sendEndOfInput();
    QVERIFY(window.findChild<QPlainTextEdit*>("terminalTranscript")->toPlainText().isEmpty());
}

void WindowHostileTest::pastedLinesAreTypedOneByOne() {
    QTemporaryDir folder;
    Settings settings = settingsOf("select", "lines");
    settings.server.linesFile = folder.filePath("lines.txt");
    MainWindow window(settings);
    window.show();
    window.startServer();
    QVERIFY(reaches(window, Session::Engine::running));
    QByteArray pasted; // 100 kB in lines
    for (int i = 0; i < 1000; ++i)
        pasted += QByteArray("line ") + QByteArray::number(i) + QByteArray(92, 'x') + '\n';
    QApplication::clipboard()->setText(QString::fromLatin1(pasted + "the start of one more"));
    auto* line = window.findChild<QLineEdit*>("terminalLine");
    line->setFocus();
    QTest::keyClick(line, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(line->text(), QString("the start of one more"));
    QTRY_COMPARE_WITH_TIMEOUT(window.session().headWorld().appended.lines, 1000U, kLongMs);
}

void WindowHostileTest::aLineThatIsTooLongIsRefusedAndStaysToBeShortened() {
    QTemporaryDir folder;
    Settings settings = settingsOf("select", "lines");
    settings.server.linesFile = folder.filePath("lines.txt");
    MainWindow window(settings);
    window.show();
    window.startServer();
    QVERIFY(reaches(window, Session::Engine::running));
    auto* line = window.findChild<QLineEdit*>("terminalLine");
    line->setText(QString(3000, QChar(0x4f60))); // 9000 bytes
    window.findChild<TerminalView*>()->sendLine();
    QCOMPARE(line->text().size(), 3000);
    QVERIFY(window.findChild<QPlainTextEdit*>("terminalTranscript")->toPlainText().isEmpty());
    line->setText(QString(1000, QChar(0x4f60)));
    window.findChild<TerminalView*>()->sendLine();
    QVERIFY(line->text().isEmpty());
}

void WindowHostileTest::aLongMessageDoesNotWidenTheWindow() {
    Settings settings = settingsOf("select");
    settings.server.root = "/" + QString(150, 'x') + "/" + QString(50, 'y');
    MainWindow window(settings);
    window.resize(1280, 720);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.startServer();
    QVERIFY(tellsSomething(window));
    QCoreApplication::processEvents();
    QCOMPARE(window.size(), QSize(1280, 720));
    auto* text = window.findChild<QLabel*>("messageText");
    QVERIFY(text->height() >= text->heightForWidth(text->width())); // all of it can be read
    QVERIFY(text->height() < 150);
}

void WindowHostileTest::aWideWindowBecomesSmallAgain() {
    Settings settings = settingsOf("select", "lines");
    QTemporaryDir folder;
    settings.server.linesFile = folder.filePath(QString(120, 'x'));
    settings.server.switches = {{"handler-sleep", 1}, {"leave-in-wlist", 1}};
    MainWindow window(settings);
    window.resize(1600, 1000);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.startServer();
    QVERIFY(reaches(window, Session::Engine::running));
    QTest::qWait(50);
    window.resize(1280, 720);
    QCoreApplication::processEvents();
    QCOMPARE(window.size(), QSize(1280, 720));
}

QTEST_MAIN(WindowHostileTest)
#include "window_hostile_test.moc"
