// SPDX-License-Identifier: GPL-3.0-or-later
// What people do with the timeline, by mouse and by keyboard, over a server that really runs.
#include "session/bookmarks.h"
#include "session/range_measure.h"
#include "session/session.h"
#include "session/timeline_choices.h"
#include "views/timeline_panel.h"
#include "views/timeline_view.h"

#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace muxscope;
using namespace muxscope::ui;

class TimelineStoriesTest : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aTeacherChoosesARangeAndReadsWhatHappenedInIt();
    void aRangeIsChosenFromTheKeyboardAndLetGo();
    void aBookmarkGetsANoteIsRemovedAndComesBack();
    void aLaneIsFoundPinnedAndLetGo();
    void theStripBringsTheWindowElsewhere();
    void gapsAreFoldedAndTheCursorStaysWhereItIs();
    void everyControlHasANameAndAToolTip();
    void aShortActionIsFramed();
    void whileARangeIsChosenTheWindowStaysWhereItIs();

private:
    void exchange();
    QPoint inPlot(double share) const;
    TimelineView& view() const { return m_panel->view(); }

    std::unique_ptr<Session> m_session;
    std::unique_ptr<TimelinePanel> m_panel;
    std::unique_ptr<QWidget> m_tools;
    std::vector<std::unique_ptr<QTcpSocket>> m_sockets;
};

void TimelineStoriesTest::exchange() {
    const auto before = m_session->headWorld().counters.responses;
    auto socket = std::make_unique<QTcpSocket>();
    socket->connectToHost(QStringLiteral("127.0.0.1"), m_session->port());
    socket->write("GET /hello HTTP/1.1\r\nHost: a\r\n\r\n");
    QTRY_VERIFY_WITH_TIMEOUT(m_session->headWorld().counters.responses > before, 10'000);
    m_sockets.push_back(std::move(socket));
}

// A recording of a few requests, all of it in sight.
void TimelineStoriesTest::init() {
    m_session = std::make_unique<Session>();
    m_panel = std::make_unique<TimelinePanel>(*m_session);
    m_tools.reset(qobject_cast<QWidget*>(m_panel->titleWidget()));
    m_panel->resize(1300, 260);
    m_panel->show();
    ServerSettings settings;
    settings.model = QStringLiteral("epoll");
    settings.port = 0;
    m_session->startServer(settings);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->engine() == Session::Engine::running, 10'000);
    for (int i = 0; i < 3; ++i)
        exchange();
    m_session->stopServer();
    QTRY_VERIFY_WITH_TIMEOUT(m_session->engine() == Session::Engine::stopped, 10'000);
    view().fit();
    view().grab();
}

void TimelineStoriesTest::cleanup() {
    m_sockets.clear();
    m_tools.reset();
    m_panel.reset();
    m_session.reset();
}

QPoint TimelineStoriesTest::inPlot(double share) const {
    const QRectF plot = view().layoutShown().plot;
    return QPointF(plot.left() + plot.width() * share, plot.center().y()).toPoint();
}

void TimelineStoriesTest::aTeacherChoosesARangeAndReadsWhatHappenedInIt() {
    QTest::mousePress(&view(), Qt::LeftButton, Qt::ShiftModifier, inPlot(0.01));
    QTest::mouseMove(&view(), inPlot(0.99));
    QTest::mouseRelease(&view(), Qt::LeftButton, Qt::ShiftModifier, inPlot(0.99));
    QVERIFY(m_session->timelineChoices().range().has_value());
    QTRY_VERIFY_WITH_TIMEOUT(m_session->rangeMeasure().done(), 10'000);
    QCOMPARE(m_session->rangeMeasure().responses(), quint64{3});
    auto* lines = m_panel->findChild<QTreeWidget*>("timelineRangeLines");
    QVERIFY(lines->isVisibleTo(m_panel.get()));
    const auto finished = lines->findItems("requests finished", Qt::MatchExactly);
    QCOMPARE(finished.size(), 1);
    QCOMPARE(finished.front()->text(1), QString("3"));
    QCOMPARE(lines->findItems("epoll_wait", Qt::MatchExactly).size(), 1);
    view().showSpan(0, 100 * m_session->headWorld().atNs);
    view().grab();
    QVERIFY(view().layoutShown().range.width() < 50);
    QTest::keyClick(&view(), Qt::Key_Z);
    view().grab();
    QVERIFY(view().layoutShown().range.width() > view().layoutShown().plot.width() * 0.9);
    // A click with Shift that goes nowhere lets go.
    QTest::mouseClick(&view(), Qt::LeftButton, Qt::ShiftModifier, inPlot(0.5));
    QVERIFY(!m_session->timelineChoices().range());
    QVERIFY(!lines->isVisibleTo(m_panel.get()));
}

void TimelineStoriesTest::aRangeIsChosenFromTheKeyboardAndLetGo() {
    m_session->playback().goTo(m_session->firstMoment() + 2);
    QTest::keyClick(&view(), Qt::Key_I);
    m_session->playback().goTo(m_session->head() - 2);
    QTest::keyClick(&view(), Qt::Key_O);
    const auto range = m_session->timelineChoices().range();
    QVERIFY(range.has_value());
    QCOMPARE(range->toNs, m_session->world().atNs);
    QTest::keyClick(&view(), Qt::Key_Left, Qt::ShiftModifier);
    QVERIFY(m_session->timelineChoices().range()->toNs < range->toNs);
    QTest::keyClick(&view(), Qt::Key_Escape);
    QVERIFY(!m_session->timelineChoices().range());
}

void TimelineStoriesTest::aBookmarkGetsANoteIsRemovedAndComesBack() {
    m_panel->showBookmarks(true);
    m_session->playback().goTo(m_session->head() / 2);
    const Moment here = m_session->playback().cursor();
    m_session->bookmarks().add(here);
    auto* list = m_panel->findChild<QTreeWidget*>("timelineBookmarks");
    QCOMPARE(list->topLevelItemCount(), 1);
    list->topLevelItem(0)->setText(1, "why does it sleep here?");
    QTRY_COMPARE(m_session->bookmarks().at(here)->note, QString("why does it sleep here?"));
    view().grab();
    QCOMPARE(view().layoutShown().flags.size(), std::size_t{1});
    // A click on the flag goes there.
    const std::int64_t from = view().layoutShown().scale.fromNs;
    m_session->playback().goFirst();
    view().grab();
    QCOMPARE(view().layoutShown().scale.fromNs, from); // all of it was in sight already
    QCOMPARE(view().layoutShown().flags.size(), std::size_t{1});
    const double x = view().layoutShown().flags.front().x;
    QTest::mouseClick(&view(), Qt::LeftButton, {}, QPoint(static_cast<int>(x) + 3, 8));
    QCOMPARE(m_session->playback().cursor(), here);
    list->setCurrentItem(list->topLevelItem(0));
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(list->topLevelItemCount(), 0);
    view().setFocus();
    QTest::keyClick(&view(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(list->topLevelItemCount(), 1);
    QCOMPARE(m_session->bookmarks().at(here)->note, QString("why does it sleep here?"));
}

void TimelineStoriesTest::aLaneIsFoundPinnedAndLetGo() {
    auto* search = m_tools->findChild<QLineEdit*>("timelineSearch");
    search->setText("thread");
    view().grab();
    QCOMPARE(view().layoutShown().rows.size(), std::size_t{1});
    QTest::keyClick(&view(), Qt::Key_Down);
    QTest::keyClick(&view(), Qt::Key_P);
    QVERIFY(m_session->timelineChoices().isPinned({world::LaneKind::thread, 1}));
    search->clear();
    view().grab();
    QVERIFY(view().layoutShown().rows.front().pinned);
    QVERIFY(view().textTwin().contains("thread (pinned)"));
    QTest::keyClick(&view(), Qt::Key_P);
    QVERIFY(m_session->timelineChoices().pins().empty());
}

void TimelineStoriesTest::theStripBringsTheWindowElsewhere() {
    const std::int64_t end = m_session->headWorld().atNs;
    view().showSpan(0, end / 10);
    view().grab();
    const QRectF strip = view().layoutShown().overview.rect;
    QVERIFY(strip.height() > 5);
    const QPoint last(static_cast<int>(strip.right()) - 20, static_cast<int>(strip.center().y()));
    QTest::mouseClick(&view(), Qt::LeftButton, {}, last);
    view().grab();
    QVERIFY(view().layoutShown().scale.fromNs > end / 2);
    // Its right edge, taken hold of, makes it wider.
    const QRectF window = view().layoutShown().overview.window;
    const std::int64_t from = view().layoutShown().scale.fromNs;
    const QPoint edge(static_cast<int>(window.left()), last.y());
    QTest::mousePress(&view(), Qt::LeftButton, {}, edge);
    QTest::mouseMove(&view(), QPoint(static_cast<int>(strip.left()) + 200, last.y()));
    QTest::mouseRelease(&view(), Qt::LeftButton, {}, edge);
    view().grab();
    QVERIFY(view().layoutShown().scale.fromNs < from);
}

void TimelineStoriesTest::gapsAreFoldedAndTheCursorStaysWhereItIs() {
    m_session->playback().goTo(m_session->head() / 2);
    const Moment here = m_session->playback().cursor();
    QTest::keyClick(&view(), Qt::Key_G);
    QVERIFY(m_session->timelineChoices().foldsGaps());
    view().grab();
    QCOMPARE(m_session->playback().cursor(), here);
    const double x = view().layoutShown().cursorX;
    QVERIFY(std::abs(view().layoutShown().scale.xOf(m_session->world().atNs) - x) < 0.5);
    QTest::keyClick(&view(), Qt::Key_G);
    QVERIFY(!m_session->timelineChoices().foldsGaps());
}

void TimelineStoriesTest::everyControlHasANameAndAToolTip() {
    m_panel->showBookmarks(true);
    QList<QWidget*> controls;
    for (const QWidget* root : {static_cast<QWidget*>(m_panel.get()), m_tools.get()}) {
        for (QToolButton* button : root->findChildren<QToolButton*>())
            if (!button->objectName().startsWith("qt_") &&
                button->parent()->inherits("QLineEdit") == false)
                controls << button;
        for (QTreeWidget* list : root->findChildren<QTreeWidget*>())
            controls << list;
        for (QLineEdit* line : root->findChildren<QLineEdit*>())
            controls << line;
    }
    QVERIFY(controls.size() >= 12);
    for (const QWidget* control : controls) {
        QVERIFY2(!control->accessibleName().isEmpty(), control->metaObject()->className());
        QVERIFY2(!control->toolTip().isEmpty(), qPrintable(control->accessibleName()));
    }
}

void TimelineStoriesTest::aShortActionIsFramed() {
    const std::int64_t whole = m_session->headWorld().atNs;
    m_session->playback().goTo(m_session->head() - 4);
    view().showSpan(0, 1000 * whole); // all of it within two pixels
    view().grab();
    QTest::keyClick(&view(), Qt::Key_F);
    view().grab();
    const TimeScale& scale = view().layoutShown().scale;
    QVERIFY(scale.nsPerPixel() * scale.width < static_cast<double>(4 * whole));
    const double x = scale.xOf(m_session->world().atNs);
    QVERIFY(x > scale.left && x < scale.left + scale.width);
}

void TimelineStoriesTest::whileARangeIsChosenTheWindowStaysWhereItIs() {
    ServerSettings settings;
    settings.port = 0;
    m_session->startServer(settings);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->engine() == Session::Engine::running, 10'000);
    QTRY_VERIFY(view().follows());
    constexpr std::int64_t kWindow = 20'000'000;
    const auto windowAtNow = [this] {
        const std::int64_t now = m_session->log().nowNs();
        view().showSpan(now - kWindow, now);
        view().grab();
        return view().layoutShown().scale.fromNs;
    };
    const std::int64_t moving = windowAtNow();
    QTRY_VERIFY((view().grab(), view().layoutShown().scale.fromNs > moving));
    m_session->timelineChoices().setRange(0, kWindow / 2);
    const std::int64_t still = windowAtNow();
    const std::int64_t later = m_session->log().nowNs() + 10 * kWindow;
    QTRY_VERIFY(m_session->log().nowNs() > later);
    view().grab();
    QVERIFY(view().layoutShown().scale.fromNs <= still);
    m_session->timelineChoices().clearRange();
    QTRY_VERIFY((view().grab(), view().layoutShown().scale.fromNs > still));
}

QTEST_MAIN(TimelineStoriesTest)
#include "timeline_stories_test.moc"
