// SPDX-License-Identifier: GPL-3.0-or-later
// The main job in the real window: Start, a request by curl and one by the built-in client, pause,
// step forward and back, quit. Under an X server and a window manager of its own; the pictures stay in
// the build tree (MUXSCOPE_PICTURES).
#include "e2e/program.h"
#include "e2e/screen.h"

#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace muxscope::e2e;

namespace {

constexpr int kSteps = 20;

// A port that nothing listens on. Another program may take it before the window does; unlikely enough.
quint16 freePort() {
    QTcpServer probe;
    probe.listen(QHostAddress::LocalHost, 0);
    return probe.serverPort();
}

} // namespace

class WindowE2eTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void startSendStepAndQuit();

private:
    // What the program wrote at the last change of its state; empty before the first.
    QJsonObject state() const;
    bool stateIs(const std::function<bool(const QJsonObject&)>& condition) const;
    bool curlAnswers(quint16 port) const;
    void takePicture(const QString& name);

    QTemporaryDir m_home;
    std::unique_ptr<Screen> m_screen;
};

void WindowE2eTest::initTestCase() {
    m_screen = std::make_unique<Screen>("1600x1000");
    QVERIFY2(m_screen->fault().isEmpty(), qPrintable(m_screen->fault()));
    QVERIFY(QDir().mkpath(MUXSCOPE_PICTURES));
}

QJsonObject WindowE2eTest::state() const {
    QFile file(m_home.filePath("state.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

bool WindowE2eTest::stateIs(const std::function<bool(const QJsonObject&)>& condition) const {
    return waitUntil([&] {
        const QJsonObject now = state();
        return !now.isEmpty() && condition(now);
    });
}

bool WindowE2eTest::curlAnswers(quint16 port) const {
    return waitUntil([&] {
        const QString url = QString("http://127.0.0.1:%1/hello").arg(port);
        return run("curl", {"--silent", "--max-time", "5", url}).out == "Hello, world!";
    });
}

void WindowE2eTest::takePicture(const QString& name) {
    const QImage picture = m_screen->picture(QString(MUXSCOPE_PICTURES) + "/" + name + ".png");
    QVERIFY(!picture.isNull());
    QVERIFY2(colourCount(picture) > 20, "the screen is as good as blank");
}

void WindowE2eTest::startSendStepAndQuit() {
    const quint16 port = freePort();
    {
        QSettings settings(m_home.filePath("config/muxscope/muxscope.ini"), QSettings::IniFormat);
        settings.setValue("server/port", port);
    }
    Program window(MUXSCOPE_PROGRAM);
    window.setEnvironment("DISPLAY", m_screen->display());
    window.setEnvironment("QT_QPA_PLATFORM", "xcb");
    window.setEnvironment("HOME", m_home.path());
    window.setEnvironment("XDG_CONFIG_HOME", m_home.filePath("config"));
    window.setEnvironment("MUXSCOPE_STATE_FILE", m_home.filePath("state.json"));
    QVERIFY(window.start({}));
    const QString id = m_screen->windowTitled("Muxscope");
    QVERIFY2(!id.isEmpty(), "no window titled Muxscope");
    QCOMPARE(m_screen->xdotool({"windowactivate", "--sync", id}).exitCode, 0);

    QVERIFY(m_screen->press("ctrl+r"));
    QVERIFY(curlAnswers(port));
    QVERIFY(stateIs([](const auto& now) { return now["exchanges"].toInt() == 1; }));
    QVERIFY(m_screen->press("ctrl+Return"));
    QVERIFY(stateIs([](const auto& now) { return now["exchanges"].toInt() == 2; }));
    takePicture("live");

    QVERIFY(m_screen->press("F5"));
    QVERIFY(stateIs([](const auto& now) { return now["mode"].toString() == "paused"; }));
    const double from = state()["cursor"].toDouble();
    QVERIFY(m_screen->press("shift+F10", kSteps));
    QVERIFY(stateIs([&](const auto& now) { return now["cursor"].toDouble() <= from - kSteps; }));
    takePicture("stepped_back");
    const double back = state()["cursor"].toDouble();
    QVERIFY(m_screen->press("F10", kSteps));
    QVERIFY(stateIs([&](const auto& now) { return now["cursor"].toDouble() >= back + kSteps; }));
    takePicture("stepped_forward");

    // Still there, and live again.
    QVERIFY(m_screen->press("shift+F5"));
    QVERIFY(curlAnswers(port));
    QVERIFY(m_screen->press("ctrl+q"));
    const Outcome end = window.finish();
    QVERIFY2(end.exitCode == 0, end.text());
}

QTEST_GUILESS_MAIN(WindowE2eTest)
#include "window_e2e_test.moc"
