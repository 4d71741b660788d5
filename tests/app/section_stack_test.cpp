// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/section_stack.h"

#include <QLabel>
#include <QScrollBar>
#include <QTest>
#include <QToolButton>
#include <QVBoxLayout>

using namespace muxscope::ui;

namespace {

// A view that has something to say while it is folded.
class Told : public QWidget {
    Q_OBJECT
    Q_PROPERTY(QString subtitle MEMBER m_subtitle NOTIFY subtitleChanged)
    Q_PROPERTY(QString summary MEMBER m_summary NOTIFY subtitleChanged)
public:
    QString m_subtitle = "all of it";
    QString m_summary = "in short";

signals:
    void subtitleChanged(const QString& subtitle);
};

// Needs 160 (better 250) + 120 (better 140) + 90 + 100, and the titles.
struct Column {
    SectionStack stack;
    Told* mask = new Told;

    Column() {
        stack.add("parts", "Parts", new QWidget, {160, 250, 4});
        stack.add("bytes", "Bytes", new QWidget, {120, 140, 3});
        mask->setMinimumHeight(90);
        stack.add("mask", "Mask", mask, {90, 0, 0});
        stack.add("socket", "Socket", new QWidget, {100, 0, 1});
        stack.show();
    }
    void resize(int height) {
        stack.resize(330, height);
        QCoreApplication::processEvents();
    }
    [[nodiscard]] QString open() const {
        QString letters;
        for (const char* name : {"parts", "bytes", "mask", "socket"})
            letters += stack.isOpen(name) ? QChar(name[0]).toUpper() : QChar(name[0]);
        return letters;
    }
};

} // namespace

class SectionStackTest : public QObject {
    Q_OBJECT

private slots:
    void whatFitsIsOpen();
    void theLastSectionsFoldFirst();
    void aFoldedSectionSaysInItsTitleWhatMatters();
    void whatTheUserOpenedStaysOpen();
    void whatTheUserFoldedStaysFolded();
    void nothingScrollsAsLongAsTheTitlesFit();
    void aViewThatComesToNeedMoreIsGivenIt();
};

void SectionStackTest::whatFitsIsOpen() {
    Column column;
    column.resize(900);
    QCOMPARE(column.open(), QStringLiteral("PBMS"));
}

void SectionStackTest::theLastSectionsFoldFirst() {
    Column column;
    column.resize(640);
    QCOMPARE(column.open(), QStringLiteral("PBMs"));
    column.resize(480);
    QCOMPARE(column.open(), QStringLiteral("PBms"));
    column.resize(300);
    QCOMPARE(column.open(), QStringLiteral("Pbms"));
    column.resize(900); // and all come back
    QCOMPARE(column.open(), QStringLiteral("PBMS"));
}

void SectionStackTest::aFoldedSectionSaysInItsTitleWhatMatters() {
    Column column;
    const auto said = [&](const QString& text) {
        for (const QLabel* label : column.stack.findChildren<QLabel*>())
            if (label->text() == text)
                return true;
        return false;
    };
    column.resize(900);
    QVERIFY(said("all of it"));
    column.resize(480);
    QVERIFY(said("in short"));
    column.mask->m_summary = "in other words";
    emit column.mask->subtitleChanged("all of it");
    QVERIFY(said("in other words"));
}

void SectionStackTest::whatTheUserOpenedStaysOpen() {
    Column column;
    column.resize(480);
    column.stack.findChild<QToolButton*>("socketFold")->click();
    QCOMPARE(column.open(), QStringLiteral("PBmS")); // beside the least of the others
    column.resize(400);
    QCOMPARE(column.open(), QStringLiteral("PbmS")); // it takes their room
}

void SectionStackTest::whatTheUserFoldedStaysFolded() {
    Column column;
    column.resize(900);
    column.stack.findChild<QToolButton*>("bytesFold")->click();
    QCOMPARE(column.open(), QStringLiteral("PbMS"));
    column.resize(1000);
    QCOMPARE(column.open(), QStringLiteral("PbMS"));
}

void SectionStackTest::nothingScrollsAsLongAsTheTitlesFit() {
    Column column;
    for (int height = 900; height >= 300; height -= 20) {
        column.resize(height);
        QVERIFY2(column.stack.verticalScrollBar()->maximum() == 0,
                 qPrintable(QString::number(height)));
    }
}

void SectionStackTest::aViewThatComesToNeedMoreIsGivenIt() {
    Column column;
    column.resize(420);
    QCOMPARE(column.open(), QStringLiteral("PBms"));
    auto* bytes = column.stack.findChild<QWidget*>("bytesView");
    auto* layout = new QVBoxLayout(bytes);
    auto* inner = new QWidget;
    layout->addWidget(inner);
    inner->setMinimumHeight(260);                        // another language, more lines
    QTRY_COMPARE(column.open(), QStringLiteral("Pbms")); // rather none of it than pressed together
    column.resize(600);
    QCOMPARE(column.open(), QStringLiteral("PBms"));
    QVERIFY(bytes->height() >= layout->minimumSize().height());
}

QTEST_MAIN(SectionStackTest)
#include "section_stack_test.moc"
