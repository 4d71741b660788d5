// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/view_factories.h"

#include "views/bits_view.h"
#include "views/blocked_view.h"
#include "views/breakpoints_view.h"
#include "views/bytes_view.h"
#include "views/calls_view.h"
#include "views/exchange_list_view.h"
#include "views/exchange_view.h"
#include "views/loop_view.h"
#include "views/mask_view.h"
#include "views/notes_view.h"
#include "views/reference_view.h"
#include "views/socket_view.h"
#include "views/stage_view.h"
#include "views/terminal_view.h"
#include "views/timeline_panel.h"
#include "views/warnings_view.h"

namespace muxscope::ui {

QWidget* makeStageView(Session& session) {
    return new StageView(session);
}

QWidget* makeNotesView(Session& session) {
    return new NotesView(session);
}

QWidget* makeTerminalView(Session& session) {
    return new TerminalView(session);
}

QWidget* makeTimelineView(Session& session) {
    return new TimelinePanel(session);
}

QWidget* makeLoopView(Session& session) {
    return new LoopView(session);
}

QWidget* makeCallsView(Session& session) {
    return new CallsView(session);
}

QWidget* makeExchangeView(Session& session) {
    return new ExchangeView(session);
}

QWidget* makeExchangeListView(Session& session) {
    return new ExchangeListView(session);
}

QWidget* makeBytesView(Session& session) {
    return new BytesView(session);
}

QWidget* makeMaskView(Session& session) {
    return new MaskView(session);
}

QWidget* makeBlockedView(Session& session) {
    return new BlockedView(session);
}

QWidget* makeWarningsView(Session& session) {
    return new WarningsView(session);
}

QWidget* makeBitsView(Session& session) {
    return new BitsView(session);
}

QWidget* makeReferenceView(Session& session) {
    return new ReferenceView(session);
}

QWidget* makeSocketView(Session& session) {
    return new SocketView(session);
}

QWidget* makeBreakpointsView(Session& session) {
    return new BreakpointsView(session);
}

} // namespace muxscope::ui
