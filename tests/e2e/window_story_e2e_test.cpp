// SPDX-License-Identifier: GPL-3.0-or-later
// One lesson from beginning to end, by the keyboard alone, in each language: start, requests from the
// built-in client and from curl, back and forth, a breakpoint, a filter, the other language while the
// server runs, another size, a picture, quit. Each step is asserted by what the program reports, what
// a screen reader would find, or a file. And starts that go wrong.
#include "e2e/program.h"
#include "e2e/screen.h"
#include "e2e/watched_window.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHostAddress>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace muxscope::e2e;

namespace {

quint16 freePort() {
    QTcpServer probe;
    probe.listen(QHostAddress::LocalHost, 0);
    return probe.serverPort();
}

QString url(quint16 port) {
    return QString("http://127.0.0.1:%1/hello").arg(port);
}

bool curlAnswers(quint16 port) {
    return waitUntil([&] {
        return run("curl", {"--silent", "--max-time", "5", url(port)}).out == "Hello, world!";
    });
}

} // namespace

class WindowStoryE2eTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void aLessonByTheKeyboard_data();
    void aLessonByTheKeyboard();
    void aTakenPortIsSaidAndAnotherOffered();
    void aDisplayThatIsNotThereIsOneClearLine();
    void settingsThatCannotBeReadOrKeptAreSaid_data();
    void settingsThatCannotBeReadOrKeptAreSaid();
    void settingsFullOfNonsenseDoNotKeepItFromStarting();

private:
    std::unique_ptr<Screen> m_screen;
};

void WindowStoryE2eTest::initTestCase() {
    m_screen = std::make_unique<Screen>("1600x1000");
    QVERIFY2(m_screen->fault().isEmpty(), qPrintable(m_screen->fault()));
}

void WindowStoryE2eTest::aLessonByTheKeyboard_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("start"); // what the start button says
    QTest::addColumn<QString>("stop");
    QTest::addColumn<QString>("other");
    QTest::addColumn<QString>("otherStop");
    QTest::newRow("English") << "en"
                             << "Start"
                             << "Stop"
                             << "zh_CN" << QString::fromUtf8("停止");
    QTest::newRow("Chinese") << "zh_CN" << QString::fromUtf8("启动") << QString::fromUtf8("停止")
                             << "en"
                             << "Stop";
}

void WindowStoryE2eTest::aLessonByTheKeyboard() {
    QFETCH(QString, language);
    QFETCH(QString, start);
    QFETCH(QString, stop);
    QFETCH(QString, other);
    QFETCH(QString, otherStop);
    const quint16 port = freePort();
    WatchedWindow window(*m_screen);
    QVERIFY(window.open({"--fresh", "--port", QString::number(port), "--lang", language}));
    QVERIFY(window.becomes("engine", "stopped"));
    QVERIFY(window.shows("^Button: " + start + " "));

    // Start; a request by the built-in client and one by curl.
    QVERIFY(window.press("ctrl+r"));
    QVERIFY(window.becomes("engine", "running"));
    QVERIFY(window.becomes("title", QString("Muxscope — select · 127.0.0.1:%1").arg(port)));
    QVERIFY(window.shows("^Button: " + stop + " "));
    QVERIFY(window.press("ctrl+Return"));
    QVERIFY(window.grows("exchanges", 0));
    QVERIFY(curlAnswers(port));
    QVERIFY(window.grows("exchanges", 1));

    // Back and forth: the server stands, only the cursor moves.
    QVERIFY(window.press("F5"));
    QVERIFY(window.becomes("mode", "paused"));
    const double stood = window.number("cursor");
    QVERIFY(window.press("shift+F10", 6));
    QVERIFY(waitUntil([&] { return window.number("cursor") < stood - 5; }));
    const double before = window.settled("cursor");
    QVERIFY(window.press("F10", 2));
    QVERIFY(window.grows("cursor", before));
    QVERIFY(window.number("cursor") <= stood);

    // The palette takes what is typed: to a moment, and back.
    const double here = window.settled("cursor");
    for (const double moment : {12.0, here}) {
        QVERIFY(window.press("ctrl+k"));
        QVERIFY(window.type(QString("moment %1").arg(moment)));
        QVERIFY(window.press("Return"));
        QVERIFY(window.becomes("cursor", moment));
    }

    // A breakpoint at the call of the cursor: the next request meets it, and gets on without it.
    QVERIFY(window.press("F9"));
    QVERIFY(window.becomes("breakpoints", 1));
    QVERIFY(window.press("shift+F5")); // live
    QVERIFY(waitUntil(
        [&] { return window.text("mode") == "live" || window.text("engine") == "atGate"; }));
    Program held("curl");
    QVERIFY(held.start({"--silent", "--max-time", "60", url(port)}));
    QVERIFY(window.becomes("mode", "paused"));
    QVERIFY(window.becomes("engine", "atGate"));
    QVERIFY(held.running());

    // A filter: the words of the kernel are the same in every language.
    QVERIFY(window.press("ctrl+f"));
    QVERIFY(window.type("call == recv"));
    QVERIFY(window.shows("^EditableText: .*call == recv \\(focus\\)"));

    // The other language while the server stands at the gate: nothing is lost.
    const double cursor = window.settled("cursor");
    QVERIFY(window.press("ctrl+shift+l"));
    QVERIFY(window.becomes("language", other));
    QVERIFY(window.shows("^Button: " + otherStop + " "));
    QVERIFY(window.shows("call == recv"));
    QVERIFY(window.shows("\\bselect\\b"));
    QVERIFY(window.shows("\\brlist\\b|select\\(")); // the listing, the stage's words
    QCOMPARE(window.text("engine"), QString("atGate"));
    QCOMPARE(window.number("cursor"), cursor);
    QCOMPARE(window.number("breakpoints"), 1.0);
    QCOMPARE(window.number("port"), double(port));
    QVERIFY(held.running());
    QVERIFY(window.press("ctrl+shift+l"));
    QVERIFY(window.becomes("language", language));

    // Larger and back.
    QVERIFY(window.press("ctrl+plus", 2));
    QVERIFY(window.becomes("zoom", 125));
    QVERIFY(window.press("ctrl+0"));
    QVERIFY(window.becomes("zoom", 100));

    // A picture of the whole window.
    const QString picture = window.file("lesson.png");
    QVERIFY(window.press("ctrl+shift+p"));
    QVERIFY(!m_screen->windowTitled(language == "en" ? "Save a picture" : "保存图片").isEmpty());
    QVERIFY(window.press("Home"));   // what: the whole window
    QVERIFY(window.press("Return")); // Save…
    QVERIFY(waitUntil([&] {
        return m_screen->xdotool({"search", "--onlyvisible", "--name", "."}).out.count('\n') > 2;
    }));
    QVERIFY(window.press("ctrl+a"));
    QVERIFY(window.type(picture));
    QVERIFY(window.press("Return"));
    QVERIFY(waitUntil([&] { return QFileInfo(picture).size() > 0; }));
    const QImage image(picture);
    QVERIFY2(image.width() >= 2400 && colourCount(image) > 50,
             qPrintable(
                 QString("%1 pixels wide, %2 colours").arg(image.width()).arg(colourCount(image))));

    // On, over the breakpoint as often as it stops the loop, until the request is answered; then the
    // window closes and frees the port.
    const bool answered = waitUntil(
        [&] {
            window.press("F5");
            return !held.running();
        },
        30'000);
    QVERIFY(answered);
    QCOMPARE(held.finish().out, QByteArray("Hello, world!"));
    QVERIFY(window.press("ctrl+q"));
    const Outcome end = window.program().finish();
    QVERIFY2(end.exitCode == 0 && end.err.isEmpty(), end.text());
    QTcpServer again;
    QVERIFY(again.listen(QHostAddress::LocalHost, port));
}

void WindowStoryE2eTest::aTakenPortIsSaidAndAnotherOffered() {
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost, 0));
    WatchedWindow window(*m_screen);
    QVERIFY(window.open(
        {"--fresh", "--lang", "en", "--port", QString::number(other.serverPort()), "--start"}));
    QVERIFY(window.shows("Port " + QString::number(other.serverPort()) + " is in use"));
    QVERIFY(window.shows("^Button: .*free port"));
    QCOMPARE(window.text("engine"), QString("stopped"));
    QVERIFY(window.press("ctrl+q"));
    QCOMPARE(window.program().finish().exitCode, 0);
}

void WindowStoryE2eTest::aDisplayThatIsNotThereIsOneClearLine() {
    Program program(MUXSCOPE_PROGRAM);
    program.setEnvironment("DISPLAY", ":9973");
    program.setEnvironment("QT_QPA_PLATFORM", "xcb");
    program.removeEnvironment("WAYLAND_DISPLAY");
    QVERIFY(program.start({}));
    const Outcome end = program.finish();
    QVERIFY2(end.exitCode == 4 && end.err.contains("muxscope: the display :9973"), end.text());
}

void WindowStoryE2eTest::settingsThatCannotBeReadOrKeptAreSaid_data() {
    QTest::addColumn<QString>("home");
    QTest::newRow("a home that cannot be written") << "/proc/1";
    QTest::newRow("a folder in the settings' place") << "folder";
}

void WindowStoryE2eTest::settingsThatCannotBeReadOrKeptAreSaid() {
    QFETCH(QString, home);
    QTemporaryDir folder;
    if (home == "folder") {
        home = folder.path();
        QVERIFY(QDir().mkpath(home + "/muxscope/muxscope.conf"));
    }
    WatchedWindow window(*m_screen);
    QVERIFY(window.open({"--lang", "en", "--port", "0", "--start"}, home));
    QVERIFY(window.becomes("engine", "running"));
    QVERIFY(window.press("ctrl+q"));
    const Outcome end = window.program().finish();
    QVERIFY2(end.exitCode == 0 &&
                 end.err.contains("the settings cannot be kept in " + home.toUtf8()),
             end.text());
}

void WindowStoryE2eTest::settingsFullOfNonsenseDoNotKeepItFromStarting() {
    QTemporaryDir home;
    QVERIFY(QDir().mkpath(home.filePath("muxscope")));
    QFile file(home.filePath("muxscope/muxscope.conf"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(
        "\x01\xff\n[window\nzoom=@Invalid()\ntheme=purple\nlayout=@ByteArray(\\0\\xff)\n"
        "[server]\nport=-7\nmodel=magic\nlimits=a=b, =\n[window]\nzoom=99999\nlanguage=xx\n");
    file.close();
    WatchedWindow window(*m_screen);
    QVERIFY(window.open({"--port", "0", "--start"}, home.path()));
    QVERIFY(window.becomes("engine", "running"));
    QVERIFY(window.number("zoom") <= 200);
    QVERIFY(window.press("ctrl+q"));
    QCOMPARE(window.program().finish().exitCode, 0);
}

QTEST_GUILESS_MAIN(WindowStoryE2eTest)
#include "window_story_e2e_test.moc"
