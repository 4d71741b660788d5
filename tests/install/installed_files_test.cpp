// SPDX-License-Identifier: GPL-3.0-or-later
// What stands beside the programs: man pages, completion, the file type. Each is read by the tool that it
// is made for, and must say what the programs themselves say.
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

namespace {

const QString kResources = QStringLiteral(MUXSCOPE_SOURCE_ROOT "/resources/");

struct Ended {
    int code = -1;
    QString out;
    QString err;
};

Ended run(const QString& program, const QStringList& arguments,
          const QProcessEnvironment& environment = QProcessEnvironment::systemEnvironment()) {
    QProcess process;
    process.setProcessEnvironment(environment);
    process.start(program, arguments);
    if (!process.waitForFinished(60'000))
        return {};
    return {process.exitCode(), QString::fromUtf8(process.readAllStandardOutput()),
            QString::fromUtf8(process.readAllStandardError())};
}

QString contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList optionsOf(const QString& help) {
    static const QRegularExpression kOption(QStringLiteral("^ *(?:-[a-z],? ?)?!?(--[a-z-]+)"),
                                            QRegularExpression::MultilineOption);
    QStringList options;
    for (const QRegularExpressionMatch& match : kOption.globalMatch(help))
        options << match.captured(1);
    return options;
}

QStringList commands() {
    static const QRegularExpression kCommand(QStringLiteral("^  ([a-z]+) "),
                                             QRegularExpression::MultilineOption);
    const QString help = run(MUXSCOPE_CLI, {"--help"}).out;
    QStringList names;
    for (const QRegularExpressionMatch& match :
         kCommand.globalMatch(help.mid(help.indexOf("Subcommands:"))))
        if (match.captured(1) != "muxscope")
            names << match.captured(1);
    return names;
}

// A man page's own words for "--no-record".
QString inRoff(QString option) {
    return option.replace('-', "\\-");
}

// What bash offers behind these words; the last one is being typed.
QStringList bashOffers(const QString& file, const QString& function, QStringList words) {
    for (QString& word : words)
        word = '\'' + word + '\'';
    const QString script =
        QStringLiteral("source '%1'; COMP_WORDS=(%2); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); "
                       "%3 \"${COMP_WORDS[0]}\"; printf '%s\\n' \"${COMPREPLY[@]}\"")
            .arg(file, words.join(' '), function);
    const Ended ended = run("bash", {"--norc", "-c", script});
    if (!ended.err.isEmpty())
        qWarning("%s", qPrintable(ended.err));
    return ended.out.split('\n', Qt::SkipEmptyParts);
}

} // namespace

class InstalledFilesTest : public QObject {
    Q_OBJECT

private slots:
    void manPagesHaveNoFault_data();
    void manPagesHaveNoFault();
    void theManPageNamesEveryCommandAndOption();
    void theManPageOfTheWindowNamesEveryOption();
    void exitCodesAreDocumentedAndKept_data();
    void exitCodesAreDocumentedAndKept();
    void bashCompletesCommandsOptionsAndValues();
    void zshUnderstandsTheCompletion();
    void aRecordingIsKnownByItsContentWhateverItsName();
    void installPutsEverythingWhereItBelongs();
};

void InstalledFilesTest::manPagesHaveNoFault_data() {
    QTest::addColumn<QString>("page");
    QTest::newRow("muxscope") << "muxscope.1";
    QTest::newRow("muxscope-cli") << "muxscope-cli.1";
}

void InstalledFilesTest::manPagesHaveNoFault() {
    QFETCH(QString, page);
    const QString path = kResources + "man/" + page;
    QVERIFY(QFileInfo::exists(path));
    bool checked = false;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("LC_ALL", "C.UTF-8");
    environment.insert("MANWIDTH", "80");
    if (!QStandardPaths::findExecutable("man").isEmpty()) {
        const Ended ended =
            run("man", {"--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", path}, environment);
        QCOMPARE(ended.err, QString());
        checked = true;
    }
    if (!QStandardPaths::findExecutable("mandoc").isEmpty()) {
        const Ended ended = run("mandoc", {"-Tlint", "-Wwarning", path}, environment);
        QCOMPARE(ended.out, QString());
        checked = true;
    }
    if (!checked)
        QSKIP("neither man nor mandoc is installed");
}

void InstalledFilesTest::theManPageNamesEveryCommandAndOption() {
    const QString page = contentOf(kResources + "man/muxscope-cli.1");
    QVERIFY(commands().contains("info"));
    for (const QString& command : commands()) {
        QVERIFY2(page.contains("\n.SS " + command + '\n'), qPrintable(command));
        const Ended help = run(MUXSCOPE_CLI, {command, "--help"});
        QCOMPARE(help.code, 0);
        QVERIFY2(help.out.contains("Exit codes:"), qPrintable(command));
        for (const QString& option : optionsOf(help.out))
            QVERIFY2(page.contains(inRoff(option)), qPrintable(command + ' ' + option));
    }
}

void InstalledFilesTest::theManPageOfTheWindowNamesEveryOption() {
#ifdef MUXSCOPE_PROGRAM
    const QString page = contentOf(kResources + "man/muxscope.1");
    const QStringList options = optionsOf(run(MUXSCOPE_PROGRAM, {"--help"}).out);
    QVERIFY(options.contains("--theme"));
    for (const QString& option : options)
        QVERIFY2(page.contains(inRoff(option)), qPrintable(option));
#else
    QSKIP("the window is not built");
#endif
}

void InstalledFilesTest::exitCodesAreDocumentedAndKept_data() {
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    const QString sample = kResources + "samples/select.muxscope";
    QTest::newRow("done") << QStringList{"info", sample} << 0;
    QTest::newRow("no such command") << QStringList{"cook"} << 2;
    QTest::newRow("no such option") << QStringList{"info", "--colour", sample} << 2;
    QTest::newRow("no such moment") << QStringList{"dump", sample, "--world", "99999999"} << 2;
    QTest::newRow("no recording") << QStringList{"info", kResources + "style.qss"} << 3;
    QTest::newRow("no file") << QStringList{"dump", kResources + "absent"} << 3;
    QTest::newRow("no room") << QStringList{"export", sample, "--to", "csv", "/dev/full"} << 4;
    QTest::newRow("no permission")
        << QStringList{"export", sample, "--to", "csv", "/proc/version/absent"} << 4;
}

void InstalledFilesTest::exitCodesAreDocumentedAndKept() {
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    const Ended ended = run(MUXSCOPE_CLI, arguments);
    QVERIFY2(ended.code == code, qPrintable(ended.err));
    const QString page = contentOf(kResources + "man/muxscope-cli.1");
    const QString status = page.mid(page.indexOf(".SH EXIT STATUS"));
    QVERIFY(status.contains(QStringLiteral("\n.B %1\n").arg(code)));
    if (code != 0)
        QVERIFY2(ended.err.startsWith("muxscope-cli: "), qPrintable(ended.err));
}

void InstalledFilesTest::bashCompletesCommandsOptionsAndValues() {
    const QString file = kResources + "completion/muxscope-cli.bash";
    const auto offers = [&](QStringList words) {
        words.prepend(MUXSCOPE_CLI);
        return bashOffers(file, "_muxscope_cli", words);
    };
    for (const QString& command : commands()) {
        QVERIFY2(offers({""}).contains(command), qPrintable(command));
        const QStringList options = offers({command, "--"});
        for (const QString& option : optionsOf(run(MUXSCOPE_CLI, {command, "--help"}).out))
            QVERIFY2(options.contains(option), qPrintable(command + ' ' + option));
    }
    QCOMPARE(offers({"inf"}), QStringList{"info"});
    QVERIFY(offers({"serve", "--model", "epoll-"}).contains("epoll-oneshot"));
    QVERIFY(offers({"serve", "--serve", ""}).contains("reply"));
    QVERIFY(offers({"serve", "--switch", "leave"}).contains("leave-in-wlist"));
    QVERIFY(offers({"serve", "--limit", "idle"}).contains("idle-seconds="));
    QCOMPARE(offers({"export", "a.muxscope", "--to", "pc"}), QStringList{"pcapng"});
    QCOMPARE(offers({"info", kResources + "samples/select."}),
             QStringList{kResources + "samples/select.muxscope"});
#ifdef MUXSCOPE_PROGRAM
    const QStringList window =
        bashOffers(kResources + "completion/muxscope.bash", "_muxscope", {MUXSCOPE_PROGRAM, "--"});
    for (const QString& option : optionsOf(run(MUXSCOPE_PROGRAM, {"--help"}).out))
        QVERIFY2(window.contains(option), qPrintable(option));
    QVERIFY(bashOffers(kResources + "completion/muxscope.bash", "_muxscope",
                       {MUXSCOPE_PROGRAM, "--model", "epoll-e"})
                .contains("epoll-et"));
#endif
}

void InstalledFilesTest::zshUnderstandsTheCompletion() {
    if (QStandardPaths::findExecutable("zsh").isEmpty())
        QSKIP("zsh is not installed");
    const Ended ended = run("zsh", {"-n", kResources + "completion/_muxscope-cli"});
    QCOMPARE(ended.err, QString());
    QCOMPARE(ended.code, 0);
}

void InstalledFilesTest::aRecordingIsKnownByItsContentWhateverItsName() {
    if (QStandardPaths::findExecutable("update-mime-database").isEmpty())
        QSKIP("shared-mime-info is not installed");
    const QTemporaryDir data;
    QVERIFY(QDir(data.path()).mkpath("mime/packages"));
    QVERIFY(QFile::copy(kResources + "desktop/muxscope.xml",
                        data.filePath("mime/packages/muxscope.xml")));
    // Beside the types that every system has, as in /usr/share.
    const QString usual = QStringLiteral("/usr/share/mime/packages/freedesktop.org.xml");
    QVERIFY(QFile::copy(usual, data.filePath("mime/packages/freedesktop.org.xml")));
    const Ended made = run("update-mime-database", {data.filePath("mime")});
    QVERIFY2(made.code == 0, qPrintable(made.err));
    qputenv("XDG_DATA_HOME", data.filePath("empty").toUtf8());
    qputenv("XDG_DATA_DIRS", data.path().toUtf8());
    const QMimeDatabase types;
    const QString wanted = QStringLiteral("application/vnd.muxscope.session");
    const QString sample = kResources + "samples/select.muxscope";
    QCOMPARE(types.mimeTypeForFile(sample).name(), wanted);
    QFile file(sample);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray head = file.read(4096);
    QCOMPARE(types.mimeTypeForData(head).name(), wanted); // by its magic alone
    QByteArray other = head;
    other.replace(68, 4, QByteArray(4, '\0')); // anybody's database
    QVERIFY(types.mimeTypeForData(other).name() != wanted);
    QVERIFY(
        contentOf(kResources + "desktop/muxscope.desktop").contains("MimeType=" + wanted + ";"));
}

void InstalledFilesTest::installPutsEverythingWhereItBelongs() {
    const QTemporaryDir folder;
    const Ended installed =
        run(MUXSCOPE_CMAKE, {"--install", MUXSCOPE_BUILD, "--prefix", folder.path()});
    QVERIFY2(installed.code == 0, qPrintable(installed.err));
    QStringList wanted{"bin/muxscope-cli", "share/man/man1/muxscope-cli.1",
                       "share/bash-completion/completions/muxscope-cli",
                       "share/zsh/site-functions/_muxscope-cli"};
#ifdef MUXSCOPE_PROGRAM
    wanted += {"bin/muxscope",
               "share/man/man1/muxscope.1",
               "share/bash-completion/completions/muxscope",
               "share/applications/muxscope.desktop",
               "share/mime/packages/muxscope.xml",
               "share/icons/hicolor/scalable/apps/muxscope.svg",
               "share/icons/hicolor/scalable/mimetypes/application-vnd.muxscope.session.svg"};
#endif
    for (const QString& file : wanted)
        QVERIFY2(QFileInfo::exists(folder.filePath(file)), qPrintable(file));
    const Ended version = run(folder.filePath("bin/muxscope-cli"), {"--version"});
    QVERIFY(version.out.startsWith("muxscope-cli "));
}

QTEST_GUILESS_MAIN(InstalledFilesTest)
#include "installed_files_test.moc"
