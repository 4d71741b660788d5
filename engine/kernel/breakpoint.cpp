// SPDX-License-Identifier: GPL-3.0-or-later
#include "kernel/breakpoint.h"

#include <algorithm>

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

bool Breakpoint::stopsAfter(const trace::Record& exit, std::span<const std::uint16_t> statuses,
                            std::uint64_t iterations) const {
    if (!asksForAnswer() || !isPlaceOf(*this, exit, iterations) || (fd && fd->n != exit.fd))
        return false;
    if (error && exit.value != -std::int64_t{*error})
        return false;
    if (bytesAtLeast && (!moves(exit.call) || exit.value < *bytesAtLeast))
        return false;
    return !httpStatus ||
           std::any_of(statuses.begin(), statuses.end(), [this](std::uint16_t status) {
               return status >= httpStatus->from && status <= httpStatus->to;
           });
}

} // namespace muxscope::kernel
