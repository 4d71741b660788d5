// SPDX-License-Identifier: GPL-3.0-or-later
// Panels are made when they are first wanted; nobody is to notice.
#include "app/whole_window.h"
#include "session/language.h"
#include "session/session.h"
#include "views/timeline_view.h"
#include "window/server_panel.h"

#include <QComboBox>
#include <QHash>
#include <QLayout>
#include <QLineEdit>
#include <QSpinBox>
#include <QTcpSocket>
#include <QTest>

using namespace muxscope;
using namespace muxscope::ui;

namespace {

DockPanel& panel(MainWindow& window, const char* name) {
    return *window.findChild<DockPanel*>(QString::fromLatin1(name));
}

// Of the panels in sight.
QHash<QString, QRect> placesIn(const MainWindow& window) {
    QHash<QString, QRect> places;
    for (const DockPanel* dock : window.findChildren<DockPanel*>())
        if (!dock->visibleRegion().isEmpty())
            places.insert(dock->objectName(), dock->geometry());
    return places;
}

} // namespace

class WindowPanelsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void aWindowBeginsWithWhatIsInSight();
    void whatTakesNoteOfEventsIsMadeWithoutALook();
    void makingAPanelMovesNothing_data();
    void makingAPanelMovesNothing();
    void theServersPanelKnowsWhatWasChosenBeforeIt();
    void aLookMakesThePanel();
    void anotherLanguageKeepsWhatWasTypedInAPanelBehind();
    void backAtASizeEverythingStandsWhereItStood();
    void nothingHasLessRoomThanItNeeds_data();
    void nothingHasLessRoomThanItNeeds();
};

void WindowPanelsTest::initTestCase() {
    prepareTheme(*qApp);
    applyTheme(*qApp, ThemeChoice::light);
}

void WindowPanelsTest::aWindowBeginsWithWhatIsInSight() {
    MainWindow window(anyPort());
    for (const char* name : {"client", "stage", "details", "loop", "calls", "timeline"})
        QVERIFY2(panel(window, name).isMade(), name);
    for (const char* name : {"server", "bits", "reference", "exchanges", "blocked", "warnings"})
        QVERIFY2(!panel(window, name).isMade(), name);
    int told = 0;
    connect(&panel(window, "bits"), &DockPanel::made, this, [&told] { ++told; });
    QWidget* content = panel(window, "bits").content();
    QVERIFY(content != nullptr);
    QCOMPARE(panel(window, "bits").content(), content);
    QCOMPARE(told, 1);
}

// Notes belong into the session that is saved, and a terminal must not miss what is printed.
void WindowPanelsTest::whatTakesNoteOfEventsIsMadeWithoutALook() {
    MainWindow window(anyPort());
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    for (const DockPanel* dock : window.findChildren<DockPanel*>()) {
        if (dock->objectName() != "server")
            QTRY_VERIFY2(dock->isMade(), qPrintable(dock->objectName()));
    }
    QVERIFY(!panel(window, "server").isMade());
}

void WindowPanelsTest::makingAPanelMovesNothing_data() {
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QString>("perspective");
    for (const char* perspective : {"learn", "debug", "timeline", "http"}) {
        QTest::addRow("%s 1600", perspective) << QSize(1600, 1000) << perspective;
        QTest::addRow("%s 1280", perspective) << QSize(1280, 720) << perspective;
    }
}

void WindowPanelsTest::makingAPanelMovesNothing() {
    QFETCH(QSize, size);
    QFETCH(QString, perspective);
    MainWindow window(anyPort());
    window.resize(size);
    window.choosePerspective(perspective);
    QHash<QString, QRect> before;
    for (DockPanel* dock : window.findChildren<DockPanel*>())
        connect(dock, &DockPanel::made, this, [&] {
            if (before.isEmpty())
                before = placesIn(window);
        });
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QTRY_VERIFY(panel(window, "breakpoints").isMade());
    QCoreApplication::processEvents();
    QVERIFY(before.size() >= 3);
    QCOMPARE(placesIn(window), before);
    makeEveryPanel(window);
    QCoreApplication::processEvents();
    QCOMPARE(placesIn(window), before);
    QCOMPARE(window.size(), size);
}

void WindowPanelsTest::theServersPanelKnowsWhatWasChosenBeforeIt() {
    Settings settings = anyPort();
    settings.server.backlog = 3;
    MainWindow window(settings);
    auto* models = window.findChild<QComboBox*>("model");
    models->setCurrentIndex(models->findData(QStringLiteral("poll")));
    emit models->activated(models->currentIndex());
    auto* server = qobject_cast<ServerPanel*>(panel(window, "server").content());
    QVERIFY(server != nullptr);
    QCOMPARE(server->server().model, QString("poll"));
    auto* backlog = server->findChild<QSpinBox*>("backlog");
    QCOMPARE(backlog->value(), 3);
    // And from then on the window follows it.
    backlog->setValue(5);
    QCOMPARE(window.currentSettings().server.backlog, 5);
}

void WindowPanelsTest::aLookMakesThePanel() {
    MainWindow window(anyPort());
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QVERIFY(!panel(window, "server").isMade());
    panel(window, "server").raise();
    QTRY_VERIFY(panel(window, "server").isMade());
    QTRY_VERIFY(!panel(window, "server").content()->visibleRegion().isEmpty());
}

void WindowPanelsTest::anotherLanguageKeepsWhatWasTypedInAPanelBehind() {
    MainWindow window(anyPort());
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QTRY_VERIFY(panel(window, "reference").isMade());
    window.findChild<QLineEdit*>("referenceSearch")->setText("EAGAIN");
    window.setLanguage(QStringLiteral("zh_CN"));
    QCOMPARE(window.findChild<QLineEdit*>("referenceSearch")->text(), QString("EAGAIN"));
    QVERIFY(!panel(window, "server").isMade());
    window.setLanguage(QStringLiteral("en"));
}

void WindowPanelsTest::backAtASizeEverythingStandsWhereItStood() {
    MainWindow window(anyPort());
    window.resize(1600, 1000);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QTRY_VERIFY(panel(window, "breakpoints").isMade());
    window.startServer();
    QTRY_COMPARE(window.session().engine(), Session::Engine::running);
    QTRY_VERIFY(window.session().head() > 8);
    window.session().stopServer(); // nothing moves the cursor any more
    QTRY_COMPARE(window.session().engine(), Session::Engine::stopped);
    QTest::qWait(100);
    auto* timeline = window.findChild<TimelineView*>();
    timeline->showSpan(2'000'000, 9'000'000);
    QTest::qWait(50);
    const QString sight = timeline->subtitle();
    const QHash<QString, QRect> before = placesIn(window);
    window.setZoom(110);
    QTest::qWait(50);
    QCOMPARE(window.findChild<TimelineView*>()->subtitle(), sight);
    window.setZoom(125);
    QTest::qWait(50);
    QVERIFY(placesIn(window) != before);
    window.setZoom(100);
    QTest::qWait(50);
    QCOMPARE(placesIn(window), before);
    QCOMPARE(window.findChild<TimelineView*>()->subtitle(), sight);
}

void WindowPanelsTest::nothingHasLessRoomThanItNeeds_data() {
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << "en";
    QTest::newRow("Chinese") << "zh_CN";
}

// A layout with less than its minimum puts one thing over the other.
void WindowPanelsTest::nothingHasLessRoomThanItNeeds() {
    QFETCH(QString, language);
    Settings settings = anyPort();
    settings.language = language;
    useLanguage(language);
    MainWindow window(settings);
    window.resize(1280, 720);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.startServer();
    QTRY_COMPARE(window.session().engine(), Session::Engine::running);
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, window.session().port());
    QVERIFY(socket.waitForConnected(5000));
    for (const char c : QByteArray("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n")) {
        socket.write(&c, 1);
        QVERIFY(socket.waitForBytesWritten(5000));
        QTest::qWait(2); // a recv for each
    }
    QTRY_VERIFY(window.session().headWorld().counters.responses >= 1);
    QTest::qWait(200);
    QStringList faults;
    for (DockPanel* dock : window.findChildren<DockPanel*>()) {
        dock->show();
        dock->raise();
        (void)dock->content();
        QTest::qWait(20);
        for (const QWidget* widget : dock->content()->findChildren<QWidget*>())
            if (widget->layout() != nullptr && widget->isVisible() &&
                widget->height() < widget->layout()->minimumSize().height())
                faults << QString("%1 in %2: %3 of %4")
                              .arg(widget->objectName(), dock->objectName())
                              .arg(widget->height())
                              .arg(widget->layout()->minimumSize().height());
    }
    window.session().stopServer();
    QTRY_COMPARE(window.session().engine(), Session::Engine::stopped);
    useLanguage(QStringLiteral("en"));
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join('\n')));
}

QTEST_MAIN(WindowPanelsTest)
#include "window_panels_test.moc"
