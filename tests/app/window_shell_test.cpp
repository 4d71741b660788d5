// SPDX-License-Identifier: GPL-3.0-or-later
// The window around the views: another language or size at once, layouts, the command palette, recent
// files, a file dragged in.
#include "app/whole_window.h"
#include "client/client_panel.h"
#include "session/language.h"
#include "trace/session_writer.h"
#include "window/command_palette.h"
#include "window/message_bar.h"

#include <QDropEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace muxscope;
using namespace muxscope::ui;

namespace {

bool started(MainWindow& window) {
    window.show();
    window.startServer();
    return QTest::qWaitFor([&] { return window.session().engine() == Session::Engine::running; },
                           10'000);
}

QString startText(const MainWindow& window) {
    return window.findChild<QAction*>("startStop")->iconText();
}

// An empty recording: enough to be opened.
bool writeRecording(const QString& path) {
    const trace::TraceLog log;
    auto writer = trace::SessionWriter::start(log, {path.toStdString(), "test", "select http", {}});
    return writer.ok() && writer.value()->stop().ok();
}

} // namespace

class WindowShellTest : public QObject {
    Q_OBJECT

private slots:
    void cleanup();
    void theLanguageChangesAtOnceAndTheServerRunsOn();
    void qtsOwnButtonsSpeakTheChosenLanguage();
    void everythingBecomesLargerAndComesBack();
    void thePanelsStayWhereTheyWereWhenTheLanguageChanges();
    void everyPerspectiveShowsItsPanelsAndFitsASmallWindow();
    void aLayoutSavedUnderANameComesBack();
    void aMessageIsNoPartOfALayout();
    void thePaletteFindsACommandByAFewLetters();
    void thePaletteGoesToAMomentAndADescriptor();
    void thePaletteHoldsEveryActionOfTheMenus();
    void aMatchIsBetterTheCloserItsLetters();
    void recentFilesAreThoseThatOpened();
    void aRecordingDroppedOnTheWindowIsOpened();
    void aDropWhileTheServerRunsIsRefused();
    void theShortcutSheetNamesEveryKeyOfTheMenus();
};

void WindowShellTest::cleanup() {
    useLanguage(QStringLiteral("en"));
    setZoom(100);
    applyTheme(*qApp, ThemeChoice::light);
}

void WindowShellTest::theLanguageChangesAtOnceAndTheServerRunsOn() {
    MainWindow window(anyPort());
    QVERIFY(started(window));
    const quint16 port = window.session().port();
    QCOMPARE(startText(window), QStringLiteral("Stop"));
    window.setLanguage(QStringLiteral("zh_CN"));
    QCOMPARE(startText(window), QString::fromUtf8("停止"));
    QCOMPARE(window.session().engine(), Session::Engine::running);
    QCOMPARE(window.session().port(), port);
    // Nothing of the old words is left: each panel stands there once.
    QCOMPARE(window.findChildren<DockPanel*>("stage").size(), 1);
    QCOMPARE(window.findChildren<QMenuBar*>().size(), 1);
    QCOMPARE(window.findChild<DockPanel*>("stage")->windowTitle(), QString::fromUtf8("舞台"));
    window.findChild<ClientPanel*>()->send();
    QTRY_VERIFY(window.session().headWorld().counters.responses >= 1);
    window.setLanguage(QStringLiteral("en"));
    QCOMPARE(startText(window), QStringLiteral("Stop"));
    QCOMPARE(window.currentSettings().language, QStringLiteral("en"));
}

void WindowShellTest::qtsOwnButtonsSpeakTheChosenLanguage() {
    const auto cancel = [] {
        return QCoreApplication::translate("QPlatformTheme", "Cancel");
    };
    QCOMPARE(cancel(), QStringLiteral("Cancel"));
    useLanguage(QStringLiteral("zh_CN"));
    QCOMPARE(cancel(), QString::fromUtf8("取消"));
}

void WindowShellTest::everythingBecomesLargerAndComesBack() {
    MainWindow window(anyPort());
    window.show();
    const auto titleHeight = [&] {
        return window.findChild<DockPanel*>("stage")
            ->findChild<QLabel*>("panelTitle")
            ->sizeHint()
            .height();
    };
    const int usual = titleHeight();
    window.setZoom(200);
    QCOMPARE(window.currentSettings().zoom, 200);
    QVERIFY2(titleHeight() > usual * 3 / 2, qPrintable(QString::number(titleHeight())));
    window.findChild<QAction*>("zoomIn")->trigger(); // the largest there is
    QCoreApplication::processEvents();
    QCOMPARE(window.currentSettings().zoom, 200);
    window.findChild<QAction*>("zoomReset")->trigger();
    QTRY_COMPARE(window.currentSettings().zoom, 100);
    QCOMPARE(titleHeight(), usual);
    window.findChild<QAction*>("zoomOut")->trigger();
    QTRY_COMPARE(window.currentSettings().zoom, 90);
}

void WindowShellTest::thePanelsStayWhereTheyWereWhenTheLanguageChanges() {
    MainWindow window(anyPort());
    window.resize(1400, 900);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QCoreApplication::processEvents();
    window.findChild<DockPanel*>("loop")->hide();
    const int width = window.findChild<DockPanel*>("details")->width();
    window.setLanguage(QStringLiteral("zh_CN"));
    QCoreApplication::processEvents();
    QVERIFY(!window.findChild<DockPanel*>("loop")->isVisible());
    QVERIFY(std::abs(window.findChild<DockPanel*>("details")->width() - width) < 40);
}

void WindowShellTest::everyPerspectiveShowsItsPanelsAndFitsASmallWindow() {
    MainWindow window(anyPort());
    window.resize(1280, 720);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    const QStringList names = {"learn", "debug", "timeline", "http"};
    for (int i = 0; i < names.size(); ++i) {
        QTest::keyClick(&window, static_cast<Qt::Key>(Qt::Key_1 + i), Qt::ControlModifier);
        QCoreApplication::processEvents();
        QCOMPARE(window.currentSettings().perspective, names[i]);
        QCOMPARE(window.size(), QSize(1280, 720));
        for (const char* name : {"stage", "timeline", "details", "calls"}) {
            auto* dock = window.findChild<DockPanel*>(name);
            QVERIFY2(dock->isVisible() || !window.tabifiedDockWidgets(dock).isEmpty(), name);
            const QRect place = dock->geometry();
            // Qt keeps what stands behind another one outside of the window.
            QVERIFY2(!window.rect().intersects(place) || window.rect().contains(place),
                     qPrintable(QStringLiteral("%1 %2: %3,%4 %5x%6")
                                    .arg(names[i], name)
                                    .arg(place.x())
                                    .arg(place.y())
                                    .arg(place.width())
                                    .arg(place.height())));
        }
    }
}

void WindowShellTest::aLayoutSavedUnderANameComesBack() {
    Settings kept;
    {
        MainWindow window(anyPort());
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QCoreApplication::processEvents();
        window.findChild<DockPanel*>("timeline")->hide();
        window.saveLayout(QStringLiteral("  R&D  of mine "));
        window.choosePerspective("learn");
        QVERIFY(window.findChild<DockPanel*>("timeline")->isVisible());
        const QTemporaryDir folder;
        QSettings store(folder.filePath("s.ini"), QSettings::IniFormat);
        window.currentSettings().write(store);
        kept = Settings::read(store);
    }
    QCOMPARE(kept.savedLayouts.keys(), QStringList{"R&D of mine"});
    MainWindow window(kept);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QCoreApplication::processEvents();
    for (QAction* action : window.findChild<QMenu*>("layoutMenu")->actions())
        if (action->text() == "R&&D of mine")
            action->trigger();
    QVERIFY(!window.findChild<DockPanel*>("timeline")->isVisible());
}

void WindowShellTest::aMessageIsNoPartOfALayout() {
    Settings kept;
    {
        MainWindow window(anyPort());
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        emit window.session().message({UserMessage::Severity::error, "no", {}});
        QVERIFY(window.findChild<MessageBar*>()->isVisible());
        kept = window.currentSettings();
    }
    MainWindow window(kept);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QCoreApplication::processEvents();
    QVERIFY(!window.findChild<MessageBar*>()->isVisible());
    // And one that is there stays when a layout is restored.
    emit window.session().message({UserMessage::Severity::note, "look", {}});
    window.findChild<QAction*>("resetLayout")->trigger();
    QCoreApplication::processEvents();
    QVERIFY(window.findChild<MessageBar*>()->isVisible());
}

void WindowShellTest::thePaletteFindsACommandByAFewLetters() {
    MainWindow window(anyPort());
    window.show();
    window.findChild<QAction*>("commandPalette")->trigger();
    auto* palette = window.findChild<CommandPalette*>();
    QVERIFY(palette != nullptr);
    auto* line = palette->findChild<QLineEdit*>();
    QTest::keyClicks(line, "thdark");
    auto* list = palette->findChild<QListView*>();
    QCOMPARE(list->model()->index(0, 0).data().toString(),
             QString::fromUtf8("View › Theme › Dark"));
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(window.currentSettings().theme, ThemeChoice::dark);
    QTRY_VERIFY(window.findChild<CommandPalette*>() == nullptr);
}

void WindowShellTest::thePaletteGoesToAMomentAndADescriptor() {
    MainWindow window(anyPort());
    QVERIFY(started(window));
    window.findChild<ClientPanel*>()->send();
    QTRY_VERIFY(window.session().headWorld().counters.responses >= 1);
    const auto type = [&](const QString& text) {
        window.findChild<QAction*>("commandPalette")->trigger();
        auto* line = window.findChild<CommandPalette*>()->findChild<QLineEdit*>();
        QTest::keyClicks(line, text);
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_VERIFY(window.findChild<CommandPalette*>() == nullptr);
    };
    type("moment 7");
    QCOMPARE(window.session().playback().cursor(), Moment{7});
    type("99999999999");
    QVERIFY(window.session().playback().cursor() > 20); // the newest there was
    type("fd 4");
    QCOMPARE(window.session().selection().fd().n, 4);
}

void WindowShellTest::thePaletteHoldsEveryActionOfTheMenus() {
    MainWindow window(anyPort());
    const QList<Command> commands = commandsOf(*window.menuBar());
    for (const QAction* action : window.QWidget::actions()) {
        const bool found =
            std::any_of(commands.begin(), commands.end(),
                        [&](const Command& command) { return command.action == action; });
        QVERIFY2(found, qPrintable(action->objectName()));
    }
    QSet<QString> titles;
    for (const Command& command : commands) {
        QVERIFY2(!command.title.contains('&'), qPrintable(command.title));
        QVERIFY2(!titles.contains(command.title), qPrintable(command.title));
        titles << command.title;
    }
}

void WindowShellTest::aMatchIsBetterTheCloserItsLetters() {
    QVERIFY(!matchQuality("xyz", "View › Theme").has_value());
    QVERIFY(!matchQuality("emeht", "View › Theme").has_value());
    QVERIFY(matchQuality("theme", "View › Theme") > matchQuality("theme", "the other menu entry"));
    QVERIFY(matchQuality("vt", "View › Theme") > matchQuality("vt", "Save lately"));
    QCOMPARE(matchQuality("", "a"), matchQuality("  ", "a"));
}

void WindowShellTest::recentFilesAreThoseThatOpened() {
    const QTemporaryDir folder;
    const QString good = folder.filePath("good.muxscope");
    QVERIFY(writeRecording(good));
    MainWindow window(anyPort());
    window.show();
    window.openRecording(folder.filePath("missing.muxscope"));
    QVERIFY(window.currentSettings().recentFiles.isEmpty());
    window.openRecording(good);
    QCOMPARE(window.currentSettings().recentFiles, QStringList{good});
    const QList<QAction*> actions = window.findChild<QMenu*>("recentMenu")->actions();
    QCOMPARE(actions.front()->text(), QStringLiteral("&1  good.muxscope"));
    actions.back()->trigger(); // forget them
    QTRY_VERIFY(window.currentSettings().recentFiles.isEmpty());
}

void WindowShellTest::aRecordingDroppedOnTheWindowIsOpened() {
    const QTemporaryDir folder;
    const QString good = folder.filePath("good.muxscope");
    QVERIFY(writeRecording(good));
    MainWindow window(anyPort());
    window.show();
    QMimeData dragged;
    dragged.setUrls({QUrl::fromLocalFile(good)});
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &drop);
    QCOMPARE(window.session().fileName(), good);
}

void WindowShellTest::aDropWhileTheServerRunsIsRefused() {
    MainWindow window(anyPort());
    QVERIFY(started(window));
    QMimeData dragged;
    dragged.setUrls({QUrl::fromLocalFile("/a.muxscope")});
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QCoreApplication::sendEvent(&window, &enter);
    QVERIFY(!enter.isAccepted());
}

void WindowShellTest::theShortcutSheetNamesEveryKeyOfTheMenus() {
    MainWindow window(anyPort());
    window.show();
    window.findChild<QAction*>("shortcuts")->trigger();
    auto* sheet = window.findChild<QDialog*>("shortcutsDialog");
    QVERIFY(sheet != nullptr);
    QStringList shown;
    for (const QLabel* label : sheet->findChildren<QLabel*>("keyCap"))
        shown << label->text();
    int keys = 0;
    for (const QAction* action : window.QWidget::actions()) {
        for (const QKeySequence& sequence : action->shortcuts()) {
            ++keys;
            QCOMPARE(shown.count(sequence.toString(QKeySequence::NativeText)), 1);
        }
    }
    QVERIFY(keys > 15);
    // And the keys that mean something in one panel only.
    QStringList words;
    for (const QLabel* label : sheet->findChildren<QLabel*>())
        words << label->text();
    for (const char* text : {"Zoom to the range", "Find a row", "Show the bitmap",
                             "Set or clear a breakpoint at the line", "Edit the note"})
        QCOMPARE(words.count(QLatin1String(text)), 1);
    for (const char* key : {"Z", "/", "2", "F2"})
        QCOMPARE(shown.count(QLatin1String(key)), 1);
    sheet->close();
}

QTEST_MAIN(WindowShellTest)
#include "window_shell_test.moc"
