// SPDX-License-Identifier: GPL-3.0-or-later
// The listing in the hands of a user: breakpoints in the gutter, run counts, the next line, running to
// a line; and the list of breakpoints.
#include "models/listing_places.h"
#include "session/language.h"
#include "session/session.h"
#include "source/trace_source.h"
#include "support/trace_builder.h"
#include "views/breakpoints_view.h"
#include "views/loop_listing.h"
#include "views/loop_view.h"

#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QTest>
#include <QToolButton>
#include <QToolTip>
#include <QTreeView>

using namespace muxscope;
using namespace muxscope::ui;
using trace::Site;

namespace {

class BuiltSource : public source::TraceSource {
public:
    support::TraceBuilder t;
    [[nodiscard]] const trace::TraceLog& log() const override { return t.log(); }
    [[nodiscard]] State state() const override { return State::ended; }
    [[nodiscard]] std::optional<Error> error() const override { return {}; }
};

const QString kSelect = QStringLiteral("select");

int lineOf(Site site, const QString& model = kSelect) {
    return Listing::load(model, Listing::Language::python).lineOf(site).value();
}

} // namespace

class LoopViewTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { useLanguage(QStringLiteral("en")); }
    void everyMarkedLineOfEveryModelSaysWhetherOneCanStandThere();
    void aClickInTheGutterSetsAndRemovesABreakpoint();
    void aLineWithoutACallSaysWhyNot();
    void aClickBesideALineWithoutACallSaysWhyNot();
    void theKeyboardComesToTheExecutingLine();
    void keysReachEveryLine();
    void linesAreCountedUpToTheCursor();
    void theNextLineIsTheNextCallOfTheRecording();
    void runningToALineGoesToItsNextCall();
    void whatIsWatchedStandsBesideTheWait();
    void theChosenLanguageComesBackInAnotherView();
    void theListAddsChangesAndRemoves();
    void theListingSendsAsTheServerDoes();

private:
    // Three turns: select; recv 5, send 5; moments 1 .. 18
    static void show(Session& session) {
        auto source = std::make_unique<BuiltSource>();
        for (int i = 0; i < 3; ++i) {
            source->t.site(Site::wait)
                .select({{3, trace::kIn}, {5, trace::kIn}}, {{5, trace::kIn}}, i == 0);
            source->t.site(Site::recv).recv(5, "x");
            source->t.site(Site::send).send(5, "y");
        }
        session.show(std::move(source), nullptr);
        QTRY_COMPARE(session.head(), Moment(18));
        QTRY_COMPARE(session.playback().cursor(), Moment(18));
    }
    static LoopListing& listingOf(LoopView& view) {
        return *view.findChild<LoopListing*>("loopListing");
    }
    // The whole of it on the screen.
    struct Shown {
        explicit Shown(QSize size) {
            view.resize(size);
            view.show();
            LoopViewTest::show(session);
        }
        Session session;
        LoopView view{session};
        LoopListing& listing{listingOf(view)};
    };
};

void LoopViewTest::everyMarkedLineOfEveryModelSaysWhetherOneCanStandThere() {
    for (const char* model :
         {"select", "poll", "epoll", "epoll-et", "epoll-oneshot", "blocking", "blocking-timeout",
          "nonblocking", "nonblocking-spin", "signal-driven", "io_uring", "thread-per-client"}) {
        for (const auto language : {Listing::Language::python, Listing::Language::c}) {
            const QString name = QString::fromLatin1(model);
            const Listing listing = Listing::load(name, language);
            QVERIFY2(!listing.lines.empty(), model);
            int stops = 0;
            for (const Listing::Line& line : listing.lines) {
                const LinePlaces places = placesOf(line, name);
                QCOMPARE(places.sites.empty(), !places.whyNot.isEmpty());
                stops += places.sites.empty() ? 0 : 1;
            }
            QVERIFY2(stops >= 5, model);
        }
    }
    const auto canStop = [](const char* model, Site site) {
        const Listing listing =
            Listing::load(QString::fromLatin1(model), Listing::Language::python);
        return !placesOf(listing.lines[static_cast<std::size_t>(listing.lineOf(site).value())],
                         QString::fromLatin1(model))
                    .sites.empty();
    };
    QVERIFY(canStop("epoll", Site::watchConnection)); // epoll_ctl
    QVERIFY(!canStop("select", Site::watchConnection));
    QVERIFY(!canStop("io_uring", Site::submitRecv));
    QVERIFY(canStop("io_uring", Site::enterRing));
}

void LoopViewTest::aClickInTheGutterSetsAndRemovesABreakpoint() {
    Session session;
    LoopView view(session);
    view.resize(500, 2400); // every line is in sight
    view.show();
    show(session);
    LoopListing& listing = listingOf(view);
    const int line = lineOf(Site::recv);
    // Down the gutter until the line's own: it may have any height.
    int y = 0;
    for (; y < listing.viewport()->height(); ++y) {
        QTest::mouseClick(listing.viewport(), Qt::LeftButton, {}, {200, y});
        if (listing.caretLine() == line)
            break;
    }
    QTest::mouseClick(listing.viewport(), Qt::LeftButton, {}, {6, y + 2});
    QVERIFY(session.breakpoints().atSite(Site::recv) != nullptr);
    const auto at = static_cast<std::size_t>(line);
    QCOMPARE(listing.gutterLines()[at].stop, LoopListing::Gutter::Stop::enabled);
    session.breakpoints().setEnabled(session.breakpoints().list().front().id, false);
    QCOMPARE(listing.gutterLines()[at].stop, LoopListing::Gutter::Stop::disabled);
    QTest::mouseClick(listing.viewport(), Qt::LeftButton, {}, {6, y + 2});
    QVERIFY(session.breakpoints().list().empty());
    QCOMPARE(listing.gutterLines()[at].stop, LoopListing::Gutter::Stop::none);
}

void LoopViewTest::aLineWithoutACallSaysWhyNot() {
    Session session;
    LoopView view(session);
    view.show();
    show(session);
    LoopListing& listing = listingOf(view);
    listing.setCaretLine(0); // import socket
    listing.toggleBreakpoint();
    QVERIFY(session.breakpoints().list().empty());
    QVERIFY(listing.gutterLines()[0].whyNot.contains("No system call"));
    listing.setCaretLine(lineOf(Site::watchConnection));
    listing.toggleBreakpoint();
    QVERIFY(session.breakpoints().list().empty());
}

void LoopViewTest::aClickBesideALineWithoutACallSaysWhyNot() {
    Shown shown({500, 400});
    auto& [session, view, listing] = shown;
    listing.verticalScrollBar()->setValue(0);
    QTest::mouseClick(listing.viewport(), Qt::LeftButton, {}, {6, 4}); // import socket
    QVERIFY(session.breakpoints().list().empty());
    QVERIFY2(QToolTip::text().contains("No system call"), qPrintable(QToolTip::text()));
    QToolTip::hideText();
}

void LoopViewTest::theKeyboardComesToTheExecutingLine() {
    Shown shown({500, 200});
    auto& [session, view, listing] = shown;
    listing.setCaretLine(0);
    listing.setFocus(Qt::TabFocusReason);
    QTRY_VERIFY(listing.hasFocus());
    QVERIFY(listing.caretLine() > 0);
    const QString line = QString::number(listing.caretLine() + 1);
    QVERIFY2(listing.accessibleDescription().contains("line " + line + ": ") ||
                 listing.accessibleDescription().contains("Line " + line + " ran last"),
             qPrintable(listing.accessibleDescription()));
    QCOMPARE(listing.accessibleDescription().count("ine " + line + ":") +
                 listing.accessibleDescription().count("ine " + line + " ran last"),
             2); // the line that executes, and the line of the keys
}

void LoopViewTest::keysReachEveryLine() {
    Shown shown({500, 200});
    auto& [session, view, listing] = shown;
    const int line = lineOf(Site::send);
    listing.setFocus();
    for (int i = 0; i < 200 && listing.caretLine() < line; ++i)
        QTest::keyClick(&listing, Qt::Key_Down);
    QCOMPARE(listing.caretLine(), line);
    QVERIFY(listing.accessibleDescription().contains(QStringLiteral("s.send(outbox[s])")));
    QTest::keyClick(&listing, Qt::Key_Space);
    QVERIFY(session.breakpoints().atSite(Site::send) != nullptr);
    QTest::keyClick(&listing, Qt::Key_Space);
    QVERIFY(session.breakpoints().list().empty());
}

void LoopViewTest::linesAreCountedUpToTheCursor() {
    Session session;
    LoopView view(session);
    view.show();
    show(session);
    LoopListing& listing = listingOf(view);
    const auto runs = [&](Site site) {
        return listing.gutterLines()[static_cast<std::size_t>(lineOf(site))].runs;
    };
    QCOMPARE(runs(Site::wait), quint64(3));
    QCOMPARE(runs(Site::recv), quint64(3));
    session.playback().goTo(9); // in the second turn, about to call recv
    QCOMPARE(runs(Site::wait), quint64(2));
    QCOMPARE(runs(Site::recv), quint64(2));
    QCOMPARE(runs(Site::send), quint64(1));
    session.playback().goFirst();
    QCOMPARE(runs(Site::wait), quint64(0));
}

void LoopViewTest::theNextLineIsTheNextCallOfTheRecording() {
    Session session;
    LoopView view(session);
    view.show();
    show(session);
    LoopListing& listing = listingOf(view);
    session.playback().goTo(4); // recv has returned
    QCOMPARE(listing.currentLine(), std::optional(lineOf(Site::recv)));
    QCOMPARE(listing.nextLine(), std::optional(lineOf(Site::send)));
    session.playback().goTo(5); // about to send
    QCOMPARE(listing.currentLine(), std::optional(lineOf(Site::send)));
    QCOMPARE(listing.nextLine(), std::optional(lineOf(Site::wait)));
    session.playback().goTo(18);
    QCOMPARE(listing.nextLine(), std::nullopt); // nobody knows
}

void LoopViewTest::runningToALineGoesToItsNextCall() {
    Session session;
    LoopView view(session);
    view.show();
    show(session);
    LoopListing& listing = listingOf(view);
    session.playback().goTo(2);
    emit listing.runToWanted(lineOf(Site::send));
    QCOMPARE(session.playback().cursor(), Moment(5));
    emit listing.runToWanted(lineOf(Site::send));
    QCOMPARE(session.playback().cursor(), Moment(11));
    QVERIFY(session.breakpoints().list().empty());
}

void LoopViewTest::whatIsWatchedStandsBesideTheWait() {
    Session session;
    LoopView view(session);
    view.show();
    show(session);
    LoopListing& listing = listingOf(view);
    session.playback().goTo(7); // waits
    QCOMPARE(listing.values().value(lineOf(Site::wait)),
             QStringLiteral("rlist = [3, 5]  wlist = []  xlist = []"));
    session.playback().goTo(8);
    QCOMPARE(listing.values().value(lineOf(Site::wait)),
             QStringLiteral("rs = [5]  ws = []  xs = []"));
    QCOMPARE(listing.values().value(lineOf(Site::watchListener)),
             QStringLiteral("rlist = [3, 5]  wlist = []  xlist = []"));
}

void LoopViewTest::theChosenLanguageComesBackInAnotherView() {
    Session session;
    {
        LoopView view(session);
        view.findChild<QToolButton*>("loopC")->click();
    }
    LoopView again(session);
    QCOMPARE(again.language(), Listing::Language::c);
    QVERIFY(again.findChild<QToolButton*>("loopC")->isChecked());
}

void LoopViewTest::theListAddsChangesAndRemoves() {
    Session session;
    BreakpointsView view(session);
    view.show();
    Breakpoints& breakpoints = session.breakpoints();
    auto* condition = view.findChild<QLineEdit*>("breakpointCondition");
    auto* fault = view.findChild<QLabel*>("breakpointFault");
    auto* list = view.findChild<QTreeView*>("breakpointList");
    QTest::keyClicks(condition, "took > 1ms");
    QVERIFY(fault->isVisible());
    QTest::keyClick(condition, Qt::Key_Return);
    QVERIFY(breakpoints.list().empty());
    condition->clear();
    QVERIFY(!fault->isVisible());
    QTest::keyClicks(condition, "fd == 5 && EAGAIN");
    QTest::keyClick(condition, Qt::Key_Return);
    QCOMPARE(breakpoints.list().size(), std::size_t(1));
    QVERIFY(condition->text().isEmpty());
    QCOMPARE(view.subtitle(), QStringLiteral("1 on"));
    const QModelIndex first = list->model()->index(0, 0);
    QVERIFY(list->model()->setData(first, Qt::Unchecked, Qt::CheckStateRole));
    QVERIFY(!breakpoints.list().front().enabled);
    QVERIFY(!list->model()->setData(first, "nonsense", Qt::EditRole));
    QVERIFY(fault->isVisible());
    QVERIFY(list->model()->setData(first, "http.status >= 500", Qt::EditRole));
    QVERIFY(breakpoints.list().front().any.front().httpStatus.has_value());
    QVERIFY(list->model()->data(first, Qt::ToolTipRole).toString().contains("status line"));
    list->setCurrentIndex(first);
    view.activateWindow();
    list->setFocus();
    QTRY_VERIFY(list->hasFocus());
    QTest::keyClick(list, Qt::Key_Delete);
    QVERIFY(breakpoints.list().empty());
    QVERIFY(view.subtitle().contains("F9"));
}

// What is tried at once and what waits for room are two programs.
void LoopViewTest::theListingSendsAsTheServerDoes() {
    for (const bool room : {false, true}) {
        auto source = std::make_unique<BuiltSource>();
        source->t.note(trace::NoteKind::serverStarted,
                       room ? "select http room-first" : "select http");
        source->t.site(Site::wait).select({{3, trace::kIn}}, {{3, trace::kIn}});
        source->t.site(Site::recv).recv(5, "x");
        Session session;
        LoopView view(session);
        view.resize(500, 400);
        view.show();
        session.show(std::move(source), nullptr);
        QTRY_VERIFY(session.head() > 4 && session.playback().cursor() == session.head());
        const Listing shown =
            Listing::load(kSelect, Listing::Language::python,
                          room ? Listing::Sends::whenThereIsRoom : Listing::Sends::atOnce);
        QTRY_COMPARE(listingOf(view).currentLine(), shown.lineOf(Site::recv));
        QCOMPARE(shown.lineOf(Site::recv) == lineOf(Site::recv), !room);
    }
}

QTEST_MAIN(LoopViewTest)
#include "loop_view_test.moc"
