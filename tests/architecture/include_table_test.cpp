// SPDX-License-Identifier: GPL-3.0-or-later
// No file of engine/ or app/ includes what its folder may not use, and this check can fail.
#include "architecture/include_table.h"

#include <QDirIterator>
#include <QTest>

using namespace muxscope::architecture;

class IncludeTableTest : public QObject {
    Q_OBJECT

private slots:
    void everyIncludeKeepsTheTable();
    void aForbiddenIncludeIsFound_data();
    void aForbiddenIncludeIsFound();
    void anAllowedIncludePasses_data();
    void anAllowedIncludePasses();
    void aViolationNamesFileAndLine();
};

void IncludeTableTest::everyIncludeKeepsTheTable() {
    const QDir root(MUXSCOPE_SOURCE_ROOT);
    QStringList faults;
    int files = 0;
    for (const char* top : {"engine", "app"}) {
        QDirIterator each(root.filePath(top), {"*.h", "*.cpp"}, QDir::Files,
                          QDirIterator::Subdirectories);
        while (each.hasNext()) {
            QFile file(each.next());
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
            const QString path = root.relativeFilePath(file.fileName());
            for (const Violation& violation : violations(path, QString::fromUtf8(file.readAll())))
                faults << violation.text(path);
            ++files;
        }
    }
    QVERIFY(files > 0);
    QVERIFY2(faults.isEmpty(), qPrintable("\n" + faults.join('\n')));
}

void IncludeTableTest::aForbiddenIncludeIsFound_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("line");

    QTest::newRow("base uses nothing") << "engine/base/clock.h"
                                       << "#include \"trace/event.h\"";
    QTest::newRow("trace knows no server") << "engine/trace/a.h"
                                           << "#include \"server/a.h\"";
    QTest::newRow("http knows no socket") << "engine/http/parser.cpp"
                                          << "#include <sys/socket.h>";
    QTest::newRow("kernel below mux") << "engine/kernel/calls.cpp"
                                      << "#include \"mux/mux.h\"";
    QTest::newRow("the peer is a stranger") << "engine/peer/a.cpp"
                                            << "#include \"server/a.h\"";
    QTest::newRow("world knows no source") << "engine/world/world.cpp"
                                           << "#include \"source/live_source.h\"";
    QTest::newRow("world makes no call") << "engine/world/world.cpp"
                                         << "  # include <poll.h>";
    QTest::newRow("no Qt in the engine") << "engine/world/world.h"
                                         << "#include <QString>";
    QTest::newRow("no Qt module") << "engine/cli/main.cpp"
                                  << "#include <QtCore/QString>";
    QTest::newRow("only live_source") << "engine/source/file_source.cpp"
                                      << "#include \"server/server.h\"";
    QTest::newRow("the door") << "engine/server/models/select_model.cpp"
                              << "#include <sys/select.h>";
    QTest::newRow("a call past the door") << "engine/server/connection.cpp"
                                          << "    const auto n = ::recv(fd, room, size, 0);";
    QTest::newRow("a call of the app") << "app/client/sender.cpp"
                                       << "::setsockopt (fd, 1, 2, 3, 4);";
    QTest::newRow("a view and a source") << "app/views/stage_view.cpp"
                                         << "#include \"source/trace_source.h\"";
    QTest::newRow("a view and the client") << "app/views/stage_view.cpp"
                                           << "#include \"client/client.h\"";
    QTest::newRow("two views") << "app/views/stage_view.cpp"
                               << "#include \"views/calls_view.h\"";
    QTest::newRow("geometry paints nothing") << "app/geometry/stage_layout.cpp"
                                             << "#include <QPainter>";
    QTest::newRow("a painter has no widget") << "app/painters/stage_painter.cpp"
                                             << "#include <QWidget>";
    QTest::newRow("the app makes no call") << "app/client/burst.cpp"
                                           << "#include <sys/socket.h>";
    QTest::newRow("own folder named") << "engine/world/world.cpp"
                                      << "#include \"world.h\"";
    QTest::newRow("unknown folder") << "engine/misc/thing.cpp"
                                    << "int x;";
}

void IncludeTableTest::aForbiddenIncludeIsFound() {
    QFETCH(QString, path);
    QFETCH(QString, line);
    QCOMPARE(violations(path, "// SPDX\n" + line + "\n").size(), size_t(1));
}

void IncludeTableTest::anAllowedIncludePasses_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("line");

    QTest::newRow("own header") << "engine/world/world.cpp"
                                << "#include \"world/world.h\"";
    QTest::newRow("the row") << "engine/mux/epoll_mux.cpp"
                             << "#include \"kernel/calls.h\"";
    QTest::newRow("the door") << "engine/mux/epoll_mux.cpp"
                              << "#include <sys/epoll.h>";
    QTest::newRow("live source") << "engine/source/live_source.cpp"
                                 << "#include \"server/server.h\"";
    QTest::newRow("standard library") << "engine/base/clock.h"
                                      << "#include <chrono>";
    QTest::newRow("a view and the session") << "app/views/stage_view.cpp"
                                            << "#include \"session/playback.h\"";
    QTest::newRow("a view's own parts") << "app/views/stage_view.cpp"
                                        << "#include \"views/stage_keys.h\"";
    QTest::newRow("through the door")
        << "engine/server/connection.cpp"
        << "m_calls.recv(fd); kernel::recv(fd); std::ranges::send(x);";
    QTest::newRow("a standard header") << "engine/server/timers.h"
                                       << "#include <queue>";
    QTest::newRow("a comment") << "engine/base/clock.h"
                               << "// #include \"server/a.h\"";
    QTest::newRow("a test") << "tests/server/a_test.cpp"
                            << "#include <QTest>";
}

void IncludeTableTest::anAllowedIncludePasses() {
    QFETCH(QString, path);
    QFETCH(QString, line);
    const auto found = violations(path, line);
    QVERIFY2(found.empty(), qPrintable(found.empty() ? QString() : found.front().text(path)));
}

void IncludeTableTest::aViolationNamesFileAndLine() {
    const QString path = "engine/base/clock.h";
    const auto found = violations(path, "// SPDX\n\n#include \"server/server.h\"\n");
    QCOMPARE(found.size(), size_t(1));
    QCOMPARE(found.front().text(path), "engine/base/clock.h:3: \"server/server.h\": engine/base "
                                       "may not use server/");
}

QTEST_GUILESS_MAIN(IncludeTableTest)
#include "include_table_test.moc"
