// SPDX-License-Identifier: GPL-3.0-or-later
// Waits: what they watch, what they answered, and how long they were to last.
#include "analysis/mapped_values.h"
#include "analysis/trace_mapping.h"
#include "import/constants.h"
#include "trace/not_told.h"

#include <algorithm>

namespace muxscope::analysis {

using namespace strace;
using trace::Call;

namespace {

constexpr std::uint64_t kExtendedArgument =
    8; // IORING_ENTER_EXT_ARG: the timeout is behind a pointer
// Of si_band (sigaction(2)).
constexpr std::uint64_t kBandBits =
    trace::kIn | trace::kOut | trace::kPri | trace::kErr | trace::kHup | trace::kRdHup;
constexpr std::uint64_t kPollIn = 1; // si_code POLL_IN to POLL_HUP: those come with a descriptor
constexpr std::uint64_t kPollHup = 6;

template <class T>
void put(std::vector<std::byte>& bytes, const T& value) {
    const auto* from = reinterpret_cast<const std::byte*>(&value);
    bytes.insert(bytes.end(), from, from + sizeof(value));
}

// Signals that tell of descriptors (fcntl(2), F_SETSIG): SIGIO and the realtime ones.
bool tellsOfDescriptors(std::string_view signals) {
    return signals.find("IO") != std::string_view::npos ||
           signals.find("RT") != std::string_view::npos || signals.starts_with('~');
}

} // namespace

void TraceMapping::shownBits(ThreadKey thread, const FdList& list) {
    for (const FdBits& item : list)
        if (item.fd >= 0)
            put(m_payload, trace::FdBits{shown(thread, item.fd), item.bits});
}

void TraceMapping::putInterest(ThreadKey thread, const FdList& list, std::int64_t nfds) {
    m_payload.clear();
    put(m_payload,
        trace::InterestHead{
            static_cast<std::uint32_t>(std::clamp<std::int64_t>(nfds, 0, INT32_MAX)), 1});
    shownBits(thread, list);
}

void TraceMapping::putReady(ThreadKey thread, const FdList& list) {
    m_payload.clear();
    shownBits(thread, list);
}

std::int64_t TraceMapping::enterWait(ThreadKey thread, const CallText& call, Under& under) {
    if (under.call == Call::sigtimedwait) {
        if (!tellsOfDescriptors(call.argument(0)))
            under.call = Call::none;
        return lateArguments(call, under, nullptr);
    }
    const MuxCall* const wait = m_analysis.waitOf(thread);
    const bool list = under.call != Call::epoll_wait;
    if (list && wait != nullptr && wait->interest != nullptr)
        putInterest(thread, *wait->interest,
                    under.call == Call::select ? leadingNumber(call.argument(0)).value_or(0)
                                               : static_cast<std::int64_t>(wait->interest->size()));
    return lateArguments(call, under, wait);
}

std::int64_t TraceMapping::enterRing(ThreadKey, const CallText& call, Under& under) {
    under.aux = static_cast<std::uint16_t>(
        std::clamp<std::int64_t>(leadingNumber(call.argument(2)).value_or(0), 0, UINT16_MAX));
    put(m_payload, static_cast<std::uint32_t>(leadingNumber(call.argument(1)).value_or(0)));
    const bool timed =
        (flagsIn(call.argument(3)).value_or(kExtendedArgument) & kExtendedArgument) != 0;
    return timed ? trace::kNotTold : -1;
}

// `{si_signo=SIGIO, si_code=POLL_IN, si_band=65, si_fd=5}`; of a realtime signal strace prints the same two
// words of siginfo_t (sigaction(2)) under the names that sigqueue(3) would have given them: si_pid is
// si_band's lower half, si_int is si_fd.
void TraceMapping::putSignal(ThreadKey thread, const CallText& call, Under& under) {
    const std::string_view about = call.argument(1);
    const std::uint64_t code = constantIn(memberOf(about, "si_code")).value_or(0);
    std::string_view band = memberOf(about, "si_band");
    std::string_view fd = memberOf(about, "si_fd");
    if (fd.empty()) {
        band = memberOf(about, "si_pid");
        fd = memberOf(about, "si_int");
    }
    const auto number = leadingNumber(fd);
    const auto bits = leadingNumber(band);
    if (code < kPollIn || code > kPollHup || !number || !bits)
        return;
    under.aux = static_cast<std::uint16_t>(code);
    put(m_payload,
        trace::FdBits{shown(thread, *number),
                      static_cast<std::uint32_t>(static_cast<std::uint64_t>(*bits) & kBandBits)});
}

std::int64_t TraceMapping::lateArguments(const CallText& call, Under& under, const MuxCall* wait) {
    switch (under.call) {
    case Call::accept4: {
        const auto flags = flagsIn(call.argument(3));
        return flags ? static_cast<std::int64_t>(*flags) : trace::kNotTold;
    }
    case Call::epoll_wait:
        under.aux = static_cast<std::uint16_t>(
            std::clamp<std::int64_t>(leadingNumber(call.argument(2)).value_or(0), 0, UINT16_MAX));
        [[fallthrough]];
    case Call::select:
    case Call::poll:
        return wait != nullptr && wait->timeoutKnown ? wait->timeoutNs : trace::kNotTold;
    case Call::sigtimedwait:
        return timeSpanNs(call.argument(2), 1).value_or(trace::kNotTold);
    case Call::wait4:
    case Call::waitid:
        under.aux = waitOptionsOf(call);
        return leadingNumber(call.argument(call.name == "wait4" ? 0 : 1)).value_or(-1);
    case Call::recv:
    case Call::recvfrom:
        if (call.arguments.size() > 4) // with a place for the sender's address
            under.call = call.argument(4) == "NULL" ? Call::recv : Call::recvfrom;
        [[fallthrough]];
    default:
        under.aux = messageFlagsOf(call);
        return roomOf(call);
    }
}

} // namespace muxscope::analysis
