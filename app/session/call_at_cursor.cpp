// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/call_at_cursor.h"

#include "session/session.h"

namespace muxscope::ui {

namespace {

bool isCall(const trace::Record& record) {
    return record.call != trace::Call::none && record.phase != trace::Phase::observer &&
           record.phase != trace::Phase::note;
}

} // namespace

std::optional<trace::Record> callAtCursor(const Session& session) {
    if (!session.hasTrace())
        return {};
    const Moment cursor = session.playback().cursor();
    if (const Moment standing = session.standingAtGate();
        standing > session.firstMoment() && session.playback().atHead() && standing <= cursor)
        return session.eventAt(standing).record;
    for (Moment moment = cursor; moment > session.firstMoment(); --moment)
        if (const trace::Record record = session.eventAt(moment).record; isCall(record))
            return record;
    return {};
}

} // namespace muxscope::ui
