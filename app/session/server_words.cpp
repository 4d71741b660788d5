// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/server_words.h"

#include "trace/event_text.h"

#include <QCoreApplication>
#include <cerrno>
#include <string>

namespace muxscope::ui {

namespace {

constexpr int kFirstFreePort = 1024; // below: CAP_NET_BIND_SERVICE (ip(7))

struct ServerWords {
    Q_DECLARE_TR_FUNCTIONS(ServerWords)
};

// The lines of the engine's tables as they stand there, marked for lupdate; found by their English.
constexpr const char* kTexts[] = {
    // groups
    QT_TRANSLATE_NOOP("ServerTables", "blocking"),
    QT_TRANSLATE_NOOP("ServerTables", "non-blocking"),
    QT_TRANSLATE_NOOP("ServerTables", "multiplexing"),
    QT_TRANSLATE_NOOP("ServerTables", "event-driven"),
    QT_TRANSLATE_NOOP("ServerTables", "asynchronous"),
    QT_TRANSLATE_NOOP("ServerTables", "threads"),
    // models
    QT_TRANSLATE_NOOP("ServerTables", "one client at a time; the others wait in the accept queue"),
    QT_TRANSLATE_NOOP("ServerTables",
                      "the wait for a client is cut at a limit, and the loop goes on"),
    QT_TRANSLATE_NOOP("ServerTables", "accept says EAGAIN, the program sleeps and tries again"),
    QT_TRANSLATE_NOOP(
        "ServerTables",
        "accept says EAGAIN and is tried again at once: the processor is busy for nothing"),
    QT_TRANSLATE_NOOP("ServerTables",
                      "three lists go in, the ready ones come out; descriptor numbers below 1024"),
    QT_TRANSLATE_NOOP("ServerTables", "one array of descriptors with events asked and answered"),
    QT_TRANSLATE_NOOP("ServerTables", "the kernel keeps the interest list; level-triggered"),
    QT_TRANSLATE_NOOP(
        "ServerTables",
        "epoll, edge-triggered: only what is new is reported, so all is drained until EAGAIN"),
    QT_TRANSLATE_NOOP(
        "ServerTables",
        "epoll, one-shot: one report, then nothing until the descriptor is armed again"),
    QT_TRANSLATE_NOOP(
        "ServerTables",
        "the kernel sends a realtime signal when something happens; sigtimedwait takes them"),
    QT_TRANSLATE_NOOP("ServerTables",
                      "the baseline: a thread with blocking calls for each connection"),
    QT_TRANSLATE_NOOP("ServerTables", "operations are handed over in advance and complete by "
                                      "themselves; one call for all"),
    // why a model cannot run here
    QT_TRANSLATE_NOOP("ServerTables", "this kernel has no io_uring (Linux 5.1 and later have), or "
                                      "a sandbox hides it"),
    QT_TRANSLATE_NOOP("ServerTables",
                      "the kernel has no memory to lock for io_uring (RLIMIT_MEMLOCK)"),
    QT_TRANSLATE_NOOP("ServerTables", "this kernel's io_uring is too old: it cannot wait with a "
                                      "time limit (Linux 5.11)"),
    QT_TRANSLATE_NOOP("ServerTables", "this kernel's io_uring is too old: it cannot tell what it "
                                      "can do (Linux 5.6)"),
    // protocols
    QT_TRANSLATE_NOOP("ServerTables", "a complete HTTP/1.1 origin server (RFC 9110, RFC 9112)"),
    QT_TRANSLATE_NOOP("ServerTables",
                      "answers each message with a fixed text, always through wlist"),
    QT_TRANSLATE_NOOP("ServerTables", "writes every line of clients and terminal to one file"),
    // switches
    QT_TRANSLATE_NOOP("ServerTables", "A descriptor stays in wlist after its answer"),
    QT_TRANSLATE_NOOP("ServerTables",
                      "Every wait returns at once: the loop spins and moves no byte"),
    QT_TRANSLATE_NOOP("ServerTables", "A closed descriptor stays in the lists"),
    QT_TRANSLATE_NOOP("ServerTables", "The next select fails with EBADF, and the server ends"),
    QT_TRANSLATE_NOOP("ServerTables", "A closed descriptor is not unregistered"),
    QT_TRANSLATE_NOOP(
        "ServerTables",
        "poll reports POLLNVAL in every call and spins; epoll forgets a closed socket by itself"),
    QT_TRANSLATE_NOOP("ServerTables",
                      "A connection that ended leaves the lists, but is never closed"),
    QT_TRANSLATE_NOOP("ServerTables", "Descriptors leak, and sockets stay in CLOSE_WAIT"),
    QT_TRANSLATE_NOOP("ServerTables", "The rest of a short send is thrown away"),
    QT_TRANSLATE_NOOP("ServerTables",
                      "Large answers arrive with holes or cut; blocking sends are never short"),
    QT_TRANSLATE_NOOP("ServerTables", "recv = 0 is taken for \"nothing yet\""),
    QT_TRANSLATE_NOOP("ServerTables", "The ended connection is always readable: the loop spins; "
                                      "where it is reported once only, it stays open"),
    QT_TRANSLATE_NOOP("ServerTables", "One recv for each report, not until EAGAIN"),
    QT_TRANSLATE_NOOP(
        "ServerTables",
        "What is left in the buffer is never reported again: the client waits for ever"),
    QT_TRANSLATE_NOOP("ServerTables", "Accepted sockets are set to O_NONBLOCK as well"),
    QT_TRANSLATE_NOOP("ServerTables",
                      "No client holds the others up any more: O_NONBLOCK is not inherited"),
    QT_TRANSLATE_NOOP("ServerTables", "Accepted sockets get the time limit too"),
    QT_TRANSLATE_NOOP("ServerTables", "A silent client no longer blocks the server for ever"),
    QT_TRANSLATE_NOOP("ServerTables",
                      "The limit is set with SO_RCVTIMEO, not with O_NONBLOCK and poll"),
    QT_TRANSLATE_NOOP("ServerTables", "accept itself waits and returns EAGAIN; no poll is called"),
    QT_TRANSLATE_NOOP("ServerTables", "Limit of one wait"),
    QT_TRANSLATE_NOOP("ServerTables", "The wait is cut there and the loop goes on"),
    QT_TRANSLATE_NOOP("ServerTables", "Pause between two tries to accept"),
    QT_TRANSLATE_NOOP("ServerTables", "A client waits up to this long"),
    QT_TRANSLATE_NOOP("ServerTables", "The handler of each request sleeps"),
    QT_TRANSLATE_NOOP("ServerTables", "All other clients of the same thread wait as long"),
    QT_TRANSLATE_NOOP("ServerTables", "The handler of each request computes"),
    QT_TRANSLATE_NOOP(
        "ServerTables",
        "The thread is busy, the others wait: more threads of one loop would not help"),
    QT_TRANSLATE_NOOP("ServerTables", "SO_SNDBUF asked for, 0 = the kernel's choice"),
    QT_TRANSLATE_NOOP(
        "ServerTables",
        "The kernel grants twice as much, at least its minimum; sends become short sooner"),
    QT_TRANSLATE_NOOP("ServerTables", "SO_RCVBUF asked for, 0 = the kernel's choice"),
    QT_TRANSLATE_NOOP("ServerTables", "The sender is stopped sooner by a small window"),
    // limits
    QT_TRANSLATE_NOOP("ServerTables", "Open connections; one more gets 503"),
    QT_TRANSLATE_NOOP("ServerTables", "Length of a target; a longer one gets 414"),
    QT_TRANSLATE_NOOP("ServerTables", "Size of a header; a larger one gets 431"),
    QT_TRANSLATE_NOOP("ServerTables", "Size of a body; a larger one gets 413"),
    QT_TRANSLATE_NOOP("ServerTables", "Time for a header to arrive, then 408; 0 = for ever"),
    QT_TRANSLATE_NOOP("ServerTables", "A silent connection is closed after; 0 = never"),
};

QString latin(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

} // namespace

QString tableText(std::string_view english) {
    return english.empty()
               ? QString()
               : QCoreApplication::translate("ServerTables", std::string(english).c_str());
}

QString unavailableReason(const std::string& english) {
    return english.empty()
               ? QString()
               : ServerWords::tr("not here: %1").arg(noteText(QString::fromStdString(english)));
}

QString unitText(std::string_view unit) {
    return unit == "bytes" ? ServerWords::tr("bytes") : latin(unit);
}

QString startErrorText(const Error& error, const ServerSettings& settings, bool ofUdp) {
    const int port = ofUdp ? settings.udpPort : settings.port;
    const QString text = QString::fromStdString(error.text);
    const bool ofRoot = !settings.root.isEmpty() && text.contains(settings.root);
    if (ofRoot && error.systemError != 0)
        return ServerWords::tr("The folder of static files cannot be read (%1): %2")
            .arg(QString::fromLatin1(trace::errnoName(error.systemError).data()), settings.root);
    switch (error.systemError) {
    case EADDRINUSE:
        return ofUdp ? ServerWords::tr("UDP port %1 is in use by another program.").arg(port)
                     : ServerWords::tr("Port %1 is in use by another program.").arg(port);
    case EACCES:
    case EPERM:
        return port > 0 && port < kFirstFreePort
                   ? ServerWords::tr("This is not permitted here: %1. Ports below 1024 are for "
                                     "privileged programs.")
                         .arg(text)
                   : ServerWords::tr("This is not permitted here: %1").arg(text);
    case EADDRNOTAVAIL:
        return ServerWords::tr("This machine has no such address: %1")
            .arg(QString::fromStdString(error.text));
    case EAGAIN:
    case ENOMEM:
        return ServerWords::tr("The system has no room for another thread or socket: %1")
            .arg(QString::fromStdString(error.text));
    case EMFILE:
    case ENFILE:
        return ServerWords::tr("No descriptor is left: %1").arg(QString::fromStdString(error.text));
    default:
        return error.text.empty()
                   ? ServerWords::tr("The server did not start.")
                   : ServerWords::tr("The server did not start: %1").arg(noteText(text));
    }
}

bool isTableText(std::string_view english) {
    for (const char* text : kTexts)
        if (english == text)
            return true;
    return false;
}

} // namespace muxscope::ui
