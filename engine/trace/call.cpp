// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/call.h"

#include <array>

namespace muxscope::trace {
namespace {

struct CallEntry {
    std::string_view name;
    CallKind kind;
};

constexpr std::array kCalls{
#define X(name, kind) CallEntry{#name, CallKind::kind},
    MUXSCOPE_CALLS(X)
#undef X
};

constexpr std::array kSites{
#define X(name) std::string_view{#name},
    MUXSCOPE_SITES(X)
#undef X
};

} // namespace

std::string_view callName(Call call) {
    const auto i = static_cast<std::size_t>(call);
    return i < kCalls.size() ? kCalls[i].name : "unknown";
}

CallKind callKind(Call call) {
    const auto i = static_cast<std::size_t>(call);
    return i < kCalls.size() ? kCalls[i].kind : CallKind::other;
}

std::optional<Call> callFromName(std::string_view name) {
    for (std::size_t i = 0; i < kCalls.size(); ++i)
        if (kCalls[i].name == name)
            return static_cast<Call>(i);
    return {};
}

std::string_view siteName(Site site) {
    const auto i = static_cast<std::size_t>(site);
    return i < kSites.size() ? kSites[i] : "unknown";
}

std::optional<Site> siteFromName(std::string_view name) {
    for (std::size_t i = 0; i < kSites.size(); ++i)
        if (kSites[i] == name)
            return static_cast<Site>(i);
    return {};
}

} // namespace muxscope::trace
