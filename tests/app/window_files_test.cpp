// SPDX-License-Identifier: GPL-3.0-or-later
// Files that the window is given and files that it writes, where something is wrong with them: what is
// dropped on it, recordings that are none, a disk that is full.
#include "trace/session_writer.h"
#include "window/main_window.h"
#include "window/picture_export.h"

#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QFileInfo>
#include <QLabel>
#include <QMimeData>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <csignal>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace muxscope;
using namespace muxscope::ui;

namespace {

Settings anyPort() {
    Settings settings;
    settings.server.port = 0;
    settings.language = QStringLiteral("en");
    return settings;
}

bool accepts(MainWindow& window, const QList<QUrl>& urls) {
    QMimeData dragged;
    dragged.setUrls(urls);
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
    enter.ignore();
    QCoreApplication::sendEvent(&window, &enter);
    return enter.isAccepted();
}

// As a mouse does it: in, then let go.
void drop(MainWindow& window, const QList<QUrl>& urls) {
    QMimeData dragged;
    dragged.setUrls(urls);
    QDragEnterEvent enter(QPoint(10, 10), Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &enter);
    QDropEvent drop(QPointF(10, 10), Qt::CopyAction, &dragged, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(&window, &drop);
}

// No file may become larger than this while it lives: a full disk, as a program meets it.
class FullDisk {
public:
    explicit FullDisk(rlim_t bytes) {
        getrlimit(RLIMIT_FSIZE, &m_before);
        m_handler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FullDisk() {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    FullDisk(const FullDisk&) = delete;
    FullDisk& operator=(const FullDisk&) = delete;

private:
    rlimit m_before{};
    void (*m_handler)(int) = nullptr;
};

} // namespace

class WindowFilesTest : public QObject {
    Q_OBJECT

private slots:
    void onlyOneLocalFileCanBeDropped();
    void whatIsNoRecordingIsSaidAndRecentFilesStay_data();
    void whatIsNoRecordingIsSaidAndRecentFilesStay();
    void aPipeHoldsNobodyUp();
    void afterABadFileAGoodOneOpens();
    void aFullDiskIsSaidAndReplacesNoPicture_data();
    void aFullDiskIsSaidAndReplacesNoPicture();
};

void WindowFilesTest::onlyOneLocalFileCanBeDropped() {
    const QTemporaryDir folder;
    MainWindow window(anyPort());
    window.show();
    const QUrl local = QUrl::fromLocalFile(folder.filePath("a.muxscope"));
    QVERIFY(accepts(window, {local}));
    QVERIFY(!accepts(window, {local, QUrl::fromLocalFile(folder.filePath("b.muxscope"))}));
    QVERIFY(!accepts(window, {QUrl("https://example.org/a.muxscope")}));
    QVERIFY(!accepts(window, {}));
    drop(window, {QUrl("https://example.org/a.muxscope")});
    QVERIFY(!window.session().hasTrace());
}

void WindowFilesTest::whatIsNoRecordingIsSaidAndRecentFilesStay_data() {
    QTest::addColumn<QByteArray>("content"); // null: a folder
    QTest::newRow("a folder") << QByteArray();
    QTest::newRow("an empty file") << QByteArray("");
    QTest::newRow("text") << QByteArray("this is no recording\n");
    QTest::newRow("the beginning of a database") << QByteArray("SQLite format 3\0", 16);
    QTest::newRow("bytes") << QByteArray(100'000, '\xff');
}

void WindowFilesTest::whatIsNoRecordingIsSaidAndRecentFilesStay() {
    QFETCH(QByteArray, content);
    const QTemporaryDir folder;
    const QString path = content.isNull() ? folder.path() : folder.filePath("other.muxscope");
    if (!content.isNull()) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    MainWindow window(anyPort());
    window.show();
    drop(window, {QUrl::fromLocalFile(path)});
    auto* text = window.findChild<QLabel*>("messageText");
    QTRY_VERIFY(text->isVisible());
    QVERIFY2(!text->text().isEmpty(), qPrintable(path));
    QVERIFY(window.currentSettings().recentFiles.isEmpty());
    QVERIFY(QFileInfo::exists(path)); // and it is as it was
    if (!content.isNull())
        QCOMPARE(QFileInfo(path).size(), content.size());
}

// Who opens a pipe waits for its other end.
void WindowFilesTest::aPipeHoldsNobodyUp() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("pipe.muxscope");
    QCOMPARE(::mkfifo(path.toLocal8Bit().constData(), 0600), 0);
    MainWindow window(anyPort());
    window.show();
    for (const QString& wrong : {path, QStringLiteral("/dev/zero")}) {
        drop(window, {QUrl::fromLocalFile(wrong)});
        auto* text = window.findChild<QLabel*>("messageText");
        // Long names may be broken at invisible spaces.
        const auto said = [text] {
            return text->text().remove(QChar(0x200b));
        };
        QTRY_VERIFY2(text->isVisible() && said().contains(wrong), qPrintable(said()));
        QVERIFY2(text->text().contains("not a plain file"), qPrintable(text->text()));
    }
}

void WindowFilesTest::afterABadFileAGoodOneOpens() {
    const QTemporaryDir folder;
    const QString good = folder.filePath("good.muxscope");
    {
        const trace::TraceLog log;
        auto writer =
            trace::SessionWriter::start(log, {good.toStdString(), "test", "select http", {}});
        QVERIFY(writer.ok() && writer.value()->stop().ok());
    }
    MainWindow window(anyPort());
    window.show();
    drop(window, {QUrl::fromLocalFile(folder.path())});
    drop(window, {QUrl::fromLocalFile(good)});
    QTRY_COMPARE(window.session().fileName(), good);
    QTRY_VERIFY(!window.findChild<QLabel*>("messageText")->isVisible());
}

void WindowFilesTest::aFullDiskIsSaidAndReplacesNoPicture_data() {
    QTest::addColumn<QString>("ending");
    QTest::newRow("PNG") << "png";
    QTest::newRow("SVG") << "svg";
}

void WindowFilesTest::aFullDiskIsSaidAndReplacesNoPicture() {
    QFETCH(QString, ending);
    const QTemporaryDir folder;
    const QString path = folder.filePath("picture." + ending);
    MainWindow window(anyPort());
    window.show();
    QVERIFY(savePicture(window, path).isEmpty());
    const qint64 size = QFileInfo(path).size();
    QVERIFY(size > 8192);
    {
        const FullDisk full(4096);
        const QString fault = savePicture(window, path);
        QVERIFY2(fault.contains(path), qPrintable(fault));
    }
    QCOMPARE(QFileInfo(path).size(), size);
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 1); // no half of one beside it
}

QTEST_MAIN(WindowFilesTest)
#include "window_files_test.moc"
