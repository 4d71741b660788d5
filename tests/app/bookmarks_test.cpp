// SPDX-License-Identifier: GPL-3.0-or-later
// Bookmarks stand in order, and what was done to them can be undone.
#include "session/bookmarks.h"
#include "session/session.h"
#include "support/trace_builder.h"
#include "trace/session_database.h"
#include "trace/session_writer.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace muxscope::ui;

class BookmarksTest : public QObject {
    Q_OBJECT

private slots:
    void theyStandByMoment() {
        Bookmarks bookmarks;
        bookmarks.add(30, "late");
        bookmarks.add(10, "early");
        bookmarks.add(20);
        bookmarks.add(10, "not again");
        QCOMPARE(bookmarks.all().size(), 3);
        QCOMPARE(bookmarks.all().front(), (Bookmark{10, "early"}));
        QCOMPARE(bookmarks.next(10)->moment, 20U);
        QCOMPARE(bookmarks.next(0)->moment, 10U);
        QVERIFY(!bookmarks.next(30));
        QCOMPARE(bookmarks.previous(20)->moment, 10U);
        QVERIFY(!bookmarks.previous(10));
    }
    void whatIsRemovedComesBackWithItsNote() {
        Bookmarks bookmarks;
        bookmarks.add(10, "why EAGAIN?");
        QSignalSpy changed(&bookmarks, &Bookmarks::changed);
        bookmarks.remove(10);
        QVERIFY(bookmarks.all().isEmpty());
        bookmarks.undo();
        QCOMPARE(bookmarks.all(), (QList<Bookmark>{{10, "why EAGAIN?"}}));
        bookmarks.redo();
        QVERIFY(bookmarks.all().isEmpty());
        QCOMPARE(changed.size(), 3);
    }
    void aNoteThatIsChangedCanBeChangedBack() {
        Bookmarks bookmarks;
        bookmarks.add(10, "one");
        bookmarks.setNote(10, "two");
        bookmarks.setNote(99, "nobody");
        QCOMPARE(bookmarks.at(10)->note, QString("two"));
        bookmarks.undo();
        QCOMPARE(bookmarks.at(10)->note, QString("one"));
        bookmarks.undo();
        QVERIFY(!bookmarks.at(10));
        bookmarks.undo(); // there is no more to undo
    }
    void theyAreChangedUntilSomebodyHasWrittenThem() {
        Bookmarks bookmarks;
        bookmarks.load({{7, "b"}, {3, "a"}, {7, "c"}});
        QCOMPARE(bookmarks.all(), (QList<Bookmark>{{3, "a"}, {7, "b"}}));
        QVERIFY(!bookmarks.isChanged());
        bookmarks.toggle(5);
        QVERIFY(bookmarks.isChanged());
        bookmarks.setClean();
        QVERIFY(!bookmarks.isChanged());
        bookmarks.toggle(5);
        QVERIFY(bookmarks.isChanged());
        QCOMPARE(bookmarks.all().size(), 2);
    }
    void theyComeWithARecording() {
        using namespace muxscope;
        const QTemporaryDir folder;
        const std::string path = folder.filePath("marked.muxscope").toStdString();
        support::TraceBuilder t;
        t.listenOn(3).epollCreate(4).epollWait(4, {{3, trace::kIn}}).accept4(3, 7, 40001);
        auto writer = trace::SessionWriter::start(t.log(), {path, "test", "epoll http", {}});
        QVERIFY(writer);
        QVERIFY((*writer)->stop());
        {
            auto database = trace::Database::open(path, trace::Database::Mode::readWrite);
            QVERIFY(database);
            QVERIFY(
                database->run("INSERT INTO bookmark VALUES(5, 'listening');"
                              "INSERT INTO bookmark VALUES(3, 'why');"
                              "INSERT INTO note(moment, text) VALUES(0, 'at last'), (3, 'first'), "
                              "(4, 'see #4')"));
        }
        Session session;
        session.bookmarks().add(1, "of another trace");
        session.openFile(QString::fromStdString(path));
        QCOMPARE(session.bookmarks().all(), (QList<Bookmark>{{3, "why"}, {5, "listening"}}));
        QCOMPARE(session.bookmarks().notes(), QString("at last\n#3 first\nsee #4"));
        QVERIFY(!session.bookmarks().isChanged());
        QTRY_COMPARE_WITH_TIMEOUT(session.head(), t.end(), 10'000);
    }
};

QTEST_GUILESS_MAIN(BookmarksTest)
#include "bookmarks_test.moc"
