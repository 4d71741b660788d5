// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/wait_values.h"

#include "trace/payload.h"

#include <algorithm>
#include <unordered_map>

namespace muxscope::analysis {

using namespace strace;
using trace::kIn;
using trace::kOut;
using trace::kPri;

namespace {

// Lists up to this long are searched from end to end.
constexpr std::size_t kFew = 64;

} // namespace

void addBits(FdList& list, std::int32_t fd, std::uint32_t bits) {
    const auto known = fd < 0 || list.size() > kFew
                           ? list.end()
                           : std::find_if(list.begin(), list.end(),
                                          [fd](const FdBits& item) { return item.fd == fd; });
    if (known != list.end())
        known->bits |= bits;
    else
        list.push_back({fd, bits});
}

FdList merged(const FdSetText& in, const FdSetText& out, const FdSetText& except) {
    FdList list;
    for (const std::int32_t fd : in.fds)
        list.push_back({fd, kIn});
    for (const std::int32_t fd : out.fds)
        list.push_back({fd, kOut});
    for (const std::int32_t fd : except.fds)
        list.push_back({fd, kPri});
    std::stable_sort(list.begin(), list.end(),
                     [](const FdBits& a, const FdBits& b) { return a.fd < b.fd; });
    FdList joined;
    for (const FdBits& item : list) {
        if (!joined.empty() && joined.back().fd == item.fd)
            joined.back().bits |= item.bits;
        else
            joined.push_back(item);
    }
    return joined;
}

FdList asFdList(const PollList& polled) {
    FdList list;
    std::unordered_map<std::int32_t, std::size_t> places; // of long lists
    for (const Polled& item : polled.items) {
        if (item.fd < 0)
            continue;
        if (polled.items.size() <= kFew) {
            addBits(list, item.fd, item.bits);
            continue;
        }
        const auto [place, fresh] = places.emplace(item.fd, list.size());
        if (fresh)
            list.push_back({item.fd, item.bits});
        else
            list[place->second].bits |= item.bits;
    }
    return list;
}

static std::optional<std::int64_t> millisecondsNs(std::string_view text) {
    const auto number = leadingNumber(text);
    if (!number)
        return {};
    if (*number < 0 || *number == 0xffffffffLL)
        return -1;
    return *number <= INT32_MAX ? std::optional(*number * 1'000'000) : std::nullopt;
}

std::optional<std::int64_t> timeoutOf(MuxApi api, const CallText& call, std::size_t shift) {
    switch (api) {
    case MuxApi::select:
        return timeSpanNs(call.argument(4), 1000);
    case MuxApi::pselect6:
        return timeSpanNs(call.argument(4), 1);
    case MuxApi::poll:
        return millisecondsNs(call.argument(2));
    case MuxApi::ppoll:
        return timeSpanNs(call.argument(2), 1);
    case MuxApi::epoll_wait:
    case MuxApi::epoll_pwait:
        return millisecondsNs(call.argument(3 - shift));
    case MuxApi::epoll_pwait2:
        return timeSpanNs(call.argument(3 - shift), 1);
    }
    return {};
}

// `(in [6]], except [6], left {...})`: strace 6.1 closes every set but the last one twice.
std::string_view setNamed(std::string_view note, std::string_view name) {
    for (std::size_t at = note.find(name); at != std::string_view::npos;
         at = note.find(name, at + 1)) {
        const std::string_view rest = note.substr(at + name.size());
        const bool begins = at == 0 || note[at - 1] == '(' || note[at - 1] == ' ';
        if (begins && rest.starts_with(" ["))
            return rest.substr(1, rest.find(']'));
    }
    return {};
}

} // namespace muxscope::analysis
