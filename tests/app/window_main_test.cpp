// SPDX-License-Identifier: GPL-3.0-or-later
// The whole window, offscreen, with a real server behind it.
#include "app/whole_window.h"
#include "client/client_panel.h"
#include "painters/palette.h"
#include "session/server_choices.h"
#include "session/session.h"

#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QToolButton>

using namespace muxscope;
using namespace muxscope::ui;

namespace {

QByteArray askFor(quint16 port, const QByteArray& request) {
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, port);
    if (!socket.waitForConnected(5000))
        return {};
    socket.write(request);
    QByteArray answer;
    while (socket.waitForReadyRead(5000))
        answer += socket.readAll();
    return answer + socket.readAll();
}

} // namespace

class WindowMainTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void everyDockIsThere();
    void everyControlHasANameForProgramsAndForPeople();
    void tabReachesEveryControl();
    void everyOrderHasItsOwnKey();
    void startListensAndStopFreesThePort_data();
    void startListensAndStopFreesThePort();
    void aTakenPortIsToldAndRemedied();
    void theClientSendsAndShowsTheAnswer();
    void sendingWithoutAServerSaysWhatToDo();
    void pauseStepForwardAndBack();
    void layoutAndSettingsComeBack();
    void bothThemesDressTheWindow();
    void thePanelsFitIntoASmallWindow();

private:
    static bool start(MainWindow& window) {
        window.startServer();
        return QTest::qWaitFor(
            [&] { return window.session().engine() == Session::Engine::running; }, 10000);
    }
    static bool stop(MainWindow& window) {
        window.session().stopServer();
        return QTest::qWaitFor(
            [&] { return window.session().engine() == Session::Engine::stopped; }, 10000);
    }
};

void WindowMainTest::initTestCase() {
    prepareTheme(*qApp);
    applyTheme(*qApp, ThemeChoice::light);
}

void WindowMainTest::everyDockIsThere() {
    MainWindow window(anyPort());
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    auto* server = window.findChild<DockPanel*>("server");
    auto* terminal = window.findChild<DockPanel*>("terminal");
    QVERIFY(server != nullptr && terminal != nullptr);
    QVERIFY(!server->isHidden());  // behind the client
    QVERIFY(terminal->isHidden()); // HTTP has none
    for (const char* name : {"client", "stage", "details", "loop", "calls", "timeline"}) {
        auto* dock = window.findChild<DockPanel*>(name);
        QVERIFY2(dock != nullptr, name);
        QVERIFY2(dock->isVisible(), name);
        QVERIFY2(!dock->content()->accessibleName().isEmpty(), name);
    }
}

void WindowMainTest::everyControlHasANameForProgramsAndForPeople() {
    MainWindow window(anyPort());
    makeEveryPanel(window);
    QStringList faults;
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        const bool internal = widget->objectName().startsWith("qt_") ||
                              widget->inherits("QToolBarExtension") ||
                              widget->inherits("QComboBoxListView") || // a combo box's own list
                              widget->inherits("QAbstractScrollAreaScrollBarContainer");
        if (internal || !(widget->focusPolicy() & Qt::TabFocus))
            continue;
        const auto* view = widget->parentWidget();
        if (widget->objectName().isEmpty())
            faults << QString("%1 in %2 has no object name")
                          .arg(widget->metaObject()->className(), view->objectName());
        if (widget->accessibleName().isEmpty())
            faults << QString("%1 '%2' has no accessible name")
                          .arg(widget->metaObject()->className(), widget->objectName());
    }
    QVERIFY2(faults.isEmpty(), qPrintable("\n" + faults.join('\n')));
}

void WindowMainTest::tabReachesEveryControl() {
    MainWindow window(anyPort());
    window.resize(1600, 1000);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QSet<QString> reached;
    for (int i = 0; i < 200; ++i) {
        QTest::keyClick(&window, Qt::Key_Tab);
        if (const QWidget* focus = qApp->focusWidget())
            reached.insert(focus->objectName());
    }
    for (const char* name :
         {"startStop", "model", "protocol", "port", "stepUnit", "speed", "method", "target",
          "headers", "body", "primary", "copyCurl", "sending0"})
        QVERIFY2(
            reached.contains(name),
            qPrintable(
                QString("%1 not among %2").arg(name, QStringList(reached.values()).join(", "))));
}

void WindowMainTest::everyOrderHasItsOwnKey() {
    MainWindow window(anyPort());
    QHash<QString, QString> owners;
    for (const QAction* action : window.actions()) {
        QVERIFY(!action->objectName().isEmpty());
        QVERIFY(!action->toolTip().isEmpty());
        for (const QKeySequence& key : action->shortcuts()) {
            QVERIFY2(!owners.contains(key.toString()), qPrintable(key.toString()));
            owners.insert(key.toString(), action->objectName());
        }
    }
    QCOMPARE(owners.value("F5"), QString("runPause"));
    QCOMPARE(owners.value("F10"), QString("stepForward"));
}

void WindowMainTest::startListensAndStopFreesThePort_data() {
    QTest::addColumn<QString>("model");
    for (const ModelChoice& choice : modelChoices())
        if (choice.unavailable.isEmpty())
            QTest::newRow(qPrintable(choice.name)) << choice.name;
}

void WindowMainTest::startListensAndStopFreesThePort() {
    QFETCH(QString, model);
    MainWindow window(anyPort(model));
    QVERIFY(start(window));
    const quint16 port = window.session().port();
    QVERIFY(port != 0);
    const QByteArray answer =
        askFor(port, "GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
    QVERIFY2(answer.startsWith("HTTP/1.1 200"), answer.constData());
    QVERIFY2(answer.contains("Hello"), answer.constData());
    QTRY_VERIFY(window.session().headWorld().counters.responses >= 1);
    QVERIFY(stop(window));
    QTcpServer again;
    QVERIFY2(again.listen(QHostAddress::LocalHost, port), qPrintable(again.errorString()));
    QVERIFY(window.session().hasTrace());
}

void WindowMainTest::aTakenPortIsToldAndRemedied() {
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost, 0));
    Settings settings = anyPort();
    settings.server.port = other.serverPort();
    MainWindow window(settings);
    window.show();
    window.startServer();
    auto* bar = window.findChild<QWidget*>("messageBar");
    QTRY_VERIFY(bar->isVisible());
    QVERIFY(bar->findChild<QLabel*>("messageText")
                ->text()
                .contains(QString::number(other.serverPort())));
    auto* remedy = bar->findChild<QPushButton*>("messageRemedy");
    QVERIFY(remedy->isVisible());
    remedy->click();
    QTRY_COMPARE(window.session().engine(), Session::Engine::running);
    QVERIFY(!bar->isVisible());
    QVERIFY(window.session().port() != other.serverPort());
    QVERIFY(stop(window));
}

void WindowMainTest::theClientSendsAndShowsTheAnswer() {
    MainWindow window(anyPort());
    QVERIFY(start(window));
    window.findChild<QPushButton*>("primary")->click();
    auto* answer = window.findChild<QLabel*>("clientAnswer");
    QTRY_VERIFY2(answer->text().startsWith("HTTP/1.1 200"), qPrintable(answer->text()));
    QVERIFY(stop(window));
}

void WindowMainTest::sendingWithoutAServerSaysWhatToDo() {
    QTcpServer taken; // a port that nobody listens on once it is closed
    QVERIFY(taken.listen(QHostAddress::LocalHost, 0));
    Settings settings;
    settings.server.port = taken.serverPort();
    taken.close();
    MainWindow window(settings);
    window.findChild<ClientPanel*>()->send();
    auto* answer = window.findChild<QLabel*>("clientAnswer");
    QTRY_VERIFY2(answer->text().contains("Start"), qPrintable(answer->text()));
}

void WindowMainTest::pauseStepForwardAndBack() {
    MainWindow window(anyPort());
    QVERIFY(start(window));
    Session& session = window.session();
    Playback& playback = session.playback();
    playback.pause();
    window.findChild<ClientPanel*>()->send();
    QTRY_COMPARE(session.engine(), Session::Engine::atGate);
    QTRY_VERIFY(session.standingAtGate() != 0 && playback.atHead());
    const Moment before = session.head();
    for (int i = 0; i < 5; ++i) {
        const Moment from = playback.cursor();
        playback.stepForward(Playback::Unit::call);
        QTRY_VERIFY2(!playback.stepPending() && playback.cursor() > from,
                     qPrintable(QString("step %1").arg(i)));
    }
    QVERIFY(session.head() > before);
    const Moment stepped = playback.cursor();
    playback.stepBack(Playback::Unit::call);
    QVERIFY(playback.cursor() < stepped);
    playback.stepForward(Playback::Unit::call);
    QCOMPARE(playback.cursor(), stepped);
    QVERIFY(stop(window)); // gets through although the server stands at the gate
}

void WindowMainTest::layoutAndSettingsComeBack() {
    Settings kept;
    {
        MainWindow window(anyPort("poll"));
        window.resize(1400, 900);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QCoreApplication::processEvents();
        window.findChild<DockPanel*>("loop")->hide();
        window.session().playback().setSpeed(0.01);
        kept = window.currentSettings();
    }
    MainWindow window(kept);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QCOMPARE(window.size(), QSize(1400, 900));
    QVERIFY(!window.findChild<DockPanel*>("loop")->isVisible());
    QCOMPARE(window.findChild<QComboBox*>("model")->currentText(), QString("poll"));
    QCOMPARE(window.session().playback().speed(), 0.01);
    window.resetLayout();
    QVERIFY(window.findChild<DockPanel*>("loop")->isVisible());
}

void WindowMainTest::bothThemesDressTheWindow() {
    MainWindow window(anyPort());
    window.show();
    window.setTheme(ThemeChoice::dark);
    QVERIFY(Palette::current().dark);
    QVERIFY(!qApp->styleSheet().contains('@'));
    QVERIFY(window.grab().toImage().pixelColor(3, 300).lightness() < 128);
    window.setTheme(ThemeChoice::light);
    QVERIFY(window.grab().toImage().pixelColor(3, 300).lightness() > 128);
}

void WindowMainTest::thePanelsFitIntoASmallWindow() {
    MainWindow window(anyPort());
    window.resize(1280, 720);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QCoreApplication::processEvents();
    QCOMPARE(window.size(), QSize(1280, 720));
    for (auto* dock : window.findChildren<DockPanel*>()) {
        dock->show();
        dock->raise(); // those that share a place: one after the other
        QCoreApplication::processEvents();
        QVERIFY2(window.rect().contains(QRect(dock->mapTo(&window, QPoint()), dock->size())),
                 qPrintable(dock->objectName()));
        QVERIFY2(window.size() == QSize(1280, 720), qPrintable(dock->objectName()));
    }
    auto* badge = window.findChild<QLabel*>("badge");
    QVERIFY(window.rect().contains(QRect(badge->mapTo(&window, QPoint()), badge->size())));
}

QTEST_MAIN(WindowMainTest)
#include "window_main_test.moc"
