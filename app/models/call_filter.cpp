// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/call_filter.h"

#include "models/call_filter_parser.h"

namespace muxscope::ui {

namespace {

using Node = CallFilter::Node;

std::optional<std::int64_t> valueOf(const CallRow& row, CallField field) {
    const trace::Record& enter = row.enter.record;
    switch (field) {
    case CallField::fd:
        return enter.fd;
    case CallField::call:
        return static_cast<std::int64_t>(enter.call);
    case CallField::kind:
        return static_cast<std::int64_t>(trace::callKind(enter.call));
    case CallField::time:
        return enter.atNs;
    default:
        break;
    }
    if (!row.exit)
        return {};
    switch (field) {
    case CallField::error:
        return row.exit->error();
    case CallField::result:
        return row.exit->error() != 0 ? -1 : row.exit->record.value;
    default:
        return row.exit->record.atNs - enter.atNs;
    }
}

bool holds(std::int64_t have, CallCompare compare, std::int64_t want) {
    switch (compare) {
    case CallCompare::equal:
        return have == want;
    case CallCompare::notEqual:
        return have != want;
    case CallCompare::less:
        return have < want;
    case CallCompare::lessEqual:
        return have <= want;
    case CallCompare::greater:
        return have > want;
    default:
        return have >= want;
    }
}

bool evaluate(const Node& node, const CallRow& row) {
    switch (node.kind) {
    case Node::Kind::all:
        return evaluate(*node.left, row) && evaluate(*node.right, row);
    case Node::Kind::any:
        return evaluate(*node.left, row) || evaluate(*node.right, row);
    case Node::Kind::none:
        return !evaluate(*node.left, row);
    default: {
        const auto value = valueOf(row, node.field);
        return value && holds(*value, node.compare, node.value);
    }
    }
}

} // namespace

CallFilter CallFilter::parse(const QString& text, std::optional<Fault>& fault) {
    CallFilter filter;
    fault.reset();
    if (text.trimmed().isEmpty())
        return filter;
    filter.m_root = parseCallFilter(text, fault);
    return filter;
}

bool CallFilter::matches(const CallRow& row) const {
    return m_root == nullptr || evaluate(*m_root, row);
}

} // namespace muxscope::ui
