// SPDX-License-Identifier: GPL-3.0-or-later
// Breakpoints as a user of the window sets them: F9 at the cursor's call, F9 in the listing, the list,
// a stop, LIVE again.
#include "session/session.h"
#include "views/loop_listing.h"
#include "window/dock_panel.h"
#include "window/main_window.h"

#include <QAction>
#include <QLabel>
#include <QSettings>
#include <QTcpSocket>
#include <QTemporaryFile>
#include <QTest>
#include <QTreeView>

#include <cerrno>

using namespace muxscope;
using namespace muxscope::ui;

class WindowBreakpointsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() {
        prepareTheme(*qApp);
        applyTheme(*qApp, ThemeChoice::light);
    }
    void f9StopsTheServerAtTheCallUnderTheCursor();
    void f9WhereTheServerStandsTakesTheBreakpointAway();
    void f9WhereATypedBreakpointStandsTakesThatOneAway();
    void f9InTheListingTogglesItsLine();
    void whatViewsRememberIsKept();

private:
    static Settings anyPort() {
        Settings settings;
        settings.server.port = 0;
        return settings;
    }
    static void press(MainWindow& window, const char* action) {
        window.findChild<QAction*>(QString::fromLatin1(action))->trigger();
    }
};

void WindowBreakpointsTest::f9StopsTheServerAtTheCallUnderTheCursor() {
    MainWindow window(anyPort());
    window.show();
    window.startServer();
    Session& session = window.session();
    QTRY_COMPARE_WITH_TIMEOUT(session.engine(), Session::Engine::running, 10000);
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, session.port());
    socket.write("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_COMPARE_WITH_TIMEOUT(session.headWorld().counters.responses, 1U, 10000);
    Moment send = session.head();
    while (session.eventAt(send).call() != trace::Call::send)
        --send;
    session.playback().goTo(send);
    press(window, "toggleBreakpoint");
    QVERIFY(session.breakpoints().atSite(trace::Site::send) != nullptr);
    socket.write("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_COMPARE_WITH_TIMEOUT(session.engine(), Session::Engine::atGate, 10000);
    QTRY_COMPARE(session.playback().mode(), Playback::Mode::paused);
    QCOMPARE(session.eventAt(session.standingAtGate()).call(), trace::Call::send);
    // Said where the state is said: nothing moves for it.
    const auto* status = window.findChild<QLabel*>("engineStatus");
    const auto* badge = window.findChild<QLabel*>("badge");
    QTRY_VERIFY2(status->text().contains("Stopped at a breakpoint: “send” in the listing"),
                 qPrintable(status->text()));
    QVERIFY(badge->text().contains("BREAKPOINT") && badge->toolTip().contains("“send”"));
    QVERIFY(!window.findChild<QLabel*>("messageText")->isVisible());
    // Somewhere else it does not stand there any more.
    emit session.message({UserMessage::Severity::note, "again", {}, true});
    session.playback().goTo(3);
    QVERIFY(status->text().contains("paused before") && badge->text().contains("PAUSED"));
    press(window, "last");
    press(window, "stepForward"); // on from there
    QVERIFY(!status->text().contains("breakpoint") && badge->text().contains("PAUSED"));
    press(window, "showBreakpoints");
    QTRY_VERIFY(window.findChild<DockPanel*>("breakpoints")->isVisible());
    auto* list = window.findChild<QTreeView*>("breakpointList");
    QCOMPARE(list->model()->index(0, 1).data().toString(), QStringLiteral("▸ 1"));
    session.breakpoints().clear();
    press(window, "goLive");
    QTRY_COMPARE_WITH_TIMEOUT(session.headWorld().counters.responses, 2U, 10000);
    QVERIFY(session.playback().atHead());
    QVERIFY(badge->text().contains("LIVE"));
    session.stopServer();
    QTRY_COMPARE_WITH_TIMEOUT(session.engine(), Session::Engine::stopped, 10000);
}

// Gauges go on telling of the kernel while the server stands: no call of its own, and not F9's.
void WindowBreakpointsTest::f9WhereTheServerStandsTakesTheBreakpointAway() {
    MainWindow window(anyPort());
    window.show();
    window.startServer();
    Session& session = window.session();
    QTRY_COMPARE_WITH_TIMEOUT(session.engine(), Session::Engine::running, 30000);
    session.breakpoints().toggleSite(trace::Site::send);
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, session.port());
    socket.write("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_COMPARE_WITH_TIMEOUT(session.engine(), Session::Engine::atGate, 30000);
    // The kernel receives, a gauge says so, and the cursor goes with it.
    socket.write("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
    const auto gaugeSaysMore = [&] {
        const trace::Event last = session.eventAt(session.playback().cursor());
        return session.playback().cursor() > session.standingAtGate() &&
               last.record.phase == trace::Phase::observer;
    };
    QTRY_VERIFY_WITH_TIMEOUT(gaugeSaysMore(), 30000);
    press(window, "toggleBreakpoint");
    QVERIFY(session.breakpoints().list().empty());
    press(window, "toggleBreakpoint");
    QCOMPARE(session.breakpoints().list().size(), std::size_t{1});
    QVERIFY(session.breakpoints().atSite(trace::Site::send) != nullptr);
    session.stopServer();
    QTRY_COMPARE_WITH_TIMEOUT(session.engine(), Session::Engine::stopped, 30000);
}

void WindowBreakpointsTest::f9WhereATypedBreakpointStandsTakesThatOneAway() {
    MainWindow window(anyPort());
    window.show();
    window.startServer();
    Session& session = window.session();
    QTRY_COMPARE_WITH_TIMEOUT(session.engine(), Session::Engine::running, 30000);
    kernel::Breakpoint recv;
    recv.call = trace::Call::recv;
    kernel::Breakpoint reset;
    reset.error = ECONNRESET;
    session.breakpoints().add(QStringLiteral("call == recv"), {recv});
    session.breakpoints().add(QStringLiteral("errno == ECONNRESET"), {reset});
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, session.port());
    socket.write("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_COMPARE_WITH_TIMEOUT(session.engine(), Session::Engine::atGate, 30000);
    QTRY_COMPARE_WITH_TIMEOUT(session.playback().mode(), Playback::Mode::paused, 30000);
    press(window, "toggleBreakpoint");
    // The other one asks for more than a place: it stands nowhere.
    QCOMPARE(session.breakpoints().list().size(), std::size_t{1});
    QCOMPARE(session.breakpoints().list().front().text, QStringLiteral("errno == ECONNRESET"));
    session.stopServer();
    QTRY_COMPARE_WITH_TIMEOUT(session.engine(), Session::Engine::stopped, 30000);
}

void WindowBreakpointsTest::f9InTheListingTogglesItsLine() {
    MainWindow window(anyPort());
    window.show();
    auto* listing = window.findChild<LoopListing*>("loopListing");
    window.activateWindow();
    listing->setFocus();
    QTRY_VERIFY(listing->hasFocus());
    // As the next server will send.
    const Listing text = Listing::load(QStringLiteral("select"), Listing::Language::python,
                                       Listing::Sends::whenThereIsRoom);
    listing->setCaretLine(text.lineOf(trace::Site::accept).value());
    press(window, "toggleBreakpoint");
    QVERIFY(window.session().breakpoints().atSite(trace::Site::accept) != nullptr);
    press(window, "toggleBreakpoint");
    QVERIFY(window.session().breakpoints().list().empty());
}

void WindowBreakpointsTest::whatViewsRememberIsKept() {
    Settings kept;
    {
        MainWindow window(anyPort());
        window.session().viewState().insert("calls.columns", "time:90 call http:200");
        kept = window.currentSettings();
    }
    QTemporaryFile file;
    QVERIFY(file.open());
    {
        QSettings store(file.fileName(), QSettings::IniFormat);
        kept.write(store);
    }
    const QSettings store(file.fileName(), QSettings::IniFormat);
    MainWindow window(Settings::read(store));
    QCOMPARE(window.session().viewState().value("calls.columns"),
             QStringLiteral("time:90 call http:200"));
}

QTEST_MAIN(WindowBreakpointsTest)
#include "window_breakpoints_test.moc"
