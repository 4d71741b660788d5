// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/sentences_parts.h"

#include "session/quantities.h"
#include "trace/event_text.h"
#include "world/process_names.h"

#include <algorithm>
#include <cerrno>

namespace muxscope::ui::sentences {

using trace::Call;
using trace::CallKind;

namespace {

struct ErrorReason {
    int error;
    const char* text;
};

// Texts are marked for lupdate here and translated where they are used.
constexpr ErrorReason kReasons[] = {
    {EAGAIN, QT_TRANSLATE_NOOP("Sentences", "it would have to wait, and the descriptor is "
                                            "non-blocking")},
    {EINTR,
     QT_TRANSLATE_NOOP("Sentences", "a signal interrupted it; it may simply be called again")},
    {ECONNRESET, QT_TRANSLATE_NOOP("Sentences", "the peer has reset the connection (RST)")},
    {EPIPE,
     QT_TRANSLATE_NOOP("Sentences", "the connection is closed for writing, nobody would read "
                                    "the bytes")},
    {EMFILE, QT_TRANSLATE_NOOP("Sentences", "this process has no descriptor left")},
    {ENFILE, QT_TRANSLATE_NOOP("Sentences", "the whole system has no descriptor left")},
    {ECONNABORTED,
     QT_TRANSLATE_NOOP("Sentences", "the peer gave up before its connection was accepted")},
    {ECONNREFUSED, QT_TRANSLATE_NOOP("Sentences", "nobody listens at that address")},
    {ETIMEDOUT, QT_TRANSLATE_NOOP("Sentences", "the peer did not answer in time")},
    {EBADF, QT_TRANSLATE_NOOP("Sentences", "that number is not an open descriptor")},
    {EINVAL, QT_TRANSLATE_NOOP("Sentences", "an argument makes no sense to the kernel")},
    {EFAULT, QT_TRANSLATE_NOOP("Sentences", "a pointer leads outside the program's memory")},
    {ENOTSOCK, QT_TRANSLATE_NOOP("Sentences", "the descriptor is not a socket")},
    {ENOTCONN, QT_TRANSLATE_NOOP("Sentences", "the socket is not connected")},
    {EISCONN, QT_TRANSLATE_NOOP("Sentences", "the socket is connected already")},
    {EINPROGRESS, QT_TRANSLATE_NOOP("Sentences", "the connection is being made, the answer comes "
                                                 "later")},
    {EALREADY, QT_TRANSLATE_NOOP("Sentences", "the connection is being made already")},
    {EADDRINUSE, QT_TRANSLATE_NOOP("Sentences", "another socket uses that address and port")},
    {EADDRNOTAVAIL, QT_TRANSLATE_NOOP("Sentences", "this machine has no such address")},
    {EACCES, QT_TRANSLATE_NOOP("Sentences", "the permission is missing")},
    {EPERM, QT_TRANSLATE_NOOP("Sentences", "it is not allowed")},
    {ENOENT, QT_TRANSLATE_NOOP("Sentences", "there is no such thing")},
    {EEXIST, QT_TRANSLATE_NOOP("Sentences", "it is there already")},
    {ENOMEM, QT_TRANSLATE_NOOP("Sentences", "the kernel has no memory for it")},
    {ENOBUFS, QT_TRANSLATE_NOOP("Sentences", "the kernel has no buffer for it")},
    {EMSGSIZE, QT_TRANSLATE_NOOP("Sentences", "the message is too long")},
    {EOPNOTSUPP, QT_TRANSLATE_NOOP("Sentences", "this kind of descriptor cannot do that")},
    {ENETUNREACH, QT_TRANSLATE_NOOP("Sentences", "no way leads to that network")},
    {EHOSTUNREACH, QT_TRANSLATE_NOOP("Sentences", "no way leads to that machine")},
    {ENOSPC, QT_TRANSLATE_NOOP("Sentences", "no room is left")},
    {EIO, QT_TRANSLATE_NOOP("Sentences", "the device failed")},
};

// Whether a call's text needs a payload that an exit's thread record does not hold.
bool needsPayload(Call call) {
    return call == Call::bind || call == Call::connect || call == Call::poll ||
           call == Call::epoll_ctl || call == Call::open || call == Call::openat;
}

} // namespace

QString reasonOf(int error, CallKind kind) {
    if (error == EAGAIN) {
        switch (kind) {
        case CallKind::read:
            return Sentences::tr("nothing has arrived yet, and the descriptor is non-blocking");
        case CallKind::write:
            return Sentences::tr("the send buffer is full, and the descriptor is non-blocking");
        case CallKind::accept:
            return Sentences::tr("no connection is waiting, and the descriptor is non-blocking");
        default:
            break;
        }
    }
    for (const ErrorReason& reason : kReasons)
        if (reason.error == error)
            return QCoreApplication::translate("Sentences", reason.text);
    return Sentences::tr("the kernel refused it");
}

QString readyReason(std::uint32_t bits, bool listener) {
    QStringList reasons;
    if ((bits & trace::kIn) != 0)
        reasons << (listener ? Sentences::tr("a connection is waiting")
                             : Sentences::tr("bytes to read, or the end"));
    if ((bits & trace::kPri) != 0)
        reasons << Sentences::tr("an urgent byte");
    if ((bits & trace::kOut) != 0)
        reasons << Sentences::tr("room to send");
    if ((bits & trace::kRdHup) != 0)
        reasons << Sentences::tr("the peer will send no more");
    if ((bits & trace::kHup) != 0)
        reasons << Sentences::tr("hung up");
    if ((bits & trace::kErr) != 0)
        reasons << Sentences::tr("an error is waiting to be read");
    if ((bits & trace::kNval) != 0)
        reasons << Sentences::tr("not an open descriptor");
    return reasons.join(QStringLiteral(", "));
}

QString shortCall(const trace::Event& event, const world::World& world) {
    const QString name = QString::fromLatin1(trace::callName(event.call()).data());
    if (trace::isMultiplexer(event.call()))
        return name;
    trace::Event enter = event;
    if (!event.isEnter()) {
        enter = {};
        enter.record = enterOf(event, world);
        if (enter.record.call != event.call() || needsPayload(event.call()))
            return event.fd().valid() ? QStringLiteral("%1(%2)").arg(name).arg(
                                            world::asMade(world, event.record).fd)
                                      : name;
    }
    enter.record = world::asMade(world, enter.record);
    return QString::fromStdString(trace::callText(enter));
}

trace::Record enterOf(const trace::Event& exit, const world::World& world) {
    const world::Thread* thread = world.thread(exit.record.thread);
    return thread != nullptr && thread->enter.call == exit.call() ? thread->enter : trace::Record{};
}

const world::Mux* muxOf(const trace::Event& event, const world::World& world) {
    if (trace::isMultiplexer(event.call())) {
        for (const world::Mux& mux : world.muxes)
            if (mux.call == event.call() &&
                (event.call() == Call::epoll_wait ? mux.epfd == event.fd()
                                                  : mux.thread == event.record.thread))
                return &mux;
    }
    return world.mux();
}

QString joined(const QStringList& items) {
    if (items.size() < 2)
        return items.join(QString());
    return Sentences::tr("%1 and %2", "the last two of a list")
        .arg(items.mid(0, items.size() - 1).join(Sentences::tr(", ", "between items of a list")),
             items.last());
}

QString byteWords(std::int64_t count) {
    return countedText(Sentences::tr("%n byte(s)", nullptr, pluralCount(count)),
                       static_cast<std::uint64_t>(std::max<std::int64_t>(0, count)));
}

int pluralCount(std::int64_t count) {
    return static_cast<int>(std::clamp<std::int64_t>(count, 0, INT_MAX));
}

QString fdText(const world::World& world, Fd fd) {
    return fd.valid() ? QString::fromStdString(world::fdShortName(world, fd))
                      : QStringLiteral("fd ?");
}

} // namespace muxscope::ui::sentences
