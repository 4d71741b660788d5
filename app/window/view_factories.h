// SPDX-License-Identifier: GPL-3.0-or-later
// One line a view: how it is made. The docks know no view's type, only these. GUI thread.
#pragma once

class QWidget;

namespace muxscope::ui {

class Session;

QWidget* makeStageView(Session& session);
QWidget* makeNotesView(Session& session);
QWidget* makeTerminalView(Session& session);
QWidget* makeTimelineView(Session& session);
QWidget* makeLoopView(Session& session);
QWidget* makeCallsView(Session& session);
QWidget* makeExchangeView(Session& session);
QWidget* makeExchangeListView(Session& session);
QWidget* makeBytesView(Session& session);
QWidget* makeMaskView(Session& session);
QWidget* makeBitsView(Session& session);
QWidget* makeReferenceView(Session& session);
QWidget* makeSocketView(Session& session);
QWidget* makeBlockedView(Session& session);
QWidget* makeWarningsView(Session& session);
QWidget* makeBreakpointsView(Session& session);

} // namespace muxscope::ui
