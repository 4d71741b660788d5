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

QWidget* makeStageView(Session& session, QWidget* parent) {
    return new StageView(session, parent);
}

QWidget* makeNotesView(Session& session, QWidget* parent) {
    return new NotesView(session, parent);
}

QWidget* makeTerminalView(Session& session, QWidget* parent) {
    return new TerminalView(session, parent);
}

QWidget* makeTimelineView(Session& session, QWidget* parent) {
    return new TimelinePanel(session, parent);
}

QWidget* makeLoopView(Session& session, QWidget* parent) {
    return new LoopView(session, parent);
}

QWidget* makeCallsView(Session& session, QWidget* parent) {
    return new CallsView(session, parent);
}

QWidget* makeExchangeView(Session& session, QWidget* parent) {
    return new ExchangeView(session, parent);
}

QWidget* makeExchangeListView(Session& session, QWidget* parent) {
    return new ExchangeListView(session, parent);
}

QWidget* makeBytesView(Session& session, QWidget* parent) {
    return new BytesView(session, parent);
}

QWidget* makeMaskView(Session& session, QWidget* parent) {
    return new MaskView(session, parent);
}

QWidget* makeBlockedView(Session& session, QWidget* parent) {
    return new BlockedView(session, parent);
}

QWidget* makeWarningsView(Session& session, QWidget* parent) {
    return new WarningsView(session, parent);
}

QWidget* makeBitsView(Session& session, QWidget* parent) {
    return new BitsView(session, parent);
}

QWidget* makeReferenceView(Session& session, QWidget* parent) {
    return new ReferenceView(session, parent);
}

QWidget* makeSocketView(Session& session, QWidget* parent) {
    return new SocketView(session, parent);
}

QWidget* makeBreakpointsView(Session& session, QWidget* parent) {
    return new BreakpointsView(session, parent);
}

} // namespace muxscope::ui
