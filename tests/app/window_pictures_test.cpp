// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of panels as files, and the tables behind the pictures.
#include "app/whole_window.h"
#include "client/client_panel.h"
#include "window/picture_dialog.h"
#include "window/picture_export.h"
#include "window/table_dialog.h"

#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QGuiApplication>
#include <QImage>
#include <QLabel>
#include <QPushButton>
#include <QSvgRenderer>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace muxscope;
using namespace muxscope::ui;

namespace {

// One request answered, the connection kept.
bool served(MainWindow& window) {
    window.show();
    window.startServer();
    if (!QTest::qWaitFor([&] { return window.session().engine() == Session::Engine::running; },
                         10'000))
        return false;
    window.findChild<ClientPanel*>()->send();
    return QTest::qWaitFor([&] { return window.session().headWorld().counters.responses >= 1; },
                           10'000);
}

} // namespace

class WindowPicturesTest : public QObject {
    Q_OBJECT

private slots:
    void everyPanelBecomesAPng();
    void anSvgHoldsTextAndCanBeDrawn();
    void anSvgIsClippedWhereTheWindowIs();
    void whatCannotBeWrittenIsToldAndReplacesNothing();
    void theDialogOffersEveryPanelAndBringsItInSight();
    void theStageAsATableNamesEveryOpenDescriptor();
    void theTableIsCopiedWithTabs();
};

void WindowPicturesTest::everyPanelBecomesAPng() {
    const QTemporaryDir folder;
    MainWindow window(anyPort());
    QVERIFY(served(window));
    for (DockPanel* dock : window.findChildren<DockPanel*>()) {
        dock->show();
        dock->raise();
        const QString path = folder.filePath(dock->objectName() + ".png");
        QCOMPARE(savePicture(*dock->content(), path), QString());
        const QImage image(path);
        QCOMPARE(image.size(), dock->content()->size() * 2);
        QSet<QRgb> colours;
        for (int y = 0; y < image.height(); y += 3)
            for (int x = 0; x < image.width(); x += 3)
                colours << image.pixel(x, y);
        QVERIFY2(colours.size() > 3, qPrintable(dock->objectName())); // not an empty sheet
    }
}

void WindowPicturesTest::anSvgHoldsTextAndCanBeDrawn() {
    const QTemporaryDir folder;
    MainWindow window(anyPort());
    QVERIFY(served(window));
    const QString path = folder.filePath("stage.SVG");
    QCOMPARE(savePicture(*window.findChild<DockPanel*>("stage")->content(), path), QString());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray svg = file.readAll();
    QVERIFY(svg.contains("rlist"));   // text, not a picture of it
    QVERIFY(!svg.contains("<image")); // nor a picture of a box
    QSvgRenderer renderer(svg);
    QVERIFY(renderer.isValid());
}

// What a panel draws beyond its edge is not to be seen beside it.
void WindowPicturesTest::anSvgIsClippedWhereTheWindowIs() {
    const QTemporaryDir folder;
    QWidget outer;
    outer.resize(200, 100);
    QWidget hole(&outer);
    hole.setGeometry(20, 20, 60, 40);
    QLabel text("much too long for that", &hole);
    text.setGeometry(-5, 10, 300, 20);
    outer.show();
    const QString path = folder.filePath("clipped.svg");
    QCOMPARE(savePicture(outer, path), QString());
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QXmlStreamReader xml(&file);
    QStringList open;   // the <svg> that we are in
    QStringList around; // the text
    while (!xml.atEnd()) {
        xml.readNext();
        if (xml.isStartElement() && xml.name() == QLatin1String("svg"))
            open << QStringLiteral("%1,%2 %3x%4 %5")
                        .arg(xml.attributes().value("x"), xml.attributes().value("y"),
                             xml.attributes().value("width"), xml.attributes().value("height"),
                             xml.attributes().value("overflow"));
        else if (xml.isEndElement() && xml.name() == QLatin1String("svg"))
            open.removeLast();
        else if (xml.isCharacters() && xml.text().contains(QLatin1String("much too long")))
            around = open;
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QVERIFY2(around.contains("20,20 60x40 hidden"), qPrintable(around.join('\n')));
    QVERIFY2(around.contains("-5,10 300x20 hidden"), qPrintable(around.join('\n')));
}

void WindowPicturesTest::whatCannotBeWrittenIsToldAndReplacesNothing() {
    MainWindow window(anyPort());
    window.show();
    QWidget& stage = *window.findChild<DockPanel*>("stage")->content();
    QVERIFY(savePicture(stage, "/nowhere/at/all.png").contains("/nowhere/at/all.png"));
    const QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir("taken.png"));
    QVERIFY(!savePicture(stage, folder.filePath("taken.png")).isEmpty());
    QVERIFY(QFileInfo(folder.filePath("taken.png")).isDir());
}

void WindowPicturesTest::theDialogOffersEveryPanelAndBringsItInSight() {
    MainWindow window(anyPort());
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    QCoreApplication::processEvents();
    window.findChild<DockPanel*>("timeline")->hide();
    window.findChild<QAction*>("savePicture")->trigger();
    auto* dialog = window.findChild<PictureDialog*>();
    QVERIFY(dialog != nullptr);
    auto* which = dialog->findChild<QComboBox*>("pictureSubject");
    QVERIFY(which->findText("The whole window") == 0);
    QVERIFY(which->findText("Stage") > 0);
    const auto* timeline = window.findChild<DockPanel*>("timeline");
    QVERIFY(timeline->isHidden());
    const int hidden = which->findText("Timeline");
    QVERIFY(hidden > 0);
    which->setCurrentIndex(hidden);
    emit which->activated(hidden); // as a choice by hand does
    QTRY_VERIFY(!timeline->visibleRegion().isEmpty());
    QVERIFY(timeline->isMade());
    dialog->close();
}

void WindowPicturesTest::theStageAsATableNamesEveryOpenDescriptor() {
    MainWindow window(anyPort());
    QVERIFY(served(window));
    window.findChild<QAction*>("showTable")->trigger();
    auto* dialog = window.findChild<TableDialog*>();
    QVERIFY(dialog != nullptr);
    const auto* model = dialog->findChild<QTableView*>()->model();
    QStringList rows;
    for (int row = 0; row < model->rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < model->columnCount(); ++column)
            cells << model->index(row, column).data().toString();
        rows << cells.join('|');
    }
    const world::World& world = window.session().world();
    for (std::size_t i = 0; i < world.descriptors.size(); ++i) {
        if (!world.descriptors[i].open)
            continue;
        const auto has = [&](const QString& row) {
            return row.startsWith(QStringLiteral("fd %1|").arg(i));
        };
        QVERIFY2(std::any_of(rows.begin(), rows.end(), has), qPrintable(rows.join('\n')));
    }
    QVERIFY(rows.front().startsWith("thread 1|asleep|select"));
    QVERIFY(rows.filter("listening socket").size() == 1);
    dialog->close();
}

void WindowPicturesTest::theTableIsCopiedWithTabs() {
    MainWindow window(anyPort());
    QVERIFY(served(window));
    window.findChild<QAction*>("showTable")->trigger();
    auto* dialog = window.findChild<TableDialog*>();
    for (QPushButton* button : dialog->findChildren<QPushButton*>())
        if (button->text().contains("opy"))
            button->click();
    const QStringList lines = QGuiApplication::clipboard()->text().split('\n');
    QVERIFY(lines.size() > 3);
    for (const QString& line : lines.mid(0, lines.size() - 1))
        QCOMPARE(line.count('\t'), lines.front().count('\t'));
    dialog->close();
}

QTEST_MAIN(WindowPicturesTest)
#include "window_pictures_test.moc"
