// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/breakpoint_condition.h"

#include "models/call_filter_parser.h"

#include <QCoreApplication>
#include <algorithm>

namespace muxscope::ui {

namespace {

using kernel::Breakpoint;
using Alternatives = std::vector<Breakpoint>;
using Node = CallFilter::Node;

constexpr std::size_t kMostAlternatives = 256;
constexpr std::int64_t kFirstStatus = 100;
constexpr std::int64_t kLastStatus = 999;

QString words(const char* text) {
    return QCoreApplication::translate("BreakpointCondition", text);
}

// The values that a comparison lets through.
struct Range {
    std::int64_t from = INT64_MIN;
    std::int64_t to = INT64_MAX;
};

std::optional<Range> rangeOf(const Node& test) {
    const std::int64_t n = test.value.number;
    switch (test.compare) {
    case CallCompare::equal:
        return Range{n, n};
    case CallCompare::less:
        return n == INT64_MIN ? std::nullopt : std::optional(Range{INT64_MIN, n - 1});
    case CallCompare::lessEqual:
        return Range{INT64_MIN, n};
    case CallCompare::greater:
        return n == INT64_MAX ? std::nullopt : std::optional(Range{n + 1, INT64_MAX});
    case CallCompare::greaterEqual:
        return Range{n, INT64_MAX};
    default:
        return {};
    }
}

Alternatives callsOfKind(std::int64_t kind) {
    Alternatives any;
    for (int i = 1; i < trace::kCallCount; ++i) {
        const auto call = static_cast<trace::Call>(i);
        if (static_cast<std::int64_t>(trace::callKind(call)) == kind)
            any.push_back({.call = call});
    }
    return any;
}

std::optional<Breakpoint> statusOf(Range range) {
    range.from = std::max(range.from, kFirstStatus);
    range.to = std::min(range.to, kLastStatus);
    if (range.from > range.to)
        return {};
    Breakpoint one;
    one.httpStatus = Breakpoint::StatusRange{static_cast<std::uint16_t>(range.from),
                                             static_cast<std::uint16_t>(range.to)};
    return one;
}

// Nothing: the gate cannot check it.
std::optional<Alternatives> ofTest(const Node& test) {
    const auto range = rangeOf(test);
    const std::int64_t n = test.value.number;
    if (!range)
        return {};
    Breakpoint one;
    if (test.field == CallField::bytes && range->to == INT64_MAX)
        one.bytesAtLeast = std::max<std::int64_t>(range->from, 0);
    else if (test.field == CallField::httpStatus) {
        const auto status = statusOf(*range);
        return status ? std::optional(Alternatives{*status}) : std::nullopt;
    } else if (test.compare != CallCompare::equal)
        return {};
    else if (test.field == CallField::fd && n >= 0 && n <= INT32_MAX)
        one.fd = Fd{static_cast<std::int32_t>(n)};
    else if (test.field == CallField::call)
        one.call = static_cast<trace::Call>(n);
    else if (test.field == CallField::error && n > 0 && n <= INT32_MAX)
        one.error = static_cast<int>(n);
    else if (test.field == CallField::iteration && n > 0)
        one.iteration = static_cast<std::uint64_t>(n);
    else if (test.field == CallField::site)
        one.site = static_cast<trace::Site>(n);
    else if (test.field == CallField::kind)
        return callsOfKind(n);
    else
        return {};
    return Alternatives{one};
}

template <class Part>
bool mergePart(std::optional<Part>& into, const std::optional<Part>& other) {
    if (!into)
        into = other;
    return !other || *into == *other;
}

// Both at once; nothing when they exclude each other.
std::optional<Breakpoint> both(Breakpoint a, const Breakpoint& b) {
    if (a.bytesAtLeast && b.bytesAtLeast)
        a.bytesAtLeast = std::max(*a.bytesAtLeast, *b.bytesAtLeast);
    else if (b.bytesAtLeast)
        a.bytesAtLeast = b.bytesAtLeast;
    if (a.httpStatus && b.httpStatus) {
        a.httpStatus->from = std::max(a.httpStatus->from, b.httpStatus->from);
        a.httpStatus->to = std::min(a.httpStatus->to, b.httpStatus->to);
        if (a.httpStatus->from > a.httpStatus->to)
            return {};
    } else if (b.httpStatus) {
        a.httpStatus = b.httpStatus;
    }
    const bool agree = mergePart(a.call, b.call) && mergePart(a.fd, b.fd) &&
                       mergePart(a.error, b.error) && mergePart(a.site, b.site) &&
                       mergePart(a.iteration, b.iteration);
    return agree ? std::optional(a) : std::nullopt;
}

std::optional<Alternatives> alternativesOf(const Node& node) {
    if (node.kind == Node::Kind::test)
        return ofTest(node);
    if (node.kind == Node::Kind::none)
        return {};
    auto left = alternativesOf(*node.left);
    const auto right = alternativesOf(*node.right);
    if (!left || !right)
        return {};
    if (node.kind == Node::Kind::any) {
        left->insert(left->end(), right->begin(), right->end());
        return left->size() > kMostAlternatives ? std::nullopt : left;
    }
    if (left->size() * right->size() > kMostAlternatives)
        return {};
    Alternatives all;
    for (const Breakpoint& a : *left)
        for (const Breakpoint& b : *right)
            if (auto one = both(a, b))
                all.push_back(*one);
    return all;
}

// The first test that the gate cannot check.
const Node* refused(const Node& node) {
    if (node.kind == Node::Kind::test)
        return ofTest(node) ? nullptr : &node;
    if (node.kind == Node::Kind::none)
        return &node;
    if (const Node* left = refused(*node.left))
        return left;
    return refused(*node.right);
}

// Why, where more can be said than what there is instead.
QString whyNot(const Node& root) {
    const Node* node = refused(root);
    if (node == nullptr || node->kind != Node::Kind::test)
        return breakpointHelp();
    switch (node->field) {
    case CallField::connection:
    case CallField::port:
        return words(QT_TRANSLATE_NOOP("BreakpointCondition",
                                       "conn and port are counted from the recording, which the "
                                       "gate does not read: it sees one call with its descriptor. "
                                       "Ask for fd == N while that connection has it."));
    case CallField::took:
    case CallField::time:
        return words(QT_TRANSLATE_NOOP(
            "BreakpointCondition", "the gate keeps no time of the calls it lets through, so that "
                                   "the server is not slowed: took and time are for the filter "
                                   "of the calls."));
    case CallField::httpMethod:
    case CallField::httpTarget:
        return words(QT_TRANSLATE_NOOP("BreakpointCondition",
                                       "a request is put together from several calls, and the gate "
                                       "sees one: of HTTP only http.status can be asked for."));
    case CallField::payload:
        return words(QT_TRANSLATE_NOOP("BreakpointCondition",
                                       "the gate does not search the bytes of a call, so that the "
                                       "server is not slowed: use the filter of the calls."));
    default:
        return breakpointHelp();
    }
}

} // namespace

std::vector<Breakpoint> parseBreakpoint(const QString& text,
                                        std::optional<CallFilter::Fault>& fault) {
    const CallFilter filter = CallFilter::parse(text, fault);
    if (fault)
        return {};
    if (filter.empty()) {
        fault = CallFilter::Fault{
            words(QT_TRANSLATE_NOOP("BreakpointCondition", "a condition is missing")), 0, 1};
        return {};
    }
    auto any = alternativesOf(*filter.root());
    if (!any)
        fault = CallFilter::Fault{whyNot(*filter.root()), 0, text.size()};
    else if (any->empty())
        fault = CallFilter::Fault{
            words(QT_TRANSLATE_NOOP("BreakpointCondition", "this can never be true")), 0,
            text.size()};
    return fault ? std::vector<Breakpoint>{} : *any;
}

QString breakpointHelp() {
    return words(QT_TRANSLATE_NOOP("BreakpointCondition",
                                   "a breakpoint can ask for: %1, joined by && and ||"))
        .arg(QStringLiteral("fd ==, call ==, kind ==, site ==, iteration ==, errno ==, bytes >=, "
                            "http.status == >= <="));
}

QString breakpointStop(const std::vector<Breakpoint>& any) {
    const auto after = static_cast<std::size_t>(std::count_if(
        any.begin(), any.end(), [](const Breakpoint& each) { return each.asksForAnswer(); }));
    if (after == 0)
        return words(QT_TRANSLATE_NOOP("BreakpointCondition",
                                       "Known before the call: the server stands before it."));
    const bool status =
        std::any_of(any.begin(), any.end(), [](const Breakpoint& each) { return each.httpStatus; });
    if (status)
        return words(QT_TRANSLATE_NOOP("BreakpointCondition",
                                       "Known once a send has taken the end of a status line: the "
                                       "server stands before the call after it. A status line may "
                                       "be spread over several sends, and several may share one."));
    return words(QT_TRANSLATE_NOOP("BreakpointCondition",
                                   "Known from the answer: the server stands before the call after "
                                   "it."));
}

} // namespace muxscope::ui
