// SPDX-License-Identifier: GPL-3.0-or-later
// The start page: what it offers, by mouse and by keyboard, and that it goes when there is something to see.
#include "session/language.h"
#include "session/sample_list.h"
#include "window/dock_panel.h"
#include "window/main_window.h"
#include "window/sample_card.h"
#include "window/start_page.h"

#include <QAction>
#include <QFile>
#include <QFileDialog>
#include <QPushButton>
#include <QScrollArea>
#include <QStatusBar>
#include <QTemporaryDir>
#include <QTest>

using namespace muxscope;
using namespace muxscope::ui;

namespace {

constexpr int kPatienceMs = 30'000;

Settings anyPort() {
    Settings settings;
    settings.server.port = 0;
    settings.language = QStringLiteral("en");
    return settings;
}

StartPage& page(MainWindow& window) {
    return *window.findChild<StartPage*>();
}

} // namespace

class WindowStartPageTest : public QObject {
    Q_OBJECT

private slots:
    void itLiesOverThePanelsAndNotOverTheBars();
    void startingTheServerPutsItAway();
    void datesAreWrittenAsTheLanguageInForceDoes();
    void everySampleHasACardThatOpensItAtItsMoment();
    void keysReachEveryCard();
    void escapeShowsThePanelsAndAltHomeBringsItBack();
    void recordingsOfLateAreListedAndThoseThatAreGoneAreNot();
    void itSpeaksTheOtherLanguageAtOnce();
    void theOpenDialogShowsRecordingsAndLogs();
    void nothingIsClippedInASmallWindow();
};

void WindowStartPageTest::datesAreWrittenAsTheLanguageInForceDoes() {
    useLanguage(QStringLiteral("zh_CN"));
    const QLocale chinese = localeShown();
    useLanguage(QStringLiteral("en")); // which the tests' system speaks: LC_ALL=C.UTF-8
    QCOMPARE(chinese.language(), QLocale::Chinese);
    QCOMPARE(localeShown(), QLocale::system());
}

void WindowStartPageTest::itLiesOverThePanelsAndNotOverTheBars() {
    MainWindow window(anyPort());
    window.show();
    QVERIFY(!page(window).isVisible()); // whoever opens a file or starts at once does not want it
    window.showStartPage();
    QVERIFY(page(window).isVisible());
    QTRY_COMPARE(page(window).width(), window.width());
    QVERIFY(page(window).geometry().bottom() < window.statusBar()->geometry().top() + 1);
    QVERIFY(page(window).geometry().top() > 40);
    for (const DockPanel* dock : window.findChildren<DockPanel*>())
        QVERIFY(!dock->isEnabled());
    QVERIFY(page(window).isAncestorOf(window.focusWidget()));
}

void WindowStartPageTest::startingTheServerPutsItAway() {
    MainWindow window(anyPort());
    window.show();
    window.showStartPage();
    page(window).findChild<QPushButton*>("primary")->click();
    QTRY_COMPARE_WITH_TIMEOUT(window.session().engine(), Session::Engine::running, kPatienceMs);
    QVERIFY(!page(window).isVisible());
    for (const DockPanel* dock : window.findChildren<DockPanel*>())
        QVERIFY(dock->isEnabled());
}

void WindowStartPageTest::everySampleHasACardThatOpensItAtItsMoment() {
    for (const Sample& sample : samples()) {
        MainWindow window(anyPort());
        window.show();
        window.showStartPage();
        auto* card = window.findChild<SampleCard*>("sample_" + sample.name);
        QVERIFY2(card != nullptr, qPrintable(sample.name));
        QVERIFY(card->accessibleName().contains(sample.title));
        QCOMPARE(card->accessibleDescription(), sample.about);
        card->click();
        QTRY_COMPARE_WITH_TIMEOUT(window.session().fileName(), sample.path(), kPatienceMs);
        QVERIFY(!page(window).isVisible());
        QTRY_VERIFY_WITH_TIMEOUT(window.session().playback().cursor() > 0, kPatienceMs);
        QTRY_VERIFY_WITH_TIMEOUT(window.windowTitle().contains(sample.title), kPatienceMs);
        QVERIFY(window.currentSettings().recentFiles.isEmpty());
    }
}

void WindowStartPageTest::keysReachEveryCard() {
    MainWindow window(anyPort());
    window.show();
    window.activateWindow();
    window.showStartPage();
    QSet<QWidget*> reached;
    for (int i = 0; i < 200; ++i) {
        reached << window.focusWidget();
        QTest::keyClick(window.focusWidget(), Qt::Key_Tab);
    }
    for (SampleCard* card : window.findChildren<SampleCard*>())
        QVERIFY2(reached.contains(card), qPrintable(card->objectName()));
    auto* card = window.findChild<SampleCard*>("sample_threads");
    card->setFocus();
    QTest::keyClick(card, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(window.session().fileName().contains("threads"), kPatienceMs);
}

void WindowStartPageTest::escapeShowsThePanelsAndAltHomeBringsItBack() {
    MainWindow window(anyPort());
    window.show();
    window.showStartPage();
    QTest::keyClick(window.focusWidget(), Qt::Key_Escape);
    QVERIFY(!page(window).isVisible());
    QVERIFY(window.findChild<QAction*>("startPage")->shortcut() ==
            QKeySequence(Qt::ALT | Qt::Key_Home));
    window.findChild<QAction*>("startPage")->trigger();
    QVERIFY(page(window).isVisible());
}

void WindowStartPageTest::recordingsOfLateAreListedAndThoseThatAreGoneAreNot() {
    const QTemporaryDir folder;
    const QString there = folder.filePath("there.muxscope");
    QVERIFY(QFile::copy(samples().front().path(), there));
    Settings settings = anyPort();
    settings.recentFiles = {folder.filePath("gone.muxscope"), there};
    MainWindow window(settings);
    window.show();
    window.showStartPage();
    const auto cards = window.findChildren<SampleCard*>("recentCard");
    QCOMPARE(cards.size(), 1);
    QVERIFY(cards.front()->accessibleName().contains("there.muxscope"));
    cards.front()->click();
    QTRY_COMPARE_WITH_TIMEOUT(window.session().fileName(), there, kPatienceMs);
}

void WindowStartPageTest::itSpeaksTheOtherLanguageAtOnce() {
    MainWindow window(anyPort());
    window.show();
    window.showStartPage();
    window.setLanguage(QStringLiteral("zh_CN"));
    QVERIFY(page(window).isVisible());
    window.setLanguage(QStringLiteral("en"));
    QVERIFY(page(window).isVisible());
    QCOMPARE(window.findChildren<StartPage*>().size(), 1);
}

void WindowStartPageTest::theOpenDialogShowsRecordingsAndLogs() {
    MainWindow window(anyPort());
    window.show();
    window.findChild<QAction*>("openRecording")->trigger();
    QTRY_VERIFY(window.findChild<QFileDialog*>() != nullptr);
    auto* dialog = window.findChild<QFileDialog*>();
    const QString first = dialog->nameFilters().front();
    for (const char* ending : {"*.muxscope", "*.log", "*.gz", "*.strace"})
        QVERIFY2(first.contains(ending), ending);
    QVERIFY(dialog->nameFilters().last().contains("(*)"));
    dialog->reject();
}

void WindowStartPageTest::nothingIsClippedInASmallWindow() {
    MainWindow window(anyPort());
    window.resize(1280, 720);
    window.show();
    window.showStartPage();
    QTRY_COMPARE(page(window).width(), 1280);
    auto* scroll = window.findChild<QScrollArea*>("startSamples");
    QTRY_VERIFY(scroll->widget()->width() <= scroll->viewport()->width());
    for (const SampleCard* card : window.findChildren<SampleCard*>())
        if (card->isVisible())
            QVERIFY2(card->height() >= card->heightForWidth(card->width()),
                     qPrintable(card->objectName()));
}

QTEST_MAIN(WindowStartPageTest)
#include "window_start_page_test.moc"
