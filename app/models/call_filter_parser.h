// SPDX-License-Identifier: GPL-3.0-or-later
// The filter's syntax tree and its parser; for call_filter.cpp. Pure, GUI thread (translated texts).
#pragma once

#include "models/call_filter.h"

namespace muxscope::ui {

enum class CallField { fd, call, kind, error, result, took, time };
enum class CallCompare { equal, notEqual, less, lessEqual, greater, greaterEqual };

struct CallFilter::Node {
    enum class Kind { all, any, none, test };
    Kind kind = Kind::test;
    CallField field = CallField::fd;
    CallCompare compare = CallCompare::equal;
    std::int64_t value = 0;
    std::shared_ptr<const Node> left;
    std::shared_ptr<const Node> right; // not of `none`
};

// The tree of a text that is not empty; null with a fault.
std::shared_ptr<const CallFilter::Node> parseCallFilter(const QString& text,
                                                        std::optional<CallFilter::Fault>& fault);

} // namespace muxscope::ui
