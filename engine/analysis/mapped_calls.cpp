// SPDX-License-Identifier: GPL-3.0-or-later
// What each call's enter and exit say in a record (the table in trace/record.h).
#include "analysis/mapped_values.h"
#include "analysis/trace_mapping.h"
#include "import/constants.h"

#include <algorithm>
#include <cstring>

namespace muxscope::analysis {

using namespace strace;
using trace::Call;

namespace {

template <class T>
void put(std::vector<std::byte>& bytes, const T& value) {
    const auto* from = reinterpret_cast<const std::byte*>(&value);
    bytes.insert(bytes.end(), from, from + sizeof(value));
}

std::uint64_t flags(std::string_view text) {
    return flagsIn(text).value_or(0);
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

std::int64_t TraceMapping::enter(ThreadKey thread, const CallText& call, Under& under) {
    const auto first = fdIn(call.argument(0)).fd;
    switch (under.call) {
    case Call::socket:
    case Call::socketpair:
        under.aux = static_cast<std::uint16_t>(flags(call.argument(1)));
        return static_cast<std::int64_t>(flags(call.argument(0)));
    case Call::open:
    case Call::openat: {
        const std::size_t at = under.call == Call::openat ? 1 : 0;
        for (const char c : stringIn(call.argument(at)).bytes)
            put(m_payload, c);
        return static_cast<std::int64_t>(flags(call.argument(at + 1)));
    }
    case Call::epoll_create1:
    case Call::eventfd:
        return 0;
    case Call::nanosleep:
        return timeSpanNs(call.argument(call.name == "clock_nanosleep" ? 2 : 0), 1).value_or(0);
    case Call::select:
    case Call::poll: {
        const MuxCall* const wait = m_analysis.waitOf(thread);
        if (wait != nullptr && wait->interest != nullptr)
            putInterest(thread, *wait->interest,
                        under.call == Call::select
                            ? first
                            : static_cast<std::int64_t>(wait->interest->size()));
        return wait != nullptr && wait->timeoutKnown ? wait->timeoutNs : -1;
    }
    default:
        break;
    }
    under.fd = shown(thread, first);
    switch (under.call) {
    case Call::bind:
    case Call::connect:
        m_payload = sockaddrOf(addressIn(call.argument(1)));
        return 0;
    case Call::listen:
        return leadingNumber(call.argument(1)).value_or(0);
    case Call::shutdown:
        return static_cast<std::int64_t>(flags(call.argument(1)));
    case Call::accept4:
        return static_cast<std::int64_t>(flags(call.argument(3)));
    case Call::recv:
    case Call::read:
    case Call::send:
    case Call::write:
        under.aux = messageFlagsOf(call);
        return roomOf(call);
    case Call::sendfile:
        put(m_payload, shown(thread, fdIn(call.argument(1)).fd));
        return leadingNumber(call.argument(3)).value_or(0);
    case Call::epoll_ctl:
        under.aux = static_cast<std::uint16_t>(flags(call.argument(1)));
        if (const auto event = epollEventIn(call.argument(3)))
            put(m_payload, event->bits);
        return shown(thread, fdIn(call.argument(2)).fd);
    case Call::epoll_wait: {
        const MuxCall* const wait = m_analysis.waitOf(thread);
        under.aux = static_cast<std::uint16_t>(
            std::clamp<std::int64_t>(leadingNumber(call.argument(2)).value_or(0), 0, UINT16_MAX));
        return wait != nullptr && wait->timeoutKnown ? wait->timeoutNs : -1;
    }
    case Call::fcntl: {
        const std::uint64_t command = flags(call.argument(1));
        if (command != kGetFlags && command != kSetFlags)
            under.call = Call::none;
        under.aux = static_cast<std::uint16_t>(command);
        return static_cast<std::int64_t>(flags(call.argument(2)));
    }
    case Call::ioctl:
        under.aux = static_cast<std::uint16_t>(flags(call.argument(1)));
        if (under.aux != kFionbio)
            under.call = Call::none;
        return 0;
    case Call::getsockopt:
        under.aux = static_cast<std::uint16_t>(flags(call.argument(2)));
        put(m_payload, static_cast<std::int32_t>(flags(call.argument(1))));
        if (under.aux != 4 || flags(call.argument(1)) != 1) // SOL_SOCKET, SO_ERROR
            under.call = Call::none;
        return 0;
    default:
        return 0;
    }
}

std::int64_t TraceMapping::exit(ThreadKey thread, const CallText& call, Under& under) {
    const std::int64_t value = call.answer.value;
    switch (under.call) {
    case Call::socket:
    case Call::open:
    case Call::openat:
    case Call::eventfd:
    case Call::epoll_create1:
        return shown(thread, value);
    case Call::accept:
    case Call::accept4: {
        AddressText peer = addressIn(call.argument(1));
        if (peer.text().empty())
            peer = socketNamesIn(fdIn(call.answer.whole).annotation).peer;
        const std::int32_t fd = shown(thread, value);
        m_payload = sockaddrOf(peer);
        return fd;
    }
    case Call::recv:
    case Call::read:
    case Call::send:
    case Call::write: {
        if (under.aux == 0)
            under.aux = messageFlagsOf(call); // printed on return
        const std::string bytes = movedBytes(call);
        const auto* from = reinterpret_cast<const std::byte*>(bytes.data());
        m_payload.assign(from, from + bytes.size());
        return value;
    }
    case Call::getsockname:
    case Call::getpeername:
        m_payload = sockaddrOf(addressIn(call.argument(1)));
        return value;
    case Call::socketpair: {
        std::vector<std::int32_t> ends;
        forEachItem(call.argument(3), [&](std::string_view end) {
            ends.push_back(shown(thread, fdIn(end).fd));
            return true;
        });
        m_payload.clear();
        for (const std::int32_t end : ends)
            put(m_payload, end);
        return value;
    }
    case Call::ioctl:
    case Call::getsockopt: {
        std::string_view text = call.argument(under.call == Call::ioctl ? 2 : 3);
        if (text.starts_with('['))
            text.remove_prefix(1);
        std::int32_t number = static_cast<std::int32_t>(leadingNumber(text).value_or(0));
        if (number == 0 && text.starts_with('E'))
            number = errnoOf(text.substr(0, text.find(']')));
        put(m_payload, number);
        return value;
    }
    default:
        return value;
    }
}

} // namespace muxscope::analysis
