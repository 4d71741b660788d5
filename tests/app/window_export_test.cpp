// SPDX-License-Identifier: GPL-3.0-or-later
// File -> Export, as a user meets it: a part or all of the trace, another format, a disk that is full, a
// folder that may not be written to, a change of mind.
#include "session/timeline_choices.h"
#include "trace/session_writer.h"
#include "window/export_dialog.h"
#include "window/main_window.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <unistd.h>

using namespace muxscope;
using namespace muxscope::ui;

namespace {

constexpr int kPatienceMs = 30'000;
constexpr std::int64_t kMs = 1'000'000;

Settings anyPort() {
    Settings settings;
    settings.server.port = 0;
    settings.language = QStringLiteral("en");
    return settings;
}

// A recording of as many close calls, a millisecond apart, each of 1 ms.
QString recording(const QTemporaryDir& folder, int calls) {
    trace::TraceLog log;
    trace::Record record;
    record.call = trace::Call::close;
    record.thread = ThreadId{1};
    for (int i = 0; i < calls; ++i) {
        record.fd = i + 3;
        record.phase = trace::Phase::enter;
        record.atNs = 2 * i * kMs;
        log.appendAt(record, {}, 0);
        record.phase = trace::Phase::exit;
        record.atNs += kMs;
        log.appendAt(record, {}, 0);
    }
    const QString path = folder.filePath("trace.mux");
    auto writer = trace::SessionWriter::start(log, {path.toStdString(), "test", "", {}});
    if (!writer || !(*writer)->stop())
        qFatal("no recording");
    return path;
}

qsizetype linesOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().count('\n') : -1;
}

class Opened {
public:
    explicit Opened(int calls) : window(anyPort()) {
        window.resize(1200, 800);
        window.show();
        window.openRecording(recording(folder, calls));
        ready = QTest::qWaitFor(
            [this, calls] { return window.session().head() == Moment(2 * calls); }, kPatienceMs);
    }
    ExportDialog* dialog() {
        window.findChild<QAction*>("exportTrace")->trigger();
        return window.findChild<ExportDialog*>();
    }
    QTemporaryDir folder;
    MainWindow window;
    bool ready = false;
};

void choose(ExportDialog& dialog, const QString& format) {
    auto* formats = dialog.findChild<QComboBox*>("exportFormat");
    formats->setCurrentText(format);
    QCOMPARE(formats->currentText(), format);
}

QString faultOf(const ExportDialog& dialog) {
    return dialog.findChild<QLabel*>("exportFault")->text();
}

} // namespace

class WindowExportTest : public QObject {
    Q_OBJECT

private slots:
    void allOfTheTraceGoesIntoTheFile();
    void theRangeOfTheTimelineIsExportedAlone();
    void everyFormatIsWritten_data();
    void everyFormatIsWritten();
    void aFullDiskIsSaidInWords();
    void aFolderThatMayNotBeWrittenToIsSaidInWords();
    void aChangeOfMindLeavesNoFile();
    void anotherTraceEndsTheExport();
};

void WindowExportTest::allOfTheTraceGoesIntoTheFile() {
    Opened opened(50);
    QVERIFY(opened.ready);
    ExportDialog* dialog = opened.dialog();
    QVERIFY(dialog != nullptr);
    QVERIFY(dialog->findChild<QRadioButton*>("exportWhole")->isChecked());
    QVERIFY(!dialog->findChild<QRadioButton*>("exportPart")->isEnabled()); // no range is chosen
    choose(*dialog, "CSV");
    QSignalSpy exported(dialog, &ExportDialog::exported);
    const QString path = opened.folder.filePath("all.csv");
    dialog->exportTo(path);
    QVERIFY(exported.size() == 1 || exported.wait(kPatienceMs));
    QCOMPARE(linesOf(path), 51); // with its head
    QVERIFY(!QFile::exists(path + ".part"));
}

void WindowExportTest::theRangeOfTheTimelineIsExportedAlone() {
    Opened opened(50);
    QVERIFY(opened.ready);
    opened.window.session().timelineChoices().setRange(20 * kMs, 39 * kMs);
    ExportDialog* dialog = opened.dialog();
    QVERIFY(dialog->findChild<QRadioButton*>("exportPart")->isChecked());
    choose(*dialog, "JSON Lines");
    QSignalSpy exported(dialog, &ExportDialog::exported);
    const QString path = opened.folder.filePath("part.jsonl");
    dialog->exportTo(path);
    QVERIFY(exported.size() == 1 || exported.wait(kPatienceMs));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll().count("\"close\""), 20); // ten calls
}

void WindowExportTest::everyFormatIsWritten_data() {
    QTest::addColumn<QString>("format");
    QTest::addColumn<bool>("json");
    QTest::newRow("chrome") << "Chrome trace JSON" << true;
    QTest::newRow("har") << "HAR 1.2" << true;
    QTest::newRow("pcapng") << "pcapng" << false;
    QTest::newRow("strace") << "strace" << false;
    QTest::newRow("jsonl") << "JSON Lines" << false;
    QTest::newRow("csv") << "CSV" << false;
}

void WindowExportTest::everyFormatIsWritten() {
    QFETCH(QString, format);
    QFETCH(bool, json);
    Opened opened(5);
    QVERIFY(opened.ready);
    ExportDialog* dialog = opened.dialog();
    choose(*dialog, format);
    dialog->findChild<QCheckBox*>("exportAnonymous")->setChecked(true);
    QSignalSpy exported(dialog, &ExportDialog::exported);
    const QString path = opened.folder.filePath("out");
    dialog->exportTo(path);
    QVERIFY(exported.size() == 1 || exported.wait(kPatienceMs));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    QVERIFY(!bytes.isEmpty());
    QCOMPARE(!QJsonDocument::fromJson(bytes).isNull(), json);
}

void WindowExportTest::aFullDiskIsSaidInWords() {
    QVERIFY(QFile::exists("/dev/full")); // every Linux has it: full(4)
    Opened opened(50);
    QVERIFY(opened.ready);
    ExportDialog* dialog = opened.dialog();
    dialog->exportTo("/dev/full");
    QVERIFY(QTest::qWaitFor([&] { return !faultOf(*dialog).isEmpty(); }, kPatienceMs));
    QVERIFY2(faultOf(*dialog).contains("no room left"), qPrintable(faultOf(*dialog)));
    QVERIFY(dialog->findChild<QPushButton*>("exportSave")->isEnabled()); // to try another place
}

void WindowExportTest::aFolderThatMayNotBeWrittenToIsSaidInWords() {
    Opened opened(5);
    QVERIFY(opened.ready);
    ExportDialog* dialog = opened.dialog();
    // Root may write everywhere but where there is no folder.
    const bool root = geteuid() == 0;
    dialog->exportTo(root ? opened.folder.filePath("none/out.csv") : QString("/out.csv"));
    QVERIFY(QTest::qWaitFor([&] { return !faultOf(*dialog).isEmpty(); }, kPatienceMs));
    QVERIFY2(faultOf(*dialog).contains(root ? "Cannot write" : "may not write"),
             qPrintable(faultOf(*dialog)));
}

void WindowExportTest::aChangeOfMindLeavesNoFile() {
    Opened opened(200'000);
    QVERIFY(opened.ready);
    ExportDialog* dialog = opened.dialog();
    choose(*dialog, "Chrome trace JSON");
    const QString path = opened.folder.filePath("big.json");
    dialog->exportTo(path);
    QVERIFY(!dialog->findChild<QPushButton*>("exportSave")->isEnabled());
    QTest::mouseClick(dialog->findChild<QPushButton*>("exportClose"),
                      Qt::LeftButton); // now: Cancel
    QVERIFY(QTest::qWaitFor(
        [&] { return dialog->findChild<QPushButton*>("exportSave")->isEnabled(); }, kPatienceMs));
    QCOMPARE(faultOf(*dialog), QString("Cancelled: nothing was written."));
    QVERIFY(!QFile::exists(path) && !QFile::exists(path + ".part"));
}

void WindowExportTest::anotherTraceEndsTheExport() {
    Opened opened(200'000);
    QVERIFY(opened.ready);
    ExportDialog* dialog = opened.dialog();
    const QString path = opened.folder.filePath("big.json");
    dialog->exportTo(path);
    const QTemporaryDir other;
    opened.window.openRecording(recording(other, 3));
    QVERIFY(QTest::qWaitFor([&] { return opened.window.session().head() == 6; }, kPatienceMs));
    QVERIFY(!QFile::exists(path + ".part"));
}

QTEST_MAIN(WindowExportTest)
#include "window_export_test.moc"
