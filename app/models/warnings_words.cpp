// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/warnings_words.h"

#include "session/quantities.h"

#include <QCoreApplication>
#include <algorithm>

namespace muxscope::ui {

using world::Severity;
using world::Warning;
using world::WarningKind;

namespace {

class WarningWords {
    Q_DECLARE_TR_FUNCTIONS(WarningWords)
};

} // namespace

QString warningTitle(WarningKind kind) {
    switch (kind) {
    case WarningKind::writeSpin:
        return WarningWords::tr("Write-interest spin");
    case WarningKind::endSpin:
        return WarningWords::tr("EOF spin");
    case WarningKind::staleSpin:
        return WarningWords::tr("Closed but still watched");
    case WarningKind::acceptSpin:
        return WarningWords::tr("EMFILE spin");
    case WarningKind::trySpin:
        return WarningWords::tr("EAGAIN spin");
    case WarningKind::undrainedEdge:
        return WarningWords::tr("Undrained edge");
    case WarningKind::shortSendLost:
        return WarningWords::tr("Short send lost");
    case WarningKind::longHandler:
        return WarningWords::tr("Long handler");
    case WarningKind::leakedDescriptor:
        return WarningWords::tr("Leaked descriptor");
    }
    return {};
}

QString warningSentence(const Warning& warning, const QString& name) {
    // Where nobody knows which:
    const QString fd = warning.fd.fd.valid() ? name : WarningWords::tr("a descriptor");
    switch (warning.kind) {
    case WarningKind::writeSpin:
        return WarningWords::tr(
                   "%1 is watched for writing with nothing to send: each wait returns at once.")
            .arg(fd);
    case WarningKind::endSpin:
        return WarningWords::tr("%1 has ended and is not closed: it is reported again and again.")
            .arg(fd);
    case WarningKind::staleSpin:
        return warning.fd.fd.valid()
                   ? WarningWords::tr("%1 is closed and still watched: each wait answers POLLNVAL.")
                         .arg(fd)
                   : WarningWords::tr("A closed descriptor is still in the lists: select fails "
                                      "with EBADF.");
    case WarningKind::acceptSpin:
        return WarningWords::tr("accept on %1 fails for want of descriptors, and the listener is "
                                "still watched: each wait returns at once.")
            .arg(fd);
    case WarningKind::trySpin:
        return WarningWords::tr("%1 answers EAGAIN and is tried again at once, without any wait: "
                                "the processor is busy for nothing.")
            .arg(fd);
    case WarningKind::undrainedEdge:
        return WarningWords::tr("%1 was reported by an edge, read until the room was full and not "
                                "until EAGAIN: what is left is not reported again.")
            .arg(fd);
    case WarningKind::shortSendLost:
        return WarningWords::tr("A send on %1 took less than it was offered, and the rest, %2, was "
                                "never sent.")
            .arg(fd,
                 sizeText(static_cast<std::uint64_t>(std::max<std::int64_t>(0, warning.amount))));
    case WarningKind::longHandler:
        return WarningWords::tr(
                   "After its call on %1 the loop did not come back for %2 while others "
                   "were ready: the handler works long, or no processor was free.")
            .arg(fd, spanText(warning.amount));
    case WarningKind::leakedDescriptor:
        return WarningWords::tr("The other end of %1 has ended long ago, and nobody closes it: it "
                                "stays in CLOSE_WAIT.")
            .arg(fd);
    }
    return {};
}

QString warningRemedy(WarningKind kind) {
    switch (kind) {
    case WarningKind::writeSpin:
        return WarningWords::tr("Watch for writing only while bytes are left to send.");
    case WarningKind::endSpin:
        return WarningWords::tr("recv = 0 is the end: take it off the lists and close it.");
    case WarningKind::staleSpin:
        return WarningWords::tr("Take a descriptor off the lists before it is closed.");
    case WarningKind::acceptSpin:
        return WarningWords::tr("Stop watching the listener until a descriptor is free again.");
    case WarningKind::trySpin:
        return WarningWords::tr("Wait for it with select, poll or epoll_wait, or sleep between two "
                                "tries.");
    case WarningKind::undrainedEdge:
        return WarningWords::tr("With EPOLLET, read until EAGAIN before waiting again.");
    case WarningKind::shortSendLost:
        return WarningWords::tr("Keep the rest, watch for writing and send it when there is room.");
    case WarningKind::longHandler:
        return WarningWords::tr("Do long work in another thread, or in pieces.");
    case WarningKind::leakedDescriptor:
        return WarningWords::tr(
            "Close each descriptor when its peer has ended and nothing is owed.");
    }
    return {};
}

QString severityWord(Severity severity) {
    return severity == Severity::error ? WarningWords::tr("error") : WarningWords::tr("warning");
}

QString severityMark(Severity severity) {
    return severity == Severity::error ? QStringLiteral("\u25c6") : QStringLiteral("\u25b2");
}

QString warningDescriptor(const Warning& warning, const QString& fd) {
    if (!warning.fd.fd.valid())
        return QStringLiteral("–");
    return warning.peer.length == 0 ? fd
                                    : QStringLiteral("%1 · :%2").arg(fd).arg(warning.peer.port());
}

} // namespace muxscope::ui
