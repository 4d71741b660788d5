// SPDX-License-Identifier: GPL-3.0-or-later
// The stage in words: tooltips and the text twin of the picture.
#include "geometry/call_words.h"
#include "geometry/quantity_text.h"
#include "geometry/stage_layout.h"
#include "world/accept_queue.h"
#include "world/latest_thread.h"
#include "world/process_names.h"

#include <QCoreApplication>
#include <QStringList>

namespace muxscope::ui {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(StageWords)
};

QString levelText(const Fact<std::uint32_t>& fact) {
    if (fact.known == Known::unknown)
        return Words::tr("not known");
    return fact.known == Known::inferred ? Words::tr("about %1").arg(bytesText(fact.value))
                                         : bytesText(fact.value);
}

QString bits(std::uint32_t mask) {
    return QString::fromStdString(trace::bitsText(mask));
}

// "3", or "3 · pid 4242" where there are several processes.
QString nameOf(const world::World& world, Fd fd) {
    return QString::fromStdString(world::fdName(world, fd)).mid(3);
}

QString sendBufferText(const world::World& world, const world::Connection& connection) {
    const Fact<std::uint32_t>& size = world.socketFacts(connection.fd).sendBuffer;
    const QString level = levelText(connection.sendQueue);
    if (size.known == Known::unknown)
        return Words::tr("send buffer: %1").arg(level);
    return Words::tr("send buffer: %1 of %2; the line: writable while at least a third is free")
        .arg(level, bytesText(size.value));
}

QString connectionText(const world::World& world, Fd fd) {
    const world::Connection& connection = world.connection(fd);
    QStringList lines{Words::tr("fd %1: connection from %2")
                          .arg(nameOf(world, fd))
                          .arg(QString::fromStdString(connection.peer.text())),
                      Words::tr("receive buffer: %1").arg(levelText(connection.receiveQueue)),
                      sendBufferText(world, connection),
                      Words::tr("received %1, sent %2 so far")
                          .arg(bytesText(connection.bytesIn), bytesText(connection.bytesOut))};
    if (connection.endOfInputEvent != world::kNoEvent)
        lines << Words::tr("the client has finished sending");
    return lines.join(QLatin1Char('\n'));
}

QString listenerText(const world::World& world) {
    const QString waiting = world.acceptQueue.known == Known::unknown
                                ? Words::tr("not known")
                                : groupedText(world.acceptQueue.value);
    const std::uint32_t most = world::acceptQueueMost(world);
    return Words::tr("fd %1: listening on %2\nin the accept queue: %3 of at most %4")
        .arg(nameOf(world, world.listener))
        .arg(QString::fromStdString(world.descriptor(world.listener).local.text()), waiting,
             most > 0 ? groupedText(most) : QStringLiteral("?"));
}

QString fdText(const world::World& world, Fd fd) {
    if (!fd.valid())
        return {};
    QString text = fd == world.listener        ? listenerText(world)
                   : world.connection(fd).open ? connectionText(world, fd)
                                               : Words::tr("fd %1").arg(nameOf(world, fd));
    const world::Mux* mux = world.mux();
    if (mux && mux->interestOf(fd) != 0)
        text += QLatin1Char('\n') + Words::tr("watched for %1").arg(bits(mux->interestOf(fd)));
    if (mux && !mux->waiting) {
        for (const world::ReadyItem& item : mux->ready) {
            if (item.fd == fd.n)
                text += QLatin1Char('\n') +
                        (item.done() ? Words::tr("was ready: %1, handled") : Words::tr("ready: %1"))
                            .arg(bits(item.bits));
        }
    }
    return text;
}

QString signalTrayText(Part part) {
    return part == Part::epollReady
               ? Words::tr("The signal that sigtimedwait took last names one descriptor")
               : Words::tr("The kernel sends a signal for each change of these descriptors");
}

QString trayText(const world::World& world, Part part) {
    if (world.ring() != nullptr)
        return part == Part::epollReady
                   ? Words::tr("Results that the program took out of the completion queue")
                   : Words::tr("Operations that the kernel was given and has not finished");
    const world::Mux* mux = world.mux();
    if (mux != nullptr && mux->call == trace::Call::sigtimedwait)
        return signalTrayText(part);
    switch (part) {
    case Part::watchedRead:
        return Words::tr("rlist: descriptors watched for something to read");
    case Part::watchedWrite:
        return Words::tr("wlist: descriptors with something to send, watched for room");
    case Part::watchedExcept:
        return Words::tr("xlist: descriptors watched for exceptional conditions (urgent byte)");
    case Part::readyRead:
        return Words::tr("rs: what select answered, ready for reading");
    case Part::readyWrite:
        return Words::tr("ws: what select answered, room for writing");
    case Part::readyExcept:
        return Words::tr("xs: what select answered, exceptional");
    case Part::pollRow:
        return Words::tr("The array given to poll: events is what the program asks for");
    case Part::pollBits:
        return Words::tr("revents: what the kernel wrote into the array");
    case Part::epollInterest:
        return Words::tr("The interest list lives in the kernel; epoll_ctl changes it");
    case Part::epollReady:
        return Words::tr("What epoll_wait copied out: only the ready descriptors");
    default:
        return {};
    }
}

} // namespace

QString hitText(const StageInput& input, const HitArea& hit) {
    if (!input.world)
        return {};
    switch (hit.kind) {
    case HitKind::none:
        return {};
    case HitKind::tray:
        return trayText(*input.world, hit.part);
    case HitKind::sentence: // its line may be too short for it
        return hit.part == Part::nowLine ? input.now : input.next;
    case HitKind::moreCards:
        return Words::tr("Scroll to see the other connections");
    case HitKind::waitCall: {
        const world::Thread* thread = world::latestThread(*input.world);
        return thread ? callText(world::asMade(*input.world, thread->enter)) + QLatin1Char('\n') +
                            stateText(input) + QLatin1Char('\n') + outcomeText(input)
                      : QString();
    }
    default:
        return fdText(*input.world, hit.fd);
    }
}

QString sceneText(const StageInput& input) {
    if (!input.world || input.world->threads.empty())
        return Words::tr("The server is not running.");
    const world::World& world = *input.world;
    QStringList parts;
    parts << callText(world::asMade(world, world::latestThread(world)->enter)) +
                 QStringLiteral(": ") + stateText(input) + QStringLiteral(", ") +
                 outcomeText(input) + QLatin1Char('.');
    if (const world::Mux* mux = world.mux()) {
        parts << Words::tr("Watched descriptors: %1.").arg(mux->watched);
        QStringList ready;
        for (const world::ReadyItem& item : mux->ready) {
            if (ready.size() == 12) {
                ready << QStringLiteral("…");
                break;
            }
            if (!mux->waiting && !item.done())
                ready << QStringLiteral("fd %1 %2")
                             .arg(world::fdNumber(world, Fd{item.fd}).n)
                             .arg(bits(item.bits));
        }
        if (!ready.isEmpty())
            parts << Words::tr("Ready: %1.").arg(ready.join(QStringLiteral(", ")));
    }
    parts << Words::tr("Open connections: %1.").arg(world.connectionsOpen);
    if (!input.now.isEmpty())
        parts << Words::tr("Now: %1").arg(input.now);
    if (!input.next.isEmpty())
        parts << Words::tr("Next: %1").arg(input.next);
    return parts.join(QLatin1Char(' '));
}

} // namespace muxscope::ui
