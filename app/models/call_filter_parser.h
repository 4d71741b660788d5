// SPDX-License-Identifier: GPL-3.0-or-later
// The filter's syntax tree and its parser; for call_filter.cpp and breakpoint_condition.cpp. Pure, GUI
// thread (translated texts). Time grows with the text's length, depth is bounded.
#pragma once

#include "models/call_filter.h"
#include "models/call_filter_fields.h"

namespace muxscope::ui {

struct CallFilter::Node {
    enum class Kind { all, any, none, test };
    Kind kind = Kind::test;
    CallField field = CallField::fd;
    CallCompare compare = CallCompare::equal;
    CallFilterValue value;
    std::shared_ptr<const Node> left;
    std::shared_ptr<const Node> right; // not of `none`
};

// The tree of a text that is not empty; null with a fault.
std::shared_ptr<const CallFilter::Node> parseCallFilter(const QString& text,
                                                        std::optional<CallFilter::Fault>& fault);

} // namespace muxscope::ui
