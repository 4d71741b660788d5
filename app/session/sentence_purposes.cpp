// SPDX-License-Identifier: GPL-3.0-or-later
// What each call is for, said when the thread makes it.
#include "session/quantities.h"
#include "session/sentences_parts.h"
#include "trace/not_told.h"

namespace muxscope::ui::sentences {
namespace {

using trace::Call;

// Values of the kernel's interface that this folder may not include the headers of.
constexpr unsigned kMsgOob = 1; // MSG_OOB (recv(2))
constexpr int kEpollCtlDel = 2; // epoll_ctl(2)
constexpr int kEpollCtlMod = 3;

// How many the wait that is entered watches. Of select and poll it is told only then: the world before it
// still has what the last one watched.
int watchedBy(const trace::Event& enter, const world::Mux& mux) {
    int watched = static_cast<int>(mux.watched);
    const trace::Interest interest = enter.interest();
    if (interest.items.empty() && interest.head.full == 0)
        return watched;
    if (interest.head.full != 0)
        watched = 0;
    for (const trace::FdBits& item : interest.items) {
        const bool before = interest.head.full == 0 && mux.interestOf(Fd{item.fd}) != 0;
        watched += (item.bits != 0 ? 1 : 0) - (before ? 1 : 0);
    }
    return watched;
}

QString waitPurpose(const trace::Event& enter, const world::World& world) {
    const world::Mux* mux = muxOf(enter, world);
    const int watched = mux != nullptr && mux->call == enter.call() ? watchedBy(enter, *mux) : 0;
    const std::int64_t timeout = enter.record.value;
    if (timeout == trace::kNotTold)
        return Sentences::tr("wait until one of %n descriptor(s) is ready; how long at most is not "
                             "in the log",
                             nullptr, watched);
    if (timeout == 0)
        return Sentences::tr("ask which of %n descriptor(s) are ready now, without sleeping",
                             nullptr, watched);
    if (timeout < 0)
        return Sentences::tr("sleep until one of %n descriptor(s) is ready", nullptr, watched);
    return Sentences::tr("sleep until one of %n descriptor(s) is ready, at most %1", nullptr,
                         watched)
        .arg(spanText(timeout));
}

QString interestPurpose(const trace::Event& enter, const world::World& world) {
    const QString fd = fdText(world, Fd{static_cast<std::int32_t>(enter.record.value)});
    const QString bits = QString::fromStdString(trace::bitsText(enter.payloadWord()));
    const QString epfd = QString::number(enter.record.fd);
    switch (enter.record.aux) {
    case kEpollCtlDel:
        return Sentences::tr("stop watching %1 in epoll %2").arg(fd, epfd);
    case kEpollCtlMod:
        return Sentences::tr("watch %1 in epoll %2 for %3 from now on").arg(fd, epfd, bits);
    default:
        return Sentences::tr("watch %1 in epoll %2 for %3").arg(fd, epfd, bits);
    }
}

QString shutdownPurpose(const trace::Event& enter, const world::World& world) {
    const QString fd = fdText(world, enter.fd());
    switch (enter.record.value) {
    case 0:
        return Sentences::tr("want no more bytes from %1").arg(fd);
    case 1:
        return Sentences::tr("tell the peer of %1 that no more bytes will come").arg(fd);
    default:
        return Sentences::tr("end %1 in both directions").arg(fd);
    }
}

QString setupPurpose(const trace::Event& enter, const world::World& world) {
    const QString fd = fdText(world, enter.fd());
    switch (enter.call()) {
    case Call::socket:
        return Sentences::tr("make a new socket");
    case Call::bind:
        return Sentences::tr("give %1 its address, %2")
            .arg(fd, QString::fromStdString(trace::addressText(enter.payload)));
    case Call::listen:
        return Sentences::tr("let %1 take connections; about %n may wait in its queue", nullptr,
                             pluralCount(enter.record.value))
            .arg(fd);
    case Call::connect:
        return Sentences::tr("connect %1 to %2")
            .arg(fd, QString::fromStdString(trace::addressText(enter.payload)));
    case Call::getsockname:
        return Sentences::tr("ask for the local address of %1").arg(fd);
    case Call::getpeername:
        return Sentences::tr("ask who is at the other end of %1").arg(fd);
    case Call::ioctl:
        return Sentences::tr("ask the kernel about %1").arg(fd);
    case Call::epoll_create1:
        return Sentences::tr("make an epoll object, which remembers what is watched");
    case Call::open:
    case Call::openat:
        return Sentences::tr("open a file");
    case Call::socketpair:
        return Sentences::tr("make a pair of sockets that are connected to each other");
    case Call::eventfd:
        return Sentences::tr("make a descriptor that can wake the loop");
    default:
        return Sentences::tr("ask the kernel about %1").arg(fd);
    }
}

} // namespace

QString purposeOf(const trace::Event& enter, const world::World& world) {
    const QString fd = fdText(world, enter.fd());
    if (const QString atSite = sitePurpose(enter, world); !atSite.isEmpty())
        return atSite;
    switch (enter.call()) {
    case Call::accept:
    case Call::accept4:
        return Sentences::tr("take the first connection that waits at %1").arg(fd);
    case Call::recv:
    case Call::recvfrom:
    case Call::read:
        if (enter.call() != Call::read && (enter.record.aux & kMsgOob) != 0)
            return Sentences::tr("take the urgent byte of %1").arg(fd);
        return Sentences::tr("take what has arrived on %1").arg(fd);
    case Call::send:
    case Call::sendto:
    case Call::write:
    case Call::sendfile:
        return countedText(
                   Sentences::tr("give the kernel %n byte(s) to send on %1", nullptr,
                                 pluralCount(enter.record.value)),
                   static_cast<std::uint64_t>(std::max<std::int64_t>(0, enter.record.value)))
            .arg(fd);
    case Call::shutdown:
        return shutdownPurpose(enter, world);
    case Call::close:
        return Sentences::tr("let go of %1").arg(fd);
    case Call::setsockopt:
    case Call::getsockopt:
        return optionPurpose(enter, world);
    case Call::fcntl:
        return fcntlPurpose(enter, world);
    case Call::select:
    case Call::poll:
    case Call::epoll_wait:
        return waitPurpose(enter, world);
    case Call::epoll_ctl:
        return interestPurpose(enter, world);
    case Call::nanosleep:
        return Sentences::tr("sleep for a while, deaf to every descriptor");
    case Call::rt_sigsuspend:
    case Call::pause:
        return Sentences::tr("sleep until a signal comes");
    case Call::wait4:
    case Call::waitid:
        return Sentences::tr("ask for a child process that has ended");
    case Call::futex:
        return Sentences::tr("sleep until another thread wakes it");
    case Call::flock:
        return Sentences::tr("lock the file %1").arg(fd);
    case Call::sigtimedwait:
        return signalPurpose(enter);
    case Call::io_uring_setup:
        return Sentences::tr("make the two rings: one for operations, one for their results");
    case Call::io_uring_enter:
        return ringPurpose(enter);
    case Call::fstat:
        return Sentences::tr("ask what kind of file %1 is and how long").arg(fd);
    case Call::none:
        return Sentences::tr("something that this program does not know");
    default:
        return setupPurpose(enter, world);
    }
}

} // namespace muxscope::ui::sentences
