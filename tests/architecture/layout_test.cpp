// SPDX-License-Identifier: GPL-3.0-or-later
// How the project's files look from outside: their names, their first line, their folders'
// README.md.
#include <QDir>
#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

class LayoutTest : public QObject {
    Q_OBJECT

private slots:
    void everySourceFolderHasAReadme();
    void everySourceStartsWithItsLicence();
    void fileNamesSayWhatTheyHold();
    void theTopLevelHoldsWhatItShould();

private:
    // Paths, relative to the project, of the C++ sources below the folders given.
    QStringList sources(const QStringList& tops) const;

    const QDir m_root{MUXSCOPE_SOURCE_ROOT};
};

namespace {

QByteArray faultText(const QStringList& faults) {
    return ("\n" + faults.join('\n')).toUtf8();
}

} // namespace

QStringList LayoutTest::sources(const QStringList& tops) const {
    QStringList found;
    for (const QString& top : tops) {
        QDirIterator each(m_root.filePath(top), {"*.h", "*.cpp"}, QDir::Files,
                          QDirIterator::Subdirectories);
        while (each.hasNext())
            found << m_root.relativeFilePath(each.next());
    }
    return found;
}

void LayoutTest::everySourceFolderHasAReadme() {
    QStringList faults;
    for (const char* top : {"engine", "app"}) {
        for (const QFileInfo& folder :
             QDir(m_root.filePath(top)).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot)) {
            QDirIterator source(folder.filePath(), {"*.h", "*.cpp"}, QDir::Files,
                                QDirIterator::Subdirectories);
            if (source.hasNext() && !QFileInfo::exists(folder.filePath() + "/README.md"))
                faults << QString("%1/%2 has no README.md").arg(top, folder.fileName());
        }
    }
    QVERIFY2(faults.isEmpty(), faultText(faults));
}

void LayoutTest::everySourceStartsWithItsLicence() {
    const QByteArray wanted = "// SPDX-License-Identifier: GPL-3.0-or-later";
    QStringList faults;
    for (const QString& path : sources({"engine", "app", "tests"})) {
        QFile file(m_root.filePath(path));
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
        if (file.readLine().trimmed() != wanted)
            faults << path + ":1: the first line is not " + wanted;
    }
    QVERIFY2(faults.isEmpty(), faultText(faults));
}

void LayoutTest::fileNamesSayWhatTheyHold() {
    static const QRegularExpression kLowerSnake("^[a-z0-9]+(_[a-z0-9]+)*\\.(h|cpp)$");
    const QStringList empty = {"data", "info", "manager", "helper", "helpers", "util", "utils"};
    QStringList faults;
    for (const QString& path : sources({"engine", "app", "tests"})) {
        const QString name = path.section('/', -1);
        if (!kLowerSnake.match(name).hasMatch())
            faults << path + ": not lower_snake";
        for (const QString& word : name.section('.', 0, 0).split('_')) {
            if (empty.contains(word))
                faults << path + ": '" + word + "' says nothing";
        }
    }
    QVERIFY2(faults.isEmpty(), faultText(faults));
}

void LayoutTest::theTopLevelHoldsWhatItShould() {
    const QStringList wanted = {
        "app",  "engine",         "resources", "tests",   "scripts",
        "docs", "CMakeLists.txt", "README.md", "LICENSE", "CMakePresets.json"};
    QStringList faults;
    // Dot-files are free; what .gitignore names (build-*, compile_commands.json, editors') is not
    // ours.
    static const QRegularExpression kIgnored("^(build-.*|compile_commands\\.json|.*\\.user|.*~)$");
    const QStringList there = m_root.entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    for (const QString& name : there) {
        if (name != "build" && !wanted.contains(name) && !kIgnored.match(name).hasMatch())
            faults << name + ": not one of " + wanted.join(", ");
    }
    for (const QString& name : wanted) {
        if (!there.contains(name))
            faults << name + " is missing";
    }
    QVERIFY2(faults.isEmpty(), faultText(faults));
}

QTEST_GUILESS_MAIN(LayoutTest)
#include "layout_test.moc"
