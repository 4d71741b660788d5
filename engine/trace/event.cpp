// SPDX-License-Identifier: GPL-3.0-or-later
#include "trace/event.h"

#include <cstring>

namespace muxscope::trace {

Interest Event::interest() const {
    if ((call() != Call::select && call() != Call::poll) || !isEnter())
        return {};
    return decodeInterest(payload).value_or(Interest{});
}

std::span<const FdBits> Event::ready() const {
    if (!isMultiplexer(call()) || !isExit())
        return {};
    return decodeReady(payload).value_or(std::span<const FdBits>{});
}

std::span<const std::byte> Event::moved() const {
    if (call() != Call::recvfrom)
        return payload;
    return decodeDatagram(payload).value_or(Datagram{}).bytes;
}

std::span<const std::byte> Event::address() const {
    if (call() == Call::sendto && isEnter())
        return payload;
    if (call() == Call::recvfrom && isExit())
        return decodeDatagram(payload).value_or(Datagram{}).address;
    return {};
}

std::uint32_t Event::payloadWord() const {
    std::uint32_t word = 0;
    if (payload.size() >= sizeof(word))
        std::memcpy(&word, payload.data(), sizeof(word));
    return word;
}

std::string_view errnoName(int error) {
    const char* name = error > 0 ? strerrorname_np(error) : nullptr;
    return name != nullptr ? name : "E?";
}

} // namespace muxscope::trace
