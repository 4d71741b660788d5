// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/sentences.h"

#include "session/quantities.h"
#include "session/sentences_parts.h"
#include "session/server_choices.h"
#include "session/server_words.h"
#include "trace/event_text.h"
#include "trace/process_note.h"
#include "world/latest_thread.h"
#include "world/process_names.h"

#include <cerrno>

namespace muxscope::ui {

using namespace sentences;

namespace {

using trace::Call;
using trace::CallKind;
using trace::NoteKind;
using trace::Phase;

QString payloadText(const trace::Event& event) {
    const std::string_view text = trace::asText(event.payload);
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

QString gaugeSentence(const trace::Event& event, const world::World& world) {
    if (event.call() == Call::clock_gettime)
        return Sentences::tr("a gauge asked how much processor time thread %1 has used: %2")
            .arg(event.record.thread.n)
            .arg(spanText(event.record.value));
    if (const auto details = trace::decodeDetails(event.payload);
        details && event.call() == Call::getsockopt)
        return Sentences::tr("a gauge asked the kernel from outside how TCP sees %n socket(s)",
                             nullptr, static_cast<int>(details->size()));
    const auto gauges = trace::decodeGauges(event.payload);
    const int count = gauges ? static_cast<int>(gauges->size()) : 0;
    if (world.acceptQueue.known != Known::unknown && world.acceptQueue.value > 0)
        return Sentences::tr("a gauge looked at the kernel from outside: %n connection(s) waiting "
                             "to be accepted",
                             nullptr, static_cast<int>(world.acceptQueue.value));
    return Sentences::tr("a gauge looked at the buffers of %n socket(s) from outside", nullptr,
                         count);
}

// "rs = [3, 5]  xs = [8]" for select, "fd 3 and fd 5" else; only what is not handled yet.
QString leftToHandle(const world::World& world, const world::Mux& mux) {
    if (mux.call != Call::select) {
        QStringList fds;
        for (const world::ReadyItem& item : mux.ready)
            if (!item.done())
                fds << (fds.size() < 4 ? fdText(world, Fd{item.fd}) : QString());
        if (fds.size() > 4) {
            const int more = static_cast<int>(fds.size()) - 3;
            fds.resize(3);
            fds << Sentences::tr("%n more", "descriptors", more);
        }
        return joined(fds);
    }
    QStringList sets;
    for (const auto& [bit, name] : {std::pair{trace::kIn, "rs"}, std::pair{trace::kOut, "ws"},
                                    std::pair{trace::kPri, "xs"}}) {
        QStringList fds;
        for (const world::ReadyItem& item : mux.ready)
            if ((item.bits & ~item.handled & bit) != 0)
                fds << QString::number(world::fdNumber(world, Fd{item.fd}).n);
        if (fds.size() > 6) {
            fds.resize(5);
            fds << QStringLiteral("…");
        }
        if (!fds.isEmpty())
            sets << QStringLiteral("%1 = [%2]")
                        .arg(QLatin1String(name), fds.join(QStringLiteral(", ")));
    }
    return joined(sets);
}

QString afterEnter(const trace::Event& event, const world::World& world) {
    if (const QString wakes = sleeperWakes(event, world); !wakes.isEmpty())
        return wakes;
    const QString name = QString::fromLatin1(trace::callName(event.call()).data());
    if (trace::isMultiplexer(event.call())) {
        if (event.record.value == 0)
            return Sentences::tr("the kernel answers at once what is ready now");
        return event.record.value < 0
                   ? Sentences::tr("the kernel wakes the thread when a descriptor is ready")
                   : Sentences::tr("the kernel wakes the thread when a descriptor is ready or the "
                                   "time is over");
    }
    return Sentences::tr("the kernel answers %1").arg(name);
}

QString loopOn(const world::World& world, const trace::Event& event) {
    const world::Mux* mux = muxOf(event, world);
    if (mux == nullptr || mux->call == Call::none)
        return Sentences::tr("the program goes on");
    const QString name = QString::fromLatin1(trace::callName(mux->call).data());
    const QString left = leftToHandle(world, *mux);
    return left.isEmpty() ? Sentences::tr("call %1 again").arg(name)
                          : Sentences::tr("handle %1, then call %2 again").arg(left, name);
}

QString interestWord(const world::World& world, bool writing) {
    const world::Mux* mux = world.mux();
    if (mux == nullptr || mux->call == Call::select)
        return writing ? QStringLiteral("wlist") : QStringLiteral("rlist");
    if (mux->call == Call::poll)
        return writing ? QStringLiteral("POLLOUT") : QStringLiteral("POLLIN");
    return writing ? QStringLiteral("EPOLLOUT") : QStringLiteral("EPOLLIN");
}

// What a program like this does after an answer, when history does not say.
QString likelyAfter(const trace::Event& event, const world::World& world) {
    const trace::Record enter = enterOf(event, world);
    const int error = event.error();
    switch (trace::callKind(event.call())) {
    case CallKind::accept:
        if (const QString way =
                waysOfModel(world, Fd{static_cast<std::int32_t>(event.record.value)});
            error == 0 && !way.isEmpty())
            return way;
        if (error == 0)
            return Sentences::tr("watch %1 for bytes to read (%2)")
                .arg(fdText(world, Fd{static_cast<std::int32_t>(event.record.value)}),
                     interestWord(world, false));
        break;
    case CallKind::read:
        if (event.record.value == 0 || error == ECONNRESET)
            return Sentences::tr("stop watching %1 and close it").arg(fdText(world, event.fd()));
        if (const auto* exchange = world.connection(event.fd()).latest();
            error == 0 && exchange != nullptr && exchange->request.complete() &&
            !exchange->response.complete())
            return Sentences::tr("send the answer on %1").arg(fdText(world, event.fd()));
        break;
    case CallKind::write:
        if (error == EAGAIN ||
            (error == 0 && enter.call == event.call() && event.record.value < enter.value))
            return Sentences::tr("keep the rest, watch %1 for room to send (%2)")
                .arg(fdText(world, event.fd()), interestWord(world, true));
        if (error == EPIPE || error == ECONNRESET)
            return Sentences::tr("stop watching %1 and close it").arg(fdText(world, event.fd()));
        break;
    default:
        break;
    }
    return loopOn(world, event);
}

// "leave-in-wlist=1", and what it makes visible.
QString switchSentence(const QString& given) {
    const QString seen = switchConsequence(given.section(QLatin1Char('='), 0, 0));
    return seen.isEmpty() ? Sentences::tr("a teaching switch is on: %1").arg(given)
                          : Sentences::tr("a teaching switch is on: %1. %2", "switch, consequence")
                                .arg(given, seen);
}

// Of other programs, which may be many processes (trace/process_note.h).
QString processSentence(const trace::Event& event, const QString& text) {
    // The process's own number, as the note tells it.
    const QString fd =
        QStringLiteral("fd %1").arg(trace::descriptorNumber(trace::asText(event.payload)));
    switch (event.note()) {
    case NoteKind::processIs: {
        const trace::ProcessNote note = trace::processNote(trace::asText(event.payload));
        if (note.pid == 0)
            return Sentences::tr("the log does not tell the number of this process");
        if (note.tid != note.pid)
            return Sentences::tr("thread %1 belongs to process %2").arg(note.tid).arg(note.pid);
        return note.parent == 0 ? Sentences::tr("this is process %1").arg(note.pid)
                                : Sentences::tr("this is process %1, a child of %2")
                                      .arg(note.pid)
                                      .arg(note.parent);
    }
    case NoteKind::programIs:
        return Sentences::tr("the process runs %1 from here on").arg(text);
    case NoteKind::processEnded:
        return Sentences::tr("the process has ended: %1").arg(text);
    case NoteKind::descriptorLeft:
        return Sentences::tr("%1 of this process is closed; the file may still be open elsewhere")
            .arg(fd);
    default:
        return Sentences::tr("this process calls the file %1").arg(fd);
    }
}

// "select http", or "select http room-first".
QString startSentence(const QString& text) {
    const QString model = text.section(QLatin1Char(' '), 0, 1);
    if (model.isEmpty())
        return Sentences::tr("the server's thread has started");
    return text == model
               ? Sentences::tr("the server's thread has started: %1").arg(model)
               : Sentences::tr(
                     "the server's thread has started: %1; no answer is tried before there "
                     "is room for it")
                     .arg(model);
}

} // namespace

QString noteSentence(const trace::Event& event, const world::World& world) {
    const QString text = noteText(payloadText(event));
    switch (event.note()) {
    case NoteKind::serverStarted:
        return startSentence(text);
    case NoteKind::serverStopped:
        return Sentences::tr("the server has stopped");
    case NoteKind::connectionRefused:
        return text.isEmpty()
                   ? Sentences::tr("%1 was refused and closed").arg(fdText(world, event.fd()))
                   : Sentences::tr("%1 was refused and closed: %2")
                         .arg(fdText(world, event.fd()), text);
    case NoteKind::listenerPaused:
        return Sentences::tr("no descriptor is left: accepting is paused, connections wait in the "
                             "kernel's queue");
    case NoteKind::listenerResumed:
        return Sentences::tr("a descriptor is free again: accepting goes on");
    case NoteKind::remark:
        return event.fd().valid() ? Sentences::tr("%1: %2").arg(fdText(world, event.fd()), text)
                                  : text;
    case NoteKind::historyStalled:
        return Sentences::tr("the server waited for the recorder to make room");
    case NoteKind::threadStarted:
        return event.fd().valid()
                   ? Sentences::tr("thread %1 has started, for %2")
                         .arg(event.record.thread.n)
                         .arg(fdText(world, event.fd()))
                   : Sentences::tr("thread %1 has started").arg(event.record.thread.n);
    case NoteKind::threadEnded:
        return Sentences::tr("thread %1 has ended").arg(event.record.thread.n);
    case NoteKind::signalsLost:
        return Sentences::tr("the queue of signals was full: which descriptors are ready must be "
                             "asked for with poll");
    case NoteKind::teachingSwitch:
        return switchSentence(payloadText(event));
    case NoteKind::tunnelOpened:
        return Sentences::tr("%1 becomes one end of a tunnel, fd %2 the other")
            .arg(fdText(world, event.fd()), text);
    case NoteKind::processIs:
    case NoteKind::programIs:
    case NoteKind::processEnded:
    case NoteKind::descriptorIs:
    case NoteKind::descriptorLeft:
        return processSentence(event, text);
    case NoteKind::none:
        break;
    }
    return Sentences::tr("the engine noted something");
}

QString nowSentence(const trace::Event& event, const world::World& world) {
    switch (event.phase()) {
    case Phase::enter:
        return Sentences::tr("calling %1: %2")
            .arg(shortCall(event, world), purposeOf(event, world));
    case Phase::exit:
        if (event.error() != 0)
            return Sentences::tr("%1 failed with %2: %3")
                .arg(shortCall(event, world),
                     QString::fromLatin1(trace::errnoName(event.error()).data()),
                     failureReason(event, world));
        return answerOf(event, world);
    case Phase::observer:
        return gaugeSentence(event, world);
    case Phase::note:
        return noteSentence(event, world);
    case Phase::submission:
        return submissionSentence(event, world);
    case Phase::completion:
        return completionSentence(event, world);
    }
    return Sentences::tr("the engine noted something");
}

QString nextSentence(const trace::Event& event, const world::World& world,
                     const trace::Event* next) {
    if (event.isEnter())
        return afterEnter(event, world);
    if (event.note() == NoteKind::serverStopped)
        return Sentences::tr("nothing more: the server has stopped");
    if (event.isExit() && trace::isMultiplexer(event.call()) && event.error() == 0)
        return loopOn(world, event);
    if (next != nullptr && next->isEnter())
        return Sentences::tr("%1: %2").arg(shortCall(*next, world), purposeOf(*next, world));
    if (event.isExit())
        return likelyAfter(event, world);
    const world::Thread* thread = world::latestThread(world);
    if (thread != nullptr && thread->inCall)
        return Sentences::tr("the kernel answers %1")
            .arg(QString::fromLatin1(trace::callName(thread->enter.call).data()));
    return loopOn(world, event);
}

QString nothingYetSentence() {
    return Sentences::tr("nothing has happened yet");
}

} // namespace muxscope::ui
