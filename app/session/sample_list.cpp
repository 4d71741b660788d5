// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/sample_list.h"

#include <QCoreApplication>

// Q_INIT_RESOURCE does not work inside a namespace.
static void bringSamplesIn() {
    Q_INIT_RESOURCE(samples);
}

namespace muxscope::ui {

namespace {

struct Row {
    const char* name;
    const char* group;
    const char* title;
    const char* about;
};

constexpr const char* kOneByOne = QT_TRANSLATE_NOOP("Samples", "One after the other");
constexpr const char* kMany = QT_TRANSLATE_NOOP("Samples", "Many at once");
constexpr const char* kEpoll = QT_TRANSLATE_NOOP("Samples", "epoll");
constexpr const char* kBytes = QT_TRANSLATE_NOOP("Samples", "Bytes on the way");
constexpr const char* kOthers = QT_TRANSLATE_NOOP("Samples", "Other ways to wait");

constexpr Row kRows[] = {
    {"blocking", kOneByOne, QT_TRANSLATE_NOOP("Samples", "The second client waits"),
     QT_TRANSLATE_NOOP(
         "Samples", "The server sleeps in recv for a client that says nothing, while another has "
                    "long sent its request. The request waits in the kernel, the connection in "
                    "the accept queue.")},
    {"nonblocking", kOneByOne, QT_TRANSLATE_NOOP("Samples", "Try, sleep, try again"),
     QT_TRANSLATE_NOOP("Samples",
                       "accept answers EAGAIN, the program sleeps 200 ms and asks again. A client "
                       "that comes in between waits for the end of the nap.")},
    {"spin", kOneByOne, QT_TRANSLATE_NOOP("Samples", "Asking without a pause"),
     QT_TRANSLATE_NOOP(
         "Samples", "The same without the nap: EAGAIN, EAGAIN, EAGAIN, as often as the processor "
                    "can. The client is served at once, and a whole core burns for it.")},
    {"select", kMany, QT_TRANSLATE_NOOP("Samples", "One thread, three clients"),
     QT_TRANSLATE_NOOP("Samples",
                       "Three clients are connected, and select sleeps for all of them at once. "
                       "Whoever speaks first is served first.")},
    {"select-wall", kMany, QT_TRANSLATE_NOOP("Samples", "The wall at FD_SETSIZE"),
     QT_TRANSLATE_NOOP("Samples",
                       "Twelve clients are too many when their numbers pass 1023: an fd_set has no "
                       "bit for descriptor 1024. The server has to turn them away with 503.")},
    {"poll-invalid", kMany, QT_TRANSLATE_NOOP("Samples", "Closed, but still registered"),
     QT_TRANSLATE_NOOP("Samples",
                       "A client leaves, its descriptor is closed, and nobody takes it out of the "
                       "array. poll answers POLLNVAL at once, again and again.")},
    {"write-spin", kMany, QT_TRANSLATE_NOOP("Samples", "Watched for writing for nothing"),
     QT_TRANSLATE_NOOP(
         "Samples", "After its answer the descriptor stays in wlist, though there is nothing more "
                    "to send. It is always writable, so select never sleeps again.")},
    {"epoll-level", kEpoll, QT_TRANSLATE_NOOP("Samples", "Reported until it is read"),
     QT_TRANSLATE_NOOP(
         "Samples", "A body of 240 kB comes in, and each turn reads 16 kB of it. Level-triggered "
                    "epoll reports the descriptor again as long as something is left.")},
    {"edge-undrained", kEpoll, QT_TRANSLATE_NOOP("Samples", "An edge that was not drained"),
     QT_TRANSLATE_NOOP(
         "Samples", "Edge-triggered epoll reports new bytes once, and the program reads only some "
                    "of them. The rest lies in the buffer, the client waits, and nothing wakes "
                    "the server for it.")},
    {"one-shot", kEpoll, QT_TRANSLATE_NOOP("Samples", "One report, then armed again"),
     QT_TRANSLATE_NOOP(
         "Samples", "With EPOLLONESHOT a descriptor is reported once and then falls silent. After "
                    "each request epoll_ctl arms it anew.")},
    {"slow-reader", kBytes, QT_TRANSLATE_NOOP("Samples", "A client that does not read"),
     QT_TRANSLATE_NOOP(
         "Samples", "A large answer fills the client’s buffer, then the server’s: send takes only "
                    "a part. The rest waits until the kernel reports room again.")},
    {"split-and-sticky", kBytes, QT_TRANSLATE_NOOP("Samples", "Split and stuck together"),
     QT_TRANSLATE_NOOP("Samples",
                       "One request comes in five pieces, then two requests come in one recv. TCP "
                       "carries bytes, not messages; the parser finds where each ends.")},
    {"end-of-input", kBytes, QT_TRANSLATE_NOOP("Samples", "recv returns 0"),
     QT_TRANSLATE_NOOP("Samples",
                       "The client says that it will send no more, and the end of its bytes makes "
                       "the descriptor readable. recv returns 0, and the server closes.")},
    {"urgent-and-reset", kBytes, QT_TRANSLATE_NOOP("Samples", "What xlist is for"),
     QT_TRANSLATE_NOOP(
         "Samples", "An urgent byte makes a descriptor ready in xlist. A connection that was reset "
                    "does not: it is readable, and recv fails with ECONNRESET.")},
    {"signals", kOthers, QT_TRANSLATE_NOOP("Samples", "The kernel sends a signal"),
     QT_TRANSLATE_NOOP(
         "Samples", "No set of descriptors is handed over: the kernel sends a realtime signal when "
                    "something happens. sigtimedwait takes the signals one by one.")},
    {"io-uring", kOthers, QT_TRANSLATE_NOOP("Samples", "Handed over in advance"),
     QT_TRANSLATE_NOOP(
         "Samples", "io_uring is not asked what is ready, it is told what to do. accept, recv and "
                    "send stand in a ring and complete by themselves.")},
    {"threads", kOthers, QT_TRANSLATE_NOOP("Samples", "A thread for each client"),
     QT_TRANSLATE_NOOP(
         "Samples", "Each client has a thread of its own, which sleeps in recv for it alone. The "
                    "slow one holds nobody up, at the price of a thread.")},
};

QString text(const char* source) {
    return QCoreApplication::translate("Samples", source);
}

} // namespace

QString Sample::path() const {
    return QStringLiteral(":/samples/%1.muxscope").arg(name);
}

QList<Sample> samples() {
    bringSamplesIn();
    QList<Sample> all;
    for (const Row& row : kRows)
        all.push_back(
            {QString::fromLatin1(row.name), text(row.group), text(row.title), text(row.about)});
    return all;
}

std::optional<Sample> sampleAt(const QString& path) {
    for (const Sample& sample : samples())
        if (sample.path() == path)
            return sample;
    return std::nullopt;
}

} // namespace muxscope::ui
