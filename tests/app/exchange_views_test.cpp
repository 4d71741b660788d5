// SPDX-License-Identifier: GPL-3.0-or-later
// What a user does with an exchange: the list, the tree, the bytes, the times and the reference follow
// each other through the session alone.
#include "app/panels_traces.h"
#include "models/reference.h"
#include "session/language.h"
#include "views/bits_view.h"
#include "views/bytes_grid.h"
#include "views/bytes_view.h"
#include "views/exchange_list_view.h"
#include "views/exchange_meaning.h"
#include "views/exchange_timing_view.h"
#include "views/exchange_view.h"
#include "views/reference_view.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTextBrowser>
#include <QToolButton>
#include <QTreeView>

using namespace muxscope;
using namespace muxscope::ui;

namespace {

// A window's worth of views around one session that shows the panels' trace.
struct Desk {
    Session session;
    std::unique_ptr<ExchangeListView> list;
    std::unique_ptr<ExchangeView> exchange;
    std::unique_ptr<BytesView> bytes;
    std::unique_ptr<ReferenceView> reference;

    Desk() {
        session.show(std::make_unique<PanelsSource>(), nullptr);
        list = std::make_unique<ExchangeListView>(session);
        exchange = std::make_unique<ExchangeView>(session);
        bytes = std::make_unique<BytesView>(session);
        reference = std::make_unique<ReferenceView>(session);
        for (QWidget* view : std::initializer_list<QWidget*>{list.get(), exchange.get(),
                                                             bytes.get(), reference.get()}) {
            view->resize(400, 420);
            view->setVisible(true);
        }
    }
    // At the end of what was recorded.
    [[nodiscard]] bool ready() {
        return QTest::qWaitFor([this] { return session.headWorld().counters.responses >= 2; });
    }
    QTreeView* tree() { return exchange->findChild<QTreeView*>("exchangeTree"); }
    // The row of the list for this descriptor, chosen.
    [[nodiscard]] bool choose(int fd) {
        list->model().refresh();
        const int row = list->model().rowOf(Fd{fd}, 1);
        if (row < 0)
            return false;
        list->findChild<QTableView*>("exchangeRows")->setCurrentIndex(list->model().index(row, 0));
        return QTest::qWaitFor([&] { return exchange->reader().shown().fd == Fd{fd}; });
    }
};

} // namespace

class ExchangeViewsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { useLanguage(QStringLiteral("en")); }
    void aRowOfTheListShowsItsPartsAndBytes();
    void aHiddenViewReadsNothingUntilItIsShown();
    void aPartOfTheTreeMarksAllItsBytes();
    void aMarkedByteChoosesItsPartAndSaysItsCall();
    void enterOnAByteGoesToTheCallThatBroughtIt();
    void aPhaseGoesToTheCallThatEndedIt();
    void aWidePanelShowsTheAnswerBesideTheRequest();
    void theReferenceFollowsTheChosenPart();
    void aSearchLeadsToAWordAndBack();
    void theBitsOfLiveValuesAreExplained();
    void aBadNumberIsComplainedAbout();
};

void ExchangeViewsTest::aRowOfTheListShowsItsPartsAndBytes() {
    Desk desk;
    QVERIFY(desk.ready());
    QVERIFY(desk.choose(5));
    QCOMPARE(desk.session.selection().fd(), Fd{5});
    QVERIFY(desk.exchange->subtitle().startsWith(QStringLiteral("fd 5 · request 1")));
    const auto* grid = desk.bytes->findChild<BytesGrid*>("bytesGrid");
    QVERIFY(QTest::qWaitFor([&] { return grid->message().bytes.starts_with("POST /files"); }));
    QVERIFY(desk.choose(6));
    QVERIFY(QTest::qWaitFor([&] { return grid->message().bytes.starts_with("GET /hello"); }));
}

void ExchangeViewsTest::aHiddenViewReadsNothingUntilItIsShown() {
    Desk desk;
    QVERIFY(desk.ready() && desk.choose(5));
    desk.bytes->hide();
    QSignalSpy read(&desk.bytes->reader(), &ExchangeReader::changed);
    QVERIFY(desk.choose(6)); // the exchange's own reader has followed
    QCOMPARE(read.size(), 0);
    desk.bytes->setVisible(true);
    QCOMPARE(read.size(), 1);
    QCOMPARE(desk.bytes->reader().shown().fd, Fd{6});
}

void ExchangeViewsTest::aPartOfTheTreeMarksAllItsBytes() {
    Desk desk;
    QVERIFY(desk.ready() && desk.choose(5));
    const QAbstractItemModel* model = desk.tree()->model();
    desk.tree()->setCurrentIndex(model->index(1, 0)); // headers
    const Selection& selection = desk.session.selection();
    QVERIFY(selection.byteOffset() > 0);
    QVERIFY(selection.byteLength() > 40);
    QVERIFY(!selection.byteInResponse());
    const auto* meaning = desk.exchange->findChild<ExchangeMeaning*>();
    QVERIFY(meaning->accessibleName().contains(QStringLiteral("RFC 9112 §5")));
    // The part stays chosen although its first byte belongs to a smaller one.
    QCOMPARE(desk.tree()->currentIndex(), model->index(1, 0));
}

void ExchangeViewsTest::aMarkedByteChoosesItsPartAndSaysItsCall() {
    Desk desk;
    QVERIFY(desk.ready() && desk.choose(5));
    auto* grid = desk.bytes->findChild<BytesGrid*>("bytesGrid");
    QVERIFY(QTest::qWaitFor([&] { return !grid->message().bytes.empty(); }));
    const auto at = static_cast<qint64>(grid->message().bytes.find("Content-Length"));
    emit grid->byteChosen(at);
    QVERIFY(desk.tree()->currentIndex().data().toString().startsWith(
        QStringLiteral("Content-Length: 11")));
    const QString facts = desk.bytes->findChild<QLabel*>("bytesFacts")->text();
    QVERIFY2(facts.contains(QStringLiteral("recv call 21 of 22")), qPrintable(facts));
    QVERIFY2(facts.contains(QStringLiteral("waits for header fields")), qPrintable(facts));
    // Nothing is said of a byte that does not show.
    desk.bytes->findChild<QToolButton*>("bytesResponse")->click();
    QVERIFY(!desk.bytes->findChild<QLabel*>("bytesFacts")->text().contains("recv call"));
    desk.bytes->findChild<QToolButton*>("bytesRequest")->click();
    QCOMPARE(desk.bytes->findChild<QLabel*>("bytesFacts")->text(), facts);
}

void ExchangeViewsTest::enterOnAByteGoesToTheCallThatBroughtIt() {
    Desk desk;
    QVERIFY(desk.ready() && desk.choose(5));
    auto* grid = desk.bytes->findChild<BytesGrid*>("bytesGrid");
    QVERIFY(QTest::qWaitFor([&] { return !grid->message().bytes.empty(); }));
    emit grid->byteChosen(3);
    QTest::keyClick(grid, Qt::Key_Return);
    QCOMPARE(desk.session.playback().mode(), Playback::Mode::paused);
    QCOMPARE(desk.session.playback().cursor(),
             exitOf(desk.session.log(), trace::Call::recv, 5, 4) + 1);
}

void ExchangeViewsTest::aPhaseGoesToTheCallThatEndedIt() {
    Desk desk;
    QVERIFY(desk.ready() && desk.choose(5));
    desk.exchange->showTiming(true);
    auto* timing = desk.exchange->findChild<ExchangeTimingView*>();
    QVERIFY(QTest::qWaitFor([&] { return timing->timing().rowCount() == 4; }));
    QCOMPARE(timing->timing().index(0, 0).data().toString(), QStringLiteral("head"));
    timing->setCurrentIndex(timing->timing().index(0, 0));
    QTest::keyClick(timing, Qt::Key_Return);
    const Moment there = exitOf(desk.session.log(), trace::Call::recv, 5, 21) + 1;
    QCOMPARE(desk.session.playback().cursor(), there);
    // Later phases stay, as what is still to come.
    QVERIFY(QTest::qWaitFor([&] {
        return timing->timing().rowCount() == 4 &&
               timing->timing().index(3, 0).data(ExchangeTimingModel::FutureRole).toBool();
    }));
}

void ExchangeViewsTest::aWidePanelShowsTheAnswerBesideTheRequest() {
    Desk desk;
    QVERIFY(desk.ready() && desk.choose(6));
    auto* answer = desk.exchange->findChild<QTreeView*>("exchangeAnswerTree");
    QVERIFY(!answer->isVisible());
    QVERIFY(!desk.tree()->isRowHidden(4, {}));
    desk.exchange->resize(900, 420);
    desk.bytes->resize(900, 420);
    QVERIFY(answer->isVisible());
    QVERIFY(desk.tree()->isRowHidden(4, {}));
    QCOMPARE(answer->model()->index(0, 0, answer->rootIndex()).data().toString(),
             QStringLiteral("Status line"));
    QVERIFY(desk.bytes->findChild<BytesGrid*>("bytesAnswerGrid")->isVisible());
    QVERIFY(desk.bytes->findChild<BytesGrid*>("bytesGrid")->isVisible());
    desk.exchange->resize(400, 420);
    QVERIFY(!answer->isVisible());
    QVERIFY(!desk.tree()->isRowHidden(4, {}));
}

void ExchangeViewsTest::theReferenceFollowsTheChosenPart() {
    Desk desk;
    QVERIFY(desk.ready() && desk.choose(5));
    QCOMPARE(desk.reference->topic(), QStringLiteral("201"));
    const QAbstractItemModel* model = desk.tree()->model();
    desk.tree()->setCurrentIndex(model->index(0, 0, model->index(1, 0)));
    QCOMPARE(desk.reference->topic(), QStringLiteral("Host:"));
    QCOMPARE(desk.reference->subtitle(), QStringLiteral("RFC 9110 §7.2"));
    const QSignalSpy wanted(&desk.session.selection(), &Selection::lookUpWanted);
    desk.exchange->findChild<ExchangeMeaning*>()->click();
    QCOMPARE(wanted.size(), 1);
    // The call at the cursor, while that stands.
    desk.session.playback().goTo(exitOf(desk.session.log(), trace::Call::recv, 5, 4) + 1);
    QTRY_COMPARE(desk.reference->topic(), QStringLiteral("recv"));
    QVERIFY(desk.reference->findChild<QTextBrowser*>()->toPlainText().contains(
        QStringLiteral("At the cursor: returned 1")));
}

void ExchangeViewsTest::aSearchLeadsToAWordAndBack() {
    Desk desk;
    desk.reference->show(QStringLiteral("recv"));
    auto* search = desk.reference->findChild<QLineEdit*>("referenceSearch");
    search->setText(QStringLiteral("thundering"));
    const auto* found = desk.reference->findChild<QListWidget*>("referenceFound");
    QCOMPARE(found->count(), 1);
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(desk.reference->topic(), QStringLiteral("EPOLLEXCLUSIVE"));
    search->setText(QStringLiteral("EAGAIN"));
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(desk.reference->topic(), QStringLiteral("EAGAIN")); // its own name goes first
    desk.reference->findChild<QAbstractButton*>("referenceBack")->click();
    QCOMPARE(desk.reference->topic(), QStringLiteral("EPOLLEXCLUSIVE"));
    search->setText(QStringLiteral("no such thing anywhere"));
    QCOMPARE(found->count(), 1); // that nothing was found
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(desk.reference->topic(), QStringLiteral("EPOLLEXCLUSIVE"));
}

void ExchangeViewsTest::theBitsOfLiveValuesAreExplained() {
    Desk desk;
    QVERIFY(desk.ready());
    BitsView bits(desk.session);
    bits.setVisible(true);
    desk.session.selection().selectFd(Fd{5});
    desk.session.playback().goTo(exitOf(desk.session.log(), trace::Call::recv, 5, 4) + 1);
    bits.setSum(QStringLiteral("revents"), BitsOperator::bitAnd, QStringLiteral("POLLIN"));
    const auto* sum = bits.findChild<QLabel*>("bitsSum");
    QTRY_VERIFY2(sum->text().startsWith(QStringLiteral("revents & POLLIN = 0x0001")),
                 qPrintable(sum->text()));
    QVERIFY(bits.findChild<QLabel*>("bitsNames")->text().contains(QStringLiteral("bit 0: POLLIN")));
    bits.setSum(QStringLiteral("rlist[0]"), BitsOperator::bitAnd, QStringLiteral("1 | 0x20"));
    QTRY_VERIFY2(sum->text().contains(QStringLiteral("fd 5")), qPrintable(sum->text()));
}

void ExchangeViewsTest::aBadNumberIsComplainedAbout() {
    Desk desk;
    BitsView bits(desk.session);
    bits.setVisible(true);
    bits.setSum(QStringLiteral("0b102"), BitsOperator::bitOr, QStringLiteral("1"));
    QVERIFY(bits.findChild<QLabel*>("bitsSum")->text().contains(
        QStringLiteral("“0b102” is no number")));
    bits.setSum(QStringLiteral("0b101"), BitsOperator::complement, QStringLiteral("what"));
    QVERIFY(bits.findChild<QLabel*>("bitsSum")->text().startsWith(
        QStringLiteral("~0b101 = 0xfffffffa")));
    QVERIFY(!bits.findChild<QComboBox*>("bitsB")->isEnabled());
}

QTEST_MAIN(ExchangeViewsTest)
#include "exchange_views_test.moc"
