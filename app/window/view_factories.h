// SPDX-License-Identifier: GPL-3.0-or-later
// One line a view: how it is made, where it will stay: a widget that moves to another parent has all
// within it styled anew. The docks know no view's type, only these. GUI thread.
#pragma once

class QWidget;

namespace muxscope::ui {

class Session;

QWidget* makeStageView(Session& session, QWidget* parent);
QWidget* makeNotesView(Session& session, QWidget* parent);
QWidget* makeTerminalView(Session& session, QWidget* parent);
QWidget* makeTimelineView(Session& session, QWidget* parent);
QWidget* makeLoopView(Session& session, QWidget* parent);
QWidget* makeCallsView(Session& session, QWidget* parent);
QWidget* makeExchangeView(Session& session, QWidget* parent);
QWidget* makeExchangeListView(Session& session, QWidget* parent);
QWidget* makeBytesView(Session& session, QWidget* parent);
QWidget* makeMaskView(Session& session, QWidget* parent);
QWidget* makeBitsView(Session& session, QWidget* parent);
QWidget* makeReferenceView(Session& session, QWidget* parent);
QWidget* makeSocketView(Session& session, QWidget* parent);
QWidget* makeBlockedView(Session& session, QWidget* parent);
QWidget* makeWarningsView(Session& session, QWidget* parent);
QWidget* makeBreakpointsView(Session& session, QWidget* parent);

} // namespace muxscope::ui
