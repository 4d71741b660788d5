// SPDX-License-Identifier: GPL-3.0-or-later
// What the user chooses before Start: the list of models, the Server panel, what is remembered of
// both, and what of it reaches the server.
#include "app/whole_window.h"
#include "server/models/model_table.h"
#include "server/protocols/make_protocol.h"
#include "server/server_limits.h"
#include "server/teaching_switches.h"
#include "session/language.h"
#include "session/server_choices.h"
#include "session/server_words.h"
#include "window/control_bar.h"
#include "window/model_list.h"
#include "window/number_row.h"
#include "window/server_panel.h"
#include "window/settings.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

using namespace muxscope;
using namespace muxscope::ui;

namespace {

ServerSettings everythingSet() {
    ServerSettings settings;
    settings.model = "poll";
    settings.backlog = 7;
    settings.udpPort = 5353;
    settings.sendAtOnce = true;
    settings.traceMethod = true;
    settings.root = "/srv/pages";
    settings.linesFile = "/tmp/lines.txt";
    settings.switches = {{"leave-in-wlist", 1}, {"handler-sleep", 250}};
    settings.limits = {{"header-bytes", 4096}, {"idle-seconds", 5}};
    return settings;
}

bool isUsable(const QComboBox& box, int row) {
    return (static_cast<QStandardItemModel*>(box.model())->item(row)->flags() &
            Qt::ItemIsEnabled) != 0;
}

} // namespace

class ServerPanelTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void everyLineOfTheTablesIsTranslated();
    void whatAServerNotesIsTranslatedWithItsNumbers();
    void theModelsStandUnderTheirGroups();
    void aModelThatCannotRunIsGreyedAndSaysWhy();
    void whatIsSetComesBack();
    void aSwitchIsToldOnceWithItsName();
    void aNumberHasItsUnitAndItsRange();
    void switchesThatMeanNothingToTheModelAreGreyed();
    void theWheelTurnsNoNumber();
    void nothingIsCutOffInANarrowPanel_data();
    void nothingIsCutOffInANarrowPanel();
    void resetTurnsAllSwitchesOff();
    void settingsComeBackFromTheStore();
    void nonsenseInTheStoreIsReplaced();
    void aSwitchIsReadAsOnTheCommandLine();
    void switchesThatAreOnStandOutInTheWindow();
    void theRunningServerIsStartedAnewWithTheSwitches();
};

void ServerPanelTest::initTestCase() {
    prepareTheme(*qApp);
    applyTheme(*qApp, ThemeChoice::light);
}

void ServerPanelTest::everyLineOfTheTablesIsTranslated() {
    std::vector<std::string_view> lines;
    for (const server::ModelFacts& model : server::modelTable())
        lines.insert(lines.end(), {model.about, server::groupName(model.group)});
    for (const server::ProtocolFacts& protocol : server::protocolTable())
        lines.push_back(protocol.about);
    for (const server::SwitchFacts& facts : server::switchTable())
        lines.insert(lines.end(), {facts.about, facts.consequence});
    for (const server::LimitFacts& facts : server::limitTable())
        lines.push_back(facts.about);
    QVERIFY(lines.size() > 40);
    for (const std::string_view line : lines)
        QVERIFY2(isTableText(line),
                 ("not in app/session/server_words.cpp: " + std::string(line)).c_str());
}

void ServerPanelTest::whatAServerNotesIsTranslatedWithItsNumbers() {
    const QString english = "select cannot watch descriptor 1030: FD_SETSIZE is 1024";
    useLanguage("en");
    QCOMPARE(noteText(english), english);
    useLanguage("zh_CN");
    const QString chinese = noteText(english);
    useLanguage("en");
    QVERIFY(chinese != english);
    for (const char* kept : {"select", "1030", "1024"})
        QVERIFY2(chinese.contains(QLatin1String(kept)), qPrintable(chinese));
    QVERIFY(!chinese.contains(QLatin1Char('%')));
    QCOMPARE(noteText("something new"), QString("something new"));
    useLanguage("zh_CN");
    const QString refused = startErrorText(
        {Error::Kind::environment,
         "the model io_uring cannot run here: io_uring is forbidden here (seccomp, as in many "
         "containers)",
         0},
        {}, false);
    useLanguage("en");
    QVERIFY2(!refused.contains("cannot run") && !refused.contains("forbidden"),
             qPrintable(refused));
}

void ServerPanelTest::theModelsStandUnderTheirGroups() {
    const ModelList list(modelChoices(), nullptr);
    for (const ModelChoice& choice : modelChoices()) {
        const int row = list.findData(choice.name);
        QVERIFY2(row > 0, qPrintable(choice.name));
        int heading = row;
        while (heading >= 0 && list.itemData(heading).isValid())
            --heading;
        QVERIFY2(heading >= 0, qPrintable(choice.name));
        QCOMPARE(list.itemText(heading), choice.group);
        QVERIFY(!isUsable(list, heading));
    }
}

void ServerPanelTest::aModelThatCannotRunIsGreyedAndSaysWhy() {
    const std::vector<ModelChoice> choices = {
        {"select", "Multiplexing", "three lists", {}, true},
        {"io_uring", "Asynchronous", "rings", "refused", false}};
    ModelList list(choices, nullptr);
    QVERIFY(isUsable(list, list.findData("select")));
    const int row = list.findData("io_uring");
    QVERIFY(!isUsable(list, row));
    QVERIFY(list.itemData(row, Qt::ToolTipRole).toString().contains("refused"));
    list.setModelName("select");
    QCOMPARE(list.modelName(), QString("select"));
    list.setModelName("none such");
    QCOMPARE(list.modelName(), QString("select"));
}

void ServerPanelTest::whatIsSetComesBack() {
    ServerPanel panel;
    QSignalSpy changed(&panel, &ServerPanel::changed);
    panel.setServer(everythingSet());
    QCOMPARE(panel.server(), everythingSet());
    QCOMPARE(changed.count(), 0);
    panel.setServer(ServerSettings{});
    QCOMPARE(panel.server(), ServerSettings{});
}

void ServerPanelTest::aSwitchIsToldOnceWithItsName() {
    ServerPanel panel;
    QSignalSpy changed(&panel, &ServerPanel::changed);
    auto* check = panel.findChild<QCheckBox*>("leave-in-wlist");
    QVERIFY(check != nullptr);
    check->click();
    QCOMPARE(changed.count(), 1);
    const auto told = changed.front().front().value<ServerSettings>();
    QCOMPARE(told.switches, (QMap<QString, qint64>{{"leave-in-wlist", 1}}));
    check->click();
    QCOMPARE(changed.count(), 2);
    QVERIFY(changed.back().front().value<ServerSettings>().switches.isEmpty());
}

void ServerPanelTest::aNumberHasItsUnitAndItsRange() {
    ServerPanel panel;
    auto* sleep = panel.findChild<QDoubleSpinBox*>("handler-sleep");
    QVERIFY(sleep != nullptr);
    QVERIFY(sleep->suffix().contains("ms"));
    QCOMPARE(sleep->minimum(), 0.0);
    QCOMPARE(sleep->maximum(), 60'000.0);
    sleep->setValue(1e9);
    QCOMPARE(panel.server().switches.value("handler-sleep"), qint64(60'000));
}

void ServerPanelTest::switchesThatMeanNothingToTheModelAreGreyed() {
    ServerPanel panel;
    for (const QString& model : modelNames()) {
        ServerSettings settings;
        settings.model = model;
        panel.setServer(settings);
        for (const NumberChoice& choice : switchChoices()) {
            const auto* row = panel.findChild<NumberRow*>("row_" + choice.name);
            QCOMPARE(row->isEnabledTo(&panel), choice.meansSomethingTo(model));
            QCOMPARE(row->toolTip().contains(choice.consequence), !row->isEnabledTo(&panel));
        }
    }
}

void ServerPanelTest::theWheelTurnsNoNumber() {
    ServerPanel panel;
    panel.resize(240, 400);
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    auto* number = panel.findChild<QDoubleSpinBox*>("handler-sleep");
    const QPointF middle(number->rect().center());
    QWheelEvent turn(middle, number->mapToGlobal(middle), {}, {0, 120}, Qt::NoButton,
                     Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(number, &turn);
    QCOMPARE(number->value(), 0.0);
    QVERIFY(!turn.isAccepted()); // the scroll area takes it
}

void ServerPanelTest::nothingIsCutOffInANarrowPanel_data() {
    QTest::addColumn<QString>("language");
    QTest::newRow("English") << "en";
    QTest::newRow("Chinese") << "zh_CN";
}

void ServerPanelTest::nothingIsCutOffInANarrowPanel() {
    QFETCH(QString, language);
    useLanguage(language);
    ServerPanel panel;
    useLanguage("en");
    panel.resize(228, 400); // what a window of 1280 x 720 leaves for it
    panel.show();
    QVERIFY(QTest::qWaitForWindowExposed(&panel));
    auto* scroll = panel.findChild<QScrollArea*>("serverScroll");
    QVERIFY2(
        scroll->widget()->width() <= scroll->viewport()->width(),
        qPrintable(
            QString("%1 > %2").arg(scroll->widget()->width()).arg(scroll->viewport()->width())));
}

void ServerPanelTest::resetTurnsAllSwitchesOff() {
    ServerPanel panel;
    panel.setServer(everythingSet());
    QSignalSpy changed(&panel, &ServerPanel::changed);
    panel.findChild<QPushButton*>("resetServer")->click();
    QCOMPARE(changed.count(), 1);
    const ServerSettings after = panel.server();
    QVERIFY(after.switches.isEmpty());
    QVERIFY(after.limits.isEmpty());
    QCOMPARE(after.backlog, ServerSettings{}.backlog);
    QCOMPARE(after.model, QString("poll"));
    QCOMPARE(after.root, QString("/srv/pages"));
}

void ServerPanelTest::settingsComeBackFromTheStore() {
    const QTemporaryDir folder;
    QSettings store(folder.filePath("muxscope.ini"), QSettings::IniFormat);
    Settings settings;
    settings.server = everythingSet();
    settings.write(store);
    store.sync();
    const QSettings again(folder.filePath("muxscope.ini"), QSettings::IniFormat);
    QCOMPARE(Settings::read(again).server, everythingSet());
}

void ServerPanelTest::nonsenseInTheStoreIsReplaced() {
    const QTemporaryDir folder;
    QSettings store(folder.filePath("muxscope.ini"), QSettings::IniFormat);
    store.setValue("server/model", "telepathy");
    store.setValue("server/protocol", "gopher");
    store.setValue("server/backlog", -3);
    store.setValue("server/udpPort", 70'000);
    store.setValue("server/switches", QStringList{"leave-in-wlist=7", "bogus=1",
                                                  "handler-sleep=100", "sleep", "=", ""});
    store.setValue("server/limits", QStringList{"header-bytes=1", "idle-seconds=9"});
    const ServerSettings server = Settings::read(store).server;
    QCOMPARE(server.model, QString("select"));
    QCOMPARE(server.protocol, QString("http"));
    QCOMPARE(server.backlog, ServerSettings{}.backlog);
    QCOMPARE(server.udpPort, -1);
    QCOMPARE(server.switches, (QMap<QString, qint64>{{"handler-sleep", 100}}));
    QCOMPARE(server.limits, (QMap<QString, qint64>{{"idle-seconds", 9}}));
}

void ServerPanelTest::aSwitchIsReadAsOnTheCommandLine() {
    ServerSettings settings;
    QVERIFY(setSwitch(settings, "leave-in-wlist").isEmpty());
    QVERIFY(setSwitch(settings, "handler-sleep=20").isEmpty());
    QCOMPARE(settings.switches,
             (QMap<QString, qint64>{{"handler-sleep", 20}, {"leave-in-wlist", 1}}));
    QVERIFY(setSwitch(settings, "leave-in-wlist=0").isEmpty());
    QCOMPARE(settings.switches, (QMap<QString, qint64>{{"handler-sleep", 20}}));
    QVERIFY(setSwitch(settings, "handler-sleep=-1").contains("handler-sleep"));
    QVERIFY(!setSwitch(settings, "bogus").isEmpty());
}

void ServerPanelTest::switchesThatAreOnStandOutInTheWindow() {
    Settings settings;
    settings.server.switches = {{"leave-in-wlist", 1}, {"handler-sleep", 20}};
    MainWindow window(settings);
    window.resize(1600, 1000);
    window.show();
    makeEveryPanel(window);
    auto* mark = window.findChild<QToolButton*>("switchMark");
    QVERIFY(mark->isVisibleTo(&window));
    QVERIFY2(mark->text().contains('2'), qPrintable(mark->text()));
    QVERIFY(mark->toolTip().contains("leave-in-wlist"));
    window.findChild<QPushButton*>("resetServer")->click();
    QVERIFY(!mark->isVisibleTo(&window));
}

void ServerPanelTest::theRunningServerIsStartedAnewWithTheSwitches() {
    Settings settings;
    settings.server.port = 0;
    MainWindow window(settings);
    window.show();
    makeEveryPanel(window);
    window.startServer();
    Session& session = window.session();
    QTRY_COMPARE(session.engine(), Session::Engine::running);
    auto* restart = window.findChild<QWidget*>("restartBar");
    auto* mark = window.findChild<QToolButton*>("switchMark");
    QVERIFY(!restart->isVisibleTo(window.findChild<QWidget*>("serverPanel")));
    window.findChild<QCheckBox*>("ignore-short-sends")->click();
    QVERIFY(restart->isVisibleTo(window.findChild<QWidget*>("serverPanel")));
    QVERIFY(!mark->isVisibleTo(&window)); // not of the server that runs
    window.findChild<QPushButton*>("restartNow")->click();
    QTRY_COMPARE(session.settings().switches, (QMap<QString, qint64>{{"ignore-short-sends", 1}}));
    QTRY_COMPARE(session.engine(), Session::Engine::running);
    QVERIFY(mark->isVisibleTo(&window));
    QVERIFY(!restart->isVisibleTo(window.findChild<QWidget*>("serverPanel")));
    // The recording says so too.
    QTRY_VERIFY(session.head() > 4);
    bool noted = false;
    for (Moment moment = 1; moment <= session.head(); ++moment)
        noted = noted || session.eventAt(moment).note() == trace::NoteKind::teachingSwitch;
    QVERIFY(noted);
    session.stopServer();
    QTRY_COMPARE(session.engine(), Session::Engine::stopped);
}

QTEST_MAIN(ServerPanelTest)
#include "server_panel_test.moc"
