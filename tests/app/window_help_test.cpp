// SPDX-License-Identifier: GPL-3.0-or-later
// What the window says about itself: "What's this?" texts, the sheet of keys; where dialogs open; the
// keyboard's way from panel to panel; the switch between the languages.
#include "app/whole_window.h"
#include "client/client_panel.h"
#include "session/language.h"
#include "window/docks.h"
#include "window/shortcut_sheet.h"
#include "window/whats_this.h"

#include <QApplication>
#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QScrollArea>
#include <QStatusBar>
#include <QTest>
#include <QToolButton>

#include <numeric>

using namespace muxscope;
using namespace muxscope::ui;

namespace {

Settings inEnglish() {
    Settings settings;
    settings.server.port = 0;
    settings.language = QStringLiteral("en");
    return settings;
}

QAction* action(MainWindow& window, const char* name) {
    return window.findChild<QAction*>(name);
}

// The dialog that an order opens; shown.
QDialog* opened(MainWindow& window, const char* order) {
    action(window, order)->trigger();
    for (QDialog* dialog : window.findChildren<QDialog*>())
        if (dialog->isVisible() && dialog->windowType() == Qt::Dialog)
            return dialog;
    return nullptr;
}

int sentences(const QString& text) {
    return static_cast<int>(
        text.count(QRegularExpression(QStringLiteral("[.。:：;；](\\s|$)|。"))));
}

} // namespace

class WindowHelpTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanup();
    void everyPanelSaysWhatItIsFor();
    void everyControlOfTheBarsSaysWhatItIsFor();
    void noTextOfWhatsThisIsOnlyTheToolTip();
    void theTableNamesOnlyWidgetsThatExist();
    void theSheetsColumnsAreEven();
    void everyDialogOpensOverTheMiddleOfTheWindow_data();
    void everyDialogOpensOverTheMiddleOfTheWindow();
    void theKeyboardGoesFromPanelToPanel();
    void goingToAPanelBringsItToTheFront();
    void atTwiceTheSizeTheWindowKeepsItsOwn_data();
    void atTwiceTheSizeTheWindowKeepsItsOwn();
    void theCornersSwitchChangesTheLanguage();
    void oneKeySwitchesTheLanguageAndTheKeyboardStays();
    void nothingIsLostWhenTheLanguageChanges();
};

void WindowHelpTest::initTestCase() {
    prepareTheme(*qApp);
    applyTheme(*qApp, ThemeChoice::light);
}

void WindowHelpTest::cleanup() {
    useLanguage(QStringLiteral("en"));
    setZoom(100);
    applyTheme(*qApp, ThemeChoice::light); // the style sheet has sizes too
}

void WindowHelpTest::everyPanelSaysWhatItIsFor() {
    MainWindow window(inEnglish());
    const QList<DockPanel*> panels = window.findChildren<DockPanel*>();
    QVERIFY(panels.size() >= 15);
    for (DockPanel* panel : panels) {
        const QString text = panel->content()->whatsThis();
        QVERIFY2(sentences(text) >= 2, qPrintable(panel->content()->objectName() + ": " + text));
        QVERIFY2(text != panel->content()->toolTip(), qPrintable(panel->objectName()));
    }
    // The sections of the column at the right are panels in their own right.
    for (const char* name : {"exchangeView", "bytesView", "maskView", "socketView"})
        QVERIFY2(sentences(window.findChild<QWidget*>(name)->whatsThis()) >= 2, name);
}

void WindowHelpTest::everyControlOfTheBarsSaysWhatItIsFor() {
    MainWindow window(inEnglish());
    QWidget* bar = window.findChild<QWidget*>("controlBar");
    QList<QWidget*> controls = bar->findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly);
    int checked = 0;
    for (const QWidget* control : controls) {
        if ((control->focusPolicy() & Qt::TabFocus) == 0)
            continue;
        ++checked;
        QVERIFY2(!whatsThisOf(control->objectName()).isEmpty(), qPrintable(control->objectName()));
        QCOMPARE(control->whatsThis(), whatsThisOf(control->objectName()));
    }
    QVERIFY(checked >= 10);
    for (const char* name : {"engineStatus", "counters", "historyHeld", "warningBadge",
                             "languageSwitch", "badge", "callsFilter"})
        QVERIFY2(sentences(window.findChild<QWidget*>(name)->whatsThis()) >= 2, name);
}

void WindowHelpTest::noTextOfWhatsThisIsOnlyTheToolTip() {
    MainWindow window(inEnglish());
    makeEveryPanel(window);
    for (const QWidget* widget : window.findChildren<QWidget*>())
        if (!whatsThisOf(widget->objectName()).isEmpty())
            QVERIFY2(widget->whatsThis() != widget->toolTip(), qPrintable(widget->objectName()));
}

void WindowHelpTest::theTableNamesOnlyWidgetsThatExist() {
    MainWindow window(inEnglish());
    makeEveryPanel(window);
    for (const QString& name : namesInWhatsThis())
        QVERIFY2(window.findChild<QWidget*>(name) != nullptr, qPrintable(name));
}

void WindowHelpTest::theSheetsColumnsAreEven() {
    QCOMPARE(columnStarts({5, 5, 5, 5}, 2), (QList<int>{0, 2}));
    QCOMPARE(columnStarts({9, 1, 1, 1}, 2), (QList<int>{0, 1}));
    QCOMPARE(columnStarts({1, 1, 1, 9}, 2), (QList<int>{0, 3}));
    QCOMPARE(columnStarts({4, 3, 2}, 1), (QList<int>{0}));
    QCOMPARE(columnStarts({4, 3}, 5), (QList<int>{0, 1}));
    QVERIFY(columnStarts({}, 3).isEmpty());
}

void WindowHelpTest::everyDialogOpensOverTheMiddleOfTheWindow_data() {
    QTest::addColumn<QByteArray>("order");
    QTest::addColumn<QSize>("size");
    for (const char* order : {"shortcuts", "about", "savePicture", "showTable", "openRecording"}) {
        QTest::addRow("%s in a small window", order) << QByteArray(order) << QSize(1280, 720);
        QTest::addRow("%s in a large window", order) << QByteArray(order) << QSize(1600, 1000);
    }
}

void WindowHelpTest::everyDialogOpensOverTheMiddleOfTheWindow() {
    QFETCH(QByteArray, order);
    QFETCH(QSize, size);
    QApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    for (const int zoom : {100, size.width() < 1600 ? 125 : 200}) {
        MainWindow window(inEnglish());
        window.resize(size);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        window.setZoom(zoom);
        window.resize(size);
        window.move(30, 20);
        QCoreApplication::processEvents();
        QDialog* dialog = opened(window, order.constData());
        QVERIFY(dialog != nullptr);
        const QPoint off = dialog->geometry().center() - window.geometry().center();
        const QString where = QStringLiteral("%1,%2 %3x%4 in %5x%6, off by %7,%8")
                                  .arg(dialog->x())
                                  .arg(dialog->y())
                                  .arg(dialog->width())
                                  .arg(dialog->height())
                                  .arg(window.width())
                                  .arg(window.height())
                                  .arg(off.x())
                                  .arg(off.y());
        QVERIFY2(std::abs(off.x()) <= 1 && std::abs(off.y()) <= 1, qPrintable(where));
        QVERIFY2(window.geometry().contains(dialog->geometry()), qPrintable(where));
        dialog->close();
    }
}

void WindowHelpTest::theKeyboardGoesFromPanelToPanel() {
    MainWindow window(inEnglish());
    window.resize(1600, 1000);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    const auto panel = [&]() -> QString {
        for (const DockPanel* one : window.findChildren<DockPanel*>())
            if (QApplication::focusWidget() != nullptr &&
                one->isAncestorOf(QApplication::focusWidget()))
                return one->objectName();
        return {};
    };
    QStringList visited;
    for (int i = 0; i < 12; ++i) {
        QTest::keyClick(&window, Qt::Key_F6);
        visited << panel();
    }
    QVERIFY(!visited.contains(QString()));
    for (const char* name : {"client", "stage", "loop", "calls", "details", "timeline"})
        QVERIFY2(visited.contains(QLatin1String(name)), qPrintable(visited.join(' ')));
    const qsizetype round = QSet<QString>(visited.begin(), visited.end()).size();
    QCOMPARE(visited[0], visited[round]);
    // As one reads: what stands below everything and is as wide as the window comes last.
    visited = visited.mid(visited.indexOf("timeline") + 1, round);
    QCOMPARE(visited.size(), round);
    QCOMPARE(visited.last(), QString("timeline"));
    QVERIFY2(visited.indexOf("stage") < visited.indexOf("calls"), qPrintable(visited.join(' ')));
    const QString here = panel();
    QTest::keyClick(&window, Qt::Key_F6);
    QTest::keyClick(&window, Qt::Key_F6, Qt::ShiftModifier);
    QCOMPARE(panel(), here);
}

void WindowHelpTest::goingToAPanelBringsItToTheFront() {
    MainWindow window(inEnglish());
    window.resize(1600, 1000);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    for (const DockPanel* panel : window.findChildren<DockPanel*>()) {
        action(window, qPrintable("goTo_" + panel->objectName()))->trigger();
        QCoreApplication::processEvents();
        QVERIFY2(!panel->visibleRegion().isEmpty(), qPrintable(panel->objectName()));
        const QWidget* focus = QApplication::focusWidget();
        QVERIFY2(focus != nullptr && panel->isAncestorOf(focus), qPrintable(panel->objectName()));
    }
}

void WindowHelpTest::atTwiceTheSizeTheWindowKeepsItsOwn_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("perspective");
    for (const char* perspective : {"learn", "debug", "timeline", "http"}) {
        QTest::addRow("English, %s", perspective) << "en" << perspective;
        QTest::addRow("Chinese, %s", perspective) << "zh_CN" << perspective;
    }
}

void WindowHelpTest::atTwiceTheSizeTheWindowKeepsItsOwn() {
    QFETCH(QString, language);
    QFETCH(QString, perspective);
    useLanguage(language);
    Settings settings = inEnglish();
    settings.language = language;
    MainWindow window(settings);
    window.resize(1600, 1000);
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    window.choosePerspective(perspective);
    window.setZoom(200);
    QCoreApplication::processEvents();
    // Whoever wants more room than there is, named.
    QStringList wants;
    for (const QWidget* part : window.findChildren<QWidget*>(QString(), Qt::FindDirectChildrenOnly))
        if (part->minimumSizeHint().width() > 400)
            wants << QStringLiteral("%1 %2x%3 of %4x%5")
                         .arg(part->objectName())
                         .arg(part->minimumSizeHint().width())
                         .arg(part->minimumSizeHint().height())
                         .arg(part->width())
                         .arg(part->height());
    const bool kept = QTest::qWaitFor([&] { return window.size() == QSize(1600, 1000); }, 5000);
    QVERIFY2(kept, qPrintable(QStringLiteral("%1x%2: ").arg(window.width()).arg(window.height()) +
                              wants.join(QStringLiteral("; "))));
}

void WindowHelpTest::theCornersSwitchChangesTheLanguage() {
    MainWindow window(inEnglish());
    window.show();
    const auto button = [&](const char* language) {
        return window.statusBar()->findChild<QToolButton*>(QStringLiteral("language_") + language);
    };
    QVERIFY(button("en")->isChecked());
    QVERIFY(!button("zh_CN")->isChecked());
    for (const char* language : {"en", "zh_CN"}) {
        QVERIFY(!button(language)->accessibleName().isEmpty());
        QVERIFY(!button(language)->toolTip().isEmpty());
        QVERIFY(button(language)->focusPolicy() & Qt::TabFocus);
    }
    button("zh_CN")->setFocus();
    QTest::keyClick(button("zh_CN"), Qt::Key_Space);
    QTRY_COMPARE(window.currentSettings().language, QStringLiteral("zh_CN"));
    QVERIFY(button("zh_CN")->isChecked());
    QVERIFY(!button("en")->isChecked());
    QCOMPARE(window.findChild<DockPanel*>("stage")->windowTitle(), QString::fromUtf8("舞台"));
    button("en")->click();
    QTRY_COMPARE(window.currentSettings().language, QStringLiteral("en"));
}

void WindowHelpTest::oneKeySwitchesTheLanguageAndTheKeyboardStays() {
    MainWindow window(inEnglish());
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    for (const char* name : {"callsFilter", "target", "stageView", "speed"}) {
        window.findChild<QWidget*>(name)->setFocus();
        QVERIFY2(window.findChild<QWidget*>(name)->hasFocus(), name);
        const QString before = window.currentSettings().language;
        QTest::keyClick(&window, Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(window.currentSettings().language != before);
        QVERIFY2(window.findChild<QWidget*>(name)->hasFocus(), name);
    }
}

void WindowHelpTest::nothingIsLostWhenTheLanguageChanges() {
    MainWindow window(inEnglish());
    window.show();
    window.startServer();
    QTRY_COMPARE_WITH_TIMEOUT(window.session().engine(), Session::Engine::running, 10'000);
    window.findChild<ClientPanel*>()->send();
    QTRY_VERIFY(window.session().headWorld().counters.responses >= 1);
    window.session().playback().goTo(7);
    window.session().selection().selectFd(Fd{4});
    window.session().breakpoints().toggleCall(window.session().eventAt(7).record);
    QCOMPARE(window.session().breakpoints().list().size(), std::size_t{1});
    window.findChild<QLineEdit*>("callsFilter")->setText("call == accept");
    window.findChild<QLineEdit*>("target")->setText("/echo?draft");
    window.findChild<QPlainTextEdit*>("notesText")->setPlainText("look at #7");
    const auto moment = window.session().playback().cursor();
    window.setLanguage(QStringLiteral("zh_CN"));
    QCoreApplication::processEvents();
    QCOMPARE(window.session().playback().cursor(), moment);
    QCOMPARE(window.session().selection().fd().n, 4);
    QCOMPARE(window.session().breakpoints().list().size(), std::size_t{1});
    QCOMPARE(window.findChild<QLineEdit*>("callsFilter")->text(), QString("call == accept"));
    QCOMPARE(window.findChild<QLineEdit*>("target")->text(), QString("/echo?draft"));
    QCOMPARE(window.findChild<QPlainTextEdit*>("notesText")->toPlainText(), QString("look at #7"));
    QCOMPARE(window.session().engine(), Session::Engine::running);
}

QTEST_MAIN(WindowHelpTest)
#include "window_help_test.moc"
