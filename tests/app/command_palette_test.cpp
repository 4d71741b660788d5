// SPDX-License-Identifier: GPL-3.0-or-later
// What is found first when a few letters are typed into the command palette, in either language, and
// what it says of commands that cannot be run.
#include "session/language.h"
#include "window/command_palette.h"
#include "window/main_window.h"

#include <QLineEdit>
#include <QListView>
#include <QTest>

using namespace muxscope;
using namespace muxscope::ui;

namespace {

Settings in(const QString& language) {
    Settings settings;
    settings.server.port = 0;
    settings.language = language;
    return settings;
}

// The palette, opened anew; the one before has gone.
class Palette {
public:
    explicit Palette(MainWindow& window) {
        window.findChild<QAction*>("commandPalette")->trigger();
        m_palette = window.findChild<CommandPalette*>();
    }
    ~Palette() { delete m_palette.data(); }
    QString firstFor(const QString& typed) {
        line()->setText(typed);
        return list()->model()->index(0, 0).data().toString();
    }
    QModelIndex row(const QString& title) const {
        const QAbstractItemModel& model = *list()->model();
        for (int i = 0; i < model.rowCount(); ++i)
            if (model.index(i, 0).data().toString() == title)
                return model.index(i, 0);
        return {};
    }
    QLineEdit* line() const { return m_palette->findChild<QLineEdit*>(); }
    QListView* list() const { return m_palette->findChild<QListView*>(); }

private:
    QPointer<CommandPalette> m_palette;
};

} // namespace

class CommandPaletteTest : public QObject {
    Q_OBJECT

private slots:
    void cleanup() { useLanguage("en"); }
    void beginningsOfWordsComeBeforeInnerLetters();
    void whatIsTypedFindsTheCommandMeant_data();
    void whatIsTypedFindsTheCommandMeant();
    void theLatestCommandsStandFirst();
    void whatCannotBeRunSaysWhy();
    void nothingFoundIsSaidAndRunsNothing();
};

void CommandPaletteTest::beginningsOfWordsComeBeforeInnerLetters() {
    const CommandWords theme{"View › Theme › Dark", {}, "night"};
    const CommandWords inner{"View › Bedarked things", {}, {}};
    QVERIFY(rankOf("dark", theme) > rankOf("dark", inner));
    QVERIFY(rankOf("da", theme) > rankOf("da", inner));
    QVERIFY(rankOf("dark", theme) > rankOf("night", theme));
    QVERIFY(rankOf("night", theme) > rankOf("ark", theme));
    QVERIFY(rankOf("ark", theme) > rankOf("vtd", theme)); // letters far apart
    QVERIFY(rankOf("dark theme", theme).has_value());     // in any order
    QVERIFY(!rankOf("dark blue", theme).has_value());
    QCOMPARE(rankOf("  ", theme), rankOf({}, inner));
}

void CommandPaletteTest::whatIsTypedFindsTheCommandMeant_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("name");
    for (const char* language : {"en", "zh_CN"}) {
        const auto add = [language](const char* typed, const char* name) {
            QTest::addRow("%s in %s", typed, language) << language << typed << name;
        };
        add("dark", "theme_dark");
        add("night", "theme_dark");
        add("深色", "theme_dark");
        add("font", "zoomIn");
        add("字体", "zoomIn");
        add("epoll", "model_epoll");
        add("io_uring", "model_io_uring");
        add("export", "exportTrace");
        add("导出", "exportTrace");
        add("picture", "savePicture");
        add("图片", "savePicture");
        add("step back", "stepBack");
        add("chinese", "language_zh_CN");
        add("快捷键", "shortcuts");
        add("breakpoint", "toggleBreakpoint");
        add("timeline", "goTo_timeline"); // not what would hide it
    }
}

void CommandPaletteTest::whatIsTypedFindsTheCommandMeant() {
    QFETCH(QString, language);
    QFETCH(QString, typed);
    QFETCH(QString, name);
    useLanguage(language);
    MainWindow window(in(language));
    window.show();
    Palette palette(window);
    const QString first = palette.firstFor(typed);
    QList<Command> commands = commandsOf(*window.menuBar());
    QString found;
    for (const Command& command : commands)
        if (first.startsWith(command.title))
            found = command.name;
    QVERIFY2(found == name, qPrintable(first + " is " + found));
}

void CommandPaletteTest::theLatestCommandsStandFirst() {
    MainWindow window(in("en"));
    window.show();
    const auto run = [&](const QString& typed) {
        Palette palette(window);
        QTest::keyClicks(palette.line(), typed);
        QTest::keyClick(palette.line(), Qt::Key_Return);
    };
    run("larger");
    QTRY_COMPARE(window.currentSettings().zoom, 110);
    run("usual size");
    QTRY_COMPARE(window.currentSettings().zoom, 100);
    {
        Palette palette(window);
        QCOMPARE(palette.firstFor({}), QString("View › Size › Usual size"));
        QCOMPARE(palette.list()->model()->index(1, 0).data().toString(),
                 QString("View › Size › Larger"));
    }
    // Kept with the settings.
    MainWindow next(window.currentSettings());
    next.show();
    Palette palette(next);
    QCOMPARE(palette.firstFor({}), QString("View › Size › Usual size"));
}

void CommandPaletteTest::whatCannotBeRunSaysWhy() {
    MainWindow window(in("en"));
    window.show();
    {
        Palette palette(window);
        palette.line()->setText("step back");
        const QModelIndex row = palette.row("Step › Step back");
        QVERIFY(row.isValid());
        QVERIFY(!(row.flags() & Qt::ItemIsEnabled));
        QVERIFY(row.data(Qt::AccessibleTextRole).toString().contains("start the server"));
    }
    window.startServer();
    QTRY_COMPARE_WITH_TIMEOUT(window.session().engine(), Session::Engine::running, 10'000);
    Palette palette(window);
    palette.line()->setText("step back");
    QVERIFY(palette.row("Step › Step back").flags() & Qt::ItemIsEnabled);
    palette.line()->setText("open rec");
    const QModelIndex open = palette.row("File › Open recording…");
    QVERIFY(!(open.flags() & Qt::ItemIsEnabled));
    QVERIFY(open.data(Qt::AccessibleTextRole).toString().contains("Stop the server"));
}

void CommandPaletteTest::nothingFoundIsSaidAndRunsNothing() {
    MainWindow window(in("en"));
    window.show();
    Palette palette(window);
    const QString said = palette.firstFor("qqqxyz");
    QVERIFY2(!said.isEmpty(), "an empty list says nothing");
    QTest::keyClick(palette.line(), Qt::Key_Return);
    QVERIFY(palette.line()->isVisible());
}

QTEST_MAIN(CommandPaletteTest)
#include "command_palette_test.moc"
