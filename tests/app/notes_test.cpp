// SPDX-License-Identifier: GPL-3.0-or-later
// Notes beside the recording: kept, undone, and places to go to.
#include "app/whole_window.h"
#include "client/client_panel.h"
#include "views/notes_view.h"

#include <QPlainTextEdit>
#include <QTest>

using namespace muxscope;
using namespace muxscope::ui;

class NotesTest : public QObject {
    Q_OBJECT

private slots:
    void aMomentIsFoundWhereTheTextCursorStands();
    void aNotedMomentIsGoneTo();
    void whatWasTypedOutlivesTheLanguageAndTheWindow();
};

void NotesTest::aMomentIsFoundWhereTheTextCursorStands() {
    const QString line = "at #12 it sleeps, #7.";
    QVERIFY(!momentAround(line, 0));
    QCOMPARE(*momentAround(line, 3), 12U);
    QCOMPARE(*momentAround(line, 6), 12U);
    QVERIFY(!momentAround(line, 8));
    QCOMPARE(*momentAround(line, 20), 7U);
    QVERIFY(!momentAround("#", 1));
    QVERIFY(!momentAround("#99999999999999999999", 25));
}

void NotesTest::aNotedMomentIsGoneTo() {
    Settings settings;
    settings.server.port = 0;
    MainWindow window(settings);
    window.show();
    makeEveryPanel(window);
    window.startServer();
    QTRY_COMPARE(window.session().engine(), Session::Engine::running);
    window.findChild<ClientPanel*>()->send();
    QTRY_VERIFY(window.session().headWorld().counters.responses >= 1);
    auto* notes = window.findChild<NotesView*>();
    auto* text = notes->findChild<QPlainTextEdit*>();
    text->setPlainText("here: #5");
    text->moveCursor(QTextCursor::End);
    QTest::keyClick(text, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(window.session().playback().cursor(), Moment{5});
    QCOMPARE(text->toPlainText(), QString("here: #5"));
    text->clear();
    notes->insertMoment();
    QCOMPARE(text->toPlainText(), QString("#5 "));
    text->undo();
    QCOMPARE(text->toPlainText(), QString());
}

void NotesTest::whatWasTypedOutlivesTheLanguageAndTheWindow() {
    Settings settings;
    {
        MainWindow window(settings);
        makeEveryPanel(window);
        window.findChild<QPlainTextEdit*>("notesText")->setPlainText("remember");
        window.setLanguage(QStringLiteral("zh_CN"));
        QCOMPARE(window.findChild<QPlainTextEdit*>("notesText")->toPlainText(),
                 QString("remember"));
        window.setLanguage(QStringLiteral("en"));
        settings = window.currentSettings();
    }
    MainWindow window(settings);
    makeEveryPanel(window);
    QCOMPARE(window.findChild<QPlainTextEdit*>("notesText")->toPlainText(), QString("remember"));
}

QTEST_MAIN(NotesTest)
#include "notes_test.moc"
