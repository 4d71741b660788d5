// SPDX-License-Identifier: GPL-3.0-or-later
#include "analysis/epoll_sets.h"

#include "import/constants.h"

namespace muxscope::analysis {
namespace {

constexpr std::uint32_t kAlways = 0x8 | 0x10;   // EPOLLERR, EPOLLHUP: reported unasked
constexpr std::uint32_t kReported = 0x07ffffff; // the flags at the top are never reported

// A cookie that everybody carries tells nothing.
constexpr std::size_t kMostCarriers = 64;

} // namespace

std::uint32_t EpollSets::make(bool known) {
    m_sets.push_back({known, {}});
    m_live.emplace_back();
    return static_cast<std::uint32_t>(m_sets.size() - 1);
}

void EpollSets::change(std::uint32_t set, std::int32_t fd, std::uint32_t bits) {
    m_sets[set].changes.push_back({fd, bits});
}

void EpollSets::dropCookie(Live& live, std::uint64_t cookie, const Key& key) {
    const auto found = live.byCookie.find(cookie);
    if (found == live.byCookie.end())
        return;
    found->second.erase(key);
    if (found->second.empty())
        live.byCookie.erase(found);
}

void EpollSets::watch(std::uint32_t set, std::int32_t fd, FileId file,
                      const std::optional<strace::Polled>& event) {
    Live& live = m_live[set];
    const Key key{fd, file};
    Registration& registration = live.registrations[key];
    if (registration.known)
        dropCookie(live, registration.cookie, key);
    registration = {};
    if (!event) {
        m_sets[set].known = false;
        return;
    }
    registration = {event->bits, true, false, event->cookie};
    live.byCookie[event->cookie].insert(key);
    live.lastOfCookie[event->cookie] = fd;
    change(set, fd, event->bits & kReported);
}

void EpollSets::unwatch(std::uint32_t set, std::int32_t fd, FileId file) {
    Live& live = m_live[set];
    const Key key{fd, file};
    const auto found = live.registrations.find(key);
    if (found == live.registrations.end())
        return;
    if (found->second.known)
        dropCookie(live, found->second.cookie, key);
    live.registrations.erase(found);
    change(set, fd, 0);
}

std::int32_t EpollSets::answered(std::uint32_t set, const strace::Polled& event) {
    Live& live = m_live[set];
    static const std::set<Key> kNobody;
    const auto found = live.byCookie.find(event.cookie);
    const std::set<Key>& carriers = found == live.byCookie.end() ? kNobody : found->second;
    const Key* only = nullptr;
    int fitting = 0;
    // Two descriptors may carry the same cookie: then what is reported must decide.
    const bool several = carriers.size() > 1;
    if (carriers.size() > kMostCarriers)
        return -1;
    for (const Key& key : carriers) {
        const Registration& registration = live.registrations[key];
        const std::uint32_t asked = event.bits & kReported & ~kAlways;
        if (several && (registration.spent || asked == 0 || (asked & ~registration.bits) != 0))
            continue;
        only = &key;
        ++fitting;
    }
    if (fitting > 1)
        return -1;
    if (fitting == 0) {
        if (several)
            return -1;
        // It may have been closed while the wait was going on.
        const auto last = live.lastOfCookie.find(event.cookie);
        if (last != live.lastOfCookie.end())
            return last->second;
        contradicted(set);
        return -1;
    }
    Registration& registration = live.registrations[*only];
    if ((registration.bits & strace::kOneShotBit) != 0 && !registration.spent) {
        registration.spent = true;
        change(set, only->first, 0);
    }
    return only->first;
}

} // namespace muxscope::analysis
