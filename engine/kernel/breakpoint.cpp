// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/breakpoint.h"

#include <string_view>

namespace muxscope::kernel {

namespace {

bool moves(trace::Call call) {
    const trace::CallKind kind = trace::callKind(call);
    return kind == trace::CallKind::read || kind == trace::CallKind::write;
}

bool isPlaceOf(const Breakpoint& wanted, const trace::Record& record, std::uint64_t iterations) {
    return (!wanted.call || *wanted.call == record.call) &&
           (!wanted.site || *wanted.site == record.site) &&
           (!wanted.iteration || *wanted.iteration == iterations);
}

} // namespace

bool Breakpoint::stopsBefore(const trace::Record& enter, std::uint64_t iterations) const {
    const std::int64_t dealtWith =
        enter.call == trace::Call::epoll_ctl ? enter.value : std::int64_t{enter.fd};
    return !asksForAnswer() && isPlaceOf(*this, enter, iterations) && (!fd || fd->n == dealtWith);
}

bool Breakpoint::stopsAfter(const trace::Record& exit, std::span<const std::byte> moved,
                            std::uint64_t iterations) const {
    if (!asksForAnswer() || !isPlaceOf(*this, exit, iterations) || (fd && fd->n != exit.fd))
        return false;
    if (error && exit.value != -std::int64_t{*error})
        return false;
    if (bytesAtLeast && (!moves(exit.call) || exit.value < *bytesAtLeast))
        return false;
    if (!httpStatus)
        return true;
    if (trace::callKind(exit.call) != trace::CallKind::write)
        return false;
    const auto status = httpStatusOf(moved);
    return status && *status >= httpStatus->from && *status <= httpStatus->to;
}

std::optional<std::uint16_t> httpStatusOf(std::span<const std::byte> bytes) {
    constexpr std::string_view kBegin = "HTTP/1.";
    constexpr std::size_t kDigits = kBegin.size() + 2; // behind "HTTP/1.1 "
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    const auto isDigit = [](char c) {
        return c >= '0' && c <= '9';
    };
    if (text.size() < kDigits + 3 || !text.starts_with(kBegin) || !isDigit(text[kBegin.size()]) ||
        text[kBegin.size() + 1] != ' ')
        return {};
    unsigned status = 0;
    for (const char c : text.substr(kDigits, 3)) {
        if (!isDigit(c))
            return {};
        status = status * 10 + static_cast<unsigned>(c - '0');
    }
    return static_cast<std::uint16_t>(status);
}

} // namespace muxscope::kernel
