// SPDX-License-Identifier: GPL-3.0-or-later
// What each successful answer means.
#include "session/http_words.h"
#include "session/quantities.h"
#include "session/sentences_parts.h"
#include "world/activity.h"
#include "world/process_names.h"

#include <algorithm>
#include <fcntl.h>

namespace muxscope::ui::sentences {
namespace {

using trace::Call;

constexpr unsigned kMsgOob = 1; // MSG_OOB (recv(2))

QString tookText(const trace::Event& exit, const world::World& world) {
    const trace::Record enter = enterOf(exit, world);
    return enter.call == exit.call() && exit.record.atNs >= enter.atNs
               ? spanText(exit.record.atNs - enter.atNs)
               : QString();
}

QString readyList(const trace::Event& exit, const world::World& world) {
    constexpr std::size_t kShown = 4;
    const auto ready = exit.ready();
    QStringList items;
    for (std::size_t i = 0; i < ready.size() && i < kShown; ++i) {
        const Fd fd{ready[i].fd};
        const bool listener = fd.valid() && world.descriptor(fd).kind == world::FdKind::listener;
        items << QStringLiteral("%1 (%2)")
                     .arg(world::fdNumber(world, fd).n)
                     .arg(readyReason(ready[i].bits, listener));
    }
    if (ready.size() > kShown)
        items << Sentences::tr("%n more", "descriptors", static_cast<int>(ready.size() - kShown));
    return joined(items);
}

// Of a wait for no descriptor.
QString otherWaitAnswer(const trace::Event& exit) {
    switch (exit.call()) {
    case Call::wait4:
        return exit.record.value == 0 ? Sentences::tr("no child has ended yet")
                                      : Sentences::tr("the child process %1 has changed its state")
                                            .arg(exit.record.value);
    case Call::waitid:
        return Sentences::tr("a child process was asked for");
    case Call::futex:
        return Sentences::tr("another thread has woken it");
    case Call::flock:
        return Sentences::tr("the lock is its own now");
    default:
        return Sentences::tr("a signal was handled");
    }
}

QString waitAnswer(const trace::Event& exit, const world::World& world) {
    const QString name = QString::fromLatin1(trace::callName(exit.call()).data());
    const QString took = tookText(exit, world);
    if (exit.record.value == 0)
        return took.isEmpty() ? Sentences::tr("%1 found nothing ready in time").arg(name)
                              : Sentences::tr("%1 found nothing ready: its time was over after %2")
                                    .arg(name, took);
    const world::Mux* mux = muxOf(exit, world);
    const auto ready = exit.ready();
    const int watched =
        mux != nullptr && mux->call == exit.call() ? static_cast<int>(mux->watched) : 0;
    const QString what =
        watched > 0
            ? Sentences::tr("%1 found %2 of %n descriptor(s) ready", nullptr, watched)
                  .arg(name)
                  .arg(ready.size())
            : Sentences::tr("%1 found %n descriptor(s) ready", nullptr,
                            pluralCount(std::max<std::int64_t>(
                                static_cast<std::int64_t>(ready.size()), exit.record.value)))
                  .arg(name);
    const bool atOnce = exit.record.atNs - enterOf(exit, world).atNs < world::kAtOnceNs;
    const QString whole = took.isEmpty() ? what
                          : atOnce       ? Sentences::tr("%1 at once, without sleeping").arg(what)
                                         : Sentences::tr("%1 after sleeping %2").arg(what, took);
    const QString list = readyList(exit, world);
    return list.isEmpty() ? whole : Sentences::tr("%1: %2", "sentence: list").arg(whole, list);
}

// Where the request stands now: "the request is not complete yet".
QString requestStanding(const world::World& world, Fd fd) {
    using State = http::MessageParser::State;
    const world::Exchange* exchange = world.connection(fd).latest();
    if (exchange == nullptr || !exchange->request.begun())
        return {};
    const world::MessageSide& request = exchange->request;
    switch (request.state) {
    case State::Complete:
        return Sentences::tr("the request is complete");
    case State::Error:
        return Sentences::tr("the request is malformed: %1").arg(parseErrorSentence(request.error));
    case State::BodyCounted: {
        const std::uint64_t missing = std::min<std::uint64_t>(
            request.bodyExpected - std::min(request.bodyExpected, request.bodyBytes), INT_MAX);
        return countedText(Sentences::tr("the head is complete, %n byte(s) of the body are missing",
                                         nullptr, static_cast<int>(missing)),
                           missing);
    }
    case State::BodyChunked:
        return Sentences::tr("the head is complete, more chunks of the body are to come");
    default:
        return Sentences::tr("the request is not complete yet");
    }
}

QString readAnswer(const trace::Event& exit, const world::World& world) {
    const QString call = shortCall(exit, world);
    if (exit.record.value == 0)
        return Sentences::tr("%1 returned 0: the peer has ended its side, no more bytes will come")
            .arg(call);
    const QString count = byteWords(exit.record.value);
    if (exit.call() != Call::read && (exit.record.aux & kMsgOob) != 0)
        return Sentences::tr("%1 returned %2: the urgent byte, outside the stream")
            .arg(call, count);
    const QString standing = requestStanding(world, exit.fd());
    return standing.isEmpty() ? Sentences::tr("%1 returned %2").arg(call, count)
                              : Sentences::tr("%1 returned %2: %3").arg(call, count, standing);
}

QString writeAnswer(const trace::Event& exit, const world::World& world) {
    const trace::Record enter = enterOf(exit, world);
    const QString call = shortCall(exit, world);
    const bool offeredKnown = enter.call == exit.call();
    if (offeredKnown && exit.record.value < enter.value)
        return Sentences::tr("%1 took only %2 of %3: the send buffer is full now")
            .arg(call, byteWords(exit.record.value), byteWords(enter.value));
    const world::Connection& connection = world.connection(exit.fd());
    const world::Exchange* exchange = connection.latest();
    const bool whole = exchange != nullptr && exchange->response.complete();
    return whole ? Sentences::tr("%1 took %2: the response is on its way, whole")
                       .arg(call, byteWords(exit.record.value))
                 : Sentences::tr("%1 took %2").arg(call, byteWords(exit.record.value));
}

QString acceptAnswer(const trace::Event& exit, const world::World& world) {
    const QString fd = fdText(world, Fd{static_cast<std::int32_t>(exit.record.value)});
    const QString name = QString::fromLatin1(trace::callName(exit.call()).data());
    const QString peer =
        exit.payload.empty() ? QString() : QString::fromStdString(trace::addressText(exit.payload));
    return peer.isEmpty()
               ? Sentences::tr("%1 returned %2: a new connection").arg(name, fd)
               : Sentences::tr("%1 returned %2: a new connection from %3").arg(name, fd, peer);
}

QString optionAnswer(const trace::Event& exit, const world::World& world) {
    const int value = static_cast<int>(exit.payloadWord());
    constexpr int kSoError = 4; // SO_ERROR (socket(7))
    const QString call = shortCall(exit, world);
    if (exit.record.aux != kSoError)
        return Sentences::tr("%1: the option is %2").arg(call).arg(value);
    return value == 0 ? Sentences::tr("%1: no error is waiting").arg(call)
                      : Sentences::tr("%1: the error is %2")
                            .arg(call, QString::fromLatin1(trace::errnoName(value).data()));
}

QString fcntlAnswer(const trace::Event& exit, const world::World& world) {
    const QString fd = fdText(world, exit.fd());
    const trace::Record enter = enterOf(exit, world);
    if (exit.record.aux == F_SETFL && enter.call == Call::fcntl)
        return (enter.value & O_NONBLOCK) != 0 ? Sentences::tr("%1 is non-blocking now").arg(fd)
                                               : Sentences::tr("%1 is blocking now").arg(fd);
    if (exit.record.aux == F_GETFL)
        return (exit.record.value & O_NONBLOCK) != 0 ? Sentences::tr("%1 is non-blocking").arg(fd)
                                                     : Sentences::tr("%1 is blocking").arg(fd);
    return Sentences::tr("%1 returned %2").arg(shortCall(exit, world)).arg(exit.record.value);
}

QString setupAnswer(const trace::Event& exit, const world::World& world) {
    const QString fd = fdText(world, exit.fd());
    const QString newFd = fdText(world, Fd{static_cast<std::int32_t>(exit.record.value)});
    const QString address =
        exit.payload.empty() ? QString() : QString::fromStdString(trace::addressText(exit.payload));
    switch (exit.call()) {
    case Call::socket:
        return Sentences::tr("socket returned %1: the lowest number that was free").arg(newFd);
    case Call::bind:
        return Sentences::tr("%1 has its address now").arg(fd);
    case Call::listen:
        return Sentences::tr("%1 listens: the kernel takes connections from now on").arg(fd);
    case Call::connect:
        return Sentences::tr("%1 is connected").arg(fd);
    case Call::getsockname:
        return Sentences::tr("the local address of %1 is %2").arg(fd, address);
    case Call::getpeername:
        return Sentences::tr("at the other end of %1 is %2").arg(fd, address);
    case Call::setsockopt:
        return Sentences::tr("the option of %1 is set").arg(fd);
    case Call::io_uring_setup:
        return Sentences::tr("io_uring_setup returned %1: an empty pair of rings").arg(newFd);
    case Call::epoll_create1:
        return Sentences::tr("epoll_create1 returned %1: an empty epoll object").arg(newFd);
    case Call::open:
    case Call::openat:
    case Call::eventfd:
        return Sentences::tr("%1 returned %2")
            .arg(QString::fromLatin1(trace::callName(exit.call()).data()), newFd);
    default:
        return Sentences::tr("%1 returned %2").arg(shortCall(exit, world)).arg(exit.record.value);
    }
}

} // namespace

QString answerOf(const trace::Event& exit, const world::World& world) {
    const QString fd = fdText(world, exit.fd());
    if (const QString atSite = siteAnswer(exit, world); !atSite.isEmpty())
        return atSite;
    switch (trace::callKind(exit.call())) {
    case trace::CallKind::accept:
        return acceptAnswer(exit, world);
    case trace::CallKind::read:
        return readAnswer(exit, world);
    case trace::CallKind::write:
        return writeAnswer(exit, world);
    case trace::CallKind::close:
        return exit.call() == Call::close
                   ? Sentences::tr("%1 is closed; the next new descriptor may get its number")
                         .arg(fd)
                   : Sentences::tr("%1 is shut down, but still open").arg(fd);
    case trace::CallKind::interest:
        return Sentences::tr("the epoll object %1 remembers it").arg(exit.record.fd);
    case trace::CallKind::wait:
        if (exit.call() == Call::nanosleep)
            return Sentences::tr("the sleep is over");
        if (trace::isOtherWait(exit.call()))
            return otherWaitAnswer(exit);
        if (exit.call() == Call::sigtimedwait)
            return signalAnswer(exit, world);
        if (exit.call() == Call::io_uring_enter)
            return ringAnswer(exit);
        return waitAnswer(exit, world);
    default:
        break;
    }
    if (exit.call() == Call::getsockopt)
        return optionAnswer(exit, world);
    if (exit.call() == Call::fcntl)
        return fcntlAnswer(exit, world);
    return setupAnswer(exit, world);
}

} // namespace muxscope::ui::sentences
