// SPDX-License-Identifier: GPL-3.0-or-later
// What a call is for, and what its answer means, where the place in the loop that it comes from says
// more than its name: a poll that is a time limit, a write that is a line of the lines file.
#include "session/quantities.h"
#include "session/sentences_parts.h"

#include <fcntl.h>

namespace muxscope::ui::sentences {
namespace {

using trace::Call;
using trace::Site;

QString addressOf(const trace::Event& event) {
    return event.payload.empty() ? QString()
                                 : QString::fromStdString(trace::addressText(event.payload));
}

QString datagramPurpose(const trace::Event& enter, const world::World& world) {
    const QString fd = fdText(world, enter.fd());
    if (enter.record.site == Site::recvDatagram)
        return Sentences::tr("take one datagram that has arrived on %1").arg(fd);
    const QString to = addressOf(enter);
    const QString count = byteWords(enter.record.value);
    return to.isEmpty() ? Sentences::tr("send one datagram of %1 on %2").arg(count, fd)
                        : Sentences::tr("send one datagram of %1 on %2 to %3").arg(count, fd, to);
}

QString relayPurpose(const trace::Event& enter, const world::World& world) {
    const QString fd = fdText(world, enter.fd());
    switch (trace::callKind(enter.call())) {
    case trace::CallKind::read:
        return Sentences::tr("take what came into the tunnel at %1").arg(fd);
    case trace::CallKind::write:
        return Sentences::tr("pass %1 on to the other end of the tunnel, %2")
            .arg(byteWords(enter.record.value), fd);
    default:
        return Sentences::tr("serve the tunnel at %1").arg(fd);
    }
}

QString datagramAnswer(const trace::Event& exit, const world::World& world) {
    const QString count = byteWords(exit.record.value);
    const QString fd = fdText(world, exit.fd());
    if (exit.record.site == Site::sendDatagram)
        return Sentences::tr("one datagram of %1 left through %2").arg(count, fd);
    return exit.record.value == 0
               ? Sentences::tr("%1 had an empty datagram: with UDP that is a message, not an end")
                     .arg(fd)
               : Sentences::tr("%1 had one datagram: %2").arg(fd, count);
}

QString terminalAnswer(const trace::Event& exit) {
    return exit.record.value == 0 ? Sentences::tr("the terminal's input has ended (Ctrl+D)")
                                  : Sentences::tr("a line came from the terminal: %1")
                                        .arg(byteWords(exit.record.value));
}

} // namespace

QString sitePurpose(const trace::Event& enter, const world::World& world) {
    const QString fd = fdText(world, enter.fd());
    const std::int64_t value = enter.record.value;
    switch (enter.record.site) {
    case Site::waitReadable:
        if (enter.call() != Call::poll)
            break;
        return value < 0 ? Sentences::tr("wait until there is something to read")
                         : Sentences::tr("wait until there is something to read, at most %1: the "
                                         "time limit is a poll")
                               .arg(spanText(value));
    case Site::pollAll:
        return Sentences::tr("ask for every descriptor, because signals were lost");
    case Site::sleep:
        return Sentences::tr("pause for %1 before the next try, deaf to every descriptor")
            .arg(spanText(value));
    case Site::readTerminal:
        return Sentences::tr("take the line typed at the terminal");
    case Site::writeTerminal:
        return Sentences::tr("print %1 on the terminal").arg(byteWords(value));
    case Site::openLinesFile:
        return Sentences::tr("open the file that the lines go into");
    case Site::writeLine:
        return Sentences::tr("append a line of %1 to the file %2").arg(byteWords(value), fd);
    case Site::recvDatagram:
    case Site::sendDatagram:
        return datagramPurpose(enter, world);
    case Site::connectTarget:
        if (enter.call() != Call::connect)
            break;
        return Sentences::tr("connect %1 to the tunnel's target, %2").arg(fd, addressOf(enter));
    case Site::relay:
        return relayPurpose(enter, world);
    case Site::sendFile:
        return Sentences::tr("let the kernel send %1 of a file on %2, with no copy through the "
                             "program")
            .arg(byteWords(value), fd);
    default:
        break;
    }
    return {};
}

QString siteAnswer(const trace::Event& exit, const world::World& world) {
    switch (exit.record.site) {
    case Site::waitReadable:
        if (exit.call() != Call::poll)
            break;
        return exit.record.value == 0
                   ? Sentences::tr("the time limit is over, nothing came: accept or recv is not "
                                   "even called")
                   : Sentences::tr("there is something to read within the time limit");
    case Site::readTerminal:
        return terminalAnswer(exit);
    case Site::writeTerminal:
        return Sentences::tr("the terminal shows %1").arg(byteWords(exit.record.value));
    case Site::writeLine:
        return Sentences::tr("the line is in the file %1: %2")
            .arg(fdText(world, exit.fd()), byteWords(exit.record.value));
    case Site::recvDatagram:
    case Site::sendDatagram:
        return datagramAnswer(exit, world);
    default:
        break;
    }
    return {};
}

} // namespace muxscope::ui::sentences
