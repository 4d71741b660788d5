// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/server_words.h"

#include <QCoreApplication>
#include <cerrno>

namespace muxscope::ui {

namespace {

struct ServerWords {
    Q_DECLARE_TR_FUNCTIONS(ServerWords)
};

// Marked for lupdate here, translated where they are used.
struct Row {
    std::string_view name;
    const char* about;
    const char* consequence = nullptr;
};

constexpr Row kGroups[] = {
    {"blocking", QT_TRANSLATE_NOOP("ServerWords", "Blocking")},
    {"non-blocking", QT_TRANSLATE_NOOP("ServerWords", "Non-blocking")},
    {"multiplexing", QT_TRANSLATE_NOOP("ServerWords", "Multiplexing")},
    {"event-driven", QT_TRANSLATE_NOOP("ServerWords", "Event-driven")},
    {"asynchronous", QT_TRANSLATE_NOOP("ServerWords", "Asynchronous")},
    {"threads", QT_TRANSLATE_NOOP("ServerWords", "Threads")},
};

constexpr Row kModels[] = {
    {"blocking", QT_TRANSLATE_NOOP("ServerWords", "one client at a time; each call may sleep")},
    {"blocking-timeout",
     QT_TRANSLATE_NOOP("ServerWords", "blocking, but no wait lasts longer than a limit")},
    {"nonblocking",
     QT_TRANSLATE_NOOP("ServerWords", "accept answers EAGAIN; sleep, then try again")},
    {"nonblocking-spin",
     QT_TRANSLATE_NOOP("ServerWords", "tries again at once: a whole processor core for nothing")},
    {"select", QT_TRANSLATE_NOOP("ServerWords", "three lists go in, the ready ones come out; "
                                                "descriptor numbers below 1024")},
    {"poll",
     QT_TRANSLATE_NOOP("ServerWords", "one array of descriptors with events asked and answered")},
    {"epoll",
     QT_TRANSLATE_NOOP("ServerWords", "the kernel keeps the interest list; level-triggered")},
    {"epoll-et", QT_TRANSLATE_NOOP("ServerWords", "edge-triggered: each change is reported once; "
                                                  "drain until EAGAIN")},
    {"epoll-oneshot", QT_TRANSLATE_NOOP("ServerWords", "a report disarms the descriptor; it must "
                                                       "be armed again")},
    {"signal-driven", QT_TRANSLATE_NOOP("ServerWords", "the kernel sends a realtime signal for "
                                                       "each change (O_ASYNC)")},
    {"io_uring", QT_TRANSLATE_NOOP("ServerWords", "operations go into one ring, results come out "
                                                  "of the other")},
    {"thread-per-client",
     QT_TRANSLATE_NOOP("ServerWords", "the baseline: each client has a thread that may sleep")},
};

constexpr Row kSwitches[] = {
    {"leave-in-wlist",
     QT_TRANSLATE_NOOP("ServerWords", "A descriptor stays in wlist after its answer"),
     QT_TRANSLATE_NOOP("ServerWords",
                       "Every wait returns at once: the loop spins and moves no byte")},
    {"forget-closed", QT_TRANSLATE_NOOP("ServerWords", "A closed descriptor stays in the sets"),
     QT_TRANSLATE_NOOP(
         "ServerWords",
         "select fails with EBADF, poll reports POLLNVAL; epoll forgot it by itself")},
    {"forget-unregister",
     QT_TRANSLATE_NOOP("ServerWords", "A connection that ended is neither unregistered nor closed"),
     QT_TRANSLATE_NOOP("ServerWords", "Descriptors leak, CLOSE_WAIT sockets gather, the end is "
                                      "reported again and again")},
    {"ignore-short-sends",
     QT_TRANSLATE_NOOP("ServerWords", "The rest of a short send is thrown away"),
     QT_TRANSLATE_NOOP("ServerWords", "Large answers arrive with holes or cut")},
    {"ignore-end-of-input", QT_TRANSLATE_NOOP("ServerWords", "recv = 0 is taken for “nothing yet”"),
     QT_TRANSLATE_NOOP("ServerWords", "The ended connection is always readable: the loop spins")},
    {"forget-to-drain",
     QT_TRANSLATE_NOOP("ServerWords", "One recv for each report, not until EAGAIN"),
     QT_TRANSLATE_NOOP("ServerWords", "What is left in the buffer is never reported again: the "
                                      "client waits for ever")},
    {"accepted-nonblocking",
     QT_TRANSLATE_NOOP("ServerWords", "Accepted sockets are set to O_NONBLOCK as well"),
     QT_TRANSLATE_NOOP("ServerWords", "No client holds the others up any more: O_NONBLOCK is not "
                                      "inherited")},
    {"accepted-timeout",
     QT_TRANSLATE_NOOP("ServerWords", "Accepted sockets get the time limit too"),
     QT_TRANSLATE_NOOP("ServerWords", "A silent client no longer blocks the server for ever")},
    {"timeout-by-option",
     QT_TRANSLATE_NOOP("ServerWords",
                       "The limit is set with SO_RCVTIMEO, not with O_NONBLOCK and poll"),
     QT_TRANSLATE_NOOP("ServerWords", "accept itself waits and returns EAGAIN; no poll is called")},
    {"timeout", QT_TRANSLATE_NOOP("ServerWords", "Limit of one wait"),
     QT_TRANSLATE_NOOP("ServerWords", "The wait is cut there and the loop goes on")},
    {"sleep", QT_TRANSLATE_NOOP("ServerWords", "Pause between two tries to accept"),
     QT_TRANSLATE_NOOP("ServerWords", "A client waits up to this long")},
    {"handler-sleep", QT_TRANSLATE_NOOP("ServerWords", "The handler of each request sleeps"),
     QT_TRANSLATE_NOOP("ServerWords", "All other clients of the same thread wait as long")},
    {"handler-cpu", QT_TRANSLATE_NOOP("ServerWords", "The handler of each request computes"),
     QT_TRANSLATE_NOOP("ServerWords", "The thread is busy, the others wait: more threads of one "
                                      "loop would not help")},
    {"send-buffer",
     QT_TRANSLATE_NOOP("ServerWords", "SO_SNDBUF asked for, 0 = the kernel's choice"),
     QT_TRANSLATE_NOOP("ServerWords", "The kernel grants twice as much, at least its minimum; "
                                      "sends become short sooner")},
    {"receive-buffer",
     QT_TRANSLATE_NOOP("ServerWords", "SO_RCVBUF asked for, 0 = the kernel's choice"),
     QT_TRANSLATE_NOOP("ServerWords", "The sender is stopped sooner by a small window")},
};

constexpr Row kLimits[] = {
    {"connections", QT_TRANSLATE_NOOP("ServerWords", "Open connections; one more gets 503")},
    {"target-bytes", QT_TRANSLATE_NOOP("ServerWords", "Length of a target; a longer one gets 414")},
    {"header-bytes", QT_TRANSLATE_NOOP("ServerWords", "Size of a header; a larger one gets 431")},
    {"body-bytes", QT_TRANSLATE_NOOP("ServerWords", "Size of a body; a larger one gets 413")},
    {"header-seconds",
     QT_TRANSLATE_NOOP("ServerWords", "Time for a header to arrive, then 408; 0 = for ever")},
    {"idle-seconds",
     QT_TRANSLATE_NOOP("ServerWords", "A silent connection is closed after; 0 = never")},
};

QString latin(std::string_view text) {
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

template <std::size_t N>
const Row* rowOf(const Row (&table)[N], std::string_view name) {
    for (const Row& row : table)
        if (row.name == name)
            return &row;
    return nullptr;
}

template <std::size_t N>
QString aboutOf(const Row (&table)[N], std::string_view name, std::string_view english) {
    const Row* row = rowOf(table, name);
    return row != nullptr ? QCoreApplication::translate("ServerWords", row->about) : latin(english);
}

} // namespace

QString groupTitle(std::string_view group) {
    return aboutOf(kGroups, group, group);
}

QString modelAbout(std::string_view name, std::string_view english) {
    return aboutOf(kModels, name, english);
}

QString unavailableReason(const std::string& english) {
    return english.empty() ? QString()
                           : ServerWords::tr("not here: %1").arg(QString::fromStdString(english));
}

QString switchAbout(std::string_view name, std::string_view english) {
    return aboutOf(kSwitches, name, english);
}

QString switchConsequence(std::string_view name, std::string_view english) {
    const Row* row = rowOf(kSwitches, name);
    return row != nullptr ? QCoreApplication::translate("ServerWords", row->consequence)
                          : latin(english);
}

QString limitAbout(std::string_view name, std::string_view english) {
    return aboutOf(kLimits, name, english);
}

QString unitText(std::string_view unit) {
    return unit == "bytes" ? ServerWords::tr("bytes") : latin(unit);
}

QString startErrorText(const Error& error, quint16 port) {
    switch (error.systemError) {
    case EADDRINUSE:
        return ServerWords::tr("Port %1 is in use by another program.").arg(port);
    case EACCES:
    case EPERM:
        return ServerWords::tr("This is not permitted here: %1. Ports below 1024 are for "
                               "privileged programs.")
            .arg(QString::fromStdString(error.text));
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
        return error.text.empty() ? ServerWords::tr("The server did not start.")
                                  : ServerWords::tr("The server did not start: %1")
                                        .arg(QString::fromStdString(error.text));
    }
}

bool hasWordsFor(std::string_view name) {
    return rowOf(kModels, name) != nullptr || rowOf(kSwitches, name) != nullptr ||
           rowOf(kLimits, name) != nullptr || rowOf(kGroups, name) != nullptr;
}

} // namespace muxscope::ui
