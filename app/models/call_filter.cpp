// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/call_filter.h"

#include "models/call_filter_parser.h"

#include <algorithm>
#include <string_view>

namespace muxscope::ui {

namespace {

using Node = CallFilter::Node;
using trace::CallKind;

std::optional<std::int64_t> httpNumber(const CallRow& row, CallField field,
                                       const CallIndex& index) {
    const auto http = httpOf(row, index);
    if (!http)
        return {};
    if (field == CallField::httpStatus)
        return http->status == 0 ? std::nullopt : std::optional<std::int64_t>(http->status);
    return http->method == http::Method::Unknown
               ? std::nullopt
               : std::optional(static_cast<std::int64_t>(http->method));
}

std::optional<std::int64_t> indexed(const CallRow& row, CallField field, const CallIndex& index) {
    if (field == CallField::pid || field == CallField::tid) {
        const auto task = index.taskAt(row.enter.record.thread, row.enter.index);
        const std::int64_t number = field == CallField::pid ? task.pid : task.tid;
        return number == 0 ? std::nullopt : std::optional(number);
    }
    if (field == CallField::iteration)
        return static_cast<std::int64_t>(index.iterationAt(row.enter.index));
    if (field != CallField::connection && field != CallField::port)
        return httpNumber(row, field, index);
    const auto peer = peerOf(row, index);
    if (!peer)
        return {};
    return field == CallField::port ? peer->port : peer->connection;
}

std::optional<std::int64_t> ofAnswer(const CallRow& row, CallField field) {
    if (!row.exit)
        return {};
    switch (field) {
    case CallField::error:
        return row.exit->error();
    case CallField::result:
        return row.exit->error() != 0 ? -1 : row.exit->record.value;
    case CallField::bytes:
        return bytesOf(row);
    default:
        return row.exit->record.atNs - row.enter.record.atNs;
    }
}

std::optional<std::int64_t> valueOf(const CallRow& row, CallField field, const CallIndex* index) {
    const trace::Record& enter = row.enter.record;
    switch (field) {
    case CallField::fd:
        return index == nullptr ? fdOf(row.enter).n
                                : index->numberAt(enter.thread, fdOf(row.enter), row.enter.index).n;
    case CallField::call:
        return static_cast<std::int64_t>(enter.call);
    case CallField::kind:
        return static_cast<std::int64_t>(trace::callKind(enter.call));
    case CallField::time:
        return enter.atNs;
    case CallField::thread:
        return enter.thread.n;
    case CallField::site:
        return static_cast<std::int64_t>(enter.site);
    case CallField::error:
    case CallField::result:
    case CallField::bytes:
    case CallField::took:
        return ofAnswer(row, field);
    default:
        return index == nullptr ? std::nullopt : indexed(row, field, *index);
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

bool textHolds(std::string_view have, CallCompare compare, const QByteArray& want) {
    const std::string_view wanted(want.constData(), static_cast<std::size_t>(want.size()));
    if (compare == CallCompare::contains)
        return have.find(wanted) != std::string_view::npos;
    return (have == wanted) == (compare == CallCompare::equal);
}

// What was moved stands in the answer; of a call that carries something else (an address, a path)
// in either.
bool payloadHolds(const CallRow& row, const Node& node) {
    return (row.exit &&
            textHolds(trace::asText(row.exit->moved()), node.compare, node.value.text)) ||
           textHolds(trace::asText(row.enter.payload), node.compare, node.value.text);
}

// One send may carry the end of one response and others behind it.
bool statusHolds(const CallRow& row, const Node& node, const CallIndex& index) {
    if (!row.exit || row.exit->record.value <= 0)
        return false;
    const std::vector<CallIndex::Http> all = index.answersAt(row.enter.fd(), row.exit->index);
    return std::any_of(all.begin(), all.end(), [&node](const CallIndex::Http& http) {
        return http.status != 0 && holds(http.status, node.compare, node.value.number);
    });
}

bool testHolds(const Node& node, const CallRow& row, const CallIndex* index) {
    if (node.field == CallField::payload)
        return payloadHolds(row, node);
    if (node.field == CallField::httpTarget) {
        const auto http = index == nullptr ? std::nullopt : httpOf(row, *index);
        return http && !http->target.isNull() &&
               textHolds({http->target.constData(), static_cast<std::size_t>(http->target.size())},
                         node.compare, node.value.text);
    }
    if (node.field == CallField::httpStatus && index != nullptr &&
        trace::callKind(row.enter.call()) == trace::CallKind::write)
        return statusHolds(row, node, *index);
    const auto value = valueOf(row, node.field, index);
    return value && holds(*value, node.compare, node.value.number);
}

bool evaluate(const Node& node, const CallRow& row, const CallIndex* index) {
    switch (node.kind) {
    case Node::Kind::all:
        return evaluate(*node.left, row, index) && evaluate(*node.right, row, index);
    case Node::Kind::any:
        return evaluate(*node.left, row, index) || evaluate(*node.right, row, index);
    case Node::Kind::none:
        return !evaluate(*node.left, row, index);
    default:
        return testHolds(node, row, index);
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

bool CallFilter::matches(const CallRow& row, const CallIndex* index) const {
    return m_root == nullptr || evaluate(*m_root, row, index);
}

Fd fdOf(const trace::Event& enter) {
    return enter.call() == trace::Call::epoll_ctl
               ? Fd{static_cast<std::int32_t>(
                     std::clamp<std::int64_t>(enter.record.value, -1, INT32_MAX))}
               : enter.fd();
}

std::optional<std::int64_t> bytesOf(const CallRow& row) {
    const CallKind kind = trace::callKind(row.enter.call());
    if (!row.exit || row.exit->record.value < 0 ||
        (kind != CallKind::read && kind != CallKind::write))
        return {};
    return row.exit->record.value;
}

std::optional<CallIndex::Peer> peerOf(const CallRow& row, const CallIndex& index) {
    if (trace::callKind(row.enter.call()) == CallKind::accept) {
        const std::int64_t made = row.exit ? row.exit->record.value : -1;
        return made < 0 || made > INT32_MAX
                   ? std::nullopt
                   : index.peerAt(Fd{static_cast<std::int32_t>(made)}, row.exit->index);
    }
    if (trace::isLoopWait(row.enter.call()) || !fdOf(row.enter).valid())
        return {};
    return index.peerAt(fdOf(row.enter), row.enter.index);
}

std::optional<CallIndex::Http> httpOf(const CallRow& row, const CallIndex& index) {
    const auto bytes = bytesOf(row);
    if (!bytes || *bytes == 0)
        return {};
    return index.httpAt(row.enter.fd(), row.exit->index,
                        trace::callKind(row.enter.call()) == CallKind::write);
}

} // namespace muxscope::ui
