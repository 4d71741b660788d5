// SPDX-License-Identifier: GPL-3.0-or-later
// muxscope-screenshots [--lang zh_CN] DIR [scenario...]: every scenario, light and dark, in two sizes,
// as PNG files NAME-SIZE-THEME.png; NAME-SIZE-THEME-zh_CN.png in Chinese. Exit code 1 when a scenario did not reach what it shows.
#include "app/whole_window.h"
#include "screenshots/scenarios.h"
#include "session/language.h"

#include <QApplication>
#include <QDir>
#include <QPainter>
#include <QTest>

#include <cstdio>

namespace muxscope::ui {

namespace {

QString g_suffix; // of the file names, for a language that is not English
QString g_language = QStringLiteral("en");

const char* nameOf(ThemeChoice theme) {
    return theme == ThemeChoice::dark           ? "dark"
           : theme == ThemeChoice::highContrast ? "contrast"
                                                : "light";
}

// The window with the dialogs and popups that stand over it.
QPixmap picture(MainWindow& window) {
    QPixmap picture = window.grab();
    QPainter painter(&picture);
    for (QWidget* over : QApplication::topLevelWidgets())
        if (over != &window && over->isVisible() && over->parentWidget() != nullptr)
            painter.drawPixmap(window.mapFromGlobal(over->pos()), over->grab());
    return picture;
}

void takeAll(MainWindow& window, const QDir& folder, const Scenario& scenario,
             const QString& name) {
    const QString front = scenario.front;
    std::vector<ThemeChoice> themes = {ThemeChoice::light, ThemeChoice::dark};
    if (scenario.theme)
        themes = {*scenario.theme};
    for (const QSize size : {QSize(1600, 1000), QSize(1280, 720)}) {
        window.resize(size);
        QCoreApplication::processEvents();
        window.resetLayout();
        if (!front.isEmpty()) {
            window.findChild<DockPanel*>(front)->show();
            window.findChild<DockPanel*>(front)->raise();
        }
        for (const ThemeChoice theme : themes) {
            window.setTheme(theme);
            QTest::qWait(450); // motions end, slow labels refresh
            const QString file =
                QString("%1-%2-%3%4.png").arg(name).arg(size.width()).arg(nameOf(theme), g_suffix);
            picture(window).save(folder.filePath(file));
        }
    }
    window.setTheme(ThemeChoice::light);
}

bool play(const Scenario& scenario, const QDir& folder) {
    Settings settings;
    setZoom(100);
    applyTheme(*qApp, ThemeChoice::light);
    settings.server.model = scenario.model;
    settings.server.protocol = scenario.protocol;
    settings.server.port = 0;
    settings.language = g_language;
    MainWindow window(settings);
    window.show();
    makeEveryPanel(window);
    QTest::qWait(50);
    const bool reached =
        scenario.play(window, [&] { takeAll(window, folder, scenario, scenario.name); });
    std::printf("%-16s %s\n", qPrintable(scenario.name), reached ? "ok" : "NOT REACHED");
    std::fflush(stdout);
    if (!reached)
        takeAll(window, folder, scenario, scenario.name + "-failed");
    return reached;
}

} // namespace

int run(QApplication& application) {
    QStringList arguments = QApplication::arguments();
    QString language = "en";
    if (arguments.size() > 2 && arguments[1] == "--lang") {
        language = arguments[2];
        g_suffix = '-' + language;
        arguments.erase(arguments.begin() + 1, arguments.begin() + 3);
    }
    if (arguments.size() < 2 || !languages().contains(language)) {
        std::fprintf(stderr, "usage: muxscope-screenshots [--lang en|zh_CN] DIR [scenario...]\n");
        return 2;
    }
    const QDir folder(arguments[1]);
    if (!folder.mkpath(".")) {
        std::fprintf(stderr, "muxscope-screenshots: cannot make %s\n", qPrintable(arguments[1]));
        return 4;
    }
    useLanguage(language);
    g_language = language;
    prepareTheme(application);
    applyTheme(application, ThemeChoice::light);
    bool all = true;
    for (const Scenario& scenario : scenarios()) {
        if (arguments.size() == 2 || arguments.mid(2).contains(scenario.name))
            all = play(scenario, folder) && all;
    }
    return all ? 0 : 1;
}

} // namespace muxscope::ui

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    return muxscope::ui::run(application);
}
