// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/notable_scan.h"

#include <QCoreApplication>
#include <cerrno>

namespace muxscope::ui {

using trace::Call;
using trace::CallKind;

std::optional<NotableCall> NotableScan::add(const trace::Event& event) {
    if (event.isEnter()) {
        m_entered[event.record.thread] = {event.record, event.index};
        return {};
    }
    if (!event.isExit())
        return {};
    const auto entered = m_entered.find(event.record.thread);
    if (entered == m_entered.end() || entered->second.record.call != event.call())
        return {};
    const Entered call = entered->second;
    m_entered.erase(entered);
    const auto what = judge(call.record, event);
    return what ? std::optional(NotableCall{call.event, *what}) : std::nullopt;
}

std::optional<Notable> NotableScan::judge(const trace::Record& enter, const trace::Event& exit) {
    if (trace::isLoopWait(exit.call()))
        return judgeWait(enter, exit);
    // An accept that waits keeps nobody waiting: nobody is there.
    const bool isLong = exit.record.atNs - enter.atNs >= kLongNs &&
                        trace::callKind(exit.call()) != CallKind::accept;
    // Whatever is done with a descriptor, or to what is watched of it, is dealing with it.
    const std::int64_t fd = enter.call == Call::epoll_ctl ? enter.value : std::int64_t{enter.fd};
    if (fd < 0 || fd > INT32_MAX)
        return isLong ? std::optional(Notable::longBlock) : std::nullopt;
    OfDescriptor& descriptor = m_descriptors[static_cast<std::int32_t>(fd)];
    descriptor.reported = 0;
    if (exit.error() != 0)
        return judgeFailure(descriptor, exit);
    descriptor.eagain = 0;
    descriptor.error = 0;
    const CallKind kind = trace::callKind(exit.call());
    if (exit.call() == Call::close)
        m_descriptors.erase(static_cast<std::int32_t>(fd));
    if (kind == CallKind::read && exit.record.value == 0 && enter.value > 0 &&
        exit.call() != Call::recvfrom) // an empty datagram is no end
        return Notable::endOfInput;
    if (kind == CallKind::write && exit.record.value < enter.value)
        return Notable::shortSend;
    return isLong ? std::optional(Notable::longBlock) : std::nullopt;
}

std::optional<Notable> NotableScan::judgeFailure(OfDescriptor& descriptor,
                                                 const trace::Event& exit) {
    if (exit.error() == EINTR)
        return {};
    if (exit.error() == EAGAIN)
        return ++descriptor.eagain == kStreak ? std::optional(Notable::eagainStreak) : std::nullopt;
    const bool again = descriptor.error == exit.error() && descriptor.failed == exit.call();
    descriptor.error = exit.error();
    descriptor.failed = exit.call();
    return again ? std::nullopt : std::optional(Notable::error);
}

std::optional<Notable> NotableScan::judgeWait(const trace::Record& enter,
                                              const trace::Event& exit) {
    ++m_waits;
    // The end of its time: EAGAIN of sigtimedwait, ETIME of io_uring_enter, ETIMEDOUT of futex; of that one EAGAIN
    // says that there is no need to wait.
    if (exit.error() == EINTR || exit.error() == EAGAIN || exit.error() == ETIMEDOUT ||
        exit.error() == ETIME)
        return {};
    if (exit.error() != 0)
        return Notable::error;
    if (exit.record.atNs - enter.atNs >= kAtOnceNs)
        return {};
    std::optional<Notable> found;
    for (const trace::FdBits& item : exit.ready()) {
        OfDescriptor& descriptor = m_descriptors[item.fd];
        const bool again = descriptor.waitOf + 1 == m_waits && descriptor.bits == item.bits;
        descriptor.reported = again ? descriptor.reported + 1 : 1;
        descriptor.bits = item.bits;
        descriptor.waitOf = m_waits;
        if (descriptor.reported == kStreak)
            found = Notable::spin;
    }
    return found;
}

QString notableName(Notable notable) {
    const auto words = [](const char* text) {
        return QCoreApplication::translate("Notable", text);
    };
    switch (notable) {
    case Notable::error:
        return words(QT_TRANSLATE_NOOP("Notable", "error"));
    case Notable::eagainStreak:
        return words(QT_TRANSLATE_NOOP("Notable", "EAGAIN streak"));
    case Notable::endOfInput:
        return words(QT_TRANSLATE_NOOP("Notable", "end of input"));
    case Notable::shortSend:
        return words(QT_TRANSLATE_NOOP("Notable", "short send"));
    case Notable::spin:
        return words(QT_TRANSLATE_NOOP("Notable", "spin"));
    case Notable::longBlock:
        return words(QT_TRANSLATE_NOOP("Notable", "long block"));
    }
    return {};
}

QString notableReason(Notable notable) {
    const auto words = [](const char* text) {
        return QCoreApplication::translate("Notable", text);
    };
    switch (notable) {
    case Notable::error:
        return words(QT_TRANSLATE_NOOP(
            "Notable", "The call failed. Where one fails alike again, only the first is marked."));
    case Notable::eagainStreak:
        return words(QT_TRANSLATE_NOOP("Notable",
                                       "The third EAGAIN in a row on this descriptor: it is asked "
                                       "again although nothing has come."));
    case Notable::endOfInput:
        return words(QT_TRANSLATE_NOOP("Notable",
                                       "0 bytes: the peer has ended its side; this is no error."));
    case Notable::shortSend:
        return words(QT_TRANSLATE_NOOP("Notable",
                                       "The kernel took only a part: its send buffer is full. The "
                                       "rest must be sent later."));
    case Notable::spin:
        return words(QT_TRANSLATE_NOOP("Notable",
                                       "The third wait in a row that returns at once for the same "
                                       "descriptor, which nobody deals with: the loop spins."));
    case Notable::longBlock:
        return words(QT_TRANSLATE_NOOP("Notable",
                                       "The thread was kept for 100 ms or more, and served nobody "
                                       "else meanwhile."));
    }
    return {};
}

} // namespace muxscope::ui
