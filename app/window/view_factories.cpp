// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/view_factories.h"

#include "views/bytes_view.h"
#include "views/calls_view.h"
#include "views/exchange_view.h"
#include "views/loop_view.h"
#include "views/mask_view.h"
#include "views/socket_view.h"
#include "views/stage_view.h"
#if __has_include("views/timeline_view.cpp")
#include "views/timeline_view.h"
#define MUXSCOPE_HAS_TIMELINE 1
#endif

namespace muxscope::ui {

QWidget* makeStageView(Session& session) {
    return new StageView(session);
}

QWidget* makeTimelineView([[maybe_unused]] Session& session) {
#ifdef MUXSCOPE_HAS_TIMELINE
    return new TimelineView(session);
#else
    return new QWidget;
#endif
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

QWidget* makeBytesView(Session& session) {
    return new BytesView(session);
}

QWidget* makeMaskView(Session& session) {
    return new MaskView(session);
}

QWidget* makeSocketView(Session& session) {
    return new SocketView(session);
}

} // namespace muxscope::ui
