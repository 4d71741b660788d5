// SPDX-License-Identifier: GPL-3.0-or-later
// A few whole worlds as text, compared with tests/golden/*.txt. After a wanted change:
//     MUXSCOPE_UPDATE_GOLDEN=1 golden_test
// and read the difference before committing it.
#include "trace/event_text.h"
#include "world/folding.h"

#include <QFile>

using namespace muxscope;
using support::TraceBuilder;
using trace::kIn;
using trace::kOut;

class GoldenTest : public QObject {
    Q_OBJECT

private slots:
    void worldsReadAsBefore_data();
    void worldsReadAsBefore();
    void theSummaryLineNamesWhatMatters();
};

namespace {

constexpr std::string_view kGet = "GET /hello HTTP/1.1\r\nHost: a\r\n\r\n";
constexpr std::string_view kOk = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

void selectServer(TraceBuilder& t) {
    t.note(trace::NoteKind::serverStarted, "select http").listenOn(3);
    t.select({{3, kIn}}, {{3, kIn}}, true).accept4(3, 7, 40001);
    t.gauges({TraceBuilder::gauge(0, 1, 128), TraceBuilder::gauge(40001, 33),
              TraceBuilder::gauge(40002, 18, 0, false)});
    t.select({{7, kIn}}, {{3, kIn}, {7, kIn}}).accept4(3, 8, 40002).recv(7, kGet).send(7, kOk, 20);
    t.listEnter(trace::Call::select, {{7, kIn | kOut}, {8, kIn}});
}

void epollServer(TraceBuilder& t) {
    t.note(trace::NoteKind::serverStarted, "epoll http").listenOn(3).epollCreate(4);
    t.epollAdd(4, 3, kIn).epollWait(4, {{3, kIn}}).accept4(3, 7, 40001);
    t.epollAdd(4, 7, kIn | trace::kRdHup);
    t.epollWait(4, {{7, kIn}}).recv(7, std::string(kGet) + "POST / HTTP/1.1\r\nContent-Le");
    t.send(7, kOk).recvFails(7, EAGAIN).epollWait(4, {{7, kIn | trace::kRdHup}});
    t.recv(7, "").close(7).acceptFails(3, EMFILE);
    t.note(trace::NoteKind::listenerPaused, "no descriptor is left");
}

void blockingServer(TraceBuilder& t) {
    using trace::Call;
    t.note(trace::NoteKind::serverStarted, "blocking http").listenOn(3);
    t.acceptBlocking(3, 7, 40001).recv(7, kGet).send(7, kOk);
    t.gauges({TraceBuilder::gauge(0, 1, 128), TraceBuilder::gauge(40002, 32, 0, false)});
    t.recv(7, "").close(7).acceptBlocking(3, 7, 40002);
    t.enter(Call::recv, 7, 16384).exit(Call::recv, 7, -EINTR);
    t.enter(Call::nanosleep, -1, 50'000'000).exit(Call::nanosleep, -1);
    t.cpu(1, 1'500'000).after(98'000).cpu(1, 1'550'000).enter(Call::recv, 7, 16384);
}

void threadServer(TraceBuilder& t) {
    using trace::Call;
    using trace::NoteKind;
    t.note(NoteKind::serverStarted, "thread-per-client http").listenOn(3);
    t.acceptBlocking(3, 7, 40001).enter(Call::accept4, 3);
    t.thread(2).note(NoteKind::threadStarted, {}, 7).enter(Call::recv, 7, 16384);
    t.thread(1).exit(Call::accept4, 3, 8, 0, TraceBuilder::address(40002));
    t.thread(3).note(NoteKind::threadStarted, {}, 8).recv(8, kGet).enter(Call::send, 8, 43);
    // The number is free as soon as close is called: accepted again before close is answered.
    t.thread(2).exit(Call::recv, 7, 0).enter(Call::close, 7);
    t.thread(1).acceptBlocking(3, 7, 40003);
    t.thread(2).exit(Call::close, 7).note(NoteKind::threadEnded);
    t.note(NoteKind::threadStarted, {}, 7).enter(Call::recv, 7, 16384);
    t.thread(4).note(NoteKind::threadStarted, {}, 9).note(NoteKind::threadEnded);
}

void pollTrouble(TraceBuilder& t) {
    t.note(trace::NoteKind::serverStarted, "poll http").listenOn(3);
    t.poll({{3, kIn}}, {{3, kIn}}, true).accept4(3, 7, 40001).poll({{7, kIn}}, {{7, kIn}});
    t.recv(7, "GET / HTTP/1.1\nHost: a\r\n").send(7, "HTTP/1.1 400 Bad Request\r\n\r\n<bad>");
    t.shutdown(7).sendFails(7, EPIPE).accept4(3, 8, 40002).recvFails(8, ECONNRESET).close(8);
    t.close(7).recv(9, "GET /late HTTP/1.1\r\n").note(trace::NoteKind::serverStopped);
}

} // namespace

void GoldenTest::worldsReadAsBefore_data() {
    QTest::addColumn<int>("which");
    QTest::addRow("select_server") << 0;
    QTest::addRow("epoll_server") << 1;
    QTest::addRow("poll_trouble") << 2;
    QTest::addRow("blocking_server") << 3;
    QTest::addRow("thread_server") << 4;
}

void GoldenTest::worldsReadAsBefore() {
    QFETCH(int, which);
    constexpr void (*kTraces[])(TraceBuilder&) = {selectServer, epollServer, pollTrouble,
                                                  blockingServer, threadServer};
    TraceBuilder t;
    kTraces[which](t);
    QByteArray text;
    trace::EventTextWriter writer({.times = false});
    t.log().forEach(0, t.end(), [&](const trace::Event& event) {
        text += QByteArray::fromStdString(writer.line(event)) + '\n';
    });
    const world::World world = foldChecked(t);
    const world::WorldTextOptions options{.times = false, .ports = false};
    text += '\n' + QByteArray::fromStdString(worldLine(world, options)) + "\n\n";
    text += QByteArray::fromStdString(worldText(world, options));

    QFile file(QString(MUXSCOPE_GOLDEN_DIR "/world_%1.txt").arg(QTest::currentDataTag()));
    if (qEnvironmentVariableIsSet("MUXSCOPE_UPDATE_GOLDEN")) {
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
        return;
    }
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
    const QList<QByteArray> expected = file.readAll().split('\n');
    const QList<QByteArray> actual = text.split('\n');
    for (int i = 0; i < qMin(expected.size(), actual.size()); ++i)
        QCOMPARE(actual[i], expected[i]);
    QCOMPARE(actual.size(), expected.size());
}

void GoldenTest::theSummaryLineNamesWhatMatters() {
    TraceBuilder t;
    t.epollCreate(5).epollAdd(5, 3, kIn).epollAdd(5, 7, kIn | trace::kRdHup);
    t.accept4(3, 7, 40001).gauges({TraceBuilder::gauge(40001, 18)});
    t.epollAdd(5, 7, kIn | trace::kRdHup).epollWait(5, {{7, kIn | trace::kRdHup}});
    QCOMPARE(QString::fromStdString(worldLine(foldChecked(t))),
             QString("world@13: t1 running | epoll 5: {3:IN 7:IN|RDHUP} ready {7:IN|RDHUP} | "
                     "fd 7 conn c1 rx=18(observed) tx=0(observed)"));
}

QTEST_GUILESS_MAIN(GoldenTest)
#include "golden_test.moc"
