// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/launch.h"

#include "cli/end_signals.h"
#include "kernel/descriptor_reserve.h"
#include "session/language.h"
#include "session/server_choices.h"
#include "widgets/accessible_label.h"
#include "window/frame_meter.h"
#include "window/main_window.h"
#include "window/state_report.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFile>
#include <QScreen>
#include <QSettings>
#include <QSocketNotifier>
#include <QTimer>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <initializer_list>
#include <optional>
#include <sys/signalfd.h>
#include <unistd.h>

namespace muxscope::ui {

namespace {

constexpr int kUsage = 2;
constexpr int kEnvironment = 4;
QtMessageHandler g_saysMessages = nullptr; // as it was before ours

QString word(const char* text) {
    return QString::fromLatin1(text);
}

int refuse(int code, const QString& text) {
    std::fprintf(stderr, "muxscope: %s\n", qPrintable(text));
    return code;
}

bool names(int argc, char** argv, std::initializer_list<const char*> wanted) {
    for (int i = 1; i < argc; ++i)
        for (const char* name : wanted)
            if (qstrcmp(argv[i], name) == 0)
                return true;
    return false;
}

bool hasDisplay(int argc, char** argv) {
    return names(argc, argv, {"-platform", "--platform"}) || qEnvironmentVariableIsSet("DISPLAY") ||
           qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
}

void nameProgram() {
    QCoreApplication::setOrganizationName(word("muxscope"));
    QCoreApplication::setApplicationName(word("muxscope"));
    QCoreApplication::setApplicationVersion(word(MUXSCOPE_VERSION));
}

void addOptions(QCommandLineParser& parser) {
    parser.addHelpOption();
    parser.addVersionOption();
    parser.setApplicationDescription(
        word("Shows I/O multiplexing: a real server, every system call of it, forwards and back."));
    parser.addPositionalArgument(word("file"), word("recording to open"), word("[file]"));
    parser.addOptions({
        {word("model"), word("I/O model; help lists them"), word("model")},
        {word("serve"), word("http, reply or lines"), word("protocol")},
        {word("switch"), word("teaching switch, NAME or NAME=V; may be given again"),
         word("switch")},
        {word("limit"), word("limit of the server, NAME=V; may be given again"), word("limit")},
        {word("port"), word("port to listen on; 0 = any free one"), word("port")},
        {word("start"), word("press Start at once")},
        {word("paused"), word("pause before the server's first call; with --start")},
        {word("open"), word("recording to open"), word("file")},
        {word("theme"), word("auto, light, dark or contrast"), word("theme")},
        {word("lang"), word("en or zh_CN"), word("language")},
        {word("fresh"), word("forget stored settings for this run, and store none")},
    });
}

// Empty when all is well.
QString applyOptions(const QCommandLineParser& parser, Settings& settings) {
    if (parser.isSet(word("model"))) {
        settings.server.model = parser.value(word("model"));
        if (!modelNames().contains(settings.server.model))
            return word("--model takes one of: ") + modelNames().join(word(", "));
    }
    if (parser.isSet(word("serve"))) {
        settings.server.protocol = parser.value(word("serve"));
        if (!protocolNames().contains(settings.server.protocol))
            return word("--serve takes one of: ") + protocolNames().join(word(", "));
    }
    for (const QString& text : parser.values(word("switch")))
        if (const QString fault = setSwitch(settings.server, text); !fault.isEmpty())
            return word("--switch: ") + fault;
    for (const QString& text : parser.values(word("limit")))
        if (const QString fault = setLimit(settings.server, text); !fault.isEmpty())
            return word("--limit: ") + fault;
    if (parser.isSet(word("port"))) {
        bool ok = false;
        settings.server.port = parser.value(word("port")).toUShort(&ok);
        if (!ok)
            return word("--port takes a number from 0 to 65535");
    }
    if (parser.isSet(word("theme"))) {
        const auto theme = themeFromName(parser.value(word("theme")));
        if (!theme)
            return word("--theme takes auto, light, dark or contrast");
        settings.theme = *theme;
    }
    if (parser.isSet(word("lang"))) {
        settings.language = parser.value(word("lang"));
        if (!languages().contains(settings.language))
            return word("--lang takes one of: ") + languages().join(word(", "));
    }
    return {};
}

// SIGINT, SIGTERM and, unless it was ignored (nohup(1)), SIGHUP close the window as its own button would:
// settings are kept, the server stops.
// Blocked before Qt starts threads, which inherit the mask: whoever is left unblocked would die of it.
sigset_t blockEndings() {
    const sigset_t endings = cli::endSignalSet();
    pthread_sigmask(SIG_BLOCK, &endings, nullptr);
    return endings;
}

void closeOn(const sigset_t& endings, QApplication& application) {
    const int descriptor = signalfd(-1, &endings, SFD_CLOEXEC | SFD_NONBLOCK);
    if (descriptor < 0)
        return;
    auto* notifier = new QSocketNotifier(descriptor, QSocketNotifier::Read, &application);
    QObject::connect(notifier, &QSocketNotifier::activated, &application, [descriptor] {
        signalfd_siginfo arrived;
        while (::read(descriptor, &arrived, sizeof arrived) > 0) {
        }
        // Nobody is there to be asked.
        for (QWidget* each : QApplication::topLevelWidgets())
            if (auto* window = qobject_cast<MainWindow*>(each))
                window->endUnasked();
        QApplication::closeAllWindows();
    });
}

void printFrames(const char* when, const FrameMeter::Summary& frames) {
    std::fprintf(
        stderr,
        "%s: %zu frames, work p50 %.1f ms, p99 %.1f ms, longest %.1f ms; from frame to frame "
        "p99 %.1f ms, longest %.1f ms\n",
        when, frames.count, frames.p50Ms, frames.p99Ms, frames.maxMs, frames.waitP99Ms,
        frames.waitMaxMs);
}

void report(MainWindow& window, const FrameMeter::Report& frames) {
    const QString path = qEnvironmentVariable("MUXSCOPE_STATE_FILE");
    if (!path.isEmpty()) {
        QFile file(path);
        const QByteArray text = stateReport(window, frames, false);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            refuse(kEnvironment, word("cannot write ") + path + word(": ") + file.errorString());
    }
    if (qEnvironmentVariableIsSet("MUXSCOPE_FRAME_STATS")) {
        printFrames("otherwise", frames.otherwise);
        printFrames("at full load", frames.fullLoad);
    }
}

// A window that cannot keep its settings has worked all the same: it says so and ends well.
void keep(const Settings& settings, QSettings& store) {
    settings.write(store);
    store.sync();
    if (store.status() != QSettings::NoError)
        refuse(0, word("the settings cannot be kept in ") + store.fileName());
}

int runWindow(const QCommandLineParser& parser, const Settings& settings, QSettings* store) {
    MainWindow window(settings);
    if (settings.geometry.isEmpty()) { // the first time: within the screen, title bar and all
        const QSize frame(16, 48);
        window.resize(window.size().boundedTo(window.screen()->availableSize() - frame));
    }
    if (store != nullptr) // a run that stores nothing keeps no copies either
        window.keepCopiesIn(trace::usualRecoveryFolder());
    FrameMeter meter(window.session());
    window.show();
    const QStringList files = parser.positionalArguments();
    const QString file = parser.isSet(word("open")) ? parser.value(word("open")) : files.value(0);
    if (!file.isEmpty())
        window.openRecording(file);
    else if (parser.isSet(word("start")))
        window.startServer();
    else
        window.showStartPage();
    if (parser.isSet(word("paused")))
        window.session().playback().pause();
    if (qEnvironmentVariableIsSet("MUXSCOPE_FRAME_STATS") ||
        qEnvironmentVariableIsSet("MUXSCOPE_STATE_FILE"))
        QTimer::singleShot(500, &meter, &FrameMeter::start); // what happens once is not a stall
    std::optional<LiveReport> live;                          // for tests that look on
    if (const int everyMs = qEnvironmentVariableIntValue("MUXSCOPE_STATE_EVERY_MS"); everyMs > 0)
        live.emplace(window, qEnvironmentVariable("MUXSCOPE_STATE_FILE"), everyMs);
    if (store != nullptr && store->status() != QSettings::NoError)
        emit window.session().message(
            {UserMessage::Severity::warning,
             QCoreApplication::translate("MainWindow", "The settings in %1 cannot be read; the "
                                                       "usual ones hold, and none will be kept.")
                 .arg(store->fileName()),
             UserMessage::Remedy::none});
    const int code = QApplication::exec();
    live.reset();
    if (store != nullptr)
        keep(window.currentSettings(), *store);
    report(window, meter.report());
    return code;
}

// The models by their groups, and which of them cannot run here.
int listModels() {
    QString group;
    for (const ModelChoice& choice : modelChoices()) {
        if (choice.group != group)
            std::printf("%s:\n", qPrintable(choice.group));
        group = choice.group;
        std::printf("  %-18s %s%s\n", qPrintable(choice.name), qPrintable(choice.about),
                    choice.unavailable.isEmpty()
                        ? ""
                        : qPrintable(word(" (") + choice.unavailable + word(")")));
    }
    return 0;
}

// Qt ends the program with abort() when it reaches no display; that is no fault to leave a core for.
void endOnFatal(QtMsgType type, const QMessageLogContext& context, const QString& text) {
    if (type != QtFatalMsg) {
        g_saysMessages(type, context, text);
        return;
    }
    const QString display =
        qEnvironmentVariable("DISPLAY", qEnvironmentVariable("WAYLAND_DISPLAY"));
    refuse(kEnvironment, word("the display ") + display + word(" cannot be used: ") +
                             text.section(QLatin1Char('\n'), 0, 0));
    std::_Exit(kEnvironment);
}

// Help, version and faulty arguments need no display; a window does.
int answerInText(int argc, char** argv) {
    const QCoreApplication application(argc, argv);
    nameProgram();
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(QCoreApplication::arguments()))
        return refuse(kUsage, parser.errorText());
    if (parser.isSet(word("version")))
        parser.showVersion(); // both end the program
    if (parser.isSet(word("help")))
        parser.showHelp();
    if (parser.value(word("model")) == word("help"))
        return listModels();
    Settings settings;
    if (const QString fault = applyOptions(parser, settings); !fault.isEmpty())
        return refuse(kUsage, fault);
    return refuse(kEnvironment,
                  word("there is no display here; muxscope-cli serve --print needs none"));
}

} // namespace

int launch(int argc, char** argv) {
    if (!hasDisplay(argc, argv) || names(argc, argv, {"-h", "--help", "-v", "--version", "help"}))
        return answerInText(argc, argv);
    const sigset_t endings = blockEndings();
    kernel::DescriptorReserve::keep();
    g_saysMessages = qInstallMessageHandler(endOnFatal);
    QApplication application(argc, argv);
    describeLabels();
    qInstallMessageHandler(nullptr);
    nameProgram();
    QApplication::setDesktopFileName(word("muxscope"));
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(QApplication::arguments()))
        return refuse(kUsage, parser.errorText());

    QSettings store;
    const bool fresh = parser.isSet(word("fresh"));
    Settings settings = fresh ? Settings{} : Settings::read(store);
    settings.askToSave &= !fresh;
    const QString fault = applyOptions(parser, settings);
    if (!fault.isEmpty())
        return refuse(kUsage, fault);
    useLanguage(settings.language);
    setZoom(settings.zoom);
    prepareTheme(application);
    applyTheme(application, settings.theme);
    closeOn(endings, application);
    return runWindow(parser, settings, fresh ? nullptr : &store);
}

} // namespace muxscope::ui
