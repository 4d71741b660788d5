// SPDX-License-Identifier: GPL-3.0-or-later
// The client's dock: what is typed is what is sent, can be undone, copied and sent again; a panel that is
// made anew cuts nobody off.
#include "client/client_panel.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QRadioButton>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QToolTip>

using namespace muxscope;
using namespace muxscope::ui;

class ClientPanelTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Session> m_session;
    std::unique_ptr<ClientPanel> m_panel;

    template <class T>
    T* part(const char* name) const {
        return m_panel->findChild<T*>(QString::fromLatin1(name));
    }
    void makePanel() {
        m_panel = std::make_unique<ClientPanel>(*m_session);
        m_panel->setPort(m_session->port());
        m_panel->resize(260, 620);
        m_panel->show();
    }

private slots:
    void init() {
        m_session = std::make_unique<Session>();
        ServerSettings settings;
        settings.port = 0;
        m_session->startServer(settings);
        QTRY_COMPARE(m_session->engine(), Session::Engine::running);
        makePanel();
    }
    void cleanup() {
        m_panel.reset();
        m_session->stopServer();
        QTRY_COMPARE(m_session->engine(), Session::Engine::stopped);
        m_session.reset();
    }

    void rawBytesBeginWithWhatWasTypedAndAreChecked() {
        m_panel->setRequest({"GET", "/hello", "X-A: b", {}});
        part<QToolButton>("rawSwitch")->setChecked(true);
        auto* raw = part<QPlainTextEdit>("rawBytes");
        QVERIFY(raw->isVisible());
        QVERIFY(!part<QLineEdit>("target")->isVisible());
        QVERIFY(raw->toPlainText().startsWith("GET /hello HTTP/1.1\\r\\n"));
        QVERIFY(part<QLabel>("rawCheck")->text().contains("1 complete request"));
        raw->setPlainText("GET /hello HTTP/1.1\\r\\nHost : a\\r\\n\\r\\n");
        QVERIFY(part<QLabel>("rawCheck")->text().contains("malformed at byte 25"));
        QCOMPARE(part<QLabel>("rawCheck")->property("meaning").toString(), "exceptional");
        m_panel->send();
        QTRY_VERIFY(part<QLabel>("clientAnswer")->text().startsWith("HTTP/1.1 400"));
        QTRY_VERIFY(part<QPlainTextEdit>("responseText")->toPlainText().contains("Bad Request"));
    }
    void whatAPresetReplacesCanBeUndone() {
        m_panel->setRequest({"GET", "/mine", "X-Mine: 1", "my body"});
        const auto presets = part<QToolButton>("requestPresets")->menu()->actions();
        QVERIFY(presets.size() > 5);
        presets[1]->trigger();
        QCOMPARE(m_panel->request().method, "POST");
        part<QPlainTextEdit>("body")->undo();
        part<QPlainTextEdit>("headers")->undo();
        part<QLineEdit>("target")->undo();
        QCOMPARE(m_panel->request().body, "my body");
        QCOMPARE(m_panel->request().headers, "X-Mine: 1");
        QCOMPARE(m_panel->request().target, "/mine");
        for (QAction* preset : presets) { // each of them is sent as it says
            preset->trigger();
            QVERIFY(!m_panel->request().toBytes(1, true).isEmpty());
        }
    }
    void whatWasSentCanBeSentAgain() {
        m_panel->setRequest({"GET", "/hello", {}, {}});
        part<QSpinBox>("copies")->setValue(2);
        m_panel->send();
        QTRY_COMPARE(m_session->headWorld().counters.responses, 2U);
        m_panel->setRequest({"GET", "/status/404", {}, {}});
        part<QSpinBox>("copies")->setValue(1);
        m_panel->send();
        QTRY_COMPARE(m_session->headWorld().counters.responses, 3U);
        QMenu* sent = part<QToolButton>("requestHistory")->menu();
        QVERIFY(sent->actions()[0]->text().startsWith("GET /status/404"));
        QVERIFY(sent->actions()[1]->text().startsWith("GET /hello"));
        sent->actions()[1]->trigger();
        QTRY_COMPARE(m_session->headWorld().counters.responses, 5U);
        QCOMPARE(m_panel->request().target, "/hello");
        QCOMPARE(part<QSpinBox>("copies")->value(), 2);
    }
    void aPanelMadeAnewKeepsItsConnectionsAndItsHistory() {
        m_panel->setSending(static_cast<int>(Sending::stopHalfWay));
        part<QSpinBox>("stopAt")->setValue(5);
        m_panel->send();
        QTRY_COMPARE(m_session->headWorld().connectionsOpen, 1U);
        m_panel.reset();
        makePanel();
        QCOMPARE(m_panel->client().connections().size(), 1);
        QCOMPARE(m_panel->client().latest()->state(), ClientConnection::State::holding);
        QCOMPARE(m_session->headWorld().connectionsOpen, 1U);
        QCOMPARE(m_panel->history().entries().size(), 1);
        QTRY_VERIFY(part<QToolButton>("connectionClose") != nullptr);
        part<QToolButton>("connectionClose")->click();
        QTRY_COMPARE(m_session->headWorld().connectionsOpen, 0U);
    }
    void aCrowdShowsHowFarItIs() {
        m_panel->setRequest({"GET", "/hello", {}, {}});
        // Of a number that is too large no digit is lost, and sending ends the typing.
        auto* clients = part<QSpinBox>("clients");
        clients->selectAll();
        QTest::keyClicks(clients, "1500");
        QCOMPARE(clients->text(), QString("1500"));
        QTest::keyClick(clients, Qt::Key_Return);
        QCOMPARE(clients->value(), 1000);
        QCOMPARE(QToolTip::text(), QString("From 1 to 1000"));
        clients->setValue(60);
        m_panel->send();
        QTRY_VERIFY(part<QLabel>("clientAnswer")->text().contains("60 answered"));
        QVERIFY(part<QLabel>("clientAnswer")->isVisible());
        // And of one sent after it, its own answer.
        clients->setValue(1);
        m_panel->send();
        QTRY_VERIFY(part<QLabel>("clientAnswer")->text().startsWith("HTTP/1.1 200"));
    }
    void itIsCopiedAsACommandAProgramAndBytes() {
        m_panel->setRequest({"GET", "/hello", {}, {}});
        m_panel->copyAsCurl();
        QVERIFY(QGuiApplication::clipboard()->text().startsWith("curl -i"));
        m_panel->copyAsPython();
        QVERIFY(QGuiApplication::clipboard()->text().contains("s.sendall(b\"GET /hello"));
        m_panel->copyAsBytes();
        QVERIFY(QGuiApplication::clipboard()->text().startsWith("GET /hello HTTP/1.1\\r\\n"));
    }
    void aFileIsTheBodyUntilItIsTakenAway() {
        QTemporaryDir folder;
        QFile file(folder.filePath("body.txt"));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("from a file") == 11);
        file.close();
        ClientRequest request{"POST", "/echo", {}, "typed"};
        request.fileName = file.fileName();
        m_panel->setRequest(request);
        QVERIFY(!part<QPlainTextEdit>("body")->isVisible());
        QVERIFY(m_panel->request().toBytes(1, true).endsWith("from a file"));
        part<QToolButton>("bodyNoFile")->click();
        QVERIFY(m_panel->request().toBytes(1, true).endsWith("typed"));
        request.fileName = folder.filePath("absent");
        m_panel->setRequest(request);
        QVERIFY(m_panel->request().fileName.isEmpty());
    }
    void everyControlHasANameAndIsReachedByKeyboard() {
        for (QWidget* widget : m_panel->findChildren<QWidget*>()) {
            const bool ours = widget->window() == m_panel.get(); // Qt's popups are not
            if (!ours || widget->focusPolicy() == Qt::NoFocus ||
                widget->objectName().startsWith("qt_"))
                continue;
            QVERIFY2(!widget->accessibleName().isEmpty(),
                     qPrintable(widget->objectName() + widget->metaObject()->className()));
        }
    }
};

QTEST_MAIN(ClientPanelTest)
#include "client_panel_test.moc"
