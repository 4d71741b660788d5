// SPDX-License-Identifier: GPL-3.0-or-later
#include "window/view_factories.h"

#if __has_include("views/bytes_view.cpp")
#include "views/bytes_view.h"
#define MUXSCOPE_HAS_BYTES 1
#endif
#if __has_include("views/calls_view.cpp")
#include "views/calls_view.h"
#define MUXSCOPE_HAS_CALLS 1
#endif
#if __has_include("views/exchange_view.cpp")
#include "views/exchange_view.h"
#define MUXSCOPE_HAS_EXCHANGE 1
#endif
#if __has_include("views/loop_view.cpp")
#include "views/loop_view.h"
#define MUXSCOPE_HAS_LOOP 1
#endif
#if __has_include("views/mask_view.cpp")
#include "views/mask_view.h"
#define MUXSCOPE_HAS_MASK 1
#endif
#if __has_include("views/socket_view.cpp")
#include "views/socket_view.h"
#define MUXSCOPE_HAS_SOCKET 1
#endif
#if __has_include("views/stage_view.cpp")
#include "views/stage_view.h"
#define MUXSCOPE_HAS_STAGE 1
#endif
#if __has_include("views/timeline_view.cpp")
#include "views/timeline_view.h"
#define MUXSCOPE_HAS_TIMELINE 1
#endif

#include <QWidget>

namespace muxscope::ui {

QWidget* makeStageView([[maybe_unused]] Session& session) {
#ifdef MUXSCOPE_HAS_STAGE
    return new StageView(session);
#else
    return new QWidget;
#endif
}

QWidget* makeTimelineView([[maybe_unused]] Session& session) {
#ifdef MUXSCOPE_HAS_TIMELINE
    return new TimelineView(session);
#else
    return new QWidget;
#endif
}

QWidget* makeLoopView([[maybe_unused]] Session& session) {
#ifdef MUXSCOPE_HAS_LOOP
    return new LoopView(session);
#else
    return new QWidget;
#endif
}

QWidget* makeCallsView([[maybe_unused]] Session& session) {
#ifdef MUXSCOPE_HAS_CALLS
    return new CallsView(session);
#else
    return new QWidget;
#endif
}

QWidget* makeExchangeView([[maybe_unused]] Session& session) {
#ifdef MUXSCOPE_HAS_EXCHANGE
    return new ExchangeView(session);
#else
    return new QWidget;
#endif
}

QWidget* makeBytesView([[maybe_unused]] Session& session) {
#ifdef MUXSCOPE_HAS_BYTES
    return new BytesView(session);
#else
    return new QWidget;
#endif
}

QWidget* makeMaskView([[maybe_unused]] Session& session) {
#ifdef MUXSCOPE_HAS_MASK
    return new MaskView(session);
#else
    return new QWidget;
#endif
}

QWidget* makeSocketView([[maybe_unused]] Session& session) {
#ifdef MUXSCOPE_HAS_SOCKET
    return new SocketView(session);
#else
    return new QWidget;
#endif
}

} // namespace muxscope::ui
