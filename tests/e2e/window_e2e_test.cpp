// SPDX-License-Identifier: GPL-3.0-or-later
// The main job in the real window: Start, a request by curl and one by the built-in client, pause,
// step forward and back, quit; and the same in short for every model that runs here. Under an X server and a window manager of its own; the pictures stay in
// the build tree (MUXSCOPE_PICTURES).
#include "e2e/program.h"
#include "e2e/screen.h"

#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
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
    void helpVersionAndFaultyArgumentsNeedNoDisplay();
    void everyModelServesStepsAndStops_data();
    void everyModelServesStepsAndStops();
    void startSendStepAndQuit();
    void aTakenPortIsSaidInTheWindow();

private:
    // Starts muxscope with fresh settings; its window has the focus. False, with the reason printed,
    // when that fails.
    bool open(Program& window, const QStringList& arguments);
    // What the program wrote as it ended.
    QJsonObject state() const;
    bool curlAnswers(quint16 port) const;
    QImage takePicture(const QString& name);

    QTemporaryDir m_home;
    std::unique_ptr<Screen> m_screen;
};

void WindowE2eTest::initTestCase() {
    m_screen = std::make_unique<Screen>("1600x1000");
    QVERIFY2(m_screen->fault().isEmpty(), qPrintable(m_screen->fault()));
    QVERIFY(QDir().mkpath(MUXSCOPE_PICTURES));
}

void WindowE2eTest::helpVersionAndFaultyArgumentsNeedNoDisplay() {
    const auto answer = [](const QStringList& arguments) {
        Program program(MUXSCOPE_PROGRAM);
        for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
            program.removeEnvironment(name);
        return program.start(arguments) ? program.finish() : Outcome{};
    };
    const Outcome help = answer({"--help"});
    QVERIFY2(help.exitCode == 0 && help.out.contains("--model"), help.text());
    const Outcome version = answer({"--version"});
    QVERIFY2(version.exitCode == 0 && version.out.startsWith("muxscope "), version.text());
    const Outcome models = answer({"--model", "help"});
    QVERIFY2(models.exitCode == 0 && models.out.contains("epoll"), models.text());
    for (const QStringList& faulty :
         {QStringList{"--lang", "xx"}, QStringList{"--model", "telepathy"},
          QStringList{"--switch", "bogus"}, QStringList{"--no-such-option"}}) {
        const Outcome end = answer(faulty);
        QVERIFY2(end.exitCode == 2 && !end.err.isEmpty(), end.text());
    }
    const Outcome nowhere = answer({});
    QVERIFY2(nowhere.exitCode == 4 && nowhere.err.contains("display"), nowhere.text());
}

// What `muxscope --model help` lists as able to run here.
void WindowE2eTest::everyModelServesStepsAndStops_data() {
    QTest::addColumn<QString>("model");
    const Outcome list = run(MUXSCOPE_PROGRAM, {"--model", "help"});
    for (const QByteArray& line : list.out.split('\n')) {
        const QString name = QString::fromUtf8(line).section(' ', 0, 0, QString::SectionSkipEmpty);
        if (line.startsWith("  ") && !line.contains("(not here:"))
            QTest::newRow(qPrintable(name)) << name;
    }
}

void WindowE2eTest::everyModelServesStepsAndStops() {
    QFETCH(QString, model);
    const quint16 port = freePort();
    Program window(MUXSCOPE_PROGRAM);
    QVERIFY(open(window, {"--port", QString::number(port), "--model", model, "--switch", "sleep=20",
                          "--start"}));
    QVERIFY(curlAnswers(port));
    QVERIFY(m_screen->press("F5"));
    QVERIFY(m_screen->press("F10", 3));
    QVERIFY(!takePicture("model_" + model).isNull());
    QVERIFY(m_screen->press("ctrl+r")); // Stop: gets through wherever the server stands or sleeps
    QVERIFY(waitUntil([&] {
        QTcpServer again;
        return again.listen(QHostAddress::LocalHost, port);
    }));
    QVERIFY(m_screen->press("ctrl+q"));
    const Outcome end = window.finish();
    QVERIFY2(end.exitCode == 0, end.text());
    const QByteArray text = QJsonDocument(state()).toJson();
    QVERIFY2(state()["exchanges"].toInt() >= 1, text);
    QCOMPARE(state()["engine"].toString(), "stopped");
}

bool WindowE2eTest::open(Program& window, const QStringList& arguments) {
    window.setEnvironment("DISPLAY", m_screen->display());
    window.setEnvironment("QT_QPA_PLATFORM", "xcb");
    window.setEnvironment("HOME", m_home.path());
    window.setEnvironment("XDG_CONFIG_HOME", m_home.path());
    window.setEnvironment("MUXSCOPE_STATE_FILE", m_home.filePath("state.json"));
    if (!window.start(QStringList{"--fresh", "--theme", "light"} + arguments)) {
        qWarning("muxscope does not start");
        return false;
    }
    const QString id = m_screen->windowTitled("Muxscope");
    if (id.isEmpty()) {
        qWarning("no window titled Muxscope");
        return false;
    }
    return m_screen->xdotool({"windowactivate", "--sync", id}).exitCode == 0;
}

QJsonObject WindowE2eTest::state() const {
    QFile file(m_home.filePath("state.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

bool WindowE2eTest::curlAnswers(quint16 port) const {
    return waitUntil([&] {
        const QString url = QString("http://127.0.0.1:%1/hello").arg(port);
        return run("curl", {"--silent", "--max-time", "5", url}).out == "Hello, world!";
    });
}

QImage WindowE2eTest::takePicture(const QString& name) {
    const QImage picture = m_screen->picture(QString(MUXSCOPE_PICTURES) + "/" + name + ".png");
    return colourCount(picture) > 20 ? picture : QImage(); // fewer: as good as blank
}

void WindowE2eTest::startSendStepAndQuit() {
    const quint16 port = freePort();
    Program window(MUXSCOPE_PROGRAM);
    QVERIFY(open(window, {"--port", QString::number(port)}));

    QVERIFY(m_screen->press("ctrl+r")); // Start
    QVERIFY(curlAnswers(port));
    QVERIFY(m_screen->press("ctrl+Return")); // Send, in the built-in client
    QVERIFY(curlAnswers(port));
    QVERIFY(!takePicture("live").isNull());

    // Paused, the server stands before its next call; each step lets one through, until the answer
    // has come. What is left of the 20 steps is taken by the loop's next waits.
    QVERIFY(m_screen->press("F5"));
    Program held("curl");
    QVERIFY(held.start(
        {"--silent", "--max-time", "100", QString("http://127.0.0.1:%1/hello").arg(port)}));
    int steps = 0;
    QVERIFY(waitUntil(
        [&] {
            m_screen->press("F10");
            ++steps;
            return !held.running();
        },
        60'000));
    QCOMPARE(held.finish().out, QByteArray("Hello, world!"));
    QVERIFY2(steps > 3, "the answer came although the server was paused");
    const QImage paused = takePicture("paused");
    QVERIFY(!paused.isNull());

    QVERIFY(m_screen->press("shift+F10", kSteps));
    QImage back;
    QVERIFY(waitUntil([&] {
        back = takePicture("stepped_back");
        return !back.isNull() && back != paused;
    }));
    QVERIFY(m_screen->press("F10", kSteps / 2));
    QVERIFY(waitUntil([&] {
        const QImage forward = takePicture("stepped_forward");
        return !forward.isNull() && forward != back;
    }));

    QVERIFY(m_screen->press("ctrl+q"));
    const Outcome end = window.finish();
    QVERIFY2(end.exitCode == 0, end.text());
    const QJsonObject left = state();
    const QByteArray text = QJsonDocument(left).toJson();
    QVERIFY2(left["exchanges"].toInt() >= 4, text);
    QVERIFY2(left["cursor"].toDouble() > left["first"].toDouble(), text);
    QVERIFY2(left["cursor"].toDouble() <= left["head"].toDouble() - kSteps / 2, text);
    QCOMPARE(left["mode"].toString(), "paused");
}

void WindowE2eTest::aTakenPortIsSaidInTheWindow() {
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost, 0));
    Program window(MUXSCOPE_PROGRAM);
    QVERIFY(open(window, {"--port", QString::number(other.serverPort())}));
    const QImage before = takePicture("before_start");
    QVERIFY(!before.isNull());
    QVERIFY(m_screen->press("ctrl+r"));
    QVERIFY(waitUntil([&] {
        const QImage after = takePicture("port_taken");
        return !after.isNull() && after != before;
    }));
    QVERIFY(m_screen->press("ctrl+q"));
    const Outcome end = window.finish();
    QVERIFY2(end.exitCode == 0, end.text());
    QCOMPARE(state()["engine"].toString(), "stopped");
}

QTEST_GUILESS_MAIN(WindowE2eTest)
#include "window_e2e_test.moc"
